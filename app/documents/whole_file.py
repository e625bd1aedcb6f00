"""A file stands under its own name complete, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Yield a stream; on success it reaches the disk and takes the name `path`, on any exception it is gone.

    Raises OSError when the folder cannot be written.
    """
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".deel", delete=False) as stream:
        beside = Path(stream.name)
        try:
            yield cast(BinaryIO, stream)
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
            beside.replace(path)
        except BaseException:
            with suppress(OSError):  # a full disk refuses the rest of the buffer once more
                stream.close()
            beside.unlink(missing_ok=True)
            raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Let the new name itself survive a power cut, where the system allows it."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
