"""Files that may be read, in every shape they come in, and files that may not."""

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from app.services.errors import UserError
from app.services.inlezen.bestand import read_bestand, read_inhoud
from app.services.inlezen.pakket import BOM, ENTITEITEN, KAPOT, PADEN, TE_RUIM
from app.services.inlezen.werkmap import FORMULES, GEEN_EXCEL, KOPPELINGEN, MACROS, ZONDER_UITKOMST

RIJEN = [["Achternaam", "Geboortedatum"], ["Vries", date(2004, 2, 3)]]


def workbook(rows=RIJEN, **change) -> bytes:
    """The bytes of a workbook, with parts added or put in the place of others by name."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    if not change:
        return made.getvalue()
    changed = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | change
        for name, content in parts.items():
            new.writestr(name, content)
    return changed.getvalue()


def sheet(inside: str) -> bytes:
    start = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return f"{start}<sheetData>{inside}</sheetData></worksheet>".encode()


def refused(inhoud: bytes, wachtwoord: str = "") -> UserError:
    with pytest.raises(UserError) as fout:
        read_inhoud(inhoud, wachtwoord)
    return fout.value


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"], ids=str
)
@pytest.mark.parametrize("scheider", [";", ",", "\t", "|"])
def test_csv_in_every_encoding_and_with_every_separator(encoding, scheider):
    tekst = "\r\n".join(scheider.join(rij) for rij in (["Achternaam", "Roepnaam"], ["Groß", "Noël"]))
    (blad,) = read_inhoud(tekst.encode(encoding)).bladen
    assert blad.rijen == [["Achternaam", "Roepnaam"], ["Groß", "Noël"]]


def test_the_old_characters_of_windows_are_told():
    bestand = read_inhoud("Naam;Plaats\nNoël;Één".encode("cp1252"))
    assert "oude tekenset" in bestand.meldingen[0]


def test_csv_with_quotes_lines_in_a_cell_and_a_said_separator():
    (blad,) = read_inhoud(b'sep=;\r\nNaam;Notitie\r\n"Vries; de";"twee\nregels"\r\n\r\n').bladen
    assert blad.rijen == [["Naam", "Notitie"], ["Vries; de", "twee\nregels"]]


def test_a_quote_that_never_closes_names_its_line():
    assert "regel" in refused(b'Naam;Plaats\n"' + b"x" * 250_000).tekst


@pytest.mark.parametrize("inhoud", [b"\x89PNG\r\n\x1a\n" + bytes(100), b"\x01\x02\x03\x04" * 30])
def test_what_is_no_text_is_refused(inhoud):
    assert "geen tekst" in refused(inhoud).tekst


@pytest.mark.parametrize("inhoud", [b"\n\n;;\n", workbook([])])
def test_a_file_without_rows_is_refused(inhoud):
    assert "geen rijen" in refused(inhoud).tekst


def test_an_absent_an_empty_and_a_large_file(tmp_path, monkeypatch):
    leeg = tmp_path / "leeg.csv"
    leeg.touch()
    for pad, deel in ((tmp_path / "weg.csv", "niet te lezen"), (leeg, "leeg"), (tmp_path, "niet te lezen")):
        with pytest.raises(UserError, match=deel):
            read_bestand(pad)
    monkeypatch.setattr("app.services.inlezen.bestand.GROOTSTE", 5)
    leeg.write_text("Naam;Plaats")
    with pytest.raises(UserError, match="100 MB"):
        read_bestand(leeg)


def test_excel_gives_cells_as_they_are(tmp_path):
    pad = Path(tmp_path / "lijst.xlsx")
    pad.write_bytes(
        workbook([["a", "b", "c", "d"], [1, 0.5, datetime(2026, 1, 2, 3, 4), time(8, 30)], [True]])
    )
    bestand = read_bestand(pad)
    assert bestand.naam == "lijst.xlsx" and len(bestand.controlegetal) == 64
    (blad,) = bestand.bladen
    assert blad.rijen[1][:2] == [1.0, 0.5] and blad.rijen[2][0] is True


def test_empty_rows_and_columns_in_front_keep_their_place():
    (blad,) = read_inhoud(workbook([[], [], ["", "Naam"], ["", "Vries"]])).bladen
    assert blad.rijen[3][1] == "Vries"


def test_dates_of_a_mac_count_from_1904():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append(["Geboortedatum"])
    book.active.append([date(2004, 2, 3)])
    made = io.BytesIO()
    book.save(made)
    bestand = read_inhoud(made.getvalue())
    assert bestand.datum1904 and bestand.bladen[0].rijen[1] == [date(2004, 2, 3)]


def test_macros_formulas_and_links_are_left_alone_and_told():
    formule = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row><row r="2"><c r="A2"><f>1+1</f></c></row>'
    bestand = read_inhoud(
        workbook(
            **{
                "xl/vbaProject.bin": b"x",
                SHEET: sheet(formule),
                "xl/externalLinks/externalLink1.xml": b"<x/>",
            }
        )
    )
    assert bestand.meldingen == (MACROS, FORMULES, ZONDER_UITKOMST, KOPPELINGEN)
    assert bestand.bladen[0].rijen[0] == [2.0]


def test_a_file_with_a_password_asks_for_it():
    slot = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook())).encrypt("geheim", slot)
    fout = refused(slot.getvalue())
    assert fout.veld == "wachtwoord" and "Typ het" in fout.tekst
    assert refused(slot.getvalue(), "fout").veld == "wachtwoord"
    assert read_inhoud(slot.getvalue(), "geheim").bladen[0].rijen[1][0] == "Vries"


def test_an_old_excel_file_is_named():
    assert ".xls" in refused(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)).tekst


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr("app.services.inlezen.pakket.UITGEPAKT", 1_000_000)
    assert refused(workbook(**{"xl/media/x.bin": bytes(2_000_000)})).tekst == BOM


def test_a_bomb_that_lies_about_its_size_is_not_unpacked():
    inhoud = bytearray(workbook(**{SHEET: sheet(" " * 3_000_000)}))
    with zipfile.ZipFile(io.BytesIO(inhoud)) as parts:
        size = parts.getinfo(SHEET).file_size.to_bytes(4, "little")
    assert refused(bytes(inhoud).replace(size, (500).to_bytes(4, "little"))).tekst == KAPOT


def test_many_parts_and_strange_paths():
    assert refused(workbook(**{f"x/{number}": b"" for number in range(2_100)})).tekst == BOM
    for name in ("../buiten.xml", "/etc/x", "a\\..\\..\\b", "c:/x"):
        assert refused(workbook(**{name: b"x"})).tekst == PADEN


@pytest.mark.parametrize(
    "extra", [b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', b"<!ENTITY lol 'lol'>"]
)
def test_entities_are_refused(extra):
    assert refused(workbook(**{SHEET: b"<?xml version='1.0'?>" + extra + sheet("")})).tekst == ENTITEITEN


def test_text_that_cannot_be_looked_through_is_refused():
    assert refused(workbook(**{SHEET: sheet("").decode().encode("utf-16")})).tekst == KAPOT


@pytest.mark.parametrize(
    "inside",
    [
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>',
        '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        "<row>" + "<c><v>1</v></c>" * 600 + "</row>",
        "<row/>" * 200_100 + "<row><c><v>1</v></c></row>",
        '<row r="1"><c r="A1"/></row><row r="190000"><c r="RZ190000"><v>1</v></c></row>',
    ],
)
def test_an_endless_sheet_is_refused(inside):
    assert refused(workbook(**{SHEET: sheet(inside)})).tekst == TE_RUIM


def test_a_place_in_disguise_is_refused():
    assert refused(workbook(**{SHEET: sheet('<row r="1"><c r="&#88;FD1"><v>1</v></c></row>')})).tekst == KAPOT


def test_a_long_text_used_everywhere_is_a_bomb(monkeypatch):
    monkeypatch.setattr("app.services.inlezen.pakket.UITGESCHREVEN", 100_000)
    lang = f"<sst><si><t>a</t></si><si><t>{'x' * 5000}</t></si></sst>".encode()
    cellen = "".join(f'<c r="A{n}" t="s"><v>1</v></c>' for n in range(1, 100))
    inhoud = workbook(**{SHEET: sheet(f"<row>{cellen}</row>"), "xl/sharedStrings.xml": lang})
    assert refused(inhoud).tekst == BOM


@pytest.mark.parametrize("deel", [2, 3, 10, 100])
def test_half_a_workbook_is_refused(deel):
    heel = workbook()
    assert refused(heel[: len(heel) // deel]).tekst in (KAPOT, GEEN_EXCEL)


def test_another_kind_of_package_is_no_workbook():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr("content.xml", "<x/>")
    assert refused(made.getvalue()).tekst == GEEN_EXCEL
