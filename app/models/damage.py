"""Damage, or a disk that failed for a moment? SQLite calls both by the same name when a read fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.models.copying import verify_copy
from app.models.errors import ArchiveDamaged, ArchiveUnreachable


@contextmanager
def sure_of_damage(database: Path, key: bytes) -> Iterator[None]:
    """Let ArchiveDamaged pass only when the file reads badly again; else it is ArchiveUnreachable."""
    try:
        yield
    except ArchiveDamaged as error:
        if error.__cause__ is not None and not _is_damaged(database, key):
            raise ArchiveUnreachable from error
        raise


def _is_damaged(database: Path, key: bytes) -> bool:
    """Whether the file can be read and its content is wrong."""
    try:
        with database.open("rb") as file:
            while file.read(1 << 20):
                pass
        verify_copy(database, key)
    except OSError:
        return False
    except ArchiveDamaged:
        return True
    return False
