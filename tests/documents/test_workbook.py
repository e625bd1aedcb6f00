"""Any workbook: real values, no formulas, whole or not at all; read back by other programs."""

import os
import re
import sys
import tempfile
import zipfile
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import msoffcrypto
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from app.documents.gemeentebestand import Gemeentebestand, build_werkboek
from app.documents.sheet_rows import fit_in_cell
from app.documents.workbook import Blad, Gestopt, Kolom, Soort, Werkboek, write_workbook
from tests.libreoffice import read_with_libreoffice

KOLOMMEN = (
    Kolom("Naam", breedte=30),
    Kolom("Datum", Soort.DATUM),
    Kolom("Tijd", Soort.TIJD),
    Kolom("Aantal", Soort.GEHEEL),
    Kolom("Aandeel %", Soort.PERCENTAGE),
    Kolom("Uren", Soort.UREN),
    Kolom("Bedrag", Soort.EURO),
)
RIJ = ("Voorbeeld", date(2026, 2, 3), time(9, 5), 7, Fraction(100, 3), Decimal("7.5"), Decimal("1104.07"))


def _boek(*rijen: tuple[object, ...]) -> Werkboek:
    return Werkboek("Proef", (Blad("Proef", KOLOMMEN, rijen),))


def _written(boek: Werkboek, **options: Any) -> BytesIO:
    out = BytesIO()
    write_workbook(boek, out, **options)
    out.seek(0)
    return out


def _text_boek(*texts: str) -> Werkboek:
    return Werkboek("Proef", (Blad("Proef", (Kolom("Tekst"),), [(text,) for text in texts]),))


def test_dates_and_numbers_are_real() -> None:
    sheet = openpyxl.load_workbook(_written(_boek(RIJ)))["Proef"]
    naam, dag, tijd, aantal, aandeel, uren, bedrag = sheet[2]
    assert naam.value == "Voorbeeld"
    assert dag.is_date
    assert dag.value.date() == date(2026, 2, 3)
    assert dag.number_format == "dd-mm-yyyy"
    assert tijd.value == time(9, 5)
    assert aantal.value == 7
    assert round(aandeel.value, 6) == 33.333333
    assert (uren.value, uren.number_format) == (7.5, "#,##0.00")
    assert (bedrag.value, bedrag.data_type) == (1104.07, "n")
    assert "€" in bedrag.number_format


def test_a_sheet_is_a_table_with_frozen_header_filter_and_widths() -> None:
    sheet = openpyxl.load_workbook(_written(_boek(RIJ, RIJ)))["Proef"]
    table = sheet.tables["Proef"]
    assert table.ref == "A1:G3"
    assert table.autoFilter.ref == "A1:G3"
    assert [column.name for column in table.tableColumns] == [kolom.kop for kolom in KOLOMMEN]
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width == 30


def test_a_sheet_without_rows_is_still_a_valid_table() -> None:
    sheet = openpyxl.load_workbook(_written(_boek()))["Proef"]
    assert sheet.tables["Proef"].ref == "A1:G2"
    assert sheet["A2"].value is None


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-1", "@naam", '=HYPERLINK("x")', "\x00=1", "\t=1"])
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    out = _written(_text_boek(text))
    cell = openpyxl.load_workbook(out)["Proef"]["A2"]
    assert cell.data_type == "s"
    assert cell.value == text.replace("\x00", "").replace("\t", " ")
    assert cell.quotePrefix == (not text.startswith("\t"))


def test_an_independent_reader_sees_the_same() -> None:
    rows = CalamineWorkbook.from_filelike(_written(_boek(RIJ))).get_sheet_by_name("Proef").to_python()
    assert rows[0] == [kolom.kop for kolom in KOLOMMEN]
    assert rows[1][:2] == ["Voorbeeld", date(2026, 2, 3)]
    assert rows[1][6] == 1104.07


def test_libreoffice_opens_it(tmp_path: Path, bestand: Gemeentebestand) -> None:
    source = tmp_path / "bestand.xlsx"
    write_workbook(build_werkboek(bestand), source)
    lines = read_with_libreoffice(source, tmp_path)
    assert lines[0].startswith("Dossiernummer,Achternaam,Voorletters,Geboortedatum")
    assert "14-03-2006" in lines[1]
    assert "01234567" in lines[1]
    assert re.search(r"€ 1[.,]104[.,]07", lines[1])


def test_a_password_encrypts() -> None:
    out = _written(_boek(RIJ), password="geheim-genoeg")
    assert not zipfile.is_zipfile(out)
    out.seek(0)
    file = msoffcrypto.OfficeFile(out)
    file.load_key(password="geheim-genoeg")
    plain = BytesIO()
    file.decrypt(plain)
    assert openpyxl.load_workbook(plain)["Proef"]["A2"].value == "Voorbeeld"


def test_progress_counts_rows_up_to_the_total() -> None:
    seen: list[tuple[int, int]] = []
    _written(_boek(*[RIJ] * 450), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 450), (200, 450), (400, 450), (450, 450)]


@pytest.mark.parametrize("password", [None, "geheim-genoeg"])
def test_stopping_leaves_nothing_behind(tmp_path: Path, password: str | None) -> None:
    answers = iter([False, True])
    with pytest.raises(Gestopt):
        write_workbook(
            _boek(*[RIJ] * 450), tmp_path / "x.xlsx", stopped=lambda: next(answers), password=password
        )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("password", [None, "geheim-genoeg"])
def test_nothing_is_written_but_the_file_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str | None
) -> None:
    """No temporary file with rows in it: the folder for those is gone, and one file is opened."""
    opened: list[str] = []

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if event == "open" and recording and args[2] & (os.O_WRONLY | os.O_RDWR):
            opened.append(str(args[0]))

    recording = True
    sys.addaudithook(watch)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nergens"))
    write_workbook(_boek(*[RIJ] * 450), tmp_path / "x.xlsx", password=password)
    recording = False
    written = [name for name in opened if name != str(tmp_path)]  # the folder is named once on the way
    assert len(written) == 1 and written[0].endswith(".deel")
    assert [path.name for path in tmp_path.iterdir()] == ["x.xlsx"]


def test_a_fault_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    target.write_bytes(b"oud")
    with pytest.raises(TypeError, match="no cell for a list"):
        write_workbook(_boek((*RIJ[:-1], [])), target)
    assert target.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [target]


def test_text_too_long_for_a_cell_says_so() -> None:
    short = fit_in_cell("\U0001f600" * 20_000)
    assert short.endswith("… (ingekort)")
    assert len(short.encode("utf-16-le")) // 2 <= 32_767
    assert fit_in_cell("a" * 32_767) == "a" * 32_767


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet=st.characters(codec=None)), min_size=1, max_size=6))
def test_no_text_ever_becomes_a_formula(texts: list[str]) -> None:
    out = _written(_text_boek(*texts))
    sheet = openpyxl.load_workbook(out)["Proef"]
    assert all(cell.data_type in ("s", "n") for row in sheet.iter_rows() for cell in row)
    assert [sheet.cell(i, 1).value or "" for i in range(2, len(texts) + 2)] == [fit_in_cell(t) for t in texts]
