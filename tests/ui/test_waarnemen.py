"""Counting in the real window with real keys, mouse and fingers; what is shown is what is stored."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QEventPoint, QKeyEvent, QPointingDevice, QTouchEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.loonwaarde.telling import COLLEGA, WERKNEMER, Telsoort
from app.services.errors import UserError
from app.services.meten.metingen import read_meting
from app.services.meten.tellen import stand_of
from app.ui.theme import apply_theme
from app.ui.waarnemen import bewaren, rondes, wakker
from app.ui.waarnemen.correctie import CorrectiePanel
from app.ui.waarnemen.screen import WaarnemenScreen
from app.ui.waarnemen.teller import Teller
from app.ui.waarnemen.toetsen import STANDAARD, Toetsen, ToetsenPanel
from tests.ui.waarnemen_driver import Clocks, Counting

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def clocks(monkeypatch) -> Clocks:
    made = Clocks()

    class Timed(Teller):
        def __init__(self, context: Any, hoofdtaak_id: int, parent: Any) -> None:
            super().__init__(context, hoofdtaak_id, lambda: made.ms, lambda: made.wall, parent)

    monkeypatch.setattr(rondes, "Teller", Timed)
    return made


@pytest.fixture
def counting(venster, archief, clocks, qtbot, settle) -> Counting:
    return Counting(venster, archief, clocks, qtbot, settle).open()


def test_the_example_with_keys_only(counting):
    counting.key(Qt.Key.Key_Return)
    counting.keys("LALPPALASLALAL", 60)
    counting.wait(60 * 20)
    counting.keys("L", 60)
    counting.key(Qt.Key.Key_Return)
    side = counting.screen.side_card
    assert counting.counts() == ("5", "1", "7", "0")
    assert side.time.text() == "00:35:00"
    assert counting.screen.sides[WERKNEMER].note.text() == "34:00 netto · 1 onderbreking"
    assert side.values["kwaliteit"].text() == "80 %"
    assert "tussen 18 en" in side.sure.text() and "tweede ronde" in side.sure.text()
    stand = stand_of(counting.stored())
    assert (stand.werknemer.gemaakt, stand.werknemer.fouten, stand.collega.gemaakt) == (5, 1, 7)
    assert (stand.looptijd_ms, stand.werknemer.netto_ms) == (2_100_000, 2_040_000)
    counting.key(Qt.Key.Key_Space)
    eerste = read_meting(counting.archief, counting.meting).hoofdtaken[0]
    assert [w.factor for w in eerste.waarnemingen] == ["tempo", "kwaliteit", "netto_werktijd"]
    assert eerste.tempo == 60


def test_nothing_counts_before_the_start(counting):
    counting.keys("A")
    assert counting.counts()[0] == "0"
    assert "Enter" in counting.window.bar.text.text()


def test_ctrl_z_takes_back_and_the_end_too(counting):
    counting.key(Qt.Key.Key_Return)
    counting.keys("AAS")
    counting.key(Qt.Key.Key_Z, CTRL)
    assert counting.counts()[:2] == ("2", "0")
    counting.key(Qt.Key.Key_Return)
    assert not counting.screen.rondes.live
    counting.key(Qt.Key.Key_Z, CTRL)
    assert counting.screen.rondes.live and counting.screen.sides[WERKNEMER].made.hasFocus()
    counting.key(Qt.Key.Key_Z, CTRL)
    assert counting.counts()[0] == "1"
    assert stand_of(counting.stored(), 1).werknemer.gemaakt == 1


def test_space_stays_with_the_focused_target(counting):
    counting.key(Qt.Key.Key_Return)
    assert counting.window.focusWidget() is counting.screen.sides[WERKNEMER].made
    counting.key(Qt.Key.Key_Space)
    counting.screen.sides[COLLEGA].faults.setFocus()
    counting.key(Qt.Key.Key_Space)
    assert counting.counts() == ("1", "0", "0", "1")


def test_a_key_held_down_counts_once(counting):
    counting.key(Qt.Key.Key_Return)
    counting.keys("A")
    for _ in range(5):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", True)
        QApplication.sendEvent(counting.window.focusWidget(), held)
    assert counting.counts()[0] == "1"


def test_the_mouse_counts_when_pressed(counting, qtbot):
    counting.key(Qt.Key.Key_Return)
    made = counting.screen.sides[COLLEGA].made
    qtbot.mousePress(made, Qt.MouseButton.LeftButton)
    assert counting.counts()[2] == "1"
    qtbot.mouseRelease(made, Qt.MouseButton.LeftButton)
    counting.settle()
    assert counting.counts()[2] == "1"


def test_two_fingers_count_two(counting):
    counting.key(Qt.Key.Key_Return)
    device = QPointingDevice.primaryPointingDevice()
    for wie in (WERKNEMER, COLLEGA):
        point = QEventPoint(1, QEventPoint.State.Pressed, QPointF(5, 5), QPointF(5, 5))
        touch = QTouchEvent(QEvent.Type.TouchBegin, device, Qt.KeyboardModifier.NoModifier, [point])
        QApplication.sendEvent(counting.screen.sides[wie].made, touch)
    counting.settle()
    assert counting.counts() == ("1", "0", "1", "0")


def test_a_stopwatch_over_lunch_is_asked_about_and_cut(counting):
    counting.key(Qt.Key.Key_Return)
    counting.keys("AALAL", 60)
    counting.wait(45 * 60)
    counting.keys("A", 0)
    gap = counting.screen.side_card.gap
    assert gap.isVisible() and "45:00" in gap.text.text()
    gap.cut.click()
    counting.settle()
    assert gap.isHidden()
    assert counting.screen.side_card.time.text() == "00:05:00"
    assert stand_of(counting.stored(), 0).geknipt_ms == 45 * 60_000


def test_a_laptop_that_slept_is_noticed_without_a_count(counting):
    counting.key(Qt.Key.Key_Return)
    counting.keys("A", 20)
    counting.clocks.go(600)
    counting.screen.show_now()
    counting.settle()
    assert counting.screen.side_card.gap.isVisible()
    counting.screen.side_card.gap.keep.click()
    counting.settle()
    assert counting.screen.side_card.gap.isHidden()
    assert stand_of(counting.stored(), 0).geknipt_ms == 0


def test_a_clock_set_back_is_said(counting):
    counting.key(Qt.Key.Key_Return)
    counting.keys("A", 20)
    counting.clocks.go(20, wall=-3580)
    counting.keys("A", 0)
    note = counting.screen.side_card.clock_note
    counting.screen.show_now()
    assert note.isVisible() and "1:00:00 teruggezet" in note.text()
    assert counting.screen.side_card.time.text() == "00:00:40"


def test_a_run_goes_on_after_a_restart(counting, venster, context):
    counting.key(Qt.Key.Key_Return)
    counting.keys("AA", 20)
    counting.clocks.go(3600)
    screen = WaarnemenScreen(context)
    venster.stack.addWidget(screen)
    screen.open(id=counting.taak)
    counting.settle()
    assert screen.rondes.live
    assert screen.sides[WERKNEMER].made.count == "2"
    assert screen.rondes.front.stand().hiaten == ((40_000, 3_640_000),)
    screen.leave()


def test_two_windows_see_each_other(counting, venster, context):
    counting.key(Qt.Key.Key_Return)
    counting.keys("A")
    second = WaarnemenScreen(context)
    venster.stack.addWidget(second)
    context.changed.connect(second.refresh)
    second.open(id=counting.taak)
    counting.settle()
    second.bediening.act(WERKNEMER, Telsoort.GEMAAKT)
    counting.settle()
    counting.keys("A")
    assert counting.counts()[0] == second.sides[WERKNEMER].made.count == "3"
    assert stand_of(counting.stored(), 1).werknemer.gemaakt == 3
    context.changed.disconnect(second.refresh)
    second.leave()


def test_a_disk_that_refuses_loses_nothing_and_is_said(counting, monkeypatch):
    counting.key(Qt.Key.Key_Return)
    good = bewaren.store_gebeurtenissen

    def full(*_arg: Any) -> None:
        raise UserError("De schijf is vol.")

    monkeypatch.setattr(bewaren, "store_gebeurtenissen", full)
    counting.keys("AAL")
    counting.screen.show_now()
    saved = counting.screen.side_card.saved
    assert saved.text() == "3 nog niet bewaard. De schijf is vol."
    assert counting.counts() == ("2", "0", "1", "0")
    monkeypatch.setattr(bewaren, "store_gebeurtenissen", good)
    counting.qtbot.waitUntil(lambda: saved.text().startswith("elke telling is bewaard"))
    assert [deel.wie for deel in counting.stored().gebeurtenissen] == [WERKNEMER, WERKNEMER, COLLEGA]


def test_a_run_without_units_says_what_is_lacking(counting):
    counting.key(Qt.Key.Key_Return)
    counting.wait(60)
    counting.key(Qt.Key.Key_Return)
    side = counting.screen.side_card
    assert "geen stuks geteld" in side.sure.text()
    assert (side.values["tempo"].text(), side.values["netto_werktijd"].text()) == ("–", "100 %")
    counting.key(Qt.Key.Key_Space)
    assert "niets geteld" in counting.window.bar.text.text()


def test_faster_than_the_colleague_counts_as_100(counting):
    counting.key(Qt.Key.Key_Return)
    counting.keys("AAAL")
    counting.screen.show_now()
    side = counting.screen.side_card
    assert (side.values["tempo"].text(), side.notes["tempo"].text()) == ("300 %", "telt als 100")
    assert "telt als 100 %" in side.sure.text()


def test_a_line_of_the_log_is_taken_back(counting):
    counting.key(Qt.Key.Key_Return)
    counting.keys("AAL")
    log = counting.screen.side_card.log
    assert log.log.rowCount() == 3
    log.setFocus()
    log.setCurrentIndex(log.log.index(2))
    counting.key(Qt.Key.Key_Delete)
    assert counting.counts() == ("1", "0", "1", "0")
    assert log.log.index(2).data().endswith("gemaakt · vervallen")
    counting.keys("A")
    assert counting.counts()[0] == "2"


def test_a_count_is_corrected_with_a_reason(counting):
    counting.key(Qt.Key.Key_Return)
    counting.keys("A")
    counting.screen.side_card.correct.click()
    counting.settle()
    panel = counting.window.panel.widget()
    assert isinstance(panel, CorrectiePanel)
    for aantal, reden, woord in (("x", "", "heel getal"), ("1.5", "", "heel getal"), ("4", "", "waarom")):
        panel.aantal.setText(aantal)
        panel.reden.setText(reden)
        counting.key(Qt.Key.Key_Return, CTRL)
        assert woord in panel.note.text()
    panel.reden.setText("een bak vergeten")
    counting.key(Qt.Key.Key_Return, CTRL)
    assert counting.counts()[0] == "5"
    assert counting.stored().gebeurtenissen[-1].reden == "een bak vergeten"


def test_several_runs_side_by_side(counting):
    for letters in ("AL", "AAL"):
        counting.key(Qt.Key.Key_N, CTRL | SHIFT)
        counting.keys(letters)
        counting.key(Qt.Key.Key_Return)
        counting.key(Qt.Key.Key_Return)
    side = counting.screen.side_card
    assert [side.rondes.tabText(n) for n in range(side.rondes.count())] == ["Ronde 1", "Ronde 2"]
    assert counting.counts()[0] == "2"
    side.ronde_chosen.emit(0)
    counting.settle()
    assert counting.counts()[0] == "1"
    side.decide.click()
    counting.settle()
    assert side.rondes.tabText(0) == "Ronde 1 ✓"
    assert read_meting(counting.archief, counting.meting).hoofdtaken[0].tempo == 100


def test_keys_are_changed_kept_and_never_double(counting, context):
    counting.screen.keys_button.click()
    counting.settle()
    panel = counting.window.panel.widget()
    assert isinstance(panel, ToetsenPanel)
    button = panel.buttons[WERKNEMER, Telsoort.GEMAAKT]
    button.click()
    counting.qtbot.keyClick(button, Qt.Key.Key_L)
    assert "al de toets" in panel.note.text() and button.text() == "A"
    button.click()
    counting.qtbot.keyClick(button, Qt.Key.Key_Space)
    assert "spatiebalk" in panel.note.text()
    button.click()
    counting.qtbot.keyClick(button, Qt.Key.Key_F)
    assert button.text() == "F" and panel.note.isHidden()
    counting.window.close_panel()
    counting.key(Qt.Key.Key_Return)
    counting.keys("FA")
    assert counting.counts()[0] == "1"
    assert "toets F" in counting.screen.sides[WERKNEMER].made.words
    assert Toetsen(context.settings).keys[WERKNEMER, Telsoort.GEMAAKT] == "F"


@pytest.mark.parametrize("kept", ["", "AAAAAA", "ASPLK", "ASPLK?", "ASPLK "])
def test_spoiled_keys_in_the_settings_are_not_used(context, kept):
    context.settings.teltoetsen = kept
    assert Toetsen(context.settings).keys == STANDAARD


def test_full_screen_and_high_contrast_and_back(counting, context):
    counting.key(Qt.Key.Key_F11)
    assert counting.window.isFullScreen() and counting.window.navigation.isHidden()
    counting.key(Qt.Key.Key_F11)
    assert not counting.window.isFullScreen() and not counting.window.navigation.isHidden()
    context.settings.thema = "donker"
    counting.screen.contrast.click()
    assert context.settings.thema == "contrast"
    counting.screen.contrast.click()
    assert context.settings.thema == "donker"


def test_a_run_in_view_keeps_the_program_awake(counting, context):
    assert not context.counting
    counting.key(Qt.Key.Key_Return)
    counting.screen.show_now()
    assert context.counting
    counting.key(Qt.Key.Key_F5)
    assert not context.counting and counting.window.place[0] == "meting"
    counting.window.navigate("waarnemen", id=counting.taak)
    counting.settle()
    assert counting.screen.rondes.live


@pytest.mark.parametrize("answer", [True, False])
def test_a_display_that_may_go_dark_is_said(counting, monkeypatch, answer):
    screen = counting.screen
    monkeypatch.setattr(screen.wakker, "_inhibit", lambda on: screen.wakker._tell(answer))
    monkeypatch.setattr(wakker.sys, "platform", "linux")
    counting.key(Qt.Key.Key_Return)
    assert screen.side_card.dark_note.isVisible() is not answer
    counting.key(Qt.Key.Key_Return)
    assert not screen.side_card.dark_note.isVisible()


def test_without_a_desktop_that_listens_the_display_is_not_promised(context, monkeypatch):
    monkeypatch.setattr(wakker.sys, "platform", "linux")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    keeper = wakker.Wakker(context)
    keeper.keep(True)
    assert not keeper.granted and context.counting
    keeper.keep(False)
    assert keeper.granted and not context.counting


def test_ten_thousand_lines_stay_light(counting):
    counting.key(Qt.Key.Key_Return)
    teller = counting.screen.rondes.front
    for number in range(10_000):
        counting.clocks.ms += 50
        teller.add(Telsoort.GEMAAKT, (WERKNEMER, COLLEGA)[number % 2])
    counting.settle()
    counting.screen.show_now()
    assert counting.counts() == ("5000", "0", "5000", "0")
    assert len(counting.stored().gebeurtenissen) == 10_000
    assert "vrij zeker" in counting.screen.side_card.sure.text()


def test_every_part_has_a_name(counting):
    counting.key(Qt.Key.Key_Return)
    counting.keys("AL")
    nameless = []
    for part in counting.screen.findChildren(QWidget):
        if part.isVisible() and part.focusPolicy() != Qt.FocusPolicy.NoFocus:
            found = QAccessible.queryAccessibleInterface(part)
            if not found.text(QAccessible.Text.Name):
                nameless.append(part)
    assert nameless == []


def test_large_letters_leave_room_for_every_target(counting, qapp):
    counting.window.resize(1366, 768)
    counting.key(Qt.Key.Key_Return)
    apply_theme(qapp, "licht", 160)
    counting.settle()
    try:
        screen = counting.screen
        edge = screen.rect().right()
        for part in (screen.side_card, screen.main_button, *(card.made for card in screen.sides.values())):
            assert part.mapTo(screen, part.rect().bottomRight()).x() <= edge
        counting.key(Qt.Key.Key_Return)
        assert screen.side_card.accept.isVisible() and screen.side_card.accept.hasFocus()
        assert screen.side_card.accept.mapTo(screen, QPoint()).y() < screen.height()
    finally:
        apply_theme(qapp, "licht")


def test_f1_names_the_method(counting):
    counting.key(Qt.Key.Key_F1)
    words = " ".join(part.text() for part in counting.window.panel.widget().findChildren(QLabel))
    assert "Clopper en Pearson" in words and "Besluit" in words
