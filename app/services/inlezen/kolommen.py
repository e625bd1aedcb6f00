"""Guess what a sheet is: the row of headings, the table, and the field each column fills."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Inlezing
from app.models.search import fold
from app.services.archief import Archief
from app.services.errors import UserError
from app.services.inlezen.bestand import Bestand, Rij
from app.services.inlezen.cellen import as_text
from app.services.inlezen.doelen import DOELEN, PER_SLEUTEL, headings_of
from app.services.inlezen.inleesrecords import Kolom, Opzet

KOPRIJEN = 10
VOORBEELDEN = 3
MEESTE_ONTHOUDEN = 40
BEKENDE_KOPPEN = {
    tabel: {kop: doel.sleutel for doel in reversed(doelen) for kop in reversed(headings_of(doel, tabel))}
    for tabel, doelen in DOELEN.items()
}


def propose(archief: Archief, bestand: Bestand, blad: int | None = None, tabel: str = "") -> Opzet:
    """The sheet (the most likely one unless given) with its table, headings and columns.

    A column is guessed as it was read in before under the same heading, else by its heading.
    """
    with archief.read() as session:
        onthouden = _remembered(session)
    bladen = range(len(bestand.bladen)) if blad is None else (blad,)
    gevuld = [nummer for nummer in bladen if bestand.bladen[nummer].rijen]
    if not gevuld:
        raise UserError("Dit blad is leeg. Kies een ander blad.", "blad")
    tabellen = (tabel,) if tabel in DOELEN else tuple(DOELEN)
    _, nummer, keus, koprij = max(
        (
            (_score(rij, keus, onthouden) - bestand.bladen[nummer].verborgen, -nummer, keus, -plek)
            for nummer in gevuld
            for plek, rij in enumerate(bestand.bladen[nummer].rijen[:KOPRIJEN])
            for keus in tabellen
        ),
        key=lambda deel: (deel[0], deel[1], -list(DOELEN).index(deel[2]), deel[3]),
    )
    return read_opzet(bestand, -nummer, -koprij, keus, onthouden)


def read_opzet(
    bestand: Bestand, blad: int, koprij: int, tabel: str, onthouden: Mapping[tuple[str, str], str]
) -> Opzet:
    """The columns of this sheet under these headings."""
    rijen = bestand.bladen[blad].rijen
    koppen = _headings(rijen, koprij)
    onder = rijen[koprij + 1 :]
    feiten = [_facts(onder, plek) for plek in range(len(koppen))]
    sleutels = _guess(koppen, tabel, onthouden, [bsn for _, _, bsn in feiten])
    kolommen = tuple(
        Kolom(plek, kop, voorbeelden, sleutels[plek], gevuld, bsn)
        for plek, (kop, (voorbeelden, gevuld, bsn)) in enumerate(zip(koppen, feiten, strict=True))
    )
    return Opzet(blad, koprij, tabel, kolommen, sum(map(is_filled, onder)))


def is_filled(rij: Rij) -> bool:
    """Whether anything stands in the row."""
    return any(cel not in ("", None) for cel in rij)


def as_memory(opzet_koppen: Sequence[str], tabel: str, sleutels: Sequence[str]) -> str:
    """The choice of columns as JSON, to be remembered with the import."""
    paren = {
        fold(kop)[:100]: sleutel for kop, sleutel in zip(opzet_koppen, sleutels, strict=True) if fold(kop)
    }
    return json.dumps({"tabel": tabel, "kolommen": paren}, ensure_ascii=False)


def headings(bestand: Bestand, blad: int, koprij: int) -> tuple[str, ...]:
    """The headings of a sheet; Raises UserError when the sheet has no such row."""
    try:
        return _headings(bestand.bladen[blad].rijen, koprij)
    except IndexError:
        raise UserError("Dit blad heeft geen rij met kolomnamen. Kies een ander blad.", "blad") from None


def _remembered(session: Session) -> dict[tuple[str, str], str]:
    """By table and folded heading: the field it filled the last time."""
    gevonden: dict[tuple[str, str], str] = {}
    vraag = select(Inlezing.kolommen).order_by(Inlezing.id.desc()).limit(MEESTE_ONTHOUDEN)
    for tekst in session.scalars(vraag):
        keuze = json.loads(tekst or "{}")
        for kop, sleutel in keuze.get("kolommen", {}).items():
            gevonden.setdefault((keuze["tabel"], kop), sleutel)
    return gevonden


def _score(rij: Rij, tabel: str, onthouden: Mapping[tuple[str, str], str]) -> int:
    """Twice the headings that are known; one that only begins like one counts once."""
    koppen = {fold(as_text(cel)) for cel in rij if isinstance(cel, str)}
    bekend = BEKENDE_KOPPEN[tabel]
    zeker = sum(kop in bekend or bool(onthouden.get((tabel, kop))) for kop in koppen)
    return 2 * zeker + sum(bool(_by_part(kop, bekend, set())) for kop in koppen if kop not in bekend)


def _headings(rijen: Sequence[Rij], koprij: int) -> tuple[str, ...]:
    """A heading without text is called by its letter; one that stands twice gets a number."""
    breedte = max(len(rij) for rij in rijen[koprij : koprij + 200])
    kop = [as_text(cel)[:100] for cel in rijen[koprij]]
    koppen: list[str] = []
    for plek in range(breedte):
        naam = " ".join(kop[plek].split()) if plek < len(kop) else ""
        naam = naam or f"Kolom {letters(plek)}"
        eerder = sum(bestaand == naam or bestaand.startswith(f"{naam} (") for bestaand in koppen)
        koppen.append(f"{naam} ({eerder + 1})" if eerder else naam)
    return tuple(koppen)


def letters(plek: int) -> str:
    """The letters of a column as Excel shows them: 0 is A, 26 is AA."""
    tekst = ""
    plek += 1
    while plek:
        plek, rest = divmod(plek - 1, 26)
        tekst = chr(65 + rest) + tekst
    return tekst


def _facts(onder: Sequence[Rij], plek: int) -> tuple[tuple[str, ...], int, bool]:
    """The first values, how many there are, and whether they are burgerservicenummers (then masked)."""
    gevuld = [rij[plek] for rij in onder if plek < len(rij) and rij[plek] not in ("", None)]
    proef = [as_text(cel) for cel in gevuld[:200]]
    bsn = holds_bsn(proef)
    voorbeelden = dict.fromkeys(tekst[:60] for tekst in proef if tekst)
    if bsn:
        return ("•••••••••",), len(gevuld), True
    return tuple(voorbeelden)[:VOORBEELDEN], len(gevuld), False


def holds_bsn(teksten: Iterable[str]) -> bool:
    """Whether nearly all of these pass the test of eleven, which one number in eleven does by chance."""
    from stdnum.nl import bsn

    proef = [tekst.replace(" ", "").replace(".", "") for tekst in teksten if tekst]
    goed = sum(tekst.isdigit() and 8 <= len(tekst) <= 9 and bsn.is_valid(tekst.zfill(9)) for tekst in proef)
    return goed >= 3 and goed >= 0.8 * len(proef)


def _guess(
    koppen: Sequence[str], tabel: str, onthouden: Mapping[tuple[str, str], str], bsn: Sequence[bool]
) -> list[str]:
    """A field per column, each field once; first what is certain, then what looks like it."""
    sleutels = [""] * len(koppen)
    genomen: set[str] = set()

    def take(plek: int, sleutel: str) -> None:
        if sleutel in PER_SLEUTEL[tabel] and sleutel not in genomen and not sleutels[plek]:
            sleutels[plek] = sleutel
            genomen.add(sleutel)

    gevouwen = [fold(kop) for kop in koppen]
    blijft_uit = {plek for plek, kop in enumerate(gevouwen) if onthouden.get((tabel, kop[:100])) == ""}
    for plek in (plek for plek, is_bsn in enumerate(bsn) if is_bsn and tabel == "kandidaten"):
        take(plek, "kandidaat.bsn")
    bekend: Any = BEKENDE_KOPPEN[tabel]
    for plek, kop in enumerate(gevouwen):
        take(plek, "" if bsn[plek] else onthouden.get((tabel, kop[:100]), ""))
    for plek, kop in enumerate(gevouwen):
        take(plek, "" if bsn[plek] or plek in blijft_uit else bekend.get(kop, ""))
    for plek, kop in enumerate(gevouwen):
        if not sleutels[plek] and not bsn[plek] and plek not in blijft_uit:
            take(plek, _by_part(kop, bekend, genomen))
    return sleutels


def _by_part(kop: str, bekend: Mapping[str, str], genomen: set[str]) -> str:
    """The longest known heading with which this one begins or ends."""
    passend = [
        naam
        for naam, sleutel in bekend.items()
        if len(naam) >= 5
        and sleutel not in genomen
        and (kop.startswith(f"{naam} ") or kop.endswith(f" {naam}"))
    ]
    return bekend[max(passend, key=len)] if passend else ""
