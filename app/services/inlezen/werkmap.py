"""An Excel workbook as sheets of cells; macros, links and formulas are never carried out."""

from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from app.services.errors import UserError
from app.services.inlezen.bestand import Bestand, Blad, Rij
from app.services.inlezen.pakket import KAPOT, Pakket, look_through

GEEN_EXCEL = (
    "Dit is geen Excelbestand (.xlsx) en ook geen CSV. Sla de lijst op als .xlsx of .csv en kies dat bestand."
)
MACROS = (
    "In dit bestand staan macro’s. Die zijn niet gelezen en niet uitgevoerd; alleen de waarden zijn gelezen."
)
FORMULES = "In dit bestand staan formules. Alleen hun laatste uitkomst is gelezen; er is niets uitgerekend."
ZONDER_UITKOMST = (
    "Enkele formules hebben geen uitkomst; die cellen zijn leeg gelezen. Open het bestand in Excel, sla het "
    "op en kies het opnieuw."
)
KOPPELINGEN = "Dit bestand verwijst naar andere bestanden. Die zijn niet geopend."


def read_werkmap(inhoud: bytes) -> Bestand:
    """All sheets with rows. Raises UserError before anything dangerous is read."""
    pakket = look_through(inhoud)
    if not any(naam.lower().replace("\\", "/") == "xl/workbook.xml" for naam in pakket.namen):
        raise UserError(GEEN_EXCEL)
    try:
        bladen = _read_sheets(inhoud)
    except UserError:
        raise
    except BaseException as fout:  # a panic of the reader is no Exception
        if not isinstance(fout, Exception) and type(fout).__name__ != "PanicException":
            raise
        raise UserError(KAPOT) from fout
    return Bestand("", "", bladen, tuple(_meldingen(pakket)), pakket.datum1904)


def _read_sheets(inhoud: bytes) -> tuple[Blad, ...]:
    bladen = []
    with CalamineWorkbook.from_filelike(BytesIO(inhoud)) as boek:
        for blad in boek.sheets_metadata:
            if blad.typ != SheetTypeEnum.WorkSheet:
                continue
            gelezen = boek.get_sheet_by_name(blad.name)
            rijen: list[Rij] = gelezen.to_python(skip_empty_area=False)
            verborgen = blad.visible != SheetVisibleEnum.Visible
            bladen.append(Blad(blad.name, _without_empty_end(rijen), verborgen))
    return tuple(bladen)


def _without_empty_end(rijen: list[Rij]) -> list[Rij]:
    while rijen and not any(cel != "" for cel in rijen[-1]):
        rijen.pop()
    return rijen


def _meldingen(pakket: Pakket) -> list[str]:
    namen = " ".join(pakket.namen).lower()
    gevonden: list[tuple[Any, str]] = [
        ("vbaproject" in namen or "macrosheets" in namen, MACROS),
        (pakket.formules, FORMULES),
        (pakket.zonder_uitkomst, ZONDER_UITKOMST),
        ("externallink" in namen, KOPPELINGEN),
    ]
    return [tekst for is_zo, tekst in gevonden if is_zo]
