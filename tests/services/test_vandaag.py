"""Vandaag from the archive: items with reason and order, snooze, the week ahead, hours, thresholds."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models import Gemeente, Meting, Uitstel
from app.models.logboek import Logregel
from app.services.change import Ref
from app.services.coachen import coaching
from app.services.coachen.budget import Uren, compute_budget, compute_op_dag
from app.services.dossiers.dossier import read_dossier
from app.services.dossiers.eerder import add_eerder, change_eerder
from app.services.dossiers.kandidaten import read_kandidaat_rijen
from app.services.errors import UserError
from app.services.objecten import create, save_veld
from app.services.signaleren.signaal_records import Drempels
from app.services.signaleren.signaalinstellingen import read_drempels, read_instelling, reset_drempels
from app.services.signaleren.uitstel import end_uitstel, set_uitstel
from app.services.signaleren.vandaag import read_vandaag
from app.services.signaleren.vandaagpunten import list_concepten
from app.services.signaleren.werkwijzigingen import describe_termijn, log_werkwijziging
from tests import factories

VANDAAG = date(2026, 11, 22)


@pytest.fixture
def kandidaat(archief):
    """Somebody with a quiet job: nothing asks an action."""
    nummer = factories.make_kandidaat(archief)
    factories.make_plaatsing(archief, nummer)
    return nummer


@pytest.fixture
def traject(archief, kandidaat):
    nummer, _ = coaching.create_traject(archief, kandidaat)
    save_veld(archief, Ref("coachtraject", nummer), "begin", "01-09-2026")
    save_veld(archief, Ref("coachtraject", nummer), "uren_toegekend", "10")
    return nummer


def record(archief, kandidaat, **velden):
    contact, _ = coaching.create_contact(archief, kandidaat)
    for veld, tekst in {"gedaan": "Recept geoefend", **velden}.items():
        save_veld(archief, Ref("contactmoment", contact), veld, tekst)
    coaching.vastleggen(archief, contact)
    return contact


def soorten(archief):
    return [punt.soort for punt in read_vandaag(archief).punten]


def test_nothing_is_shown_that_needs_no_action(archief, kandidaat):
    vandaag = read_vandaag(archief)
    assert (vandaag.punten, vandaag.uitgesteld, vandaag.week, vandaag.uren) == ((), (), (), ())
    assert vandaag.dag == VANDAAG


def test_an_agreed_contact_is_due_on_its_day_and_gone_once_recorded(archief, kandidaat, traject):
    record(archief, kandidaat, datum="15-11-2026", volgend_contact="20-11-2026")
    (punt,) = read_vandaag(archief).punten
    assert (punt.soort, punt.doe, punt.chip) == ("contact", "contact", "2 dagen te laat")
    assert punt.kandidaat == "J. Terpstra" and punt.werkgever == "Bakkerij De Korenaar"
    record(archief, kandidaat, datum="21-11-2026", volgend_contact="26-11-2026")
    vandaag = read_vandaag(archief)
    assert vandaag.punten == ()
    assert [(regel.dag, regel.tekst) for regel in vandaag.week] == [
        (date(2026, 11, 26), "Contact bij Bakkerij De Korenaar")
    ]


def test_silence_says_it_once(archief, kandidaat, traject):
    """The contact agreed upon and the silence ask the same: only the silence is shown."""
    record(archief, kandidaat, datum="15-09-2026", volgend_contact="29-09-2026")
    assert soorten(archief) == ["stilte"]


def test_agreements_are_due_and_ahead(archief, kandidaat, traject):
    contact, _ = coaching.create_contact(archief, kandidaat)
    nummers = []
    for dag in ("20-11-2026", "25-11-2026", "25-12-2026"):
        nummer, _ = coaching.add_afspraak(archief, contact)
        save_veld(archief, Ref("afspraak", nummer), "wat", f"Kaart lamineren {dag}")
        save_veld(archief, Ref("afspraak", nummer), "uiterlijk", dag)
        nummers.append(nummer)
    for veld, tekst in {"gedaan": "Recept", "datum": "19-11-2026", "volgend_contact": "01-12-2026"}.items():
        save_veld(archief, Ref("contactmoment", contact), veld, tekst)
    assert soorten(archief) == ["stilte", "concept_contact"]
    coaching.vastleggen(archief, contact)
    vandaag = read_vandaag(archief)
    assert [punt.ref for punt in vandaag.punten] == [Ref("afspraak", nummers[0])]
    assert [regel.tekst for regel in vandaag.week] == ["Afspraak: Kaart lamineren 25-11-2026"]
    save_veld(archief, Ref("afspraak", nummers[0]), "gedaan_op", "22-11-2026")
    assert soorten(archief) == []


def test_a_concept_names_what_is_open(archief, kandidaat):
    meting = factories.make_meting(archief, 1, normfunctie="")
    (punt,) = read_vandaag(archief).punten
    assert (punt.soort, punt.doe, punt.ref) == ("concept_meting", "meting", Ref("meting", meting))
    assert "open" in punt.tekst and "punt" in punt.chip


def test_the_local_term_of_the_gemeente(archief, kandidaat):
    with archief.write() as werk:
        werk.session.get_one(Gemeente, 1).termijn_aanvraag_weken = 12
    (punt,) = read_vandaag(archief).punten
    assert (punt.soort, punt.dag, punt.chip) == ("aanvraag", date(2026, 11, 24), "2 dagen")
    assert "Zonnehoven vraagt de aanvraag binnen 12 weken" in punt.tekst
    save_veld(archief, Ref("plaatsing", 1), "datum_aanvraag", "15-09-2026")
    assert soorten(archief) == []


def test_a_contract_that_is_over_asks_how_it_went_on(archief, kandidaat):
    save_veld(archief, Ref("plaatsing", 1), "einde", "20-11-2026")
    assert soorten(archief) == ["afgelopen"]
    save_veld(archief, Ref("plaatsing", 1), "uitkomst", "gestopt")
    assert soorten(archief) == []


def test_a_forfait_is_over_once_others_determined_the_loonwaarde(archief, kandidaat):
    def word() -> str:
        return read_kandidaat_rijen(archief, [kandidaat])[0].aandacht

    save_veld(archief, Ref("plaatsing", 1), "route", "lid5")
    save_veld(archief, Ref("plaatsing", 1), "ingangsdatum", "01-06-2026")
    assert (soorten(archief), word()) == (["forfait"], "tot 1 dec")
    elders = {"datum": "20-10-2026", "percentage": "48", "gemeten_door": "Gemeente Losser"}
    add_eerder(archief, kandidaat, elders)
    assert (soorten(archief), word()) == (["forfait"], "tot 1 dec")
    change_eerder(archief, 1, {**elders, "plaatsing_id": "1"})
    assert (soorten(archief), word()) == ([], "")


def test_a_forfait_is_over_once_it_was_measured(archief, kandidaat):
    save_veld(archief, Ref("plaatsing", 1), "route", "lid5")
    save_veld(archief, Ref("plaatsing", 1), "ingangsdatum", "01-06-2026")
    meting = factories.make_meting(archief, 1, datum_rapport=date(2026, 11, 20))
    with archief.write() as werk:
        werk.session.get_one(Meting, meting).status = "definitief"
    assert "forfait" not in soorten(archief)
    assert read_kandidaat_rijen(archief, [kandidaat])[0].aandacht == ""


def test_a_decision_is_noted_and_no_longer_asked(archief, kandidaat):
    meting = factories.make_meting(archief, 1, datum_rapport=date(2026, 10, 20))
    with archief.write() as werk:
        create(werk, "subsidie", Ref("plaatsing", 1), meting_id=meting, gemaakt=werk.moment)
        werk.session.get_one(Meting, meting).status = "definitief"
    assert soorten(archief) == ["beschikking"]
    save_veld(archief, Ref("subsidie", 1), "besluit_datum", "21-11-2026")
    assert soorten(archief) == []


def test_what_presses_most_comes_first(archief, kandidaat, traject):
    save_veld(archief, Ref("plaatsing", 1), "einde", "10-12-2026")
    record(archief, kandidaat, datum="15-11-2026", volgend_contact="22-11-2026")
    assert soorten(archief) == ["contract", "contact"]


def test_put_off_with_a_reason_and_back_again(archief, kandidaat, traject):
    record(archief, kandidaat, datum="15-11-2026", volgend_contact="20-11-2026")
    (punt,) = read_vandaag(archief).punten
    change = set_uitstel(archief, kandidaat, punt.sleutel, "27-11-2026", "Werkgever heeft vakantie")
    assert change.touches("kandidaat", kandidaat)
    vandaag = read_vandaag(archief)
    assert vandaag.punten == ()
    (wacht,) = vandaag.uitgesteld
    assert (wacht.punt.sleutel, wacht.tot, wacht.reden) == (
        punt.sleutel,
        date(2026, 11, 27),
        "Werkgever heeft vakantie",
    )
    archief.klok = lambda: datetime(2026, 11, 27, 9, 0)
    assert soorten(archief) == ["contact"]
    set_uitstel(archief, kandidaat, punt.sleutel, "30-11-2026", "Nog een week")
    end_uitstel(archief, kandidaat, punt.sleutel)
    assert soorten(archief) == ["contact"]
    with archief.read() as session:
        assert session.query(Uitstel).count() == 3
        acties = [regel.actie for regel in session.query(Logregel).filter_by(soort="uitstel")]
    assert acties == ["uitgesteld", "uitgesteld", "weer getoond"]


@pytest.mark.parametrize(
    ("tot", "reden", "veld"),
    [
        ("22-11-2026", "x", "tot"),
        ("01-01-2028", "x", "tot"),
        ("morgen", "x", "tot"),
        ("", "x", "tot"),
        ("27-11-2026", " ", "reden"),
    ],
)
def test_a_snooze_that_does_not_fit_is_refused(archief, kandidaat, tot, reden, veld):
    with pytest.raises(UserError) as fout:
        set_uitstel(archief, kandidaat, "contact:1:2026-11-20", tot, reden)
    assert fout.value.veld == veld


def test_a_change_at_work_runs_until_a_contact(archief, kandidaat, traject):
    record(archief, kandidaat, datum="15-11-2026", volgend_contact="29-11-2026")
    teksten = {"datum": "17-11-2026", "wat": "leidinggevende", "toelichting": "Mieke is weg."}
    _, uiterlijk, change = log_werkwijziging(archief, 1, teksten)
    assert uiterlijk == date(2026, 11, 24) and change.touches("kandidaat", kandidaat)
    assert describe_termijn(uiterlijk).endswith("uiterlijk dinsdag 24 november 2026 contact op.")
    (punt,) = read_vandaag(archief).punten
    assert (punt.soort, punt.doe, punt.chip) == ("werkstructuur", "contact", "2 werkdagen")
    assert punt.tekst.startswith("Andere leidinggevende sinds 17 november (Mieke is weg).")
    dossier = read_dossier(archief, kandidaat)
    assert [signaal.soort for signaal in dossier.signalen] == ["werkstructuur"]
    assert "Wijziging werkstructuur" in [gebeurtenis.titel for gebeurtenis in dossier.tijdlijn]
    record(archief, kandidaat, datum="20-11-2026", volgend_contact="29-11-2026")
    assert soorten(archief) == [] and read_dossier(archief, kandidaat).signalen == ()


@pytest.mark.parametrize(
    ("teksten", "veld"),
    [
        ({"datum": "23-11-2026", "wat": "rooster"}, "datum"),
        ({"datum": "31-08-2026", "wat": "rooster"}, "datum"),
        ({"datum": "", "wat": "rooster"}, "datum"),
        ({"datum": "20-11-2026", "wat": ""}, "wat"),
        ({"datum": "20-11-2026", "wat": "iets"}, "wat"),
    ],
)
def test_a_change_that_does_not_fit_is_refused(archief, kandidaat, teksten, veld):
    with pytest.raises(UserError) as fout:
        log_werkwijziging(archief, 1, teksten)
    assert fout.value.veld == veld


def test_thresholds_are_kept_in_the_archive(archief, kandidaat, traject):
    record(archief, kandidaat, datum="15-11-2026", volgend_contact="29-11-2026")
    ref = read_instelling(archief)
    assert read_instelling(archief) == ref
    with archief.read() as session:
        assert read_drempels(session) == Drempels()
    save_veld(archief, ref, "stilte_dagen", "5")
    save_veld(archief, ref, "stilte_begin_dagen", "5")
    assert soorten(archief) == ["stilte"]
    save_veld(archief, ref, "stilte", "nee")
    assert soorten(archief) == []
    save_veld(archief, ref, "stilte_dagen", "")
    with pytest.raises(UserError):
        save_veld(archief, ref, "budget_procent", "0")
    with archief.read() as session:
        assert read_drempels(session).stilte_dagen == 30
    reset_drempels(archief)
    with archief.read() as session:
        assert read_drempels(session) == Drempels()


def test_the_meter_knows_used_planned_and_the_day_it_runs_out(archief, kandidaat, traject):
    for dag in ("08-11-2026", "15-11-2026"):
        record(archief, kandidaat, datum=dag, volgend_contact="29-11-2026", reistijd_minuten="0:30")
    budget = coaching.read_budget(archief, traject)
    assert (budget.toegekend, budget.gebruikt, budget.gepland, budget.over) == (600, 90, 45, 510)
    assert budget.reistijd == 60
    assert budget.op_dag == VANDAAG + timedelta(days=510 * 56 // 90)
    (regel,) = read_vandaag(archief).uren
    assert (regel.kandidaat_id, regel.budget) == (kandidaat, budget)
    save_veld(archief, Ref("coachtraject", traject), "einde", "31-12-2026")
    save_veld(archief, Ref("coachtraject", traject), "ritme_dagen", "14")
    assert coaching.read_budget(archief, traject).gepland == 3 * 45


def test_more_than_granted_is_recorded_but_not_declared(archief, kandidaat, traject):
    save_veld(archief, Ref("coachtraject", traject), "uren_toegekend", "0,5")
    with pytest.raises(UserError) as fout:
        record(archief, kandidaat, datum="15-11-2026")
    assert fout.value.veld == "declarabel"
    concept = coaching.open_concept_contact(archief)
    save_veld(archief, Ref("contactmoment", concept), "declarabel", "nee")
    coaching.vastleggen(archief, concept)
    budget = coaching.read_budget(archief, traject)
    assert (budget.gebruikt, budget.contacten, budget.op_dag) == (0, 1, None)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(-100, 6000), st.integers(0, 6000), st.integers(0, 400))
def test_the_day_the_hours_run_out_is_never_too_early(over, recent, sinds_begin):
    begin = VANDAAG - timedelta(days=sinds_begin)
    dag = compute_op_dag(over, recent, begin, VANDAAG)
    if over <= 0 or recent == 0:
        assert dag is None
        return
    venster = min(56, max(14, sinds_begin))
    if dag is None:
        assert over * venster > recent * 3 * 365
    else:
        assert recent * (dag - VANDAAG).days <= over * venster < recent * ((dag - VANDAAG).days + 1)


def test_a_budget_without_granted_hours_has_no_end():
    traject = SimpleNamespace(uren_toegekend=None, begin=None, einde=None, ritme_dagen=None)
    budget = compute_budget(Uren(gebruikt=90, recent=90, declarabel=2), traject, VANDAAG)
    assert (budget.toegekend, budget.over, budget.op_dag, budget.gepland) == (None, None, None, 0)
    ruim = SimpleNamespace(uren_toegekend=Decimal(10), begin=None, einde=None, ritme_dagen=None)
    assert compute_budget(Uren(volgend=VANDAAG), ruim, VANDAAG).gepland == 45


def test_open_points_of_a_concept_are_counted_only_where_somebody_sees_them(archief, kandidaat):
    factories.make_meting(archief, 1, normfunctie="")
    with archief.read() as session:
        dichtbij, ver = (
            list(list_concepten(session, archief.vandaag, archief.gebruiker, erboven)) for erboven in (0, 40)
        )
    assert "open:" in dichtbij[0].tekst
    assert "nog niet definitief" in ver[0].tekst
    assert dichtbij[0].ref == ver[0].ref
