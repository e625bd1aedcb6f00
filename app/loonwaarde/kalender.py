"""Dutch public holidays and working days.

The generally recognised holidays of Algemene termijnenwet (BWBR0002448) art. 3 lid 1: New Year's Day,
Easter Monday, Ascension Day, Whit Monday, Christmas and Boxing Day, King's Day and 5 May. Good Friday is
treated as one by lid 2 for terms, yet most people work: it is a working day here (choice). 5 May is free
for most people once in five years: whether it counts is the caller's choice.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

ZATERDAG = 5
_DAG = timedelta(days=1)


@cache
def pasen(jaar: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar (the computation of Meeus)."""
    a, (b, c) = jaar % 19, divmod(jaar, 100)
    d, e = divmod(b, 4)
    f = (b - (b + 8) // 25 + 1) // 3
    g = (19 * a + b - d - f + 15) % 30
    h, i = divmod(c, 4)
    k = (32 + 2 * e + 2 * h - g - i) % 7
    m = (a + 11 * g + 22 * k) // 451
    maand, dag = divmod(g + k - 7 * m + 114, 31)
    return date(jaar, maand, dag + 1)


def koningsdag(jaar: int) -> date:
    """Return King's Day: 27 April, a day earlier on a Sunday; until 2013 Queen's Day on 30 April.

    Queen's Day moved from a Sunday to 29 April (since 1980).
    """
    dag = date(jaar, 4, 27) if jaar >= 2014 else date(jaar, 4, 30)
    return dag - _DAG if dag.weekday() == 6 else dag


@cache
def feestdagen(jaar: int, bevrijdingsdag: bool = False) -> frozenset[date]:
    """Return the public holidays of a year; 5 May only when `bevrijdingsdag` says so."""
    eerste_paasdag = pasen(jaar)
    vast = {date(jaar, 1, 1), date(jaar, 12, 25), date(jaar, 12, 26), koningsdag(jaar)}
    beweeglijk = {eerste_paasdag + timedelta(days=dagen) for dagen in (0, 1, 39, 49, 50)}
    vrij = {date(jaar, 5, 5)} if bevrijdingsdag else set()
    return frozenset(vast | beweeglijk | vrij)


def is_werkdag(dag: date, bevrijdingsdag: bool = False) -> bool:
    """Tell whether a day is a working day: Monday to Friday and no public holiday."""
    return dag.weekday() < ZATERDAG and dag not in feestdagen(dag.year, bevrijdingsdag)


def add_werkdagen(dag: date, aantal: int, bevrijdingsdag: bool = False) -> date:
    """Return the working day that lies `aantal` (0 or more) working days after a day, itself not counted.

    With 0 it is the day itself.
    """
    while aantal > 0:
        dag += _DAG
        aantal -= is_werkdag(dag, bevrijdingsdag)
    return dag


def count_werkdagen(na: date, tot: date, bevrijdingsdag: bool = False) -> int:
    """Return the number of working days after `na` up to and including `tot`; 0 when `tot` is not later."""
    dagen = (na + timedelta(days=n) for n in range(1, (tot - na).days + 1))
    return sum(is_werkdag(dag, bevrijdingsdag) for dag in dagen)
