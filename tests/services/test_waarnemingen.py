"""Counts become percentages, exactly and once."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.meten.waarnemingen import spreiding, with_percentage
from app.services.records import Telling, WaarnemingRecord


def waarneming(factor="tempo", waarde=None, **tellingen):
    return WaarnemingRecord(1, factor, "waargenomen", None, None, None, "", "", waarde, Telling(**tellingen))


def test_tempo_beside_a_colleague():
    gezien = waarneming(aantal=5, minuten=35, onderbroken_minuten=1, collega_aantal=7, collega_minuten=35)
    gezien = with_percentage(gezien, None)
    assert gezien.percentage == Decimal("73.53")
    assert gezien.tekst == "5 in 34 min, collega 7 in 35 min → 73,53 %"


def test_tempo_against_the_norm():
    gezien = with_percentage(waarneming(aantal=9, minuten=45), Decimal(16))
    assert (gezien.percentage, gezien.tekst) == (75, "9 in 45 min, norm 16 per uur → 75 %")


def test_kwaliteit_and_netto_werktijd_use_their_own_counts():
    kwaliteit = with_percentage(waarneming("kwaliteit", aantal=80, fouten=10), None)
    werktijd = with_percentage(waarneming("netto_werktijd", minuten=60, onderbroken_minuten=20), None)
    assert (kwaliteit.percentage, kwaliteit.tekst) == (Decimal("87.5"), "70 van 80 bruikbaar → 87,5 %")
    assert (werktijd.percentage, werktijd.tekst) == (Decimal("66.67"), "40 van 60 min gewerkt → 66,67 %")


def test_a_given_value_goes_before_counts():
    gezien = with_percentage(waarneming(waarde=Decimal("60.00"), aantal=5, minuten=10), Decimal(10))
    assert (gezien.percentage, gezien.tekst) == (60, "60 %")


@pytest.mark.parametrize(
    ("factor", "tellingen"),
    [
        ("tempo", {}),
        ("tempo", {"aantal": 5, "minuten": 0, "collega_aantal": 7, "collega_minuten": 35}),
        ("tempo", {"aantal": 5, "minuten": 30, "collega_aantal": 0, "collega_minuten": 35}),
        ("tempo", {"aantal": 5, "minuten": 30, "onderbroken_minuten": 31}),
        ("kwaliteit", {"aantal": 0, "fouten": 0}),
        ("kwaliteit", {"aantal": 3, "fouten": 4}),
        ("netto_werktijd", {"minuten": 0, "onderbroken_minuten": 0}),
        ("netto_werktijd", {"minuten": 5, "onderbroken_minuten": 6}),
    ],
)
def test_counts_that_cannot_be_are_no_percentage(factor, tellingen):
    assert with_percentage(waarneming(factor, **tellingen), None).percentage is None


heel = st.none() | st.integers(0, 1_000_000)


@given(
    st.sampled_from(["tempo", "kwaliteit", "netto_werktijd"]),
    st.builds(Telling, heel, heel, heel, heel, heel, heel),
    st.none() | st.decimals(0, 1000, places=2),
)
def test_any_counts_give_a_percentage_or_none(factor, telling, norm):
    gezien = WaarnemingRecord(1, factor, "geschat", None, None, None, "", "", None, telling)
    percentage = with_percentage(gezien, norm).percentage
    assert percentage is None or percentage >= 0
    if factor != "tempo" and percentage is not None:
        assert percentage <= 100


def test_spread_is_the_distance_between_the_outer_sources():
    waarden = [with_percentage(waarneming(waarde=Decimal(w)), None) for w in ("60", "85", "70")]
    assert spreiding(waarden, "tempo") == 25
    assert spreiding(waarden[:1], "tempo") is None
    assert spreiding(waarden, "kwaliteit") is None
