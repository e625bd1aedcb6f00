"""Keeps account of what the program said was stored, and compares that with what is in the archive."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from app.services import objecten
from app.services.archief import Archief
from app.services.change import Change
from app.services.formulieren import select_velden
from app.services.lineage import Lineage
from app.services.velden import format_waarde
from tests.factories import NU

Place = tuple[str, int, str]  # kind, number, field


class Ledger:
    """Watches `store_waarde`, the road of a field into the archive, and the changes told to the screens."""

    def __init__(self) -> None:
        self.told = 0
        self._ticks = count()
        self._under_way: dict[datetime, dict[Place, str]] = {}
        self._values: dict[Place, tuple[datetime, str]] = {}
        self._otherwise: dict[tuple[str, int], datetime] = {}
        self._store = objecten.store_waarde
        objecten.store_waarde = self._note

    def clock(self) -> datetime:
        """A clock that never says the same twice, so that a change is known by its moment."""
        return NU + timedelta(milliseconds=next(self._ticks))

    def take(self, change: Change) -> None:
        """The program says that this is stored."""
        self.told += 1
        stored = self._under_way.pop(change.moment, {})
        for place, text in stored.items():
            self._values[place] = change.moment, text
        fields = {place[:2] for place in stored}
        for ref in change.refs | change.parents:
            if (ref.soort, ref.id) not in fields:
                self._otherwise[ref.soort, ref.id] = change.moment

    def find_lost(self, archief: Archief) -> list[str]:
        """Fields whose last value is not in the archive, though nothing else changed their object since."""
        lost = []
        with archief.read() as session:
            for (soort, number, naam), (moment, text) in self._values.items():
                if self._otherwise.get((soort, number), datetime.min) > moment:
                    continue
                row = session.get(objecten.TABELLEN[soort], number)
                (veld,) = select_velden(soort, naam)
                found = None if row is None else format_waarde(veld, getattr(row, naam))
                if found != text:
                    lost.append(f"{soort} {number} {naam}: stored {text!r}, found {found!r}")
        return lost

    def close(self) -> None:
        """Watch no longer."""
        objecten.store_waarde = self._store

    def _note(self, werk: Any, lineage: Lineage, veld: Any, waarde: Any) -> None:
        self._store(werk, lineage, veld, waarde)
        place = lineage.ref.soort, lineage.ref.id, veld.naam
        self._under_way.setdefault(werk.moment, {})[place] = format_waarde(veld, waarde)
