"""Additions to a recorded contact: kept with name and moment, never changed, shown with every version."""

from datetime import datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.models.logboek import Logregel
from app.services.change import Ref
from app.services.coachen import coaching
from app.services.coachen.aanvullingen import add_aanvulling
from app.services.coachen.contactlezen import read_contact
from app.services.dossiers.dossier import read_dossier
from app.services.errors import UserError
from app.services.objecten import remove, save_veld
from tests import factories


@pytest.fixture
def kandidaat(archief):
    return factories.make_kandidaat(archief)


@pytest.fixture
def contact(archief, kandidaat):
    """A recorded contact of 9 November, 13:15 to 14:00."""
    nummer, _ = coaching.create_contact(archief, kandidaat)
    for veld, tekst in (("gedaan", "Recept geoefend"), ("datum", "09-11-2026")):
        save_veld(archief, Ref("contactmoment", nummer), veld, tekst)
    coaching.vastleggen(archief, nummer)
    return nummer


def test_an_addition_stands_with_its_contact_and_on_the_time_line(archief, kandidaat, contact):
    eerder = coaching.read_budget(archief, 1)
    nummer, change = add_aanvulling(archief, contact, {"tekst": "Ina belde: de kaart hangt er."})
    assert change.touches("contactmoment", contact) and change.touches("kandidaat", kandidaat)
    record = read_contact(archief, contact)
    (rij,) = record.aanvullingen
    assert (rij.tekst, rij.gemaakt) == ("Ina belde: de kaart hangt er.", datetime(2026, 11, 22, 14, 3))
    assert (record.status, record.versie, record.versies) == ("vastgelegd", 1, ())
    assert coaching.read_budget(archief, 1) == eerder
    (punt,) = [punt for punt in read_dossier(archief, kandidaat).tijdlijn if "Aanvulling" in punt.titel]
    assert (punt.soort, punt.ref) == ("contact", Ref("contactmoment", contact))
    assert punt.tekst == "Bij werkplekbezoek van 09-11-2026: Ina belde: de kaart hangt er."
    with archief.read() as session:
        assert (
            session.query(Logregel).filter_by(actie="aangevuld").one().bijzonderheid == f"aanvulling {nummer}"
        )


def test_an_addition_never_changes_and_stays(archief, contact):
    nummer, _ = add_aanvulling(archief, contact, {"tekst": "Ook de sleutel besproken"})
    with pytest.raises(UserError, match="vastgelegd"):
        remove(archief, Ref("aanvulling", nummer))
    with pytest.raises(IntegrityError, match="wijzigt niet"), archief.archive.write() as session:
        session.execute(text("UPDATE aanvulling SET tekst = 'iets anders'"))
    assert read_contact(archief, contact).aanvullingen[0].tekst == "Ook de sleutel besproken"


def test_a_corrected_contact_keeps_what_was_added_before(archief, contact):
    add_aanvulling(archief, contact, {"tekst": "De kaart hangt er"})
    nieuw, _ = coaching.correct_contact(archief, contact, "Verkeerde tijd")
    coaching.vastleggen(archief, nieuw)
    add_aanvulling(archief, nieuw, {"tekst": "En de tweede kaart"})
    assert [rij.tekst for rij in read_contact(archief, nieuw).aanvullingen] == [
        "De kaart hangt er",
        "En de tweede kaart",
    ]
    with pytest.raises(UserError, match="nieuwere versie"):
        add_aanvulling(archief, contact, {"tekst": "Te laat"})


def test_a_concept_and_empty_words_are_refused(archief, kandidaat, contact):
    concept, _ = coaching.create_contact(archief, kandidaat)
    with pytest.raises(UserError, match="nog een concept"):
        add_aanvulling(archief, concept, {"tekst": "Nog iets"})
    with pytest.raises(UserError) as gezegd:
        add_aanvulling(archief, contact, {"tekst": "  "})
    assert gezegd.value.veld == "tekst"


def test_words_about_health_ask_for_a_reason(archief, contact):
    woorden = {"tekst": "Vertelde over zijn migraine"}
    with pytest.raises(UserError, match="migraine") as gezegd:
        add_aanvulling(archief, contact, woorden)
    assert gezegd.value.veld == "aanvulling_reden"
    with pytest.raises(UserError, match="in de reden geen woorden"):
        add_aanvulling(archief, contact, woorden | {"aanvulling_reden": "Hij heeft migraine"})
    add_aanvulling(archief, contact, woorden | {"aanvulling_reden": "Op zijn eigen verzoek"})
    assert len(read_contact(archief, contact).aanvullingen) == 1
