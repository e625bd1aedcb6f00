"""Lists that leave the program: on paper, in a file, on the clipboard; each logged without a value in it."""

from pathlib import Path

import pytest

from app.models.logboek import Logregel
from app.services.archief import Archief
from app.services.change import Ref
from app.services.errors import UserError
from app.services.papier.afdrukken import count_vellen, print_rapport, print_stuk, render_vellen, turned
from app.services.papier.lijst_records import MEESTE_RIJEN, Lijst, Lijstkop
from app.services.papier.lijsten import lijst_naam, make_lijst, note_lijst, print_lijst, save_lijst
from tests.documents.reading import text_of
from tests.factories import make_definitieve_meting, make_kandidaat

KOPPEN = (Lijstkop("Naam", 200), Lijstkop("Uren", 60, getal=True))
LIJST = Lijst("Kandidaten", KOPPEN, (("Terpstra, J.", "28"),), (("Zoek in kandidaten", "Terp"),))


class Halting:
    """Says stop after so many words about the progress."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, _done: int, _total: int) -> None:
        self.left -= 1

    @property
    def stopped(self) -> bool:
        return self.left <= 0


def entries(archief: Archief, actie: str) -> list[Logregel]:
    with archief.read() as session:
        return list(session.query(Logregel).filter_by(actie=actie))


def test_making_a_list_leaves_no_trace_and_says_who_and_when(archief: Archief) -> None:
    stuk = make_lijst(archief, LIJST)
    assert (stuk.bladzijden, stuk.rijen, stuk.titel) == (1, 1, "Kandidaten")
    text = text_of(stuk.pdf)
    assert "Terpstra, J." in text and "22 november 2026, 14:03 uur" in text and archief.gebruiker in text
    assert lijst_naam(archief, stuk) == "lijst-kandidaten-2026-11-22.pdf"


def test_what_leaves_is_logged_with_its_length_and_no_value(archief: Archief, tmp_path: Path) -> None:
    over = Ref("kandidaat", make_kandidaat(archief))
    stuk = make_lijst(archief, Lijst("Metingen van een dossier", KOPPEN, LIJST.rijen, LIJST.keuzes, over))
    assert print_lijst(archief, stuk) == stuk.pdf
    assert save_lijst(archief, stuk, tmp_path / "lijst.pdf").read_bytes() == stuk.pdf
    note_lijst(archief, "gekopieerd", "Kandidaten", 12)
    for actie in ("lijst afgedrukt", "lijst opgeslagen"):
        (regel,) = entries(archief, actie)
        assert (regel.soort, regel.object_id) == ("kandidaat", over.id)
        assert regel.bijzonderheid == "Metingen van een dossier, 1 rij"
    assert entries(archief, "lijst gekopieerd")[0].bijzonderheid == "Kandidaten, 12 rijen"


def test_a_folder_that_is_not_there_leaves_no_file_and_no_entry(archief: Archief, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Kies een andere map"):
        save_lijst(archief, make_lijst(archief, LIJST), tmp_path / "weg" / "lijst.pdf")
    assert entries(archief, "lijst opgeslagen") == []


def test_empty_too_long_and_stopped_are_three_answers(archief: Archief) -> None:
    with pytest.raises(UserError, match="leeg"):
        make_lijst(archief, Lijst("Kandidaten", KOPPEN, ()))
    with pytest.raises(UserError, match=r"3\.001 rijen; op papier passen er 3\.000"):
        make_lijst(archief, Lijst("Kandidaten", KOPPEN, LIJST.rijen * (MEESTE_RIJEN + 1)))
    with pytest.raises(UserError, match="Gestopt"):
        make_lijst(archief, Lijst("Kandidaten", KOPPEN, LIJST.rijen * 200), Halting(2))


def test_papers_for_the_printer_are_the_papers_themselves_and_logged(archief: Archief) -> None:
    nummer = make_definitieve_meting(archief)
    pdf = print_rapport(archief, nummer)
    assert entries(archief, "rapport afgedrukt")[0].object_id == nummer
    assert print_stuk(archief, nummer, "vragenlijst-werknemer").startswith(b"%PDF-")
    assert len(entries(archief, "vragenlijst werknemer afgedrukt")) == 1
    assert count_vellen(pdf) > 2 and not turned(pdf)
    (vel,) = render_vellen(pdf, 72, [1])
    assert (vel.breed, vel.hoog) == (596, 842) and len(vel.beeld) == vel.stap * vel.hoog
    assert len(set(vel.beeld[:: vel.stap // 7])) > 1


def test_what_is_no_pdf_is_a_message() -> None:
    with pytest.raises(UserError, match="Bewaar het als PDF"):
        count_vellen(b"geen pdf")
