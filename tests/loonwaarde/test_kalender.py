"""Public holidays and working days, against dates looked up in printed calendars."""

from datetime import date, timedelta

import pytest

from app.loonwaarde import add_werkdagen, count_werkdagen, is_werkdag
from app.loonwaarde.kalender import feestdagen, koningsdag, pasen

PAASDATA = {
    1961: (4, 2),
    1981: (4, 19),
    2000: (4, 23),
    2008: (3, 23),
    2011: (4, 24),
    2021: (4, 4),
    2022: (4, 17),
    2023: (4, 9),
    2024: (3, 31),
    2025: (4, 20),
    2026: (4, 5),
    2027: (3, 28),
    2030: (4, 21),
    2038: (4, 25),
    2049: (4, 18),
    2076: (4, 19),
}


@pytest.mark.parametrize(("jaar", "dag"), PAASDATA.items())
def test_easter(jaar, dag):
    assert pasen(jaar) == date(jaar, *dag)


def test_easter_is_a_sunday_between_22_march_and_25_april():
    for jaar in range(1900, 2101):
        assert pasen(jaar).weekday() == 6
        assert date(jaar, 3, 22) <= pasen(jaar) <= date(jaar, 4, 25)


def knuth(jaar: int) -> date:
    """Easter by the other road: golden number, epact and the full moon of the church (Knuth)."""
    gulden, eeuw = jaar % 19 + 1, jaar // 100 + 1
    zon, maan = 3 * eeuw // 4 - 12, (8 * eeuw + 5) // 25 - 5
    epacta = (11 * gulden + 20 + maan - zon) % 30
    epacta += epacta == 24 or (epacta == 25 and gulden > 11)
    vol = 44 - epacta if epacta <= 23 else 74 - epacta
    zondag = vol + 7 - (5 * jaar // 4 - zon - 10 + vol) % 7
    return date(jaar, 3, 1) + timedelta(days=zondag - 1)


def test_easter_by_two_roads_from_the_first_year_of_the_calendar():
    assert [jaar for jaar in range(1583, 4200) if pasen(jaar) != knuth(jaar)] == []


def test_the_day_of_the_king_and_before_him_the_queen_is_never_a_sunday():
    assert koningsdag(2014) == date(2014, 4, 26)
    assert koningsdag(2025) == date(2025, 4, 26)
    assert koningsdag(2026) == date(2026, 4, 27)
    assert koningsdag(2013) == date(2013, 4, 30)
    assert koningsdag(2006) == date(2006, 4, 29)
    assert all(koningsdag(jaar).weekday() != 6 for jaar in range(1980, 2101))


def test_the_holidays_of_2026():
    dagen = ["01-01", "04-05", "04-06", "04-27", "05-14", "05-24", "05-25", "12-25", "12-26"]
    assert sorted(f"{dag:%m-%d}" for dag in feestdagen(2026)) == dagen
    assert feestdagen(2026, bevrijdingsdag=True) - feestdagen(2026) == {date(2026, 5, 5)}


def test_working_days():
    assert is_werkdag(date(2026, 11, 20))
    assert not is_werkdag(date(2026, 11, 21))
    assert not is_werkdag(date(2026, 4, 27))
    assert is_werkdag(date(2026, 5, 5))
    assert not is_werkdag(date(2026, 5, 5), bevrijdingsdag=True)


@pytest.mark.parametrize(
    ("dag", "aantal", "verwacht"),
    [
        ("2026-11-16", 5, "2026-11-23"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-21", 0, "2026-11-21"),
        ("2026-12-23", 5, "2026-12-31"),
        ("2026-12-31", 1, "2027-01-04"),
        ("2026-04-02", 2, "2026-04-07"),
        ("2026-05-13", 1, "2026-05-15"),
        ("2026-05-04", 1, "2026-05-05"),
    ],
)
def test_so_many_working_days_later(dag, aantal, verwacht):
    begin, einde = date.fromisoformat(dag), date.fromisoformat(verwacht)
    assert add_werkdagen(begin, aantal) == einde
    assert count_werkdagen(begin, einde) == aantal


def test_adding_and_counting_agree_for_a_whole_year():
    begin = date(2026, 1, 1)
    for n in range(365):
        dag = begin + timedelta(days=n)
        assert count_werkdagen(dag, add_werkdagen(dag, 7, True), True) == 7
    assert count_werkdagen(begin, begin - timedelta(days=3)) == 0
