"""Failed unlocks, kept beside the archive until it opens: then they go into its log.

Nothing but moments stands there. Whoever can write in the folder can also wipe the file; it is a trace,
no proof, and whatever is wrong with it never stands in the way of opening.
"""

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.models.durable import sync_folder

NAME = "mislukt.txt"
LARGEST = 64_000  # bytes: about 3,000 attempts; what comes after is no longer counted
CAREFUL = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@dataclass(frozen=True, slots=True)
class Attempts:
    """How often a passphrase did not fit since the last time the archive opened; `full`: at least."""

    count: int
    first: datetime
    last: datetime
    full: bool


def note_attempt(folder: Path, moment: datetime) -> None:
    """Add a moment, synced. A disk that refuses is passed over: the wrong passphrase is the news."""
    with suppress(OSError):
        handle = _open(folder / NAME, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        try:
            if os.fstat(handle).st_size < LARGEST:
                os.write(handle, f"{moment.isoformat(timespec='seconds')}\n".encode())
                os.fsync(handle)
        finally:
            os.close(handle)


def read_attempts(folder: Path) -> Attempts | None:
    """What was noted, or None; lines that are no moment are passed over."""
    moments = sorted(filter(None, map(_moment, _read(folder / NAME).split(b"\n"))))
    if not moments:
        return None
    return Attempts(len(moments), moments[0], moments[-1], len(moments) * 20 >= LARGEST)


def forget_attempts(folder: Path) -> None:
    """Remove the file; when that fails, the same attempts are logged once more the next time."""
    with suppress(OSError):
        (folder / NAME).unlink()
        sync_folder(folder)


def _open(path: Path, flags: int) -> int:
    """A handle on a plain file; a link or pipe put in its place is refused."""
    handle = os.open(path, flags | CAREFUL, 0o600)
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    os.close(handle)
    raise OSError("geen gewoon bestand")


def _read(path: Path) -> bytes:
    try:
        handle = _open(path, os.O_RDONLY)
    except OSError:
        return b""
    with suppress(OSError), os.fdopen(handle, "rb") as file:
        return file.read(LARGEST)
    return b""


def _moment(line: bytes) -> datetime | None:
    try:
        moment = datetime.fromisoformat(line.decode("ascii"))
    except ValueError:
        return None
    return moment if moment.tzinfo is None else None
