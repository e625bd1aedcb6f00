"""Work in turns of the event loop, so that a key never waits for more than one of them.

Between two calls Qt lays out, dresses and paints what the first asked for, and hears the keys.
"""

from collections import deque
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication


class Turns(QObject):
    """`then(call)` for as many calls as there are: each gets a turn of its own, in order.

    `walk(steps)` when it is one piece of work that says itself where a turn may end.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], object]] = deque()
        self._rested = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._tick)

    @property
    def busy(self) -> bool:
        """True while a call waits."""
        return bool(self._waiting)

    def then(self, call: Callable[[], object]) -> None:
        """Call this in a turn after all that waits."""
        self._waiting.append(call)
        self._timer.start()

    def walk(self, steps: Iterator[None]) -> None:
        """Each step in a turn of its own; the next one waits behind whatever else waits by then."""
        self.then(lambda: next(steps, self) is self or self.walk(steps))

    def forget(self) -> None:
        """What waits is not called any more."""
        self._waiting.clear()
        self._stop()

    def finish(self) -> None:
        """Call at once what waits."""
        while self._waiting:
            self._next()

    def _tick(self) -> None:
        """Call in every other turn: the one between is for what the call before asked of Qt."""
        self._rested = not self._rested
        if not self._rested:
            self._next()

    def _next(self) -> None:
        call = self._waiting.popleft()
        if not self._waiting:
            self._stop()
        call()
        _close_dead_popup()

    def _stop(self) -> None:
        self._timer.stop()
        self._rested = False


def _close_dead_popup() -> None:
    """A late answer may disable what a menu stands open for, and Qt then the menu: it would keep every key
    and every click of the program, and do nothing with them.
    """
    popup = QApplication.activePopupWidget()
    if popup is not None and not popup.isEnabled():
        popup.close()
