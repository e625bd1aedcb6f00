"""A panel at the right of the content that any screen can open; Esc closes it, nothing is lost."""

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.widgets.buttons import IconButton
from app.ui.widgets.card import Card
from app.ui.widgets.text import label, set_role

WIDTH = 400
_SLIDE = 120  # milliseconds


class SidePanel(QWidget):
    """Slides in beside the content. `closed()` after it went away; the widget inside is deleted then."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = Card()
        self.card.set_marked(True)
        self.card.setFixedWidth(WIDTH)
        self._title, self._note = label("", "heading"), label("", "muted")
        close = IconButton("x", "Sluit het paneel (Esc)")
        close.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._note)
        head.addWidget(close)
        self.card.body.addLayout(head)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.card.body.addWidget(self._scroll, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 0, 0, 0)
        layout.addWidget(self.card, 1, Qt.AlignmentFlag.AlignLeft)
        self._slide = QPropertyAnimation(self, b"maximumWidth", self)
        self._slide.setDuration(_SLIDE)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.hide()

    def show_panel(
        self, widget: QWidget, title: str = "", note: str = "Esc sluit, niets gaat verloren"
    ) -> None:
        """Put a widget in the panel and give it the focus."""
        self._title.setText(title)
        self._note.setText(note)
        self.setAccessibleName(title)
        set_role(widget, "scroll")
        self._scroll.setWidget(widget)
        fresh = self.isHidden()
        self.show()
        if fresh:
            self._slide.setStartValue(0)
            self._slide.setEndValue(WIDTH + 14)
            self._slide.start()
        widget.setFocus()

    def close_panel(self) -> bool:
        """Close the panel; False when it was not open. The focus leaving stores the field being typed."""
        widget = self._scroll.widget()
        if self.isHidden() or widget is None:
            return False
        if (focus := self.focusWidget()) is not None:
            focus.clearFocus()
        self._slide.stop()
        self.hide()
        self._scroll.takeWidget().deleteLater()
        self.closed.emit()
        return True

    def widget(self) -> QWidget | None:
        """What the panel shows, or None."""
        return self._scroll.widget()
