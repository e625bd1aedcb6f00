"""The tab Subsidie with real keys and mouse: open a period, keep it, decide, choose another peildatum."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.dossiers.plaatsingen import set_contracturen
from app.ui.dossier.periode_rij import PeriodeRij
from app.ui.dossier.subsidie import SubsidieTab
from app.ui.main_window import MainWindow
from tests.factories import make_definitieve_meting, make_kandidaat, make_plaatsing

Settle = Callable[[], None]
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kandidaat(archief: Archief) -> int:
    """59 percent since September, 24 hours from November on and not kept yet."""
    nummer = make_kandidaat(archief)
    plaatsing = make_plaatsing(archief, nummer)
    make_definitieve_meting(archief, plaatsing)
    set_contracturen(archief, plaatsing, "1-11-2026", "24")
    return nummer


def open_tab(venster: MainWindow, kandidaat: int, settle: Settle) -> SubsidieTab:
    venster.navigate("dossier", id=kandidaat, tab="subsidie")
    settle()
    return venster.current_screen().parts["subsidie"]


def row_of(tab: SubsidieTab, dag: str) -> PeriodeRij:
    return next(row for row in tab.rows if row.regel.van == date.fromisoformat(dag))


def press(row: PeriodeRij, name: str, qtbot: QtBot) -> None:
    """With the mouse, once the layout gave the button its place and it was scrolled into view."""
    button = row.details.findChild(QPushButton, name)
    area = row.window().current_screen().tabs.currentWidget()
    qtbot.waitUntil(lambda: button.height() > 10 and button.isVisible())
    area.ensureWidgetVisible(button)
    qtbot.mouseClick(button, LEFT)


def test_what_runs_now_and_every_period(
    kandidaat: int, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    tab = open_tab(venster, kandidaat, settle)
    assert tab.amount.text() == "€ 862,35"
    assert tab.note.text() == "lid 4 · loonwaarde 59 % · 24 uur · peildatum 01-09-2026"
    assert [row.regel.stand for row in tab.rows] == ["geen", "voorlopig", "vastgelegd"]
    assert tab.open_note.text() == "1 periode is nog niet vastgelegd zoals zij nu is."
    row = row_of(tab, "2026-11-01")
    row.head.setFocus()
    qtbot.keyClick(row.head, Qt.Key.Key_Return)
    assert row.details.isVisible()
    qtbot.keyClick(row.head, Qt.Key.Key_Space)
    assert not row.details.isVisible()
    qtbot.mouseClick(tab.keep, LEFT)
    qtbot.waitUntil(lambda: not tab.keep.isVisible())
    settle()
    assert venster.bar.text.text() == "1 periode is vastgelegd."
    assert row_of(tab, "2026-11-01").regel.stand == "vastgelegd"


def test_the_road_to_the_amounts(kandidaat: int, venster: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    tab = open_tab(venster, kandidaat, settle)
    row = row_of(tab, "2027-01-01")
    assert row.head.focusPolicy() == Qt.FocusPolicy.NoFocus
    qtbot.mouseClick(row.findChild(QPushButton, "naar_bedragen"), LEFT)
    settle()
    assert venster.current_screen() is venster.screens["bedragen"]


def test_a_decision_is_noted_beside_the_amount(
    kandidaat: int, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    tab = open_tab(venster, kandidaat, settle)
    row = row_of(tab, "2026-09-01")
    row.toggle()
    press(row, "besluit_noteren", qtbot)
    qtbot.waitUntil(lambda: venster.panel.widget() is not None)
    settle()
    form = venster.panel.widget().form
    qtbot.waitUntil(lambda: form.form is not None)
    for naam, tekst in (("besluit_datum", "20-11-2026"), ("besluit_bedrag", "1100")):
        editor = form.form.cells[naam].editor
        editor.setFocus()
        qtbot.keyClicks(editor, tekst)
    qtbot.keyClick(venster, Qt.Key.Key_Return, CTRL)
    settle()
    row = row_of(tab, "2026-09-01")
    assert row.regel.besluit_wijkt_af
    assert row.details is not None and row.details.isVisible()
    texts = [label.text() for label in row.details.findChildren(type(tab.note))]
    assert "Besluit wijkt af. Schrijf op waarom." in texts


def test_another_peildatum_with_a_reason_and_back(
    kandidaat: int, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    tab = open_tab(venster, kandidaat, settle)
    row = row_of(tab, "2026-11-01")
    row.toggle()
    press(row, "peildatum_kiezen", qtbot)
    qtbot.waitUntil(lambda: venster.panel.widget() is not None)
    panel = venster.panel.widget()
    qtbot.keyClick(venster, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Schrijf op waarom" in panel.form.cells["reden"].message.text())
    panel.form.focus("reden")
    qtbot.keyClicks(panel.form.cells["reden"].editor, "Afspraak met de gemeente")
    qtbot.keyClick(venster, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: row_of(tab, "2026-11-01").regel.keuze == "Afspraak met de gemeente")
    settle()
    row = row_of(tab, "2026-11-01")
    assert row.regel.peildatum == date(2026, 11, 1)
    press(row, "peildatum_terug", qtbot)
    qtbot.waitUntil(lambda: row_of(tab, "2026-11-01").regel.keuze == "")
    settle()


def test_without_a_plaatsing_it_says_what_to_do(
    archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    tab = open_tab(venster, make_kandidaat(archief), settle)
    assert tab.empty.isVisible() and not tab.body.isVisible()
    qtbot.mouseClick(tab.empty.button, LEFT)
    settle()
    assert venster.current_screen().tabs.currentIndex() == 2


def test_a_stage_has_no_subsidie(archief: Archief, venster: MainWindow, settle: Settle) -> None:
    kandidaat = make_kandidaat(archief)
    make_plaatsing(archief, kandidaat, soort="stage")
    tab = open_tab(venster, kandidaat, settle)
    assert tab.empty.text.text() == "Bij een stage of proefplaats hoort geen loonkostensubsidie."
