"""A row that goes on at the next line where it does not fit: for buttons, links and chips."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from app.ui.theme import space


class Flow(QLayout):
    """Widgets from left to right, each as wide as it wants; `right` of them stand at the end of their line.

    With room for all it looks like a QHBoxLayout with a stretch. One that is wider than the whole row gets
    the row.
    """

    def __init__(self, right: int = 0, step: int = 1) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.right = right
        self.setSpacing(space(step))
        self.setContentsMargins(0, 0, 0, 0)

    def add_all(self, *widgets: QWidget) -> "Flow":
        """Put these in a row; answers itself."""
        for widget in widgets:
            self.addWidget(widget)
        return self

    def addWidget(self, widget: QWidget) -> None:
        self.addChildWidget(widget)
        self.addItem(_Item(widget))

    def add_layout(self, layout: QLayout) -> None:
        """Put what stands in another layout in the row, as one."""
        self.addChildLayout(layout)
        self.addItem(layout)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        for item in self._items:
            item.invalidate()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = _lines(_shown(self._items), width - _sides(self), self.spacing())
        heights = [max(item.sizeHint().height() for item in line) for line in lines]
        around = self.contentsMargins()
        return sum(heights) + self.spacing() * (len(lines) - 1) + around.top() + around.bottom()

    def sizeHint(self) -> QSize:
        """All on one line."""
        sizes = [item.sizeHint() for item in _shown(self._items)]
        wide = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        around = self.contentsMargins()
        high = max((size.height() for size in sizes), default=0) + around.top() + around.bottom()
        return QSize(wide + _sides(self), high)

    def minimumSize(self) -> QSize:
        """The widest one alone."""
        sizes = [item.minimumSize() for item in _shown(self._items)]
        wide = max((size.width() for size in sizes), default=0)
        return QSize(wide + _sides(self), max((size.height() for size in sizes), default=0))

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box)
        room = box.marginsRemoved(self.contentsMargins())
        ends = _shown(self._items)[-self.right :] if self.right else []
        top = room.top()
        for line in _lines(_shown(self._items), room.width(), self.spacing()):
            high = max(item.sizeHint().height() for item in line)
            spare = room.width() - _wide(line, self.spacing())
            left = room.left()
            for item in line:
                if item in ends and spare > 0:
                    left, spare = left + spare, 0
                size = item.sizeHint().boundedTo(QSize(room.width(), high))
                item.setGeometry(QRect(QPoint(left, top + (high - size.height()) // 2), size))
                left += size.width() + self.spacing()
            top += high + self.spacing()


class _Item(QWidgetItem):
    """Made here, as Python would go on to know an item of Qt that Qt has freed (see `nested`).

    It remembers its size, which is asked a hundred times for each time it changes.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._hint: QSize | None = None

    def sizeHint(self) -> QSize:
        if self._hint is None:
            self._hint = super().sizeHint()
        return self._hint

    def invalidate(self) -> None:
        self._hint = None


def _shown(items: list[QLayoutItem]) -> list[QLayoutItem]:
    return [item for item in items if not item.isEmpty()]


def _lines(items: list[QLayoutItem], width: int, spacing: int) -> list[list[QLayoutItem]]:
    lines: list[list[QLayoutItem]] = []
    for item in items:
        if lines and _wide([*lines[-1], item], spacing) <= width:
            lines[-1].append(item)
        else:
            lines.append([item])
    return lines


def _sides(layout: QLayout) -> int:
    around = layout.contentsMargins()
    return around.left() + around.right()


def _wide(line: list[QLayoutItem], spacing: int) -> int:
    return sum(item.sizeHint().width() for item in line) + spacing * (len(line) - 1)
