"""Measures that go with the letters, also when their size is changed while the window stands."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.ui.theme import theme


class _Follower(QObject):
    """Lives inside its widget and goes with it, so that the theme calls nobody who is gone."""

    def __init__(self, widget: QWidget, fit: Callable[[Any], None]) -> None:
        super().__init__(widget)
        self.fit = fit
        theme.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Fit the widget to the letters of now."""
        self.fit(self.parent())


def follow_letters(widget: QWidget, fit: Callable[[Any], None]) -> _Follower:
    """Call `fit(widget)` now and at each change of the letter size."""
    return _Follower(widget, fit)


def hold_width(card: QWidget, size: int, large: int = 0) -> _Follower:
    """Keep a card so wide at letter size 100, wider where the widest of what stands in it asks for more.

    Call `follow()` of the answer when something else stands in it.
    """

    def hold(part: Any, pixels: int) -> None:
        part.setFixedWidth(max(pixels, part.layout().minimumSize().width()))

    return in_letters(card, hold, size, large)


def in_letters(
    widget: QWidget, measure: Callable[[Any, int], None], size: int, large: int = 0, most: int = 0
) -> _Follower:
    """`in_letters(card, QWidget.setFixedWidth, 330)`: keep a measure of so many pixels at letter size 100.

    `large` takes the place of `size` where large letters put parts under each other; `most` is the end of it.
    """

    def fit(part: Any) -> None:
        pixels = theme.pixels(large if large and theme.large else size)
        measure(part, min(pixels, most) if most else pixels)

    return follow_letters(widget, fit)
