"""Backups on screen: made, compared with now, put back; and the one that makes itself."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import platformdirs
import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import main
from app.services.archief import Archief, open_archief
from app.services.bewaring import backups
from app.services.bewaring.backups import list_all_backups, make_backup, set_plek
from app.services.dossiers.stamgegevens import create_gemeente
from app.services.errors import UserError
from app.ui.backups.automatic import AutoBackup, ClosingWindow, backup_on_close
from app.ui.context import Context
from app.ui.instellingen.backups import BackupsTab
from app.ui.jobs import Jobs
from app.ui.ontgrendelen.restore import RestorePage
from app.ui.ontgrendelen.window import OntgrendelWindow
from app.ui.settings import Settings
from app.ui.widgets.buttons import PrimaryButton
from tests.conftest import WACHTWOORD
from tests.factories import NU

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def at_work(context: Context, archief: Archief) -> Iterator[Context]:
    """A context with an archive."""
    context.archive = archief
    yield context
    context.jobs.wait_idle()


@pytest.fixture
def auto(at_work: Context) -> Iterator[AutoBackup]:
    made = AutoBackup(at_work)
    yield made
    shiboken6.delete(made)


@pytest.fixture
def tab(at_work: Context, show: Any) -> BackupsTab:
    made = show(BackupsTab(at_work))
    made.resize(1150, 620)
    assert at_work.jobs.wait_idle()
    return made


@pytest.fixture
def window(jobs: Jobs, tmp_path: Path, show: Any) -> Iterator[OntgrendelWindow]:
    made = OntgrendelWindow(jobs, Settings(tmp_path / "test.ini"))
    yield show(made)
    jobs.wait_idle()


@pytest.fixture
def saved(archief: Archief) -> Path:
    """The folder of a closed archive with one backup, one gemeente ago."""
    make_backup(archief, "zelf gemaakt")
    create_gemeente(archief, "Later")
    archief.close()
    return archief.archive.folder


def texts(widget: QWidget) -> list[str]:
    return [part.text() for part in widget.findChildren(QLabel) if part.isVisible() and part.text()]


def press(qtbot: QtBot, jobs: Jobs, button: Any) -> None:
    qtbot.mouseClick(button, LEFT)
    assert jobs.wait_idle()


# ── the tab ───────────────────────────────────────────────────────────────────────────────────────


def test_an_empty_list_says_what_comes(tab):
    assert "Nog geen back-ups" in texts(tab)
    assert not tab.restore.isEnabled()


def test_one_press_makes_one(tab, qtbot):
    press(qtbot, tab.context.jobs, tab.make)
    (rij,) = list_all_backups(tab.context.archive.archive.folder)
    assert tab.list.current() == rij
    assert tab.melding.text.text() == "De back-up van 22-11-2026 14:03 is gemaakt en nagekeken."
    assert tab.state.text().endswith("daarna is niets gewijzigd.")
    assert tab.make.isEnabled() and not tab.stop.isVisible()


def test_the_preview_stands_beside_now(tab, qtbot):
    press(qtbot, tab.context.jobs, tab.make)
    tab.context.write(_create_kandidaat)
    assert tab.context.jobs.wait_idle()
    tab.reload()
    assert tab.context.jobs.wait_idle()
    assert tab.preview.accessibleName().startswith("Kandidaten: 0, nu 1; Metingen: 0, nu 0")
    assert tab.state.text().endswith("daarna is er gewijzigd.")


def _create_kandidaat(archief: Archief) -> Any:
    from app.services.dossiers.kandidaten import create_kandidaat

    return create_kandidaat(archief)


def test_stopped_by_the_user(tab, qtbot, monkeypatch):
    def endless(_archief: Any, _reden: str, progress: Any) -> None:
        while not progress.stopped:
            progress(1, 2)

    monkeypatch.setattr(backups, "make_backup", endless)
    qtbot.mouseClick(tab.make, LEFT)
    qtbot.waitUntil(lambda: tab.bar.value == 1)
    press(qtbot, tab.context.jobs, tab.stop)
    assert "geen halve back-up" in tab.melding.text.text()
    assert tab.make.isEnabled()


def test_a_refusal_is_said_on_the_tab(tab, qtbot, monkeypatch):
    def refuse(*_args: Any) -> None:
        raise UserError("De schijf is vol.")

    monkeypatch.setattr(backups, "make_backup", refuse)
    press(qtbot, tab.context.jobs, tab.make)
    assert tab.melding.text.text() == "De schijf is vol."
    assert tab.make.isEnabled()


def test_putting_back_is_asked_of_the_program(tab, qtbot):
    wished: list[str] = []
    tab.context.restore = wished.append
    press(qtbot, tab.context.jobs, tab.make)
    qtbot.mouseClick(tab.restore, LEFT)
    assert wished == [tab.list.current().naam]


def test_a_backup_that_cannot_be_read_cannot_be_put_back(tab, qtbot):
    press(qtbot, tab.context.jobs, tab.make)
    (tab.list.current().map / "back-up.json").unlink()
    tab.reload()
    assert tab.context.jobs.wait_idle()
    assert not tab.restore.isEnabled()
    assert any("beschadigd" in part.text() for part in tab.preview.findChildren(QLabel))


def test_a_second_place_is_chosen_and_forgotten(tab, qtbot, tmp_path, monkeypatch):
    from app.ui.instellingen.backups import SecondPlaceCard

    stick = tmp_path / "stick"
    stick.mkdir()
    card = tab.findChild(SecondPlaceCard)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(stick))
    press(qtbot, tab.context.jobs, card.choose)
    assert card.path.text() == str(stick) and "Bijgewerkt op 22-11-2026 14:03" in card.text.text()
    stick.rename(tmp_path / "weg")
    card.reload()
    assert tab.context.jobs.wait_idle()
    assert "nu niet aangesloten" in card.text.text()
    press(qtbot, tab.context.jobs, card.forget)
    assert not card.path.isVisible()


def test_a_wrong_second_place_is_refused_in_words(tab, qtbot, monkeypatch):
    from app.ui.instellingen.backups import SecondPlaceCard

    card = tab.findChild(SecondPlaceCard)
    inside = str(tab.context.archive.archive.folder)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: inside)
    press(qtbot, tab.context.jobs, card.choose)
    assert "buiten de map" in card.melding.text.text()


# ── putting back before the archive is open ───────────────────────────────────────────────────────


def try_to_open(window: OntgrendelWindow) -> str:
    window.page().field.edit.setText(WACHTWOORD)
    window.page().unlock()
    assert window.jobs.wait_idle()
    return window.page().melding.text.text()


@pytest.mark.parametrize("harm", ["beschadigd", "leeg", "bestand weg", "map weg"])
def test_one_click_from_each_open_error_and_back_in_the_archive(window, saved, qtbot, harm):
    match harm:
        case "beschadigd":
            (saved / "archief.db").write_bytes(b"\1" * 8192)
        case "leeg":
            (saved / "archief.db").write_bytes(b"")
        case "bestand weg":
            (saved / "archief.db").unlink()
        case _:
            shutil.rmtree(saved)
    window.show_unlock(saved)
    if harm != "map weg":
        assert "Zet een back-up" in try_to_open(window)
    press(qtbot, window.jobs, window.page().restore)
    assert isinstance(window.page(), RestorePage)
    qtbot.keyClicks(window.page().field.edit, WACHTWOORD)
    qtbot.keyClick(window.page().field.edit, Qt.Key.Key_Return)
    assert window.jobs.wait_idle()
    assert "De back-up is teruggezet." in window.page().hint.text.text()
    opened: list[Archief] = []
    window.opened.connect(opened.append)
    assert try_to_open(window) == ""
    opened[0].close()


def test_a_wrong_passphrase_offers_no_backup(window, saved):
    window.show_unlock(saved)
    window.page().field.edit.setText("niet het wachtwoord")
    window.page().unlock()
    assert window.jobs.wait_idle()
    assert not window.page().restore.isVisible()


def test_refused_the_page_stays_with_what_was_typed(window, saved, qtbot):
    window.show_restore(saved)
    assert window.jobs.wait_idle()
    page = window.page()
    press(qtbot, window.jobs, page.button)
    assert "Vul het wachtwoord" in page.melding.text.text()
    page.field.edit.setText("niet het wachtwoord")
    press(qtbot, window.jobs, page.button)
    assert "past niet bij deze back-up" in page.melding.text.text()
    assert page.field.edit.text() == "niet het wachtwoord" and page.button.isEnabled()
    qtbot.mouseClick(page.back, LEFT)
    assert window.page().folder == saved and not isinstance(window.page(), RestorePage)


def test_the_backup_asked_for_is_chosen(window, archief, qtbot):
    first = make_backup(archief, "zelf gemaakt")
    create_gemeente(archief, "Later")
    make_backup(archief, "bij afsluiten")
    archief.close()
    window.show_restore(archief.archive.folder, first.rij.naam)
    assert window.jobs.wait_idle()
    assert window.page().list.current().naam == first.rij.naam


def test_backups_on_a_stick_are_found_by_pointing(window, saved, tmp_path, monkeypatch, qtbot):
    shutil.move(saved.with_name("archief-back-ups"), tmp_path / "stick" / "archief-back-ups")
    window.show_restore(saved)
    assert window.jobs.wait_idle()
    page = window.page()
    assert "Geen back-ups gevonden" in texts(page) and not page.button.isEnabled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "stick"))
    (button,) = [part for part in page.findChildren(PrimaryButton) if part.text() == "Wijs een map aan …"]
    press(qtbot, window.jobs, button)
    assert page.list.current() is not None and page.button.isEnabled()


# ── by itself ─────────────────────────────────────────────────────────────────────────────────────


def test_during_work_one_is_made_when_due(at_work, auto):
    auto.look()
    auto.look()
    assert at_work.jobs.wait_idle()
    assert len(list_all_backups(at_work.archive.archive.folder)) == 1
    assert auto.job is None


def test_a_lost_second_place_is_said_once(at_work, auto, tmp_path):
    said: list[Any] = []
    at_work.messages.posted.connect(said.append)
    (tmp_path / "stick").mkdir()
    set_plek(at_work.archive, tmp_path / "stick")
    shutil.rmtree(tmp_path / "stick")
    at_work.archive.klok = lambda: NU + timedelta(days=8)
    for _ in range(2):
        auto.look()
        assert at_work.jobs.wait_idle()
    (message,) = said
    assert "niet gezien" in message.text and message.kind == "attention"


def test_at_closing_one_is_made(at_work):
    backup_on_close(at_work.jobs, at_work.archive)
    (rij,) = list_all_backups(at_work.archive.archive.folder)
    assert rij.reden == "bij afsluiten"


def test_a_long_one_shows_a_window_and_can_be_skipped(at_work, qtbot, monkeypatch):
    seen: list[str] = []

    def endless(_archief: Any, _reden: str, progress: Any) -> None:
        while not progress.stopped:
            progress(1, 2)

    def skip(window: ClosingWindow, _event: object) -> None:
        seen.extend(texts(window))
        window.skip.click()

    monkeypatch.setattr(backups, "make_backup_when_due", endless)
    monkeypatch.setattr(ClosingWindow, "showEvent", skip)
    backup_on_close(at_work.jobs, at_work.archive)
    assert "Alles is al opgeslagen. Dit venster sluit vanzelf." in seen


def test_what_goes_wrong_at_closing_is_said(at_work, monkeypatch):
    said: list[str] = []

    def refuse(*_args: Any, **_more: Any) -> None:
        raise UserError("De schijf is vol.")

    monkeypatch.setattr(backups, "make_backup_when_due", refuse)
    monkeypatch.setattr(ClosingWindow, "tell", lambda _window, trouble: said.append(trouble))
    backup_on_close(at_work.jobs, at_work.archive)
    assert said == ["De schijf is vol."]


def test_the_trouble_stays_until_it_was_read(qtbot):
    window = ClosingWindow()
    qtbot.addWidget(window)
    timer_hit: list[str] = []

    def read() -> None:
        timer_hit.extend(texts(window))
        window.close()

    QTimer.singleShot(0, window, read)
    window.tell("De schijf is vol.")
    assert "De schijf is vol." in timer_hit
    QApplication.processEvents()


def test_the_archive_opened_again_is_the_backup(window, saved, qtbot):
    window.show_restore(saved)
    assert window.jobs.wait_idle()
    window.page().field.edit.setText(WACHTWOORD)
    press(qtbot, window.jobs, window.page().button)
    archief = open_archief(saved, WACHTWOORD)
    assert backups.read_inhoud(archief).aantallen["Kandidaten"] == 0
    assert archief.archive.stand().tabellen["gemeente"] == 0
    archief.close()


def test_from_the_settings_the_program_leaves_with_a_last_backup(saved, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_arg, **_kw: str(tmp_path / "gegevens"))
    monkeypatch.setattr(QApplication, "exit", lambda *_arg: None)
    program = main.Program(Settings(tmp_path / "test.ini"))
    with qtbot.waitSignal(program.stands, timeout=20_000):
        program.show_main(open_archief(saved, WACHTWOORD))
    assert program.jobs.wait_idle()
    program.window.context.restore("2026-11-22T140300Z-0123456789ab")
    program.close()
    assert program.again == [
        "--scherm",
        "terugzetten/2026-11-22T140300Z-0123456789ab",
        "--archief",
        str(saved),
    ]
    assert {rij.reden for rij in list_all_backups(saved)} == {"zelf gemaakt", "bij afsluiten"}
    for window in (program.window, program.unlock):
        shiboken6.delete(window)
