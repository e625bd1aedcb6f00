"""What is kept for speed alone is given back when the program has rested for a while.

The archive keeps pages it has read, up to 64 MB for each connection, and the C library keeps what was freed,
because the next job may ask for it. The press stands ready for a next paper. Work of the next minutes is
quicker with all three, so a rest is no pause.
"""

import ctypes
import sys
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.services.papier.pers import rest_press
from app.ui.jobs import Job, Jobs

REST = 30_000  # milliseconds without any work in the lanes


class Rest(QObject):
    """Listens to the lanes; `rested()` when all was given back."""

    rested = Signal()

    def __init__(self, jobs: Jobs, archief: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs, self.archief = jobs, archief
        self.job: Job | None = None
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self.look)
        jobs.idle.connect(self._after_work)

    def look(self) -> None:
        """Give back now, unless there is work: its end begins a new rest."""
        if not self.jobs.busy:
            self.job = self.jobs.run(_give_back, self.archief, lane="lang", owner=self)
            self.job.finished.connect(self.rested)

    def _after_work(self) -> None:
        """Giving back is no work itself."""
        given, self.job = self.job, None
        if given is None:
            self._timer.start()


def _give_back(archief: Any) -> None:
    archief.archive.shrink()
    rest_press()
    trim()


def trim() -> None:
    """Let the C library hand free memory to the system; only that of GNU can."""
    if sys.platform == "linux":
        give = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if give is not None:
            give(0)
