"""The dated legal amounts: value on a day, with status and source; a day without a value raises."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from app.loonwaarde.bedrag import format_datum, format_getal
from app.loonwaarde.fout import GeenBedrag, LoonwaardeFout

BEVESTIGD: Final = "bevestigd"
ONBEVESTIGD: Final = "onbevestigd"
_MAP: Final = Path(__file__).parent / "bedragen"
_MAANDLONEN: Final = ("minimumloon_maand", "referentiemaandloon")
_DAG: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Grenzen:
    """What an entered amount is checked against; in the unit of the parameter.

    `veelvoud` is the legal rounding, `veelvoud_jonger` that of the ages under the highest, `sprong` the
    change in percent above which is asked whether it is right. `vast`: cannot be entered.
    """

    laagste: Decimal = Decimal(0)
    hoogste: Decimal = Decimal(1_000_000)
    veelvoud: Decimal = Decimal("0.01")
    veelvoud_jonger: Decimal | None = None
    sprong: Decimal = Decimal(100)
    vast: bool = False
    bron: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What an amount is called and how long a value of it holds."""

    sleutel: str
    naam: str
    eenheid: str
    halfjaar: bool
    toelichting: str = ""
    grenzen: Grenzen = Grenzen()


@dataclass(frozen=True, slots=True)
class Waarde:
    """One amount (euros or percent, see the parameter's unit) and the days on which it holds.

    `tot` is the last day, None = until a newer value; it follows from the other values and is set when
    the value enters `Bedragen`. `per_leeftijd` holds (age, amount); the highest age also counts for older.
    """

    parameter: str
    vanaf: date
    tot: date | None = None
    waarde: Decimal | None = None
    per_leeftijd: tuple[tuple[int, Decimal], ...] = ()
    status: str = BEVESTIGD
    bron: str = ""
    opmerking: str = ""

    @property
    def getal(self) -> Decimal:
        """Return the single number; raises LoonwaardeFout when the amount has none."""
        if self.waarde is None:
            raise LoonwaardeFout("waarde", f"{self.parameter}: dit bedrag heeft geen enkel getal.")
        return self.waarde

    def for_leeftijd(self, leeftijd: int) -> Decimal | None:
        """Return the amount for an age in years; None when the table has none."""
        tabel = dict(self.per_leeftijd)
        return tabel.get(min(leeftijd, max(tabel, default=leeftijd)))

    def holds_on(self, dag: date) -> bool:
        """Tell whether the value holds on a day."""
        return self.vanaf <= dag and (self.tot is None or dag <= self.tot)


@dataclass(frozen=True, slots=True, eq=False)
class Bedragen:
    """All amounts. Compared by identity, so that look-ups can be cached per set of amounts."""

    parameters: Mapping[str, Parameter]
    waarden: Mapping[str, tuple[Waarde, ...]] = field(repr=False)

    def all(self) -> tuple[Waarde, ...]:
        """Return every value, by parameter and date."""
        return tuple(waarde for rij in self.waarden.values() for waarde in rij)

    def find(self, parameter: str, dag: date) -> Waarde | None:
        """Return the value that holds on a day, None when there is none."""
        return next((w for w in reversed(self.waarden[parameter]) if w.holds_on(dag)), None)

    def get(self, parameter: str, dag: date) -> Waarde:
        """Return the value that holds on a day; raises GeenBedrag, which says where to enter it."""
        if gevonden := self.find(parameter, dag):
            return gevonden
        raise GeenBedrag(
            "peildatum",
            f"peildatum: op {format_datum(dag)} is er geen bedrag bekend voor "
            f"{self.parameters[parameter].naam}. "
            "Voer het in bij Wettelijke bedragen, met de bron.",
        )

    def minimumloon(self, peildatum: date, leeftijd: int) -> tuple[Fraction, tuple[Waarde, ...]]:
        """Return the minimum wage in euro per month, unrounded, and the values used.

        Participatiewet art. 2; Wml art. 8 lid 1 onder b; under 21 from 2024 a percentage of it, before
        2024 the published amount. Raises GeenBedrag, and LoonwaardeFout for an age without an amount.
        """
        self._check_begin(peildatum)
        if tabel := self.find(_MAANDLONEN[0], peildatum):
            return Fraction(_for_leeftijd(tabel, leeftijd)), (tabel,)
        maandloon = self.get(_MAANDLONEN[1], peildatum)
        bedrag = Fraction(maandloon.getal)
        jeugd = self.get("jeugdpercentage", peildatum)
        if leeftijd > max(dict(jeugd.per_leeftijd)):
            return bedrag, (maandloon,)
        return bedrag * Fraction(_for_leeftijd(jeugd, leeftijd)) / 100, (maandloon, jeugd)

    def werkgeverslasten(self, dag: date) -> Waarde:
        """Return the compensation for employer costs in percent (Regeling LKS Pw 2021 art. 1)."""
        return self.get("werkgeverslasten", dag)

    def vakantiebijslag(self, dag: date) -> Waarde:
        """Return the holiday allowance in percent (Wml art. 15)."""
        return self.get("vakantiebijslag", dag)

    def plafond(self, dag: date) -> Waarde:
        """Return the cap in percent of wage plus holiday allowance (Pw art. 10d lid 4)."""
        return self.get("lks_plafond", dag)

    def forfait(self, dag: date) -> Waarde:
        """Return the fixed subsidy in percent (Pw art. 10d lid 5)."""
        return self.get("lks_forfait", dag)

    def urennorm(self, dag: date) -> Waarde:
        """Return the divisor of the hours; without a number it is the full-time hours (before 2024)."""
        return self.get("lks_urennorm", dag)

    def jeugdleeftijden(self) -> tuple[int, ...]:
        """Return the ages at which the minimum wage amount changes, the last being that of an adult."""
        leeftijden = sorted(dict(self.waarden["jeugdpercentage"][-1].per_leeftijd))
        return (*leeftijden[1:], leeftijden[-1] + 1)

    def eerste_dag(self) -> date:
        """Return the first supported peildatum: the start of the uniform method."""
        return min(w.vanaf for naam in _MAANDLONEN for w in self.waarden[naam])

    def laatste_dag(self) -> date:
        """Return the last day for which a month minimum wage exists."""
        return max(w.tot or w.vanaf for naam in _MAANDLONEN for w in self.waarden[naam])

    def with_values(self, nieuw: Iterable[Waarde]) -> Bedragen:
        """Return these amounts with values added, or replaced where parameter and `vanaf` are equal.

        Raises LoonwaardeFout for an unknown parameter, a negative or missing number, or a missing source.
        """
        tabel = {(w.parameter, w.vanaf): w for w in self.all()}
        for waarde in nieuw:
            _check_waarde(self, waarde)
            tabel[waarde.parameter, waarde.vanaf] = waarde
        return Bedragen(self.parameters, _with_ends(self.parameters, tabel.values()))

    def only_values(self, waarden: Iterable[Waarde]) -> Bedragen:
        """Return the same parameters with exactly these values; they are not checked."""
        return Bedragen(self.parameters, _with_ends(self.parameters, waarden))

    def _check_begin(self, dag: date) -> None:
        if dag < (eerste := self.eerste_dag()):
            raise GeenBedrag(
                "peildatum",
                f"peildatum: {format_datum(dag)} ligt voor {format_datum(eerste)}. Deze rekenwijze en het "
                f"minimumloon in dit programma beginnen op {format_datum(eerste)}.",
            )


def describe_onbevestigd(bedragen: Bedragen, waarde: Waarde) -> str:
    """Return one line on an unconfirmed value: what, since when, why, and the source."""
    parameter = bedragen.parameters[waarde.parameter]
    getal = f" {format_getal(waarde.waarde)} {parameter.eenheid}" if waarde.waarde is not None else ""
    reden = f" ({waarde.opmerking})" if waarde.opmerking else ""
    return f"{parameter.naam}{getal} vanaf {format_datum(waarde.vanaf)}{reden}. Bron: {waarde.bron}"


def _check_waarde(bedragen: Bedragen, waarde: Waarde) -> None:
    parameter = bedragen.parameters.get(waarde.parameter)
    if parameter is None:
        raise LoonwaardeFout("parameter", f"parameter: “{waarde.parameter}” bestaat niet.")
    getallen = [getal for _, getal in waarde.per_leeftijd]
    getallen += [] if waarde.waarde is None else [waarde.waarde]
    if not getallen or any(not getal.is_finite() or getal < 0 for getal in getallen):
        raise LoonwaardeFout("waarde", f"{parameter.naam}: vul een getal van 0 of hoger in.")
    if {leeftijd for leeftijd, _ in waarde.per_leeftijd} != _leeftijden(bedragen, waarde.parameter):
        raise LoonwaardeFout("waarde", f"{parameter.naam}: vul voor elke leeftijd een getal in.")
    if not waarde.bron.strip():
        raise LoonwaardeFout("bron", f"{parameter.naam}: vul de bron in.")


def _leeftijden(bedragen: Bedragen, parameter: str) -> set[int]:
    return {leeftijd for w in bedragen.waarden[parameter][:1] for leeftijd, _ in w.per_leeftijd}


def _for_leeftijd(tabel: Waarde, leeftijd: int) -> Decimal:
    bedrag = tabel.for_leeftijd(leeftijd)
    if bedrag is None:
        jongste = min(dict(tabel.per_leeftijd))
        raise LoonwaardeFout(
            "geboortedatum", f"leeftijd: {leeftijd} jaar; er is pas een minimumloon vanaf {jongste} jaar."
        )
    return bedrag


def _end_of_half_year(dag: date) -> date:
    return date(dag.year, 6, 30) if dag.month < 7 else date(dag.year, 12, 31)


def _with_ends(
    parameters: Mapping[str, Parameter], waarden: Iterable[Waarde]
) -> dict[str, tuple[Waarde, ...]]:
    rijen: dict[str, list[Waarde]] = {sleutel: [] for sleutel in parameters}
    for waarde in sorted(waarden, key=lambda w: w.vanaf):
        rijen[waarde.parameter].append(waarde)
    return {sleutel: _end_row(parameters[sleutel], rij) for sleutel, rij in rijen.items()}


def _end_row(parameter: Parameter, rij: list[Waarde]) -> tuple[Waarde, ...]:
    """Set the last day of each value: the day before the next one, and at most its own half-year."""
    klaar: list[Waarde] = []
    for waarde, volgende in pairwise([*rij, None]):
        assert waarde is not None
        einden = [_end_of_half_year(waarde.vanaf)] if parameter.halfjaar else []
        einden += [volgende.vanaf - _DAG] if volgende else []
        klaar.append(replace(waarde, tot=min(einden, default=None)))
    return tuple(klaar)


def _read_waarde(parameter: str, rij: dict[str, Any]) -> Waarde:
    return Waarde(
        parameter,
        rij["vanaf"],
        waarde=Decimal(rij["waarde"]) if "waarde" in rij else None,
        per_leeftijd=tuple((int(j), Decimal(b)) for j, b in rij.get("per_leeftijd", {}).items()),
        status=rij["status"],
        bron=rij["bron"],
        opmerking=rij.get("opmerking", ""),
    )


def _read_grenzen(rij: dict[str, Any]) -> Grenzen:
    delen: dict[str, Any] = {naam: w if naam in ("vast", "bron") else Decimal(w) for naam, w in rij.items()}
    return Grenzen(**delen)


@lru_cache(maxsize=1)
def load_bedragen() -> Bedragen:
    """Return the amounts shipped with the program (read once)."""
    parameters: dict[str, Parameter] = {}
    waarden: list[Waarde] = []
    for bestand in sorted(_MAP.glob("*.toml")):
        inhoud = tomllib.loads(bestand.read_text("utf-8"))
        halfjaar = inhoud["geldigheid"] == "halfjaar"
        parameters[bestand.stem] = Parameter(
            bestand.stem,
            inhoud["naam"],
            inhoud["eenheid"],
            halfjaar,
            inhoud["toelichting"],
            _read_grenzen(inhoud["controle"]),
        )
        waarden += [_read_waarde(bestand.stem, rij) for rij in inhoud["waarde"]]
    return Bedragen(parameters, _with_ends(parameters, waarden))
