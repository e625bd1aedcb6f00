"""Checks of entered amounts: every shipped amount passes, and every fault is named at its field."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.loonwaarde import Bevinding, Ernst, Waarde, controle_bedragen, load_bedragen

BEDRAGEN = load_bedragen()
VANDAAG = date(2026, 11, 29)
JANUARI = date(2027, 1, 1)
LOON = Waarde("referentiemaandloon", JANUARI, waarde=Decimal("2380.80"), bron="Staatscourant 2026, 40000")
UUR = Waarde(
    "minimumloon_uur",
    JANUARI,
    per_leeftijd=tuple(
        (jaren, Decimal(bedrag))
        for jaren, bedrag in (
            (21, "15.20"),
            (20, "12.16"),
            (19, "9.12"),
            (18, "7.60"),
            (17, "6.00"),
            (16, "5.24"),
            (15, "4.56"),
        )
    ),
    bron="Staatscourant",
)
LASTEN = Waarde("werkgeverslasten", JANUARI, waarde=Decimal("26"), bron="Staatscourant")


def check(*waarden: Waarde) -> list[str]:
    return [bevinding.code for bevinding in controle_bedragen(BEDRAGEN, waarden, VANDAAG)]


def one(waarde: Waarde) -> Bevinding:
    (bevinding,) = controle_bedragen(BEDRAGEN, [waarde], VANDAAG)
    return bevinding


@pytest.mark.parametrize("waarde", BEDRAGEN.all(), ids=lambda w: f"{w.parameter}-{w.vanaf}")
def test_every_shipped_amount_passes(waarde: Waarde) -> None:
    fouten = [b for b in controle_bedragen(BEDRAGEN, [waarde], VANDAAG) if b.ernst is Ernst.BLOKKEERT]
    vast = BEDRAGEN.parameters[waarde.parameter].grenzen.vast
    zonder_getal = waarde.waarde is None and not waarde.per_leeftijd
    assert bool(fouten) is (vast or zonder_getal)


def test_shipped_youth_amounts_follow_the_percentages() -> None:
    for naam in ("minimumloon_maand", "minimumloon_uur"):
        for waarde in BEDRAGEN.waarden[naam]:
            assert not [code for code in check(waarde) if "jeugd" in code]


def test_right_amounts_have_no_finding() -> None:
    assert check(LOON, UUR, LASTEN) == []


@pytest.mark.parametrize(
    ("anders", "code", "veld"),
    [
        ({"parameter": "onbekend"}, "bedrag-onbekend", "parameter"),
        ({"parameter": "hoofdtaak_minuten"}, "bedrag-vast", "parameter"),
        ({"waarde": Decimal("2380.81")}, "bedrag-afronding", "waarde"),
        ({"waarde": Decimal("2380.50")}, "bedrag-afronding", "waarde"),
        ({"waarde": Decimal("999.60")}, "bedrag-bereik", "waarde"),
        ({"waarde": Decimal("NaN")}, "bedrag-bereik", "waarde"),
        ({"waarde": Decimal("sNaN")}, "bedrag-bereik", "waarde"),
        ({"waarde": Decimal("Infinity")}, "bedrag-bereik", "waarde"),
        ({"waarde": None}, "bedrag-leeg", "waarde"),
        ({"per_leeftijd": ((20, Decimal(1)),)}, "bedrag-leeftijden", "waarde"),
        ({"vanaf": date(2027, 1, 2)}, "bedrag-overlap", "vanaf"),
        ({"vanaf": date(2027, 4, 1)}, "bedrag-overlap", "vanaf"),
        ({"vanaf": date(2023, 7, 1)}, "bedrag-te-vroeg", "vanaf"),
        ({"status": "misschien"}, "bedrag-status", "status"),
        ({"bron": "  "}, "bedrag-bron", "bron"),
        ({"bron": "x" * 2001}, "bedrag-bron", "bron"),
    ],
)
def test_what_blocks(anders: dict[str, object], code: str, veld: str) -> None:
    waarde = replace(LOON, **anders)  # type: ignore[arg-type]
    bevinding = one(waarde)
    assert (bevinding.code, bevinding.ernst) == (code, Ernst.BLOKKEERT)
    assert bevinding.plaats == f"{waarde.parameter}.{waarde.vanaf.isoformat()}.{veld}"
    assert bevinding.herstel.endswith(".") and not bevinding.tekst.endswith(".")


def test_the_legal_rounding_is_named_with_its_article() -> None:
    bevinding = one(replace(LOON, waarde=Decimal("2380.50")))
    assert "veelvoud van € 0,60" in bevinding.tekst
    assert bevinding.bron == "Wet minimumloon en minimumvakantiebijslag art. 14 lid 9"


@pytest.mark.parametrize(
    ("parameter", "getal", "code", "tekst"),
    [
        ("werkgeverslasten", "100.01", "bedrag-bereik", "0 en 100 procent"),
        ("werkgeverslasten", "23.555", "bedrag-afronding", "veelvoud van 0,01"),
        ("vakantiebijslag", "25.01", "bedrag-bereik", "0 en 25 procent"),
        ("lks_forfait_maanden", "6.5", "bedrag-afronding", "veelvoud van 1"),
    ],
)
def test_percentages_and_terms(parameter: str, getal: str, code: str, tekst: str) -> None:
    bevinding = one(replace(LASTEN, parameter=parameter, waarde=Decimal(getal)))
    assert bevinding.code == code and tekst in bevinding.tekst


def test_amounts_by_age() -> None:
    assert check(replace(UUR, per_leeftijd=UUR.per_leeftijd[1:])) == ["bedrag-leeftijden"]
    assert check(replace(UUR, waarde=Decimal(1))) == ["bedrag-leeg"]
    anders = tuple((j, b + 1 if j == 18 else b) for j, b in UUR.per_leeftijd)
    assert check(replace(UUR, per_leeftijd=anders)) == ["bedrag-jeugd-18"]
    derde = tuple((j, Decimal("12.161") if j == 20 else b) for j, b in UUR.per_leeftijd)
    assert one(replace(UUR, per_leeftijd=derde)).plaats == "minimumloon_uur.2027-01-01.leeftijd_20"


def test_the_old_table_of_month_amounts_ends_where_the_reference_amount_begins() -> None:
    oud = BEDRAGEN.waarden["minimumloon_maand"][-1]
    bevinding = one(replace(oud, vanaf=date(2024, 1, 1)))
    assert bevinding.code == "bedrag-overlap" and "01-01-2024" in bevinding.tekst
    zonder_jeugd = BEDRAGEN.only_values(w for w in BEDRAGEN.all() if w.vanaf >= date(2021, 7, 1))
    assert controle_bedragen(zonder_jeugd, [replace(oud, bron="elders")], VANDAAG) == ()


def test_the_same_period_twice_is_an_overlap() -> None:
    assert check(LOON, LASTEN, replace(LOON, waarde=Decimal("2381.40"))) == ["bedrag-dubbel"]


@pytest.mark.parametrize(
    ("waarde", "code", "tekst"),
    [
        (replace(LOON, vanaf=date(2027, 7, 1)), "bedrag-gat", "van 01-01-2027 tot en met 30-06-2027"),
        (replace(LOON, waarde=Decimal("3000")), "bedrag-sprong-waarde", "28,4 procent hoger"),
        (replace(LOON, waarde=Decimal("2336.40")), "bedrag-sprong-waarde", "lager"),
        (replace(LASTEN, waarde=Decimal("10")), "bedrag-sprong-waarde", "60 procent lager"),
        (replace(LASTEN, vanaf=date(2037, 1, 1)), "bedrag-ver-vooruit", "10 jaar"),
    ],
)
def test_what_is_asked(waarde: Waarde, code: str, tekst: str) -> None:
    bevinding = one(waarde)
    assert (bevinding.code, bevinding.ernst) == (code, Ernst.LET_OP)
    assert tekst in bevinding.tekst


def test_a_first_amount_and_one_after_nothing_have_no_neighbour() -> None:
    assert check(replace(BEDRAGEN.waarden["vakantiebijslag"][0], bron="elders")) == []
    norm = Waarde("lks_urennorm", date(2024, 1, 1), waarde=Decimal(36), bron="Participatiewet")
    assert check(norm) == []
    nul = Waarde("werkgeverslasten", date(2018, 1, 1), waarde=Decimal(0), bron="x")
    met_nul = BEDRAGEN.with_values([nul])
    later = Waarde("werkgeverslasten", date(2024, 1, 1), waarde=Decimal(25), bron="x")
    assert controle_bedragen(met_nul, [later], VANDAAG) == ()


def test_a_gap_that_is_filled_in_the_same_go_is_none() -> None:
    juli = replace(LOON, vanaf=date(2027, 7, 1), waarde=Decimal("2400.00"))
    assert check(juli, LOON) == []


@settings(deadline=None)
@given(
    parameter=st.sampled_from([*BEDRAGEN.parameters, "zomaar"]),
    vanaf=st.dates(),
    waarde=st.none() | st.decimals(allow_nan=True, allow_infinity=True),
    per_leeftijd=st.lists(st.tuples(st.integers(0, 99), st.decimals()), max_size=7).map(tuple),
)
def test_never_raises_and_what_passes_can_be_used(
    parameter: str, vanaf: date, waarde: Decimal | None, per_leeftijd: tuple[tuple[int, Decimal], ...]
) -> None:
    nieuw = Waarde(parameter, vanaf, waarde=waarde, per_leeftijd=per_leeftijd, bron="bron")
    if not any(b.ernst is Ernst.BLOKKEERT for b in controle_bedragen(BEDRAGEN, [nieuw], VANDAAG)):
        assert BEDRAGEN.with_values([nieuw]).get(parameter, vanaf).vanaf == vanaf
