"""Plaatsingen and the hours agreed in them."""

from datetime import date
from decimal import Decimal

import pytest

from app.models import Plaatsing
from app.services.change import Ref
from app.services.dossiers.plaatsingen import contracturen_op, create_plaatsing, list_uren, set_contracturen
from app.services.errors import UserError
from app.services.objecten import read_formulier, save_veld
from tests import factories


@pytest.fixture
def plaatsing(archief):
    return factories.make_plaatsing(archief)


def uren(archief, plaatsing):
    return [(regel.vanaf, regel.contracturen) for regel in list_uren(archief, plaatsing)]


def test_a_new_plaatsing_runs(archief):
    kandidaat = factories.make_kandidaat(archief)
    nummer, change = create_plaatsing(archief, kandidaat)
    assert read_formulier(archief, Ref("plaatsing", nummer)).waarden["uitkomst"] == "loopt"
    assert change.touches("plaatsing", nummer)
    assert change.touches("kandidaat", kandidaat)


def test_hours_are_added_and_replaced_by_day(archief, plaatsing):
    set_contracturen(archief, plaatsing, "1-10-2026", "24")
    change = set_contracturen(archief, plaatsing, "01-10-2026", "20,5")
    assert uren(archief, plaatsing) == [(date(2026, 9, 1), 32), (date(2026, 10, 1), Decimal("20.5"))]
    assert change.touches("plaatsing", plaatsing)


def test_without_a_day_the_hours_hold_from_the_begin(archief):
    nummer, _ = create_plaatsing(archief, factories.make_kandidaat(archief))
    with pytest.raises(UserError) as fout:
        set_contracturen(archief, nummer, "", "24")
    assert fout.value.veld == "vanaf"
    save_veld(archief, Ref("plaatsing", nummer), "begin", "01-09-2026")
    set_contracturen(archief, nummer, "", "24")
    assert uren(archief, nummer) == [(date(2026, 9, 1), 24)]


@pytest.mark.parametrize(
    ("vanaf", "tekst", "veld"),
    [
        ("", "", "contracturen"),
        ("", "0", "contracturen"),
        ("", "61", "contracturen"),
        ("", "veel", "contracturen"),
        ("31-2-2026", "24", "vanaf"),
        ("1-9-2027", "24", "vanaf"),
    ],
)
def test_refused_hours_stay_in_their_fields(archief, plaatsing, vanaf, tekst, veld):
    ref = Ref("plaatsing", plaatsing)
    save_veld(archief, ref, "einde", "31-08-2027")
    with pytest.raises(UserError) as fout:
        set_contracturen(archief, plaatsing, vanaf, tekst)
    assert fout.value.veld == veld
    formulier = read_formulier(archief, ref)
    assert (formulier.waarden["vanaf"], formulier.waarden["contracturen"]) == (vanaf, tekst)
    assert formulier.meldingen[veld] == fout.value.tekst
    assert uren(archief, plaatsing) == [(date(2026, 9, 1), 32)]
    set_contracturen(archief, plaatsing, "", "24")
    assert not read_formulier(archief, ref).meldingen


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (date(2026, 1, 1), 32),
        (date(2026, 9, 30), 32),
        (date(2026, 10, 1), 24),
        (date(2030, 1, 1), 24),
    ],
)
def test_hours_on_a_day(archief, plaatsing, dag, verwacht):
    set_contracturen(archief, plaatsing, "1-10-2026", "24")
    with archief.read() as session:
        assert contracturen_op(session.get_one(Plaatsing, plaatsing), dag) == verwacht


def test_no_hours_agreed(archief):
    nummer = factories.make_plaatsing(archief, uren="")
    with archief.read() as session:
        assert contracturen_op(session.get_one(Plaatsing, nummer), date(2026, 10, 1)) is None


def test_hours_above_full_time_are_a_finding_not_a_refusal(archief, plaatsing):
    set_contracturen(archief, plaatsing, "", "40")
    assert uren(archief, plaatsing) == [(date(2026, 9, 1), 40)]
