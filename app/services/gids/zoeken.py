"""Searching the guide, and finding the word behind a field."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.services.gids.hoofdstuk import Blok, Gids, Hoofdstuk, Soort, plain

RUIM = 30  # characters before the first hit
LENGTE = 76
BIJWERK = (Soort.KOP, Soort.OOK, Soort.BRON)
BEGRIPPEN = "Begrippen"  # the group whose headings are words


@dataclass(frozen=True, slots=True)
class Treffer:
    """A place in the guide: the chapter, the heading above it, and the words around the hit."""

    hoofdstuk: str
    anker: str
    titel: str
    tekst: str
    woord: str


@dataclass(frozen=True, slots=True)
class Begrip:
    """A word that is explained: where, in which words, and with which source."""

    naam: str
    plek: str
    uitleg: str
    bron: str


def search_gids(gids: Gids, tekst: str) -> tuple[Treffer, ...]:
    """The sections that hold every word, those with it in the heading first."""
    woorden = plain(tekst).split()
    if not woorden:
        return ()
    gevonden = list[tuple[int, int, Treffer]]()
    for hoofdstuk in gids.hoofdstukken:
        for titel, blokken in sections(hoofdstuk):
            punten = _weigh(hoofdstuk, titel, blokken, woorden)
            if punten:
                gevonden.append((-punten, len(gevonden), _treffer(hoofdstuk, titel, blokken, woorden)))
    return tuple(treffer for _, _, treffer in sorted(gevonden, key=lambda deel: deel[:2]))


def sections(hoofdstuk: Hoofdstuk) -> Iterator[tuple[str, tuple[Blok, ...]]]:
    """Each heading with the blocks under it; what stands before the first has the title of the chapter."""
    titel, blokken = hoofdstuk.titel, list[Blok]()
    for blok in hoofdstuk.blokken:
        if blok.soort is Soort.KOP:
            yield titel, tuple(blokken)
            titel, blokken = blok.tekst, []
        blokken.append(blok)
    yield titel, tuple(blokken)


def find_begrip(gids: Gids, label: str) -> Begrip | None:
    """The word a label stands for, by its own name or another one it goes by."""
    gezocht = plain(label.removesuffix("*").partition(" (komt in")[0])
    if not gezocht:
        return None
    for hoofdstuk in gids.hoofdstukken:
        if hoofdstuk.groep != BEGRIPPEN:
            continue
        for titel, blokken in sections(hoofdstuk):
            if gezocht in _namen(titel, blokken):
                return _begrip(hoofdstuk, titel, blokken)
    return None


def _begrip(hoofdstuk: Hoofdstuk, titel: str, blokken: tuple[Blok, ...]) -> Begrip:
    uitleg = " ".join(blok.tekst for blok in blokken if blok.soort is Soort.ALINEA)
    bron = "; ".join(blok.tekst for blok in blokken if blok.soort is Soort.BRON)
    return Begrip(titel, f"{hoofdstuk.naam}#{blokken[0].anker}" if blokken else hoofdstuk.naam, uitleg, bron)


def _namen(titel: str, blokken: tuple[Blok, ...]) -> set[str]:
    ook = [naam for blok in blokken if blok.soort is Soort.OOK for naam in blok.tekst.split("; ")]
    return {plain(naam) for naam in (titel, *ook)}


def _weigh(hoofdstuk: Hoofdstuk, titel: str, blokken: tuple[Blok, ...], woorden: list[str]) -> int:
    """0 when a word is missing; more when the words stand in the heading or begin it."""
    kop = plain(titel)
    alles = " ".join((kop, plain(hoofdstuk.titel), *(plain(blok.tekst) for blok in blokken)))
    if not blokken or not all(woord in alles for woord in woorden):
        return 0
    heel = " ".join(woorden)
    return 1 + 2 * all(woord in kop for woord in woorden) + 2 * kop.startswith(heel) + 4 * (kop == heel)


def _treffer(hoofdstuk: Hoofdstuk, titel: str, blokken: tuple[Blok, ...], woorden: list[str]) -> Treffer:
    tekst = _context([blok.tekst for blok in blokken if blok.soort not in BIJWERK], woorden)
    waar = hoofdstuk.titel if titel != hoofdstuk.titel else hoofdstuk.groep
    return Treffer(
        hoofdstuk.naam, blokken[0].anker, titel, f"{waar} · {tekst}" if tekst else waar, woorden[0]
    )


def _context(teksten: list[str], woorden: list[str]) -> str:
    """The words around the first hit, from a whole word to a whole word."""
    for tekst in teksten:
        plek = min((plain(tekst).find(woord) for woord in woorden if woord in plain(tekst)), default=-1)
        if plek >= 0:
            begin = tekst.rfind(" ", 0, max(0, plek - RUIM)) + 1 if plek > RUIM else 0
            return ("… " if begin else "") + _cut(tekst[begin:])
    return _cut(teksten[0]) if teksten else ""


def _cut(tekst: str) -> str:
    """As much as fits, up to a whole word."""
    return tekst if len(tekst) <= LENGTE else tekst[:LENGTE].rpartition(" ")[0] + " …"
