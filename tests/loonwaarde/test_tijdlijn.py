"""Periods of one placement, terms, and conversions."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from app.loonwaarde import (
    LEEFTIJD_NIET_GEREGELD,
    NIET_WETTELIJK,
    LoonwaardeFout,
    Loonwaardewijziging,
    Peildatumkeuze,
    Periode,
    PlaatsingInvoer,
    Route,
    Urenwijziging,
    add_months,
    beslistermijn,
    compute_maanddelen,
    compute_tijdlijn,
    compute_vier_weken,
    decision_runs_from,
    forfait_einde,
)

D = Decimal
LID4 = PlaatsingInvoer(
    geboortedatum=date(1990, 5, 1),
    ingangsdatum=date(2025, 1, 1),
    einde=None,
    route=Route.LID4,
    voltijduren=D(36),
    uren=(Urenwijziging(date(2024, 12, 1), D(36)),),
    loonwaarden=(Loonwaardewijziging(date(2025, 1, 1), 60),),
)
FORFAIT = LID4._replace(
    ingangsdatum=date(2025, 3, 1),
    route=Route.LID5,
    loonwaarden=(Loonwaardewijziging(date(2025, 9, 1), 60),),
)
BLIJFT = "de bedragen van de peildatum 01-03-2025 blijven gelden (keuze)"


def totalen(perioden: tuple[Periode, ...]) -> list[str]:
    return [str(p.subsidie.totaal) if p.subsidie else p.melding for p in perioden]


def test_forfait_to_lid4_across_the_first_of_july_keeps_the_amounts() -> None:
    eerst, daarna = compute_tijdlijn(FORFAIT, date(2025, 12, 31))
    assert (eerst.van, eerst.tot, daarna.van, daarna.tot) == (
        date(2025, 3, 1),
        date(2025, 8, 31),
        date(2025, 9, 1),
        date(2025, 12, 31),
    )
    assert daarna.redenen == ("einde van het forfait", "nieuwe loonwaarde")
    assert daarna.peildatum == date(2025, 3, 1)
    assert (eerst.markeringen, daarna.markeringen) == ((), (BLIJFT,))
    # 2191,80 × 1,08 × 50 % (then 40 %) × 1,235
    assert totalen((eerst, daarna)) == ["1461.71", "1169.37"]


def test_an_earlier_loonwaarde_ends_the_forfait() -> None:
    vroeg = FORFAIT._replace(loonwaarden=(Loonwaardewijziging(date(2025, 5, 1), 60),))
    eerst, daarna = compute_tijdlijn(vroeg, date(2025, 12, 31))
    assert (eerst.tot, daarna.van) == (date(2025, 4, 30), date(2025, 5, 1))


def test_after_the_forfait_a_loonwaarde_is_needed() -> None:
    perioden = compute_tijdlijn(FORFAIT._replace(loonwaarden=()), date(2025, 9, 30))
    assert totalen(perioden) == ["1461.71", "nog geen loonwaarde vastgesteld op 01-09-2025"]
    assert perioden[1].markeringen == ()


def test_hours_changed_in_october() -> None:
    uren = (*LID4.uren, Urenwijziging(date(2025, 10, 1), D(18)))
    perioden = compute_tijdlijn(LID4._replace(uren=uren), date(2026, 1, 31))
    assert [p.van for p in perioden] == [date(2025, 1, 1), date(2025, 10, 1), date(2026, 1, 1)]
    assert [p.redenen for p in perioden[1:]] == [("andere contracturen",), ("1 januari: nieuwe bedragen",)]
    assert totalen(perioden) == ["1169.37", "584.68", "612.05"]


def test_a_new_loonwaarde_counts_from_its_own_day() -> None:
    waarden = (Loonwaardewijziging(date(2025, 10, 1), 80), *LID4.loonwaarden)
    perioden = compute_tijdlijn(LID4._replace(loonwaarden=waarden), date(2025, 12, 31))
    assert [p.redenen for p in perioden] == [("begin van de loonkostensubsidie",), ("nieuwe loonwaarde",)]
    # 2191,80 × 1,08 × 40 % (then 20 %) × 1,235
    assert totalen(perioden) == ["1169.37", "584.68"]


def test_a_placement_may_last_one_day() -> None:
    start = LID4.ingangsdatum
    for plaatsing, tot in ((LID4._replace(einde=start), date(2025, 12, 31)), (LID4, start)):
        (periode,) = compute_tijdlijn(plaatsing, tot)
        assert (periode.van, periode.tot) == (start, start)


def test_a_loonwaarde_of_nothing_gives_the_cap() -> None:
    niets = LID4._replace(loonwaarden=(Loonwaardewijziging(LID4.ingangsdatum, 0),))
    # 2191,80 × 1,08 × 70 % × 1,235
    assert totalen(compute_tijdlijn(niets, date(2025, 1, 31))) == ["2046.40"]


def test_birthday_in_november_takes_the_new_age_in_the_old_table() -> None:
    jong = LID4._replace(geboortedatum=date(2005, 11, 5))
    perioden = compute_tijdlijn(jong, date(2025, 12, 31))
    assert [p.van for p in perioden] == [date(2025, 1, 1), date(2025, 11, 5)]
    assert LEEFTIJD_NIET_GEREGELD in perioden[1].markeringen
    assert perioden[1].redenen == ("verjaardag: 20 jaar",)
    assert perioden[1].subsidie is not None
    assert (perioden[1].subsidie.leeftijd, perioden[1].peildatum) == (20, date(2025, 1, 1))
    # 1315,08 (60 %) and 1753,44 (80 % of 2191,80)
    assert totalen(perioden) == ["701.62", "935.50"]


def test_the_last_birthday_of_the_youth_amounts_is_marked_and_no_later_one() -> None:
    """The age of 21 changes the amount, 22 does not."""
    uren = (*LID4.uren, Urenwijziging(date(2025, 12, 1), D(18)))
    for geboren, gemarkeerd in ((date(2004, 11, 5), True), (date(2003, 11, 5), False)):
        *_, laatste = compute_tijdlijn(LID4._replace(geboortedatum=geboren, uren=uren), date(2025, 12, 31))
        assert (LEEFTIJD_NIET_GEREGELD in laatste.markeringen) is gemarkeerd


def test_of_two_changes_on_one_day_the_one_named_first_counts() -> None:
    dag = date(2025, 10, 1)
    uren = (*LID4.uren, Urenwijziging(dag, D(18)), Urenwijziging(dag, D(36)))
    perioden = compute_tijdlijn(LID4._replace(uren=uren), date(2025, 12, 31))
    assert totalen(perioden) == ["1169.37", "584.68"]


def test_birthday_on_leap_day() -> None:
    perioden = compute_tijdlijn(LID4._replace(geboortedatum=date(2008, 2, 29)), date(2028, 12, 31))
    assert {date(2025, 3, 1), date(2026, 3, 1), date(2027, 3, 1), date(2028, 2, 29)} <= {
        p.van for p in perioden
    }


def test_period_without_an_amount_keeps_its_boundaries() -> None:
    start = LID4._replace(ingangsdatum=date(2026, 8, 1))
    perioden = compute_tijdlijn(start, date(2028, 2, 1))
    assert [(p.van, p.tot) for p in perioden[1:]] == [
        (date(2027, 1, 1), date(2027, 12, 31)),
        (date(2028, 1, 1), date(2028, 2, 1)),
    ]
    assert totalen(perioden)[1:] == ["nog geen bedrag vanaf 01-01-2027", "nog geen bedrag vanaf 01-01-2028"]
    assert compute_maanddelen(perioden[1]) == ()


def test_before_the_method_there_is_no_money() -> None:
    oud = LID4._replace(ingangsdatum=date(2021, 3, 1), uren=(), loonwaarden=LID4.loonwaarden)
    assert totalen(compute_tijdlijn(oud, date(2021, 12, 31))) == ["geen contracturen bekend op 01-03-2021"]
    uren = (Urenwijziging(date(2021, 1, 1), D(36)),)
    waarden = (Loonwaardewijziging(date(2021, 1, 1), 60),)
    perioden = compute_tijdlijn(oud._replace(uren=uren, loonwaarden=waarden), date(2022, 1, 1))
    assert totalen(perioden) == ["geen bedrag voor 01-07-2021", "920.32"]


def test_too_young_is_said_in_the_period() -> None:
    (periode,) = compute_tijdlijn(LID4._replace(geboortedatum=date(2012, 1, 2)), date(2025, 6, 1))
    assert periode.melding.startswith("geboortedatum")


def test_own_choice_of_the_first_day() -> None:
    keuze = (Peildatumkeuze(date(2025, 9, 1), "afspraak met de gemeente"),)
    daarna = compute_tijdlijn(FORFAIT._replace(peildata=keuze), date(2025, 12, 31))[1]
    assert daarna.peildatum == date(2025, 9, 1)
    assert daarna.markeringen == ("bedragen van 01-09-2025 op eigen keuze: afspraak met de gemeente",)


def test_end_of_the_placement_and_empty_timeline() -> None:
    kort = LID4._replace(einde=date(2025, 4, 30))
    assert compute_tijdlijn(kort, date(2026, 1, 1))[-1].tot == date(2025, 4, 30)
    assert compute_tijdlijn(kort, date(2024, 12, 31)) == ()


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"einde": date(2024, 12, 31)}, "einde"),
        ({"uren": (Urenwijziging(date(2025, 1, 1), D(0)),)}, "contracturen"),
        ({"voltijduren": D(60)}, "voltijduren"),
        ({"voltijduren": D("36.123")}, "voltijduren"),
        ({"uren": (Urenwijziging(date(2025, 1, 1), D("20.123")),)}, "contracturen"),
        ({"loonwaarden": (Loonwaardewijziging(date(2025, 1, 1), 101),)}, "loonwaarde"),
    ],
)
def test_refused_input(anders: dict[str, object], veld: str) -> None:
    with pytest.raises(LoonwaardeFout) as fout:
        compute_tijdlijn(LID4._replace(**anders), date(2025, 12, 31))  # type: ignore[arg-type]
    assert fout.value.veld == veld


@pytest.mark.parametrize(
    ("start", "laatste"),
    [
        (date(2025, 3, 1), date(2025, 8, 31)),
        (date(2025, 8, 31), date(2026, 2, 27)),
        (date(2027, 8, 31), date(2028, 2, 28)),
        (date(2025, 7, 1), date(2025, 12, 31)),
    ],
)
def test_last_day_of_the_forfait(start: date, laatste: date) -> None:
    assert forfait_einde(start) == laatste


@pytest.mark.parametrize(
    ("route", "gemeten", "rapport", "buiten", "vanaf"),
    [
        ("lid4", True, date(2026, 1, 5), None, date(2026, 1, 5)),
        ("lid4", False, None, date(2026, 1, 3), None),
        ("lid5", False, None, date(2026, 1, 3), date(2026, 1, 3)),
        ("lid5", False, None, None, None),
        ("lid5", True, date(2026, 1, 5), date(2026, 1, 3), date(2026, 1, 5)),
        ("lid5", True, None, date(2026, 1, 3), None),
    ],
)
def test_the_day_from_which_a_decision_must_follow(route, gemeten, rapport, buiten, vanaf) -> None:
    assert decision_runs_from(route, gemeten, rapport, buiten) == vanaf


def test_terms() -> None:
    assert beslistermijn(date(2026, 1, 1)) == date(2026, 2, 5)
    assert beslistermijn(date(2020, 1, 1)) == date(2020, 2, 5)
    assert add_months(date(2025, 12, 31), 2) == date(2026, 2, 28)


def test_parts_of_a_month_and_four_weeks() -> None:
    (periode,) = compute_tijdlijn(LID4._replace(ingangsdatum=date(2025, 1, 17)), date(2025, 3, 10))
    delen = compute_maanddelen(periode)
    assert [(d.dagen, d.dagen_in_maand, str(d.bedrag)) for d in delen] == [
        (15, 31, "565.82"),
        (28, 28, "1169.37"),
        (10, 31, "377.22"),
    ]
    assert [d.markering for d in delen] == [NIET_WETTELIJK, "", NIET_WETTELIJK]
    assert periode.subsidie is not None
    assert str(compute_vier_weken(periode.subsidie)) == "1079.42"


def test_a_month_of_which_one_day_counts_is_a_part_too() -> None:
    (periode,) = compute_tijdlijn(LID4, date(2025, 2, 1))
    assert [(d.dagen, str(d.bedrag)) for d in compute_maanddelen(periode)] == [(31, "1169.37"), (1, "41.76")]


def test_periods_join_without_gaps() -> None:
    perioden = compute_tijdlijn(FORFAIT._replace(geboortedatum=date(2006, 7, 9)), date(2030, 1, 1))
    for eerst, daarna in pairwise(perioden):
        assert eerst.tot + timedelta(days=1) == daarna.van


def test_the_vakantiebijslag_of_a_loonwaarde_goes_before_that_of_the_plaatsing() -> None:
    eigen = (Loonwaardewijziging(date(2025, 1, 1), 60, D(0)),)
    (periode,) = compute_tijdlijn(LID4._replace(loonwaarden=eigen, vakantiebijslag=D(10)), date(2025, 12, 31))
    assert periode.subsidie is not None and periode.subsidie.invoer.vakantiebijslag == 0
    assert str(periode.subsidie.totaal) == "1299.30"  # (2191,80 × 1,08 − 60 % × 2191,80) × 1,235
