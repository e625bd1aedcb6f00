"""Rows of one sheet as XML, in the order and types of its columns.

Written here and not cell by cell in openpyxl: a workbook of 50,000 measurements has millions of cells, and
a formula needs the value it had when it was written, for whoever only looks (a preview, a protected view).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from app.documents.writing import plain_text, round_half_up

LONGEST_TEXT = 32_767  # characters in one cell, a limit of the file format
CUT_SHORT = " … (ingekort)"
FORMULA_SIGNS = ("=", "+", "-", "@")
EPOCH = datetime(1899, 12, 30)
LEAP = 60  # the day that 1900 did not have, and the format counts
SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Formule:
    """A live formula without its sign "=", and the value it has now. Never made from a user's text."""

    formule: str
    waarde: Decimal | Fraction | int


class RowWriter:
    """`stijlen` holds per column the number of its style, and that of text that looks like a formula."""

    def __init__(self, stijlen: Sequence[tuple[int, int]]) -> None:
        self._columns = [(column_letter(place), *pair) for place, pair in enumerate(stijlen, 1)]

    def row(self, number: int, values: tuple[object, ...]) -> str:
        """Return one row; raises ValueError when it does not fit the columns, TypeError for a wrong value."""
        parts = [f'<row r="{number}">']
        for (letter, style, quoted), value in zip(self._columns, values, strict=True):
            if value is None:
                continue
            if isinstance(value, str):
                text, looks_like_formula = encode_text(value)
                if text:
                    parts.append(
                        f'<c r="{letter}{number}" s="{quoted if looks_like_formula else style}"'
                        f' t="inlineStr"><is>{text}</is></c>'
                    )
            else:
                parts.append(f'<c r="{letter}{number}" s="{style}">{encode_value(value)}</c>')
        parts.append("</row>")
        return "".join(parts)


def encode_value(value: object) -> str:
    """Return what stands in the cell of a number, a date or a formula; raises TypeError for others."""
    if isinstance(value, Decimal | int | Fraction) and not isinstance(value, bool):
        return f"<v>{encode_number(value)}</v>"
    if isinstance(value, date | time):
        return _encode_day(value)
    if isinstance(value, Formule):
        return f"<f>{_escape(value.formule)}</f>{encode_value(value.waarde)}"
    raise TypeError(f"no cell for a {type(value).__name__}")


def encode_number(value: Decimal | int | Fraction) -> str:
    """Return an exact number; a fraction without end is cut to ten decimals."""
    if isinstance(value, Fraction):
        value = round_half_up(value, 10)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


@lru_cache(maxsize=8192)
def _encode_day(value: date | time) -> str:
    return f"<v>{_count_days(value)}</v>"


def _count_days(value: date | time) -> Any:
    """Days since the epoch of the format, a time as a part of a day."""
    if isinstance(value, time):
        return _part_of_day(value)
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    days = (moment - EPOCH).days
    return days - (0 < days <= LEAP) + _part_of_day(moment)


def _part_of_day(value: time | datetime) -> Any:
    return (value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 10**6) / SECONDS


def column_letter(place: int) -> str:
    """What a spreadsheet calls this column, from 1: A to Z, then AA."""
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@lru_cache(maxsize=8192)
def encode_text(text: str) -> tuple[str, bool]:
    """Return the element of a text ("" for none), and whether a spreadsheet might take it for a formula."""
    text = fit_in_cell(text)
    if not text:
        return "", False
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<t{space}>{_escape(text)}</t>", text.startswith(FORMULA_SIGNS)


def fit_in_cell(text: str) -> str:
    """Return text without control characters that fits in one cell, saying so where it was cut."""
    text = text if text.isprintable() else plain_text(text)
    if len(text) * 2 <= LONGEST_TEXT or len(text.encode("utf-16-le")) // 2 <= LONGEST_TEXT:
        return text
    kept = text.encode("utf-16-le")[: 2 * (LONGEST_TEXT - len(CUT_SHORT))]
    return kept.decode("utf-16-le", "ignore") + CUT_SHORT


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
