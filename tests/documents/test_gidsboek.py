"""The guide on paper, read back with other tools."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from app.documents.gidsboek import Boekdeel, Gidsboek, Regel, Regelsoort, write_gidsboek
from app.services.errors import UserError
from app.services.gids.boek import save_gids, write_gids
from app.services.gids.lezen import beeld_pad, read_gids
from tests.documents.reading import ask, assert_fonts_embedded, pages_of, text_of

REGELS = (
    Regel(Regelsoort.TEKST, "Een zin met <b>tekens</b> & zo."),
    Regel(Regelsoort.KOP, "Stappen"),
    Regel(Regelsoort.STAP, "eerst dit"),
    Regel(Regelsoort.STAP, "dan dat"),
    Regel(Regelsoort.PUNT, "een punt"),
    Regel(Regelsoort.LET_OP, "dit is belangrijk"),
    Regel(Regelsoort.KLEIN, "Bron: Participatiewet art. 10d"),
    Regel(Regelsoort.BEELD, "Het scherm Vandaag met punten", beeld_pad("vandaag.png")),
)
BOEK = Gidsboek(
    (
        Boekdeel("Begin", "Begin: een", REGELS, apart=True),
        Boekdeel("Schermen", "Twee", REGELS[:3]),
        Boekdeel("Schermen", "Drie", REGELS[:1]),
    ),
    "0.1.0",
    date(2026, 11, 29),
)


@pytest.fixture(scope="module")
def gids() -> bytes:
    return write_gids(date(2026, 11, 29))


def test_headings_are_tagged_and_a_picture_is_told(tmp_path: Path) -> None:
    tree = ask(tmp_path, write_gidsboek(BOEK), "pdfinfo", "-struct-text")
    roles = re.findall(r'^ *(H[1-9]) \(block\)\s+"(.+)"$', tree, re.MULTILINE)
    assert roles == [
        ("H1", "Gids bij Loonwaarde"), ("H2", "Begin: een"), ("H3", "Stappen"),
        ("H2", "Schermen"), ("H2", "Twee"), ("H3", "Stappen"), ("H2", "Drie"),
    ]  # fmt: skip
    with pikepdf.open(tmp_path / "stuk.pdf") as document:
        assert str(document.Root.Lang) == "nl-NL"
        assert document.Root.MarkInfo.Marked
        alts = [str(thing.Alt) for thing in document.objects if _is_figure(thing)]
    assert alts == ["Het scherm Vandaag met punten"]


def _is_figure(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"


def test_steps_are_counted_and_marks_are_shown_not_obeyed() -> None:
    text = text_of(write_gidsboek(BOEK))
    assert "1. eerst dit 2. dan dat" in text
    assert "Een zin met <b>tekens</b> & zo." in text
    assert "Let op: dit is belangrijk" in text


def test_the_same_book_gives_the_same_bytes() -> None:
    assert write_gidsboek(BOEK) == write_gidsboek(replace(BOEK))


def test_the_contents_name_the_page_of_each_chapter(gids: bytes, tmp_path: Path) -> None:
    pages = ask(tmp_path, gids, "pdftotext", "-layout").split("\f")
    contents = dict(re.findall(r"(\S[^\n]*?)\s{2,}(\d+)\s*$", pages[0], re.MULTILINE))
    for hoofdstuk in read_gids().hoofdstukken:
        (number,) = [page for name, page in contents.items() if name.endswith(hoofdstuk.titel)]
        assert hoofdstuk.titel in pages[int(number) - 1], hoofdstuk.titel


def test_the_whole_guide_reads_back(gids: bytes, tmp_path: Path) -> None:
    text = text_of(gids)
    assert 20 < pages_of(gids) < 60
    for words in ("Ctrl Shift N", "Participatiewet art. 10d lid 7", "Netto werktijd", "Versie 0.1.0"):
        assert words in text
    assert "□" not in text
    assert_fonts_embedded(tmp_path, gids)


def test_it_is_saved_whole_or_refused(tmp_path: Path) -> None:
    assert save_gids(None, tmp_path / "gids.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(UserError, match="kan daar niet worden bewaard"):
        save_gids(None, tmp_path / "er niet" / "gids.pdf")
    assert [pad.name for pad in tmp_path.iterdir()] == ["gids.pdf"]
