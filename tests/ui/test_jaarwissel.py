"""Jaarwisseling with real keys and mouse: refusal, the run, again without effect, stop, list and letters."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.models import Subsidie
from app.services.archief import Archief
from app.ui.jaarwissel.screen import JaarwisselScreen
from app.ui.main_window import MainWindow
from tests.factories import make_definitieve_meting, make_gemeente, make_kandidaat, make_plaatsing
from tests.services.jaarbedragen import enter_2027

Settle = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def lopend(archief: Archief) -> None:
    """Two running subsidies in two gemeenten; the second was never measured."""
    make_definitieve_meting(archief, make_plaatsing(archief, make_kandidaat(archief)))
    maasdal = make_gemeente(archief, naam="Maasdal")
    make_plaatsing(archief, make_kandidaat(archief, achternaam="Aalders", gemeente_id=maasdal))


@pytest.fixture
def met_bedragen(lopend: None, archief: Archief) -> None:
    enter_2027(archief)


def open_screen(venster: MainWindow, qtbot: QtBot, settle: Settle) -> JaarwisselScreen:
    qtbot.mouseClick(venster.navigation.buttons["jaarwissel"], LEFT)
    settle()
    screen = venster.current_screen()
    assert isinstance(screen, JaarwisselScreen)
    return screen


def receipts(archief: Archief) -> int:
    with archief.read() as session:
        return session.query(Subsidie).count()


def cells(screen: JaarwisselScreen, row: int) -> list[str]:
    model = screen.view.model
    return [model.data(model.index(row, column)) for column in range(model.columnCount())]


def test_without_amounts_it_refuses_and_shows_the_road(
    lopend: None, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    screen = open_screen(venster, qtbot, settle)
    assert screen.jaar() == 2027
    assert screen.view.layers.currentWidget() is screen.view.refusal
    assert not screen.view.set_all.isEnabled()
    assert "Voer eerst de bedragen" in screen.view.set_all.toolTip()
    qtbot.keyClick(venster, Qt.Key.Key_Return, CTRL)
    settle()
    assert receipts(archief) == 1
    qtbot.mouseClick(screen.view.refusal.button, LEFT)
    settle()
    assert venster.current_screen() is venster.screens["bedragen"]


def test_the_run_and_the_run_again(
    met_bedragen: None, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    screen = open_screen(venster, qtbot, settle)
    assert cells(screen, 0)[:6] == [
        *("Aalders, J.", "Bakkerij De Korenaar", "–", "–", "–", "geen bedrag"),
    ]
    assert cells(screen, 1)[2:6] == ["€ 1.149,80", "€ 1.180,80", "+ € 31,00", "vast te stellen"]
    assert "loonwaarde vastgesteld" in screen.view.detail.text()
    assert screen.view.warning.isVisible()
    assert screen.view.set_all.text() == "Stel 1 subsidie vast"
    qtbot.keyClick(venster, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "1 vastgelegd" in venster.bar.text.text())
    qtbot.waitUntil(lambda: screen.view.set_all.text() == "Stel vast" and screen.work.job is None)
    settle()
    assert cells(screen, 1)[5] == "vastgelegd"
    assert receipts(archief) == 2
    assert screen.view.set_all.toolTip() == "Alles is al vastgelegd."
    qtbot.keyClick(venster, Qt.Key.Key_Return, CTRL)
    settle()
    assert receipts(archief) == 2


def test_filters_and_the_way_to_the_dossier(
    met_bedragen: None, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    screen = open_screen(venster, qtbot, settle)
    view = screen.view
    view.filter._choose("bijzonder")
    assert len(view.model.ids) == 1
    view.filter._choose("alles")
    view.gemeente.set_content("2")
    view.gemeente.ended.emit()
    assert [regel.naam for regel in view.rows.values()] == ["Aalders, J."]
    view.filter._choose("open")
    assert view.layers.currentWidget() is view.none
    view.filter._choose("alles")
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    settle()
    dossier = venster.current_screen()
    assert dossier is venster.screens["dossier"]
    assert dossier.tabs.currentIndex() == 3


def test_stop_changes_nothing(
    met_bedragen: None,
    archief: Archief,
    venster: MainWindow,
    qtbot: QtBot,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import app.services.looptijd.jaarwissel as jaarwissel

    screen = open_screen(venster, qtbot, settle)
    begun, go_on = threading.Event(), threading.Event()
    write = jaarwissel.write_plan

    def slow(*arg: Any) -> Any:
        write(*arg)
        begun.set()
        assert go_on.wait(10)
        raise jaarwissel.UserError(jaarwissel.GESTOPT)

    monkeypatch.setattr(jaarwissel, "write_plan", slow)
    qtbot.mouseClick(screen.view.set_all, LEFT)
    qtbot.waitUntil(begun.is_set)
    assert screen.view.stop.isVisible()
    assert not screen.view.set_all.isEnabled()
    qtbot.mouseClick(screen.view.stop, LEFT)
    go_on.set()
    settle()
    assert venster.bar.text.text() == "Gestopt. Er is niets gewijzigd."
    assert receipts(archief) == 1
    assert not screen.view.stop.isVisible()


def test_the_list_and_the_letters(
    met_bedragen: None,
    archief: Archief,
    venster: MainWindow,
    qtbot: QtBot,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = open_screen(venster, qtbot, settle)
    pad, brieven = tmp_path / "lijst.xlsx", tmp_path / "brieven"
    brieven.mkdir()
    names: list[str] = []

    def answer(_parent: Any, _title: str, start: str, _filter: str) -> tuple[str, str]:
        names.append(Path(start).name)
        return str(pad), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arg: str(brieven))
    qtbot.mouseClick(screen.view.list_button, LEFT)
    qtbot.waitUntil(pad.exists)
    settle()
    assert names == ["jaarwisseling-2027-alle-gemeenten.xlsx"]
    assert load_workbook(pad).sheetnames == ["Jaarwisseling", "Leeswijzer"]
    qtbot.mouseClick(screen.view.letters_button, LEFT)
    qtbot.waitUntil(lambda: len(list(brieven.glob("*.pdf"))) == 2)
    settle()
    assert "2 brieven zijn gemaakt" in venster.bar.text.text()


def test_vandaag_shows_the_way_around_new_year(
    lopend: None, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    venster.navigate("vandaag")
    settle()
    button = venster.screens["vandaag"].new_year
    assert button.isVisible()
    qtbot.mouseClick(button, LEFT)
    settle()
    assert venster.current_screen() is venster.screens["jaarwissel"]
