"""Checks before a meting becomes definitive: every finding, never only the first, never an exception."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from app.loonwaarde.bedrag import format_datum, format_getal
from app.loonwaarde.bevinding import PROGRAMMA, Bevinding, Ernst, MetingInvoer, blokkeert, let_op
from app.loonwaarde.bron import (
    BESLUIT_BEGRIPPEN,
    BESLUIT_ONAFHANKELIJK,
    BESLUIT_PRESTATIE,
    BESLUIT_ZIENSWIJZE,
    LKS_LID4,
    REGELING_MODEL,
)
from app.loonwaarde.controle_taken import check_taken, taken_van

BEZOEK_OUD: Final = timedelta(weeks=8)
PARTIJEN: Final = ("werknemer", "werkgever")


def controle(invoer: MetingInvoer) -> tuple[Bevinding, ...]:
    """Return all findings, those that block first; never raises."""
    gevonden = [bevinding for check in _CHECKS for bevinding in check(invoer)]
    return tuple(sorted(gevonden, key=lambda bevinding: bevinding.ernst is Ernst.LET_OP))


def _velden(invoer: MetingInvoer) -> Iterator[Bevinding]:
    """Required fields, given by the caller or belonging to the meting itself."""
    velden = dict(invoer.ontbrekend)
    if invoer.datum_bezoek is None:
        velden.setdefault("meting.datum_bezoek", "datum van het bezoek")
    if not invoer.uitgevoerde_functie.strip():
        velden.setdefault("meting.uitgevoerde_functie", "uitgevoerde functie")
    if invoer.werkdagen_per_week is None and any(t.minuten_per_week is not None for t in taken_van(invoer)):
        velden.setdefault("plaatsing.werkdagen_per_week", "werkdagen per week")
    for plaats, label in velden.items():
        yield blokkeert("veld-ontbreekt", f"{label} is nog leeg", f"Vul in: {label}.", REGELING_MODEL, plaats)
    if not invoer.normfunctie.strip():
        yield blokkeert(
            "normfunctie-leeg",
            "De normfunctie is nog leeg",
            "Kies of beschrijf de functie waarmee u vergelijkt.",
            BESLUIT_BEGRIPPEN,
            "meting.normfunctie",
        )


def _datums(invoer: MetingInvoer) -> Iterator[Bevinding]:
    bezoek = invoer.datum_bezoek
    if bezoek is None:
        return
    rapport = invoer.datum_rapport or invoer.vandaag
    if bezoek > rapport:
        yield blokkeert(
            "bezoek-na-rapport",
            f"Het bezoek ({format_datum(bezoek)}) ligt na het rapport ({format_datum(rapport)})",
            "Verbeter de datum van het bezoek of van het rapport.",
            REGELING_MODEL,
            "meting.datum_bezoek",
        )
    if invoer.vandaag - bezoek > BEZOEK_OUD:
        yield let_op(
            "bezoek-oud",
            f"Het bezoek was op {format_datum(bezoek)}, langer dan acht weken geleden",
            "Ga opnieuw kijken of schrijf op waarom dit bezoek nog klopt.",
            PROGRAMMA,
            "meting.datum_bezoek",
        )


def _zienswijzen(invoer: MetingInvoer) -> Iterator[Bevinding]:
    bekend = {z.partij: z for z in invoer.zienswijzen if z is not None}
    for partij in PARTIJEN:
        zienswijze = bekend.get(partij)
        if zienswijze is None or not zienswijze.keuze or zienswijze.datum is None:
            yield blokkeert(
                "zienswijze-ontbreekt",
                f"De zienswijze van de {partij} is nog niet gevraagd",
                "Vul de zienswijze in, of “akkoord”, of “geen gebruik van gemaakt”, met de datum.",
                BESLUIT_ZIENSWIJZE,
                f"zienswijze.{partij}",
            )
        elif zienswijze.keuze == "tekst" and not zienswijze.tekst.strip():
            yield blokkeert(
                "zienswijze-leeg",
                f"De zienswijze van de {partij} heeft nog geen tekst",
                "Schrijf de zienswijze op, of kies “akkoord” of “geen gebruik van gemaakt”.",
                BESLUIT_ZIENSWIJZE,
                f"zienswijze.{partij}",
            )


def _bedragen(invoer: MetingInvoer) -> Iterator[Bevinding]:
    for tekst in invoer.onbevestigd:
        yield let_op(
            "onbevestigd",
            f"Onbevestigd bedrag gebruikt: {tekst}",
            "Controleer het bedrag bij Wettelijke bedragen, of schrijf de reden op.",
            LKS_LID4,
            "bedragen",
        )


def _uren(invoer: MetingInvoer) -> Iterator[Bevinding]:
    contract, voltijd = invoer.contracturen, invoer.voltijduren
    if contract is None or voltijd is None or not (contract.is_finite() and voltijd.is_finite()):
        return
    if contract > voltijd:
        yield let_op(
            "uren-boven-voltijd",
            f"De contracturen ({format_getal(contract)}) zijn meer dan de voltijduren "
            f"({format_getal(voltijd)}); de berekening neemt de voltijduren",
            "Controleer de uren, of schrijf de reden op.",
            LKS_LID4,
            "plaatsing.contracturen",
        )


def _werkwijze(invoer: MetingInvoer) -> Iterator[Bevinding]:
    if not invoer.regulier and not invoer.dubbeltelling_beantwoord:
        yield let_op(
            "dubbeltelling-open",
            "De vraag over dubbel tellen is nog open",
            "Herstelt de werknemer eigen fouten? Is die tijd al in het tempo verrekend?",
            BESLUIT_PRESTATIE,
            "meting.dubbeltelling",
        )
    if invoer.meter_is_coach:
        yield let_op(
            "meter-is-coach",
            "U meet iemand die u ook begeleidt; de meting moet onafhankelijk zijn",
            "Laat een ander meten, of schrijf de reden op.",
            BESLUIT_ONAFHANKELIJK,
            "meting.deskundige",
        )


_CHECKS: Final = (
    _velden,
    _datums,
    check_taken,
    _zienswijzen,
    _bedragen,
    _uren,
    _werkwijze,
)
