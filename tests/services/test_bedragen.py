"""Confirming, replacing, adding and putting back amounts: what it changes, and that it is one act."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from app.loonwaarde import load_bedragen
from app.models import Bedragenstand, Subsidie, WettelijkBedrag
from app.models.logboek import Logregel
from app.services.bedragen.invoeren import as_text, bedrag_velden
from app.services.bedragen.lezen import dump_waarden, read_bedragen
from app.services.bedragen.overzicht import count_verschillen, read_overzicht
from app.services.bedragen.vastleggen import (
    accept_meegeleverd,
    propose_bedrag,
    propose_meegeleverd,
    propose_put_back,
    put_back,
    store_voorstel,
)
from app.services.errors import UserError
from tests.factories import (
    NU,
    make_definitieve_meting,
    make_kandidaat,
    make_meting,
    make_plaatsing,
)

JULI = date(2026, 7, 1)
LASTEN = {
    "vanaf": "01-07-2026",
    "waarde": "24,5",
    "status": "bevestigd",
    "bron": "Stcrt. 2026, 20000",
    "brondatum": "20-11-2026",
    "opmerking": "",
}
LOON = LASTEN | {"vanaf": "01-01-2027", "waarde": "2.380,80"}


def store(archief, parameter="werkgeverslasten", bevestigd=False, **anders):
    voorstel = propose_bedrag(archief, parameter, LASTEN | anders)
    return store_voorstel(archief, voorstel, bevestigd)


def find(archief, parameter, vanaf):
    return next(rij for rij in read_overzicht(archief).rijen if rij.sleutel == (parameter, vanaf))


def acts(archief):
    with archief.read() as session:
        return [
            (rij.actie, rij.bijzonderheid)
            for rij in session.scalars(select(Logregel))
            if "bedrag" in rij.actie
        ]


def test_the_overview_names_every_amount_in_force(archief):
    overzicht = read_overzicht(archief)
    assert len(overzicht.rijen) == len(load_bedragen().all())
    assert overzicht.verschillen == () and overzicht.laatste_dag == date(2026, 12, 31)
    assert overzicht.onbevestigd == sum(w.status == "onbevestigd" for w in load_bedragen().all())
    rij = find(archief, "werkgeverslasten", JULI)
    assert (rij.herkomst, rij.wijzigbaar, rij.geldt, rij.door) == ("meegeleverd", True, True, "")
    assert not find(archief, "hoofdtaak_minuten", date(2021, 7, 1)).wijzigbaar
    assert not find(archief, "lks_urennorm", date(2015, 1, 1)).wijzigbaar


def test_confirming_keeps_the_number_and_tells_who_and_when(archief):
    change = store(archief, waarde="25")
    rij = find(archief, "werkgeverslasten", JULI)
    assert (rij.waarde.getal, rij.waarde.status, rij.herkomst) == (Decimal(25), "bevestigd", "eigen")
    assert (rij.door, rij.moment, rij.brondatum) == ("Sanne Willemsen", NU, date(2026, 11, 20))
    assert rij.meegeleverd.status == "onbevestigd"
    assert change.touches("wettelijk_bedrag", rij.eigen_id)
    assert acts(archief) == [("bedrag bevestigd", "werkgeverslasten vanaf 01-07-2026")]


def test_replacing_and_adding_are_logged_by_their_name(archief):
    store(archief)
    store(archief, "referentiemaandloon", **LOON)
    store(archief, waarde="24")
    assert [actie for actie, _ in acts(archief)] == [
        "bedrag vervangen",
        "bedrag toegevoegd",
        "bedrag vervangen",
    ]
    assert read_overzicht(archief).laatste_dag == date(2027, 6, 30)
    with archief.read() as session:
        assert session.query(WettelijkBedrag).count() == 2


@pytest.mark.parametrize(
    ("parameter", "anders", "veld", "woorden"),
    [
        ("werkgeverslasten", {"waarde": ""}, "waarde", "leeg"),
        ("werkgeverslasten", {"waarde": "100,5"}, "waarde", "tussen 0 en 100"),
        ("werkgeverslasten", {"waarde": "veel"}, "waarde", "geen getal"),
        ("werkgeverslasten", {"waarde": "1e1"}, "waarde", "geen getal"),
        ("werkgeverslasten", {"bron": "  "}, "bron", "leeg"),
        ("werkgeverslasten", {"brondatum": ""}, "brondatum", "leeg"),
        ("werkgeverslasten", {"brondatum": "23-11-2026"}, "brondatum", "toekomst"),
        ("werkgeverslasten", {"vanaf": "31-02-2027"}, "vanaf", "kalender"),
        ("werkgeverslasten", {"status": "zeker"}, "status", "lijst"),
        ("referentiemaandloon", LOON | {"waarde": "2380,50"}, "waarde", "veelvoud van € 0,60"),
        ("referentiemaandloon", LOON | {"vanaf": "01-04-2027"}, "vanaf", "overlapt"),
    ],
)
def test_what_is_refused_is_said_at_its_field_and_stores_nothing(archief, parameter, anders, veld, woorden):
    with pytest.raises(UserError, match=woorden) as gevangen:
        propose_bedrag(archief, parameter, LASTEN | anders)
    assert gevangen.value.veld == veld
    assert acts(archief) == []


def test_a_suspicious_jump_is_asked_not_refused(archief):
    voorstel = propose_bedrag(archief, "referentiemaandloon", LOON | {"waarde": "3000"})
    assert [vraag.code for vraag in voorstel.vragen] == ["bedrag-sprong-waarde"]
    with pytest.raises(UserError, match="Bevestig"):
        store_voorstel(archief, voorstel)
    store_voorstel(archief, voorstel, bevestigd=True)
    assert find(archief, "referentiemaandloon", date(2027, 1, 1)).waarde.getal == 3000


def test_a_proposal_that_was_overtaken_is_judged_again(archief):
    voorstel = propose_bedrag(archief, "werkgeverslasten", LASTEN)
    store(archief, waarde="24")
    with pytest.raises(UserError, match="intussen"):
        store_voorstel(archief, voorstel)
    assert find(archief, "werkgeverslasten", JULI).waarde.getal == 24


def test_an_own_amount_can_be_put_back(archief):
    store(archief)
    eigen = find(archief, "werkgeverslasten", JULI).eigen_id
    put_back(archief, eigen)
    assert find(archief, "werkgeverslasten", JULI).herkomst == "meegeleverd"
    with archief.read() as session:
        assert read_bedragen(session) is load_bedragen()
    assert acts(archief)[-1] == ("bedrag teruggezet", "werkgeverslasten vanaf 01-07-2026")
    for doe in (put_back, propose_put_back):
        with pytest.raises(UserError, match="niet door u"):
            doe(archief, eigen)


def test_an_amount_by_age_has_a_field_for_each(archief):
    velden = [veld.naam for veld in bedrag_velden(load_bedragen(), "jeugdpercentage")]
    assert velden[1:7] == [f"leeftijd_{jaren}" for jaren in (20, 19, 18, 17, 16, 15)]
    jeugd = load_bedragen().waarden["jeugdpercentage"][0]
    teksten = as_text(jeugd) | {"vanaf": "01-01-2027", "leeftijd_20": "87,5", "brondatum": "20-11-2026"}
    store_voorstel(archief, propose_bedrag(archief, "jeugdpercentage", teksten))
    nieuw = find(archief, "jeugdpercentage", date(2027, 1, 1)).waarde
    assert dict(nieuw.per_leeftijd)[20] == Decimal("87.5") and nieuw.waarde is None


def test_what_changes_for_running_subsidies_and_concepts(archief):
    loopt = make_definitieve_meting(archief)
    concept = make_meting(
        archief, make_plaatsing(archief, make_kandidaat(archief, dossiernummer="2026-0009"))
    )
    make_plaatsing(archief, make_kandidaat(archief, dossiernummer="2026-0010"))  # no loonwaarde: none
    voorstel = propose_bedrag(archief, "werkgeverslasten", LASTEN)
    rijen = {rij.soort: rij for rij in voorstel.gevolgen.rijen}
    assert set(rijen) == {"lopend", "concept"} and len(voorstel.gevolgen.rijen) == 2
    assert rijen["concept"].ref.id == concept
    with archief.read() as session:
        totaal = session.scalars(select(Subsidie.totaal).filter_by(meting_id=loopt)).one()
    gevolg = rijen["lopend"]
    assert (gevolg.oud, gevolg.vanaf) == (totaal, date(2026, 9, 1))
    assert gevolg.nieuw / gevolg.oud == pytest.approx(Decimal("1.245") / Decimal("1.25"), abs=Decimal("1e-4"))
    assert gevolg.verschil == gevolg.nieuw - gevolg.oud < 0
    store_voorstel(archief, voorstel)
    with archief.read() as session:
        assert session.scalars(select(Subsidie.totaal).filter_by(meting_id=loopt)).one() == totaal


class Voortgang:
    """Notes what it is told; stops when asked to."""

    def __init__(self, stopped):
        self.told, self.stopped = [], stopped

    def __call__(self, done, total):
        self.told.append((done, total))


def test_looking_at_all_subsidies_tells_how_far_it_is_and_can_be_stopped(archief):
    make_definitieve_meting(archief)
    voortgang = Voortgang(stopped=False)
    propose_bedrag(archief, "werkgeverslasten", LASTEN, voortgang)
    assert voortgang.told == [(0, 1)]
    with pytest.raises(UserError, match="Gestopt"):
        propose_bedrag(archief, "werkgeverslasten", LASTEN, Voortgang(stopped=True))


def test_the_first_amount_of_a_year_gives_a_subsidy_where_there_was_none(archief):
    make_definitieve_meting(archief)
    voorstel = propose_bedrag(archief, "referentiemaandloon", LOON)
    (gevolg,) = voorstel.gevolgen.rijen
    assert (gevolg.vanaf, gevolg.oud) == (date(2027, 1, 1), None) and gevolg.nieuw > 0


def test_only_a_new_source_changes_no_amount(archief):
    make_definitieve_meting(archief)
    voorstel = propose_bedrag(archief, "werkgeverslasten", LASTEN | {"waarde": "25"})
    assert voorstel.gevolgen.rijen == () and voorstel.gevolgen.bekeken == 1


def test_a_forfait_without_a_loonwaarde_counts_as_running(archief):
    make_plaatsing(archief, route="lid5")
    assert propose_bedrag(archief, "werkgeverslasten", LASTEN).gevolgen.bekeken == 1


def test_other_shipped_amounts_wait_until_they_are_accepted(archief):
    make_definitieve_meting(archief)
    oud = [w for w in load_bedragen().all() if (w.parameter, w.vanaf) != ("werkgeverslasten", JULI)]
    with archief.write() as werk:
        werk.session.add(Bedragenstand(inhoud=dump_waarden(oud), programmaversie="0.0", moment=NU))
    (verschil,) = read_overzicht(archief).verschillen
    assert (verschil.vanaf, verschil.nu, verschil.nieuw.getal) == (JULI, None, Decimal(25))
    assert count_verschillen(archief) == 1
    assert [rij.soort for rij in propose_meegeleverd(archief).gevolgen.rijen] == ["lopend"]
    change = accept_meegeleverd(archief)
    assert change.touches("wettelijk_bedrag")
    assert count_verschillen(archief) == 0
    assert find(archief, "werkgeverslasten", JULI).waarde.getal == 25
    assert acts(archief)[-1][0] == "meegeleverde bedragen aanvaard"
