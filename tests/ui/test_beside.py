"""Parts beside each other where the window is wide enough, in one column where it is not."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from app.ui.theme import apply_theme, theme
from app.ui.widgets.beside import Beside
from app.ui.widgets.card import Card
from app.ui.widgets.pane import Pane
from app.ui.widgets.room import Room
from app.ui.widgets.steps import STEP_WIDE, Step, StepList
from app.ui.widgets.text import label

LINES = 30


class Page(QWidget):
    """A form that scrolls by itself, with a width of its own, and a list beside it."""

    def __init__(self) -> None:
        super().__init__()
        card = Card()
        for number in range(LINES):
            card.add(label(f"regel {number}"))
        self.form, self.list = Pane(card), Card()
        self.list.setMinimumWidth(200)
        self.row = Beside()
        self.row.add_part(self.form, side=300)
        self.row.add_part(self.list, tall=150)
        self.setLayout(self.row)


@pytest.fixture
def room(show: Any) -> Room:
    return show(Room(Page()))


def resized(room: Room, wide: int) -> Page:
    """The page once all stands as fits in this width."""
    room.resize(wide, 400)
    for _turn in range(3):
        QApplication.processEvents()
    page = room.widget()
    assert isinstance(page, Page) and page.width() == room.viewport().width() > wide - 20
    return page


def test_where_there_is_room_each_has_its_width(room: Room) -> None:
    page = resized(room, 900)
    assert page.form.width() == 300
    assert page.list.geometry().left() > page.form.geometry().right()
    assert page.form.verticalScrollBar().maximum() > 0


def test_where_there_is_none_they_stand_whole_under_each_other(room: Room) -> None:
    page = resized(room, 400)
    assert page.list.geometry().top() > page.form.geometry().bottom()
    assert page.form.width() == page.list.width() > 300
    assert page.form.verticalScrollBar().maximum() == 0
    assert page.list.height() >= 150
    assert page.minimumSizeHint().width() < 300
    page = resized(room, 900)
    assert page.form.width() == 300 and not page.row.under


def test_at_the_edge_it_stands_one_way(show: Any) -> None:
    """With less between its parts in the column than beside each other it turned until the program ended."""
    holder, row = QWidget(), Beside(gap=0)
    for _part in range(2):
        part = QWidget()
        part.setMinimumSize(100, 20)
        row.addWidget(part)
    row.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(row)
    show(holder)
    for turns in range(4):
        row.turn(205)
        assert row.under, turns


def test_the_width_beside_others_goes_with_the_letters(room: Room, qapp: QApplication) -> None:
    apply_theme(qapp, "licht", 120)
    page = resized(room, 900)
    assert page.form.width() == theme.pixels(300) == 360


def test_steps_take_as_many_columns_as_there_is_room_for(show: Any, qtbot: QtBot) -> None:
    holder, steps = QWidget(), StepList([Step(name, name) for name in "abcdefg"])
    row = QVBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(steps)
    show(holder)
    for columns in (3, 1, 2):
        holder.resize(columns * STEP_WIDE + 10, 300)
        qtbot.waitUntil(lambda columns=columns: steps.width() == columns * STEP_WIDE + 10)
        QApplication.processEvents()
        buttons = list(steps._buttons.values())
        assert len({button.x() for button in buttons}) == columns
        assert steps.note.isVisible() == (columns == 1)


def test_with_large_letters_the_button_of_export_stays_in_view(
    venster: MainWindow, qapp: QApplication, settle: Callable[[], None]
) -> None:
    venster.resize(1366, 768)
    apply_theme(qapp, "licht", 160)
    venster.navigate("export")
    screen: Any = venster.current_screen()
    for view in ("voorbeeld", "eerder"):
        screen.show_view(view)
        settle()
        assert screen.make.visibleRegion().boundingRect() == screen.make.rect()
