"""A list of the program on paper."""

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest

from app.documents.lijst import Lijstkolom, Lijstpapier, write_lijst
from tests.documents.reading import ask, assert_fonts_embedded, pages_of, text_of

LIJST = Lijstpapier(
    titel="Kandidaten",
    keuzes=(("Gemeente", "Losser"), ("Volgorde", "Naam, oplopend")),
    kolommen=(Lijstkolom("Naam", 200), Lijstkolom("Werkgever", 200), Lijstkolom("Uren", 60, getal=True)),
    rijen=tuple(
        (f"Łukasik, {nummer}", "Bakkerij <b>De Korenaar</b>", str(nummer)) for nummer in range(1, 91)
    ),
    gemaakt_op=datetime(2026, 11, 29, 23, 5),
    gemaakt_door="A. Jansen",
    programmaversie="1.0",
)


def test_columns_order_choices_and_who_stand_on_every_page(tmp_path: Path) -> None:
    pdf = write_lijst(LIJST)
    text = ask(tmp_path, pdf, "pdftotext", "-layout")
    pages = text.split("\f")[:-1]
    assert len(pages) == pages_of(pdf) > 1
    for number, page in enumerate(pages, 1):
        assert f"Pagina {number} van {len(pages)}" in page
        assert "Kandidaten · 29 november 2026, 23:05 uur, door A. Jansen" in page
        assert re.search(r"Naam\s+Werkgever\s+Uren", page)
    assert re.search(r"Gemeente:\s+Losser", text) and re.search(r"Volgorde:\s+Naam, oplopend", text)
    assert re.findall(r"Łukasik, (\d+)", text) == [str(n) for n in range(1, 91)]
    assert "Bakkerij <b>De Korenaar</b>" in text_of(pdf)
    assert_fonts_embedded(tmp_path, pdf)


def test_it_is_one_tagged_table_under_its_head(tmp_path: Path) -> None:
    tree = ask(tmp_path, write_lijst(LIJST), "pdfinfo", "-struct-text")
    assert re.search(r'H1 \(block\)\s+"Kandidaten"', tree)
    assert len(re.findall(r"^ *Table", tree, re.MULTILINE)) == 2  # what was chosen, and the list
    assert tree.count("/Scope /Column") == 3


def test_wide_lists_lie_on_their_side(tmp_path: Path) -> None:
    wide = replace(LIJST, kolommen=(*LIJST.kolommen[:2], Lijstkolom("Opmerking", 400)))
    for number, (lijst, lying) in enumerate(((LIJST, False), (wide, True))):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(write_lijst(lijst))
        with pikepdf.open(path) as document:
            _, _, width, height = document.pages[0].mediabox
        assert (width > height) is lying


@pytest.mark.parametrize("narrow", [1, 4, 19])
def test_a_column_drawn_very_wide_leaves_the_others_room(narrow: int) -> None:
    kolommen = (Lijstkolom("Werkgever", 9_000), *(Lijstkolom("Uren", 20, getal=True),) * narrow)
    rij = ("Bakkerij De Korenaar", *("32",) * narrow)
    text = text_of(write_lijst(replace(LIJST, kolommen=kolommen, rijen=(rij,) * 3)))
    assert text.count("Bakkerij De Korenaar") == 3
    assert len(re.findall(r"\b32\b", text)) == 3 * narrow


def test_a_very_long_cell_is_cut_and_a_row_fits_its_page() -> None:
    pdf = write_lijst(replace(LIJST, rijen=(("woord " * 2_000, "x" * 5_000, "1"),)))
    assert pages_of(pdf) == 1
    assert "…" in text_of(pdf)


def test_it_tells_how_far_it_is_and_ends_when_told() -> None:
    heard: list[tuple[int, int]] = []
    write_lijst(LIJST, lambda done, total: heard.append((done, total)))
    assert heard == sorted(heard) and heard[0][0] == 0 and heard[-1][0] <= heard[-1][1] == 180

    def stop(done: int, _total: int) -> None:
        if done >= 90:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        write_lijst(LIJST, stop)


def test_the_same_list_gives_the_same_bytes() -> None:
    assert write_lijst(LIJST) == write_lijst(LIJST)
