"""Frozen records of reading in: how a file is understood, what was found, what was done."""

from dataclasses import dataclass, field
from datetime import date, datetime

FOUT, LET_OP = "fout", "let op"
BEKEND = (
    ("laten", "Zo laten"),
    ("aanvullen", "Alleen lege velden aanvullen"),
    ("bijwerken", "Bijwerken met het bestand"),
)


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of the file and the field it fills; `sleutel` "" is not read in."""

    nummer: int
    kop: str
    voorbeelden: tuple[str, ...]
    sleutel: str = ""
    gevuld: int = 0
    is_bsn: bool = False


@dataclass(frozen=True, slots=True)
class Opzet:
    """How a sheet is understood: where its headings are, which table it is, and its columns."""

    blad: int
    koprij: int
    tabel: str
    kolommen: tuple[Kolom, ...]
    rijen: int


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What to read in: `kolommen` holds a key per column of the file, "" to leave it out.

    `bekend` says what to do with what is in the archive already (BEKEND).
    """

    blad: int
    koprij: int
    tabel: str
    kolommen: tuple[str, ...]
    bekend: str = "laten"
    fouten_overslaan: bool = False


@dataclass(frozen=True, slots=True)
class Celbevinding:
    """What was found at a cell; `kolom` -1 is the row as a whole. `waarde` is as it stands in the file."""

    rij: int
    kolom: int
    waarde: str
    melding: str
    ernst: str = FOUT


@dataclass(frozen=True, slots=True)
class Controle:
    """The outcome of a dry run. `nieuw` and `bekend` count by kind of object."""

    rijen: int
    nieuw: dict[str, int]
    bekend: dict[str, int]
    gewijzigd: int
    fouten: int
    let_op: int
    foute_rijen: int
    bevindingen: tuple[Celbevinding, ...]

    @property
    def leeg(self) -> bool:
        """Whether there is nothing to read in."""
        return not self.gewijzigd and not any(self.nieuw.values())


@dataclass(frozen=True, slots=True)
class InlezingRij:
    """An import in the list of imports."""

    id: int
    moment: datetime
    gebruiker: str
    tabel: str
    bestand: str
    rijen: int
    tekst: str
    teruggedraaid: date | None
    gebleven: int


@dataclass(frozen=True, slots=True)
class Teruggedraaid:
    """What undoing an import did: removed, put back, and left because it was changed since."""

    verwijderd: dict[str, int] = field(default_factory=dict)
    hersteld: int = 0
    gebleven: int = 0
