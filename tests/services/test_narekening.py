"""The sheet Narekening from the archive: every receipt with its own input, also an older one."""

import json
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from app.documents.narekening import NarekeningRij
from app.loonwaarde import Route, SubsidieInvoer, compute_subsidie
from app.models import Subsidie
from app.services.meten.ontvangstbewijs import canonical, load_subsidie, subsidie_as_data
from app.services.meten.rekeninvoer import rekeninvoer_of
from app.services.records import ExportKeuze
from app.services.uitwisselen.export import build_export
from app.services.uitwisselen.export_narekening import narekening_rij, read_narekening
from tests.documents.narekeningen import make_subsidie
from tests.documents.test_narekening import build, values
from tests.factories import make_definitieve_meting, make_kandidaat, make_plaatsing


def receipt_of(subsidie, *, oud=False) -> Subsidie:
    """A stored subsidy as a row; `oud`: as it was kept before the input stood in the receipt."""
    data = subsidie_as_data(subsidie)
    if oud:
        del data["rekeninvoer"]
    return Subsidie(subsidie=subsidie.subsidie, totaal=subsidie.totaal, ontvangstbewijs=canonical(data))


def test_the_input_is_that_of_the_receipt(archief):
    make_definitieve_meting(archief)
    with archief.read() as session:
        (rij,) = read_narekening(session, ExportKeuze())
    assert (rij.minimumloon, rij.minimumloon_vanaf) == (Decimal("2337.00"), date(2026, 7, 1))
    assert (rij.contracturen, rij.voltijduren, rij.loonwaarde) == (Decimal("32.00"), Decimal("38.00"), 59)
    assert (rij.route, rij.werkgeverslasten, rij.werkgeverslasten_vanaf) == ("lid 4", 25, date(2026, 7, 1))
    assert (rij.lks, rij.lks_incl) == (Decimal("919.84"), Decimal("1149.80"))
    assert "werkgeverslasten" in rij.onbevestigd
    assert values(build(rij))["verschil"].waarde == 0


def test_an_amount_that_was_changed_shows(archief):
    """The formulas start from the receipt: an amount that was changed beside it gives a difference."""
    make_definitieve_meting(archief)
    with archief.write() as werk:
        werk.session.query(Subsidie).one().totaal = Decimal("1149.81")
    boek = build_export(archief, ExportKeuze(bladen=("Narekening",)))
    assert [blad.naam for blad in boek.bladen] == ["Narekening", "Leeswijzer"]
    assert boek.bladen[0].rijen[0][-1].waarde == Decimal("0.01")


def test_the_forfait_before_a_measurement_has_a_row(archief):
    plaatsing = make_plaatsing(archief)
    make_definitieve_meting(archief, plaatsing)
    invoer = SubsidieInvoer(date(2026, 7, 1), date(2008, 3, 2), Route.LID5, Decimal(32), Decimal(38))
    forfait = receipt_of(compute_subsidie(invoer))
    forfait.plaatsing_id, forfait.gemaakt, forfait.van = plaatsing, archief.klok(), date(2026, 3, 1)
    elders = receipt_of(compute_subsidie(invoer))
    elders.plaatsing_id, elders.gemaakt = make_plaatsing(archief), archief.klok()
    with archief.write() as werk:
        werk.session.add_all([forfait, elders])
    with archief.read() as session:
        eerst, meting = read_narekening(session, ExportKeuze())
    assert (eerst.route, eerst.loonwaarde, eerst.meting, meting.route) == ("lid 5", None, "", "lid 4")
    row = values(build(eerst))
    assert (row["forfait"], row["jeugdpercentage"]) == (50, 50)
    assert row["verschil"].waarde == 0


def test_a_receipt_that_no_longer_counts_has_no_row(archief):
    make_definitieve_meting(archief)
    with archief.write() as werk:
        werk.session.query(Subsidie).update({"vervallen": archief.klok()})
    with archief.read() as session:
        assert read_narekening(session, ExportKeuze()) == ()


def test_a_meting_without_subsidy_has_no_row(archief):
    kandidaat = make_kandidaat(archief, doelgroep="wajong")
    make_definitieve_meting(archief, make_plaatsing(archief, kandidaat), doel="loondispensatie")
    with archief.read() as session:
        assert read_narekening(session, ExportKeuze()) == ()


@pytest.mark.parametrize("seed", range(40))
def test_an_older_receipt_gives_its_input_from_its_steps(seed):
    subsidie = make_subsidie(Random(seed))
    rij = narekening_rij("T-1", "1 versie 1", receipt_of(subsidie, oud=True))
    row = values(build(rij))
    assert row["verschil"].waarde == row["verschil_lks"].waarde == 0
    assert row["onafgerond"].waarde == subsidie.exact
    assert (rij.voltijduren, rij.minimumloon_vanaf) == (None, None)


@pytest.mark.parametrize("seed", range(20))
def test_the_input_comes_back_from_the_receipt_as_it_went_in(seed):
    subsidie = make_subsidie(Random(seed))
    bewaard = load_subsidie(json.loads(canonical(subsidie_as_data(subsidie))))
    assert bewaard.rekeninvoer == rekeninvoer_of(subsidie)
    assert canonical(subsidie_as_data(bewaard)) == canonical(subsidie_as_data(subsidie))
    assert Route(bewaard.rekeninvoer.route) is subsidie.invoer.route
    assert isinstance(narekening_rij("T-1", "1 versie 1", receipt_of(subsidie)), NarekeningRij)
