"""The sentences for employer and employee, in plain Dutch (B1). Values come in, words go out."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from app.documents.uitleg import Alinea
from app.documents.writing import write_percentage
from app.loonwaarde import round_half_up_percent
from app.services.formulieren.meting import HERKOMSTEN
from app.services.records import HoofdtaakRecord, WaarnemingRecord

WAT_IS_HET = (
    "Bij de meting kijkt de loonwaardedeskundige hoeveel werk iemand doet. Dat wordt vergeleken met een "
    "gemiddelde werknemer die hetzelfde werk doet. De uitkomst heet de loonwaarde."
)
DRIE_VRAGEN = (
    "Per taak zijn er drie vragen. Tempo: hoeveel doet iemand in dezelfde tijd? Kwaliteit: hoeveel daarvan "
    "is in één keer goed? Netto werktijd: hoeveel van de tijd is iemand echt met de taak bezig?"
)
NIET_OVER_U = (
    "De loonwaarde zegt iets over dit werk op dit moment. Zij zegt niets over wie {wie} {bent} als mens."
)
BRONNEN = {code: label.lower() for code, label in HERKOMSTEN} | {
    "werkgever": "volgens de werkgever",
    "werknemer": "volgens de werknemer",
}


def describe_tempo(wie: str, waarde: Decimal | None) -> str:
    """ "Tempo 60 %" in a sentence."""
    if waarde is None:
        return "Hier is nog geen uitkomst."
    if waarde >= 100:
        return f"{write_percentage(waarde)}. {wie} is minstens zo snel als een gemiddelde werknemer."
    doet = _whole(waarde)
    return (
        f"{write_percentage(waarde)}. Een gemiddelde werknemer doet er 100. {wie} doet er in die tijd {doet}."
    )


def describe_kwaliteit(wie: str, waarde: Decimal | None) -> str:
    """ "Kwaliteit 90 %" in a sentence."""
    if waarde is None:
        return "Hier is nog geen uitkomst."
    if waarde >= 100:
        return f"{write_percentage(waarde)}. Het werk is goed."
    return f"{write_percentage(waarde)}. Van elke 100 die {wie} doet, {_are(_whole(waarde))} goed."


def describe_netto(wie: str, waarde: Decimal | None) -> str:
    """ "Netto werktijd 95 %" in a sentence."""
    if waarde is None:
        return "Hier is nog geen uitkomst."
    if waarde >= 100:
        return f"{write_percentage(waarde)}. {wie} is de hele tijd met de taak bezig."
    minuten = round_half_up_percent(Fraction(waarde) * 60 / 100)
    return f"{write_percentage(waarde)}. Van elk uur is {wie} ongeveer {minuten} minuten met de taak bezig."


def describe_taak(wie: str, taak: HoofdtaakRecord) -> tuple[Alinea, ...]:
    """Per factor what it is and why, and what was seen or said."""
    factoren = (
        ("tempo", "Tempo:", describe_tempo),
        ("kwaliteit", "Kwaliteit:", describe_kwaliteit),
        ("netto_werktijd", "Netto werktijd:", describe_netto),
    )
    alineas = []
    for factor, label, describe in factoren:
        waarom = " ".join(taak.toelichtingen[factor].split())
        gezien = describe_gezien([w for w in taak.waarnemingen if w.factor == factor])
        delen = (describe(wie, getattr(taak, factor)), waarom, gezien)
        alineas.append(Alinea(" ".join(filter(None, delen)), label))
    return tuple(alineas)


def describe_gezien(waarnemingen: Sequence[WaarnemingRecord]) -> str:
    """What each source said, in one sentence; empty when nobody said anything."""
    delen = [
        f"{BRONNEN.get(w.herkomst, w.herkomst)} {write_percentage(w.percentage)}"
        for w in waarnemingen
        if w.percentage is not None
    ]
    return f"Gezien of gezegd: {'; '.join(delen)}." if delen else ""


def describe_aandeel(aandeel: Fraction | None, minuten: int | None) -> str:
    """ "50 % van de werktijd (16 uur per week)"."""
    if aandeel is None:
        return "deel van de werktijd nog onbekend"
    tijd = f" ({minuten // 60}:{minuten % 60:02d} uur per week)" if minuten else ""
    return f"{write_percentage(aandeel)} van de werktijd{tijd}"


def shorten(tekst: str, langste: int = 90) -> str:
    """One line that fits in a table or heading."""
    tekst = " ".join(tekst.split())
    return tekst if len(tekst) <= langste else f"{tekst[: langste - 1]}…"


def _whole(waarde: Decimal) -> str:
    geheel = round_half_up_percent(Fraction(waarde))
    return str(geheel) if geheel == waarde else f"ongeveer {geheel}"


def _are(aantal: str) -> str:
    return f"is {aantal}" if aantal.endswith(" 1") or aantal == "1" else f"zijn er {aantal}"
