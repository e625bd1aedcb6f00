"""Backups: whole archives in a folder of their own beside the archive, each with a manifest.

A backup appears under its final name only after it was synced, opened with the key, checked and counted.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app import __version__
from app.models.connection import connect, named_errors
from app.models.copying import (
    Progress,
    copy_archive,
    count_rows,
    made_beside,
    no_progress,
    settle,
    sweep,
)
from app.models.durable import move_into_place, remove_folder, sync_folder, write_durably
from app.models.errors import ArchiveDamaged
from app.models.key_store import KEY_NAMES
from app.models.logboek import FIRST_LINK
from app.models.migration import read_revision

DATABASE = "archief.db"
MANIFEST = "back-up.json"
MAGIC = "loonwaarde-backup"
NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z-[0-9a-f]{12}(-\d+)?")
ONLY_LOOKED = (  # patterns of log entries that changed nothing in the archive; any other asks for a backup
    "archief geopend",
    "archief gesloten",
    "archief vergrendeld",
    "ontgrendelen mislukt",
    "back-up gemaakt",
    "tweede plek %",
    "logboek %",
    "%ingezien",
    "%getoond",
    "%opgeslagen",
    "%geëxporteerd",
)


@dataclass(frozen=True, slots=True)
class Stand:
    """What is in an archive: rows per table, log entry and moment of its newest change, end of its log."""

    schema: str
    tabellen: Mapping[str, int]
    wijziging: int
    nieuwste: str
    logregel: int
    logkop: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself; `moment` in UTC, `bytes` and `sha256` of the database file."""

    moment: datetime
    reden: str
    programma: str
    stand: Stand
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup on disk; without manifest when that cannot be read."""

    folder: Path
    manifest: Manifest | None

    @property
    def name(self) -> str:
        """The name of its folder: moment in UTC and the head of the log."""
        return self.folder.name


def backups_folder(folder: Path) -> Path:
    """Where the backups of the archive in `folder` lie: beside it, so that they outlive it."""
    return folder.with_name(f"{folder.name}-back-ups")


def make_backup(
    folder: Path, key: bytes, moment: datetime, reden: str, progress: Progress = no_progress
) -> Backup:
    """Make a backup of the archive in `folder`, also while it is in use. Raises ArchiveError or OSError."""
    place = backups_folder(folder)
    place.mkdir(mode=0o700, exist_ok=True)
    sync_folder(place.parent)
    sweep(place)
    with made_beside(place / "back-up") as beside:
        copy_archive(folder, DATABASE, key, beside, progress)
        manifest = _describe(beside / DATABASE, key, moment.astimezone(UTC), reden)
        write_durably(beside / MANIFEST, _to_bytes(manifest))
        name = f"{manifest.moment:%Y-%m-%dT%H%M%SZ}-{manifest.stand.logkop[:12]}"
        return Backup(settle(beside, place / name), manifest)


def copy_backup(backup: Backup, place: Path) -> Backup:
    """Put an equal backup in `place` (made when absent), whole or not at all.

    Raises ArchiveError or OSError.
    """
    place.mkdir(exist_ok=True)
    sweep(place)
    target = place / backup.name
    if target.exists():
        return read_backup(target)
    with made_beside(target) as beside:
        for name in (DATABASE, *KEY_NAMES, MANIFEST):
            write_durably(beside / name, (backup.folder / name).read_bytes())
        require_whole(Backup(beside, backup.manifest))
        move_into_place(beside, target)
    return Backup(target, backup.manifest)


def list_backups(place: Path) -> tuple[Backup, ...]:
    """Every backup in `place`, the newest first; those that cannot be read last. Raises OSError."""
    if not place.is_dir():
        return ()
    found = [read_backup(path) for path in place.iterdir() if NAME.fullmatch(path.name) and path.is_dir()]
    return tuple(sorted(found, key=_age, reverse=True))


def read_backup(folder: Path) -> Backup:
    """The backup in `folder`, without manifest when that is lost, damaged or of a later kind."""
    try:
        return Backup(folder, _from_bytes((folder / MANIFEST).read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        return Backup(folder, None)


def require_whole(backup: Backup) -> Manifest:
    """Compare the database with the manifest, without a key. Raises ArchiveDamaged or OSError."""
    if backup.manifest is None:
        raise ArchiveDamaged
    try:
        found = _digest(backup.folder / DATABASE)
    except FileNotFoundError as error:
        raise ArchiveDamaged from error
    if found != backup.manifest.sha256:
        raise ArchiveDamaged
    return backup.manifest


def remove_backup(backup: Backup) -> None:
    """Take a backup away; while it goes it no longer bears the name of a backup. Raises OSError."""
    going = backup.folder.with_name(f".{backup.name}.weg.nieuw")
    backup.folder.rename(going)
    remove_folder(going)


def read_stand(connection: Any) -> Stand:
    """What is in the archive behind a connection of the driver."""
    looked = " OR ".join(["actie LIKE ?"] * len(ONLY_LOOKED))
    newest = f"SELECT id, moment FROM logboek WHERE NOT ({looked}) ORDER BY id DESC LIMIT 1"
    last = connection.execute("SELECT id, schakel FROM logboek ORDER BY id DESC LIMIT 1").fetchone()
    change = connection.execute(newest, ONLY_LOOKED).fetchone()
    return Stand(
        read_revision(connection),
        count_rows(connection),
        *(change or (0, "")),
        *(last or (0, FIRST_LINK)),
    )


def _describe(database: Path, key: bytes, moment: datetime, reden: str) -> Manifest:
    connection = connect(database, key, mode="ro")
    try:
        with named_errors():
            stand = read_stand(connection)
    finally:
        connection.close()
    return Manifest(
        moment.replace(microsecond=0),
        reden,
        __version__,
        stand,
        database.stat().st_size,
        _digest(database),
    )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _to_bytes(manifest: Manifest) -> bytes:
    body = {"magic": MAGIC, "format": 1, **asdict(manifest), "moment": manifest.moment.isoformat()}
    return json.dumps({**body, "checksum": _checksum(body)}, indent=1, ensure_ascii=False).encode()


def _from_bytes(content: bytes) -> Manifest:
    """Raises ValueError, KeyError or TypeError when it is no manifest of ours."""
    body = dict(json.loads(content))
    checksum = body.pop("checksum")
    if body.pop("magic") != MAGIC or body.pop("format") != 1:
        raise ValueError("manifest")
    if checksum != _checksum({"magic": MAGIC, "format": 1, **body}):
        raise ValueError("checksum")
    moment, stand = datetime.fromisoformat(body.pop("moment")), Stand(**body.pop("stand"))
    return Manifest(moment=moment, stand=stand, **body)


def _checksum(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _age(backup: Backup) -> tuple[str, str]:
    moment = backup.manifest.moment.isoformat() if backup.manifest else ""
    return moment, backup.name
