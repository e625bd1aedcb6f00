"""How long nobody touched the program. Two clocks, so that sleep is noticed too.

The filter hangs on the windows of the system, not on the application: there each key, click and touch
passes once, and the thousands of other events never reach Python.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

WARN_SECONDS = 20
SLEPT_SECONDS = 60
TICK = 1_000  # milliseconds
TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)
Clock = Callable[[], float]


class IdleWatch(QObject):
    """`warned(seconds)` before and `lapsed()` at the end of `minutes()` without a touch.

    `returned()` when somebody came back after the warning; `slept()` when the clocks show that the
    computer stood still for more than a minute. `minutes` is asked at each tick, so a setting counts at once.
    """

    warned = Signal(int)
    returned = Signal()
    lapsed = Signal()
    slept = Signal()

    def __init__(
        self,
        minutes: Callable[[], int],
        monotonic: Clock = time.monotonic,
        wall: Clock = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.minutes, self._monotonic, self._wall = minutes, monotonic, wall
        self._touched = monotonic()
        self._seen = monotonic(), wall()
        self._warning = False
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Count from now."""
        self.touch()
        self._seen = self._monotonic(), self._wall()
        self._watch_windows()
        self._timer.start()

    def stop(self) -> None:
        """Count no longer."""
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is here."""
        self._touched = self._monotonic()

    def tick(self) -> None:
        """Look at the clocks; each second while started."""
        self._watch_windows()
        if self._stood_still():
            self.slept.emit()
            return
        left = 60 * min(60, max(1, self.minutes())) - (self._monotonic() - self._touched)
        if left <= 0:
            self.lapsed.emit()
        elif left <= WARN_SECONDS and not self._warning:
            self._warning = True
            self.warned.emit(round(left))
        elif left > WARN_SECONDS and self._warning:
            self._warning = False
            self.returned.emit()

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self.touch()
            if self._warning:
                self.tick()
        return False

    def _stood_still(self) -> bool:
        """Whether either clock ran on between two ticks; which of them does so in sleep differs by system."""
        before, self._seen = self._seen, (self._monotonic(), self._wall())
        return max(self._seen[0] - before[0], self._seen[1] - before[1]) > SLEPT_SECONDS + TICK / 1000

    def _watch_windows(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            watch_window(window, self)


def watch_window(window: QWindow, watch: QObject) -> None:
    """Let `watch` see the events of this window, once however often it is asked."""
    window.removeEventFilter(watch)
    window.installEventFilter(watch)
