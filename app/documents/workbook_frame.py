"""What openpyxl makes of a workbook: all but the rows, which `workbook` writes itself."""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.functions import Element

from app.documents.sheet_rows import RowWriter, column_letter
from app.documents.workbook import Frame, Kolom, Outline, SheetFrame, Soort
from app.documents.writing import plain_text

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


def make_frame(title: str, outlines: Sequence[Outline]) -> Frame:
    """All but the rows of a workbook with these sheets."""
    book = Workbook(write_only=True)
    book.properties.title = plain_text(title)
    book.properties.creator = "Loonwaarde"
    sheets = tuple(_frame(book, outline, number) for number, outline in enumerate(outlines, 1))
    with ZipFile(BytesIO(), "w") as package:
        _PackageWriter(book, package).write_data()
        parts = tuple((part.filename, package.read(part)) for part in package.infolist())
    return Frame(sheets, parts)


class _PackageWriter(ExcelWriter):  # type: ignore[misc]
    """Writes all but the rows, which stand in the package already."""

    def write_worksheet(self, ws: Any) -> None:
        """Add what else belongs to the sheet."""
        ws._drawing = SpreadsheetDrawing()
        ws._rels = ws._writer._rels
        self.manifest.append(ws)


def _frame(book: Any, outline: Outline, number: int) -> SheetFrame:
    """A sheet with its header: its text before and after the rows, which go straight into the package.

    Left to itself openpyxl streams them through files in the folder for temporary files, where anybody
    can read them, also those of a workbook with a password.
    """
    sheet = book.create_sheet(outline.name)
    sheet._id = number
    out = BytesIO()
    sheet._writer = writer = WorksheetWriter(sheet, out)
    _dress_sheet(sheet, outline)
    writer.write_top()
    writer.xf.send(Element("sheetData"))
    _add_table(sheet, outline)
    writer.write_tail()
    writer.close()
    before, after = re.split(rb"<sheetData */>|<sheetData></sheetData>", out.getvalue())
    before += b"<sheetData>" + _header_row(sheet, outline)
    styles = tuple(_style_numbers(sheet, kolom.soort) for kolom in outline.columns)
    return SheetFrame(sheet.path[1:], before, b"</sheetData>" + after, styles)


def _dress_sheet(sheet: Any, outline: Outline) -> None:
    """Give the sheet a frozen header, widths and a page set-up."""
    for index, kolom in enumerate(outline.columns, 1):
        sheet.column_dimensions[column_letter(index)].width = _width(kolom)
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _width(kolom: Kolom) -> int:
    """Return a width in which no word of the heading breaks, with room for the filter button."""
    return max(kolom.breedte, max(map(len, kolom.kop.split()), default=0) + 4)


def _header_row(sheet: Any, outline: Outline) -> bytes:
    cell = WriteOnlyCell(sheet)
    cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="1F4E5F")
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    style = cell.style_id
    row = RowWriter([(style, style)] * len(outline.columns)).row(
        1, tuple(kolom.kop for kolom in outline.columns)
    )
    return row.replace('<row r="1">', '<row r="1" ht="32" customHeight="1">', 1).encode()


def _add_table(sheet: Any, outline: Outline) -> None:
    """Make the rows an Excel table; a table needs one row, so that of an empty sheet has an empty one."""
    last = f"{column_letter(len(outline.columns))}{max(outline.rows, 1) + 1}"
    table = Table(displayName=re.sub(r"\W", "_", outline.name), ref=f"A1:{last}")
    table._initialise_columns()
    for column, kolom in zip(table.tableColumns, outline.columns, strict=True):
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
