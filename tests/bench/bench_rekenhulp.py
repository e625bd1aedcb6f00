"""A slider dragged in the rekenhulp: `python tests/bench/bench_rekenhulp.py`.

From the step of the slider until all is worked out and painted, with one case and with two. Prints
milliseconds of the clock and of the GUI thread's own work beside the goal (p99 at most 16). Nothing fails
on time.
"""

# ruff: noqa: E402 - run as a script, it has to find the program first

import gc
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter, thread_time

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.models.archive import Archive
from app.models.keys import Kdf
from app.services.archief import Archief
from app.ui.context import Context
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow
from app.ui.messages import Messages
from app.ui.qt import prepare_qt
from app.ui.screens import SCREENS
from app.ui.settings import Settings
from app.ui.sweep import sweeping_here
from app.ui.theme import apply_theme
from tests import factories
from tests.bench.figures import show_times

STEPS, GOAL = 1000, 16
CASE = {"ingangsdatum": "15-08-2025", "leeftijd": "14-03-2007", "route": "lid5"}


def drag(window: MainWindow) -> tuple[list[float], list[float]]:
    """Milliseconds per step: by the clock, and of these the GUI thread's own work."""
    slider = window.current_screen().form.slider
    middle, wide = slider.height() // 2, slider.width()
    elapsed, own = [], []
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(wide // 2, middle))
    gc.collect()
    for step in range(STEPS):
        place = step * 7 % (2 * wide)
        begin, work = perf_counter(), thread_time()
        QTest.mouseMove(slider, QPoint(min(place, 2 * wide - place), middle))
        for _ in range(3):  # the step, the answer that was put off, the painting
            QApplication.processEvents()
        elapsed.append(1000 * (perf_counter() - begin))
        own.append(1000 * (thread_time() - work))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton)
    return elapsed, own


def main() -> None:
    """Drag with one case, then with two."""
    with tempfile.TemporaryDirectory() as folder:
        archive, _key = Archive.create(Path(folder) / "a", "meten is weten", kdf=Kdf(8, 1, 1))
        archief = Archief(archive, klok=lambda: factories.NU)
        app = QApplication([])
        prepare_qt(app)
        apply_theme(app, "licht")
        jobs, messages = Jobs(), Messages()
        settings = Settings(Path(folder) / "s.ini")
        context = Context(jobs, messages, settings, archief, None, lambda: archief.vandaag)
        window = MainWindow(context, SCREENS, "meten")
        window.resize(1366, 768)
        window.show()
        window.navigate("rekenhulp")
        jobs.wait_idle()
        screen = window.current_screen()
        screen.form.show_texts(CASE)
        screen.judge()
        for name in ("one case", "two cases"):
            if name == "two cases":
                screen.toggle_compare()
            with sweeping_here():
                elapsed, own = drag(window)
            show_times(f"drag to refreshed sum, {name}", elapsed, f"p99 <= {GOAL} ms")
            show_times(f"drag to refreshed sum, {name}, own thread alone", own)
        window.close()
        jobs.close()
        archief.close()


if __name__ == "__main__":
    main()
