"""The file for the gemeente read back by three programs; text of a user stays text in each of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from random import Random

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from app.documents.gemeentebestand import Gemeentebestand, build_werkboek
from app.documents.workbook import Blad, Kolom, Rijen, Werkboek, write_workbook
from tests.documents.narekeningen import as_rij, make_subsidie
from tests.libreoffice import compute_sheets_with_libreoffice, compute_with_libreoffice

SIGNS = ("=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "'=", "＝")
BODIES = (
    *("1+1", 'HYPERLINK("http://x";"y")', "cmd|' /C calc'!A0", "SUM(A1:A9)", "A1", "{1;2}", "IF(1,2,3)"),
    *("31 6 12345678", "1e5", "naam@voorbeeld.nl", "<b>x</b>", "&amp;", "]]>", "_x003D_1", "é漢字🙂", ""),
)


def make_strings(count: int) -> list[str]:
    """Strings as somebody would write who wants a formula to run, and honest ones that look alike."""
    chance = Random(19)
    made = [sign + body for sign in SIGNS for body in BODIES]
    while len(made) < count:
        made.append(chance.choice(SIGNS) + "".join(chr(chance.randrange(32, 127)) for _ in range(12)))
    return made[:count]


@pytest.fixture
def filled(bestand: Gemeentebestand) -> Gemeentebestand:
    """A file with something on every sheet."""
    return replace(bestand, narekening=tuple(as_rij(make_subsidie(Random(seed))) for seed in range(4)))


def written(boek: Werkboek) -> BytesIO:
    out = BytesIO()
    write_workbook(boek, out)
    out.seek(0)
    return out


def test_a_thousand_strings_stay_text_for_three_readers(tmp_path: Path) -> None:
    texts = make_strings(1_000)
    kolommen = (Kolom("Nummer"), Kolom("Tekst"))
    out = written(Werkboek("Proef", (Blad("Proef", kolommen, [(f"n{i}", t) for i, t in enumerate(texts)]),)))
    sheet = openpyxl.load_workbook(out)["Proef"]
    cells = [sheet.cell(row, 2) for row in range(2, len(texts) + 2)]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    shown = [cell.value or "" for cell in cells]
    assert all(a.replace("\t", " ").replace("\r", "\n") == b for a, b in zip(texts, shown, strict=True))
    out.seek(0)
    calamine = CalamineWorkbook.from_filelike(out).get_sheet_by_name("Proef").to_python(skip_empty_area=False)
    assert sum(row[1] == text for row, text in zip(calamine[1:], shown, strict=True)) >= len(texts) - len(
        SIGNS
    )
    (tmp_path / "tekst.xlsx").write_bytes(out.getvalue())
    read = {
        row["Nummer"]: row["Tekst"] for row in compute_with_libreoffice(tmp_path / "tekst.xlsx", tmp_path)
    }
    alike = [text for i, text in enumerate(shown) if read.get(f"n{i}") == text]
    assert len(alike) >= len(texts) - len(SIGNS)  # those with _x003D_, an escape of the format itself
    assert not {"2", "Err:508", "#NAME?", "#VALUE!", "Err:509"} & set(read.values())


def test_openpyxl_finds_tables_formats_and_frozen_headers(filled: Gemeentebestand) -> None:
    book = openpyxl.load_workbook(written(build_werkboek(filled)))
    for sheet in book:
        (table,) = sheet.tables.values()
        assert table.ref == sheet.dimensions
        assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[1]]
        assert sheet.freeze_panes == "A2"
    narekening = book["Narekening"]
    formats = {cell.value: narekening.cell(2, cell.column).number_format for cell in narekening[1]}
    assert formats["Verschil"].startswith('"€"')
    assert formats["Peildatum"] == "dd-mm-yyyy"
    assert formats["Urenfactor"] == "#,##0.000000"


def test_calamine_reads_the_value_kept_with_each_formula(filled: Gemeentebestand) -> None:
    book = CalamineWorkbook.from_filelike(written(build_werkboek(filled)))
    assert book.sheet_names[-2:] == ["Narekening", "Leeswijzer"]
    head, *rows = book.get_sheet_by_name("Narekening").to_python()
    for row, rij in zip(rows, filled.narekening, strict=True):
        found = dict(zip(head, row, strict=True))
        assert found["Verschil"] == 0
        assert Decimal(str(found["LKS incl. werkgeverslasten (formule)"])) == rij.lks_incl
        assert isinstance(found["Peildatum"], date)


def test_libreoffice_reads_every_sheet(tmp_path: Path, filled: Gemeentebestand) -> None:
    boek = build_werkboek(filled)
    (tmp_path / "bestand.xlsx").write_bytes(written(boek).getvalue())
    sheets = compute_sheets_with_libreoffice(tmp_path / "bestand.xlsx", tmp_path)
    assert {blad.naam: [kolom.kop for kolom in blad.kolommen] for blad in boek.bladen} == {
        naam: list(rows[0]) for naam, rows in sheets.items()
    }
    assert {Decimal(row["Verschil"]) for row in sheets["Narekening"]} == {0}


def test_rows_are_made_when_asked_for() -> None:
    asked: list[int] = []
    rijen = Rijen("abc", lambda number, sign: (asked.append(number), sign)[1:])
    assert len(rijen) == 3 and asked == []
    assert rijen[-1] == ("c",) and rijen[:2] == [("a",), ("b",)] and asked == [4, 2, 3]
