"""The page with the recovery key."""

from datetime import date

import pypdfium2

from app.documents.herstelsleutel import Herstelsleutel, write_herstelsleutel

GROEPEN = ("7K4M", "Q2XD", "9FHT", "B3NP", "W8RC", "5JYV", "L6GS", "M2ZE")


def test_the_key_stands_on_one_page_with_name_and_date() -> None:
    pdf = write_herstelsleutel(Herstelsleutel("Archief van Noor", date(2026, 2, 3), GROEPEN))
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 1
        text = document[0].get_textpage().get_text_range()
    assert "7K4M Q2XD 9FHT B3NP" in text
    assert "W8RC 5JYV L6GS M2ZE" in text
    assert "Archief van Noor" in text
    assert "3 februari 2026" in text


def test_the_same_key_gives_the_same_bytes() -> None:
    sleutel = Herstelsleutel("Archief", date(2026, 2, 3), GROEPEN)
    assert write_herstelsleutel(sleutel) == write_herstelsleutel(sleutel)
