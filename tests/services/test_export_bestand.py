"""The file of an export: its name, what is logged, what is left on disk when it stops."""

from datetime import date

import pytest
from openpyxl import load_workbook

from app.models import Logregel
from app.services.errors import UserError
from app.services.records import ExportKeuze
from app.services.uitwisselen.export import export_naam, write_export
from tests.factories import make_definitieve_meting, make_gemeente, make_kandidaat, make_plaatsing

ALLES = ExportKeuze()
BLADEN = ALLES.bladen


class Teller:
    """Progress that stops after so many calls."""

    def __init__(self, hoogstens=10**6):
        self.stappen, self.hoogstens = [], hoogstens

    def __call__(self, done, total):
        self.stappen.append((done, total))

    @property
    def stopped(self):
        return len(self.stappen) >= self.hoogstens


def test_a_name_without_personal_data(archief):
    gemeente = make_gemeente(archief, naam="'s-Hertogenbosch / Den Bosch")
    make_definitieve_meting(archief, make_plaatsing(archief, make_kandidaat(archief, gemeente_id=gemeente)))
    assert export_naam(archief, ALLES) == "loonwaarde-alle-gemeenten-2026-11-20-tot-2026-11-22.xlsx"
    keuze = ExportKeuze(gemeente, date(2026, 1, 1), date(2026, 6, 30))
    assert (
        export_naam(archief, keuze) == "loonwaarde-s-hertogenbosch-den-bosch-2026-01-01-tot-2026-06-30.xlsx"
    )


def test_a_name_for_an_archive_without_metingen(archief):
    assert export_naam(archief, ALLES) == "loonwaarde-alle-gemeenten-tot-2026-11-22.xlsx"


def test_the_file_is_written_and_logged_with_counts(archief, tmp_path):
    make_definitieve_meting(archief)
    teller = Teller()
    pad = write_export(archief, ALLES, tmp_path / "uit.xlsx", progress=teller)
    boek = load_workbook(pad)
    assert boek.sheetnames == [*BLADEN, "Leeswijzer"]
    assert boek["Metingen"].max_row == 2
    assert teller.stappen[-1][0] == teller.stappen[-1][1] > 0
    with archief.read() as session:
        regel = session.query(Logregel).order_by(Logregel.id.desc()).first()
        assert regel.actie == "geëxporteerd"
        assert regel.bijzonderheid.startswith("Metingen 1, Hoofdtaken 3")
        assert regel.bijzonderheid.endswith("zonder wachtwoord")


def test_a_password_encrypts_the_file(archief, tmp_path):
    pad = write_export(archief, ExportKeuze(wachtwoord="geheim genoeg"), tmp_path / "uit.xlsx")
    assert not pad.read_bytes().startswith(b"PK")


def test_stopping_leaves_no_file_and_no_log(archief, tmp_path):
    make_definitieve_meting(archief)
    with pytest.raises(UserError, match="Gestopt"):
        write_export(archief, ALLES, tmp_path / "uit.xlsx", progress=Teller(hoogstens=1))
    assert list(tmp_path.glob("*.xlsx")) == []
    with archief.read() as session:
        assert session.query(Logregel).filter_by(actie="geëxporteerd").count() == 0


def test_stopping_while_it_still_reads_leaves_nothing(archief, tmp_path):
    make_definitieve_meting(archief)
    with pytest.raises(UserError, match="Gestopt"):
        write_export(archief, ALLES, tmp_path / "uit.xlsx", progress=Teller(hoogstens=0))
    assert list(tmp_path.glob("*.xlsx")) == []


def test_a_folder_that_cannot_be_written_gives_a_message(archief, tmp_path):
    with pytest.raises(UserError, match="andere map"):
        write_export(archief, ALLES, tmp_path / "bestaat-niet" / "uit.xlsx")


def test_an_export_that_cannot_be_logged_leaves_no_file(archief, tmp_path, monkeypatch):
    monkeypatch.setattr("app.services.archief.append_log", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_export(archief, ALLES, tmp_path / "uit.xlsx")
    assert not (tmp_path / "uit.xlsx").exists()
