"""How fast and how large the program starts: `python tests/bench/bench_start.py [runs]`.

Each run starts fresh processes in turn: an empty PySide6 window with SQLAlchemy imported, and the program
up to its painted unlock window. Prints the ratio of the medians (goal <= 1.25), the memory after the start
(goal <= 130 MB) and unlock to list with 1,000 kandidaten (goal <= 400 ms). Nothing fails on time.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from tests.bench.figures import show_figure, show_times  # noqa: E402 - found only now

PASSPHRASE, KANDIDATEN, RUNS, UNLOCKS = "meten is weten", 1000, 20, 7

EMPTY = """
import sys
import sqlalchemy.orm
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(flush=True)
app = QApplication(sys.argv[:1])
window = Window()
window.resize(1040, 700)
window.show()
app.exec()
"""

PROGRAM = """
import sys
from pathlib import Path
from app import main
from app.ui.ontgrendelen import unlock
class Page(unlock.UnlockPage):
    told = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not Page.told:
            Page.told = True
            print(flush=True)
import app.ui.ontgrendelen.window as window
window.UnlockPage = Page
main.start(Path(sys.argv[1]))
"""

UNLOCK = """
import sys
from pathlib import Path
from time import perf_counter
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTableView
from app import main
programs, begin = [], []
class Program(main.Program):
    def __init__(self, settings):
        super().__init__(settings)
        programs.append(self)
def look():
    program = programs[0]
    table = program.window.findChild(QTableView) if program.window else None
    if begin and table is not None and table.isVisible() and table.model() and table.model().rowCount():
        table.repaint()
        print(1000 * (perf_counter() - begin[0]), flush=True)
        watch.stop()
        QApplication.closeAllWindows()
        QApplication.quit()
def press():
    page = programs[0].unlock.page()
    page.field.edit.setText(sys.argv[2])
    begin.append(perf_counter())
    page.unlock()
main.Program = Program
watch = QTimer(interval=1)
watch.timeout.connect(look)
QTimer.singleShot(0, lambda: (watch.start(), QTimer.singleShot(2500, press)))
main.start(Path(sys.argv[1]), scherm="kandidaten")  # as after a lock on that screen
"""


def surroundings(place: Path) -> dict[str, str]:
    """Everything a child writes goes into `place`; no screen."""
    own = {name: str(place) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    return {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


def first_paint(script: str, folder: Path, settle: float = 0) -> tuple[float, int]:
    """Milliseconds until the script says that it painted, and MB of memory at its highest so far."""
    begin = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", script, str(folder)],
        env=surroundings(folder.parent),
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        milliseconds = 1000 * (perf_counter() - begin)
        if settle:
            wait(child, settle)
        memory = peak(child.pid)
        child.kill()
    return milliseconds, memory


def wait(child: "subprocess.Popen[bytes]", seconds: float) -> None:
    """Let the child warm up."""
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def peak(pid: int) -> int:
    """The highest resident memory of a process in MB; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


def bench_start(folder: Path, runs: int) -> None:
    """Both windows in turn, so that a busy moment of the machine counts for both."""
    empty, program = [], []
    for number in range(runs + 1):
        pair = first_paint(EMPTY, folder)[0], first_paint(PROGRAM, folder)[0]
        if number:  # the first round only fills the disk cache
            empty.append(pair[0])
            program.append(pair[1])
    middle = statistics.median(empty), statistics.median(program)
    beside = f"empty PySide6 window with SQLAlchemy {middle[0]:.0f} ms"
    show_times("start to unlock window", program, "", beside)
    show_figure("start to unlock window, ratio", f"{middle[1] / middle[0]:.2f} x", "<= 1.25 x", beside)


def bench_memory(folder: Path) -> None:
    """When the unlock window stands, and three seconds later, when the ORM waits behind it."""
    show_figure("peak memory after the start", f"{first_paint(PROGRAM, folder)[1]} MB", "<= 130 MB")
    show_figure("peak memory with the archive's parts imported", f"{first_paint(PROGRAM, folder, 3)[1]} MB")


def bench_unlock(folder: Path) -> None:
    """From pressing Ontgrendelen to a filled list on screen, with the real key derivation."""
    measured = []
    for _ in range(UNLOCKS):
        answer = subprocess.run(
            [sys.executable, "-c", UNLOCK, str(folder), PASSPHRASE],
            env=surroundings(folder.parent),
            stdout=subprocess.PIPE,
            check=True,
        )
        measured.append(float(answer.stdout.split()[0]))
    show_times(f"unlock to a list of {KANDIDATEN} kandidaten", measured, "<= 400 ms")


def make_archive(folder: Path) -> None:
    from kandidaten import fill_kandidaten

    from app.models import Gebruiker
    from app.models.archive import Archive

    archive, _ = Archive.create(folder, PASSPHRASE)
    with archive.write() as session:
        session.add(Gebruiker(naam="Meter"))
        fill_kandidaten(session, KANDIDATEN)
    archive.close()


def main() -> None:
    """Make an archive, then measure in fresh processes."""
    place = Path(tempfile.mkdtemp())
    try:
        make_archive(place / "archief")
        bench_start(place / "archief", int(sys.argv[1]) if sys.argv[1:] else RUNS)
        bench_memory(place / "archief")
        bench_unlock(place / "archief")
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    main()
