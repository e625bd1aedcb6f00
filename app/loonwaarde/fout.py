"""Refusals: always a Dutch text that names the field, the value and the rule."""

from __future__ import annotations


class LoonwaardeFout(ValueError):  # noqa: N818 - the Dutch word is the suffix
    """A value the law or this program does not accept; `veld` is the path of the field."""

    def __init__(self, veld: str, tekst: str) -> None:
        super().__init__(tekst)
        self.veld = veld


class GeenBedrag(LoonwaardeFout):
    """A date without a legal amount; never replaced by another amount."""
