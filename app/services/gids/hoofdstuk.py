"""A chapter of the guide as data."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Soort(StrEnum):
    """What a block is."""

    KOP = "kop"
    ALINEA = "alinea"
    PUNT = "punt"
    STAP = "stap"
    LET_OP = "let op"
    BEELD = "beeld"
    OOK = "ook"
    BRON = "bron"


class Stijl(StrEnum):
    """How a piece of a line reads."""

    GEWOON = "gewoon"
    VET = "vet"
    TOETS = "toets"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Deel:
    """A piece of a line; a link has its `doel`: name of a chapter, with "#anker" for a place in it."""

    tekst: str
    stijl: Stijl = Stijl.GEWOON
    doel: str = ""


@dataclass(frozen=True, slots=True)
class Blok:
    """A heading, paragraph, item, step or picture. `anker` is the heading it stands under, or its own.

    A picture has the name of its file as `beeld`, and its parts say in words what it shows.
    """

    soort: Soort
    delen: tuple[Deel, ...]
    anker: str = ""
    beeld: str = ""

    @property
    def tekst(self) -> str:
        """The words without their looks."""
        return "".join(deel.tekst for deel in self.delen)


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """One chapter; `schermen` are the names of the screens it explains."""

    naam: str
    titel: str
    groep: str
    schermen: tuple[str, ...]
    blokken: tuple[Blok, ...]


@dataclass(frozen=True, slots=True)
class Gids:
    """All chapters in their order."""

    hoofdstukken: tuple[Hoofdstuk, ...]

    def find(self, naam: str) -> Hoofdstuk:
        """The chapter of this name. Raises KeyError."""
        for hoofdstuk in self.hoofdstukken:
            if hoofdstuk.naam == naam:
                return hoofdstuk
        raise KeyError(naam)

    def of_screen(self, scherm: str) -> Hoofdstuk | None:
        """The chapter that explains a screen."""
        return next((deel for deel in self.hoofdstukken if scherm in deel.schermen), None)


def plain(tekst: str) -> str:
    """Words as one looks for them: small letters, without accents, one space between."""
    letters = unicodedata.normalize("NFKD", tekst.casefold())
    if not letters.isascii():
        letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(letters.split())


def make_anker(kop: str) -> str:
    """The name of the place where a heading stands."""
    return re.sub(r"[^a-z0-9]+", "-", plain(kop)).strip("-")
