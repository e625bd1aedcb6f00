"""Gemeenten, werkgevers, contactpersonen and the profile of the user."""

import pytest

from app.models import Gebruiker
from app.services.change import Ref
from app.services.dossiers.profiel import read_profiel, save_profiel
from app.services.dossiers.stamgegevens import (
    create_contactpersoon,
    create_gemeente,
    create_werkgever,
    list_contactpersonen,
    list_gemeenten,
    list_werkgevers,
)
from app.services.dossiers.zoeken import search
from app.services.errors import UserError
from app.services.naam import format_initialen
from app.services.objecten import read_formulier, save_veld


def test_lists_are_in_order_of_name(archief):
    zutphen, change = create_gemeente(archief, "zutphen")
    assen, _ = create_gemeente(archief, " Assen ")
    leeg, _ = create_gemeente(archief)
    assert list_gemeenten(archief) == ((leeg, "(zonder naam)"), (assen, "Assen"), (zutphen, "zutphen"))
    assert change.touches("gemeente", zutphen)
    assert list_werkgevers(archief) == ()


def test_a_new_werkgever_is_found_at_once(archief):
    nummer, _ = create_werkgever(archief, "Bloemenhof")
    assert list_werkgevers(archief) == ((nummer, "Bloemenhof"),)
    assert [treffer.id for treffer in search(archief, "bloem")] == [nummer]


@pytest.mark.parametrize("maak", [create_gemeente, create_werkgever])
def test_a_name_too_long_makes_nothing(archief, maak):
    with pytest.raises(UserError) as fout:
        maak(archief, "a" * 301)
    assert fout.value.veld == "naam"
    assert list_gemeenten(archief) == list_werkgevers(archief) == ()


def test_a_contactpersoon_belongs_to_a_werkgever(archief):
    werkgever, _ = create_werkgever(archief, "Bloemenhof")
    nummer, change = create_contactpersoon(archief, werkgever)
    assert change.touches("werkgever", werkgever)
    save_veld(archief, Ref("contactpersoon", nummer), "email", "ina@voorbeeld.nl")
    assert read_formulier(archief, Ref("contactpersoon", nummer)).waarden["email"] == "ina@voorbeeld.nl"


def test_contactpersonen_stand_in_the_order_they_were_made(archief):
    werkgever, _ = create_werkgever(archief, "Bloemenhof")
    ander, _ = create_werkgever(archief, "Anders")
    ina, _ = create_contactpersoon(archief, werkgever)
    bob, _ = create_contactpersoon(archief, werkgever)
    save_veld(archief, Ref("contactpersoon", ina), "naam", "Ina")
    assert list_contactpersonen(archief, werkgever) == ((ina, "Ina"), (bob, ""))
    assert list_contactpersonen(archief, ander) == ()


def test_a_whole_profile_is_stored_in_one_go(archief):
    change = save_profiel(archief, {"naam": " Noor Vos ", "rollen": "jobcoach", "registernummer": "R-9"})
    profiel = read_profiel(archief)
    assert (profiel.naam, archief.gebruiker) == ("Noor Vos", "Noor Vos")
    assert change.touches("gebruiker", profiel.id)
    assert read_formulier(archief, Ref("gebruiker", profiel.id)).waarden["registernummer"] == "R-9"


def test_a_refused_field_of_the_profile_keeps_its_text_and_stops_nothing_else(archief):
    with pytest.raises(UserError) as fout:
        save_profiel(archief, {"email": "geen adres", "naam": "Noor Vos"})
    assert fout.value.veld == "email"
    formulier = read_formulier(archief, Ref("gebruiker", read_profiel(archief).id))
    assert (formulier.waarden["naam"], formulier.waarden["email"]) == ("Noor Vos", "geen adres")
    assert "email" in formulier.meldingen


def test_the_profile_names_what_a_report_still_needs(archief):
    profiel = read_profiel(archief)
    assert (profiel.naam, profiel.ontbrekend) == ("Sanne Willemsen", ())
    save_veld(archief, Ref("gebruiker", profiel.id), "telefoon", "")
    assert read_profiel(archief).ontbrekend == ("Telefoon",)


def test_a_missing_profile_is_made_once(archief):
    with archief.write() as werk:
        werk.session.query(Gebruiker).delete()
    eerste = read_profiel(archief)
    assert eerste.naam == ""
    assert "Uw naam" in eerste.ontbrekend
    assert read_profiel(archief).id == eerste.id


@pytest.mark.parametrize(
    ("roepnaam", "voorletters", "achternaam", "initialen"),
    [("Noor", "N.", "vries", "NV"), ("", "J.", "Bakker", "JB"), ("", "", "", "?"), ("", "", "Özil", "Ö")],
)
def test_two_letters(roepnaam, voorletters, achternaam, initialen):
    persoon = Gebruiker()
    persoon.roepnaam, persoon.voorletters, persoon.achternaam = roepnaam, voorletters, achternaam
    assert format_initialen(persoon) == initialen
