"""What a workbook may not be: a bomb, a broken package, a carrier of entities or of an endless sheet.

All parts are unpacked once and thrown away, so that nothing is trusted that the package says of itself.
Only then may it be read.
"""

import re
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from app.services.errors import UserError
from app.services.inlezen.bestand import MEESTE_KOLOMMEN, MEESTE_RIJEN

MEESTE_DELEN = 2_000
UITGEPAKT = 300_000_000  # bytes of all parts together
MEESTE_CELLEN = 20_000_000  # of the rectangle around all cells of a sheet: the reader makes it whole
MEESTE_TEKSTEN = 3_000_000
LANGE_TEKST = 1_000  # bytes of a shared text, from which its uses are counted
UITGESCHREVEN = 300_000_000  # bytes of all long texts, each as often as it is used
ENTITEIT = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
CEL = re.compile(rb"<(?:\w+:)?c[\s/>]")
RIJBEGIN = re.compile(rb"<(?:\w+:)?row[\s/>]")
KOLOM = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,3})[0-9]")
RIJ = re.compile(rb"\sr\s*=\s*[\"'][A-Za-z]{0,3}([0-9]{6,})[\"']")
VREEMD = re.compile(rb"\sr\s*=\s*[\"'](?![A-Za-z]{0,3}[0-9]{1,7}[\"'])")
HOOGTE = re.compile(rb"<(?:\w+:)?row\b[^>]*?\sr\s*=\s*[\"']([0-9]{1,7})[\"']")
TEKST = re.compile(rb"</(?:\w+:)?si\s*>|<(?:\w+:)?si\s*/>")
GEBRUIK = re.compile(rb"\bt\s*=\s*[\"']s[\"'][^>]*>\s*<(?:\w+:)?v>\s*([0-9]{1,9})")
ZONDER_UITKOMST = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f[^>]*/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></|</(?:\w+:)?c>)"
)
DATUM1904 = re.compile(rb"date1904\s*=\s*[\"'](?:1|true|on)[\"']")

BOM = (
    "Dit bestand wordt uitgepakt veel te groot en wordt niet gelezen. Er is niets ingelezen. Vraag de maker "
    "om een gewone lijst."
)
TE_RUIM = (
    f"Dit blad is te groot: hoogstens {MEESTE_RIJEN} rijen en {MEESTE_KOLOMMEN} kolommen. Verwijder lege "
    "rijen en kolommen, of splits het bestand."
)
KAPOT = (
    "Dit Excelbestand is beschadigd of op een vreemde manier gemaakt. Er is niets ingelezen. Sla het in "
    "Excel opnieuw op als .xlsx."
)
ENTITEITEN = (
    "In dit bestand staan verwijzingen naar buiten (XML-entiteiten). Het wordt niet gelezen. Sla het in "
    "Excel opnieuw op als .xlsx."
)
PADEN = "In dit bestand staan namen die buiten het bestand wijzen. Het wordt niet gelezen."


@dataclass(slots=True)
class Pakket:
    """What was seen on the way through."""

    namen: list[str] = field(default_factory=list)
    bladen: list[ZipInfo] = field(default_factory=list)
    tekstlengtes: list[int] = field(default_factory=list)
    uitgepakt: int = 0
    formules: bool = False
    zonder_uitkomst: bool = False
    datum1904: bool = False


def look_through(inhoud: bytes) -> Pakket:
    """Every part of the package. Raises UserError when it may not be read."""
    pakket = Pakket()
    try:
        with ZipFile(BytesIO(inhoud)) as zipbestand:
            delen = zipbestand.infolist()
            _check_names(delen)
            for deel in delen:
                _look_at(deel, _unpack(zipbestand, deel, pakket), pakket)
            if any(lengte > LANGE_TEKST for lengte in pakket.tekstlengtes):
                _check_spelled_out(zipbestand, pakket)
    except (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as fout:
        raise UserError(KAPOT) from fout
    return pakket


def _check_names(delen: list[ZipInfo]) -> None:
    if len(delen) > MEESTE_DELEN or sum(deel.file_size for deel in delen) > UITGEPAKT:
        raise UserError(BOM)
    for deel in delen:
        naam = deel.filename.replace("\\", "/")
        if naam.startswith("/") or ".." in naam.split("/") or ":" in naam:
            raise UserError(PADEN)


def _unpack(zipbestand: ZipFile, deel: ZipInfo, pakket: Pakket) -> bytes:
    with zipbestand.open(deel) as stroom:
        inhoud = stroom.read(UITGEPAKT - pakket.uitgepakt + 1)
        stroom.read(1)  # the end of a part is where its checksum is compared
    pakket.uitgepakt += len(inhoud)
    if pakket.uitgepakt > UITGEPAKT:
        raise UserError(BOM)
    return inhoud


def _look_at(deel: ZipInfo, inhoud: bytes, pakket: Pakket) -> None:
    pakket.namen.append(deel.filename)
    tekst = deel.filename.lower().endswith((".xml", ".rels"))
    if tekst and (b"\0" in inhoud[:4096] or inhoud.startswith((b"\xfe\xff", b"\xff\xfe"))):
        raise UserError(KAPOT)  # only text of the ordinary kind can be looked through
    if b"<!" in inhoud and ENTITEIT.search(inhoud):
        raise UserError(ENTITEITEN)
    pakket.datum1904 = pakket.datum1904 or (b"date1904" in inhoud and bool(DATUM1904.search(inhoud)))
    if b"sheetData" in inhoud:
        _check_sheet(inhoud)
        pakket.bladen.append(deel)
        pakket.formules = pakket.formules or b"<f" in inhoud or b":f>" in inhoud
        if pakket.formules and ZONDER_UITKOMST.search(inhoud):
            pakket.zonder_uitkomst = True
    elif b"sst" in inhoud and b"si" in inhoud:
        einden = [gevonden.end() for gevonden in TEKST.finditer(inhoud)]
        pakket.tekstlengtes += [tot - van for van, tot in zip([0, *einden], einden, strict=False)]
        if len(pakket.tekstlengtes) > MEESTE_TEKSTEN:
            raise UserError(BOM)


def _check_sheet(inhoud: bytes) -> None:
    """One cell far away makes a sheet of all that lies between."""
    if VREEMD.search(inhoud):
        raise UserError(KAPOT)
    if any(int(rij) > MEESTE_RIJEN for rij in RIJ.findall(inhoud)):
        raise UserError(TE_RUIM)
    plekken = KOLOM.findall(inhoud)
    breedte = max(map(_column, set(plekken)), default=1)
    hoogte = max(len(RIJBEGIN.findall(inhoud)), max(map(int, HOOGTE.findall(inhoud)), default=1))
    if _count_cells(inhoud) > len(plekken):  # cells without a place follow the one before
        breedte = max(breedte, max(len(CEL.findall(rij)) for rij in inhoud.split(b"row>")))
    if hoogte > MEESTE_RIJEN + 1 or breedte > MEESTE_KOLOMMEN or hoogte * breedte > MEESTE_CELLEN:
        raise UserError(TE_RUIM)


def _count_cells(inhoud: bytes) -> int:
    """Counting without a pattern is ten times as fast, and enough where the parts have no prefix."""
    if b":c " in inhoud or b":c>" in inhoud or b":c/" in inhoud:
        return len(CEL.findall(inhoud))
    return sum(inhoud.count(begin) for begin in (b"<c ", b"<c>", b"<c/", b"<c\n", b"<c\r", b"<c\t"))


def _column(letters: bytes) -> int:
    nummer = 0
    for letter in letters.upper():
        nummer = nummer * 26 + letter - 64
    return nummer


def _check_spelled_out(zipbestand: ZipFile, pakket: Pakket) -> None:
    """A long text used in a million cells is a bomb too: add up what the cells would hold."""
    lang = {nummer: lengte for nummer, lengte in enumerate(pakket.tekstlengtes) if lengte > LANGE_TEKST}
    for deel in pakket.bladen:
        totaal = sum(lang.get(int(nummer), 0) for nummer in GEBRUIK.findall(zipbestand.read(deel)))
        if totaal > UITGESCHREVEN:
            raise UserError(BOM)
