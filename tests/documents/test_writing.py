"""Numbers, dates and money as they read on paper."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from app.documents.writing import (
    decimals_that_agree,
    plain_text,
    write_date,
    write_euro,
    write_hours,
    write_moment,
    write_number,
    write_percentage,
)


def test_dates_are_written_out() -> None:
    assert write_date(date(2026, 2, 3)) == "3 februari 2026"
    assert write_moment(datetime(2026, 2, 3, 9, 5)) == "3 februari 2026, 09:05 uur"
    assert write_moment(date(2026, 2, 3)) == "3 februari 2026"
    assert write_date(None) == "–"


def test_money_has_dots_and_a_comma() -> None:
    assert write_euro(Decimal("1104.07")) == "€ 1.104,07"
    assert write_euro(Decimal("0.005")) == "€ 0,01"
    assert write_euro(None) == "–"


def test_percentages_are_rounded_half_up_only_to_show() -> None:
    assert write_percentage(Fraction(100, 3)) == "33,33 %"
    assert write_percentage(Decimal("87.50")) == "87,5 %"
    assert write_percentage(Decimal("25.65"), 2) == "25,65 %"
    assert write_percentage(Decimal("0.005"), 2) == "0,01 %"
    assert write_percentage(100) == "100 %"


def test_hours_and_numbers() -> None:
    assert write_hours(Decimal("28.5")) == "28,5 uur"
    assert write_number(Decimal(1234567)) == "1.234.567"
    assert write_number(Decimal("-0.5")) == "-0,5"


def test_more_decimals_only_when_needed() -> None:
    assert decimals_that_agree([Decimal("25.65"), Decimal("33.5")], 59) == 2
    assert decimals_that_agree([Fraction(58496, 3000)] * 3, 58) == 3
    assert decimals_that_agree([Decimal("10")], 99) == 8
    assert decimals_that_agree([], None) == 2


def test_half_characters_and_controls_are_removed() -> None:
    assert plain_text("a\ud800\x07b\x85\u2028c\ufeff") == "ab\nc"
