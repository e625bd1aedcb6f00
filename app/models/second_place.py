"""The second place for backups (USB stick, network folder): where it is and when it was last reached.

Kept beside the backups, so that it can be read while the archive itself is locked, damaged or gone.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.models.backup import backups_folder
from app.models.durable import write_durably

FILE = "tweede-plek.json"


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """The chosen folder; `chosen` and `seen` (last complete copy, None for never) by the archive's clock."""

    folder: Path
    chosen: datetime
    seen: datetime | None = None

    def backups_of(self, archive: Path) -> Path:
        """The folder in it with the backups of the archive in `archive`."""
        return self.folder / backups_folder(archive).name


def read_second_place(archive: Path) -> SecondPlace | None:
    """The second place of the archive in `archive`; None when there is none or its file is damaged."""
    try:
        body = json.loads((backups_folder(archive) / FILE).read_bytes())
        seen = datetime.fromisoformat(body["gezien"]) if body["gezien"] else None
        return SecondPlace(Path(body["map"]), datetime.fromisoformat(body["gekozen"]), seen)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_second_place(archive: Path, place: SecondPlace | None) -> None:
    """Remember the second place, or forget it. Raises OSError."""
    file = backups_folder(archive) / FILE
    if place is None:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(mode=0o700, exist_ok=True)
    body = {
        "map": str(place.folder),
        "gekozen": place.chosen.isoformat(),
        "gezien": place.seen.isoformat() if place.seen else "",
    }
    write_durably(file, json.dumps(body, indent=1, ensure_ascii=False).encode())
