"""The sheet of the rekenhulp on paper."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.rekenblad import Rekenblad, side_by_side, write_rekenblad
from tests.documents.reading import ask, assert_fonts_embedded, pages_of, text_of

MAANDEN = tuple((f"maand {nummer}", "€ 665,66", "€ 665,65") for nummer in range(1, 14))
BLAD = Rekenblad(
    situaties=(("Situatie:", "18 jaar, 32 uur per week."),),
    uitkomst="Loonkostensubsidie: € 665,66 per maand.",
    kosten=(("", "Per maand"), ("Loon", "€ 998,13"), ("U betaalt zelf", "€ 665,65")),
    maanden=(("Maand", "Subsidie", "U betaalt zelf"), *MAANDEN),
    grenzen=("1 januari 2026: nieuwe bedragen.",),
    voordelen=(("Loonkostenvoordeel", "Vraag na bij de Belastingdienst."),),
    onbevestigd=("werkgeverslasten 25 procent.",),
    gemaakt_op=date(2026, 11, 20),
)


def test_the_months_are_folded_in_their_order() -> None:
    kop, *rijen = side_by_side((("Maand",), ("1",), ("2",), ("3",), ("4",), ("5",)), 2)
    assert kop == ("Maand", "Maand")
    assert rijen == [("1", "4"), ("2", "5"), ("3", "")]


def test_headings_and_tables_are_tagged(tmp_path: Path) -> None:
    pdf = write_rekenblad(BLAD)
    assert pages_of(pdf) == 1
    tree = ask(tmp_path, pdf, "pdfinfo", "-struct-text")
    roles = re.findall(r'^ *(H[1-9]) \(block\)\s+"(.+)"$', tree, re.MULTILINE)
    assert roles == [
        ("H1", "Wat wordt de loonkostensubsidie?"),
        ("H3", "Kosten per maand (schatting)"),
        ("H3", "Het eerste jaar"),
        ("H3", "Andere voordelen, niet meegeteld"),
    ]
    assert "/Scope /Column" in tree and '"€ 998,13"' in tree
    with pikepdf.open(tmp_path / "stuk.pdf") as document:
        assert str(document.Root.Lang) == "nl-NL"


def test_read_back_by_another_program(tmp_path: Path) -> None:
    text = ask(tmp_path, write_rekenblad(BLAD), "pdftotext", "-layout")
    assert re.search(r"Loon\s+€ 998,13", text)
    assert re.search(r"maand 1\s+€ 665,66\s+€ 665,65\s+maand 8", text)
    assert "Onbevestigd bedrag: werkgeverslasten 25 procent." in text
    assert_fonts_embedded(tmp_path, write_rekenblad(BLAD))


def test_two_long_cases_stay_on_one_page() -> None:
    lang = "verjaardag: 20 jaar; leeftijd: niet geregeld, ter beoordeling van de gemeente, € 1.535,24; " * 2
    maanden = tuple((f"{nummer:02}-2026*", "1.535,24", "1.130,52") for nummer in range(1, 27))
    kosten = tuple((f"Regel {nummer}", "€ 12.100,55", "€ 12.100,55", "+ € 12.100,55") for nummer in range(6))
    voordelen = tuple((f"Voordeel {nummer}", "Vraag na bij de gemeente, UWV. " * 7) for nummer in range(3))
    blad = replace(
        BLAD,
        situaties=(("Situatie A:", lang[:120]), ("Situatie B:", lang[:120])),
        kosten=(("", "A", "B", "Verschil"), *kosten),
        maanden=(("Maand", "A, in €", "B, in €"), *maanden),
        grenzen=(f"A. {lang}", f"B. {lang}", "Tussendoor.", "* deel van een maand"),
        voordelen=voordelen,
        onbevestigd=("werkgeverslasten 25 procent, één keer gezien. Bron: bekend. " * 3,) * 2,
    )
    pdf = write_rekenblad(blad)
    assert pages_of(pdf) == 1
    assert "Andere voordelen: Voordeel 0; Voordeel 1; Voordeel 2. Vraag ernaar" in text_of(pdf)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert write_rekenblad(BLAD) == write_rekenblad(BLAD)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200))
def test_any_text_can_be_printed(tekst: str) -> None:
    blad = replace(BLAD, grenzen=(tekst,), onbevestigd=(tekst,), voordelen=((tekst, tekst),))
    assert write_rekenblad(blad).startswith(b"%PDF-")
