"""Frozen records of the profile of a gemeente."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProfielKolom:
    """One column: the usual heading, its own one ("" for none), and why it cannot be put off, if so."""

    veld: str
    standaard: str
    kop: str = ""
    aan: bool = True
    vast: str = ""

    @property
    def getoond(self) -> str:
        """The heading as it stands in the file."""
        return self.kop or self.standaard


@dataclass(frozen=True, slots=True)
class ProfielBlad:
    """One sheet with all its columns in order, also those that are off."""

    naam: str
    kolommen: tuple[ProfielKolom, ...]
    aan: bool = True
    eigen: bool = False
