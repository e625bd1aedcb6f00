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

from tests.trust.alone import ROOT
from tests.trust.canaries import MARK, NEXT_SECRET
from tests.trust.memory import count_in_memory, need_memory

LONGEST = 120


def watch_a_lock(folder: Path, env: Mapping[str, str]) -> tuple[int, int]:
    """Canaries in the memory of the program while the archive is open, and after the lock."""
    need_memory(os.getpid())
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
        need_memory(program.pid)
        before = _count(program.pid)
        program.stdin.write(b"lock\n")
        program.stdin.flush()
        assert _hear(hear) == b"", "the pipe closes when the process is replaced"
        words = Path(f"/proc/{program.pid}/cmdline").read_bytes()
        assert b"--archief" in words and b"tests.trust" not in words
        return before, _count(program.pid)
    finally:
        program.kill()
        program.wait()
        program.stdin.close()
        os.close(hear)


def _count(pid: int) -> int:
    return sum(count_in_memory(pid, MARK, MARK.upper()).values())


def _hear(pipe: int) -> bytes:
    readable, _, _ = select.select([pipe], [], [], LONGEST)
    assert readable, f"nothing was heard for {LONGEST} seconds"
    return os.read(pipe, 1)


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
