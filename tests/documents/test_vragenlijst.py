"""Questionnaires: fields that other programs can fill in, and that are read back."""

import json
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import String

from app.documents.vragenlijst import Vraag, Vragengroep, Vragenlijst, read_antwoorden, write_vragenlijst
from tests.documents.reading import ask, assert_fonts_embedded, text_of

LIJST = Vragenlijst(
    "werknemer",
    "Vragenlijst voor de werknemer",
    ("Binnenkort komt er iemand langs.",),
    (
        Vragengroep(
            "Taak 1: Deeg afwegen",
            "",
            (Vraag("t1_van_tien", "Hoeveel doet u er?", langste=5), Vraag("t1_uitleg", "Waarom?", regels=3)),
        ),
    ),
    "Dank u wel.",
    "voet",
)


def fill(pdf: bytes, **antwoorden: str) -> bytes:
    """Fill in fields as a reader of PDFs does."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        for field in document.Root.AcroForm.Fields:
            naam = str(field.T).rpartition("-")[2]
            if naam in antwoorden:
                field.V = String(antwoorden[naam])
        document.save(out)
    return out.getvalue()


def test_the_fields_have_names_words_and_limits() -> None:
    with pikepdf.open(BytesIO(write_vragenlijst(LIJST))) as document:
        first, second = document.Root.AcroForm.Fields
        assert str(first.T) == "loonwaarde-werknemer-t1_van_tien"
        assert str(first.TU) == "Taak 1: Deeg afwegen. Hoeveel doet u er?"
        assert (first.MaxLen, first.Ff, second.Ff) == (5, 0, 1 << 12)
        left, bottom, right, top = (int(side) for side in second.Rect)
        assert right - left > 400 and top - bottom > 40


def test_the_form_is_tagged_and_every_field_is_in_the_tree(tmp_path: Path) -> None:
    pdf = write_vragenlijst(LIJST)
    tree = ask(tmp_path, pdf, "pdfinfo", "-struct-text")
    assert tree.count("Form\n") == 2 and tree.index('"Hoeveel doet u er?"') < tree.index("Form\n")
    with pikepdf.open(tmp_path / "stuk.pdf") as document:
        numbers = document.Root.StructTreeRoot.ParentTree.Nums
        owners = dict(zip((int(n) for n in list(numbers)[::2]), list(numbers)[1::2], strict=True))
        for field in document.Root.AcroForm.Fields:
            owner = owners[int(field.StructParent)]
            assert str(owner.S) == "/Form" and str(owner.Alt) == str(field.TU)
            assert field.objgen in [annot.objgen for annot in document.pages[0].obj.Annots]


def test_fonts_are_embedded_and_bytes_are_the_same_twice(tmp_path: Path) -> None:
    pdf = write_vragenlijst(LIJST)
    assert_fonts_embedded(tmp_path, pdf)
    assert write_vragenlijst(LIJST) == pdf
    assert "Dank u wel." in text_of(pdf)


def test_another_program_sees_a_sound_form(tmp_path: Path) -> None:
    pdf = write_vragenlijst(LIJST)
    (tmp_path / "lijst.pdf").write_bytes(pdf)
    assert ask(tmp_path, pdf, "qpdf", "--check").count("No syntax or stream encoding errors") == 1
    form = json.loads(ask(tmp_path, pdf, "qpdf", "--json", "--json-key=acroform"))["acroform"]
    assert form["hasacroform"] and [field["fieldtype"] for field in form["fields"]] == ["/Tx", "/Tx"]


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_what_was_filled_in_is_read_back(tekst: str) -> None:
    partij, antwoorden = read_antwoorden(fill(write_vragenlijst(LIJST), t1_uitleg=tekst))
    assert partij == "werknemer"
    assert antwoorden == ({"t1_uitleg": tekst} if tekst.strip() else {})


@pytest.mark.parametrize("bytes_", [b"", b"geen pdf", b"%PDF-1.7\n"])
def test_what_is_no_pdf_is_refused(bytes_: bytes) -> None:
    with pytest.raises(ValueError, match="pdf"):
        read_antwoorden(bytes_)


def test_another_pdf_is_no_list() -> None:
    out = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(out)
    with pytest.raises(ValueError, match="geen vragenlijst"):
        read_antwoorden(out.getvalue())
