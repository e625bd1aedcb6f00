"""Evaluaties of the coaching: typed over or read from the form, on the time line, with their denominator."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.evaluatie import CIJFERS, OPEN, Evaluatie, write_evaluatie
from app.models.logboek import Logregel
from app.services.change import Ref
from app.services.coachen.coaching import create_traject, list_trajecten
from app.services.coachen.coachinginhoud import build_verslag
from app.services.coachen.evaluaties import (
    Tevredenheid,
    compute_tevredenheid,
    describe_tevredenheid,
    finish_evaluatie,
    start_evaluatie,
    store_ingevuld,
)
from app.services.coachen.papierkeuze import Papierkeuze
from app.services.dossiers.dossier import read_dossier
from app.services.errors import UserError
from app.services.formulieren import evaluatie as velden
from app.services.objecten import read_formulier, remove, save_veld
from app.services.records import EvaluatieRij, TrajectRecord
from tests import factories

VAN, TOT = date(2026, 7, 1), date(2026, 12, 31)


@pytest.fixture
def kandidaat(archief):
    return factories.make_kandidaat(archief)


@pytest.fixture
def traject(archief, kandidaat):
    return create_traject(archief, kandidaat)[0]


def type_over(archief, traject, partij="werknemer", **teksten):
    nummer, _ = start_evaluatie(archief, traject, partij)
    for naam, tekst in teksten.items():
        save_veld(archief, Ref("evaluatie", nummer), naam, tekst)
    return nummer


def fill_in(tmp_path, partij, kenmerk, **antwoorden):
    """The form as it comes back: opened, filled in and saved by another program."""
    pad = tmp_path / f"terug-{partij}.pdf"
    with pikepdf.open(BytesIO(write_evaluatie(Evaluatie(partij, str(kenmerk), VAN, TOT)))) as pdf:
        for veld in pdf.Root.AcroForm.Fields:
            naam = str(veld.T).split("-")[-1]
            if naam in antwoorden:
                veld.V = pikepdf.String(antwoorden[naam])
        pdf.save(pad)
    return pad


def test_paper_and_screen_ask_the_same():
    assert {partij: tuple(naam for naam, _ in vragen) for partij, vragen in CIJFERS.items()} == (
        velden.STELLINGEN
    )
    assert {tuple(naam for naam, _ in vragen) for vragen in OPEN.values()} == {velden.OPEN}


def test_typed_over_from_paper_it_stands_on_the_time_line(archief, kandidaat, traject):
    nummer = type_over(
        archief, traject, dag="18-11-2026", cijfer="8", doelen="4", werk="5", goed="Er was tijd voor uitleg."
    )
    finish_evaluatie(archief, nummer)
    dossier = read_dossier(archief, kandidaat)
    assert dossier.trajecten[0].evaluaties == (
        EvaluatieRij(nummer, "werknemer", date(2026, 11, 18), 8, Decimal("4.5"), 2),
    )
    (punt,) = [punt for punt in dossier.tijdlijn if punt.soort == "evaluatie"]
    assert (punt.dag, punt.titel) == (date(2026, 11, 18), "Evaluatie werknemer")
    assert punt.tekst == "cijfer 8 van 10, gemiddeld 4,5 van 5 over 2 vragen"
    remove(archief, Ref("evaluatie", nummer))
    assert read_dossier(archief, kandidaat).trajecten[0].evaluaties == ()


@pytest.mark.parametrize(
    ("naam", "tekst"), [("cijfer", "11"), ("cijfer", "acht"), ("doelen", "6"), ("dag", "23-11-2026")]
)
def test_a_mark_that_cannot_be_stays_in_its_field(archief, traject, naam, tekst):
    nummer, _ = start_evaluatie(archief, traject, "werkgever")
    with pytest.raises(UserError):
        save_veld(archief, Ref("evaluatie", nummer), naam, tekst)
    formulier = read_formulier(archief, Ref("evaluatie", nummer))
    assert formulier.waarden[naam] == tekst and formulier.meldingen[naam]
    with pytest.raises(UserError) as gezegd:
        finish_evaluatie(archief, nummer)
    assert gezegd.value.veld == naam


def test_an_empty_one_is_not_finished(archief, traject):
    nummer, _ = start_evaluatie(archief, traject, "werknemer")
    with pytest.raises(UserError, match="minstens één cijfer") as gezegd:
        finish_evaluatie(archief, nummer)
    assert gezegd.value.veld == "cijfer"
    save_veld(archief, Ref("evaluatie", nummer), "dag", "")
    with pytest.raises(UserError, match="Ingevuld op"):
        finish_evaluatie(archief, nummer)


def test_words_about_health_ask_for_a_reason_that_is_logged(archief, traject):
    nummer = type_over(archief, traject, beter="Niet bellen bij migraine")
    with pytest.raises(UserError, match="migraine") as gezegd:
        finish_evaluatie(archief, nummer)
    assert gezegd.value.veld == "woorden_reden"
    save_veld(archief, Ref("evaluatie", nummer), "woorden_reden", "Door de werknemer zelf geschreven")
    finish_evaluatie(archief, nummer)
    with archief.read() as session:
        regels = [rij.bijzonderheid for rij in session.query(Logregel).filter_by(object_id=nummer)]
    assert "1 × gezondheid, reden: Door de werknemer zelf geschreven" in regels
    assert not any("migraine" in regel for regel in regels)


@pytest.mark.parametrize("partij", ["werknemer", "werkgever"])
def test_the_filled_in_form_is_read_back(archief, kandidaat, traject, tmp_path, partij):
    stellingen = dict.fromkeys(velden.STELLINGEN[partij], "4")
    pad = fill_in(
        tmp_path, partij, traject, cijfer="9", datum="16-11-2026", beter="Meer ↑ tijd", **stellingen
    )
    nummer, wie, change = store_ingevuld(archief, traject, pad)
    assert change.touches("kandidaat", kandidaat) and wie == partij
    (rij,) = read_dossier(archief, kandidaat).trajecten[0].evaluaties
    assert rij == EvaluatieRij(nummer, partij, date(2026, 11, 16), 9, Decimal("4.0"), 5)
    assert read_formulier(archief, Ref("evaluatie", nummer)).waarden["beter"] == "Meer ↑ tijd"
    with pytest.raises(UserError, match="staat er al"):
        store_ingevuld(archief, traject, pad)
    assert len(read_dossier(archief, kandidaat).trajecten[0].evaluaties) == 1


def test_an_answer_that_cannot_be_read_is_kept_with_its_message(archief, traject, tmp_path):
    nummer, *_ = store_ingevuld(
        archief, traject, fill_in(tmp_path, "werknemer", traject, cijfer="8+", werk="3")
    )
    formulier = read_formulier(archief, Ref("evaluatie", nummer))
    assert formulier.waarden["cijfer"] == "8+" and "cijfer" in formulier.meldingen
    assert formulier.waarden["werk"] == "3"


def test_a_file_that_is_no_form_of_this_traject_stores_nothing(archief, kandidaat, traject, tmp_path):
    geen = tmp_path / "geen.pdf"
    geen.write_bytes(b"%PDF-1.4 niets")
    for pad, woord in (
        (geen, "geen ingevulde evaluatie"),
        (tmp_path / "weg.pdf", "niet worden gelezen"),
        (fill_in(tmp_path, "werknemer", traject), "geen ingevulde evaluatie"),
        (fill_in(tmp_path, "werkgever", traject + 7, cijfer="8"), f"traject {traject + 7}"),
    ):
        with pytest.raises(UserError, match=woord):
            store_ingevuld(archief, traject, pad)
    assert read_dossier(archief, kandidaat).trajecten[0].evaluaties == ()


def test_the_mean_names_how_many_of_how_many(archief, traject):
    ander, _ = create_traject(archief, factories.make_kandidaat(archief, achternaam="Bos"))
    type_over(archief, traject, dag="01-09-2026", cijfer="5")
    type_over(archief, traject, dag="18-11-2026", cijfer="8")  # the newest counts
    type_over(archief, ander, "werkgever", cijfer="7")
    type_over(archief, ander, doelen="4")  # without a mark
    delen = compute_tevredenheid(list_trajecten(archief))
    assert delen == (
        Tevredenheid("werknemer", Decimal("8.0"), 1, 2),
        Tevredenheid("werkgever", Decimal("7.0"), 1, 2),
    )
    assert describe_tevredenheid(delen) == "werknemers 8 (1 van 2), werkgevers 7 (1 van 2)"
    assert describe_tevredenheid(compute_tevredenheid(())) == ""


@given(st.lists(st.one_of(st.none(), st.integers(1, 10)), max_size=30))
def test_the_mean_is_that_of_the_marks_given(cijfers):
    trajecten = [
        TrajectRecord(
            n,
            n,
            "",
            "",
            None,
            None,
            "",
            None,
            (),
            None,
            (EvaluatieRij(n, "werknemer", None, cijfer, None, 0),),
        )
        for n, cijfer in enumerate(cijfers)
    ]
    werknemer, werkgever = compute_tevredenheid(trajecten)
    gegeven = [cijfer for cijfer in cijfers if cijfer]
    assert (werknemer.aantal, werknemer.van, werkgever.aantal) == (len(gegeven), len(cijfers), 0)
    if gegeven:
        assert abs(werknemer.gemiddelde * len(gegeven) - sum(gegeven)) * 20 <= len(gegeven)
    else:
        assert werknemer.gemiddelde is None


def test_the_verslag_holds_the_marks_of_its_period_and_no_words(archief, kandidaat, traject):
    type_over(archief, traject, dag="30-06-2026", cijfer="4")
    type_over(archief, traject, "werkgever", dag="18-11-2026", cijfer="8", goed="Alles")
    keuze = Papierkeuze("voortgangsverslag", kandidaat, traject, van=VAN, tot=TOT)
    with archief.read() as session:
        (oordeel,) = build_verslag(archief, session, keuze).oordelen
    assert (oordeel.partij, oordeel.dag, oordeel.cijfer) == ("werkgever", date(2026, 11, 18), 8)
