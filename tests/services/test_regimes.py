"""Regimes: the hours granted with every step, against a sum made day by day; the table of each payer."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models import Coachtraject
from app.services.change import Ref
from app.services.coachen import coaching, regimes
from app.services.dossiers.plaatsingen import set_contracturen
from app.services.errors import UserError
from app.services.objecten import read_formulier, remove, save_veld
from tests import factories


@pytest.fixture
def traject(archief):
    """A traject of a year, in a plaatsing of 32 hours."""
    kandidaat = factories.make_kandidaat(archief)
    plaatsing = factories.make_plaatsing(archief, kandidaat)
    set_contracturen(archief, plaatsing, "01-01-2026", "32")
    nummer, _ = coaching.create_traject(archief, kandidaat)
    fill(archief, nummer, begin="01-01-2026", einde="31-12-2026")
    return nummer


def fill(archief, traject, **velden):
    for veld, tekst in velden.items():
        save_veld(archief, Ref("coachtraject", traject), veld, tekst)


def chosen(archief, traject, naam):
    """The number of the regime with this name among the choices of the traject."""
    keuzes = read_formulier(archief, Ref("coachtraject", traject)).keuzes["regime_id"]
    return next(nummer for nummer, woord in keuzes if woord == naam)


def test_percentage_of_the_contract_hours_times_the_weeks(archief, traject):
    fill(archief, traject, betaler="uwv")
    fill(archief, traject, regime_id=chosen(archief, traject, "Volgens de wet"))
    toekenning = regimes.read_toekenning(archief, traject)
    assert toekenning.uren == Decimal("250.28")  # 15 % × 32 × 365/7 = 250.2857…, rounded down
    assert toekenning.stappen == ("Jaar 1: 15 % van 32 uur per week × 52 weken en 1 dag = 250,28 uur",)
    assert toekenning.bron == "Reïntegratiebesluit, artikel 12 en 18."


def test_other_hours_and_a_next_year_are_steps_of_their_own(archief, traject):
    fill(archief, traject, einde="31-12-2027", regime_id=chosen(archief, traject, "Midden"))
    with archief.read() as session:
        plaatsing = session.get_one(Coachtraject, traject).plaatsing_id
    set_contracturen(archief, plaatsing, "01-09-2026", "20")
    assert regimes.read_toekenning(archief, traject).stappen == (
        "Jaar 1: 10 % van 32 uur per week × 34 weken en 5 dagen = 111,08 uur",
        "Jaar 1: 10 % van 20 uur per week × 17 weken en 3 dagen = 34,85 uur",
        "Jaar 2: 5 % van 20 uur per week × 52 weken en 1 dag = 52,14 uur",
    )


def test_the_years_count_from_the_first_traject_in_the_plaatsing(archief, traject):
    fill(archief, traject, begin="01-01-2025", einde="31-12-2025")
    with archief.read() as session:
        kandidaat = session.get_one(Coachtraject, traject).kandidaat_id
    tweede, _ = coaching.create_traject(archief, kandidaat)
    fill(archief, tweede, begin="01-01-2026", einde="31-12-2026", regime_id="1")
    (stap,) = regimes.read_toekenning(archief, tweede).stappen
    assert stap.startswith("Jaar 2: 3 % van 32 uur")


def test_the_hours_are_taken_over_or_entered(archief, traject):
    with pytest.raises(UserError, match="Kies een regime"):
        regimes.take_toekenning(archief, traject)
    fill(archief, traject, regime_id=chosen(archief, traject, "Licht"))
    regimes.take_toekenning(archief, traject)
    assert coaching.read_budget(archief, traject).toegekend == 6006  # 6 % × 32 × 365/7 = 100.11 hours
    fill(archief, traject, uren_toegekend="30")
    assert coaching.read_budget(archief, traject).toegekend == 1800


@pytest.mark.parametrize(
    ("veld", "woord"), [("regime_id", "Kies een regime"), ("einde", "Vul begin en einde in")]
)
def test_what_is_lacking_for_the_sum_is_said(archief, traject, veld, woord):
    fill(archief, traject, regime_id="1")
    fill(archief, traject, **{veld: ""})
    toekenning = regimes.read_toekenning(archief, traject)
    assert toekenning.uren is None and woord in toekenning.reden


def test_without_contract_hours_there_is_no_sum(archief):
    nummer, _ = coaching.create_traject(archief, factories.make_kandidaat(archief))
    fill(archief, nummer, einde="31-12-2027", regime_id="1")
    assert "contracturen" in regimes.read_toekenning(archief, nummer).reden


def test_each_payer_has_its_own_regimes(archief, traject):
    def names():
        keuzes = read_formulier(archief, Ref("coachtraject", traject)).keuzes["regime_id"]
        return [naam for _, naam in keuzes[1:]]

    nieuw, _ = regimes.create_regime(archief)
    save_veld(archief, Ref("regime", nieuw), "naam", "Eigen afspraak")
    assert names() == ["Eigen afspraak", "Intensief", "Licht", "Midden"]
    fill(archief, traject, betaler="uwv")
    assert names() == ["Intensief", "Licht", "Midden", "Volgens de wet"]
    assert (nieuw, "Gemeente · Eigen afspraak") in regimes.list_regimes(archief)


def test_a_regime_in_use_stays_and_another_goes(archief, traject):
    fill(archief, traject, regime_id="1")
    with pytest.raises(UserError, match="gebruikt dit regime nog"):
        remove(archief, Ref("regime", 1))
    remove(archief, Ref("regime", 2))
    assert 2 not in dict(regimes.list_regimes(archief))


def test_an_empty_percentage_is_said(archief, traject):
    nieuw, _ = regimes.create_regime(archief)
    fill(archief, traject, regime_id=str(nieuw))
    assert "percentage van jaar 1" in regimes.read_toekenning(archief, traject).reden


DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
HOURS = st.decimals(min_value=0, max_value=40, places=2)
PERCENTAGES = st.tuples(*[st.decimals(min_value=0, max_value=100, places=2)] * 3)


@settings(max_examples=100, deadline=None)
@given(
    begin=DAYS,
    lengte=st.integers(0, 1500),
    eerder=st.integers(0, 900),
    uren=st.lists(st.tuples(DAYS, HOURS), min_size=1, max_size=4, unique_by=lambda paar: paar[0]).map(sorted),
    percentages=PERCENTAGES,
)
def test_the_hours_are_those_of_a_sum_day_by_day(begin, lengte, eerder, uren, percentages):
    eerste, einde = begin - timedelta(days=eerder), begin + timedelta(days=lengte)
    delen = tuple(regimes.cut_period(begin, einde, eerste, uren))
    som, dag = Fraction(0), begin
    while dag <= einde:
        jaar = 0
        for extra in (1, 2):
            try:
                verjaardag = eerste.replace(year=eerste.year + extra)
            except ValueError:  # 29 February
                verjaardag = date(eerste.year + extra, 2, 28)
            jaar += dag >= verjaardag
        geldig = [wat for vanaf, wat in uren if vanaf <= dag] or [uren[0][1]]
        som += Fraction(percentages[jaar]) / 100 * Fraction(geldig[-1]) / 7
        dag += timedelta(days=1)
    gevonden = regimes.compute_toekenning(percentages, delen).uren
    assert gevonden <= som < Fraction(gevonden) + Fraction(1, 100)
    assert sum(deel.dagen for deel in delen) == lengte + 1
