"""Files that are whole or not there: write beside, sync, rename, sync the folder."""

import os
import shutil
from pathlib import Path


def write_durably(path: Path, content: bytes) -> None:
    """Replace `path` by `content` in one step, readable by the owner only. Raises OSError."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.nieuw")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make the bytes of `path` survive a power cut. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` survive a power cut (Windows does so by itself). Raises OSError."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def move_into_place(made: Path, place: Path) -> None:
    """Give the finished folder `made` its name `place`, which must be absent or an empty folder.

    Raises FileExistsError when something stands at `place`, and OSError.
    """
    try:
        if place.is_dir():
            place.rmdir()
        made.rename(place)
    except OSError as error:
        if place.exists():
            raise FileExistsError(place) from error
        raise
    sync_folder(place.parent)


def remove_folder(folder: Path) -> None:
    """Remove a folder that never became an archive."""
    shutil.rmtree(folder, ignore_errors=True)
