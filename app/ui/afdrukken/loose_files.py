"""Files for another program to take, pulled out with the mouse: readable, so in a folder that does not stay.

Where the system offers it the folder lies in memory (a user's runtime folder), else among the user's data.
It goes at the lock and at the end; what a killed run left behind goes at the next start.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QLockFile

from app.paths import user_dir

NAME = "loonwaarde-sleep-"
CLAIM = "in-gebruik"
_own: list[tuple[Path, QLockFile]] = []


def loose_place(naam: str) -> Path:
    """Where a file of this name can be written, in a folder of its own. Raises OSError."""
    return Path(mkdtemp(dir=_folder())) / naam


def forget(pad: Path) -> None:
    """Take one file away, with the folder made for it."""
    shutil.rmtree(pad.parent, ignore_errors=True)


def forget_all() -> None:
    """Take everything away that this run put there."""
    while _own:
        folder, claim = _own.pop()
        claim.unlock()
        shutil.rmtree(folder, ignore_errors=True)


def sweep_leftovers() -> None:
    """Take away what a run left that could not clean up after itself; one that still runs is left alone."""
    for folder in _ground().glob(f"{NAME}*"):
        claim = QLockFile(str(folder / CLAIM))
        if folder not in [own for own, _claim in _own] and claim.tryLock(0):
            claim.unlock()
            shutil.rmtree(folder, ignore_errors=True)


def _folder() -> Path:
    """The folder of this run, for its user only, with a claim that ends with the process."""
    if not _own:
        folder = Path(mkdtemp(prefix=NAME, dir=_ground()))
        claim = QLockFile(str(folder / CLAIM))
        claim.setStaleLockTime(0)
        claim.tryLock(0)
        _own.append((folder, claim))
    return _own[0][0]


def _ground() -> Path:
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    with suppress(OSError):
        if runtime and Path(runtime).is_dir() and os.access(runtime, os.W_OK):
            return Path(runtime)
    return user_dir()
