"""The dossier of one kandidaat, as a whole."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import Logregel, Meting
from app.services.change import Ref
from app.services.coachen import coaching
from app.services.coachen.vaardigheden import start_vaardigheden
from app.services.dossiers.dossier import read_dossier
from app.services.dossiers.groei import compute_groei, describe_groei
from app.services.dossiers.kandidaten import create_kandidaat
from app.services.dossiers.plaatsingen import set_contracturen
from app.services.errors import UserError
from app.services.objecten import create, remove, save_veld
from app.services.signaleren.werkwijzigingen import log_werkwijziging
from tests import factories


@pytest.fixture
def kandidaat(archief):
    return factories.make_kandidaat(archief)


def add_meting(archief, plaatsing, status, loonwaarde=None, rapport=None, versie=1):
    meting = factories.make_meting(archief, plaatsing, datum_rapport=rapport, versie=versie)
    with archief.write() as werk:
        rij = werk.session.get_one(Meting, meting)
        rij.status, rij.loonwaarde = status, loonwaarde
    return meting


def add_subsidie(archief, plaatsing, **waarden):
    with archief.write() as werk:
        create(werk, "subsidie", Ref("plaatsing", plaatsing), gemaakt=archief.klok(), **waarden)


def test_an_empty_dossier_says_what_is_missing(archief):
    dossier = read_dossier(archief, create_kandidaat(archief)[0])
    assert dossier.naam == "(zonder naam)"
    assert dossier.ontbrekend == ("Achternaam", "Voorletters", "Geboortedatum", "Gemeente")
    assert (dossier.loonwaarde, dossier.loonwaarde_noot) == (None, "nog niet gemeten")
    assert (dossier.subsidie, dossier.subsidie_noot, dossier.huidige) == (None, "", None)
    assert dossier.tijdlijn == dossier.groei == dossier.metingen == dossier.documenten == ()


def test_the_head(archief, kandidaat):
    dossier = read_dossier(archief, kandidaat)
    assert (dossier.naam, dossier.lijstnaam, dossier.initialen) == ("Jelle Terpstra", "Terpstra, J.", "JT")
    assert (dossier.leeftijd, dossier.gemeente, dossier.ontbrekend) == (21, "Zonnehoven", ())


def test_the_newest_plaatsing_is_the_present_one(archief, kandidaat):
    later = factories.make_plaatsing(archief, kandidaat, begin=date(2026, 9, 1), functie="Bakker")
    factories.make_plaatsing(archief, kandidaat, begin=date(2025, 9, 1), werkgever_id=None, uren="")
    set_contracturen(archief, later, "1-12-2026", "36")
    dossier = read_dossier(archief, kandidaat)
    assert dossier.huidige == dossier.plaatsingen[0]
    assert (dossier.huidige.id, dossier.huidige.titel) == (later, "Bakker bij Bakkerij De Korenaar")
    assert (dossier.huidige.contracturen, dossier.huidige.ontbrekend) == (32, ())
    assert dossier.plaatsingen[1].ontbrekend == ("Werkgever", "Contracturen")


def test_growth_is_of_definitive_metingen_only(archief, kandidaat):
    plaatsing = factories.make_plaatsing(archief, kandidaat)
    tweede = add_meting(archief, plaatsing, "definitief", 50, date(2026, 6, 12))
    add_meting(archief, plaatsing, "vervangen", 45, date(2026, 6, 10))
    eerste = add_meting(archief, plaatsing, "definitief", 30, date(2026, 1, 5))
    dossier = read_dossier(archief, kandidaat)
    assert [(punt.loonwaarde, punt.meting_id) for punt in dossier.groei] == [(30, eerste), (50, tweede)]
    assert (dossier.loonwaarde, dossier.loonwaarde_noot) == (50, "definitief 12-06-2026")
    add_meting(archief, plaatsing, "concept")
    dossier = read_dossier(archief, kandidaat)
    assert dossier.loonwaarde_noot == "definitief 12-06-2026 · concept open"
    assert [rij.status for rij in dossier.metingen] == ["concept", "definitief", "vervangen", "definitief"]
    assert dossier.huidige.normfunctie == "Bakkersassistent"


def test_a_first_concept_has_no_loonwaarde_yet(archief, kandidaat):
    add_meting(archief, factories.make_plaatsing(archief, kandidaat), "concept")
    dossier = read_dossier(archief, kandidaat)
    assert (dossier.loonwaarde, dossier.loonwaarde_noot) == (None, "concept")


def test_the_receipt_that_counts_today_is_the_subsidie(archief, kandidaat):
    plaatsing = factories.make_plaatsing(archief, kandidaat)
    uren = Decimal("32.00")
    add_subsidie(
        archief, plaatsing, route="lid5", van=date(2026, 9, 1), contracturen=uren, totaal=Decimal("999.00")
    )
    dossier = read_dossier(archief, kandidaat)
    assert (dossier.subsidie, dossier.subsidie_noot) == (999, "lid 5 · 32 uur · per 01-09-2026")
    for van, uren in ((date(2026, 11, 1), "24.00"), (date(2026, 12, 1), "20.00")):
        add_subsidie(
            archief, plaatsing, route="lid4", van=van, contracturen=Decimal(uren), totaal=Decimal("1088.10")
        )
    dossier = read_dossier(archief, kandidaat)
    assert (dossier.subsidie, dossier.subsidie_noot) == (
        Decimal("1088.10"),
        "lid 4 · 24 uur · per 01-11-2026",
    )


def test_the_time_line_is_one_row_newest_first(archief, kandidaat):
    plaatsing = factories.make_plaatsing(archief, kandidaat, einde=date(2027, 8, 31))
    set_contracturen(archief, plaatsing, "1-11-2026", "24")
    add_meting(archief, plaatsing, "definitief", 50, date(2026, 10, 12))
    add_meting(archief, plaatsing, "concept", rapport=None)
    contact, _ = coaching.create_contact(archief, kandidaat)
    save_veld(archief, Ref("contactmoment", contact), "gedaan", "Regel een\n" + "en verder " * 40)
    coaching.vastleggen(archief, contact)
    coaching.create_contact(archief, kandidaat)
    lijn = read_dossier(archief, kandidaat).tijdlijn
    assert [(punt.dag, punt.soort, punt.titel) for punt in lijn] == [
        (date(2027, 8, 31), "contract", "Contract loopt af"),
        (date(2026, 11, 22), "contact", "Werkplekbezoek · 0:45"),
        (date(2026, 11, 10), "meting", "Meting – concept"),
        (date(2026, 11, 1), "uren", "Uren gewijzigd"),
        (date(2026, 10, 12), "meting", "Meting – definitief"),
        (date(2026, 9, 1), "contract", "Contract begint"),
    ]
    assert lijn[1].tekst.startswith("Regel een en verder")
    assert lijn[1].tekst.endswith("… · Volgend contact 06-12-2026")
    assert lijn[3].tekst == "24 uur per week, was 32"
    assert lijn[4].tekst == "Loonwaarde 50 %, rapport versie 1"
    assert lijn[5].tekst == "Medewerker bakkerij bij Bakkerij De Korenaar, 32 uur"


def test_signals_signed_papers_and_marks_stand_in_the_time_line(archief, kandidaat):
    plaatsing = factories.make_plaatsing(archief, kandidaat)
    wijziging, _, _ = log_werkwijziging(archief, plaatsing, {"datum": "20-11-2026", "wat": "rooster"})
    beeld, _ = start_vaardigheden(archief, plaatsing, 3)
    start_vaardigheden(archief, plaatsing, 6)  # nothing filled in yet
    for veld, tekst in (("op_tijd", "4"), ("hulp", "3"), ("beoordelaar", "Ina Bakker")):
        save_veld(archief, Ref("vaardigheden", beeld), veld, tekst)
    with archief.write() as werk:
        vast = {"soort": "coachingsplan", "titel": "Coachingsplan, getekend", "gemaakt": werk.moment}
        create(werk, "stuk", Ref("kandidaat", kandidaat), pdf=b"%PDF", **vast)
    dossier = read_dossier(archief, kandidaat)
    lijn = {punt.soort: punt for punt in dossier.tijdlijn}
    assert [stuk.titel for stuk in dossier.stukken] == ["Coachingsplan, getekend"]
    assert (lijn["getekend"].dag, lijn["getekend"].titel) == (date(2026, 11, 22), "Coachingsplan, getekend")
    assert lijn["vaardigheden"].tekst == "Na 3 maanden, gemiddeld 3,5 van 5, door Ina Bakker"
    assert [punt.soort for punt in dossier.tijdlijn].count("vaardigheden") == 1
    assert lijn["signaal"].titel == "Signaal · Wijziging werkstructuur"
    assert lijn["signaal"].dag == lijn["wijziging"].dag == date(2026, 11, 20)
    remove(archief, lijn["wijziging"].ref)
    dossier = read_dossier(archief, kandidaat)
    assert not {"signaal", "wijziging"} & {punt.soort for punt in dossier.tijdlijn}
    with archief.read() as session:
        (regel,) = session.query(Logregel).filter_by(actie="verwijderd")
        assert (regel.soort, regel.object_id) == ("werkwijziging", wijziging)


def test_coaching_stands_in_the_dossier(archief, kandidaat):
    contact, _ = coaching.create_contact(archief, kandidaat)
    save_veld(archief, Ref("contactmoment", contact), "gedaan", "Rooster besproken")
    coaching.vastleggen(archief, contact)
    dossier = read_dossier(archief, kandidaat)
    assert [rij.id for rij in dossier.contacten] == [contact]
    assert dossier.trajecten[0].budget.gebruikt == 45
    assert dossier.trajecten[0].volgend_contact == date(2026, 12, 6)


def test_a_definitive_report_is_a_document(archief, kandidaat):
    meting = factories.make_definitieve_meting(archief, factories.make_plaatsing(archief, kandidaat))
    dossier = read_dossier(archief, kandidaat)
    (document,) = dossier.documenten
    assert (document.meting_id, document.titel) == (meting, "Rapport loonwaardemeting, versie 1")
    assert document.controlegetal
    assert dossier.loonwaarde == factories.LOONWAARDE
    assert dossier.subsidie is not None
    assert dossier.subsidie_noot.startswith("lid 4 · 32 uur · per ")


def test_a_replaced_report_stays_a_document(archief, kandidaat):
    meting = factories.make_definitieve_meting(archief, factories.make_plaatsing(archief, kandidaat))
    with archief.write() as werk:
        werk.session.get_one(Meting, meting).status = "vervangen"
    dossier = read_dossier(archief, kandidaat)
    assert [document.titel for document in dossier.documenten] == [
        "Rapport loonwaardemeting, versie 1 (vervangen)"
    ]
    assert dossier.groei == ()


def views(archief):
    with archief.read() as session:
        regels = session.query(Logregel).filter_by(actie="dossier ingezien")
        return [(regel.object_id, regel.gebruiker) for regel in regels]


def test_looking_is_logged_once_in_ten_minutes(archief, kandidaat):
    ander = factories.make_kandidaat(archief)
    begin = datetime(2026, 11, 22, 14, 3)
    for minuten, nummer in ((0, kandidaat), (5, kandidaat), (6, ander), (10, kandidaat)):
        archief.klok = lambda minuten=minuten: begin + timedelta(minutes=minuten)
        read_dossier(archief, nummer)
    archief.gebruiker = "Ola Nowak"
    dossier = read_dossier(archief, kandidaat)
    assert views(archief) == [
        (kandidaat, factories.DESKUNDIGE),
        (ander, factories.DESKUNDIGE),
        (kandidaat, factories.DESKUNDIGE),
        (kandidaat, "Ola Nowak"),
    ]
    assert [regel.actie for regel in dossier.log][:2] == ["dossier ingezien", "dossier ingezien"]
    assert dossier.log[0].bijzonderheid == "kandidaat"


def test_the_log_is_of_this_dossier_only(archief, kandidaat):
    ander = factories.make_kandidaat(archief)
    factories.make_plaatsing(archief, ander)
    plaatsing = factories.make_plaatsing(archief, kandidaat)
    save_veld(archief, Ref("plaatsing", plaatsing), "functie", "Bakker")
    regels = [(regel.actie, regel.bijzonderheid) for regel in read_dossier(archief, kandidaat).log]
    assert regels == [
        ("dossier ingezien", "kandidaat"),
        ("gewijzigd", "plaatsing · functie"),
        ("aangemaakt", "urenafspraak"),
        ("aangemaakt", "plaatsing"),
        ("aangemaakt", "kandidaat"),
    ]


def test_a_dossier_that_is_gone(archief):
    with pytest.raises(UserError, match="bestaat niet meer"):
        read_dossier(archief, 99)
    assert views(archief) == []


@given(st.lists(st.integers(0, 100).map(Decimal), max_size=6))
def test_growth_is_told_in_points_and_relative_to_the_first(waarden):
    dagen = [date(2026, 1, 1) + timedelta(days=nummer) for nummer in range(len(waarden))]
    regels = compute_groei(tuple(zip(dagen, waarden, strict=True)))
    assert [regel.waarde for regel in regels] == waarden
    assert all(regel.punten is None and not describe_groei(regel) for regel in regels[:1])
    for regel in regels[1:]:
        assert regel.punten == regel.waarde - waarden[0]
        assert (regel.procent is None) == (waarden[0] == 0)
        if regel.procent is not None:
            assert abs(regel.procent * waarden[0] - 100 * regel.punten) * 2 <= waarden[0]


def test_growth_in_words():
    lijn = ((date(2026, 1, 1), Decimal(30)), (date(2026, 2, 1), Decimal(50)), (date(2026, 3, 1), Decimal(21)))
    assert [describe_groei(regel) for regel in compute_groei(lijn)] == [
        "",
        "+20 punten, 67 % meer",
        "−9 punten, 30 % minder",
    ]
