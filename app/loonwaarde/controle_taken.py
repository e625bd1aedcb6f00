"""Checks of the task table: number, scores, explanations, shares, limits, hours."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from app.loonwaarde.bedrag import check_getal, check_heel, format_getal
from app.loonwaarde.bevinding import (
    PROGRAMMA,
    Bevinding,
    HoofdtaakInvoer,
    MetingInvoer,
    blokkeert,
    let_op,
)
from app.loonwaarde.bron import BESLUIT_BEGRIPPEN, BESLUIT_LOONWAARDE, BESLUIT_PRESTATIE, REGELING_MODEL
from app.loonwaarde.fout import LoonwaardeFout
from app.loonwaarde.hoofdtaken import (
    FACTOR_HOOGST,
    FACTOR_NAMEN,
    FACTOREN,
    MINUTEN_HOOGST,
    TAKEN_HOOGST,
    describe_aandelen,
    describe_grens,
)

SPREIDING_HOOGST: Final = 20


def check_taken(invoer: MetingInvoer) -> Iterator[Bevinding]:
    """Yield every finding about the hoofdtaken."""
    yield from _aantal(invoer)
    yield from _factoren(invoer)
    yield from _aandelen(invoer)


def taken_van(invoer: MetingInvoer) -> tuple[HoofdtaakInvoer, ...]:
    """Return the task table, which does not count when the employee performs as any other."""
    return () if invoer.regulier else invoer.hoofdtaken


def _aantal(invoer: MetingInvoer) -> Iterator[Bevinding]:
    aantal = len(invoer.hoofdtaken)
    if not invoer.regulier and not 1 <= aantal <= TAKEN_HOOGST:
        yield blokkeert(
            "hoofdtaken-aantal",
            f"Er zijn {aantal} hoofdtaken; dat moeten er 1 tot en met {TAKEN_HOOGST} zijn",
            "Voeg een hoofdtaak toe of voeg taken samen.",
            REGELING_MODEL,
            "hoofdtaken",
        )


def _factoren(invoer: MetingInvoer) -> Iterator[Bevinding]:
    for taak in taken_van(invoer):
        for factor in FACTOREN:
            yield from _factor(taak, factor, f"hoofdtaak.{taak.volgnr}.{factor}")


def _factor(taak: HoofdtaakInvoer, factor: str, plaats: str) -> Iterator[Bevinding]:
    naam = f"{FACTOR_NAMEN[factor]} van hoofdtaak {taak.volgnr}"
    waarde, spreiding = getattr(taak, factor), getattr(taak, f"spreiding_{factor}")
    if waarde is None:
        yield blokkeert(
            "factor-ontbreekt",
            f"{naam} is nog leeg",
            f"Vul een percentage in: {naam}.",
            BESLUIT_PRESTATIE,
            plaats,
        )
    else:
        yield from _getal(waarde, naam, plaats)
    if not getattr(taak, f"toelichting_{factor}").strip():
        yield blokkeert(
            "toelichting-ontbreekt",
            f"De toelichting bij {naam} is nog leeg",
            "Schrijf op waar het percentage op rust.",
            REGELING_MODEL,
            f"hoofdtaak.{taak.volgnr}.toelichting_{factor}",
        )
    if spreiding is not None and spreiding > SPREIDING_HOOGST:
        yield let_op(
            "spreiding",
            f"{naam}: de bronnen liggen {format_getal(spreiding)} punten uit elkaar",
            "Kijk nog eens, of schrijf op waarom u voor dit percentage kiest.",
            PROGRAMMA,
            plaats,
        )


def _getal(waarde: Decimal, naam: str, plaats: str) -> Iterator[Bevinding]:
    try:
        check_getal(waarde, naam, 0, FACTOR_HOOGST, 2, plaats)
    except LoonwaardeFout as fout:
        yield blokkeert("factor-bereik", str(fout), "Verbeter het percentage.", BESLUIT_PRESTATIE, plaats)


def _aandelen(invoer: MetingInvoer) -> Iterator[Bevinding]:
    """Shares: together 100 percent, and each task above the two limits of a hoofdtaak."""
    taken = taken_van(invoer)
    if any(taak.aandeel is not None for taak in taken):
        yield from _ingevulde_aandelen(taken)
    else:
        yield from _minuten(invoer, taken)


def _ingevulde_aandelen(taken: tuple[HoofdtaakInvoer, ...]) -> Iterator[Bevinding]:
    aandelen: list[Fraction] = []
    for taak in taken:
        plaats = f"hoofdtaak.{taak.volgnr}.aandeel"
        try:
            aandeel = check_getal(taak.aandeel, f"aandeel van hoofdtaak {taak.volgnr}", 0, 100, None, plaats)
        except LoonwaardeFout as fout:
            yield blokkeert("aandeel-bereik", str(fout), "Verbeter het aandeel.", BESLUIT_BEGRIPPEN, plaats)
            continue
        aandelen.append(Fraction(aandeel))
        yield from _grens(taak, aandelen[-1], None, plaats)
    samen = sum(aandelen, Fraction())
    if len(aandelen) == len(taken) and samen != 100:
        herstel = "Maak de aandelen samen precies 100 procent."
        yield blokkeert("aandelen-som", describe_aandelen(samen), herstel, BESLUIT_LOONWAARDE, "hoofdtaken")


def _minuten(invoer: MetingInvoer, taken: tuple[HoofdtaakInvoer, ...]) -> Iterator[Bevinding]:
    minuten: list[int] = []
    for taak in taken:
        plaats = f"hoofdtaak.{taak.volgnr}.minuten_per_week"
        naam = f"minuten per week van hoofdtaak {taak.volgnr}"
        try:
            minuten.append(check_heel(taak.minuten_per_week, naam, 1, MINUTEN_HOOGST, plaats))
        except LoonwaardeFout as fout:
            leeg = taak.minuten_per_week is None
            tekst = f"{naam} is nog leeg" if leeg else str(fout)
            yield blokkeert(
                "minuten-bereik", tekst, "Vul de werktijd van deze taak in.", BESLUIT_BEGRIPPEN, plaats
            )
    if len(minuten) == len(taken):
        yield from _werktijd(invoer, taken, minuten)


def _werktijd(
    invoer: MetingInvoer, taken: tuple[HoofdtaakInvoer, ...], minuten: list[int]
) -> Iterator[Bevinding]:
    samen = sum(minuten)
    if samen > MINUTEN_HOOGST:
        yield blokkeert(
            "minuten-som",
            f"De hoofdtaken zijn samen {samen} minuten per week; dat kan hoogstens {MINUTEN_HOOGST} zijn",
            "Verbeter de werktijd van de taken.",
            BESLUIT_BEGRIPPEN,
            "hoofdtaken",
        )
    dagen = invoer.werkdagen_per_week
    for taak, deel in zip(taken, minuten, strict=True):
        per_dag = Fraction(deel, dagen) if dagen else None
        plaats = f"hoofdtaak.{taak.volgnr}.minuten_per_week"
        yield from _grens(taak, Fraction(100 * deel, samen), per_dag, plaats)
    yield from _verschil(invoer, samen)


def _grens(
    taak: HoofdtaakInvoer, aandeel: Fraction, per_dag: Fraction | None, plaats: str
) -> Iterator[Bevinding]:
    if tekst := describe_grens(aandeel, per_dag):
        yield blokkeert(
            "hoofdtaak-grens",
            f"Hoofdtaak {taak.volgnr} is te klein: {tekst}",
            "Voeg deze taak samen met een andere hoofdtaak.",
            BESLUIT_BEGRIPPEN,
            plaats,
        )


def _verschil(invoer: MetingInvoer, samen: int) -> Iterator[Bevinding]:
    """Time that is in the contract and not in the tasks, or the other way round."""
    if not samen or invoer.contracturen is None or not invoer.contracturen.is_finite():
        return
    verschil = abs(samen - Fraction(invoer.contracturen) * 60)
    if verschil:
        uren, rest = divmod(int(verschil), 60)
        yield let_op(
            "urenverschil",
            f"De taken en het contract verschillen {uren}:{rest:02d} uur per week",
            "Waar blijft die tijd? Verbeter de taken of het contract, of schrijf de reden op.",
            PROGRAMMA,
            "hoofdtaken",
        )
