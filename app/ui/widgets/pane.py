"""A part that scrolls by itself where it stands beside others, and stands whole in one column with them."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.ui.theme import theme

IN_COLUMN = "in_column"  # the property of a part under others
LEAST, BAR = 80, 12  # pixels: the least height at letter size 100, and the width of the scroll bar


class Pane(QScrollArea):
    """In what has the property IN_COLUMN it is as high as its content: the page scrolls, not the pane."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = content
        self.setWidget(content)

    @property
    def whole(self) -> bool:
        """Whether something around it stands in a column."""
        part: QWidget | None = self
        while part is not None and not part.property(IN_COLUMN):
            part = part.parentWidget()
        return part is not None

    def minimumSizeHint(self) -> QSize:
        """As wide as its content needs: no pane scrolls sideways."""
        content = self.content
        wide = content.minimumSizeHint().width() + BAR
        if not self.whole:
            return QSize(wide, theme.pixels(LEAST))
        high = content.minimumSizeHint().height()
        if content.hasHeightForWidth():
            high = max(high, content.heightForWidth(max(wide, self.width())))
        return QSize(wide, high)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint().expandedTo(QSize(0, 0 if self.whole else super().sizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)
