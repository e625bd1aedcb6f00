"""The tijdlijn against a computation that knows no periods: for one day it asks everything again.

Written from the rules (start, 1 January, forfait, hours, loonwaarde, age), with fractions and amounts read
straight from the files; nothing of the tijdlijn or of the formula is used.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import app.loonwaarde
from app.loonwaarde import (
    Loonwaardewijziging,
    Peildatumkeuze,
    Periode,
    PlaatsingInvoer,
    Route,
    Urenwijziging,
    compute_maanddelen,
    compute_tijdlijn,
)

DAG = timedelta(days=1)
LAATSTE = date(2027, 6, 30)
BEGIN, EINDE_BEDRAGEN = date(2021, 7, 1), date(2026, 12, 31)
MAP = Path(app.loonwaarde.__file__).parent / "bedragen"


@cache
def rijen(naam: str) -> list[dict]:
    return tomllib.loads((MAP / f"{naam}.toml").read_text("utf-8"))["waarde"]


@cache
def laatste(naam: str, dag: date) -> dict:
    return [rij for rij in rijen(naam) if rij["vanaf"] <= dag][-1]


def verjaardag(geboren: date, jaar: int) -> date:
    try:
        return geboren.replace(year=jaar)
    except ValueError:
        return date(jaar, 3, 1)


def leeftijd(geboren: date, dag: date) -> int:
    return dag.year - geboren.year - (verjaardag(geboren, dag.year) > dag)


def half_jaar_later(dag: date) -> date:
    """The same day six months on, or the last of that month."""
    jaar, maand = (dag.year, dag.month + 6) if dag.month <= 6 else (dag.year + 1, dag.month - 6)
    for nummer in range(dag.day, 0, -1):
        try:
            return date(jaar, maand, nummer)
        except ValueError:
            continue
    raise AssertionError


@cache
def minimumloon(peildatum: date, jaren: int) -> Fraction:
    if peildatum < date(2024, 1, 1):
        tabel = laatste("minimumloon_maand", peildatum)["per_leeftijd"]
        return Fraction(tabel[str(min(jaren, 21))])
    vol = Fraction(laatste("referentiemaandloon", peildatum)["waarde"])
    jeugd = rijen("jeugdpercentage")[0]["per_leeftijd"]
    return vol if jaren >= 21 else vol * Fraction(jeugd[str(jaren)]) / 100


@dataclass(frozen=True)
class Antwoord:
    """Euro per month, exact; None without an amount."""

    bedrag: Fraction | None


def reken(p: PlaatsingInvoer, dag: date, peildatum: date, begin: date) -> Antwoord:
    """One day in a period that begins on `begin`: the age is the one on that day."""
    uren = {u.vanaf: u.contracturen for u in p.uren if u.vanaf <= dag}
    metingen = {w.vanaf: w for w in p.loonwaarden if w.vanaf <= dag}
    jaren = leeftijd(p.geboortedatum, begin)
    if not uren or not 15 <= jaren <= 75 or not BEGIN <= peildatum <= EINDE_BEDRAGEN:
        return Antwoord(None)
    bijslag = 1 + Fraction(8, 100)
    basis = minimumloon(peildatum, jaren) * bijslag
    if forfait(p, dag):
        deel = basis / 2
    elif not metingen:
        return Antwoord(None)
    else:
        meting = metingen[max(metingen)]
        eigen = meting.vakantiebijslag if meting.vakantiebijslag is not None else Decimal(8)
        waarde = minimumloon(peildatum, jaren) * (1 + Fraction(eigen) / 100) * meting.loonwaarde / 100
        deel = min(max(Fraction(0), basis - waarde), basis * 7 / 10)
    contract, voltijd = Fraction(uren[max(uren)]), Fraction(p.voltijduren)
    nieuw = peildatum >= date(2024, 1, 1)
    factor = min(contract, voltijd) / 36 if nieuw else min(Fraction(1), contract / voltijd)
    lasten = Fraction(laatste("werkgeverslasten", peildatum)["waarde"]) / 100
    return Antwoord(deel * factor * (1 + lasten))


def forfait(p: PlaatsingInvoer, dag: date) -> bool:
    gemeten = any(w.vanaf <= dag for w in p.loonwaarden)
    return p.route == "lid5" and not gemeten and dag < half_jaar_later(p.ingangsdatum)


def begint(p: PlaatsingInvoer, dag: date) -> bool:
    """Whether something changes on this day."""
    if dag == p.ingangsdatum or (dag.month, dag.day) == (1, 1):
        return True
    if dag in {u.vanaf for u in p.uren} | {w.vanaf for w in p.loonwaarden}:
        return True
    if p.route == "lid5" and forfait(p, dag - DAG) != forfait(p, dag):
        return True
    return dag == verjaardag(p.geboortedatum, dag.year) and leeftijd(p.geboortedatum, dag) in range(16, 22)


def randen(p: PlaatsingInvoer) -> list[date]:
    """Every day on which something may begin; `begint` judges the same day by day."""
    jaren = range(p.ingangsdatum.year + 1, LAATSTE.year + 1)
    dagen = {p.ingangsdatum, *(date(jaar, 1, 1) for jaar in jaren)}
    dagen |= {u.vanaf for u in p.uren} | {w.vanaf for w in p.loonwaarden}
    dagen |= {verjaardag(p.geboortedatum, p.geboortedatum.year + oud) for oud in range(16, 22)}
    dagen |= {half_jaar_later(p.ingangsdatum)} if p.route == "lid5" else set()
    return [dag for dag in dagen if dag >= p.ingangsdatum and begint(p, dag)]


def op(p: PlaatsingInvoer, dag: date, begonnen: list[date]) -> Antwoord:
    """Go back to the day on which the present state began, and compute with what held then."""
    begin = max(rand for rand in begonnen if rand <= dag)
    peildatum = p.ingangsdatum if dag.year == p.ingangsdatum.year else date(dag.year, 1, 1)
    if begin in {k.vanaf for k in p.peildata}:
        peildatum = begin
    return reken(p, dag, peildatum, begin)


def maak(rng: Random) -> PlaatsingInvoer:
    """Starts from 2021 to 2026, ages 14 to 60 with many young people, changes on any day."""

    def dag(jaren: int) -> date:
        return start + timedelta(days=rng.randrange(-40, 366 * jaren))

    start = date(2021, 5, 1) + timedelta(days=rng.randrange(2000))
    if rng.random() < 0.2:
        start = start.replace(day=rng.choice((1, 28)))
    jong = rng.random() < 0.7
    geboren = start - timedelta(
        days=rng.randrange(14 * 366, 22 * 365) if jong else rng.randrange(8000, 22000)
    )
    if rng.random() < 0.1:
        geboren = date(rng.choice((1996, 2000, 2004, 2008)), 2, 29)
    uren = {start if rng.random() < 0.9 else start + 30 * DAG} | {dag(3) for _ in range(rng.randrange(3))}
    route = rng.choice((Route.LID4, Route.LID5))
    gemeten = {dag(2) for _ in range(rng.randrange(4))} | ({start} if route == Route.LID4 else set())
    invoer = PlaatsingInvoer(
        geboren,
        start,
        start + timedelta(days=rng.randrange(1200)) if rng.random() < 0.4 else None,
        route,
        Decimal(rng.choice((36, 38, 40))),
        tuple(Urenwijziging(d, Decimal(rng.randrange(400, 4000)) / 100) for d in uren),
        tuple(
            Loonwaardewijziging(d, rng.randrange(101), rng.choice((None, None, Decimal("8.33"))))
            for d in gemeten
        ),
    )
    if rng.random() < 0.2:
        keuze = rng.choice((*uren, *gemeten))
        return invoer._replace(peildata=(Peildatumkeuze(keuze, "afspraak"),))
    return invoer


def dagen(p: PlaatsingInvoer, rng: Random, einde: date) -> Iterator[date]:
    """The first and last day, the first of every month, and the days around each change."""
    yield from (p.ingangsdatum, einde)
    jaar, maand = p.ingangsdatum.year, p.ingangsdatum.month
    while (eerste := date(jaar, maand, 1)) <= einde:
        yield eerste
        jaar, maand = (jaar, maand + 1) if maand < 12 else (jaar + 1, 1)
    for rand in (*(u.vanaf for u in p.uren), *(w.vanaf for w in p.loonwaarden)):
        yield from (rand - DAG, rand)
    yield from (verjaardag(p.geboortedatum, p.geboortedatum.year + jaren) for jaren in range(15, 22))
    yield from (half_jaar_later(p.ingangsdatum) - DAG, half_jaar_later(p.ingangsdatum))
    yield p.ingangsdatum + timedelta(days=rng.randrange(1 + (einde - p.ingangsdatum).days))


def van_periode(perioden: tuple[Periode, ...], dag: date) -> Fraction | None:
    (periode,) = [periode for periode in perioden if periode.van <= dag <= periode.tot]
    return periode.subsidie.exact if periode.subsidie else None


@pytest.fixture
def aantal(request: pytest.FixtureRequest) -> int:
    """Placements of one part; asked here, for the hunt for faults in the law runs without any conftest."""
    return 1_000 if request.config.getoption("--long", default=False) else 100


@pytest.mark.parametrize("deel", range(10))
def test_each_day_has_the_amount_of_a_computation_without_periods(deel: int, aantal: int) -> None:
    rng = Random(f"tijdlijn-{deel}")
    for nummer in range(aantal):
        p = maak(rng)
        einde = min(LAATSTE, p.einde or LAATSTE)
        perioden, begonnen = compute_tijdlijn(p, LAATSTE), randen(p)
        for dag in dagen(p, rng, einde):
            if p.ingangsdatum <= dag <= einde:
                assert van_periode(perioden, dag) == op(p, dag, begonnen).bedrag, (nummer, dag, p)
        if nummer % 50 == 0:
            alle = (p.ingangsdatum + n * DAG for n in range((einde - p.ingangsdatum).days + 1))
            assert [q.van for q in perioden] == [dag for dag in alle if begint(p, dag)], p


def test_a_month_is_the_sum_of_its_days() -> None:
    rng = Random("maanden")
    for _ in range(20):
        p = maak(rng)
        begonnen = randen(p)
        for periode in compute_tijdlijn(p, LAATSTE):
            for deel in compute_maanddelen(periode):
                dag, som = deel.van, Fraction(0)
                while dag <= deel.tot:
                    som += (op(p, dag, begonnen).bedrag or 0) / deel.dagen_in_maand
                    dag += DAG
                assert deel.bedrag == Decimal(int(som * 100 + Fraction(1, 2))) / 100


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, 10**9).map(Random).map(maak),
    st.dates(date(2020, 1, 1), date(2029, 12, 31)),
    st.dates(date(2021, 1, 1), date(2028, 12, 31)),
)
def test_with_a_first_day_the_rest_is_the_tail_of_the_whole(
    p: PlaatsingInvoer, vanaf: date, tot: date
) -> None:
    """Periods before that day are not computed at all; those after it are the same, reasons and marks too."""
    whole = compute_tijdlijn(p, tot)
    assert compute_tijdlijn(p, tot, vanaf=vanaf) == tuple(q for q in whole if q.tot >= vanaf)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9).map(Random).map(maak), st.integers(0, 40))
def test_the_tail_from_the_edge_of_a_period(p: PlaatsingInvoer, plek: int) -> None:
    """Around each boundary, where one day more or less is another period."""
    whole = compute_tijdlijn(p, LAATSTE)
    for rand in [q.van for q in whole][plek % (len(whole) or 1) :][:1]:
        for vanaf in (rand - DAG, rand, rand + DAG):
            assert compute_tijdlijn(p, LAATSTE, vanaf=vanaf) == tuple(q for q in whole if q.tot >= vanaf)
