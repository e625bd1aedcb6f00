"""Undo and redo on the screen, the previous meting beside this one, and the user's own minutes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.meten.bestede_tijd import read_tijd
from app.ui.context import Context
from app.ui.meting.own_time import OwnTime
from tests import factories
from tests.ui.meting_driver import CTRL, SHIFT, Driver, make_window


@pytest.fixture
def driver(archief: Archief, context: Context, qtbot: QtBot, show: Callable[[QWidget], QWidget]) -> Driver:
    window = make_window(context, archief)
    window.resize(1366, 768)
    show(window)
    return Driver(window, qtbot, archief)


def test_a_stored_score_goes_back_and_forth(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief, geinterviewde="Ina"), "waarnemen")
    editor = driver.score(0, "tempo")
    editor.setFocus()
    driver.type("80")
    driver.key(Qt.Key.Key_Tab)
    driver.settle()
    assert driver.record().hoofdtaken[0].tempo == 80 and driver.screen.history.back.isEnabled()
    driver.key(Qt.Key.Key_F9)
    driver.settle()
    assert (editor.text(), driver.figure()) == ("60", "59 %")
    assert driver.window.bar.text.text() == "Ongedaan: tempo van taak 1 weer 60 %."
    driver.key(Qt.Key.Key_F9, SHIFT)
    driver.settle()
    assert editor.text() == "80" and not driver.screen.history.forth.isEnabled()


def test_ctrl_z_first_undoes_the_typing_then_what_was_stored(driver: Driver, qtbot: QtBot) -> None:
    driver.open(factories.make_meting(driver.archief), "gegevens")
    editor = driver.page.groups[1].cells["geinterviewde"].editor
    editor.setFocus()
    driver.type("Iris")
    driver.key(Qt.Key.Key_Tab)
    driver.settle()
    driver.screen.show_step("taken")
    driver.screen.show_step("gegevens")
    editor.setText("Iris")
    editor.setFocus()
    editor.end(False)
    qtbot.keyClicks(editor, "X")
    driver.key(Qt.Key.Key_Z, CTRL)
    assert editor.text() == "Iris"
    driver.settle()
    driver.key(Qt.Key.Key_Z, CTRL)
    driver.settle()
    assert driver.record().id and editor.text() == "Ina Bakker"


def test_the_undo_shows_itself_on_its_own_step(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "taken")
    row = next(iter(driver.page.rows.values()))
    row.focus("minuten_per_week")
    driver.type("17:00")
    driver.key(Qt.Key.Key_Tab)
    driver.settle()
    driver.screen.show_step("controle")
    driver.screen.history.back.click()
    driver.settle()
    assert driver.screen.steps.current() == "taken"
    assert row.forms["minuten_per_week"].cells["minuten_per_week"].editor.text() == "16:00"


def test_a_definitive_meting_has_no_undo(driver: Driver) -> None:
    driver.open(factories.make_definitieve_meting(driver.archief), "rapport")
    assert not driver.screen.history.isVisible()
    driver.key(Qt.Key.Key_F9)
    driver.settle()
    assert driver.record().status == "definitief"


def test_the_previous_meting_stands_beside_this_one(driver: Driver) -> None:
    plaatsing = factories.make_plaatsing(driver.archief)
    factories.make_definitieve_meting(driver.archief, plaatsing)
    driver.open(factories.make_meting(driver.archief, plaatsing), "waarnemen")
    row = next(iter(driver.page.rows.values()))
    assert not row.before["tempo"].isVisible()
    driver.page.previous.click()
    driver.score(0, "tempo").setFocus()
    driver.type("72,5")
    assert row.before["tempo"].text() == "was 60 · +12,5"
    assert row.before["kwaliteit"].text() == "was 90 · ±0"
    driver.page.previous.click()
    assert not row.before["tempo"].isVisible()


def test_without_a_previous_meting_there_is_nothing_to_put_beside(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "waarnemen")
    assert not driver.page.previous.isVisible()


def touch(watch: QObject, screen: QWidget) -> None:
    watch.eventFilter(screen, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier))


def test_time_counts_while_the_window_is_used_and_not_after(driver: Driver) -> None:
    number = factories.make_meting(driver.archief)
    driver.open(number, "taken")
    now = [1000.0]
    watch = OwnTime(driver.window.context, driver.screen, lambda: (number, "taken"), lambda: now[0])
    for passed, touched in ((30, True), (30, True), (30, False), (30, False), (300, True), (20, True)):
        now[0] += passed
        if touched:
            touch(watch, driver.screen)
        watch.tick()
    watch.keep()
    driver.settle()
    assert read_tijd(driver.archief, number) == {"taken": 110}
    driver.window.context.settings.eigen_tijd = False
    now[0] += 30
    watch.tick()
    watch.keep()
    driver.settle()
    assert read_tijd(driver.archief, number) == {"taken": 110}
    driver.screen.show_step("rapport")
    driver.settle()
    assert not driver.page.tijd.isVisible()
