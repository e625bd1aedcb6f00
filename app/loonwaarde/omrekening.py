"""Month amounts brought to a part of a month or to four weeks: a choice of this program, not a legal rule."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

from app.loonwaarde.bedrag import round_half_up_cent
from app.loonwaarde.loonkostensubsidie import Subsidie
from app.loonwaarde.tijdlijn import Periode

NIET_WETTELIJK: Final = "omrekening, niet wettelijk"


@dataclass(frozen=True, slots=True)
class Maanddeel:
    """The amount in euro for the days of a period in one calendar month, first and last included."""

    van: date
    tot: date
    dagen_in_maand: int
    bedrag: Decimal

    @property
    def dagen(self) -> int:
        """Return the number of calendar days."""
        return (self.tot - self.van).days + 1

    @property
    def markering(self) -> str:
        """Return the mark of a conversion, "" for a whole month."""
        return "" if self.dagen == self.dagen_in_maand else NIET_WETTELIJK


def compute_vier_weken(subsidie: Subsidie) -> Decimal:
    """Return the total per four weeks in euro: month × 12 / 13 from the unrounded amount, rounded once."""
    return round_half_up_cent(subsidie.exact * 12 / 13)


def compute_maanddelen(periode: Periode) -> tuple[Maanddeel, ...]:
    """Return the amount for each calendar month of a period, by calendar days; () without an amount."""
    delen: list[Maanddeel] = []
    van = periode.van
    while periode.subsidie is not None and van <= periode.tot:
        dagen = monthrange(van.year, van.month)[1]
        tot = min(periode.tot, van.replace(day=dagen))
        deel = Fraction((tot - van).days + 1, dagen)
        delen.append(Maanddeel(van, tot, dagen, round_half_up_cent(periode.subsidie.exact * deel)))
        van = tot + timedelta(days=1)
    return tuple(delen)
