"""A user at the whole program: finds fields by name, types and clicks, waits until all is stored."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QWidget

from app.main import Program
from app.ui.widgets.buttons import Segmented
from app.ui.widgets.choices import MultiField, ReferenceField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
FAR_APART = 5000  # milliseconds between the signs of one word in a list; a busy machine is slow with them


class User:
    """Works with keys and mouse in the window in front."""

    def __init__(self, program: Program, qtbot: "QtBot") -> None:
        self.program, self.qtbot = program, qtbot
        QApplication.setKeyboardInputInterval(FAR_APART)

    @property
    def window(self) -> QWidget:
        return self.program.window or self.program.unlock

    def settle(self) -> None:
        """Wait until everything asked is delivered and drawn."""
        for _ in range(4):
            self.qtbot.waitUntil(lambda: not self.program.jobs.busy, timeout=20_000)
            QApplication.processEvents()

    def find(self, name: str, place: int = 0) -> Any:
        """The visible widget with this object name; `place` counts from the top."""

        def found() -> list[QWidget]:
            return [widget for widget in self.window.findChildren(QWidget, name) if widget.isVisible()]

        self.qtbot.waitUntil(lambda: len(found()) > place, timeout=10_000)
        inside = sorted(
            found(), key=lambda widget: widget.mapTo(self.window, widget.rect().topLeft()).toTuple()[::-1]
        )
        return inside[place]

    def click(self, name: str, place: int = 0) -> None:
        """Click a button."""
        self.qtbot.mouseClick(self.find(name, place), LEFT)
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self._activate()
        self.qtbot.keyClick(self.window.focusWidget() or self.window, key, modifier)
        self.settle()

    def fill(self, naam: str, tekst: str, place: int = 0) -> None:
        """Fill the field with this name, as its kind wants it, and leave it with Tab."""
        self._activate()
        editor = self.find(f"veld_{naam}", place)
        if isinstance(editor, MultiField):
            self._tick(editor, tekst.split(","))
        elif isinstance(editor, Segmented):
            self._choose_segment(editor, tekst)
        elif isinstance(editor, QComboBox) and not isinstance(editor, ReferenceField):
            editor.setFocus()
            self.qtbot.keyClicks(editor, tekst)
            assert editor.currentText() == tekst
        else:
            self._type(editor, tekst)
        self.settle()

    def fill_all(self, waarden: dict[str, str]) -> None:
        """Fill several fields."""
        for naam, tekst in waarden.items():
            self.fill(naam, tekst)

    def _activate(self) -> None:
        """Without a window manager nobody gives the window the focus back after a popup."""
        if not self.window.isActiveWindow():
            with self.qtbot.waitActive(self.window):
                self.window.activateWindow()

    def _type(self, editor: QWidget, tekst: str) -> None:
        editor.setFocus()
        self.qtbot.keyClick(editor, Qt.Key.Key_A, CTRL)
        target = editor.lineEdit() if isinstance(editor, ReferenceField) else editor
        self.qtbot.keyClicks(target, tekst)
        shown = target.toPlainText() if isinstance(target, QPlainTextEdit) else target.text()
        assert shown == tekst
        self.qtbot.keyClick(target, Qt.Key.Key_Tab)

    def _choose_segment(self, editor: Segmented, tekst: str) -> None:
        (segment,) = [button for button in editor._buttons.values() if button.text() == tekst]
        self.qtbot.mouseClick(segment, LEFT)

    def _tick(self, editor: MultiField, teksten: Sequence[str]) -> None:
        self.qtbot.mouseClick(editor, LEFT)
        self.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        menu: Any = QApplication.activePopupWidget()
        for tekst in teksten:
            (action,) = [action for action in menu.actions() if action.text() == tekst]
            while menu.activeAction() is not action:
                self.qtbot.keyClick(menu, Qt.Key.Key_Down)
            self.qtbot.keyClick(menu, Qt.Key.Key_Space)
        self.qtbot.keyClick(menu, Qt.Key.Key_Return)
