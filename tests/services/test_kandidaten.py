"""Making kandidaten and listing them."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event

from app.models import Kandidaat, Meting
from app.services.change import Ref
from app.services.coachen import coaching
from app.services.dossiers.kandidaten import create_kandidaat, list_kandidaten, read_kandidaat_rijen
from app.services.dossiers.zoeken import search
from app.services.errors import UserError
from app.services.objecten import remove, save_veld
from app.services.records import KandidatenFilter
from app.services.signaleren.aandacht import Toestand, find_aandacht
from tests import factories


@pytest.fixture
def drie(archief):
    """Aziz, Élan and Zoé: each with an own gemeente, werkgever and birth date."""
    nummers = []
    for naam, gemeente, werkgever, geboren in (
        ("Zoé", "Assen", "Bloemenhof", date(2008, 1, 1)),
        ("Aziz", "Breda", "Zagerij", date(2001, 1, 1)),
        ("Élan", "Capelle", "Ærø Foods", None),
    ):
        kandidaat = factories.make_kandidaat(
            archief,
            achternaam=naam,
            geboortedatum=geboren,
            gemeente_id=factories.make_gemeente(archief, naam=gemeente),
        )
        zaak = factories.make_werkgever(archief, naam=werkgever)
        factories.make_plaatsing(archief, kandidaat, werkgever_id=zaak)
        nummers.append(kandidaat)
    zoe, aziz, elan = nummers
    return {"zoe": zoe, "aziz": aziz, "elan": elan}


def namen(archief, drie, **keuze):
    per_id = {nummer: naam for naam, nummer in drie.items()}
    return [per_id[nummer] for nummer in list_kandidaten(archief, KandidatenFilter(**keuze))]


def test_numbers_follow_each_other_within_the_year(archief):
    eerste, change = create_kandidaat(archief, achternaam="Bakker", geboortedatum=date(2005, 6, 1))
    tweede, _ = create_kandidaat(archief)
    rijen = read_kandidaat_rijen(archief, [eerste, tweede])
    assert [rij.dossiernummer for rij in rijen] == ["2026-001", "2026-002"]
    assert change.touches("kandidaat", eerste)
    assert search(archief, "bakk")[0].id == eerste


@pytest.mark.parametrize(
    ("gebruikt", "volgend"),
    [
        (["2026-014", "2026-9"], "2026-015"),
        (["2026-abc", "2025-900", "2026-"], "2026-001"),
        (["2026-99999999999999999999"], "2026-001"),
        (["2026-999"], "2026-1000"),
        (["2026-999999999", "2026-1000000000"], "2026-1000000001"),
    ],
)
def test_the_next_number_is_always_free(archief, gebruikt, volgend):
    for nummer in gebruikt:
        factories.make_kandidaat(archief, dossiernummer=nummer)
    kandidaat, _ = create_kandidaat(archief)
    assert read_kandidaat_rijen(archief, [kandidaat])[0].dossiernummer == volgend


def test_a_start_that_does_not_fit_makes_nothing(archief):
    with pytest.raises(UserError) as fout:
        create_kandidaat(archief, achternaam="Bakker", geboortedatum=date(2027, 1, 1))
    assert fout.value.veld == "geboortedatum"
    assert not list_kandidaten(archief, KandidatenFilter())


def test_names_are_sorted_as_people_read(archief, drie):
    assert namen(archief, drie) == ["aziz", "elan", "zoe"]
    assert namen(archief, drie, aflopend=True) == ["zoe", "elan", "aziz"]


@pytest.mark.parametrize(
    ("volgorde", "op", "af"),
    [
        ("werkgever", ["elan", "zoe", "aziz"], ["aziz", "zoe", "elan"]),
        ("gemeente", ["zoe", "aziz", "elan"], ["elan", "aziz", "zoe"]),
        ("leeftijd", ["zoe", "aziz", "elan"], ["aziz", "zoe", "elan"]),
        ("dossiernummer", ["zoe", "aziz", "elan"], ["elan", "aziz", "zoe"]),
        ("loonwaarde", ["aziz", "elan", "zoe"], ["aziz", "elan", "zoe"]),
        ("contact", ["aziz", "elan", "zoe"], ["aziz", "elan", "zoe"]),
        ("coach", ["aziz", "elan", "zoe"], ["aziz", "elan", "zoe"]),
    ],
)
def test_other_orders_put_the_empty_last(archief, drie, volgorde, op, af):
    assert namen(archief, drie, volgorde=volgorde) == op
    assert namen(archief, drie, volgorde=volgorde, aflopend=True) == af


def test_order_of_loonwaarde_uses_the_newest_definitive(archief, drie):
    for naam, loonwaarde, rapport, status in (
        ("zoe", 30, date(2026, 1, 1), "definitief"),
        ("zoe", 70, date(2026, 6, 1), "definitief"),
        ("aziz", 50, date(2026, 6, 1), "definitief"),
        ("elan", 90, date(2026, 6, 1), "concept"),
    ):
        plaatsing = factories.make_plaatsing(archief, drie[naam])
        meting = factories.make_meting(archief, plaatsing, datum_rapport=rapport)
        with archief.write() as werk:
            rij = werk.session.get_one(Meting, meting)
            rij.loonwaarde = loonwaarde
            rij.status = status
    assert namen(archief, drie, volgorde="loonwaarde") == ["aziz", "zoe", "elan"]
    rijen = read_kandidaat_rijen(archief, [drie["zoe"], drie["elan"]])
    assert [rij.loonwaarde for rij in rijen] == [70, None]


def test_filters_narrow_every_order(archief, drie):
    with archief.read() as session:
        gemeente = session.get_one(Kandidaat, drie["zoe"]).gemeente_id
    assert namen(archief, drie, gemeente_id=gemeente) == ["zoe"]
    assert namen(archief, drie, tekst="AER") == ["elan"]
    assert namen(archief, drie, tekst="med bak", volgorde="leeftijd") == ["zoe", "aziz", "elan"]
    assert namen(archief, drie, tekst="zagerij", volgorde="leeftijd") == ["aziz"]
    assert namen(archief, drie, tekst="!?") == ["aziz", "elan", "zoe"]


def test_finished_is_what_nothing_runs_of(archief, drie):
    plaatsing = factories.make_plaatsing(archief, factories.make_kandidaat(archief, achternaam="Los"))
    assert namen(archief, drie | {"los": plaatsing}, stand="afgerond") == []
    for naam, einde, uitkomst in (
        ("zoe", date(2026, 11, 21), "loopt"),
        ("aziz", None, "gestopt"),
        ("elan", date(2026, 11, 22), "loopt"),
    ):
        with archief.write() as werk:
            rij = werk.session.get_one(Kandidaat, drie[naam]).plaatsingen[0]
            rij.einde, rij.uitkomst = einde, uitkomst
    assert namen(archief, drie, stand="afgerond") == ["aziz", "zoe"]
    coaching.create_traject(archief, drie["aziz"])
    assert namen(archief, drie, stand="afgerond") == ["zoe"]
    assert len(list_kandidaten(archief, KandidatenFilter(stand="lopend"))) == 3


def test_rows_come_in_the_order_asked_for(archief, drie):
    gevraagd = [drie["zoe"], 999, drie["aziz"]]
    rijen = read_kandidaat_rijen(archief, gevraagd)
    assert [rij.id for rij in rijen] == [drie["zoe"], drie["aziz"]]
    assert (rijen[0].naam, rijen[0].leeftijd, rijen[0].gemeente) == ("Zoé, J.", 18, "Assen")
    assert (rijen[0].werkgever, rijen[0].functie, rijen[0].route) == (
        "Bloemenhof",
        "Medewerker bakkerij",
        "lid4",
    )
    assert read_kandidaat_rijen(archief, []) == []


def test_a_page_of_rows_asks_a_handful_of_questions(archief):
    nummers = [factories.make_kandidaat(archief) for _ in range(30)]
    for nummer in nummers:
        factories.make_plaatsing(archief, nummer, werkgever_id=None)
    vragen = []
    motor = archief.archive._engine
    event.listen(motor, "before_cursor_execute", lambda *args: vragen.append(args[2]))
    assert len(read_kandidaat_rijen(archief, nummers)) == 30
    assert len([vraag for vraag in vragen if vraag.startswith("SELECT")]) <= 6


def test_the_row_shows_the_last_contact_and_the_silence(archief):
    kandidaat = factories.make_kandidaat(archief)
    contact, _ = coaching.create_contact(archief, kandidaat)
    ref = Ref("contactmoment", contact)
    save_veld(archief, ref, "datum", "22-10-2026")
    save_veld(archief, ref, "gedaan", "Rooster besproken")
    assert read_kandidaat_rijen(archief, [kandidaat])[0].laatste_contact is None
    coaching.vastleggen(archief, contact)
    (rij,) = read_kandidaat_rijen(archief, [kandidaat])
    assert rij.laatste_contact == date(2026, 10, 22)
    assert (rij.aandacht, rij.aandacht_soort) == ("stilte", "attention")


def test_the_search_follows_changes(archief, drie):
    save_veld(archief, Ref("kandidaat", drie["zoe"]), "roepnaam", "Łukasz")
    assert [treffer.id for treffer in search(archief, "zoe luk")] == [drie["zoe"]]
    with archief.read() as session:
        werkgever = session.get_one(Kandidaat, drie["zoe"]).plaatsingen[0].werkgever_id
    save_veld(archief, Ref("werkgever", werkgever), "naam", "Tuinderij Ørsted")
    treffers = search(archief, "orsted")
    assert [(treffer.soort, treffer.id) for treffer in treffers] == [
        ("kandidaat", drie["zoe"]),
        ("werkgever", werkgever),
    ]
    assert "Tuinderij Ørsted" in treffers[0].ondertitel
    remove(archief, Ref("kandidaat", drie["aziz"]))
    assert search(archief, "aziz") == ()


VANDAAG = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("toestand", "verwacht"),
    [
        (Toestand(), ("", "neutral")),
        (Toestand(einde=date(2027, 2, 22)), ("contract", "attention")),
        (Toestand(einde=date(2027, 2, 23)), ("", "neutral")),
        (Toestand(einde=date(2026, 12, 22)), ("contract", "bad")),
        (Toestand(einde=VANDAAG - timedelta(days=1)), ("", "neutral")),
        (Toestand(stil_sinds=VANDAAG - timedelta(days=30)), ("", "neutral")),
        (Toestand(stil_sinds=VANDAAG - timedelta(days=31)), ("stilte", "attention")),
        (Toestand(concept=True), ("concept", "neutral")),
        (Toestand(route="lid5", ingangsdatum=date(2026, 8, 1)), ("tot 1 feb", "neutral")),
        (Toestand(route="lid5", ingangsdatum=date(2026, 7, 3)), ("tot 3 jan", "attention")),
        (Toestand(route="lid5", ingangsdatum=date(2026, 5, 22)), ("", "neutral")),
        (Toestand(route="lid5", ingangsdatum=date(1999, 5, 22)), ("", "neutral")),
        (Toestand(route="lid4", ingangsdatum=date(2026, 8, 1)), ("", "neutral")),
        (Toestand(einde=VANDAAG, stil_sinds=date(2026, 1, 1), concept=True), ("contract", "bad")),
        (Toestand(stil_sinds=date(2026, 1, 1), concept=True), ("stilte", "attention")),
    ],
)
def test_one_word_says_what_comes_first(toestand, verwacht):
    assert find_aandacht(toestand, VANDAAG) == verwacht
