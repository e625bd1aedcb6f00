"""The periods of one placement: which amounts, hours, loonwaarde and age count from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from app.loonwaarde.bedrag import check_heel, format_datum
from app.loonwaarde.bedragen import Bedragen, load_bedragen
from app.loonwaarde.fout import GeenBedrag, LoonwaardeFout
from app.loonwaarde.loonkostensubsidie import (
    Route,
    Subsidie,
    SubsidieInvoer,
    check_contract,
    check_voltijd,
    compute_subsidie,
    leeftijd_op,
    peildatum_for,
)
from app.loonwaarde.termijnen import birthday, forfait_einde

LEEFTIJD_NIET_GEREGELD: Final = "leeftijd: niet geregeld, ter beoordeling van de gemeente"
_DAG: Final = timedelta(days=1)


class Urenwijziging(NamedTuple):
    """Contract hours per week from a day on."""

    vanaf: date
    contracturen: Decimal


class Loonwaardewijziging(NamedTuple):
    """Loonwaarde in whole percent from a day on; `vakantiebijslag` (percent) is the one it was set with."""

    vanaf: date
    loonwaarde: int
    vakantiebijslag: Decimal | None = None


Wijziging = TypeVar("Wijziging", Urenwijziging, Loonwaardewijziging)


@dataclass(frozen=True, slots=True)
class Peildatumkeuze:
    """The user's choice to take the amounts of the first day for the period that starts there."""

    vanaf: date
    reden: str


class PlaatsingInvoer(NamedTuple):
    """One placement with LKS: `einde` is the last day, hours per week, changes in any order."""

    geboortedatum: date
    ingangsdatum: date
    einde: date | None
    route: Route
    voltijduren: Decimal
    uren: tuple[Urenwijziging, ...]
    loonwaarden: tuple[Loonwaardewijziging, ...] = ()
    werkgeverslasten: Decimal | None = None
    vakantiebijslag: Decimal | None = None
    peildata: tuple[Peildatumkeuze, ...] = ()


class Periode(NamedTuple):
    """One period, first and last day included; without money `subsidie` is None and `melding` says why."""

    van: date
    tot: date
    peildatum: date
    redenen: tuple[str, ...]
    markeringen: tuple[str, ...]
    subsidie: Subsidie | None
    melding: str = ""


def compute_tijdlijn(
    plaatsing: PlaatsingInvoer, tot: date, bedragen: Bedragen | None = None, vanaf: date | None = None
) -> tuple[Periode, ...]:
    """Return the periods from the start up to and including `tot` (or the end of the placement).

    Participatiewet art. 10d lid 4 to 7: amounts follow the start and each 1 January only. A period without
    an amount is returned without money. With `vanaf` those that end before that day are left out: the rest is
    the same. Raises LoonwaardeFout for input that is never right.
    """
    boek = bedragen or load_bedragen()
    _check(plaatsing)
    laatste = min(tot, plaatsing.einde or tot)
    eerste = _eerste_grens(plaatsing.ingangsdatum, vanaf)
    if laatste < eerste:
        return ()
    forfait_tot = _forfait_tot(plaatsing, boek)
    grenzen = _grenzen(plaatsing, eerste, laatste, forfait_tot, boek)
    begin = sorted(grenzen)
    einden = [*(van - _DAG for van in begin[1:]), laatste]
    return tuple(
        [
            _periode(plaatsing, van, einde, tuple(grenzen[van]), forfait_tot, boek)
            for van, einde in zip(begin, einden, strict=True)
            if vanaf is None or einde >= vanaf
        ]
    )


def _eerste_grens(start: date, vanaf: date | None) -> date:
    """Return the start, or the 1 January before `vanaf`: a period begins there, so none reaches across."""
    return start if vanaf is None else max(start, date(vanaf.year, 1, 1))


def _check(plaatsing: PlaatsingInvoer) -> None:
    if plaatsing.einde is not None and plaatsing.einde < plaatsing.ingangsdatum:
        raise LoonwaardeFout(
            "einde",
            f"einde: {format_datum(plaatsing.einde)} ligt voor de ingangsdatum "
            f"{format_datum(plaatsing.ingangsdatum)}.",
        )
    check_voltijd(plaatsing.voltijduren)
    for uren in plaatsing.uren:
        check_contract(uren.contracturen)
    for loonwaarde in plaatsing.loonwaarden:
        check_heel(loonwaarde.loonwaarde, "loonwaarde", 0, 100)


def _forfait_tot(plaatsing: PlaatsingInvoer, bedragen: Bedragen) -> date | None:
    """Return the first day after the forfait: after six months, or earlier when a loonwaarde starts."""
    if plaatsing.route != Route.LID5:
        return None
    einde = forfait_einde(plaatsing.ingangsdatum, bedragen) + _DAG
    return min([einde, *(max(w.vanaf, plaatsing.ingangsdatum) for w in plaatsing.loonwaarden)])


def _grenzen(
    plaatsing: PlaatsingInvoer, eerste: date, laatste: date, forfait_tot: date | None, bedragen: Bedragen
) -> dict[date, list[str]]:
    """Return the first day of every period from `eerste` on, itself one of them, with its reasons."""
    start = plaatsing.ingangsdatum
    grenzen: dict[date, list[str]] = {eerste: ["begin van de loonkostensubsidie"] if eerste == start else []}

    def add(dag: date | None, reden: str) -> None:
        if dag is not None and start < dag and eerste <= dag <= laatste:
            grenzen.setdefault(dag, []).append(reden)

    add(forfait_tot, "einde van het forfait")
    for jaar in range(eerste.year, laatste.year + 1):
        add(date(jaar, 1, 1), "1 januari: nieuwe bedragen")
    for uren in plaatsing.uren:
        add(uren.vanaf, "andere contracturen")
    for loonwaarde in plaatsing.loonwaarden:
        add(loonwaarde.vanaf, "nieuwe loonwaarde")
    for verjaardag in _verjaardagen(plaatsing, bedragen):
        add(verjaardag, f"verjaardag: {leeftijd_op(plaatsing.geboortedatum, verjaardag)} jaar")
    return grenzen


def _verjaardagen(plaatsing: PlaatsingInvoer, bedragen: Bedragen) -> list[date]:
    """Return the birthdays after the start that change the youth amount."""
    geboren = plaatsing.geboortedatum
    bereikt = leeftijd_op(geboren, plaatsing.ingangsdatum)
    jeugd = _jeugdleeftijden(bedragen)
    return [birthday(geboren, jaren) for jaren in jeugd if jaren > bereikt] if bereikt < jeugd[-1] else []


@lru_cache(maxsize=64)
def _jeugdleeftijden(bedragen: Bedragen) -> tuple[int, ...]:
    return bedragen.jeugdleeftijden()


def _periode(
    plaatsing: PlaatsingInvoer,
    van: date,
    tot: date,
    redenen: tuple[str, ...],
    forfait_tot: date | None,
    bedragen: Bedragen,
) -> Periode:
    keuze = next((k for k in plaatsing.peildata if k.vanaf == van), None) if plaatsing.peildata else None
    peildatum = van if keuze else peildatum_for(plaatsing.ingangsdatum, van)
    forfait = forfait_tot is not None and van < forfait_tot
    subsidie, melding = _bereken(plaatsing, van, peildatum, forfait, bedragen)
    markeringen = _markeringen(plaatsing, van, peildatum, keuze, bedragen) if subsidie else ()
    return Periode(van, tot, peildatum, redenen, markeringen, subsidie, melding)


def _find_geldend(wijzigingen: tuple[Wijziging, ...], dag: date) -> Wijziging | None:
    """Return the change that counts on a day: of those begun, the one that began last."""
    geldend = None
    for wijziging in wijzigingen:
        if wijziging.vanaf <= dag and (geldend is None or wijziging.vanaf > geldend.vanaf):
            geldend = wijziging
    return geldend


def _bereken(
    plaatsing: PlaatsingInvoer, van: date, peildatum: date, forfait: bool, bedragen: Bedragen
) -> tuple[Subsidie | None, str]:
    """Return the subsidy of the period that starts at `van`, or None and the reason."""
    uren = _find_geldend(plaatsing.uren, van)
    if uren is None:
        return None, f"geen contracturen bekend op {format_datum(van)}"
    loonwaarde = None if forfait else _find_geldend(plaatsing.loonwaarden, van)
    if loonwaarde is None and not forfait:
        return None, f"nog geen loonwaarde vastgesteld op {format_datum(van)}"
    eigen_bijslag = loonwaarde.vakantiebijslag if loonwaarde else None
    invoer = SubsidieInvoer(
        peildatum,
        plaatsing.geboortedatum,
        Route.LID5 if forfait else Route.LID4,
        uren.contracturen,
        plaatsing.voltijduren,
        loonwaarde.loonwaarde if loonwaarde else None,
        plaatsing.werkgeverslasten,
        plaatsing.vakantiebijslag if eigen_bijslag is None else eigen_bijslag,
        van,
    )
    try:
        return compute_subsidie(invoer, bedragen), ""
    except GeenBedrag:
        if peildatum < bedragen.eerste_dag():
            return None, f"geen bedrag voor {format_datum(bedragen.eerste_dag())}"
        return None, f"nog geen bedrag vanaf {format_datum(peildatum)}"
    except LoonwaardeFout as fout:
        return None, str(fout)


def _markeringen(
    plaatsing: PlaatsingInvoer, van: date, peildatum: date, keuze: Peildatumkeuze | None, bedragen: Bedragen
) -> tuple[str, ...]:
    if van == peildatum and keuze is None:
        return ()
    teksten = []
    if keuze:
        teksten.append(f"bedragen van {format_datum(peildatum)} op eigen keuze: {keuze.reden}")
    else:
        teksten.append(f"de bedragen van de peildatum {format_datum(peildatum)} blijven gelden (keuze)")
    geboren = plaatsing.geboortedatum
    hoogst = _jeugdleeftijden(bedragen)[-1]
    toen, nu = (min(leeftijd_op(geboren, dag), hoogst) for dag in (peildatum, van))
    if toen != nu:
        teksten.append(LEEFTIJD_NIET_GEREGELD)
    return tuple(teksten)
