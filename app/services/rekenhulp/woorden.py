"""What a worked-out case says in words: the same on screen, on paper and on hover."""

from datetime import date
from decimal import Decimal

from app.loonwaarde import (
    LEEFTIJD_NIET_GEREGELD,
    NIET_WETTELIJK,
    Route,
    format_datum,
    format_euro,
    format_getal,
)
from app.services.rekenhulp.records import Berekening, Grens, Rekenmaand, Situatie, Verschil
from app.services.signaleren.dagen import MAANDEN
from app.services.velden import format_aantal

ONBEKEND = "nog geen bedrag"
SCHATTING = "schatting"
REDENEN = {
    "begin van de loonkostensubsidie": "begin",
    "1 januari: nieuwe bedragen": "nieuwe bedragen op 1 januari",
}
HONDERD = 100


def write_dag(dag: date) -> str:
    """ "3 februari 2026"."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def write_bedrag(bedrag: Decimal | None) -> str:
    """ "€ 1.104,07", or a dash."""
    return "–" if bedrag is None else format_euro(bedrag)


def write_verschil(bedrag: Decimal | None) -> str:
    """ "+ € 120,00", "− € 120,00", "gelijk", or a dash."""
    if not bedrag:
        return "–" if bedrag is None else "gelijk"
    return f"+ {format_euro(bedrag)}" if bedrag > 0 else format_euro(bedrag)


def describe_begin(berekening: Berekening) -> str:
    """When the amount begins, and on what it rests."""
    situatie = berekening.situatie
    basis = f"loonwaarde {situatie.loonwaarde} %"
    if situatie.route is Route.LID5:
        basis = f"forfait, dan {basis}"
    return f"vanaf {format_datum(situatie.ingangsdatum)} · {basis}"


def describe_situatie(situatie: Situatie, leeftijd: int) -> str:
    """The case in one sentence, without anything personal."""
    uren = (
        f"{format_getal(situatie.contracturen)} uur per week (voltijd {format_getal(situatie.voltijduren)})"
    )
    route = "eerst het forfait van lid 5, daarna" if situatie.route is Route.LID5 else "lid 4, met"
    return (
        f"{leeftijd} jaar, {uren}, vanaf {write_dag(situatie.ingangsdatum)}; "
        f"{route} een loonwaarde van {situatie.loonwaarde} %."
    )


def describe_deel(berekening: Berekening) -> str:
    """What the gemeente pays of each hundred euro the job costs."""
    kosten = berekening.maand
    if not kosten.samen or kosten.subsidie is None:
        return ""
    deel = int(kosten.subsidie * HONDERD / kosten.samen + Decimal("0.5"))
    if deel > HONDERD:
        return "De subsidie is hoger dan deze kosten. Kijk het loon en de uren na."
    euro = "€\N{NO-BREAK SPACE}"
    return f"Van elke {euro}{HONDERD} kosten betaalt de gemeente ongeveer {euro}{deel}."


def describe_verschil(verschil: Verschil) -> str:
    """B beside A in one sentence."""
    if verschil.subsidie is None or verschil.zelf is None:
        return ""
    subsidie = _more_or_less(verschil.subsidie, "B geeft", "subsidie per maand")
    zelf = _more_or_less(verschil.zelf, "de werkgever betaalt", "per maand")
    return f"{subsidie}; {zelf}."


def _more_or_less(bedrag: Decimal, wie: str, waarvan: str) -> str:
    if not bedrag:
        return f"{wie} evenveel {waarvan}"
    return f"{wie} {format_euro(abs(bedrag))} {'meer' if bedrag > 0 else 'minder'} {waarvan}"


def describe_grens(grens: Grens) -> str:
    """Why something counts anew, with what the law leaves open and what this program chose."""
    redenen = [REDENEN.get(reden, reden) for reden in grens.redenen]
    if "einde van het forfait" in redenen and "nieuwe loonwaarde" in redenen:
        redenen = ["einde van het forfait, nu de loonwaarde"]
    marks = sorted(
        (_shorten(mark) for mark in grens.markeringen), key=lambda mark: mark != LEEFTIJD_NIET_GEREGELD
    )
    if grens.melding and ONBEKEND not in grens.melding:
        marks.append(grens.melding)
    return " · ".join([", ".join(redenen), *marks])


def _shorten(mark: str) -> str:
    begin, eind = "de bedragen van de peildatum ", " blijven gelden (keuze)"
    if mark.startswith(begin) and mark.endswith(eind):
        return f"bedragen van {mark.removeprefix(begin).removesuffix(eind)} blijven (keuze)"
    return mark


def describe_grensbedrag(grens: Grens) -> str:
    """What it gives per month from then on."""
    return ONBEKEND if grens.subsidie is None else format_euro(grens.subsidie)


def describe_maand(maand: Rekenmaand) -> str:
    """One month with all its parts, one a line."""
    kosten = maand.kosten
    naam = f"{MAANDEN[maand.van.month - 1]} {maand.van.year}"
    if not maand.heel:
        naam += f", {maand.van.day} tot en met {maand.tot.day} ({NIET_WETTELIJK})"
    return "\n".join(
        (
            naam,
            f"subsidie {write_bedrag(kosten.subsidie) if kosten.subsidie is not None else ONBEKEND}",
            f"zelf {write_bedrag(kosten.zelf)}",
            f"kosten samen {write_bedrag(kosten.samen)} ({SCHATTING})",
        )
    )


def describe_jaar(berekening: Berekening) -> str:
    """The subsidy of the year, and how much of the year that is."""
    bekend = len(berekening.bekend)
    maanden = format_aantal(bekend, "maand", "maanden")
    deel = "in het eerste jaar" if berekening.volledig else f"in de {maanden} waarvan het bedrag bekend is"
    return f"{format_euro(berekening.jaarsubsidie)} subsidie {deel}"


KOSTEN = (
    *("Loon", "Vakantiegeld", "Werkgeverslasten"),
    *("Kosten van de baan", "Loonkostensubsidie", "U betaalt zelf"),
)


def list_kosten(berekening: Berekening) -> tuple[tuple[str, Decimal | None], ...]:
    """The sum on paper: name and amount of each line."""
    kosten, namen = berekening.maand, list(KOSTEN)
    if berekening.situatie.loon is None:
        namen[0] = f"Minimumloon, {berekening.leeftijd} jaar"
    namen[1] += f" {format_getal(berekening.vakantiebijslag)} %"
    namen[2] += f" {format_getal(berekening.lasten)} %"
    af = None if kosten.subsidie is None else -kosten.subsidie
    bedragen = (kosten.loon, kosten.vakantiebijslag, kosten.lasten, kosten.samen, af, kosten.zelf)
    return tuple(zip(namen, bedragen, strict=True))
