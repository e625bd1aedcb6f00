"""Any Excel workbook: sheets as data in, one complete file out, or none at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO


class Gestopt(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user stopped the writing; nothing was left behind."""


class Soort(StrEnum):
    """What a column holds; decides number format and alignment."""

    TEKST = "tekst"
    DATUM = "datum"
    TIJD = "tijd"
    GEHEEL = "geheel"
    GETAL = "getal"
    PERCENTAGE = "percentage"
    UREN = "uren"
    EURO = "euro"


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column; `breedte` in characters."""

    kop: str
    soort: Soort = Soort.TEKST
    breedte: int = 14


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet: its rows become an Excel table of the same name."""

    naam: str
    kolommen: tuple[Kolom, ...]
    rijen: Sequence[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Werkboek:
    """All sheets in order, and the title in the file's properties."""

    titel: str
    bladen: tuple[Blad, ...]


def write_workbook(
    boek: Werkboek,
    doel: Path | BinaryIO,
    *,
    progress: Callable[[int, int], None] | None = None,
    stopped: Callable[[], bool] | None = None,
    password: str | None = None,
) -> None:
    """Write the workbook to a path (complete or not at all) or into a stream.

    `progress(done, total)` counts rows; `stopped()` is asked every few hundred rows and makes this raise
    Gestopt, leaving no file. With `password` the file is encrypted (AES). Raises OSError when the folder
    cannot be written.
    """
    raise NotImplementedError
