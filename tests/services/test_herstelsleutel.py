"""The recovery key written to print."""

from datetime import date

import pytest

from app.services.bewaring.herstelsleutel import save_herstelsleutel
from app.services.errors import UserError

SLEUTEL = "EQ7V-9A69-GER3-XW83-WCVJ-KRSY-FF5E-9BBH"
DAG = date(2026, 11, 20)


def test_the_page_lies_where_it_was_asked(tmp_path):
    pad = save_herstelsleutel(tmp_path / "sleutel.pdf", "archief", SLEUTEL, DAG)
    assert pad == tmp_path / "sleutel.pdf"
    assert pad.read_bytes().startswith(b"%PDF")
    assert save_herstelsleutel(pad, "archief", SLEUTEL, DAG) == pad
    assert [path.name for path in tmp_path.iterdir()] == ["sleutel.pdf"]


def test_a_name_without_ending_gets_one_and_takes_no_other_place(tmp_path):
    (tmp_path / "b.pdf").write_text("van iemand anders")
    assert save_herstelsleutel(tmp_path / "a", "archief", SLEUTEL, DAG) == tmp_path / "a.pdf"
    with pytest.raises(UserError, match=r"Er staat al een bestand b\.pdf"):
        save_herstelsleutel(tmp_path / "b", "archief", SLEUTEL, DAG)
    assert (tmp_path / "b.pdf").read_text() == "van iemand anders"


def test_a_folder_that_is_away_is_said(tmp_path):
    with pytest.raises(UserError, match="Kies een andere map"):
        save_herstelsleutel(tmp_path / "weg" / "sleutel.pdf", "archief", SLEUTEL, DAG)
    assert list(tmp_path.iterdir()) == []
