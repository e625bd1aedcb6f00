"""How a person is called: in a list, in a sentence, in two letters."""

from typing import Protocol


class MetNaam(Protocol):
    """Anything with the name fields of a kandidaat; they are only read."""

    @property
    def achternaam(self) -> str: ...
    @property
    def voorvoegsel(self) -> str: ...
    @property
    def voorletters(self) -> str: ...
    @property
    def roepnaam(self) -> str: ...


def format_lijstnaam(persoon: MetNaam) -> str:
    """For lists: "Vries, N. de"."""
    achter = " ".join(filter(None, [persoon.voorletters or persoon.roepnaam, persoon.voorvoegsel]))
    return ", ".join(filter(None, [persoon.achternaam, achter])) or "(zonder naam)"


def format_naam(persoon: MetNaam) -> str:
    """In a sentence or a heading: "Noor de Vries"."""
    delen = [persoon.roepnaam or persoon.voorletters, persoon.voorvoegsel, persoon.achternaam]
    return " ".join(filter(None, delen)) or "(zonder naam)"


def format_korte_naam(persoon: MetNaam) -> str:
    """In a line of a list that reads as a sentence: "N. de Vries"."""
    delen = [persoon.voorletters or persoon.roepnaam, persoon.voorvoegsel, persoon.achternaam]
    return " ".join(filter(None, delen)) or "(zonder naam)"


def format_initialen(persoon: MetNaam) -> str:
    """In two letters: "NV"."""
    delen = [persoon.roepnaam or persoon.voorletters, persoon.achternaam]
    return "".join(deel.strip()[:1] for deel in delen).upper() or "?"


def format_rapportnaam(persoon: MetNaam) -> str:
    """On a report: "N. de Vries (Noor)"."""
    officieel = " ".join(filter(None, [persoon.voorletters, persoon.voorvoegsel, persoon.achternaam]))
    return f"{officieel} ({persoon.roepnaam})" if persoon.roepnaam and persoon.voorletters else officieel
