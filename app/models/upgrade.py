"""Bringing an older archive up to date: first a verified copy, then all revisions or none."""

from functools import partial
from pathlib import Path

from app.models.connection import connect
from app.models.copying import copy_archive
from app.models.migration import HEAD, migrate

COPIES = "kopieen"


def upgrade(folder: Path, database: str, key: bytes) -> None:
    """Copy the archive to its folder `kopieen`, verify the copy, then migrate. Raises ArchiveError."""
    copy_archive(folder, database, key, folder / COPIES / f"voor-schema-{HEAD}")
    migrate(partial(connect, folder / database, key, foreign_keys=False))
