"""How long the GUI thread stays away from its event loop: `python tests/bench/bench_blocks.py`.

The whole road through the real windows, from first start to the file for the gemeente, then every screen.
Prints each absence over 50 ms whose own work is over it too, the number and the longest. Goal: none.
Another limit in milliseconds can be given: `… bench_blocks.py 30`. Nothing fails on time.
"""

# ruff: noqa: E402 - run as a script, it has to find the program first

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.main import Program
from app.models import keys
from app.ui.jobs import gui_goes_first
from app.ui.ontgrendelen import first_start
from app.ui.qt import prepare_qt
from app.ui.settings import Settings
from app.ui.sweep import sweeping_here
from app.ui.theme import apply_theme
from tests.bench.figures import show_figure
from tests.bench.watchdog import LIMIT, Watchdog
from tests.ui import road
from tests.ui.road_driver import User

PATIENCE = 60  # seconds
NO_KEY = Qt.KeyboardModifier.NoModifier


class Hands:
    """Keys and mouse as a user's: after each one the event loop turns. Stands in for pytest-qt's bot."""

    def __init__(self, watch: Watchdog) -> None:
        self.watch = watch

    def keyClick(self, widget: QWidget, key: Any, modifier: Any = NO_KEY) -> None:  # noqa: N802
        """One key."""
        self._do(QTest.keyClick, widget, key, modifier)

    def keyClicks(self, widget: QWidget, text: str) -> None:  # noqa: N802
        """A text, key by key."""
        for sign in text:
            self._do(QTest.keyClick, widget, sign)

    def mouseClick(self, widget: QWidget, button: Any) -> None:  # noqa: N802
        """One click: between down and up the part that had the focus is painted without it."""
        self._do(QTest.mousePress, widget, button)
        self._do(QTest.mouseRelease, widget, button)

    def waitUntil(self, done: Callable[[], bool], timeout: int = 0) -> None:  # noqa: N802
        """Let the loop turn until it is so."""
        end = perf_counter() + PATIENCE
        while not done():
            if perf_counter() > end:
                raise TimeoutError(self.watch.step)
            self.turn()

    @contextmanager
    def waitActive(self, _widget: QWidget) -> Iterator[None]:  # noqa: N802
        """The offscreen window is active at once."""
        yield
        self.turn()

    def turn(self) -> None:
        """One turn of the event loop; outside `exec` Qt would keep every part that is to go."""
        self.watch.fresh()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.watch.beat()

    def _do(self, act: Callable[..., Any], *args: Any) -> None:
        """What waits to be painted is a turn of its own: QTest would do it as part of the click."""
        self.watch.fresh()
        QApplication.processEvents()
        self.watch.beat()
        act(*args)
        self.watch.beat()
        self.turn()


def walk(user: User, watch: Watchdog, folder: Path, begun: Callable[[], None] = lambda: None) -> None:
    """The road of the test, step by step; `begun` is called when the archive has been made."""
    pdf, boek = folder / "rapport.pdf", folder / "gemeente.xlsx"
    chosen = [pdf]
    QFileDialog.getSaveFileName = lambda *_args, **_more: (str(chosen[0]), "")
    steps: tuple[tuple[str, Callable[[], Any]], ...] = (
        ("first start", lambda: road.begin(user)),
        ("begun", begun),
        ("stamgegevens", lambda: road.make_stamgegevens(user)),
        ("kandidaat", lambda: road.make_kandidaat(user)),
        ("measure", lambda: road.measure(user)),
        ("finalise", lambda: road.finalise(user, pdf)),
        ("contact", lambda: road.log_contact(user)),
        ("export", lambda: (chosen.__setitem__(0, boek), road.export(user, boek))),
    )
    for name, step in steps:
        watch.step = name
        step()
    for name in user.program.window.navigation.buttons:
        for visit in ("first", "second"):
            watch.step = f"{visit} visit of {name}"
            user.click(f"navigatie_{name}")


def report(watch: Watchdog) -> None:
    """Each block with its own work over the limit, then the sums."""
    for block in watch.own_blocks:
        print(f"{block.own:6.0f} ms own, {block.wall:6.0f} by the clock  {block.step:28} {block.where}")
    own = watch.own_blocks
    wall = [block.wall for block in watch.blocks]
    what = f"blocks of the GUI thread over {watch.limit} ms"
    show_figure(f"{what}, own work", f"{len(own)}", "none", f"longest turn {watch.longest:.0f} ms")
    show_figure(f"{what}, by the clock", f"{len(wall)}", "", f"longest {max(wall, default=0):.0f} ms")


@contextmanager
def program_in(folder: Path) -> Iterator[Program]:
    """The program as it starts for the first time, with its archive in this folder."""
    keys.STANDARD = keys.Kdf(8, 1, 1)
    gui_goes_first()
    app = QApplication([])
    prepare_qt(app)
    apply_theme(app, "licht")
    first_start.own_archive = lambda: folder / "archief"
    program = Program(Settings(folder / "s.ini"))
    program.show_unlock(None)
    with sweeping_here():  # as in the program: Python sweeps between two acts
        yield program
    for window in (program.window, program.unlock):
        if window is not None:
            window.close()
    program.close()


def main(limit: int = LIMIT) -> None:
    """Walk the road once with the watchdog beside it."""
    with tempfile.TemporaryDirectory() as place, program_in(Path(place)) as program:
        watch = Watchdog(limit)
        with watch.watching():
            walk(User(program, Hands(watch)), watch, Path(place))
        report(watch)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
