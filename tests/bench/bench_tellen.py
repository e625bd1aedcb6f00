"""How soon a count is seen and stored: twenty keys a second for a minute, in the real window.

`python -m tests.bench.bench_tellen [seconds] [counts before]`: key to painted figure and key to stored, in
ms. Limits: 16 shown, 50 stored, none missed.
"""

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.loonwaarde.telling import COLLEGA, WERKNEMER, Telsoort
from app.models import keys
from app.services.archief import create_archief
from app.services.meten.metingen import read_meting
from app.services.meten.tellen import read_telplek
from app.ui.context import Context
from app.ui.jobs import Jobs, gui_goes_first
from app.ui.main_window import MainWindow
from app.ui.messages import Messages
from app.ui.qt import prepare_qt
from app.ui.screens import SCREENS
from app.ui.settings import Settings
from app.ui.sweep import sweeping_here
from app.ui.theme import apply_theme
from tests.bench.figures import show_figure, show_times
from tests.conftest import SNEL, WACHTWOORD
from tests.factories import fill_profiel, make_meting

EVERY = 50  # milliseconds between two keys
SHOWN, STORED = 16, 50  # limits in milliseconds
KEYS = ((Qt.Key.Key_A, WERKNEMER), (Qt.Key.Key_L, COLLEGA))


class Painted(QObject):
    """Notes when a target was painted after a key."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: dict[QObject, tuple[float, float]] = {}
        self.times: list[float] = []
        self.work: list[float] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the name Qt gives it
        if event.type() == QEvent.Type.Paint and watched in self.pressed:
            since, work = self.pressed.pop(watched)
            QTimer.singleShot(0, lambda: self._note(since, work))
        return False

    def _note(self, since: float, work: float) -> None:
        self.times.append(1000 * (time.perf_counter() - since))
        self.work.append(1000 * (time.thread_time() - work))


def main(seconds: int = 60, before: int = 0) -> bool:
    """Run it; answers whether every limit was kept."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    prepare_qt(app)
    apply_theme(app, "licht")
    keys.STANDARD = SNEL
    with tempfile.TemporaryDirectory() as place:
        archief, _ = create_archief(Path(place) / "archief", WACHTWOORD)
        fill_profiel(archief)
        meting = make_meting(archief)
        taak = read_meting(archief, meting).hoofdtaken[0].id
        jobs, messages = Jobs(), Messages()
        messages.listen(jobs)
        context = Context(jobs, messages, Settings(Path(place) / "x.ini"), archief)
        window = MainWindow(context, SCREENS, "bench")
        window.show()
        window.navigate("meting", id=meting, stap="waarnemen")
        jobs.wait_idle()
        window.navigate("waarnemen", id=taak)
        jobs.wait_idle()
        gui_goes_first()
        with sweeping_here():
            good = measure(window, jobs, seconds, before)
        stored = len(read_telplek(archief, taak).rondes[-1].gebeurtenissen)
        show_figure("counts pressed and stored", f"{stored}", f"{seconds * 1000 // EVERY + before}")
        good = good and stored == seconds * 1000 // EVERY + before
        jobs.close()
        archief.close()
    return good


def measure(window: Any, jobs: Jobs, seconds: int, before: int) -> bool:
    """Press keys on time and note when each is painted and stored."""
    screen = window.current_screen()
    screen.bediening.start_or_end()
    jobs.wait_idle()
    teller = screen.rondes.front
    for number in range(before):
        teller.add(Telsoort.GEMAAKT, (WERKNEMER, COLLEGA)[number % 2])
    jobs.wait_idle()
    painted, waiting, stored = Painted(), list[float](), list[float]()
    for card in screen.sides.values():
        card.made.installEventFilter(painted)

    def note_stored() -> None:
        done = len(waiting) - len(teller.keeper.unsaved)
        stored.extend(1000 * (time.perf_counter() - since) for since in waiting[len(stored) : done])

    teller.stored.connect(note_stored)
    loop, left = QEventLoop(), seconds * 1000 // EVERY
    timer = QTimer(interval=EVERY, timerType=Qt.TimerType.PreciseTimer)

    def press() -> None:
        key, wie = KEYS[len(waiting) % 2]
        now = time.perf_counter()
        painted.pressed[screen.sides[wie].made] = now, time.thread_time()
        waiting.append(now)
        QTest.keyClick(screen, key)
        if len(waiting) == left:
            timer.stop()
            QTimer.singleShot(500, loop.quit)

    timer.timeout.connect(press)
    timer.start()
    loop.exec()
    show_times("a count shown, own work alone", painted.work)
    return report("a count shown", painted.times, SHOWN) & report("a count stored", stored, STORED)


def report(name: str, times: list[float], limit: int) -> bool:
    """Tell the distribution; answers whether the slowest of a hundred keeps the limit."""
    show_times(name, times, f"p99 <= {limit} ms")
    return sorted(times)[min(len(times) - 1, len(times) * 99 // 100)] <= limit


if __name__ == "__main__":
    sys.exit(0 if main(*map(int, sys.argv[1:])) else 1)
