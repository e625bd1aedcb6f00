"""A panel at the right of the content that any screen can open; Esc closes it, nothing is lost."""

import shiboken6
from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from app.ui.language import tr
from app.ui.theme import theme
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.card import Card
from app.ui.widgets.text import label, set_role

WIDTH = 400  # at the ordinary letter size
GAP, BAR = 14, 12  # pixels between panel and content, and for its scroll bar
LEAST = 640  # what a screen that makes room can do with
SLIDE = 120  # milliseconds
ESC_CLOSES = tr("Esc sluit, niets gaat verloren")


class SidePanel(Card):
    """`opened()` and `closed()`; the widget inside is deleted when the panel closes."""

    opened = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_marked(True)
        self._came_from: QWidget | None = None
        self._title, self._note = label("", "heading"), label("", "muted")
        close = IconButton("x", tr("Sluit het paneel (Esc)"))
        close.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._note)
        head.addWidget(close)
        self.body.addLayout(head)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._scroll, 1)
        self.hide()

    def show_panel(self, widget: QWidget, title: str = "", note: str = ESC_CLOSES) -> None:
        """Put a widget in the panel and give it the focus."""
        if not self._let_go():
            self._came_from = self.window().focusWidget()
        self._title.setText(title)
        self._note.setText(note)
        self.setAccessibleName(title)
        set_role(widget, "scroll")
        self._scroll.setWidget(widget)
        self.show()
        self.opened.emit()
        widget.setFocus()

    def close_panel(self) -> bool:
        """Close; False when it was not open. The focus goes back to where it came from."""
        if self.isHidden() or self._scroll.widget() is None:
            return False
        focused = self._let_go()
        self.hide()
        self._scroll.takeWidget().deleteLater()
        self.closed.emit()
        if focused and self._came_from is not None and shiboken6.isValid(self._came_from):
            self._came_from.setFocus()
        return True

    def minimumSizeHint(self) -> QSize:
        """What it needs with what it shows; the host gives it no more than there is."""
        inside, around = self._scroll.widget(), self.body.contentsMargins()
        wide = inside.minimumSizeHint().width() + BAR + around.left() + around.right() if inside else 0
        return super().minimumSizeHint().expandedTo(QSize(wide, 0))

    def widget(self) -> QWidget | None:
        """What the panel shows, or None."""
        return self._scroll.widget()

    def _let_go(self) -> bool:
        """Take the focus away, which stores the field being typed; False when it was elsewhere."""
        focus = self.window().focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return False
        focus.clearFocus()
        return True


class PanelHost(QWidget):
    """Places the panel beside the content (`beside`, when both fit) or over its right part."""

    def __init__(self, content: QWidget, panel: SidePanel) -> None:
        super().__init__()
        self.content, self.panel, self.beside = content, panel, False
        content.setParent(self)
        panel.setParent(self)
        self._slide = QPropertyAnimation(panel, b"pos", self)
        self._slide.setDuration(SLIDE)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        panel.opened.connect(self._slide_in)
        panel.closed.connect(self._place)

    def sizeHint(self) -> QSize:
        """The window gives what there is; to ask every page ever visited at each change takes 10 ms."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.content.minimumSizeHint()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        self._slide.stop()
        wanted = max(theme.pixels(WIDTH), self.panel.minimumSizeHint().width())
        wide = min(wanted, self.width() - 40)
        room = self.width() - wide - GAP >= theme.pixels(LEAST)
        taken = wide + GAP if self.beside and room and self.panel.isVisibleTo(self) else 0
        self.content.setGeometry(0, 0, self.width() - taken, self.height())
        self.panel.setGeometry(self.width() - wide, 0, wide, self.height())
        self.panel.raise_()

    def _slide_in(self) -> None:
        self._place()
        if not theme.moves():
            return
        self._slide.setStartValue(self.panel.pos() + QPoint(60, 0))
        self._slide.setEndValue(self.panel.pos())
        self._slide.start()
