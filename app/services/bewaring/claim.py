"""One program per archive and user: who holds the claim may open the window.

The system itself lets go of a claim when its process ends, however it ends; nothing stale stays behind.
"""

import hashlib
import os
from pathlib import Path
from typing import IO

from app.paths import user_dir


class Claim:
    """The claim on the archive in `folder`; None stands for the first start, without an archive."""

    def __init__(self, folder: Path | None) -> None:
        self.name = claim_name(folder)
        self._path = user_dir() / f"{self.name}.slot"
        self._file: IO[bytes] | None = None

    @property
    def held(self) -> bool:
        """Whether this process holds it."""
        return self._file is not None

    def take(self) -> bool:
        """Try once, without waiting; False when another process holds it. Raises OSError."""
        if self._file is None:
            file = self._path.open("ab")
            if _lock(file) and _is_at(self._path, file):
                self._file = file
            else:
                file.close()
        return self.held

    def release(self) -> None:
        """Take the empty file away and let another process make its own."""
        if self._file is not None:
            if os.name != "nt":
                self._path.unlink(missing_ok=True)
            self._file.close()
            self._file = None


def claim_name(folder: Path | None) -> str:
    """A name that is the same for every road to this folder, and says nothing about it."""
    place = "" if folder is None else os.path.normcase(os.path.realpath(folder))
    who = os.environ.get("USERNAME", "") if os.name == "nt" else str(os.getuid())
    return "loonwaarde-" + hashlib.sha256(f"{who}\0{place}".encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _is_at(path: Path, file: IO[bytes]) -> bool:
    """Whether the file is still the one at its path; between opening and locking it may have been removed."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _lock(file: IO[bytes]) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
