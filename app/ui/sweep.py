"""Python's sweep of unused rings of objects, on the GUI thread only.

Python sweeps in whichever thread happens to ask for memory. When that is the thread of the archive and the
sweep finds a widget, Qt takes a widget apart beside its own thread: that thread holds a lock of Qt and waits
for Python, while the GUI thread holds Python and waits for that lock. The window then hangs for ever.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from PySide6.QtCore import QObject, QTimer

PAUSE = 250  # milliseconds between two looks: the less has gathered, the shorter each sweep
YOUNG, MIDDLE, OLD = 2000, 10, 20  # how many have gathered before a sweep, in Python's three generations
REST = 60  # seconds between two sweeps over everything


class Sweeper(QObject):
    """Takes the sweep out of Python's hands; `look()` sweeps what is due."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self.last = monotonic()
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Sweep the generation that is due."""
        young, middle, old = gc.get_count()
        if old >= OLD and monotonic() - self.last > REST:
            gc.collect(2)
            self.last = monotonic()
        elif middle >= MIDDLE:
            gc.collect(1)
        elif young >= YOUNG:
            gc.collect(0)

    def stop(self) -> None:
        """Give the sweep back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()


def spare_loaded() -> None:
    """Sweeps pass by what is loaded now: modules, which stay, and make a look at everything take 90 ms."""
    gc.freeze()


@contextmanager
def sweeping_here() -> Iterator[Sweeper]:
    """While this lasts, only the thread that began it sweeps."""
    sweeper = Sweeper()
    try:
        yield sweeper
    finally:
        sweeper.stop()
        sweeper.deleteLater()
