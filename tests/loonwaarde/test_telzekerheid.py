"""Intervals against published values, and against what an interval must be."""

from fractions import Fraction
from math import comb, exp, fsum, lgamma, log

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.loonwaarde.telling import Kant
from app.loonwaarde.telzekerheid import (
    EXACT,
    STAP,
    count_interval,
    kwaliteit_interval,
    share_interval,
    tempo_interval,
)

Z2 = Fraction("1.959964") ** 2


@pytest.mark.parametrize(
    ("aantal", "van", "laag", "hoog"),
    [(5, 12, "0.15165", "0.72333"), (0, 10, "0", "0.30850"), (10, 10, "0.69150", "1"), (1, 1, "0.025", "1")],
)
def test_clopper_pearson(aantal, van, laag, hoog):
    """Textbook values; ours lie outside them by less than one step."""
    found = share_interval(aantal, van)
    for ours, theirs, way in zip(found, (laag, hoog), (-1, 1), strict=True):
        assert 0 <= way * (ours - Fraction(theirs)) + Fraction(1, STAP) <= Fraction(2, STAP)


@settings(max_examples=60, deadline=None)
@example((67, EXACT))
@given(st.integers(1, 30).flatmap(lambda van: st.tuples(st.integers(0, van), st.just(van))))
def test_the_ends_of_a_share_leave_two_and_a_half_percent(counts):
    aantal, van = counts
    laag, hoog = share_interval(aantal, van)

    def at_most(k, p):
        return sum(comb(van, i) * p**i * (1 - p) ** (van - i) for i in range(k + 1))

    assert laag <= Fraction(aantal, van) <= hoog
    if aantal < van:
        assert at_most(aantal, hoog) <= Fraction(1, 40) < at_most(aantal, hoog - Fraction(1, STAP))
    if aantal:
        laag_kans = 1 - at_most(aantal - 1, laag)
        assert laag_kans <= Fraction(1, 40) < 1 - at_most(aantal - 1, laag + Fraction(1, STAP))


@pytest.mark.parametrize(("aantal", "laag", "hoog"), [(0, "0", "3.689"), (10, "4.795", "18.390")])
def test_garwood(aantal, laag, hoog):
    found = count_interval(aantal)
    assert Fraction(laag) - Fraction(2, 100) <= found[0] <= Fraction(laag)
    assert Fraction(hoog) <= found[1] <= Fraction(hoog) + Fraction(2, 100)


def poisson(most, expected):
    """The chance of at most `most`, with floats: another road than the program takes."""
    return fsum(exp(k * log(expected) - expected - lgamma(k + 1)) for k in range(most + 1))


@settings(max_examples=60, deadline=None)
@example(0)
@example(1)
@example(EXACT)
@given(st.integers(0, EXACT))
def test_the_ends_of_a_count_leave_two_and_a_half_percent(aantal):
    laag, hoog = count_interval(aantal)
    assert (100 * laag).denominator == (100 * hoog).denominator == 1
    assert poisson(aantal, hoog) <= 0.025 < poisson(aantal, hoog - Fraction(1, 100))
    if aantal:
        least = 1 - poisson(aantal - 1, laag) if laag else 0
        assert least <= 0.025 < 1 - poisson(aantal - 1, laag + Fraction(1, 100))
    else:
        assert laag == 0


@pytest.mark.parametrize(("aantal", "van", "laag", "hoog"), [(81, 263, "0.2553", "0.3662")])
def test_wilson(aantal, van, laag, hoog):
    """A value from the literature (Newcombe 1998), to four decimals."""
    found = share_interval(aantal, van)
    assert all(
        abs(ours - Fraction(theirs)) <= Fraction(1, STAP)
        for ours, theirs in zip(found, (laag, hoog), strict=True)
    )


LARGE = st.integers(EXACT + 1, 3000)


@settings(max_examples=60, deadline=None)
@example((67, EXACT + 1))
@given(LARGE.flatmap(lambda van: st.tuples(st.integers(0, van), st.just(van))))
def test_the_ends_of_a_large_share_lie_at_z_deviations(counts):
    aantal, van = counts
    seen = Fraction(aantal, van)

    def too_far(share):
        return (seen - share) ** 2 * van >= Z2 * share * (1 - share)

    laag, hoog = share_interval(aantal, van)
    assert 0 <= laag <= seen <= hoog <= 1
    assert too_far(laag) and not too_far(laag + Fraction(2, STAP))
    assert too_far(hoog) and not too_far(hoog - Fraction(2, STAP))


@settings(max_examples=60, deadline=None)
@example(EXACT + 1)
@given(LARGE)
def test_the_ends_of_a_large_count_lie_at_z_deviations(aantal):
    laag, hoog = count_interval(aantal)
    assert laag < aantal < hoog
    assert all(abs((aantal - end) ** 2 - Z2 * end) < Fraction(1, 10**12) for end in (laag, hoog))


@pytest.mark.parametrize("deel", ["1/100", "1/3", "9/10"])
def test_the_two_methods_meet(deel):
    n = EXACT
    exact = share_interval(int(Fraction(deel) * n), n)
    score = share_interval(int(Fraction(deel) * (n + 1)), n + 1)
    assert all(abs(a - b) < Fraction(2, 100) for a, b in zip(exact, score, strict=True))


def test_the_two_methods_for_counts_meet():
    exact, score = count_interval(EXACT), count_interval(EXACT + 1)
    assert all(abs(a - b) < 3 for a, b in zip(exact, score, strict=True))


@pytest.mark.parametrize(("aantal", "van"), [(-1, 3), (4, 3), (0, 0)])
def test_impossible_shares_are_refused(aantal, van):
    with pytest.raises(ValueError, match="van"):
        share_interval(aantal, van)


def test_large_counts_stay_within_zero_and_one():
    assert share_interval(0, 5000)[0] == 0
    assert share_interval(5000, 5000)[1] == 1


def test_tempo_beside_a_colleague():
    werknemer, collega = Kant(5, 1, 2_100_000, 2_050_000), Kant(7, 0, 2_100_000, 2_100_000)
    laag, hoog = tempo_interval(werknemer, collega, None)
    assert (round(laag), round(hoog)) == (18, 268)


def test_tempo_has_no_upper_end_when_a_colleague_made_too_little():
    laag, hoog = tempo_interval(Kant(9, 0, 10, 10), Kant(0, 0, 10, 10), Fraction(100))
    assert laag < hoog
    assert tempo_interval(Kant(3, 0, 10, 10), Kant(1, 0, 10, 10), None)[1] is not None
    assert tempo_interval(Kant(200_000, 0, 10, 10), Kant(1, 0, 10, 10), None)[1] is None


def test_tempo_against_the_norm():
    laag, hoog = tempo_interval(Kant(10, 0, 3_600_000, 3_600_000), Kant(), Fraction(20))
    assert (round(laag), round(hoog)) == (24, 92)
    assert tempo_interval(Kant(), Kant(), Fraction(20)) is None


def test_kwaliteit_takes_the_measure_beside_it_as_fixed():
    alone = kwaliteit_interval(Kant(5, 1), Kant())
    beside = kwaliteit_interval(Kant(5, 1), Kant(10, 5))
    assert tuple(2 * end for end in alone) == beside
    assert 28 < alone[0] < 29 and 99 < alone[1] < 100
    assert kwaliteit_interval(Kant(), Kant()) is None
