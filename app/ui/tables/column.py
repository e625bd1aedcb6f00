"""A column as data."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Column:
    """`text(record)` is what the cell shows; `sort_key` names the order for the service ("" = no sort).

    align: "links" or "rechts" (figures); `chip(record)` answers a kind of chip and draws the text as
    one; `strong` for the name of the row; `shown` = visible until the user chooses otherwise; `least`
    pixels stay when columns give way to fit.
    """

    key: str
    title: str
    text: Callable[[Any], str]
    align: str = "links"
    width: int = 110
    sort_key: str = ""
    chip: Callable[[Any], str] | None = None
    strong: bool = False
    shown: bool = True
    least: int = 0


def is_zero(text: str) -> bool:
    """Whether a figure is nothing ("0", "0:00", "€ 0,00", "–"), so that real numbers stand out."""
    return text in ("–", "—") or ("0" in text and not any(sign.isdigit() and sign != "0" for sign in text))
