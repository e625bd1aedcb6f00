"""Reading, rounding and writing numbers."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from app.loonwaarde import (
    Bron,
    LoonwaardeFout,
    check_getal,
    check_heel,
    format_breuk,
    format_datum,
    format_euro,
    format_getal,
    format_percentage,
    parse_datum,
    parse_getal,
    round_half_up_cent,
    round_half_up_percent,
)
from app.loonwaarde.bedrag import format_centen, format_euro_exact, format_som, round_half_up, show


def test_half_goes_up() -> None:
    assert round_half_up_cent(Fraction("0.005")) == Decimal("0.01")
    assert round_half_up_cent(Decimal("1.0049")) == Decimal("1.00")
    assert round_half_up_percent(Fraction(125, 2)) == 63
    assert round_half_up(Decimal("-0.5"), 0) == -1


@pytest.mark.parametrize(("tekst", "getal"), [("62,5", "62.5"), ("62.50", "62.50"), ("0", "0"), ("007", "7")])
def test_parse_getal_reads_point_and_comma(tekst: str, getal: str) -> None:
    assert str(parse_getal(tekst, "tempo", 0, 200, 2)) == getal


WEIGER = ["", " 5", "+5", "-5", "1_000", "1e2", "NaN", "inf", "٣", "5.", ".5", "1.000,5", "201", "5,123"]


LANG = ["9" * 10**6, "1." + "0" * 5000, True, None, 5, "\ud800"]


@pytest.mark.parametrize("waarde", [*WEIGER, *LANG], ids=lambda waarde: ascii(waarde)[:12])
def test_parse_getal_refuses_the_rest(waarde: object) -> None:
    with pytest.raises(LoonwaardeFout, match=r"tempo: .*van 0 tot en met 200") as fout:
        parse_getal(waarde, "tempo", 0, 200, 2, "hoofdtaak.1.tempo")
    assert fout.value.veld == "hoofdtaak.1.tempo"
    assert len(str(fout.value).encode()) < 300


def test_a_number_may_lie_on_its_limits() -> None:
    for grens in ("0", "200"):
        assert parse_getal(grens, "tempo", 0, 200, 2) == check_getal(Decimal(grens), "tempo", 0, 200, 2)


def test_a_number_has_at_most_a_hundred_characters() -> None:
    langste = "1." + "0" * 98
    assert parse_getal(langste, "aandeel", 0, 100, None) == 1
    with pytest.raises(LoonwaardeFout, match=r"van 0 tot en met 100; schrijf cijfers"):
        parse_getal(langste + "0", "aandeel", 0, 100, None)
    assert check_getal(Decimal("0." + "0" * 99 + "1"), "aandeel", 0, 100, None) > 0
    with pytest.raises(LoonwaardeFout, match=r"van 0 tot en met 100\.$"):
        check_getal(Decimal("0." + "0" * 100 + "1"), "aandeel", 0, 100, None)


def test_the_number_of_decimals_is_named_where_it_counts() -> None:
    with pytest.raises(LoonwaardeFout, match="van 0 tot en met 200, met hoogstens 2 decimalen;"):
        parse_getal("1.234", "tempo", 0, 200, 2)
    with pytest.raises(LoonwaardeFout, match="van 0 tot en met 200, zonder decimalen;"):
        parse_getal("1.2", "tempo", 0, 200, 0)


def test_exact_shares_may_have_many_decimals() -> None:
    assert parse_getal("33." + "3" * 60, "aandeel", 0, 100, None) < 34


@pytest.mark.parametrize("tekst", ["NaN", "sNaN", "Infinity", "-1", "201", "1.234", "1E+9999"])
def test_check_getal_refuses(tekst: str) -> None:
    with pytest.raises(LoonwaardeFout, match="kwaliteit"):
        check_getal(Decimal(tekst), "kwaliteit", 0, 200, 2)
    with pytest.raises(LoonwaardeFout, match="zonder decimalen"):
        check_getal(tekst, "kwaliteit", 0, 200, 0)


@pytest.mark.parametrize("waarde", [True, None, "5", 101, -1, 10**5000, Decimal(5)], ids=range(7))
def test_check_heel_refuses(waarde: object) -> None:
    with pytest.raises(LoonwaardeFout, match=r"loonwaarde: .* geen heel getal van 0 tot en met 100"):
        check_heel(waarde, "loonwaarde", 0, 100)


def test_a_whole_number_too_long_to_read_is_not_repeated() -> None:
    with pytest.raises(LoonwaardeFout, match=f"loonwaarde: {'9' * 40} is geen heel getal"):
        check_heel(10**40 - 1, "loonwaarde", 0, 100)
    with pytest.raises(LoonwaardeFout, match="loonwaarde: dat getal is geen heel getal"):
        check_heel(10**40, "loonwaarde", 0, 100)


@pytest.mark.parametrize("tekst", ["2025-02-29", "20250101", "2025-W01-1", "1-1-2025", 5, "٢025-01-01"])
def test_parse_datum_refuses(tekst: object) -> None:
    with pytest.raises(LoonwaardeFout, match="peildatum"):
        parse_datum(tekst, "peildatum")


def test_a_refusal_stands_at_the_place_of_its_field() -> None:
    for plaats, verwacht in (("", "peildatum"), ("plaatsing.peildatum", "plaatsing.peildatum")):
        with pytest.raises(LoonwaardeFout, match="peildatum: ") as fout:
            parse_datum("", "peildatum", plaats)
        assert fout.value.veld == verwacht


def test_texts() -> None:
    assert parse_datum("2024-02-29", "dag") == date(2024, 2, 29)
    assert format_euro(Decimal("1104.07")) == "€ 1.104,07"
    assert format_euro(Decimal("-87")) == "− € 87,00"
    assert [format_centen(n) for n in (0, 5, 99_999, 100_000, 123_456_789)] == [
        "€ 0,00",
        "€ 0,05",
        "€ 999,99",
        "€ 1.000,00",
        "€ 1.234.567,89",
    ]
    assert format_euro_exact(Fraction("2234.952")) == "€ 2.234,952"
    assert format_euro_exact(Fraction("-2.5")) == "− € 2,50"
    assert format_euro_exact(Fraction(1, 3)) == "€ 0,333333…"
    assert format_percentage(Fraction("58.145")) == "58,15"
    assert format_percentage(Decimal("-0.5"), 0) == "−1"
    assert format_datum(date(2027, 1, 1)) == "01-01-2027"
    assert [format_getal(Decimal(t)) for t in ("36", "36.50", "100", "1E+1")] == ["36", "36,5", "100", "10"]
    assert [format_breuk(Fraction(t)) for t in ("1/3", "59.15", "7", "0.12345678", "0.123456789")] == [
        "0,33333333…",
        "59,15",
        "7",
        "0,12345678",
        "0,12345678…",
    ]
    assert [format_som(Fraction(t)) for t in ("200/3", "10/11", "0.123456789", "100")] == [
        "66.66666666",
        "0.9090909",
        "0.123456789",
        "100",
    ]
    assert show("a\nb\ud800") == "a�b?"
    assert [show("x" * lengte) for lengte in (40, 41)] == ["x" * 40, "x" * 40 + "…"]


def test_bron_as_written() -> None:
    assert str(Bron("Participatiewet", "10d", "4")) == "Participatiewet art. 10d lid 4"
    assert str(Bron("Regeling", "1")) == "Regeling art. 1"
