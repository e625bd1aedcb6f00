"""Where a screen stands: whole when the window has room for it, else one scrolls to the rest of it."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from app.ui.theme import theme


class Room(QScrollArea):
    """Scrolls its content where the window is smaller than what it needs."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 80)


class Pages(QStackedWidget):
    """A stack that needs what the page in front needs, not what any page ever visited needs.

    `least` is what every page gets: lists that scroll by themselves would ask almost nothing.
    """

    least = QSize(540, 400)  # pixels at the ordinary letter size

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.parentWidget() is not None:
            self.parentWidget().updateGeometry()  # has no layout that would hear of it
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        least = QSize(theme.pixels(self.least.width()), theme.pixels(self.least.height()))
        if page is None:
            return least
        size = least.expandedTo(page.minimumSizeHint())
        if theme.large and page.layout() is not None and page.layout().hasHeightForWidth():
            wrapped = page.layout().minimumHeightForWidth(max(size.width(), self.width()))
            size = size.expandedTo(QSize(0, wrapped))
        return size
