"""Any Excel workbook: sheets as data in, one complete file out, or none at all."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.writer.excel import ExcelWriter

from app.documents.whole_file import whole_file
from app.documents.writing import plain_text, round_half_up

ROWS_BETWEEN_LOOKS = 200
LONGEST_TEXT = 32_767  # characters in one cell, a limit of the file format
CUT_SHORT = " … (ingekort)"
FORMULA_SIGNS = ("=", "+", "-", "@")


class Gestopt(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user stopped the writing; nothing was left behind."""


class Soort(StrEnum):
    """What a column holds; decides number format and alignment."""

    TEKST = "tekst"
    DATUM = "datum"
    TIJD = "tijd"
    GEHEEL = "geheel"
    GETAL = "getal"
    PERCENTAGE = "percentage"
    UREN = "uren"
    EURO = "euro"


FORMATS = {
    Soort.TEKST: "General",
    Soort.DATUM: "dd-mm-yyyy",
    Soort.TIJD: "hh:mm",
    Soort.GEHEEL: "0",
    Soort.GETAL: "#,##0.00",
    Soort.PERCENTAGE: "0.00",
    Soort.UREN: "#,##0.00",
    Soort.EURO: '"€" #,##0.00;"€" -#,##0.00',
}


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column; `breedte` in characters."""

    kop: str
    soort: Soort = Soort.TEKST
    breedte: int = 14


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet: its rows become an Excel table of the same name."""

    naam: str
    kolommen: tuple[Kolom, ...]
    rijen: Sequence[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Werkboek:
    """All sheets in order, and the title in the file's properties."""

    titel: str
    bladen: tuple[Blad, ...]


def write_workbook(
    boek: Werkboek,
    doel: Path | BinaryIO,
    *,
    progress: Callable[[int, int], None] | None = None,
    stopped: Callable[[], bool] | None = None,
    password: str | None = None,
) -> None:
    """Write the workbook to a path (complete or not at all) or into a stream.

    `progress(done, total)` counts rows; `stopped()` is asked every few hundred rows and makes this raise
    Gestopt, leaving no file. With `password` the file is encrypted (AES). Raises OSError when the folder
    cannot be written.
    """
    stops = stopped or (lambda: False)
    report = progress or (lambda done, total: None)
    if isinstance(doel, Path):
        with whole_file(doel) as stream:
            _write(boek, stream, report, stops, password)
    else:
        _write(boek, doel, report, stops, password)


Progress = Callable[[int, int], None]


def _write(
    boek: Werkboek, stream: BinaryIO, progress: Progress, stopped: Callable[[], bool], password: str | None
) -> None:
    plain = stream if password is None else BytesIO()
    book = Workbook(write_only=True)
    with ZipFile(plain, "w", ZIP_DEFLATED) as package:
        _fill(book, boek, package, progress, stopped)
        _PackageWriter(book, package).write_data()
    if password is not None:
        plain.seek(0)
        OOXMLFile(plain).encrypt(password, stream)


class _PackageWriter(ExcelWriter):  # type: ignore[misc]
    """Writes all but the rows, which stand in the package already."""

    def write_worksheet(self, ws: Any) -> None:
        """Add what else belongs to the sheet."""
        ws._drawing = SpreadsheetDrawing()
        ws._rels = ws._writer._rels
        self.manifest.append(ws)


def _fill(
    book: Any, boek: Werkboek, package: ZipFile, progress: Progress, stopped: Callable[[], bool]
) -> None:
    """Stream all rows, asking every now and then whether to go on."""
    book.properties.title = plain_text(boek.titel)
    book.properties.creator = "Loonwaarde"
    total = sum(len(blad.rijen) for blad in boek.bladen)
    done = 0
    for number, blad in enumerate(boek.bladen, 1):
        with _sheet_in(package, book, blad, number) as sheet:
            writer = _RowWriter(sheet, blad.kolommen)
            for rij in blad.rijen:
                if done % ROWS_BETWEEN_LOOKS == 0:
                    progress(done, total)
                    if stopped():
                        raise Gestopt
                writer.write(rij)
                done += 1
            _finish_sheet(sheet, blad)
    progress(total, total)


@contextmanager
def _sheet_in(package: ZipFile, book: Any, blad: Blad, number: int) -> Iterator[Any]:
    """A sheet whose rows go straight into the package.

    Left to itself openpyxl streams them through files in the folder for temporary files, where anybody
    can read them, also those of a workbook with a password.
    """
    sheet = book.create_sheet(blad.naam)
    sheet._id = number
    with package.open(sheet.path[1:], "w", force_zip64=True) as stream:
        sheet._writer = WorksheetWriter(sheet, stream)
        try:
            _dress_sheet(sheet, blad)
            yield sheet
        finally:
            sheet.close()


def _dress_sheet(sheet: Any, blad: Blad) -> None:
    """Give the sheet a frozen header, widths and a page set-up."""
    for index, kolom in enumerate(blad.kolommen, 1):
        sheet.column_dimensions[get_column_letter(index)].width = _width(kolom)
    sheet.row_dimensions[1].height = 32
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet._writer.write_top()
    sheet.append([_header_cell(sheet, kolom) for kolom in blad.kolommen])


def _width(kolom: Kolom) -> int:
    """Return a width in which no word of the heading breaks, with room for the filter button."""
    return max(kolom.breedte, max(map(len, kolom.kop.split()), default=0) + 4)


def _header_cell(sheet: Any, kolom: Kolom) -> Any:
    cell = WriteOnlyCell(sheet)
    cell._value, cell.data_type = plain_text(kolom.kop), "s"
    cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="1F4E5F")
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    return cell


def _finish_sheet(sheet: Any, blad: Blad) -> None:
    """Make the rows an Excel table; a table needs one row, so an empty sheet gets an empty one."""
    if not blad.rijen:
        sheet.append([None])
    last = f"{get_column_letter(len(blad.kolommen))}{max(len(blad.rijen), 1) + 1}"
    table = Table(displayName=re.sub(r"\W", "_", blad.naam), ref=f"A1:{last}")
    table._initialise_columns()
    for column, kolom in zip(table.tableColumns, blad.kolommen, strict=True):
        column.name = plain_text(kolom.kop)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.tables.add(table)


class _RowWriter:
    """Writes rows of one sheet with the same cell objects for every row: the stream keeps none of them."""

    def __init__(self, sheet: Any, kolommen: tuple[Kolom, ...]) -> None:
        self._sheet = sheet
        self._cells = [_styled_cell(sheet, kolom.soort) for kolom in kolommen]
        self._quoted = [_styled_cell(sheet, Soort.TEKST, quoted=True) for _ in kolommen]

    def write(self, rij: tuple[object, ...]) -> None:
        """Append one row; raises ValueError when it does not fit the columns."""
        cells = zip(self._cells, self._quoted, rij, strict=True)
        self._sheet.append([None if v is None else self._fill(c, q, v) for c, q, v in cells])

    def _fill(self, cell: Any, quoted: Any, value: object) -> Any:
        if isinstance(value, str):
            if not (text := fit_in_cell(value)):
                return None
            cell = quoted if text.startswith(FORMULA_SIGNS) else cell
            cell._value, cell.data_type = text, "s"
        elif isinstance(value, date | time):
            cell._value, cell.data_type = value, "d"
        else:
            cell._value, cell.data_type = _as_number(value), "n"
        return cell


def _styled_cell(sheet: Any, soort: Soort, *, quoted: bool = False) -> Any:
    """Return an empty cell; `quoted` tells the spreadsheet that the text is no formula."""
    cell = WriteOnlyCell(sheet)
    cell.number_format = FORMATS[soort]
    cell.alignment = Alignment(vertical="top")
    cell.quotePrefix = quoted
    return cell


def _as_number(value: object) -> Decimal | int:
    """Return an exact number; a fraction without end is cut to ten decimals."""
    if isinstance(value, Fraction):
        return round_half_up(value, 10)
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return value
    raise TypeError(f"no cell for a {type(value).__name__}")


def fit_in_cell(text: str) -> str:
    """Return text without control characters that fits in one cell, saying so where it was cut."""
    text = plain_text(text)
    if len(text) * 2 <= LONGEST_TEXT or len(text.encode("utf-16-le")) // 2 <= LONGEST_TEXT:
        return text
    kept = text.encode("utf-16-le")[: 2 * (LONGEST_TEXT - len(CUT_SHORT))]
    return kept.decode("utf-16-le", "ignore") + CUT_SHORT
