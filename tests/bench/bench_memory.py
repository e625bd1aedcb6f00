"""Memory of the program after the whole road in an archive of 100,000 kandidaten.

From first start to the file for the gemeente, then every screen twice; the kandidaten come in once the
archive has been made. Counted when the program has come to rest, as when its user reads for a while; what it
held just before and its highest stand beside it. Run on demand: python -m tests.bench.bench_memory
"""

import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app.models.archive import Archive
from app.ui.rest import Rest
from tests.bench.bench_blocks import Hands, program_in, walk
from tests.bench.figures import show_figure
from tests.bench.kandidaten import fill_kandidaten
from tests.bench.watchdog import Watchdog
from tests.ui import road
from tests.ui.road_driver import User

COUNT, GOAL = 100_000, 250


def memory(what: str) -> int:
    """Resident memory of the program and its processes in MB: `VmRSS` now, `VmHWM` each at its highest.

    0 where nobody tells.
    """
    own = Path("/proc/self")
    others = {number for task in own.glob("task/*/children") for number in task.read_text("utf-8").split()}
    return sum(
        _read(place / "status", what) for place in (own, *(Path("/proc") / number for number in others))
    )


def _read(status: Path, what: str) -> int:
    try:
        lines = status.read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith(what)), 0)


def fill(folder: str) -> None:
    """The kandidaten, in the archive that the first start made; in a process of its own, as it asks much."""
    archive = Archive.open(Path(folder), road.ZIN)
    with archive.write() as session:
        fill_kandidaten(session, COUNT)
    archive.close()


def main() -> None:
    """Walk the road once and look."""
    sys.modules["pygments"] = None  # type: ignore[assignment]  # only tests have it; Mako would load it
    with tempfile.TemporaryDirectory() as place, program_in(Path(place)) as program:
        command = [sys.executable, "-m", "tests.bench.bench_memory", str(Path(place) / "archief")]
        begun = partial(subprocess.run, command, check=True)
        user = User(program, Hands(Watchdog()))
        walk(user, Watchdog(), Path(place), begun)
        busy, highest = memory("VmRSS"), memory("VmHWM")
        rest(user)
        what = f"memory after the road, {COUNT} kandidaten, at rest"
        beside = f"{busy} MB before the rest, highest {highest} MB"
        show_figure(what, f"{memory('VmRSS')} MB", f"<= {GOAL} MB", beside)


def rest(user: User) -> None:
    """The user reads for a while, until the program gives back what it kept for speed."""
    assert user.program.window is not None
    given = []
    user.program.window.context.findChild(Rest).rested.connect(lambda: given.append(True))
    user.qtbot.waitUntil(lambda: bool(given))


if __name__ == "__main__":
    fill(sys.argv[1]) if sys.argv[1:] else main()
