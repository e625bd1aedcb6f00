"""The profile of a gemeente: columns, order, headings, sheets; what is refused is refused at its place."""

from datetime import date

import pytest
from openpyxl import load_workbook

from app.models import Gemeente, Logregel
from app.services.change import Ref
from app.services.errors import UserError
from app.services.objecten import save_veld
from app.services.records import ExportKeuze
from app.services.uitwisselen.export import build_export, preview_export, write_export
from app.services.uitwisselen.kolomprofiel import (
    list_bladen,
    move_kolom,
    parse_profiel,
    read_profiel,
    rename_kolom,
    reset_blad,
    set_blad,
    set_kolom,
)
from tests.factories import make_definitieve_meting, make_gemeente, make_kandidaat, make_plaatsing


@pytest.fixture
def gemeente(archief) -> int:
    return make_gemeente(archief, naam="Losser")


def stored(archief, gemeente) -> str:
    with archief.read() as session:
        return session.get(Gemeente, gemeente).kolomprofiel


def names(archief, gemeente, blad="Metingen"):
    (deel,) = (deel for deel in read_profiel(archief, gemeente) if deel.naam == blad)
    return [kolom.getoond for kolom in deel.kolommen if kolom.aan]


def koppen(archief, gemeente, blad="Metingen", **keuze):
    boek = build_export(archief, ExportKeuze(gemeente, **keuze))
    (deel,) = (deel for deel in boek.bladen if deel.naam == blad)
    return [kolom.kop for kolom in deel.kolommen]


def test_without_a_profile_everything_is_as_usual(archief, gemeente):
    assert stored(archief, gemeente) == ""
    assert names(archief, gemeente)[:3] == ["Dossiernummer", "BSN", "Achternaam"]
    assert list_bladen(archief, gemeente) == list_bladen(archief, None) == ExportKeuze().bladen
    assert "BSN" not in koppen(archief, gemeente)


def test_order_headings_and_columns_reach_the_file(archief, gemeente, tmp_path):
    make_definitieve_meting(archief, make_plaatsing(archief, make_kandidaat(archief, gemeente_id=gemeente)))
    rename_kolom(archief, gemeente, "Metingen", "loonwaarde", "  LW  procent ")
    move_kolom(archief, gemeente, "Metingen", "loonwaarde", -100)
    set_kolom(archief, gemeente, "Metingen", "cao", False)
    set_blad(archief, gemeente, "Jobcoaching", False)
    bladen = list_bladen(archief, gemeente)
    assert bladen == ("Metingen", "Hoofdtaken", "Plaatsingen", "Narekening")
    pad = write_export(archief, ExportKeuze(gemeente, bladen=bladen), tmp_path / "uit.xlsx")
    boek = load_workbook(pad)
    assert boek.sheetnames == [*bladen, "Leeswijzer"]
    kop = [cel.value for cel in boek["Metingen"][1]]
    assert kop[:2] == ["LW procent", "Dossiernummer"] and "Cao" not in kop
    assert boek["Metingen"]["A2"].value == 59
    assert "Loonwaarde %" in koppen(archief, None)


def test_formulas_follow_a_column_that_was_moved(archief, gemeente):
    make_definitieve_meting(archief, make_plaatsing(archief, make_kandidaat(archief, gemeente_id=gemeente)))
    move_kolom(archief, gemeente, "Narekening", "loonwaarde", -100)
    set_kolom(archief, gemeente, "Narekening", "meting", False)
    boek = build_export(archief, ExportKeuze(gemeente, bladen=("Narekening",)))
    rij = boek.bladen[0].rijen[0]
    assert rij[0] == 59
    assert rij[-1].waarde == 0
    assert any("A2" in getattr(cel, "formule", "") for cel in rij)


@pytest.mark.parametrize("kop", ["Achternaam", "achterNAAM ", "WML  per maand"])
def test_a_double_heading_is_refused_at_its_field_and_nothing_is_stored(archief, gemeente, kop):
    with pytest.raises(UserError, match="heet al een kolom") as fout:
        rename_kolom(archief, gemeente, "Metingen", "loonwaarde", kop)
    assert fout.value.veld == "loonwaarde"
    assert stored(archief, gemeente) == ""


def test_a_heading_is_free_again_when_the_other_was_renamed(archief, gemeente):
    rename_kolom(archief, gemeente, "Metingen", "achternaam", "Naam")
    rename_kolom(archief, gemeente, "Metingen", "functie", "Achternaam")
    with pytest.raises(UserError, match="heet al een kolom"):
        rename_kolom(archief, gemeente, "Metingen", "achternaam", "")
    reset_blad(archief, gemeente, "Metingen")
    assert stored(archief, gemeente) == ""


def test_too_long_a_heading_is_refused(archief, gemeente):
    with pytest.raises(UserError, match="81 tekens"):
        rename_kolom(archief, gemeente, "Metingen", "cao", "x" * 81)


def test_the_last_column_and_those_of_a_formula_stay(archief, gemeente):
    velden = [kolom.veld for kolom in read_profiel(archief, gemeente)[3].kolommen]
    for veld in velden[1:]:
        set_kolom(archief, gemeente, "Plaatsingen", veld, False)
    with pytest.raises(UserError, match="minstens één kolom"):
        set_kolom(archief, gemeente, "Plaatsingen", velden[0], False)
    with pytest.raises(UserError, match="formules"):
        set_kolom(archief, gemeente, "Narekening", "plafond", False)
    for veld, stappen in (("plafond", 100), ("verschil", -1)):
        with pytest.raises(UserError, match="achteraan"):
            move_kolom(archief, gemeente, "Narekening", veld, stappen)


def test_the_bsn_needs_the_switch_with_its_legal_basis(archief, gemeente):
    set_kolom(archief, gemeente, "Metingen", "bsn", False)
    with pytest.raises(UserError, match="wettelijke grondslag"):
        set_kolom(archief, gemeente, "Metingen", "bsn", True)
    save_veld(archief, Ref("gemeente", gemeente), "bsn_toegestaan", "ja")
    with pytest.raises(UserError, match="wettelijke grondslag"):
        set_kolom(archief, gemeente, "Metingen", "bsn", True)
    save_veld(archief, Ref("gemeente", gemeente), "bsn_grondslag", "Wet SUWI art. 62")
    set_kolom(archief, gemeente, "Metingen", "bsn", True)
    assert "BSN" not in koppen(archief, gemeente)
    assert "BSN" in koppen(archief, gemeente, met_bsn=True)


def test_a_change_is_logged_without_the_heading(archief, gemeente):
    rename_kolom(archief, gemeente, "Metingen", "cao", "Cao van Piet")
    rename_kolom(archief, gemeente, "Metingen", "cao", "Cao van Piet")
    with archief.read() as session:
        regels = session.query(Logregel).filter_by(actie="kolomprofiel gewijzigd").all()
        assert [regel.bijzonderheid for regel in regels] == ["Metingen: kop van cao"]


def test_a_profile_of_another_version_is_read_all_the_same():
    oud = '{"Metingen": {"aan": true, "kolommen": [["versie", "", true], ["weg", "Weg", true]]}, "Oud": {}}'
    metingen = parse_profiel(oud)[0]
    assert "weg" not in {kolom.veld for kolom in metingen.kolommen}
    assert {"dossiernummer", "versie", "controlegetal"} <= {kolom.veld for kolom in metingen.kolommen}
    assert len(metingen.kolommen) == len(parse_profiel("")[0].kolommen)


def test_the_preview_follows_the_profile(archief, gemeente):
    rename_kolom(archief, gemeente, "Plaatsingen", "start", "Begin")
    plaatsingen = preview_export(archief, ExportKeuze(gemeente))[3]
    assert "Begin" in plaatsingen.koppen
    assert preview_export(archief, ExportKeuze(gemeente, tot=date(2020, 1, 1)))[3].aantal == 0
