"""The log on screen: filter, open what a row is about, check the chain, save as a workbook."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from app.services.archief import Archief
from app.services.dossiers.dossier import read_dossier
from app.services.logboeken.logboek import LogFilter, list_logregels
from app.ui.context import Context
from app.ui.instellingen.logboek import LogboekTab
from app.ui.jobs import Jobs
from app.ui.messages import Messages
from app.ui.noted_settings import note_settings
from app.ui.settings import Settings
from tests.factories import make_kandidaat, make_meting, make_plaatsing

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def context(archief: Archief, tmp_path: Path, qapp: Any) -> Iterator[Context]:
    jobs, messages = Jobs(), Messages()
    messages.listen(jobs)
    yield Context(jobs, messages, Settings(tmp_path / "test.ini"), archief)
    jobs.wait_idle()
    jobs.close()


@pytest.fixture
def tab(archief: Archief, context: Context, show: Any) -> LogboekTab:
    """The tab of an archive with two dossiers, one of them looked at."""
    make_kandidaat(archief, achternaam="Anders")
    kandidaat = make_kandidaat(archief, achternaam="Terpstra", voorletters="J.")
    make_meting(archief, make_plaatsing(archief, kandidaat))
    read_dossier(archief, kandidaat)
    made = LogboekTab(context)
    made.resize(1100, 620)
    show(made)
    context.jobs.wait_idle()
    return made


def settle(tab: LogboekTab) -> None:
    for _ in range(3):
        tab.grab()
        QApplication.processEvents()
        tab.context.jobs.wait_idle()


def first(tab: LogboekTab) -> Any:
    """The newest row."""
    settle(tab)
    return tab.model.record(0)


def test_the_newest_entry_stands_first_and_enter_opens_it(tab: LogboekTab, qtbot: QtBot) -> None:
    opened: list[Any] = []
    tab.context.navigate = lambda name, **arg: opened.append((name, arg))
    assert first(tab).onderwerp == "Dossier · Terpstra, J."
    qtbot.waitUntil(tab.open_button.isVisible)
    assert tab.open_button.text() == "Open het dossier"
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    tab.open_button.click()
    assert opened == [("dossier", {"id": first(tab).openen.id})] * 2


def test_a_row_about_the_archive_opens_nothing(tab: LogboekTab, qtbot: QtBot) -> None:
    tab.chain.check()
    settle(tab)
    assert first(tab).actie == "logboek nagekeken"
    qtbot.waitUntil(lambda: not tab.open_button.isVisible())
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)


def test_the_filter_narrows_and_can_be_taken_away(tab: LogboekTab, qtbot: QtBot) -> None:
    everything = len(tab.model.ids)
    tab.filter.words.setText("terpstra")
    qtbot.waitUntil(lambda: 0 < len(tab.model.ids) < everything)
    tab.filter.what.set_content("dossier ingezien")
    tab.filter.what.ended.emit()
    settle(tab)
    assert tab.count.text() == "1 regel"
    tab.filter.words.setText("niemand zoals deze")
    qtbot.waitUntil(lambda: tab.layers.currentWidget() is tab.nothing)
    assert not tab.export.isEnabled()
    tab.nothing.button.click()
    qtbot.waitUntil(lambda: len(tab.model.ids) == everything)


def test_a_date_that_cannot_be_read_is_said_and_changes_nothing(tab: LogboekTab) -> None:
    before = len(tab.model.ids)
    tab.filter.since.set_content("gisteren")
    tab.filter.since.ended.emit()
    settle(tab)
    assert "geen volledige datum" in tab.message.text() and len(tab.model.ids) == before
    tab.filter.since.set_content("23-11-2026")
    tab.filter.since.ended.emit()
    settle(tab)
    assert tab.message.text() == "" and len(tab.model.ids) == 0


def test_the_chain_is_whole_until_somebody_tampers(tab: LogboekTab, archief: Archief, qtbot: QtBot) -> None:
    assert "Nog niet nagekeken" in tab.chain.state.text()
    qtbot.mouseClick(tab.chain.verify, LEFT)
    settle(tab)
    assert tab.chain.state.text().startswith("De keten is heel.")
    with archief.write() as werk:
        werk.session.execute(text("DROP TRIGGER logboek_vast_delete"))
        werk.session.execute(text("DELETE FROM logboek WHERE id = 2"))
    qtbot.mouseClick(tab.chain.verify, LEFT)
    settle(tab)
    assert "gebroken" in tab.chain.state.text() and "vraag hulp" in tab.chain.note.text()
    tab.refresh(None)
    settle(tab)
    assert "gebroken" in tab.chain.state.text()


def test_the_rows_are_saved_as_a_workbook(
    tab: LogboekTab, archief: Archief, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad, posted = tmp_path / "logboek.xlsx", []
    tab.context.messages.posted.connect(posted.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(pad), ""))
    qtbot.mouseClick(tab.export, LEFT)
    settle(tab)
    assert pad.exists() and posted[0].text == "Het bestand logboek.xlsx is gemaakt."
    assert first(tab).actie == "logboek geëxporteerd"


def test_a_refused_workbook_is_a_message(tab: LogboekTab, tmp_path: Path) -> None:
    posted: list[Any] = []
    tab.context.messages.posted.connect(posted.append)
    tab.export.export_to(tmp_path / "weg" / "x.xlsx")
    settle(tab)
    assert posted[0].kind == "bad" and tab.export.isEnabled()


def test_the_time_of_the_lock_is_noted_and_the_theme_is_not(context: Context, archief: Archief) -> None:
    note_settings(context)
    context.settings.lock_minutes = 10
    context.settings.thema = "donker"
    context.jobs.wait_idle()
    assert len(list_logregels(archief, LogFilter(actie="instelling gewijzigd"))) == 1
