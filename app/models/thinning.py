"""Which backups stay: the newest ones, then one per day, week and month further back."""

from collections.abc import Callable, Iterable
from datetime import datetime

NEWEST, DAYS, WEEKS, MONTHS = 10, 7, 5, 12


def choose_kept(moments: Iterable[datetime]) -> set[datetime]:
    """The 10 newest, and the newest of each of the last 7 days, 5 weeks and 12 months that have one.

    Days without a backup do not count: a laptop that was away for a month loses nothing.
    """
    ordered = sorted(set(moments), reverse=True)
    kept = set(ordered[:NEWEST])
    kept |= _newest_per(ordered, lambda moment: (moment.year, moment.month, moment.day), DAYS)
    kept |= _newest_per(ordered, lambda moment: tuple(moment.isocalendar())[:2], WEEKS)
    kept |= _newest_per(ordered, lambda moment: (moment.year, moment.month), MONTHS)
    return kept


def _newest_per(
    ordered: list[datetime], period: Callable[[datetime], tuple[int, ...]], count: int
) -> set[datetime]:
    first: dict[tuple[int, ...], datetime] = {}
    for moment in ordered:
        first.setdefault(period(moment), moment)
    return set(list(first.values())[:count])
