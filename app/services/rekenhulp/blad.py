"""The one-page sheet to leave on the table: made from worked-out cases, nothing personal on it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.documents.rekenblad import Rekenblad, write_rekenblad
from app.documents.whole_file import whole_file
from app.loonwaarde import Bedragen
from app.services.archief import Archief
from app.services.errors import UserError
from app.services.rekenhulp.records import Berekening, Grens, Rekenmaand, Verschil
from app.services.rekenhulp.rekenen import compare
from app.services.rekenhulp.voordelen import list_voordelen
from app.services.rekenhulp.woorden import (
    KOSTEN,
    describe_deel,
    describe_grens,
    describe_grensbedrag,
    describe_jaar,
    describe_situatie,
    describe_verschil,
    list_kosten,
    write_bedrag,
    write_dag,
    write_verschil,
)
from app.services.signaleren.dagen import MAANDEN

LETTERS = ("A", "B")
NIET_BEWAARD = (
    "Het bestand kan daar niet worden opgeslagen. Kies een andere map, of maak ruimte op de schijf. De "
    "berekening staat nog op het scherm."
)
BLIJVEN = "blijven gelden (keuze)"
TUSSENDOOR = "Tussendoor blijven de bedragen van de peildatum gelden (keuze van dit programma)."
DEEL = "Met *: een deel van een maand, naar kalenderdagen (omrekening, niet wettelijk)."


def blad_naam(berekeningen: Sequence[Berekening]) -> str:
    """A file name without personal data."""
    return f"rekenhulp-{berekeningen[0].situatie.ingangsdatum:%Y-%m-%d}.pdf"


def save_blad(archief: Archief, berekeningen: Sequence[Berekening], bedragen: Bedragen, pad: Path) -> Path:
    """Write the PDF whole or not at all. Raises UserError. Nothing of the archive is on it: no log entry."""
    pdf = write_rekenblad(build_blad(berekeningen, bedragen, archief))
    try:
        with whole_file(pad) as bestand:
            bestand.write(pdf)
    except OSError as fout:
        raise UserError(NIET_BEWAARD) from fout
    return pad


def print_blad(archief: Archief, berekeningen: Sequence[Berekening], bedragen: Bedragen) -> bytes:
    """The PDF for the printer. Nothing of the archive is on it: no log entry."""
    return write_rekenblad(build_blad(berekeningen, bedragen, archief))


def build_blad(berekeningen: Sequence[Berekening], bedragen: Bedragen, archief: Archief) -> Rekenblad:
    """The texts of the sheet for one case, or for two and their difference."""
    eerste = berekeningen[0]
    verschil = compare(*berekeningen) if len(berekeningen) > 1 else None
    voordelen = list_voordelen(bedragen, eerste.situatie.ingangsdatum)
    return Rekenblad(
        situaties=tuple(_situaties(berekeningen)),
        uitkomst=_uitkomst(berekeningen, verschil),
        kosten=_kosten(berekeningen, verschil),
        maanden=_maanden(berekeningen),
        grenzen=tuple(_grenzen(berekeningen)),
        voordelen=tuple((v.naam, f"{v.tekst} Vraag na bij {v.vraag_na}. Bron: {v.bron}.") for v in voordelen),
        onbevestigd=tuple(dict.fromkeys(r for b in berekeningen for r in b.onbevestigd)),
        gemaakt_op=archief.vandaag,
    )


def _situaties(berekeningen: Sequence[Berekening]) -> list[tuple[str, str]]:
    zinnen = [describe_situatie(b.situatie, b.leeftijd) for b in berekeningen]
    if len(zinnen) == 1:
        return [("Situatie:", zinnen[0])]
    return [(f"Situatie {letter}:", zin) for letter, zin in zip(LETTERS, zinnen, strict=True)]


def _uitkomst(berekeningen: Sequence[Berekening], verschil: Verschil | None) -> str:
    if verschil is None:
        (een,) = berekeningen
        plafond = " Het plafond van 70 % is bereikt." if een.subsidie.plafond else ""
        subsidie = f"Loonkostensubsidie: {write_bedrag(een.maand.subsidie)} per maand."
        return f"{subsidie}{plafond} {describe_deel(een)}"
    bedragen = [
        f"{letter}: {write_bedrag(b.maand.subsidie)}" for letter, b in zip(LETTERS, berekeningen, strict=True)
    ]
    return f"Loonkostensubsidie per maand: {', '.join(bedragen)}. {describe_verschil(verschil)}"


def _kosten(berekeningen: Sequence[Berekening], verschil: Verschil | None) -> tuple[tuple[str, ...], ...]:
    tabellen = [list_kosten(berekening) for berekening in berekeningen]
    if verschil is None:
        return (("", "Per maand"), *((naam, write_bedrag(bedrag)) for naam, bedrag in tabellen[0]))
    verschillen = {3: verschil.samen, 4: verschil.subsidie, 5: verschil.zelf}
    rijen = [
        (
            naam,
            *(write_bedrag(tabel[plek][1]) for tabel in tabellen),
            write_verschil(verschillen[plek]) if plek in verschillen else "",
        )
        for plek, naam in enumerate(KOSTEN)
    ]
    return (("", "A", "B", "Verschil"), *rijen)


def _maanden(berekeningen: Sequence[Berekening]) -> tuple[tuple[str, ...], ...]:
    """One case: subsidy and own cost; two: the subsidy of each, in the months that have one."""
    if len(berekeningen) == 1:
        rijen = [
            (_maandnaam(maand), write_bedrag(maand.kosten.subsidie), write_bedrag(maand.kosten.zelf))
            for maand in berekeningen[0].maanden
        ]
        return (("Maand", "Subsidie", "U betaalt zelf"), *rijen)
    per_maand: dict[tuple[int, int], list[Rekenmaand | None]] = {}
    for plek, berekening in enumerate(berekeningen):
        for maand in berekening.bekend:
            leeg: list[Rekenmaand | None] = [None, None]
            per_maand.setdefault((maand.van.year, maand.van.month), leeg)[plek] = maand
    return (
        ("Maand", "A, in €", "B, in €"),
        *(_paar(per_maand[sleutel]) for sleutel in sorted(per_maand)),
    )


def _paar(maanden: Sequence[Rekenmaand | None]) -> tuple[str, ...]:
    """Three of these stand beside each other: short names, the euro sign in the head."""
    eerste = next(maand for maand in maanden if maand is not None)
    naam = f"{eerste.van:%m-%Y}{'' if eerste.heel else '*'}"
    bedragen = (write_bedrag(maand.kosten.subsidie if maand else None) for maand in maanden)
    return (naam, *(bedrag.removeprefix("€ ") for bedrag in bedragen))


def _maandnaam(maand: Rekenmaand) -> str:
    return f"{MAANDEN[maand.van.month - 1]} {maand.van.year}{'' if maand.heel else '*'}"


def _grenzen(berekeningen: Sequence[Berekening]) -> list[str]:
    """When something changes, and what the year gives together."""
    samen = len(berekeningen) > 1
    regels = []
    for letter, berekening in zip(LETTERS, berekeningen, strict=False):
        delen = [_grens(grens) for grens in berekening.grenzen[1:]]
        delen.append(describe_jaar(berekening))
        regels.append((f"{letter}. " if samen else "") + "; ".join(delen) + ".")
    slot = []
    if any(BLIJVEN in mark for b in berekeningen for grens in b.grenzen for mark in grens.markeringen):
        slot.append(TUSSENDOOR)
    if any(not maand.heel for berekening in berekeningen for maand in berekening.maanden):
        slot.append(DEEL)
    return [*regels, " ".join(slot)] if slot else regels


def _grens(grens: Grens) -> str:
    """One day on which something changes; that amounts stay is said once for all of them."""
    kort = replace(grens, markeringen=tuple(mark for mark in grens.markeringen if BLIJVEN not in mark))
    return f"{write_dag(grens.vanaf)}: {describe_grens(kort)}, {describe_grensbedrag(grens)}"
