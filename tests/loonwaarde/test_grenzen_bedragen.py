"""The limits of entered amounts: what lies on them passes, and each message says what to do."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.loonwaarde import Bevinding, Waarde, controle_bedragen, load_bedragen

BEDRAGEN = load_bedragen()
VANDAAG = date(2026, 11, 29)
LOON = Waarde("referentiemaandloon", date(2027, 1, 1), waarde=Decimal("2380.80"), bron="Staatscourant")
LASTEN = replace(LOON, parameter="werkgeverslasten", waarde=Decimal(26))


def check(waarde: Waarde) -> list[Bevinding]:
    return list(controle_bedragen(BEDRAGEN, [waarde], VANDAAG))


@pytest.mark.parametrize(
    "waarde",
    [
        replace(LOON, bron="x" * 2000),
        replace(LOON, waarde=Decimal("2337.00")),
        replace(LASTEN, waarde=Decimal(30)),
        replace(LASTEN, waarde=Decimal(20)),
        replace(LASTEN, vanaf=date(2036, 1, 1)),
    ],
    ids=["long source", "unchanged", "a fifth more", "a fifth less", "ten years ahead"],
)
def test_what_lies_on_a_limit_passes(waarde: Waarde) -> None:
    assert check(waarde) == []


@pytest.mark.parametrize("waarde", ["0", "100"])
def test_the_ends_of_a_range_belong_to_it(waarde: str) -> None:
    (bevinding,) = check(replace(LASTEN, waarde=Decimal(waarde)))
    assert bevinding.code == "bedrag-sprong-waarde"


@pytest.mark.parametrize(
    ("waarde", "herstel"),
    [
        (
            replace(LOON, waarde=Decimal("2380.50")),
            "De wet rondt af op € 0,60. Kijk het getal na in de bron.",
        ),
        (
            replace(LASTEN, waarde=Decimal("26.125")),
            "Schrijf het getal met hoogstens twee decimalen; kijk het na in de bron.",
        ),
        (
            replace(LASTEN, parameter="lks_forfait_maanden", waarde=Decimal("6.5")),
            "Schrijf een heel getal; kijk het na in de bron.",
        ),
    ],
)
def test_a_wrong_rounding_says_how_to_write_it(waarde: Waarde, herstel: str) -> None:
    assert [bevinding.herstel for bevinding in check(waarde)] == [herstel]


@pytest.mark.parametrize(
    ("parameter", "voor"),
    [
        ("werkgeverslasten", "alle leeftijden samen"),
        ("minimumloon_uur", "elke leeftijd van 15 tot en met 21 jaar"),
    ],
)
def test_missing_ages_are_named(parameter: str, voor: str) -> None:
    (bevinding,) = check(replace(LASTEN, parameter=parameter, per_leeftijd=((40, Decimal(1)),)))
    assert bevinding.tekst.endswith(f"er hoort één bedrag te zijn voor {voor}")


def test_the_change_a_jump_is_measured_in() -> None:
    meer, minder = (check(replace(LASTEN, waarde=Decimal(getal)))[0] for getal in ("30.01", "19.99"))
    assert "20 procent hoger dan het bedrag daarvoor (25)" in meer.tekst
    assert "20 procent lager dan het bedrag daarvoor (25)" in minder.tekst
