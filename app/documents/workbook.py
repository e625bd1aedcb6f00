"""Any Excel workbook: sheets as data in, one complete file out, or none at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, overload
from zipfile import ZIP_DEFLATED, ZipFile

from app.documents.press import PRESS
from app.documents.sheet_rows import RowWriter
from app.documents.whole_file import whole_file

ROWS_BETWEEN_LOOKS = 200


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
    FACTOR = "factor"


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column; `breedte` in characters."""

    kop: str
    soort: Soort = Soort.TEKST
    breedte: int = 14


def kolom(kop: str, soort: Soort = Soort.TEKST, breedte: int = 14, *, standaard: bool = True) -> Any:
    """Declare a field of a row record that is a column; empty unless filled."""
    return field(
        default=None, metadata={"kop": kop, "soort": soort, "breedte": breedte, "standaard": standaard}
    )


class Rijen(Sequence[tuple[object, ...]]):
    """Rows made one by one from records as they are asked for, so that all cells never exist at once.

    `make(number, record)` answers the cells; the number is that of the row in the sheet.
    """

    def __init__(self, records: Sequence[Any], make: Callable[[int, Any], tuple[object, ...]]) -> None:
        self._records, self._make = records, make

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, place: int) -> tuple[object, ...]: ...
    @overload
    def __getitem__(self, place: slice) -> list[tuple[object, ...]]: ...
    def __getitem__(self, place: int | slice) -> tuple[object, ...] | list[tuple[object, ...]]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        return self._make(range(2, len(self) + 2)[place], self._records[place])


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


@dataclass(frozen=True, slots=True)
class Outline:
    """A sheet without its rows: how many there are."""

    name: str
    columns: tuple[Kolom, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class SheetFrame:
    """What stands before and after the rows of a sheet, and the numbers of the styles of its columns."""

    path: str
    before: bytes
    after: bytes
    styles: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A workbook without rows: its sheets, and every other part of the file by name."""

    sheets: tuple[SheetFrame, ...]
    parts: tuple[tuple[str, bytes], ...]


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
    stops = stopped or (lambda: False)
    report = progress or (lambda done, total: None)
    if isinstance(doel, Path):
        with whole_file(doel) as stream:
            _write(boek, stream, report, stops, password)
    else:
        _write(boek, doel, report, stops, password)


Progress = Callable[[int, int], None]


def _write(
    boek: Werkboek, stream: BinaryIO, progress: Progress, stopped: Callable[[], bool], password: str | None
) -> None:
    plain = stream if password is None else BytesIO()
    with ZipFile(plain, "w", ZIP_DEFLATED) as package:
        _fill(boek, package, progress, stopped)
    if password is not None:
        from msoffcrypto.format.ooxml import OOXMLFile

        plain.seek(0)
        OOXMLFile(plain).encrypt(password, stream)


def _fill(boek: Werkboek, package: ZipFile, progress: Progress, stopped: Callable[[], bool]) -> None:
    """Stream all rows, asking every now and then whether to go on; then all that is no row."""
    outlines = tuple(Outline(blad.naam, blad.kolommen, len(blad.rijen)) for blad in boek.bladen)
    frame: Frame = PRESS.run("app.documents.workbook_frame", "make_frame", (boek.titel, outlines))
    total = sum(outline.rows for outline in outlines)
    done = 0
    for blad, sheet in zip(boek.bladen, frame.sheets, strict=True):
        writer = RowWriter(sheet.styles)
        with package.open(sheet.path, "w", force_zip64=True) as stream:
            stream.write(sheet.before)
            for first in range(0, len(blad.rijen), ROWS_BETWEEN_LOOKS):
                progress(done, total)
                if stopped():
                    raise Gestopt
                part = blad.rijen[first : first + ROWS_BETWEEN_LOOKS]
                rows = (writer.row(place, rij) for place, rij in enumerate(part, first + 2))
                stream.write("".join(rows).encode())
                done += len(part)
            stream.write(sheet.after)
    for name, content in frame.parts:
        package.writestr(name, content)
    progress(total, total)
