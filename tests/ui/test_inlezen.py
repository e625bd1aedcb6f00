"""Reading in with real keys and mouse: file, columns, findings, all of it in, and out again."""

import io
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from app.models import Kandidaat
from app.services.archief import Archief
from app.services.inlezen import inlezen
from app.ui.inlezen.screen import InlezenScreen
from app.ui.main_window import MainWindow
from tests.factories import make_kandidaat

Settle = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
KOP = "Achternaam;Roepnaam;Geboortedatum;Werkgever;Functie;Startdatum;Uren"
GOED = "Hofman;Lotte;14-03-2006;De Korenaar;Bakker;01-09-2026;28"
FOUT = "Achterberg;Daan;31-02-2005;De Halm;Bakker;01-09-2026;28"


@pytest.fixture
def lijst(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list with one mistake, which the user chooses."""
    pad = tmp_path / "lijst.csv"
    pad.write_text("\n".join((KOP, GOED, FOUT)), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arg: (str(pad), ""))
    return pad


@pytest.fixture
def screen(venster: MainWindow, settle: Settle) -> InlezenScreen:
    venster.navigate("inlezen")
    settle()
    return venster.current_screen()


def count(archief: Archief) -> int:
    with archief.read() as session:
        return session.scalar(select(func.count(Kandidaat.id))) or 0


def step(screen: InlezenScreen) -> str:
    return screen.steps.current()


def test_a_list_goes_in_and_out_again(
    archief: Archief, lijst: Path, screen: InlezenScreen, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(screen, Qt.Key.Key_Return, CTRL)
    settle()
    assert step(screen) == "kolommen" and screen.columns.fields[0].hasFocus()
    assert [field.content() for field in screen.columns.fields][:3] == [
        "kandidaat.achternaam", "kandidaat.roepnaam", "kandidaat.geboortedatum",
    ]  # fmt: skip
    qtbot.keyClick(screen, Qt.Key.Key_Return, CTRL)
    settle()
    assert step(screen) == "controle" and not screen.check.read.isEnabled()
    assert "fouten" in screen.check.reason.text()
    qtbot.keyClick(screen, Qt.Key.Key_Return, CTRL)
    settle()
    assert step(screen) == "controle" and count(archief) == 0
    screen.check.skip.setFocus()
    qtbot.keyClick(screen.check.skip, Qt.Key.Key_Space)
    qtbot.keyClick(screen, Qt.Key.Key_Return, CTRL)
    settle()
    assert step(screen) == "klaar" and count(archief) == 1
    assert "1 kandidaat" in screen.done.words.text() and "1 rij met fouten" in screen.done.words.text()
    qtbot.mouseClick(screen.done.history.undo, LEFT)
    settle()
    assert count(archief) == 0 and step(screen) == "bestand"
    assert not screen.file.history.undo.isEnabled()
    venster.navigate("kandidaten")
    settle()


def test_findings_stand_at_their_cells(
    lijst: Path, screen: InlezenScreen, qtbot: QtBot, settle: Settle
) -> None:
    screen.finish()
    settle()
    screen.finish()
    settle()
    rows: Any = screen.check.row_layers.currentWidget()
    settle()
    model = rows.model()
    assert model.rowCount() == 1
    texts = [model.data(model.index(0, place)) for place in range(model.columnCount())]
    assert "✕ 31-02-2005" in texts and texts[0] == "3"
    findings: Any = screen.check.finding_layers.currentWidget()
    findings.setFocus()
    findings.selectRow(0)
    assert "kalender" in findings.current_record().melding and rows.current_id() == 2
    qtbot.mouseClick(screen.check.which.findChildren(QPushButton)[1], LEFT)
    settle()
    assert screen.check.row_layers.currentWidget().model().rowCount() == 2


def test_a_column_chosen_otherwise(lijst: Path, screen: InlezenScreen, qtbot: QtBot, settle: Settle) -> None:
    screen.finish()
    settle()
    field = screen.columns.fields[1]
    field.setFocus()
    field.set_content("kandidaat.achternaam")
    field.ended.emit()
    qtbot.keyClick(screen, Qt.Key.Key_Return, CTRL)
    settle()
    assert step(screen) == "kolommen" and "Twee kolommen" in screen.columns.message.text.text()
    field.set_content("")
    field.ended.emit()
    assert not screen.columns.message.isVisible()
    qtbot.keyClick(screen, Qt.Key.Key_Return, CTRL)
    settle()
    assert step(screen) == "controle"
    qtbot.mouseClick(screen.steps._buttons["kolommen"], LEFT)
    assert step(screen) == "kolommen" and field.content() == ""
    qtbot.mouseClick(screen.steps._buttons["klaar"], LEFT)
    assert step(screen) == "kolommen"


def test_another_table_is_understood_anew(lijst: Path, screen: InlezenScreen, settle: Settle) -> None:
    screen.finish()
    settle()
    screen.columns.table.set_content("werkgevers")
    screen.columns.table.ended.emit()
    settle()
    assert [field.content() for field in screen.columns.fields][3] == "werkgever.naam"


def test_what_is_known_can_be_filled_in(
    archief: Archief, lijst: Path, screen: InlezenScreen, settle: Settle
) -> None:
    make_kandidaat(archief, telefoon="")
    lijst.write_text("Achternaam;Roepnaam;Geboortedatum;Telefoon\nTerpstra;Jelle;1-6-2005;0612345678\n")
    screen.finish()
    settle()
    screen.finish()
    settle()
    assert not screen.check.read.isEnabled() and "niets nieuws" in screen.check.reason.text()
    screen.check.known.set_content("aanvullen")
    screen.check.known.ended.emit()
    settle()
    assert screen.check.read.isEnabled()
    screen.finish()
    settle()
    assert "Bijgewerkt: 1" in screen.done.words.text()


def test_a_file_with_a_password_is_opened_here(
    screen: InlezenScreen, tmp_path: Path, qtbot: QtBot, settle: Settle
) -> None:
    book, plain, locked = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    book.active.append(["Achternaam"])
    book.active.append(["Vries"])
    book.save(plain)
    OOXMLFile(plain).encrypt("geheim", locked)
    pad = tmp_path / "slot.xlsx"
    pad.write_bytes(locked.getvalue())
    screen.file.take(pad)
    settle()
    field = screen.file.password.edit
    assert field.hasFocus() and "wachtwoord" in screen.file.message.text.text()
    qtbot.keyClicks(field, "fout")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert "past niet" in screen.file.message.text.text()
    field.clear()
    qtbot.keyClicks(field, "geheim")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert step(screen) == "kolommen"


def test_a_file_can_be_dropped_and_a_wrong_one_is_told(
    screen: InlezenScreen, tmp_path: Path, settle: Settle
) -> None:
    pad = tmp_path / "plaatje.csv"
    pad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pad))])
    zone = screen.file.choose.parent()
    drop = Qt.DropAction.CopyAction
    zone.dropEvent(QDropEvent(QPointF(5, 5), drop, data, LEFT, Qt.KeyboardModifier.NoModifier))
    settle()
    assert step(screen) == "bestand" and "geen tekst" in screen.file.message.text.text()


def test_a_bsn_is_never_shown(lijst: Path, screen: InlezenScreen, settle: Settle) -> None:
    lijst.write_text("Achternaam;BSN\nVries;111222333\nBos;123456782\nVos;999999990\n")
    screen.finish()
    settle()
    screen.finish()
    settle()
    screen.check.which.set_value("alle")
    screen.check.which.chosen.emit("alle")
    settle()
    model = screen.check.row_layers.currentWidget().model()
    texts = [model.data(model.index(row, place)) for row in range(3) for place in range(3)]
    assert "Vries" in texts and not any("111222333" in text or "123456782" in text for text in texts)
    assert screen.columns.opzet is not None and screen.columns.opzet.kolommen[1].voorbeelden == ("•••••••••",)


def test_stop_leaves_nothing(
    archief: Archief,
    lijst: Path,
    screen: InlezenScreen,
    qtbot: QtBot,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    real = inlezen.controleer

    def slow(*args: Any, progress: Any = None) -> Any:
        begun.set()
        assert go_on.wait(60)
        return real(*args, progress=progress)

    monkeypatch.setattr(inlezen, "controleer", slow)
    screen.finish()
    settle()
    screen.look()
    assert begun.wait(60) and screen.busy.isVisible() and not screen.pages.isEnabled()
    qtbot.mouseClick(screen.busy.stop, LEFT)
    go_on.set()
    settle()
    assert step(screen) == "kolommen" and not screen.busy.isVisible() and count(archief) == 0


def test_the_template_is_made(
    screen: InlezenScreen, tmp_path: Path, qtbot: QtBot, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = tmp_path / "sjabloon.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arg: (str(pad), ""))
    qtbot.mouseClick(screen.file.template, LEFT)
    settle()
    assert openpyxl.load_workbook(pad).sheetnames[-1] == "Uitleg"


@pytest.mark.parametrize(("van", "knop"), [("kandidaten", "naar_inlezen"), ("export", "export_naar_inlezen")])
def test_the_way_in(venster: MainWindow, van: str, knop: str, qtbot: QtBot, settle: Settle) -> None:
    venster.navigate(van)
    settle()
    qtbot.mouseClick(venster.current_screen().findChild(QPushButton, knop), LEFT)
    settle()
    assert isinstance(venster.current_screen(), InlezenScreen)
