"""Parts beside each other where there is room for all of them, else in one column under each other."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QWidget
from shiboken6 import isValid

from app.ui.theme import space, theme
from app.ui.widgets.flow import Flow
from app.ui.widgets.pane import IN_COLUMN, Pane

FREE = (1 << 24) - 1  # pixels that Qt takes for no limit


@dataclass(frozen=True, slots=True)
class _Part:
    """What the row keeps of a part, in pixels at letter size 100; 0 for what the part wants itself."""

    held: QWidget | QLayout
    side: int = 0
    large: int = 0
    most: int = 0
    tall: int = 0

    @property
    def shown(self) -> bool:
        """Whether it is there and takes room."""
        if not isValid(self.held):
            return False
        return not (self.held.isHidden() if isinstance(self.held, QWidget) else self.held.isEmpty())

    def least(self) -> int:
        """The width it can do with."""
        if isinstance(self.held, QLayout):
            return self.held.minimumSize().width()
        if self.side:  # what the row set is not what the part needs
            return self.held.minimumSizeHint().width()
        policy = self.held.sizePolicy().horizontalPolicy()
        shrinks = policy not in (QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        hint = self.held.minimumSizeHint() if shrinks else self.held.sizeHint()
        return max(min(hint.width(), self.held.maximumWidth()), self.held.minimumWidth())

    def beside(self) -> int:
        """The width it wants beside others; a row that could go on at a next line stands on one."""
        if self.side:
            pixels = theme.pixels(self.large if self.large and theme.large else self.side)
            return max(min(pixels, self.most) if self.most else pixels, self.least())
        return self.held.sizeHint().width() if isinstance(self.held, Flow) else self.least()


class Beside(QBoxLayout):
    """As a QHBoxLayout, or in one column where it is too narrow; `with_letters` for large letters too.

    `gap`: pixels between the parts in the column.
    It remembers its parts, for an item that Python asks of a layout is one too many (see `nested`).
    """

    def __init__(self, with_letters: bool = False, gap: int = space(2)) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self.with_letters, self.gap = with_letters, gap
        self._parts: list[_Part] = []
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def under(self) -> bool:
        """Whether the parts stand under each other."""
        return self.direction() == QBoxLayout.Direction.TopToBottom

    def add_part(self, widget: QWidget, side: int = 0, large: int = 0, most: int = 0, tall: int = 0) -> None:
        """Put a part after the others; it takes the room that is left, unless it has a width of its own.

        `side` is that width beside the others, `large` the same for large letters, `most` the end of it;
        `tall` is the least height in a column, for a list that asks almost nothing.
        """
        self._parts.append(_Part(widget, side, large, most, tall))
        super().addWidget(widget, 0 if side else 1)
        self._measure(self._parts[-1])

    def addWidget(self, widget: QWidget, *how: Any) -> None:
        self._parts.append(_Part(widget))
        super().addWidget(widget, *how)

    def addLayout(self, layout: QLayout, *how: Any) -> None:
        self._parts.append(_Part(layout))
        super().addLayout(layout, *how)

    def minimumSize(self) -> QSize:
        """The widest part alone: it can always go on in one column."""
        around = self.contentsMargins()
        widest = max((part.least() for part in self._shown()), default=0)
        return QSize(widest + around.left() + around.right(), super().minimumSize().height())

    def setGeometry(self, box: QRect) -> None:
        self.turn(box.width())
        super().setGeometry(box)

    def turn(self, width: int) -> None:
        """Stand as fits in so many pixels."""
        parts, around = self._shown(), self.contentsMargins()
        gaps = self._aside * max(0, len(parts) - 1) + around.left() + around.right()
        under = self.with_letters and theme.large
        under = under or sum(part.beside() for part in parts) + gaps > width
        if under != self.under:
            way = QBoxLayout.Direction
            self.setDirection(way.TopToBottom if under else way.LeftToRight)
            self._fit()

    @property
    def _aside(self) -> int:
        """Pixels between parts beside each other; asked in the column too, or it would turn for ever."""
        return space(4) if self.with_letters else space(2)

    def _shown(self) -> list[_Part]:
        return [part for part in self._parts if part.shown]

    def _fit(self) -> None:
        self._parts = [part for part in self._parts if isValid(part.held)]
        self.setSpacing(self.gap if self.under else self._aside)
        for part in self._parts:
            self._measure(part)
        self.invalidate()

    def _measure(self, part: _Part) -> None:
        """Give a part its width beside the others, or set it free in the column."""
        widget = part.held
        if not isinstance(widget, QWidget):
            return
        widget.setProperty(IN_COLUMN, self.under)
        for pane in widget.findChildren(Pane):
            pane.updateGeometry()
        if part.tall:
            widget.setMinimumHeight(theme.pixels(part.tall) if self.under else 0)
        if part.side:
            widget.setMinimumWidth(0 if self.under else part.beside())
            widget.setMaximumWidth(FREE if self.under else part.beside())
