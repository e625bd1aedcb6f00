"""Frozen records about backups."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.services.change import Change


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What is in an archive or a backup; number in the log and moment of the newest change."""

    aantallen: Mapping[str, int]
    wijziging: int
    nieuwste: datetime | None


@dataclass(frozen=True, slots=True)
class BackupRij:
    """One backup; moment in local time, size in bytes. Without `inhoud` it cannot be read."""

    naam: str
    map: Path
    plek: str
    moment: datetime | None
    reden: str
    programma: str
    omvang: int
    inhoud: Inhoud | None


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """A backup that was made; `melding` says what the user must know about the second place, or nothing."""

    rij: BackupRij
    change: Change
    melding: str


@dataclass(frozen=True, slots=True)
class Plek:
    """The second place; `gezien` is when all backups were last brought there."""

    map: Path
    bereikbaar: bool
    gezien: datetime | None


@dataclass(frozen=True, slots=True)
class Teruggezet:
    """A restore that succeeded: the archive, and where the one that stood there is kept."""

    map: Path
    bewaard: Path | None
    rij: BackupRij
