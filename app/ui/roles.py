"""What a screen reader hears of parts that are painted here: a button, a choice of several, a tab.

Qt knows the roles of its own controls only. A widget with `spoken_role` is heard as that; Press works on it,
and whether it is chosen is told.
"""

from functools import cache
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QApplication, QWidget

Role = QAccessible.Role


class _Face(QAccessibleWidget):
    """The side of a widget that is heard."""

    def __init__(self, widget: Any) -> None:
        super().__init__(widget, widget.spoken_role)

    def state(self) -> QAccessible.State:
        state, widget = super().state(), self.object()
        if isinstance(widget, QAbstractButton) and widget.isCheckable():
            state.checkable, state.checked = 1, int(widget.isChecked())
            state.selectable, state.selected = 1, int(widget.isChecked())
        return state

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction():
            _press(self.object())
        else:
            super().doAction(name)


@cache
def speak_roles() -> None:
    """Let Qt ask here first; once, before the first window."""
    QAccessible.installFactory(_make_face)


def _make_face(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if class_name == type(thing).__name__ and isinstance(thing, QWidget) and hasattr(thing, "spoken_role"):
        return _Face(thing)
    return None


def _press(widget: Any) -> None:
    if isinstance(widget, QAbstractButton):
        widget.click()
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
        QApplication.sendEvent(widget, key)
