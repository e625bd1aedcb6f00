"""Keeps account of what the program said was stored, and compares that with what is in the archive."""

from datetime import datetime, time, timedelta
from itertools import count
from typing import Any

from app.screenshots import DAY
from app.services import objecten
from app.services.archief import Archief
from app.services.change import Change, Ref
from app.services.formulieren import select_velden
from app.services.lineage import Lineage
from app.services.velden import format_waarde

Place = tuple[Ref, str]  # an object and the name of its field
BEGIN = datetime.combine(DAY, time(14, 3))


class Ledger:
    """Watches `store_waarde`, the road of a field into the archive, and the changes told to the screens."""

    def __init__(self) -> None:
        self.told = 0
        self._ticks = count()
        self._under_way: dict[datetime, dict[Place, str]] = {}
        self._values: dict[Place, tuple[datetime, str]] = {}
        self._otherwise: dict[Ref, datetime] = {}
        self._store = objecten.store_waarde
        objecten.store_waarde = self._note

    def clock(self) -> datetime:
        """A clock that never says the same twice, so that a change is known by its moment."""
        return BEGIN + timedelta(milliseconds=next(self._ticks))

    def take(self, change: Change) -> None:
        """The program says that this is stored."""
        self.told += 1
        stored = self._under_way.pop(change.moment, {})
        for place, text in stored.items():
            self._values[place] = change.moment, text
        for ref in change.refs - {ref for ref, _naam in stored}:
            self._otherwise[ref] = change.moment

    @property
    def certain(self) -> list[tuple[Ref, str, str]]:
        """Object, field and last value, where nothing else changed the object since."""
        return [
            (ref, naam, text)
            for (ref, naam), (moment, text) in self._values.items()
            if self._otherwise.get(ref, datetime.min) < moment
        ]

    def find_lost(self, archief: Archief) -> list[str]:
        """Fields whose last value is not in the archive."""
        lost = []
        with archief.read() as session:
            for ref, naam, text in self.certain:
                row = session.get(objecten.TABELLEN[ref.soort], ref.id)
                (veld,) = select_velden(ref.soort, naam)
                found = None if row is None else format_waarde(veld, getattr(row, naam))
                if found != text:
                    lost.append(f"{ref.soort} {ref.id} {naam}: stored {text!r}, found {found!r}")
        return lost

    def _note(self, werk: Any, lineage: Lineage, veld: Any, waarde: Any) -> None:
        self._store(werk, lineage, veld, waarde)
        self._under_way.setdefault(werk.moment, {})[lineage.ref, veld.naam] = format_waarde(veld, waarde)
