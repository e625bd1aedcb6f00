"""Any Excel workbook: sheets as data in, one complete file out, or none at all."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, overload
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
from openpyxl.xml.functions import Element

from app.documents.sheet_rows import RowWriter
from app.documents.whole_file import whole_file
from app.documents.writing import plain_text

ROWS_BETWEEN_LOOKS = 200


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
    FACTOR = "factor"


FORMATS = {
    Soort.TEKST: "General",
    Soort.DATUM: "dd-mm-yyyy",
    Soort.TIJD: "hh:mm",
    Soort.GEHEEL: "0",
    Soort.GETAL: "#,##0.00",
    Soort.PERCENTAGE: "0.00",
    Soort.UREN: "#,##0.00",
    Soort.EURO: '"€" #,##0.00;"€" -#,##0.00',
    Soort.FACTOR: "#,##0.000000",
}


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column; `breedte` in characters."""

    kop: str
    soort: Soort = Soort.TEKST
    breedte: int = 14


def kolom(kop: str, soort: Soort = Soort.TEKST, breedte: int = 14, *, standaard: bool = True) -> Any:
    """Declare a field of a row record that is a column; empty unless filled."""
    return field(
        default=None, metadata={"kop": kop, "soort": soort, "breedte": breedte, "standaard": standaard}
    )


class Rijen(Sequence[tuple[object, ...]]):
    """Rows made one by one from records as they are asked for, so that all cells never exist at once.

    `make(number, record)` answers the cells; the number is that of the row in the sheet.
    """

    def __init__(self, records: Sequence[Any], make: Callable[[int, Any], tuple[object, ...]]) -> None:
        self._records, self._make = records, make

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, place: int) -> tuple[object, ...]: ...
    @overload
    def __getitem__(self, place: slice) -> list[tuple[object, ...]]: ...
    def __getitem__(self, place: int | slice) -> tuple[object, ...] | list[tuple[object, ...]]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        return self._make(range(2, len(self) + 2)[place], self._records[place])


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
        sheet, before, after = _frame(book, blad, number)
        writer = RowWriter([_style_numbers(sheet, kolom.soort) for kolom in blad.kolommen])
        with package.open(sheet.path[1:], "w", force_zip64=True) as stream:
            stream.write(before)
            for first in range(0, len(blad.rijen), ROWS_BETWEEN_LOOKS):
                progress(done, total)
                if stopped():
                    raise Gestopt
                part = blad.rijen[first : first + ROWS_BETWEEN_LOOKS]
                rows = (writer.row(place, rij) for place, rij in enumerate(part, first + 2))
                stream.write("".join(rows).encode())
                done += len(part)
            stream.write(after)
    progress(total, total)


def _frame(book: Any, blad: Blad, number: int) -> tuple[Any, bytes, bytes]:
    """A sheet with its header, and its text before and after the rows, which go straight into the package.

    Left to itself openpyxl streams them through files in the folder for temporary files, where anybody
    can read them, also those of a workbook with a password.
    """
    sheet = book.create_sheet(blad.naam)
    sheet._id = number
    out = BytesIO()
    sheet._writer = writer = WorksheetWriter(sheet, out)
    _dress_sheet(sheet, blad)
    writer.write_top()
    writer.xf.send(Element("sheetData"))
    _add_table(sheet, blad)
    writer.write_tail()
    writer.close()
    before, after = re.split(rb"<sheetData */>|<sheetData></sheetData>", out.getvalue())
    return sheet, before + b"<sheetData>" + _header_row(sheet, blad), b"</sheetData>" + after


def _dress_sheet(sheet: Any, blad: Blad) -> None:
    """Give the sheet a frozen header, widths and a page set-up."""
    for index, kolom in enumerate(blad.kolommen, 1):
        sheet.column_dimensions[get_column_letter(index)].width = _width(kolom)
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _width(kolom: Kolom) -> int:
    """Return a width in which no word of the heading breaks, with room for the filter button."""
    return max(kolom.breedte, max(map(len, kolom.kop.split()), default=0) + 4)


def _header_row(sheet: Any, blad: Blad) -> bytes:
    cell = WriteOnlyCell(sheet)
    cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="1F4E5F")
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    style = cell.style_id
    row = RowWriter([(style, style)] * len(blad.kolommen)).row(1, tuple(kolom.kop for kolom in blad.kolommen))
    return row.replace('<row r="1">', '<row r="1" ht="32" customHeight="1">', 1).encode()


def _add_table(sheet: Any, blad: Blad) -> None:
    """Make the rows an Excel table; a table needs one row, so that of an empty sheet has an empty one."""
    last = f"{get_column_letter(len(blad.kolommen))}{max(len(blad.rijen), 1) + 1}"
    table = Table(displayName=re.sub(r"\W", "_", blad.naam), ref=f"A1:{last}")
    table._initialise_columns()
    for column, kolom in zip(table.tableColumns, blad.kolommen, strict=True):
        column.name = plain_text(kolom.kop)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.tables.add(table)


def _style_numbers(sheet: Any, soort: Soort) -> tuple[int, int]:
    """The style of a column, and that of text in it that looks like a formula."""
    return _style(sheet, soort), _style(sheet, Soort.TEKST, quoted=True)


def _style(sheet: Any, soort: Soort, *, quoted: bool = False) -> int:
    """Number a style; `quoted` tells the spreadsheet that the text is no formula."""
    cell = WriteOnlyCell(sheet)
    cell.number_format = FORMATS[soort]
    cell.alignment = Alignment(vertical="top")
    cell.quotePrefix = quoted
    number: int = cell.style_id
    return number
