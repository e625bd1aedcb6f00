"""Refusals, ages, unconfirmed amounts and the explanation of a subsidy."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from app.loonwaarde import (
    LoonwaardeFout,
    Route,
    SubsidieInvoer,
    Waarde,
    compute_subsidie,
    leeftijd_op,
    load_bedragen,
    peildatum_for,
)

D = Decimal
INVOER = SubsidieInvoer(date(2025, 1, 1), date(1995, 1, 1), Route.LID4, D(36), D(38), 25)


def test_leeftijd_on_leap_day() -> None:
    assert leeftijd_op(date(2008, 2, 29), date(2025, 2, 28)) == 16
    assert leeftijd_op(date(2008, 2, 29), date(2025, 3, 1)) == 17
    assert leeftijd_op(date(2008, 2, 29), date(2028, 2, 29)) == 20
    assert leeftijd_op(date(2005, 6, 2), date(2025, 6, 1)) == 19


def test_peildatum() -> None:
    assert peildatum_for(date(2025, 9, 1), date(2025, 12, 31)) == date(2025, 9, 1)
    assert peildatum_for(date(2025, 9, 1), date(2026, 8, 1)) == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"route": "lid6"}, "route"),
        ({"route": Route.LID5}, "loonwaarde"),
        ({"loonwaarde": None}, "loonwaarde"),
        ({"loonwaarde": True}, "loonwaarde"),
        ({"loonwaarde": 101}, "loonwaarde"),
        ({"loonwaarde": -1}, "loonwaarde"),
        ({"contracturen": D(0)}, "contracturen"),
        ({"contracturen": D("60.01")}, "contracturen"),
        ({"contracturen": D("20.001")}, "contracturen"),
        ({"contracturen": D("NaN")}, "contracturen"),
        ({"contracturen": D("sNaN")}, "contracturen"),
        ({"contracturen": 36}, "contracturen"),
        ({"voltijduren": D("19.99")}, "voltijduren"),
        ({"voltijduren": D("48.01")}, "voltijduren"),
        ({"voltijduren": D("36.123")}, "voltijduren"),
        ({"voltijduren": [36]}, "voltijduren"),
        ({"vakantiebijslag": D("25.01")}, "vakantiebijslag"),
        ({"werkgeverslasten": D("100.01")}, "werkgeverslasten"),
        ({"werkgeverslasten": D("23.51234")}, "werkgeverslasten"),
        ({"geboortedatum": date(2026, 1, 1)}, "geboortedatum"),
        ({"geboortedatum": date(2010, 1, 2)}, "geboortedatum"),
        ({"geboortedatum": date(1949, 1, 1)}, "geboortedatum"),
    ],
)
def test_refusals_name_the_field(anders: dict[str, object], veld: str) -> None:
    with pytest.raises(LoonwaardeFout) as fout:
        compute_subsidie(INVOER._replace(**anders))  # type: ignore[arg-type]
    assert fout.value.veld == veld
    assert str(fout.value).startswith(veld)


@pytest.mark.parametrize(
    ("anders", "tekst"),
    [
        ({"geboortedatum": date(2025, 1, 2)}, "02-01-2025 ligt na de peildatum 01-01-2025."),
        ({"geboortedatum": date(2025, 1, 1)}, "leeftijd van 0 jaar op de peildatum 01-01-2025; dat moet 15"),
        ({"geboortedatum": date(1949, 1, 1)}, "leeftijd van 76 jaar .* dat moet 15 tot en met 75 jaar zijn"),
        ({"loonwaarde": -1}, "-1 is geen heel getal van 0 tot en met 100"),
    ],
)
def test_refusals_say_what_is_wrong(anders: dict[str, object], tekst: str) -> None:
    with pytest.raises(LoonwaardeFout, match=tekst):
        compute_subsidie(INVOER._replace(**anders))  # type: ignore[arg-type]


def test_the_limits_themselves_are_allowed() -> None:
    for geboren, leeftijd in ((date(2010, 1, 1), 15), (date(1949, 1, 2), 75)):
        assert compute_subsidie(INVOER._replace(geboortedatum=geboren)).leeftijd == leeftijd
    eigen = INVOER._replace(werkgeverslasten=D("23.5123"), vakantiebijslag=D("8.1234"))
    assert compute_subsidie(eigen).werkgeverslasten_percentage == D("23.5123")
    assert compute_subsidie(INVOER._replace(loonwaarde=100)).exact == 0


def test_properties_and_trail_under_the_cap() -> None:
    subsidie = compute_subsidie(INVOER)
    assert subsidie.plafond
    assert (subsidie.leeftijd, subsidie.peildatum) == (30, date(2025, 1, 1))
    assert subsidie.minimumloon == Fraction("2191.80")
    assert subsidie.werkgeverslasten_percentage == D("23.5")
    assert len(subsidie.onbevestigd) == 1
    stappen = subsidie.stappen
    assert len(stappen) == 6
    assert stappen[3].opmerking == "plafond van 70 % bereikt"
    assert stappen[4].uitkomst == "€ 1.657,00"
    assert stappen[5].uitkomst == "€ 2.046,40"
    assert stappen[5].opmerking.startswith("onbevestigd: vergoeding werkgeverslasten 23,5 procent")
    assert dict(stappen[4].invoer) == {"uren per week die tellen": "36", "gedeeld door": "36 uur"}
    assert str(stappen[4].bron) == "Participatiewet art. 10d lid 4"
    assert dict(stappen[5].invoer)["werkgeverslasten in geld"] == "€ 389,40"


@pytest.mark.parametrize(
    ("anders", "uitkomst", "opmerking"),
    [
        ({"loonwaarde": 29}, "€ 1.657,0008", "plafond van 70 % bereikt"),
        ({"loonwaarde": 30}, "€ 1.657,0008", ""),
        ({"loonwaarde": 60}, "€ 946,8576", ""),
        ({"loonwaarde": 100}, "€ 0,00", ""),
        ({"loonwaarde": 100, "vakantiebijslag": D(25)}, "€ 0,00", ""),
    ],
)
def test_the_difference_is_shown_as_it_counts(
    anders: dict[str, object], uitkomst: str, opmerking: str
) -> None:
    stap = compute_subsidie(INVOER._replace(**anders)).stappen[3]  # type: ignore[arg-type]
    assert (stap.uitkomst, stap.opmerking) == (uitkomst, opmerking)


def test_trail_of_the_forfait_before_2024() -> None:
    invoer = INVOER._replace(
        peildatum=date(2023, 7, 1), route=Route.LID5, loonwaarde=None, contracturen=D(40)
    )
    subsidie = compute_subsidie(invoer)
    assert [str(stap.bron) for stap in subsidie.stappen[2:4]] == ["Participatiewet art. 10d lid 5"] * 2
    assert dict(subsidie.stappen[3].invoer) == {"uren per week die tellen": "38", "gedeeld door": "38 uur"}
    assert subsidie.onbevestigd == ()


def test_own_percentages_are_named() -> None:
    subsidie = compute_subsidie(
        INVOER._replace(werkgeverslasten=D(0), vakantiebijslag=D("10.5"), loonwaarde=99)
    )
    assert subsidie.onbevestigd == ()
    assert subsidie.werkgeverslasten == 0
    opmerkingen = [stap.opmerking for stap in subsidie.stappen]
    assert "vakantiebijslag zelf opgegeven" in opmerkingen
    assert "percentage zelf opgegeven" in opmerkingen
    assert compute_subsidie(INVOER._replace(vakantiebijslag=D(25), loonwaarde=100)).totaal == 0


def test_unconfirmed_youth_percentages_are_named_without_a_number() -> None:
    tabel = tuple((leeftijd, D(60)) for leeftijd in range(15, 21))
    jeugd = Waarde("jeugdpercentage", date(2025, 1, 1), None, None, tabel, "onbevestigd", "krant")
    invoer = INVOER._replace(geboortedatum=date(2006, 1, 1), werkgeverslasten=D(0))
    subsidie = compute_subsidie(invoer, load_bedragen().with_values([jeugd]))
    assert subsidie.onbevestigd == (
        "percentage van het minimumloon onder 21 jaar vanaf 01-01-2025. Bron: krant",
    )
    assert subsidie.stappen[0].opmerking.startswith("onbevestigd: ")
