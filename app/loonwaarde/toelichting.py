"""The explanation trail: every step with its rule, source, values in and value out."""

from __future__ import annotations

from typing import NamedTuple

from app.loonwaarde.bron import Bron


class Stap(NamedTuple):
    """One step of a calculation, ready to be read: `regel` is plain Dutch, values are texts."""

    regel: str
    bron: Bron
    invoer: tuple[tuple[str, str], ...]
    uitkomst: str
    eenheid: str
    opmerking: str = ""
