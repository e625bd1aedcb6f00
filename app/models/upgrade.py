"""Bringing an older archive up to date: first a verified backup, then all revisions or none."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from app.models.backup import make_backup
from app.models.connection import connect
from app.models.migration import migrate


def upgrade(folder: Path, database: str, key: bytes) -> None:
    """Make a verified backup of the archive, then migrate it. Raises ArchiveError."""
    make_backup(folder, key, datetime.now(UTC), "voor bijwerken")
    migrate(partial(connect, folder / database, key, foreign_keys=False))
