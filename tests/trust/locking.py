"""The program with its window, opened on canaries and locked, while its memory is searched from outside.

`python -m tests.trust.locking FOLDER PIPE` is that program; it says on the pipe when the archive is on the
screen, locks when it is told to, and the pipe closes when the process has been replaced.
"""

import os
import select
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.trust.alone import ROOT
from tests.trust.canaries import MARK, NEXT_SECRET, count_in

CHUNK = 1 << 24
LONGEST = 120


def watch_a_lock(folder: Path, env: Mapping[str, str]) -> tuple[int, int]:
    """Canaries in the memory of the program while the archive is open, and after the lock."""
    if sys.platform != "linux":
        pytest.skip("not run: the memory of a process can be read on Linux only")
    hear, say = os.pipe()
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.trust.locking", str(folder), str(say)],
        cwd=ROOT,
        env={**os.environ, **env, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        pass_fds=[say],
    )
    os.close(say)
    assert program.stdin is not None
    try:
        assert _hear(hear) == b"o", "the program did not open the archive"
        before = search_memory(program.pid)
        program.stdin.write(b"lock\n")
        program.stdin.flush()
        assert _hear(hear) == b"", "the pipe closes when the process is replaced"
        words = Path(f"/proc/{program.pid}/cmdline").read_bytes()
        assert b"--archief" in words and b"tests.trust" not in words
        return before, search_memory(program.pid)
    finally:
        program.kill()
        program.wait()
        program.stdin.close()
        os.close(hear)


def _hear(pipe: int) -> bytes:
    readable, _, _ = select.select([pipe], [], [], LONGEST)
    assert readable, f"nothing was heard for {LONGEST} seconds"
    return os.read(pipe, 1)


def search_memory(pid: int) -> int:
    """How many canaries stand in the memory of a process; skips where that may not be read."""
    try:
        memory = open(f"/proc/{pid}/mem", "rb", buffering=0)  # noqa: SIM115, PTH123 - closed below
    except PermissionError as refusal:
        pytest.skip(f"not run: the memory of another process may not be read ({refusal})")
    with memory:
        return sum(_search(memory, start, end) for start, end in _regions(pid))


def _regions(pid: int) -> list[tuple[int, int]]:
    found = []
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        place, rights, *_ = line.split()
        start, _, end = place.partition("-")
        if rights.startswith("rw"):
            found.append((int(start, 16), int(end, 16)))
    return found


def _search(memory: Any, start: int, end: int) -> int:
    found = 0
    while start < end:
        try:
            memory.seek(start)
            found += count_in(memory.read(min(CHUNK, end - start)))
        except (OSError, ValueError, OverflowError):
            return found
        start += CHUNK
    return found


def main() -> None:
    """Open the archive as the unlock window does, show it, and lock when told."""
    from PySide6.QtCore import QSocketNotifier, QTimer

    from app import main as program
    from app.services.archief import open_archief
    from app.services.dossiers.kandidaten import list_kandidaten, read_kandidaat_rijen
    from app.services.records import KandidatenFilter

    folder, pipe = Path(sys.argv[1]), int(sys.argv[2])
    os.set_inheritable(pipe, False)
    kept: list[Any] = []

    def show_main(self: Any, archief: Any) -> None:
        show(self, archief)
        rows = read_kandidaat_rijen(archief, list(list_kandidaten(archief, KandidatenFilter(tekst=MARK))))
        crash = ValueError(f"{MARK} in een fout")
        QTimer.singleShot(0, lambda: sys.excepthook(ValueError, crash, None))
        notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(lambda *_: (notifier.setEnabled(False), self.guard.lock()))
        kept.extend([rows, notifier])
        self.stands.connect(lambda: os.write(pipe, b"o"))

    show, program.Program.show_main = program.Program.show_main, show_main
    unlock = program.OntgrendelWindow.show_unlock

    def show_unlock(self: Any, place: Path) -> None:
        unlock(self, place)
        self.opened.emit(open_archief(place, NEXT_SECRET))

    program.OntgrendelWindow.show_unlock = show_unlock  # type: ignore[method-assign]
    sys.exit(program.start(folder))


if __name__ == "__main__":
    main()
