"""Wettelijke bedragen with real keys and mouse: confirm, replace, add, put back, pass on, accept."""

import threading
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.loonwaarde import load_bedragen
from app.models import Bedragenstand
from app.services.archief import Archief
from app.services.bedragen.bestand import KOP
from app.services.bedragen.lezen import dump_waarden, read_bedragen
from app.services.errors import UserError
from app.ui.bedragen.enter_panel import EnterPanel
from app.ui.bedragen.notice import tell_differences
from app.ui.bedragen.proposal import ProposalView
from app.ui.bedragen.screen import BedragenScreen
from app.ui.main_window import MainWindow
from tests.factories import NU, make_definitieve_meting, make_meting, make_plaatsing
from tests.services.test_bedragenbestand import ANDERS, NIEUW

Settle = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier
JULI, JANUARI = date(2026, 7, 1), date(2027, 1, 1)


@pytest.fixture
def screen(venster: MainWindow, settle: Settle) -> BedragenScreen:
    venster.navigate("bedragen")
    settle()
    return venster.current_screen()


@pytest.fixture
def in_force(archief: Archief) -> Callable[[str, date], Any]:
    def find(parameter: str, dag: date) -> Any:
        with archief.read() as session:
            return read_bedragen(session).find(parameter, dag)

    return find


def choose(screen: BedragenScreen, parameter: str, vanaf: date) -> None:
    rij = next(rij for rij in screen.overzicht.rijen if rij.sleutel == (parameter, vanaf))
    screen.table.select_id(rij.id)
    assert screen.detail.shown is rij


def click(place: QWidget, name: str, qtbot: QtBot, settle: Settle) -> None:
    button = next(b for b in place.findChildren(QPushButton, name) if b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def panel(venster: MainWindow) -> Any:
    return venster.panel.widget()


def type_in(venster: MainWindow, qtbot: QtBot, **texts: str) -> None:
    for naam, text in texts.items():
        editor = panel(venster).form.cells[naam].editor
        editor.setFocus()
        editor.selectAll()
        qtbot.keyClicks(editor, text)


def finish(venster: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClick(venster.focusWidget() or venster, Qt.Key.Key_Return, CTRL)
    settle()


def test_every_amount_stands_in_the_list_with_its_source(screen: BedragenScreen) -> None:
    assert len(screen.model.ids) == len(load_bedragen().all())
    assert "31-12-2026" in screen.head.subtitle.text()
    choose(screen, "werkgeverslasten", JULI)
    words = [part.text() for part in screen.detail.findChildren(type(screen.head.title).__mro__[1])]
    assert any("regelrecht" in word for word in words)


def test_the_filters(screen: BedragenScreen, qtbot: QtBot, settle: Settle) -> None:
    counts = {}
    for naam in ("nu", "onbevestigd", "eigen"):
        screen.filter.set_value(naam)
        screen._show()
        counts[naam] = len(screen.model.ids)
    assert counts["onbevestigd"] == screen.overzicht.onbevestigd and counts["eigen"] == 0
    assert 0 < counts["nu"] < len(screen.overzicht.rijen)
    assert screen.layers.currentWidget() is screen.empty
    screen.empty.button.click()
    assert screen.layers.currentWidget() is screen.table


def test_the_header_sorts(screen: BedragenScreen) -> None:
    screen.table._sort(1)
    first = screen.model.record(0)
    assert first.waarde.vanaf == min(rij.waarde.vanaf for rij in screen.overzicht.rijen)


def test_confirming_an_amount(
    screen: BedragenScreen, venster: MainWindow, qtbot: QtBot, settle: Settle, in_force: Any
) -> None:
    choose(screen, "werkgeverslasten", JULI)
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    settle()
    assert isinstance(panel(venster), EnterPanel) and not panel(venster).form.cells["waarde"].isVisible()
    finish(venster, qtbot, settle)
    assert "leeg" in panel(venster).form.cells["bron"].message.text()
    type_in(venster, qtbot, bron="Stcrt. 2026, 20123")
    finish(venster, qtbot, settle)
    assert isinstance(panel(venster).steps.currentWidget(), ProposalView)
    finish(venster, qtbot, settle)
    assert panel(venster) is None or not venster.panel.isVisible()
    waarde = in_force("werkgeverslasten", JULI)
    assert (waarde.status, waarde.bron, waarde.getal) == ("bevestigd", "Stcrt. 2026, 20123", Decimal(25))
    assert screen.detail.shown.sleutel == ("werkgeverslasten", JULI)
    assert screen.detail.shown.door == "Sanne Willemsen"


def test_a_refusal_stands_at_its_field_and_typing_is_kept(
    screen: BedragenScreen, venster: MainWindow, qtbot: QtBot, settle: Settle, in_force: Any
) -> None:
    choose(screen, "referentiemaandloon", JULI)
    qtbot.keyClick(venster, Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert panel(venster).form.value("vanaf") == "01-01-2027"
    type_in(venster, qtbot, waarde="2380,50", bron="Stcrt. 2026, 40000")
    finish(venster, qtbot, settle)
    assert "veelvoud van € 0,60" in panel(venster).form.cells["waarde"].message.text()
    qtbot.keyClick(venster, Qt.Key.Key_Escape)
    assert in_force("referentiemaandloon", JANUARI) is None
    click(screen.head, "nieuw_bedrag", qtbot, settle)
    assert panel(venster).form.value("waarde") == "2380,50"
    assert panel(venster).form.value("bron") == "Stcrt. 2026, 40000"
    type_in(venster, qtbot, waarde="2380,80")
    finish(venster, qtbot, settle)
    finish(venster, qtbot, settle)
    assert in_force("referentiemaandloon", JANUARI).getal == Decimal("2380.80")


def test_another_kind_has_other_fields(
    screen: BedragenScreen, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    screen.acts.new(None)
    settle()
    kind = panel(venster).kind
    kind.setCurrentIndex(kind.findData("jeugdpercentage"))
    kind.activated.emit(kind.currentIndex())
    settle()
    assert "leeftijd_20" in panel(venster).form.cells and "waarde" not in panel(venster).form.cells


def test_a_jump_is_asked_and_what_changes_is_shown(
    screen: BedragenScreen,
    archief: Archief,
    venster: MainWindow,
    qtbot: QtBot,
    settle: Settle,
    in_force: Any,
) -> None:
    make_definitieve_meting(archief)
    choose(screen, "werkgeverslasten", JULI)
    click(screen.detail, "bedrag_vervang", qtbot, settle)
    type_in(venster, qtbot, waarde="12", bron="Stcrt. 2026, 1")
    finish(venster, qtbot, settle)
    view = panel(venster).steps.currentWidget()
    assert len(view.voorstel.gevolgen.rijen) == 1
    finish(venster, qtbot, settle)
    assert view.message.isVisible() and in_force("werkgeverslasten", JULI).getal == 25
    click(view, "voorstel_terug", qtbot, settle)
    assert panel(venster).form.value("waarde") == "12"
    finish(venster, qtbot, settle)
    view = panel(venster).steps.currentWidget()
    qtbot.keyClick(view.effects.check, Qt.Key.Key_Space)
    finish(venster, qtbot, settle)
    assert in_force("werkgeverslasten", JULI).getal == 12
    click(screen.detail, "bedrag_terug", qtbot, settle)
    finish(venster, qtbot, settle)
    assert in_force("werkgeverslasten", JULI).getal == 25
    assert screen.detail.shown.herkomst == "meegeleverd"


def test_a_stop_keeps_what_was_typed(
    screen: BedragenScreen, venster: MainWindow, qtbot: QtBot, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def slow(_archief: Archief, _parameter: str, _teksten: Any, progress: Any) -> None:
        progress(500, 2000)
        begun.set()
        assert stopped.wait(10) and progress.stopped
        raise UserError("Gestopt. Er is niets gewijzigd.")

    monkeypatch.setattr("app.services.bedragen.vastleggen.propose_bedrag", slow)
    choose(screen, "werkgeverslasten", JULI)
    click(screen.detail, "bedrag_vervang", qtbot, settle)
    type_in(venster, qtbot, waarde="24", bron="Stcrt. 2026, 1")
    qtbot.keyClick(venster.focusWidget(), Qt.Key.Key_Return, CTRL)
    waiting = panel(venster).waiting
    qtbot.waitUntil(lambda: begun.is_set() and waiting.isVisible())
    assert waiting.text.text() == "500 van 2.000 bekeken"
    qtbot.mouseClick(waiting.button, Qt.MouseButton.LeftButton)
    stopped.set()
    settle()
    assert not waiting.isVisible() and panel(venster).button.isEnabled()
    assert panel(venster).form.value("waarde") == "24" and "Gestopt" in venster.bar.text.text()


def test_a_file_of_a_colleague(
    screen: BedragenScreen,
    venster: MainWindow,
    qtbot: QtBot,
    settle: Settle,
    in_force: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pad = tmp_path / "collega.toml"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arg: (str(pad), ""))
    for inhoud, goed in ((KOP + NIEUW.replace("2380.80", "2380.50") + ANDERS, False), (KOP + NIEUW, True)):
        pad.write_text(inhoud, "utf-8")
        click(screen.files, "bedragen_inlezen", qtbot, settle)
        assert isinstance(panel(venster), ProposalView) is goed
        assert in_force("referentiemaandloon", JANUARI) is None
    finish(venster, qtbot, settle)
    assert in_force("referentiemaandloon", JANUARI).getal == Decimal("2380.80")
    click(screen.files, "bedragen_inlezen", qtbot, settle)
    assert not isinstance(panel(venster), ProposalView)
    venster.close_panel()
    uit = tmp_path / "door.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arg: (str(uit), ""))
    click(screen.files, "bedragen_bewaren", qtbot, settle)
    assert "1 eigen bedrag" in venster.bar.text.text() and "2380.80" in uit.read_text("utf-8")


def test_amounts_of_a_newer_program_wait_for_the_user(
    screen: BedragenScreen, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle, in_force: Any
) -> None:
    assert not screen.notice.isVisible()
    oud = [w for w in load_bedragen().all() if (w.parameter, w.vanaf) != ("werkgeverslasten", JULI)]
    with archief.write() as werk:
        werk.session.add(Bedragenstand(inhoud=dump_waarden(oud), programmaversie="0.0", moment=NU))
    tell_differences(venster.context)
    settle()
    assert "1 bedrag anders" in venster.bar.text.text()
    venster.bar.action_button.click()
    settle()
    assert screen.notice.isVisible()
    click(screen, "bekijk_verschil", qtbot, settle)
    finish(venster, qtbot, settle)
    assert in_force("werkgeverslasten", JULI).getal == 25
    assert not screen.notice.isVisible()


def test_a_meting_without_an_amount_shows_the_road(
    venster: MainWindow, archief: Archief, settle: Settle
) -> None:
    plaatsing = make_plaatsing(archief, ingangsdatum=date(2027, 2, 1))
    nummer = make_meting(archief, plaatsing)
    venster.navigate("meting", id=nummer)
    settle()
    road = venster.current_screen().outcome.road
    assert road.isVisible()
    road.click()
    settle()
    assert isinstance(venster.current_screen(), BedragenScreen)
