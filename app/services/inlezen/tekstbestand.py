"""A CSV file as one sheet: which encoding, which separator, and what to say when neither is sure."""

import csv
import io
from collections.abc import Iterable

from app.services.errors import UserError
from app.services.inlezen.bestand import MEESTE_KOLOMMEN, MEESTE_RIJEN, Bestand, Blad, Rij

SCHEIDERS = (";", ",", "\t", "|")
PROEF = 40  # lines looked at to find the separator
LANGSTE_VELD = 200_000
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
GEEN_TEKST = (
    "Dit bestand is geen tekst en geen Excelbestand. Sla de lijst op als .xlsx of .csv en kies dat bestand."
)
VREEMD = (
    "Enkele tekens waren niet te lezen en staan als \N{REPLACEMENT CHARACTER} in de lijst. Kijk de namen na."
)
OUD = "Het bestand heeft de oude tekenset van Windows. Kijk of letters als é en ï goed staan."


def read_tekst(inhoud: bytes) -> Bestand:
    """The rows of a CSV file. Raises UserError when it is no text or its quotes do not match."""
    tekst, meldingen = decode(inhoud)
    tekst, scheider = _said_separator(tekst.lstrip("\ufeff"))
    scheider = scheider or find_separator(tekst)
    rijen: list[Rij] = []
    csv.field_size_limit(LANGSTE_VELD)
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheider)
    try:
        for rij in lezer:
            rijen.append([cel.strip() for cel in rij])
            if len(rijen) > MEESTE_RIJEN or len(rij) > MEESTE_KOLOMMEN:
                raise UserError(
                    f"Dit bestand is te groot: hoogstens {MEESTE_RIJEN} rijen en {MEESTE_KOLOMMEN} kolommen."
                )
    except csv.Error as fout:
        regel = f"Bij regel {lezer.line_num} klopt het bestand niet"
        raise UserError(f"{regel}: kijk of elk aanhalingsteken ook sluit. Er is niets ingelezen.") from fout
    while rijen and not any(rijen[-1]):
        rijen.pop()
    return Bestand("", "", (Blad("CSV", rijen),), tuple(meldingen))


def decode(inhoud: bytes) -> tuple[str, list[str]]:
    """The text, by its mark, else as UTF-8, else as Windows writes it."""
    for merk, naam in BOMS:
        if inhoud.startswith(merk):
            return _decode(inhoud, naam)
    begin = inhoud[:4000]
    if b"\0" in begin:  # UTF-16 without a mark has a zero beside each ordinary letter
        if begin[1::2].count(0) > 0.4 * len(begin[1::2]):
            return _decode(inhoud, "utf-16-le")
        if begin[::2].count(0) > 0.4 * len(begin[::2]):
            return _decode(inhoud, "utf-16-be")
        raise UserError(GEEN_TEKST)
    if sum(teken < 9 or 13 < teken < 32 for teken in begin) > len(begin) // 20:
        raise UserError(GEEN_TEKST)
    try:
        return inhoud.decode("utf-8"), []
    except UnicodeDecodeError:
        tekst, meldingen = _decode(inhoud, "cp1252")
        return tekst, [OUD, *meldingen]


def _decode(inhoud: bytes, naam: str) -> tuple[str, list[str]]:
    tekst = inhoud.decode(naam, "replace")
    if "\0" in tekst[:4000]:
        raise UserError(GEEN_TEKST)
    return tekst, [VREEMD] if "\N{REPLACEMENT CHARACTER}" in tekst else []


def find_separator(tekst: str) -> str:
    """The separator that cuts the first lines into the most equal columns."""
    regels = [regel for regel in tekst[:200_000].splitlines()[:PROEF] if regel.strip()]

    def score(scheider: str) -> tuple[int, int]:
        breedtes = [len(rij) for rij in _try(regels, scheider)]
        kop = breedtes[0] if breedtes else 1
        return (sum(breedte == kop for breedte in breedtes) if kop > 1 else 0, kop)

    beste = max(SCHEIDERS, key=score)
    return beste if score(beste)[0] else ";"


def _try(regels: Iterable[str], scheider: str) -> list[list[str]]:
    try:
        return list(csv.reader(regels, delimiter=scheider))
    except csv.Error:
        return []


def _said_separator(tekst: str) -> tuple[str, str]:
    """Excel reads a first line "sep=;" as the separator; so do we."""
    eerste, einde, rest = tekst.partition("\n")
    eerste = eerste.strip().strip('"')
    if einde and eerste.lower().startswith("sep=") and eerste[4:] in SCHEIDERS:
        return rest, eerste[4]
    return tekst, ""
