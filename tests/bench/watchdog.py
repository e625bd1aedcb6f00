"""Watches the GUI thread: every time it does not come back to its event loop for longer than a limit."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import clock_gettime, perf_counter, pthread_getcpuclockid, thread_time
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

LIMIT = 50  # milliseconds
LOOK = 0.01  # seconds between two looks at a thread that is away
DEEP = 6  # frames of the program that are kept of a block


@dataclass(frozen=True, slots=True)
class Block:
    """One absence: milliseconds by the clock, of these the thread's own work, in which step, and where.

    On a busy machine only the own work tells something about the program.
    """

    wall: float
    own: float
    step: str
    where: str


class Watchdog(QObject):
    """A heart that beats in the event loop, and a thread that notes who was at work when it did not.

    `fresh()` begins anew: what the caller itself did since the last beat is no block of the program.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        super().__init__()
        self.limit, self.step = limit, ""
        self.blocks: list[Block] = []
        self.longest = 0.0  # own work of one turn, also where that is no block
        self._gui = threading.get_ident()
        self._clock = pthread_getcpuclockid(self._gui)
        self._seen, self._stop = "", threading.Event()
        self._heart = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._heart.timeout.connect(self.beat)
        self.fresh()

    @contextmanager
    def watching(self) -> Iterator["Watchdog"]:
        """Watch until the end of the block of code."""
        looker = threading.Thread(target=self._look, daemon=True)
        self.fresh()
        self._heart.start()
        looker.start()
        try:
            yield self
        finally:
            self._heart.stop()
            self._stop.set()
            looker.join()

    def fresh(self) -> None:
        """From now on."""
        self._wall, self._own, self._seen = perf_counter(), thread_time(), ""

    def beat(self) -> None:
        """The loop is back: note what lay between."""
        wall, own = 1000 * (perf_counter() - self._wall), 1000 * (thread_time() - self._own)
        self.longest = max(self.longest, own)
        if wall > self.limit:
            self.blocks.append(Block(wall, own, self.step, self._seen))
        self.fresh()

    @property
    def own_blocks(self) -> list[Block]:
        """Those whose own work alone is over the limit, the longest first."""
        return sorted(
            (block for block in self.blocks if block.own > self.limit), key=lambda block: -block.own
        )

    def _look(self) -> None:
        """In another thread: the innermost place of the program after half the limit of own work."""
        while not self._stop.wait(LOOK):
            work = 1000 * (clock_gettime(self._clock) - self._own)
            frame = sys._current_frames().get(self._gui)
            if work > self.limit / 2 and not self._seen and frame is not None:
                self._seen = place_of(frame)


def place_of(frame: FrameType | None) -> str:
    """The innermost frames inside the program: "screen.py:81 open < main_window.py:79 navigate"."""
    found: list[str] = []
    while frame is not None and len(found) < DEEP:
        path = Path(frame.f_code.co_filename)
        if "app" in path.parts and "site-packages" not in path.parts:
            found.append(f"{path.parent.name}/{path.name}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return " < ".join(found)
