"""Concept and explanation on paper."""

import re
from datetime import date
from pathlib import Path

import pikepdf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.uitleg import Alinea, Blad, Deel, Uitleg, write_uitleg
from tests.documents.reading import ask, assert_fonts_embedded, pages_of, text_of

TABEL = (("Taak", "Tempo"), ("Deeg afwegen", "60 %"), ("Broden inpakken", "70 %"))


def make_uitleg(tekst: str = "U doet 60 van de 100.") -> Uitleg:
    delen = (
        Deel("Uw taken", (Alinea(tekst, "Tempo:"),), TABEL),
        Deel("Wat betekent dit?", (Alinea(tekst), Alinea(tekst))),
    )
    bladen = (Blad("Voor de werknemer", delen, ("Werknemer: Jelle",)), Blad("Voor de werkgever", delen))
    return Uitleg("Uitleg bij de meting", "Bezoek.", bladen, "voet", "CONCEPT", "Sanne", date(2026, 11, 20))


def test_each_reader_has_a_sheet_of_their_own() -> None:
    pdf = write_uitleg(make_uitleg())
    assert pages_of(pdf) == 2
    assert "CONCEPT" in text_of(pdf) and "Tempo: U doet 60 van de 100." in text_of(pdf)


def test_headings_tables_and_room_to_sign_are_tagged(tmp_path: Path) -> None:
    pdf = write_uitleg(make_uitleg())
    tree = ask(tmp_path, pdf, "pdfinfo", "-struct-text")
    roles = re.findall(r'^ *(H[1-9]) \(block\)\s+"(.+)"$', tree, re.MULTILINE)
    assert roles[:3] == [
        ("H1", "Uitleg bij de meting"),
        ("H2", "Voor de werknemer"),
        ("H3", "Uw taken"),
    ]
    assert "/Scope /Column" in tree and '"Deeg afwegen"' in tree
    with pikepdf.open(tmp_path / "stuk.pdf") as document:
        assert str(document.Root.Lang) == "nl-NL"
        assert str(document.docinfo.Title) == "Uitleg bij de meting"


def test_fonts_are_embedded_and_bytes_are_the_same_twice(tmp_path: Path) -> None:
    pdf = write_uitleg(make_uitleg("Łukasz Yılmaz שלום"))
    assert_fonts_embedded(tmp_path, pdf)
    assert write_uitleg(make_uitleg("Łukasz Yılmaz שלום")) == pdf


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400))
def test_any_text_can_be_printed(tekst: str) -> None:
    assert write_uitleg(make_uitleg(tekst)).startswith(b"%PDF-")
