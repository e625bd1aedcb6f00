"""Trajecten and contacten: defaults, what is checked, recording, correcting, hours."""

from datetime import date, datetime, time

import pytest

from app.models import Coachtraject, Contactmoment
from app.services.change import Ref
from app.services.coachen import coaching
from app.services.errors import UserError
from app.services.objecten import read_formulier, remove, save_veld
from tests import factories


@pytest.fixture
def kandidaat(archief):
    return factories.make_kandidaat(archief)


@pytest.fixture
def traject(archief, kandidaat):
    return coaching.create_traject(archief, kandidaat)[0]


@pytest.fixture
def doel(archief, traject):
    nummer, _ = coaching.create_doel(archief, traject)
    save_veld(archief, Ref("doel", nummer), "omschrijving", "Zelfstandig recept volgen")
    return nummer


def fill(archief, contact, **velden):
    for veld, tekst in {"gedaan": "Recept geoefend", **velden}.items():
        save_veld(archief, Ref("contactmoment", contact), veld, tekst)


def record(archief, kandidaat, **velden):
    """A recorded contact."""
    contact, _ = coaching.create_contact(archief, kandidaat)
    fill(archief, contact, **velden)
    coaching.vastleggen(archief, contact)
    return contact


def waarden(archief, contact):
    return read_formulier(archief, Ref("contactmoment", contact)).waarden


def test_a_new_traject_knows_payer_plan_and_coach(archief, kandidaat):
    plaatsing = factories.make_plaatsing(archief, kandidaat)
    nummer, change = coaching.create_traject(archief, kandidaat)
    gezien = read_formulier(archief, Ref("coachtraject", nummer)).waarden
    assert gezien["betaler"] == "gemeente"
    assert gezien["gemeente_id"] == "1"
    assert (gezien["begin"], gezien["coach"]) == ("22-11-2026", "Sanne Willemsen")
    assert change.touches("kandidaat", kandidaat)
    with archief.read() as session:
        assert session.get_one(Coachtraject, nummer).plaatsing_id == plaatsing


def test_a_first_contact_needs_only_what_was_done(archief, kandidaat):
    contact, change = coaching.create_contact(archief, kandidaat)
    gezien = waarden(archief, contact)
    assert (gezien["datum"], gezien["begintijd"], gezien["eindtijd"]) == ("22-11-2026", "13:15", "14:00")
    assert (gezien["soort"], gezien["gesproken_met"]) == ("werkplekbezoek", "werknemer")
    assert (gezien["uitvoerder"], gezien["volgend_contact"]) == ("Sanne Willemsen", "06-12-2026")
    assert (gezien["declarabel"], gezien["zichtbaar_voor_werkgever"]) == ("ja", "nee")
    assert [veld for veld, _ in coaching.check_contact(archief, contact)] == ["gedaan"]
    assert change.touches("kandidaat", kandidaat)
    assert len(coaching.list_trajecten(archief)) == 1


def test_a_next_contact_follows_the_habits_of_this_kandidaat(archief, kandidaat, doel):
    record(archief, kandidaat, datum="1-11-2026", soort="telefoon", gesproken_met="school", begintijd="13:40")
    record(archief, kandidaat, datum="2-11-2026", soort="telefoon", gesproken_met="leidinggevende")
    record(archief, kandidaat, datum="3-11-2026", soort="video", begintijd="13:30")
    anders = factories.make_kandidaat(archief)
    record(archief, anders, datum="4-11-2026")
    contact, _ = coaching.create_contact(archief, kandidaat)
    gezien = waarden(archief, contact)
    assert (gezien["soort"], gezien["gesproken_met"]) == ("telefoon", "leidinggevende")
    assert (gezien["begintijd"], gezien["eindtijd"]) == ("13:30", "14:00")
    assert coaching.list_contacten(archief, kandidaat)[0].doelen == ("Zelfstandig recept volgen",)


def test_without_a_name_the_last_kandidaat_is_meant(archief, kandidaat):
    factories.make_kandidaat(archief)
    record(archief, kandidaat)
    contact, _ = coaching.create_contact(archief)
    assert coaching.list_contacten(archief)[0].kandidaat_id == kandidaat
    assert coaching.open_concept_contact(archief) == contact
    assert coaching.open_concept_contact(archief, kandidaat) == contact
    assert coaching.open_concept_contact(archief, kandidaat + 1) is None


def test_without_anybody_there_is_no_contact(archief):
    with pytest.raises(UserError, match="nog geen kandidaat"):
        coaching.create_contact(archief)
    assert coaching.open_concept_contact(archief) is None


@pytest.mark.parametrize(
    ("nu", "datum", "begin", "eind"),
    [
        (datetime(2026, 11, 22, 14, 14, 59), "22-11-2026", "13:15", "14:00"),
        (datetime(2026, 11, 22, 0, 50), "22-11-2026", "00:00", "00:45"),
        (datetime(2026, 11, 22, 0, 10), "21-11-2026", "23:00", "23:45"),
        (datetime(2026, 1, 1, 0, 30), "31-12-2025", "23:00", "23:45"),
    ],
)
def test_the_proposed_time_lies_in_one_day_and_never_ahead(archief, kandidaat, nu, datum, begin, eind):
    archief.klok = lambda: nu
    contact, _ = coaching.create_contact(archief, kandidaat)
    gezien = waarden(archief, contact)
    assert (gezien["datum"], gezien["begintijd"], gezien["eindtijd"]) == (datum, begin, eind)
    assert [veld for veld, _ in coaching.check_contact(archief, contact)] == ["gedaan"]


def test_a_running_traject_is_chosen_above_an_ended_one(archief, kandidaat, traject):
    save_veld(archief, Ref("coachtraject", traject), "begin", "01-01-2026")
    ander, _ = coaching.create_traject(archief, kandidaat)
    save_veld(archief, Ref("coachtraject", ander), "einde", "22-11-2026")
    archief.klok = lambda: datetime(2026, 11, 23, 10, 0)
    coaching.create_contact(archief, kandidaat)
    assert coaching.list_contacten(archief)[0].traject_id == traject


@pytest.mark.parametrize(
    ("velden", "veld", "deel"),
    [
        ({"gedaan": ""}, "gedaan", "leeg"),
        ({"datum": ""}, "datum", "leeg"),
        ({"eindtijd": ""}, "eindtijd", "leeg"),
        ({"gesproken_met": ""}, "gesproken_met", "leeg"),
        ({"uitvoerder": ""}, "uitvoerder", "leeg"),
        ({"declarabel": ""}, "declarabel", "declarabel"),
        ({"zichtbaar_voor_werkgever": ""}, "zichtbaar_voor_werkgever", "werkgever"),
        ({"volgend_contact": ""}, "volgend_contact", "de reden dat er geen komt"),
        ({"volgend_contact": "1-12-2026", "datum": "2-12-2026"}, "datum", "nog niet geweest"),
        ({"volgend_contact": "22-11-2026", "datum": "23-11-2026"}, "datum", "nog niet geweest"),
        ({"datum": "23-11-2026"}, "datum", "nog niet geweest"),
        ({"eindtijd": "14:15"}, "eindtijd", "Het is nu 14:03"),
    ],
)
def test_what_stands_in_the_way(archief, kandidaat, velden, veld, deel):
    contact, _ = coaching.create_contact(archief, kandidaat)
    fill(archief, contact, **velden)
    with pytest.raises(UserError) as fout:
        coaching.vastleggen(archief, contact)
    assert fout.value.veld == veld
    assert deel in fout.value.tekst
    assert coaching.check_contact(archief, contact)[0] == (veld, fout.value.tekst)
    assert coaching.list_contacten(archief)[0].status == "concept"


def test_the_next_contact_lies_after_this_one(archief, kandidaat):
    contact, _ = coaching.create_contact(archief, kandidaat)
    archief.klok = lambda: datetime(2026, 12, 24, 10, 0)
    fill(archief, contact, datum="07-12-2026")
    (melding,) = coaching.check_contact(archief, contact)
    assert melding == ("volgend_contact", "06-12-2026 ligt vóór dit contact. Vul een latere dag in.")


def test_text_that_was_refused_stands_in_the_way(archief, kandidaat):
    contact, _ = coaching.create_contact(archief, kandidaat)
    fill(archief, contact)
    afspraak, _ = coaching.add_afspraak(archief, contact)
    for ref, veld in ((Ref("contactmoment", contact), "eindtijd"), (Ref("afspraak", afspraak), "uiterlijk")):
        with pytest.raises(UserError):
            save_veld(archief, ref, veld, "straks")
    meldingen = coaching.check_contact(archief, contact)
    assert [veld for veld, _ in meldingen] == ["eindtijd", "afspraken"]
    assert all("straks" in melding for _, melding in meldingen)


def test_a_reason_can_stand_for_the_next_contact(archief, kandidaat):
    contact, _ = coaching.create_contact(archief, kandidaat)
    fill(archief, contact, volgend_contact="", geen_volgend_reden="Traject is klaar")
    assert coaching.check_contact(archief, contact) == ()


def test_a_contact_of_no_length_is_never_recorded(archief, kandidaat):
    contact, _ = coaching.create_contact(archief, kandidaat)
    fill(archief, contact)
    with archief.write() as werk:
        rij = werk.session.get_one(Contactmoment, contact)
        rij.eindtijd = rij.begintijd
    with pytest.raises(UserError, match="nul minuten") as fout:
        coaching.vastleggen(archief, contact)
    assert fout.value.veld == "eindtijd"


def test_no_contact_after_the_end_of_the_traject(archief, kandidaat, traject):
    for veld, tekst in (("begin", "01-01-2026"), ("einde", "20-11-2026")):
        save_veld(archief, Ref("coachtraject", traject), veld, tekst)
    contact, _ = coaching.create_contact(archief, kandidaat)
    fill(archief, contact)
    (melding,) = coaching.check_contact(archief, contact)
    assert melding[0] == "datum"
    assert "eindigde op 20-11-2026" in melding[1]
    fill(archief, contact, datum="20-11-2026")
    coaching.vastleggen(archief, contact)


@pytest.mark.parametrize(
    ("begin", "eind", "vrij"),
    [
        ("13:00", "13:15", True),
        ("13:00", "13:16", False),
        ("13:30", "13:45", False),
        ("13:00", "14:00", False),
        ("14:00", "14:01", True),
    ],
)
def test_the_same_minutes_count_once(archief, kandidaat, begin, eind, vrij):
    record(archief, kandidaat)
    ander = factories.make_kandidaat(archief)
    contact, _ = coaching.create_contact(archief, ander)
    save_veld(archief, Ref("contactmoment", contact), "begintijd", "00:00")
    fill(archief, contact, eindtijd=eind, begintijd=begin)
    meldingen = coaching.check_contact(archief, contact)
    assert bool(meldingen) is not vrij
    if not vrij:
        assert meldingen[0][0] == "begintijd"
        assert "Van 13:15 tot 14:00" in meldingen[0][1]
        assert "Terpstra, J." in meldingen[0][1]
        fill(archief, contact, uitvoerder="Ola Nowak")
        assert coaching.check_contact(archief, contact) == ()


def test_goals_are_asked_for_when_there_are_any(archief, kandidaat, doel):
    contact, _ = coaching.create_contact(archief, kandidaat)
    fill(archief, contact)
    coaching.set_doelen(archief, contact, {})
    assert [veld for veld, _ in coaching.check_contact(archief, contact)] == ["doelen"]
    change = coaching.set_doelen(archief, contact, {doel: 4})
    assert change.touches("contactmoment", contact)
    coaching.vastleggen(archief, contact)
    assert coaching.list_contacten(archief)[0].doelen == ("Zelfstandig recept volgen",)


def test_goals_of_another_plan_and_odd_marks_are_refused(archief, kandidaat, doel):
    contact, _ = coaching.create_contact(archief, kandidaat)
    ander, _ = coaching.create_doel(
        archief, coaching.create_traject(archief, factories.make_kandidaat(archief))[0]
    )
    for keuze in ({ander: None}, {doel: 0}, {doel: 6}):
        with pytest.raises(UserError) as fout:
            coaching.set_doelen(archief, contact, keuze)
        assert fout.value.veld == "doelen"
    with archief.read() as session:
        assert [keuze.doel_id for keuze in session.get_one(Contactmoment, contact).doelen] == [doel]


def test_a_concept_can_go_to_another_kandidaat(archief, kandidaat, doel):
    ander = factories.make_kandidaat(archief)
    contact, _ = coaching.create_contact(archief, kandidaat)
    fill(archief, contact)
    change = coaching.move_contact(archief, contact, ander)
    assert change.touches("kandidaat", kandidaat)
    assert change.touches("kandidaat", ander)
    (rij,) = coaching.list_contacten(archief, ander)
    assert (rij.gedaan, rij.doelen) == ("Recept geoefend", ())
    assert not coaching.move_contact(archief, contact, ander).refs
    assert coaching.list_contacten(archief, kandidaat) == ()


def test_recorded_means_it_no_longer_changes(archief, kandidaat):
    contact = record(archief, kandidaat)
    for verander in (
        lambda: save_veld(archief, Ref("contactmoment", contact), "gedaan", "Iets anders"),
        lambda: remove(archief, Ref("contactmoment", contact)),
        lambda: coaching.set_doelen(archief, contact, {}),
        lambda: coaching.add_afspraak(archief, contact),
        lambda: coaching.move_contact(archief, contact, kandidaat),
        lambda: coaching.vastleggen(archief, contact),
    ):
        with pytest.raises(UserError, match="Vul het aan of corrigeer het"):
            verander()
    assert waarden(archief, contact)["gedaan"] == "Recept geoefend"


def test_a_correction_keeps_both_versions(archief, kandidaat, doel):
    contact = record(archief, kandidaat, eindtijd="14:00")
    nieuw, _ = coaching.correct_contact(archief, contact, "Verkeerde tijd")
    assert coaching.correct_contact(archief, contact, "Nog eens")[0] == nieuw
    assert coaching.read_budget(archief, 1).gebruikt == 45
    fill(archief, nieuw, eindtijd="13:45")
    change = coaching.vastleggen(archief, nieuw)
    assert change.touches("contactmoment", contact)
    (rij,) = coaching.list_contacten(archief)
    assert (rij.id, rij.versie, rij.minuten, rij.doelen) == (nieuw, 2, 30, ("Zelfstandig recept volgen",))
    assert waarden(archief, nieuw)["reden_versie"] == "Verkeerde tijd"
    alle = coaching.list_contacten(archief, met_vervangen=True)
    assert {(oud.id, oud.status, oud.minuten) for oud in alle} == {
        (contact, "vervangen", 45),
        (nieuw, "vastgelegd", 30),
    }
    assert coaching.read_budget(archief, 1).gebruikt == 30
    with pytest.raises(UserError, match="nieuwere versie"):
        coaching.correct_contact(archief, contact, "Nog eens")


def test_a_correction_that_is_dropped_leaves_the_old_one(archief, kandidaat):
    contact = record(archief, kandidaat)
    nieuw, _ = coaching.correct_contact(archief, contact, "Verkeerde tijd")
    with pytest.raises(UserError, match="nog een concept"):
        coaching.correct_contact(archief, nieuw, "Nog eens")
    remove(archief, Ref("contactmoment", nieuw))
    assert coaching.list_contacten(archief)[0].status == "vastgelegd"


def test_a_correction_needs_its_reason(archief, kandidaat):
    contact = record(archief, kandidaat)
    with pytest.raises(UserError) as fout:
        coaching.correct_contact(archief, contact, " ")
    assert fout.value.veld == "reden_versie"
    nieuw, _ = coaching.correct_contact(archief, contact, "Verkeerde tijd")
    save_veld(archief, Ref("contactmoment", nieuw), "reden_versie", "")
    assert [veld for veld, _ in coaching.check_contact(archief, nieuw)] == ["reden_versie"]


def test_agreements_follow_the_contact(archief, kandidaat):
    contact, _ = coaching.create_contact(archief, kandidaat)
    fill(archief, contact)
    eerste, _ = coaching.add_afspraak(archief, contact)
    coaching.add_afspraak(archief, contact)
    save_veld(archief, Ref("afspraak", eerste), "wie", "Ina")
    assert [veld for veld, _ in coaching.check_contact(archief, contact)] == ["afspraken"]
    save_veld(archief, Ref("afspraak", eerste), "wat", "Kaart lamineren")
    assert coaching.list_afspraken_open(archief) == ()
    coaching.vastleggen(archief, contact)
    (rij,) = coaching.list_afspraken_open(archief)
    assert (rij.wat, rij.wie, rij.uiterlijk) == ("Kaart lamineren", "Ina", date(2026, 12, 6))
    nieuw, _ = coaching.correct_contact(archief, contact, "Verkeerde tijd")
    coaching.vastleggen(archief, nieuw)
    (rij,) = coaching.list_afspraken_open(archief)
    assert rij.contact_id == nieuw
    save_veld(archief, Ref("afspraak", rij.id), "gedaan_op", "22-11-2026")
    assert coaching.list_afspraken_open(archief) == ()


def test_only_declarable_minutes_count_and_travel_stands_apart(archief, kandidaat, traject):
    save_veld(archief, Ref("coachtraject", traject), "uren_toegekend", "1,5")
    record(archief, kandidaat, reistijd_minuten="0:25", kilometers="18")
    record(archief, kandidaat, datum="20-11-2026", declarabel="nee", reistijd_minuten="10")
    budget = coaching.read_budget(archief, traject)
    assert (budget.toegekend, budget.gebruikt, budget.over) == (90, 45, 45)
    assert (budget.reistijd, budget.kilometers, budget.contacten) == (35, 18, 2)
    coaching.create_contact(archief, kandidaat)
    assert coaching.read_budget(archief, traject) == budget
    assert coaching.list_trajecten(archief)[0].budget == budget


def test_never_more_is_declared_than_was_granted(archief, kandidaat, traject):
    save_veld(archief, Ref("coachtraject", traject), "uren_toegekend", "1")
    eerste = record(archief, kandidaat)
    contact, _ = coaching.create_contact(archief, kandidaat)
    fill(archief, contact, datum="20-11-2026")
    (melding,) = coaching.check_contact(archief, contact)
    assert melding[0] == "declarabel"
    assert "duurt 0:45; er is nog 0:15" in melding[1]
    fill(archief, contact, declarabel="nee")
    coaching.vastleggen(archief, contact)
    nieuw, _ = coaching.correct_contact(archief, eerste, "Duurde langer")
    fill(archief, nieuw, begintijd="13:00")
    coaching.vastleggen(archief, nieuw)
    assert coaching.read_budget(archief, traject).over == 0


def test_ended_trajecten_are_left_out_unless_asked_for(archief, traject):
    for veld, tekst in (("begin", "01-01-2026"), ("einde", "21-11-2026")):
        save_veld(archief, Ref("coachtraject", traject), veld, tekst)
    assert coaching.list_trajecten(archief) == ()
    (record,) = coaching.list_trajecten(archief, ook_afgelopen=True)
    assert (record.id, record.einde) == (traject, date(2026, 11, 21))


def test_a_goal_nobody_works_on_is_silent(archief, kandidaat, traject, doel):
    assert coaching.list_stille_doelen(archief, traject) == ((doel, "Zelfstandig recept volgen", None),)
    record(archief, kandidaat, datum="22-10-2026")
    assert coaching.list_stille_doelen(archief, traject)[0][2] == date(2026, 10, 22)
    record(archief, kandidaat, datum="23-10-2026")
    assert coaching.list_stille_doelen(archief, traject) == ()
    archief.klok = lambda: datetime(2026, 11, 23, 10, 0)
    assert len(coaching.list_stille_doelen(archief, traject)) == 1
    save_veld(archief, Ref("doel", doel), "status", "bereikt")
    assert coaching.list_stille_doelen(archief, traject) == ()


def test_the_log_is_newest_first_and_bounded(archief, kandidaat):
    for dag in ("1-11-2026", "3-11-2026", "2-11-2026"):
        record(archief, kandidaat, datum=dag)
    dagen = [rij.datum for rij in coaching.list_contacten(archief, limit=2)]
    assert dagen == [date(2026, 11, 3), date(2026, 11, 2)]
    (rij, *_) = coaching.list_contacten(archief, kandidaat)
    assert (rij.begintijd, rij.minuten, rij.reistijd_minuten) == (time(13, 15), 45, 0)
    assert coaching.list_contacten(archief, 999) == ()
