"""Saving, refusing and removing, one field at a time."""

import pytest
from sqlalchemy import func, select

from app.models import Contactmoment, Kandidaat, Meting, OpenInvoer, Wijziging
from app.models.logboek import Logregel
from app.services import objecten
from app.services.change import Ref
from app.services.coachen import coaching
from app.services.dossiers.kandidaten import list_kandidaten
from app.services.errors import UserError
from app.services.lineage import TABELLEN, ancestors
from app.services.objecten import create, read_formulier, remove, save_veld
from app.services.records import KandidatenFilter
from tests import factories


def waarde(archief, ref, veld):
    return read_formulier(archief, ref).waarden[veld]


def melding(archief, ref, veld, tekst):
    """The message at the field; what was typed stands there, and nothing was stored."""
    with archief.read() as session:
        voor = getattr(objecten.get_rij(session, ref), veld)
    with pytest.raises(UserError) as fout:
        save_veld(archief, ref, veld, tekst)
    assert fout.value.veld == veld
    formulier = read_formulier(archief, ref)
    assert formulier.waarden[veld] == tekst
    assert formulier.meldingen[veld] == fout.value.tekst
    with archief.read() as session:
        assert getattr(objecten.get_rij(session, ref), veld) == voor
    return fout.value.tekst


@pytest.fixture
def kandidaat(archief):
    return Ref("kandidaat", factories.make_kandidaat(archief))


@pytest.fixture
def plaatsing(archief):
    return Ref("plaatsing", factories.make_plaatsing(archief))


@pytest.fixture
def meting(archief):
    return Ref("meting", factories.make_meting(archief))


@pytest.fixture
def contact(archief, kandidaat):
    return Ref("contactmoment", coaching.create_contact(archief, kandidaat.id)[0])


def test_saving_keeps_value_log_and_history_together(archief, kandidaat):
    change = save_veld(archief, kandidaat, "roepnaam", "  Noor ")
    assert waarde(archief, kandidaat, "roepnaam") == "Noor"
    assert change.touches("kandidaat", kandidaat.id)
    with archief.read() as session:
        regel = session.scalars(select(Logregel).order_by(Logregel.id.desc()).limit(1)).one()
        wijziging = session.scalars(select(Wijziging)).one()
    assert (regel.actie, regel.object_id, regel.bijzonderheid) == ("gewijzigd", kandidaat.id, "roepnaam")
    assert (wijziging.oud, wijziging.nieuw) == ("Jelle", "Noor")


def test_the_same_value_again_is_no_change(archief, kandidaat):
    with archief.read() as session:
        voor = session.scalar(select(func.count(Logregel.id)))
    save_veld(archief, kandidaat, "roepnaam", "Jelle")
    with archief.read() as session:
        assert session.scalar(select(func.count(Logregel.id))) == voor


def test_refused_text_goes_away_when_mended(archief, kandidaat):
    melding(archief, kandidaat, "geboortedatum", "32-1-2005")
    melding(archief, kandidaat, "geboortedatum", "33-1-2005")
    save_veld(archief, kandidaat, "geboortedatum", "31-1-2005")
    assert read_formulier(archief, kandidaat).meldingen == {}


@pytest.mark.parametrize(
    "tekst", ["👩‍🍳 Zoë", "שלום עולם", "مرحبا", "é" * 300, "O'Neill; DROP TABLE", "=1+1", "<b>"]
)
def test_names_of_all_kinds_are_kept(archief, kandidaat, tekst):
    save_veld(archief, kandidaat, "achternaam", tekst)
    assert waarde(archief, kandidaat, "achternaam") == tekst


def test_a_name_too_long_says_how_long(archief, kandidaat):
    assert "301 tekens; er passen er 300" in melding(archief, kandidaat, "achternaam", "a" * 301)


def test_a_pasted_note_of_a_thousand_lines_is_kept(archief, kandidaat):
    tekst = "\n".join(f"Regel {nummer}: afspraak over het rooster 🙂" for nummer in range(1000))
    save_veld(archief, kandidaat, "notitie", tekst)
    assert waarde(archief, kandidaat, "notitie") == tekst


def test_birth_date_in_the_future_and_too_young(archief, kandidaat):
    assert "in de toekomst" in melding(archief, kandidaat, "geboortedatum", "01-01-2027")
    assert "is de kandidaat 14 jaar" in melding(archief, kandidaat, "geboortedatum", "23-11-2011")
    save_veld(archief, kandidaat, "geboortedatum", "22-11-2011")
    assert "is de kandidaat 126 jaar" in melding(archief, kandidaat, "geboortedatum", "01-01-1900")


def test_hours_with_comma_or_point(archief, plaatsing):
    save_veld(archief, plaatsing, "voltijduren", "37,5")
    assert waarde(archief, plaatsing, "voltijduren") == "37,5"
    save_veld(archief, plaatsing, "voltijduren", "36.5")
    assert waarde(archief, plaatsing, "voltijduren") == "36,5"


def test_end_before_start(archief, plaatsing):
    assert "ligt vóór het begin van het contract (01-09-2026)" in melding(
        archief, plaatsing, "einde", "31-08-2026"
    )
    save_veld(archief, plaatsing, "einde", "31-08-2027")
    assert "ligt na het einde" in melding(archief, plaatsing, "begin", "01-09-2027")


def test_report_before_visit(archief, meting):
    assert "ligt vóór het bedrijfsbezoek" in melding(archief, meting, "datum_rapport", "09-11-2026")
    assert "ligt na de datum van het rapport" in melding(archief, meting, "datum_bezoek", "21-11-2026")
    assert "in de toekomst" in melding(archief, meting, "datum_bezoek", "23-11-2026")


def test_zero_length_and_backward_contact(archief, contact):
    assert "nul minuten" in melding(archief, contact, "eindtijd", "13:15")
    assert "over middernacht" in melding(archief, contact, "begintijd", "14:30")


def test_two_fields_that_need_each_other_can_be_typed_in_any_order(archief, contact):
    melding(archief, contact, "begintijd", "15:00")
    save_veld(archief, contact, "gedaan", "Rooster")
    assert "15:00" in read_formulier(archief, contact).meldingen["begintijd"]
    change = save_veld(archief, contact, "eindtijd", "15:45")
    formulier = read_formulier(archief, contact)
    assert (formulier.waarden["begintijd"], formulier.waarden["eindtijd"]) == ("15:00", "15:45")
    assert not formulier.meldingen
    assert change.touches("contactmoment", contact.id)


def test_a_message_follows_the_field_it_is_about(archief, contact):
    melding(archief, contact, "begintijd", "15:00")
    save_veld(archief, contact, "eindtijd", "14:30")
    assert "(14:30)" in read_formulier(archief, contact).meldingen["begintijd"]


def test_dossiernummer_is_unique_and_never_empty(archief, kandidaat):
    ander = Ref("kandidaat", factories.make_kandidaat(archief))
    assert "al in gebruik" in melding(
        archief, ander, "dossiernummer", waarde(archief, kandidaat, "dossiernummer")
    )
    assert "nummer nodig" in melding(archief, ander, "dossiernummer", " ".strip())


def test_hours_keep_their_first_day(archief, plaatsing):
    with archief.read() as session:
        nummer = objecten.get_rij(session, plaatsing).uren[0].id
    melding(archief, Ref("urenafspraak", nummer), "vanaf", "")


def test_bsn_only_where_the_gemeente_has_a_ground(archief, kandidaat):
    assert "staat uit" in melding(archief, kandidaat, "bsn", "111222333")
    gemeente = Ref("gemeente", int(waarde(archief, kandidaat, "gemeente_id")))
    save_veld(archief, gemeente, "bsn_toegestaan", "ja")
    save_veld(archief, gemeente, "bsn_grondslag", "Wet algemene bepalingen burgerservicenummer art. 10")
    assert "elfproef" in melding(archief, kandidaat, "bsn", "111222334")
    assert "negen cijfers" in melding(archief, kandidaat, "bsn", "١١١٢٢٢٣٣٣")
    save_veld(archief, kandidaat, "bsn", "111222333")


def test_a_reference_to_nothing_is_refused(archief, kandidaat):
    assert "bestaat niet meer" in melding(archief, kandidaat, "gemeente_id", "999")
    assert "staat niet in de lijst" in melding(archief, kandidaat, "gemeente_id", "Zonnehoven")


def test_choices_are_sorted_as_people_read(archief, kandidaat):
    for naam in ("zutphen", "Ærø", "Élan", "Assen"):
        factories.make_gemeente(archief, naam=naam)
    keuzes = read_formulier(archief, kandidaat).keuzes["gemeente_id"]
    assert [naam for _, naam in keuzes] == ["Kies …", "Ærø", "Assen", "Élan", "Zonnehoven", "zutphen"]


def test_saving_in_something_removed(archief, contact):
    remove(archief, contact)
    with pytest.raises(UserError, match="bestaat niet meer"):
        save_veld(archief, contact, "gedaan", "x")


def test_the_users_name_is_used_at_once(archief):
    with archief.read() as session:
        nummer = session.scalar(select(TABELLEN["gebruiker"].id))
    save_veld(archief, Ref("gebruiker", nummer), "naam", "Ola Nowak")
    assert archief.gebruiker == "Ola Nowak"


def test_removing_takes_the_open_text_along(archief, contact):
    afspraak = Ref("afspraak", coaching.add_afspraak(archief, contact.id)[0])
    melding(archief, afspraak, "uiterlijk", "morgen")
    change = remove(archief, contact)
    assert change.touches("coachtraject")
    with archief.read() as session:
        assert session.scalar(select(func.count(OpenInvoer.id))) == 0
        assert session.scalar(select(func.count(Contactmoment.id))) == 0


def test_removing_a_plaatsing_takes_its_words_out_of_the_search(archief, plaatsing):
    assert list_kandidaten(archief, KandidatenFilter("korenaar"))
    remove(archief, plaatsing)
    assert not list_kandidaten(archief, KandidatenFilter("korenaar"))


def test_what_is_in_use_stays(archief, plaatsing):
    werkgever = Ref("werkgever", int(waarde(archief, plaatsing, "werkgever_id")))
    with pytest.raises(UserError, match="nog gebruikt"):
        remove(archief, werkgever)
    assert waarde(archief, werkgever, "naam")


def test_what_is_definitive_stays_with_all_around_it(archief, meting):
    with archief.write() as werk:
        werk.session.get_one(Meting, meting.id).status = "definitief"
    with archief.read() as session:
        rond = ancestors(session, meting)
    for ref in (meting, *rond):
        with pytest.raises(UserError, match=r"definitie(f|ve)"):
            remove(archief, ref)
    with pytest.raises(UserError, match="Maak een nieuwe versie"):
        save_veld(archief, meting, "normfunctie", "Bakker")
    assert read_formulier(archief, meting).alleen_lezen
    with archief.read() as session:
        assert session.scalar(select(func.count(OpenInvoer.id))) == 0


def test_a_kandidaat_without_definitive_things_goes_whole(archief, contact, kandidaat):
    plaatsing = factories.make_plaatsing(archief, kandidaat.id)
    traject = coaching.create_traject(archief, kandidaat.id)[0]
    save_veld(archief, Ref("coachtraject", traject), "referentie", "K-1")
    factories.make_meting(archief, plaatsing)
    remove(archief, kandidaat)
    with archief.read() as session:
        assert session.scalar(select(func.count(Kandidaat.id))) == 0


def test_nothing_half_is_stored(archief):
    with pytest.raises(RuntimeError), archief.write() as werk:
        create(werk, "kandidaat", dossiernummer="X")
        raise RuntimeError
    with archief.read() as session:
        assert session.scalar(select(func.count(Kandidaat.id))) == 0
