"""The last contact again, visits to several kandidaten, versions of a correction, what a day can hold."""

from datetime import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import Contactmoment
from app.services.change import Ref
from app.services.coachen import coaching
from app.services.coachen.bezoeken import split_evenly, split_time
from app.services.coachen.contactlezen import read_contact
from app.services.errors import UserError
from app.services.objecten import read_formulier, remove, save_veld
from tests import factories


def make_person(archief, naam):
    """Somebody with a traject and one goal; answers kandidaat and doel."""
    kandidaat = factories.make_kandidaat(archief, achternaam=naam, voorletters="A.")
    traject, _ = coaching.create_traject(archief, kandidaat)
    doel, _ = coaching.create_doel(archief, traject)
    save_veld(archief, Ref("doel", doel), "omschrijving", f"Doel van {naam}")
    save_veld(archief, Ref("coachtraject", traject), "begin", "01-01-2026")
    return kandidaat, doel


@pytest.fixture
def personen(archief):
    return [make_person(archief, naam) for naam in ("Aarts", "Bos", "Claes")]


def concept(archief, kandidaat, **velden):
    contact, _ = coaching.create_contact(archief, kandidaat)
    for veld, tekst in {"gedaan": "Samen geoefend", **velden}.items():
        save_veld(archief, Ref("contactmoment", contact), veld, tekst)
    return contact


def record(archief, kandidaat, **velden):
    contact = concept(archief, kandidaat, **velden)
    coaching.vastleggen(archief, contact)
    return contact


def texts(archief, contact):
    return read_formulier(archief, Ref("contactmoment", contact)).waarden


def test_a_visit_is_divided_over_everybody_and_says_so(archief, personen):
    (aarts, _), (bos, _), (claes, _) = personen
    velden = {"begintijd": "13:00", "eindtijd": "13:50", "reistijd_minuten": "0:25", "kilometers": "10"}
    contact = concept(archief, aarts, **velden)
    coaching.add_deelnemer(archief, contact, bos)
    coaching.add_deelnemer(archief, contact, claes)
    assert read_contact(archief, contact).bezoek == (
        "0:50 gedeeld door 3 kandidaten: 0:16 of 0:17 voor elk. Reistijd en km ook."
    )
    coaching.vastleggen(archief, contact)
    rijen = sorted(coaching.list_contacten(archief), key=lambda rij: rij.begintijd)
    assert [(rij.kandidaat, rij.begintijd, rij.minuten, rij.reistijd_minuten) for rij in rijen] == [
        ("Aarts, A.", time(13, 0), 17, 9),
        ("Bos, A.", time(13, 17), 17, 8),
        ("Claes, A.", time(13, 34), 16, 8),
    ]
    assert {rij.status for rij in rijen} == {"vastgelegd"}
    assert [rij.doelen for rij in rijen] == [("Doel van Aarts",), ("Doel van Bos",), ("Doel van Claes",)]
    assert read_contact(archief, rijen[1].id).bezoek == (
        "Deel van een bezoek van 0:50 aan 3 kandidaten; de tijd is gedeeld."
    )
    with archief.read() as session:
        assert sum(rij.kilometers for rij in session.query(Contactmoment)) == 10


def test_a_visit_is_recorded_for_everybody_or_for_nobody(archief, personen):
    (aarts, _), (bos, _), _ = personen
    traject = next(rij for rij in coaching.list_trajecten(archief) if rij.kandidaat_id == bos)
    save_veld(archief, Ref("coachtraject", traject.id), "uren_toegekend", "0,1")
    contact = concept(archief, aarts)
    coaching.add_deelnemer(archief, contact, bos)
    with pytest.raises(UserError, match=r"Bos, A\.: Dit contact duurt") as geweigerd:
        coaching.vastleggen(archief, contact)
    assert geweigerd.value.veld == "declarabel"
    (rij,) = coaching.list_contacten(archief)
    assert (rij.status, rij.minuten) == ("concept", 45)
    assert [naam for _, naam in read_contact(archief, contact).deelnemers] == ["Bos, A."]


def test_who_cannot_join_a_visit_is_refused(archief, personen):
    (aarts, _), (bos, _), _ = personen
    contact = concept(archief, aarts)
    coaching.add_deelnemer(archief, contact, bos)
    for ander, woord in ((bos, "al bij dit bezoek"), (aarts, "al bij dit bezoek")):
        with pytest.raises(UserError, match=woord):
            coaching.add_deelnemer(archief, contact, ander)
    with pytest.raises(UserError, match="geen coachtraject"):
        coaching.add_deelnemer(archief, contact, factories.make_kandidaat(archief))
    ((nummer, _),) = read_contact(archief, contact).deelnemers
    remove(archief, Ref("deelnemer", nummer))
    coaching.vastleggen(archief, contact)
    assert len(coaching.list_contacten(archief)) == 1


def test_a_visit_too_short_to_divide_is_refused(archief, personen):
    (aarts, _), (bos, _), _ = personen
    contact = concept(archief, aarts, begintijd="13:59")
    coaching.add_deelnemer(archief, contact, bos)
    with pytest.raises(UserError, match="te kort"):
        coaching.vastleggen(archief, contact)


def test_the_budget_asks_only_for_ones_own_part(archief, personen):
    (aarts, _), (bos, _), _ = personen
    traject = next(rij for rij in coaching.list_trajecten(archief) if rij.kandidaat_id == aarts)
    save_veld(archief, Ref("coachtraject", traject.id), "uren_toegekend", "0,5")
    contact = concept(archief, aarts)
    coaching.add_deelnemer(archief, contact, bos)
    assert coaching.check_contact(archief, contact) == ()
    coaching.vastleggen(archief, contact)


@given(geheel=st.integers(0, 1439), aantal=st.integers(1, 12))
def test_parts_are_together_the_whole(geheel, aantal):
    delen = split_evenly(geheel, aantal)
    assert sum(delen) == geheel and max(delen) - min(delen) <= 1
    tijden = split_time(time(), geheel, aantal)
    assert all(vorige[1] == volgende[0] for vorige, volgende in pairwise(tijden))
    assert tijden[-1][1] == time(geheel // 60, geheel % 60)


def test_the_last_contact_comes_back_whole(archief, personen):
    (aarts, doel), _, _ = personen
    coaching.vastleggen(
        archief,
        concept(
            archief,
            aarts,
            datum="09-11-2026",
            begintijd="09:00",
            eindtijd="10:10",
            soort="video",
            gedaan="Kaart gelezen",
            reistijd_minuten="0:15",
        ),
    )
    contact = concept(archief, aarts, gedaan="", soort="telefoon")
    coaching.repeat_last(archief, contact)
    gezien = texts(archief, contact)
    assert (gezien["soort"], gezien["gedaan"], gezien["reistijd_minuten"]) == (
        "video",
        "Kaart gelezen",
        "0:15",
    )
    assert (gezien["datum"], gezien["begintijd"], gezien["eindtijd"]) == ("22-11-2026", "12:50", "14:00")
    assert [keuze.id for keuze in read_contact(archief, contact).doelen if keuze.gekozen] == [doel]
    coaching.vastleggen(archief, contact)
    assert len(coaching.list_contacten(archief)) == 2


def test_nothing_to_repeat_is_said(archief, personen):
    contact = concept(archief, personen[0][0])
    with pytest.raises(UserError, match="nog geen contact vastgelegd"):
        coaching.repeat_last(archief, contact)


def test_contacts_come_back_in_the_rhythm_of_the_traject(archief, personen):
    aarts, _ = personen[0]
    traject = next(rij for rij in coaching.list_trajecten(archief) if rij.kandidaat_id == aarts)
    save_veld(archief, Ref("coachtraject", traject.id), "ritme_dagen", "7")
    contact, _ = coaching.create_contact(archief, aarts)
    assert texts(archief, contact)["volgend_contact"] == "29-11-2026"


def test_both_versions_stay_in_sight_with_the_reason(archief, personen):
    oud = record(archief, personen[0][0])
    nieuw, _ = coaching.correct_contact(archief, oud, "Het was een half uur langer")
    coaching.vastleggen(archief, nieuw)
    for nummer in (oud, nieuw):
        versies = read_contact(archief, nummer).versies
        assert [(rij.id, rij.versie, rij.status, rij.reden) for rij in versies] == [
            (oud, 1, "vervangen", ""),
            (nieuw, 2, "vastgelegd", "Het was een half uur langer"),
        ]


def test_a_part_of_a_visit_stays_a_part_when_corrected(archief, personen):
    (aarts, _), (bos, _), _ = personen
    contact = concept(archief, aarts)
    coaching.add_deelnemer(archief, contact, bos)
    coaching.vastleggen(archief, contact)
    nieuw, _ = coaching.correct_contact(archief, contact, "Ander doel")
    assert "aan 2 kandidaten" in read_contact(archief, nieuw).bezoek
    with pytest.raises(UserError, match="één kandidaat"):
        coaching.add_deelnemer(archief, nieuw, bos)


def test_a_goal_with_hours_stays_and_can_be_closed(archief, personen):
    aarts, doel = personen[0]
    record(archief, aarts)
    with pytest.raises(UserError, match="Bereikt of Gesloten"):
        remove(archief, Ref("doel", doel))
    save_veld(archief, Ref("doel", doel), "status", "gesloten")
    contact, _ = coaching.create_contact(archief, aarts)
    assert read_contact(archief, contact).doelen == ()


def test_contacts_and_travel_fit_in_a_day(archief, personen):
    record(archief, personen[0][0], begintijd="07:00", eindtijd="12:00", reistijd_minuten="10:00")
    contact = concept(archief, personen[1][0], begintijd="12:00", eindtijd="14:00", reistijd_minuten="7:01")
    ((veld, melding),) = coaching.check_contact(archief, contact)
    assert veld == "reistijd_minuten" and "samen 24:01 uur" in melding
    save_veld(archief, Ref("contactmoment", contact), "reistijd_minuten", "7:00")
    assert coaching.check_contact(archief, contact) == ()


def test_travel_of_another_contact_counts_in_the_day_too(archief, personen):
    record(archief, personen[0][0], begintijd="07:00", eindtijd="12:00", reistijd_minuten="18:00")
    contact = concept(archief, personen[1][0], begintijd="12:00", eindtijd="13:01", reistijd_minuten="")
    ((veld, melding),) = coaching.check_contact(archief, contact)
    assert veld == "reistijd_minuten" and "samen 24:01 uur" in melding


def test_travel_belongs_to_a_contact(archief, personen):
    contact = concept(archief, personen[0][0], begintijd="", eindtijd="", reistijd_minuten="0:30")
    meldingen = dict(coaching.check_contact(archief, contact))
    assert "horen bij een contact" in meldingen["reistijd_minuten"]
