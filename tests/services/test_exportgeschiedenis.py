"""Files that were made: what they were, their fingerprint, and what is new since."""

import hashlib
import json
from datetime import date

import pytest

from app.models import Export, Logregel
from app.services.change import Ref
from app.services.errors import UserError
from app.services.objecten import remove, save_veld
from app.services.records import ExportKeuze
from app.services.uitwisselen.export import build_export, write_export
from app.services.uitwisselen.exportgeschiedenis import list_exports, list_keuzes_export
from tests.factories import (
    make_definitieve_meting,
    make_gemeente,
    make_kandidaat,
    make_plaatsing,
    make_werkgever,
)


def numbers(archief, keuze, blad="Metingen"):
    boek = build_export(archief, keuze)
    (deel,) = (deel for deel in boek.bladen if deel.naam == blad)
    return [rij[0] for rij in deel.rijen]


def make_two(archief):
    """A gemeente in a region, with two measurements."""
    gemeente = make_gemeente(archief, naam="Losser", arbeidsmarktregio="Twente")
    for coach in ("R. Smit", "A. Vos"):
        kandidaat = make_kandidaat(archief, gemeente_id=gemeente, coach=coach)
        make_definitieve_meting(archief, make_plaatsing(archief, kandidaat))
    return gemeente


@pytest.mark.parametrize("wachtwoord", ["", "Korenaar2026"])
def test_the_history_knows_the_file_to_the_byte(archief, tmp_path, wachtwoord):
    gemeente = make_two(archief)
    keuze = ExportKeuze(
        gemeente, date(2026, 1, 1), wachtwoord=wachtwoord, coach="A. Vos", ontvanger="Inkomen"
    )
    pad = write_export(archief, keuze, tmp_path / "uit.xlsx")
    (rij,) = list_exports(archief)
    assert rij.sha256 == hashlib.sha256(pad.read_bytes()).hexdigest()
    assert (rij.omvang, rij.bestandsnaam) == (pad.stat().st_size, "uit.xlsx")
    assert (rij.gemeente, rij.periode) == ("Losser", "01-01-2026 t/m 22-11-2026")
    assert (rij.filter, rij.ontvanger) == ("jobcoach A. Vos", "Inkomen")
    assert dict(rij.aantallen)["Metingen"] == 1
    assert (rij.gemaakt_door, rij.met_wachtwoord, rij.met_bsn) == (archief.gebruiker, bool(wachtwoord), False)
    with archief.read() as session:
        regel = session.query(Logregel).filter_by(actie="geëxporteerd").one()
        assert rij.sha256 in regel.bijzonderheid
        assert "Vos" not in regel.bijzonderheid and "Inkomen" not in regel.bijzonderheid
        assert wachtwoord == "" or wachtwoord not in str(session.query(Export).one().__dict__)


def test_to_whom_it_went_can_be_written_down_later(archief, tmp_path):
    write_export(archief, ExportKeuze(), tmp_path / "uit.xlsx")
    save_veld(archief, Ref("export", 1), "ontvanger", "Team Inkomen")
    assert list_exports(archief)[0].ontvanger == "Team Inkomen"


def test_only_what_stood_in_no_earlier_file_for_the_gemeente(archief, tmp_path):
    gemeente = make_two(archief)
    nieuw = ExportKeuze(gemeente, alleen_nieuw=True)
    assert len(numbers(archief, nieuw)) == 2
    write_export(archief, ExportKeuze(gemeente, coach="R. Smit"), tmp_path / "een.xlsx")
    assert numbers(archief, nieuw) == ["T-0002"]
    assert set(numbers(archief, nieuw, "Hoofdtaken")) == {"T-0002"}
    assert set(numbers(archief, nieuw, "Narekening")) == {"T-0002"}
    write_export(archief, nieuw, tmp_path / "twee.xlsx")
    assert numbers(archief, nieuw) == []
    assert len(numbers(archief, ExportKeuze(alleen_nieuw=True))) == 2
    assert list_exports(archief)[0].filter.startswith("alleen metingen die nog niet")


def test_a_file_without_metingen_makes_nothing_old(archief, tmp_path):
    gemeente = make_two(archief)
    write_export(archief, ExportKeuze(gemeente, bladen=("Plaatsingen",)), tmp_path / "een.xlsx")
    assert len(numbers(archief, ExportKeuze(gemeente, alleen_nieuw=True))) == 2
    with archief.read() as session:
        assert json.loads(session.query(Export).one().metingen) == []


def test_region_werkgever_coach_and_stand_choose_the_rows(archief):
    make_two(archief)
    ander = make_werkgever(archief, naam="De Halm")
    kandidaat = make_kandidaat(archief)
    make_definitieve_meting(
        archief,
        make_plaatsing(archief, kandidaat, werkgever_id=ander, einde=date(2026, 11, 21), uitkomst="gestopt"),
    )
    assert set(numbers(archief, ExportKeuze(regio="Twente"))) == {"T-0001", "T-0002"}
    assert numbers(archief, ExportKeuze(werkgever_id=ander)) == ["T-0003"]
    assert numbers(archief, ExportKeuze(coach="A. Vos")) == ["T-0002"]
    assert numbers(archief, ExportKeuze(stand="afgerond")) == ["T-0003"]
    assert set(numbers(archief, ExportKeuze(stand="lopend"))) == {"T-0001", "T-0002"}
    assert numbers(archief, ExportKeuze(stand="afgerond"), "Plaatsingen") == ["T-0003"]
    assert numbers(archief, ExportKeuze(werkgever_id=ander), "Jobcoaching") == []
    keuzes = list_keuzes_export(archief)
    assert (keuzes.regios, keuzes.coaches) == (("Twente",), ("A. Vos", "R. Smit"))
    leeswijzer = dict(build_export(archief, ExportKeuze(regio="Twente")).bladen[-1].rijen)
    assert "regio Twente" in leeswijzer["Filter"]


def test_a_gemeente_with_a_file_in_the_history_stays(archief, tmp_path):
    gemeente = make_gemeente(archief)
    write_export(archief, ExportKeuze(gemeente), tmp_path / "uit.xlsx")
    with pytest.raises(UserError, match="nog gebruikt"):
        remove(archief, Ref("gemeente", gemeente))
