"""Tab follows the layout, whenever a part was made; arrows of a row keep their own order."""

from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)
from pytestqt.qtbot import QtBot

from app.ui.tab_order import step_focus, stops_of
from app.ui.widgets.buttons import Segmented


class Frame(QWidget):
    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        return step_focus(self, forward)


@pytest.fixture
def frame(show: Any) -> Frame:
    """Two columns; what stands first was made last."""
    made = Frame()
    row, left, right = QHBoxLayout(made), QVBoxLayout(), QGridLayout()
    row.addLayout(left)
    row.addLayout(right)
    for text, place in (("vier", (1, 0)), ("drie", (0, 1)), ("twee", (0, 0))):
        right.addWidget(QPushButton(text), *place)
    left.addWidget(QLabel("alleen te lezen"))
    left.addWidget(QPushButton("een"))
    return show(made)


def items() -> set[Any]:
    """The items of layouts that Python holds."""
    return {part for part in shiboken6.getAllValidWrappers() if isinstance(part, QWidgetItem | QSpacerItem)}


def words(frame: QWidget) -> list[str]:
    return [stop.text() for stop in stops_of(frame)]


def test_the_order_is_that_of_the_layout(frame: Frame) -> None:
    assert words(frame) == ["een", "twee", "drie", "vier"]


def test_tab_and_shift_tab_go_round(frame: Frame, qtbot: QtBot) -> None:
    seen = []
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget() or frame, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget().text())
    assert seen in (["een", "twee", "drie", "vier", "een"], ["twee", "drie", "vier", "een", "twee"])
    before = QApplication.focusWidget()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is before


def test_python_keeps_nothing_that_qt_frees(frame: Frame) -> None:
    """See `app.ui.nested`: what came next at its address would end the program."""
    before = items()
    assert list(stops_of(frame))
    assert items() <= before


def test_what_is_hidden_or_off_is_passed_by(frame: Frame) -> None:
    one, two, *_ = stops_of(frame)
    one.hide()
    two.setEnabled(False)
    assert words(frame) == ["drie", "vier"]


def test_from_within_a_row_of_choices_tab_leaves_the_row(show: Any, qtbot: QtBot) -> None:
    frame = Frame()
    column = QVBoxLayout(frame)
    choice, line = Segmented([("a", "A"), ("b", "B")], "Keuze"), QLineEdit()
    column.addWidget(choice)
    column.addWidget(line)
    show(frame)
    choice.set_value("a")
    other = choice.findChildren(QPushButton)[1]
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.keyClick(other, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is line


def test_a_stop_out_of_view_is_brought_into_view(show: Any, qtbot: QtBot) -> None:
    frame, holder, area = Frame(), QWidget(), QScrollArea(widgetResizable=True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    column = QVBoxLayout(holder)
    for number in range(40):
        column.addWidget(QPushButton(f"knop {number}"))
    area.setWidget(holder)
    QVBoxLayout(frame).addWidget(area)
    frame.resize(200, 200)
    show(frame)
    first, *_, last = stops_of(frame)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is last
    assert not last.visibleRegion().isEmpty()


def test_without_a_stop_tab_does_nothing(show: Any) -> None:
    assert step_focus(show(Frame()), True) is False
