"""Screens made before their first visit: a visit then only has to show them.

The one to come first is made while the archive opens, the others once it stands.

Making one, giving it its looks and each part it still has to make are turns of the event loop of their own,
with room for keys in between.
"""

from collections.abc import Collection, Iterator, Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.ui.context import Context, Screen, ScreenSpec
from app.ui.sweep import spare_loaded

REST = 50  # milliseconds between two steps
READS = ("instellingen",)  # its first part reads the archive as soon as it is made: that would grow old here


class Ahead(QObject):
    """`begin()` makes what is not in `visited` yet, `take(name)` hands it over; `finished()` after the last.

    What waits here hears of no change: a screen reads when it is opened.
    """

    finished = Signal()

    def __init__(
        self, context: Context, specs: Mapping[str, ScreenSpec], visited: Collection[str], place: QWidget
    ) -> None:
        super().__init__(place)
        self.context, self.specs, self.visited, self.place = context, specs, visited, place
        self.made: dict[str, Screen] = {}
        self._steps = self._walk()
        self._timer = QTimer(self, interval=REST)
        self._timer.timeout.connect(self._step)

    def begin(self) -> None:
        """The modules of the screens are loaded: from now on a step at a time, while the window stands."""
        spare_loaded()
        self._timer.start()

    def make(self, name: str) -> Iterator[None]:
        """The turns in which this screen is made, if it is not there yet."""
        if name in self.visited or name in self.made or name in READS:
            return
        screen = self.made[name] = self.specs[name].factory(self.context)
        screen.hide()
        yield
        if name in self.made:
            screen.setParent(self.place)
            yield
            yield from screen.making  # ended when a visit made what was left

    def take(self, name: str) -> Screen | None:
        """The screen of this name when it was made."""
        return self.made.pop(name, None)

    def _step(self) -> None:
        if not self.place.isVisible():  # closed or locked
            self._timer.stop()
        elif next(self._steps, "end") == "end":
            self._timer.stop()
            self.finished.emit()

    def _walk(self) -> Iterator[None]:
        for name in self.specs:
            yield from self.make(name)
