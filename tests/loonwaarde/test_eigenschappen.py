"""Properties, and an oracle of its own: the formula of the law written out once more in fractions."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor

from hypothesis import given, settings
from hypothesis import strategies as st

from app.loonwaarde import (
    Hoofdtaak,
    Route,
    Subsidie,
    SubsidieInvoer,
    compute_loonwaarde,
    compute_subsidie,
)

# Month amounts typed in again, independent of the shipped files.
LONEN = {
    date(2022, 1, 1): Fraction("1725.00"),
    date(2023, 7, 1): Fraction("1995.00"),
    date(2024, 1, 1): Fraction("2069.40"),
    date(2025, 7, 1): Fraction("2245.80"),
    date(2026, 7, 1): Fraction("2337.00"),
}
JEUGD = {20: "0.8", 19: "0.6", 18: "0.5", 17: "0.395", 16: "0.345", 15: "0.3"}

uren = st.integers(100, 6000).map(lambda n: Decimal(n).scaleb(-2))
voltijd = st.integers(2000, 4800).map(lambda n: Decimal(n).scaleb(-2))
score = st.integers(0, 20000).map(lambda n: Decimal(n).scaleb(-2))
modest = settings(max_examples=150, deadline=None)


@st.composite
def invoeren(draw: st.DrawFn) -> SubsidieInvoer:
    peildatum = draw(st.sampled_from(sorted(LONEN)))
    jongste = 15 if peildatum.year >= 2024 else 21
    dagen = draw(st.integers(jongste * 366, 70 * 365))
    lid5 = draw(st.booleans())
    return SubsidieInvoer(
        peildatum,
        peildatum - timedelta(days=dagen),
        Route.LID5 if lid5 else Route.LID4,
        draw(uren),
        draw(voltijd),
        None if lid5 else draw(st.integers(0, 100)),
        draw(st.none() | st.integers(0, 10000).map(lambda n: Decimal(n).scaleb(-2))),
        draw(st.none() | st.integers(0, 2500).map(lambda n: Decimal(n).scaleb(-2))),
    )


def oracle(invoer: SubsidieInvoer) -> tuple[Fraction, Fraction]:
    """Return the subsidy before the hours, and the total, both unrounded."""
    dag, geboren = invoer.peildatum, invoer.geboortedatum
    leeftijd = dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))
    loon = LONEN[dag] * Fraction(JEUGD.get(leeftijd, "1"))
    kosten = loon * Fraction("1.08")
    bijslag = Fraction(8 if invoer.vakantiebijslag is None else invoer.vakantiebijslag)
    if invoer.loonwaarde is None:
        maand = kosten / 2
    else:
        verschil = kosten - loon * invoer.loonwaarde / 100 * (1 + bijslag / 100)
        maand = min(max(Fraction(0), verschil), kosten * Fraction("0.7"))
    werk, vol = Fraction(invoer.contracturen), Fraction(invoer.voltijduren)
    factor = min(werk, vol) / 36 if dag >= date(2024, 1, 1) else min(Fraction(1), werk / vol)
    lasten = Fraction("25") if dag >= date(2026, 7, 1) else Fraction("23.5")
    if invoer.werkgeverslasten is not None:
        lasten = Fraction(invoer.werkgeverslasten)
    return maand, maand * factor * (1 + lasten / 100)


def in_centen(bedrag: Fraction) -> Decimal:
    return Decimal(floor(bedrag * 100 + Fraction(1, 2))).scaleb(-2)


def without_uren(subsidie: Subsidie) -> Fraction:
    """Return the amount before hours and employer costs."""
    invoer = subsidie.invoer
    factor = min(Fraction(invoer.contracturen), Fraction(invoer.voltijduren))
    factor /= 36 if invoer.peildatum.year >= 2024 else Fraction(invoer.voltijduren)
    return subsidie.exact / (1 + Fraction(subsidie.werkgeverslasten_percentage) / 100) / factor


@modest
@given(invoeren())
def test_same_outcome_as_the_law_written_out_again(invoer: SubsidieInvoer) -> None:
    subsidie = compute_subsidie(invoer)
    maand, totaal = oracle(invoer)
    assert subsidie.exact == totaal
    assert subsidie.totaal == in_centen(totaal)
    assert without_uren(subsidie) == maand


@modest
@given(invoeren())
def test_parts_add_up_and_stay_under_the_cap(invoer: SubsidieInvoer) -> None:
    subsidie = compute_subsidie(invoer)
    assert subsidie.subsidie + subsidie.werkgeverslasten == subsidie.totaal
    assert min(subsidie.subsidie, subsidie.werkgeverslasten) >= 0
    hoogst = subsidie.minimumloon * Fraction("1.08") * Fraction("0.7")
    assert without_uren(subsidie) <= hoogst
    assert not subsidie.plafond or without_uren(subsidie) == hoogst


@modest
@given(invoeren(), st.integers(0, 99))
def test_more_loonwaarde_never_gives_more_subsidy(invoer: SubsidieInvoer, loonwaarde: int) -> None:
    laag, hoog = (
        compute_subsidie(invoer._replace(route=Route.LID4, loonwaarde=waarde))
        for waarde in (loonwaarde, loonwaarde + 1)
    )
    assert laag.exact >= hoog.exact
    assert laag.totaal >= hoog.totaal


@st.composite
def taken(draw: st.DrawFn) -> list[Hoofdtaak]:
    minuten = draw(st.lists(st.integers(200, 700), min_size=1, max_size=5))
    return [Hoofdtaak(draw(score), draw(score), draw(score), None, deel) for deel in minuten]


def plain_som(rij: list[Hoofdtaak]) -> Fraction:
    samen = sum(taak.minuten_per_week or 0 for taak in rij)
    som = Fraction(0)
    for taak in rij:
        deel = Fraction(taak.minuten_per_week or 0, samen)
        for factor in (taak.tempo, taak.kwaliteit, taak.netto_werktijd):
            deel *= min(Fraction(factor), Fraction(100)) / 100
        som += deel * 100
    return som


@modest
@given(taken(), st.randoms(use_true_random=False))
def test_order_of_hoofdtaken_does_not_matter(rij: list[Hoofdtaak], willekeur: object) -> None:
    eerst = compute_loonwaarde(rij, 5)
    anders = list(rij)
    willekeur.shuffle(anders)  # type: ignore[attr-defined]
    assert compute_loonwaarde(anders, 5).som == eerst.som == plain_som(rij)
    assert eerst.percentage == floor(eerst.som + Fraction(1, 2))


@modest
@given(taken())
def test_splitting_a_hoofdtaak_changes_nothing(rij: list[Hoofdtaak]) -> None:
    eerste = replace(rij[0], minuten_per_week=1200)
    helften = [replace(eerste, minuten_per_week=deel) for deel in (500, 700)]
    rest = rij[1:4]
    assert compute_loonwaarde([eerste, *rest], 5).som == compute_loonwaarde([*helften, *rest], 5).som


@modest
@given(taken())
def test_shown_results_lead_to_the_same_percentage(rij: list[Hoofdtaak]) -> None:
    loonwaarde = compute_loonwaarde(rij, 5)
    getoond = loonwaarde.getoond
    samen = sum(Fraction(tekst.rstrip("…").replace(",", ".")) for tekst in getoond.teksten)
    eindeloos = any(tekst.endswith("…") for tekst in getoond.teksten)
    assert eindeloos or floor(samen + Fraction(1, 2)) == loonwaarde.percentage
    gewoon = all(len(tekst.partition(",")[2]) == 2 for tekst in getoond.teksten)
    assert bool(getoond.opmerking) is not gewoon
