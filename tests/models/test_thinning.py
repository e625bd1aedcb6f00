"""Thinning: 10 newest, 7 days, 5 weeks, 12 months; what is needed always stays."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.thinning import choose_kept

BEGIN = datetime(2026, 1, 1)
moments = st.sets(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(lambda found: found.replace(microsecond=0)),
    max_size=120,
)


def test_nothing_to_keep():
    assert choose_kept([]) == set()


def test_a_year_of_backups_every_half_hour():
    end = BEGIN + timedelta(days=365)
    made = [BEGIN + timedelta(minutes=30 * step) for step in range(48 * 365)]
    kept = sorted(choose_kept(made), reverse=True)
    assert kept[:10] == [end - timedelta(minutes=30 * step) for step in range(1, 11)]
    assert {found.date() for found in kept} >= {(end - timedelta(days=step)).date() for step in range(1, 8)}
    assert {(found.year, found.month) for found in kept} == {(2026, month) for month in range(1, 13)}
    assert len(kept) == 10 + 6 + 3 + 11  # one moment may stand for its day, its week and its month


@given(moments)
@settings(max_examples=150)
def test_always(made):
    kept = choose_kept(made)
    assert kept <= made
    assert set(sorted(made)[-10:]) <= kept
    assert len(kept) <= 10 + 7 + 5 + 12
    assert choose_kept(kept) == kept


@given(moments, st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))
@settings(max_examples=150)
def test_thinning_as_one_goes_keeps_the_newest_of_each_of_the_last_twelve_months(made, last):
    kept: set[datetime] = set()
    for moment in sorted(made | {last}):
        kept = choose_kept(kept | {moment})
    months: dict[tuple[int, int], datetime] = {}
    for moment in sorted(made | {last}):
        months[(moment.year, moment.month)] = moment
    assert set(list(months.values())[-12:]) <= kept
