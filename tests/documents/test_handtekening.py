"""Signatures on the report: lines with words beside them, or the typed name."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pikepdf

from app.documents.handtekening import PAD_HEIGHT, PAD_WIDTH, Handtekening
from app.documents.loonwaarderapport import Loonwaarderapport, write_loonwaarderapport
from tests.documents.reading import ask, text_of

GEZET = datetime(2025, 1, 31, 14, 5)
LIJNEN = (((0, 0), (PAD_WIDTH, PAD_HEIGHT)), ((3000, 1000),))


def signed(rapport: Loonwaarderapport, gezet: Handtekening) -> Loonwaarderapport:
    eerste, tweede = rapport.zienswijzen
    return replace(rapport, zienswijzen=(replace(eerste, handtekening=gezet), tweede))


def strokes(pdf: bytes) -> list[tuple[str, list[int]]]:
    """Every move and line on the pages, in whole points."""
    found = []
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("m", "l"):
                    found.append((str(operator), [round(part) for part in operands]))
    return found


def test_a_drawn_signature_is_lines_with_words(tmp_path: Path, rapport: Loonwaarderapport) -> None:
    pdf = write_loonwaarderapport(signed(rapport, Handtekening("Daan Voorbeeld", GEZET, LIJNEN)))
    tree = ask(tmp_path, pdf, "pdfinfo", "-struct-text")
    told = "Handtekening werknemer: Daan Voorbeeld, getekend op het scherm op 31 januari 2025, 14:05 uur"
    assert told in text_of(pdf) and "geen digitale handtekening met een certificaat" in text_of(pdf)
    assert "Figure" in tree
    assert (
        ("m", [0, 66]) in strokes(pdf)
        and ("l", [220, 6]) in strokes(pdf)
        and ("m", [110, 36]) in strokes(pdf)
    )
    with pikepdf.open(BytesIO(pdf)) as document:
        assert not any(page.get_images() for page in document.pages)


def test_a_typed_name_says_so_and_a_remark_is_printed(rapport: Loonwaarderapport) -> None:
    gezet = Handtekening("Daan Voorbeeld", GEZET, opmerking="Er is getekend bij een loonwaarde van 55 %.")
    text = text_of(write_loonwaarderapport(signed(rapport, gezet)))
    assert "Daan Voorbeeld heeft zelf de naam getypt als ondertekening, op 31 januari 2025" in text
    assert "Er is getekend bij een loonwaarde van 55 %." in text


def test_the_description_of_the_normfunctie_is_printed_under_its_heading(
    tmp_path: Path, rapport: Loonwaarderapport
) -> None:
    kop = replace(rapport.kop, normfunctie_omschrijving="Bakt brood volgens recept.")
    pdf = write_loonwaarderapport(replace(rapport, kop=kop))
    lines = ask(tmp_path, pdf, "pdftotext").split("\n")
    place = lines.index("Bakt brood volgens recept.")
    assert "Normfunctie" in lines[place - 6 : place] and "Uitgevoerde functie" in lines[place : place + 4]


def test_a_new_version_names_the_one_it_replaces(rapport: Loonwaarderapport) -> None:
    kenmerken = replace(rapport.kenmerken, vervangt_versie=1, vervangt_hash="ab12" * 16)
    text = text_of(write_loonwaarderapport(replace(rapport, kenmerken=kenmerken)))
    assert "Zij vervangt versie 1 met controlegetal ab12ab12ab12ab12…" in text
    assert "ab12" * 16 in text.replace(" ", "")
