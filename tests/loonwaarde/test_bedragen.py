"""The shipped amounts and those a user adds."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest

from app.loonwaarde import GeenBedrag, LoonwaardeFout, Waarde, load_bedragen

BEDRAGEN = load_bedragen()


def make_loon(**anders: object) -> Waarde:
    velden = {
        "parameter": "referentiemaandloon",
        "vanaf": date(2027, 1, 1),
        "waarde": Decimal("2400"),
        "bron": "Staatscourant",
    }
    return Waarde(**velden | anders)  # type: ignore[arg-type]


def test_every_value_has_a_source_and_a_known_status() -> None:
    assert len(BEDRAGEN.all()) >= 40
    for waarde in BEDRAGEN.all():
        assert waarde.bron.startswith("https://")
        assert waarde.status in ("bevestigd", "onbevestigd")
        assert waarde.tot is None or waarde.tot > waarde.vanaf


def test_supported_days() -> None:
    assert BEDRAGEN.eerste_dag() == date(2021, 7, 1)
    assert BEDRAGEN.laatste_dag() == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("dag", "leeftijd", "bedrag"),
    [
        (date(2021, 7, 1), 64, "1701"),
        (date(2023, 12, 31), 17, "788.05"),
        (date(2024, 1, 1), 21, "2069.40"),
        (date(2026, 6, 30), 15, "688.32"),
        (date(2026, 12, 31), 20, "1869.60"),
    ],
)
def test_minimumloon(dag: date, leeftijd: int, bedrag: str) -> None:
    assert BEDRAGEN.minimumloon(dag, leeftijd)[0] == Fraction(bedrag)


def test_no_amount_outside_the_supported_days() -> None:
    with pytest.raises(GeenBedrag, match=r"minimumloon.*01-07-2021"):
        BEDRAGEN.minimumloon(date(2021, 6, 30), 30)
    with pytest.raises(GeenBedrag, match=r"01-01-2027.*minimumloon.*Wettelijke bedragen"):
        BEDRAGEN.minimumloon(date(2027, 1, 1), 30)
    for dag in (date(2024, 1, 1), date(2023, 1, 1)):
        with pytest.raises(LoonwaardeFout, match="14 jaar"):
            BEDRAGEN.minimumloon(dag, 14)


def test_percentages_hold_until_a_newer_one() -> None:
    assert BEDRAGEN.werkgeverslasten(date(2023, 12, 31)).status == "bevestigd"
    assert BEDRAGEN.werkgeverslasten(date(2024, 1, 1)).status == "onbevestigd"
    assert BEDRAGEN.werkgeverslasten(date(2040, 1, 1)).getal == 25
    assert BEDRAGEN.vakantiebijslag(date(2040, 1, 1)).getal == 8


def test_the_ages_at_which_the_minimum_wage_changes() -> None:
    assert BEDRAGEN.jeugdleeftijden() == (16, 17, 18, 19, 20, 21)


def test_a_value_ends_the_day_before_the_next() -> None:
    for rij in BEDRAGEN.waarden.values():
        for eerst, daarna in pairwise(rij):
            assert eerst.tot == daarna.vanaf - timedelta(days=1)
    assert [w.tot for w in BEDRAGEN.waarden["werkgeverslasten"]][-1] is None


def test_an_amount_of_nothing_is_an_amount() -> None:
    for bedrag in ("0", "0.01"):
        meer = BEDRAGEN.with_values([make_loon(waarde=Decimal(bedrag))])
        assert meer.minimumloon(date(2027, 1, 1), 21)[0] == Fraction(bedrag)


def test_a_number_that_is_not_there() -> None:
    with pytest.raises(LoonwaardeFout, match="geen enkel getal"):
        _ = BEDRAGEN.urennorm(date(2023, 1, 1)).getal


def test_added_and_replaced_values() -> None:
    meer = BEDRAGEN.with_values([make_loon(), make_loon(waarde=Decimal("2500"))])
    assert meer.laatste_dag() == date(2027, 6, 30)
    assert meer.minimumloon(date(2027, 3, 1), 40)[0] == 2500
    assert BEDRAGEN.laatste_dag() == date(2026, 12, 31)
    jeugd = Waarde(
        "jeugdpercentage",
        date(2027, 1, 1),
        per_leeftijd=tuple((leeftijd, Decimal(50)) for leeftijd in range(15, 21)),
        bron="Staatsblad",
    )
    assert meer.with_values([jeugd]).minimumloon(date(2027, 1, 1), 18)[0] == 1250
    assert meer.with_values([jeugd]).minimumloon(date(2027, 1, 1), 21)[0] == 2500


def test_only_these_values_have_their_own_ends() -> None:
    zonder = [w for w in BEDRAGEN.all() if w.vanaf != date(2026, 7, 1)]
    enkel = BEDRAGEN.only_values(zonder)
    assert enkel.werkgeverslasten(date(2040, 1, 1)).getal == Decimal("23.5")
    assert enkel.laatste_dag() == date(2026, 6, 30)
    assert enkel.parameters is BEDRAGEN.parameters


@pytest.mark.parametrize(
    "fout",
    [
        {"parameter": "onbekend"},
        {"waarde": None},
        {"waarde": Decimal("-1")},
        {"waarde": Decimal("NaN")},
        {"bron": " "},
        {"per_leeftijd": ((18, Decimal(1)),)},
    ],
)
def test_with_values_refuses(fout: dict[str, object]) -> None:
    with pytest.raises(LoonwaardeFout):
        BEDRAGEN.with_values([make_loon(**fout)])
