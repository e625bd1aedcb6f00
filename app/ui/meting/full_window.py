"""A page over the whole window, to show or sign at the table: only its own keys work, Esc goes back."""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.ui.language import tr
from app.ui.theme import colour, space
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.text import label

LOCK = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)  # locking always works


class FullWindow(QWidget):
    """`left()` when it closed. Fill `body`; put buttons in `bar` before the one that goes back."""

    left = Signal()

    def __init__(self, title: str, over: QWidget, back: str = tr("Terug")) -> None:
        super().__init__(over.window(), Qt.WindowType.SubWindow)
        self._over, self._came_from = over.window(), over.window().focusWidget()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = label(title, "title", wrap=True)
        self.back_button = SecondaryButton(back, "Esc")
        self.back_button.clicked.connect(self.leave)
        self.bar = QHBoxLayout()
        self.bar.setSpacing(space(1))
        self.bar.addWidget(self.title, 1)
        self.bar.addWidget(self.back_button)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(space(4), space(3), space(4), space(3))
        self.body.setSpacing(space(2))
        self.body.addLayout(self.bar)
        self._over.installEventFilter(self)

    def enter(self) -> None:
        """Cover the window."""
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def leave(self) -> None:
        """Uncover it; the cursor goes back to where it came from."""
        self._over.removeEventFilter(self)
        self.hide()
        self.left.emit()
        if self._came_from is not None and isValid(self._came_from) and self._came_from.isVisible():
            self._came_from.setFocus()
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the window below from it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.keyCombination() != LOCK)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("surface"))
