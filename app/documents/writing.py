"""How values read on paper: plain text, dates, euros, percentages and hours in Dutch."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from app.loonwaarde import format_euro, round_half_up_percent

Exact = Decimal | Fraction | int

LEEG = "–"
MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]")


def plain_text(text: str) -> str:
    """Return text without control characters and half characters; line ends become a single newline."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _UNSEEN.sub("", text).replace("\t", " ")


def round_half_up(value: Exact, decimals: int) -> Decimal:
    """Round an exact value half up (away from zero) to a number of decimals."""
    return Decimal(round_half_up_percent(Fraction(value) * 10**decimals)).scaleb(-decimals)


def write_number(value: Exact, least: int = 0, most: int = 2) -> str:
    """Write with a comma and dots per thousand; between `least` and `most` decimals."""
    whole, _, part = f"{round_half_up(value, most):,.{most}f}".partition(".")
    part = part[:least] + part[least:].rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")


def write_percentage(value: Exact | None, least: int = 0) -> str:
    """Write percent with at most two decimals, or exactly `least`: "59 %", "33,33 %"; a dash for nothing."""
    return LEEG if value is None else f"{write_number(value, least, max(least, 2))} %"


def write_euro(value: Exact | None) -> str:
    """Write euros with cents: "€ 1.104,07"; a dash for nothing."""
    return LEEG if value is None else format_euro(Fraction(value))


def write_hours(value: Exact | None) -> str:
    """Write hours per week: "32 uur", "28,5 uur"."""
    return LEEG if value is None else f"{write_number(value)} uur"


def write_minutes(minutes: int | None) -> str:
    """Write whole minutes as hours and minutes: 585 is "9:45 uur"; a dash for nothing."""
    if minutes is None:
        return LEEG
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else ''}{hours}:{rest:02d} uur"


def write_date(day: date | None) -> str:
    """Write "3 februari 2026"; a dash for nothing."""
    return LEEG if day is None else f"{day.day} {MAANDEN[day.month - 1]} {day.year}"


def write_moment(moment: date | None) -> str:
    """Write a date, and the time of day when there is one: "3 februari 2026, 10:05 uur"."""
    if isinstance(moment, datetime):
        return f"{write_date(moment)}, {moment:%H:%M} uur"
    return write_date(moment)


def decimals_that_agree(values: Sequence[Exact], total: int | None, least: int = 2, most: int = 8) -> int:
    """Return how many decimals make the shown values add up to something that rounds to `total`."""
    if total is None or not values:
        return least
    for decimals in range(least, most):
        if round_half_up(sum((round_half_up(v, decimals) for v in values), Decimal(0)), 0) == total:
            return decimals
    return most
