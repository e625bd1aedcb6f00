"""A list of the program on paper: columns and order as on the screen, what was chosen in its head."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.documents.papier import PageFrame, Papier, Properties
from app.documents.writing import LEEG, plain_text, write_date

UPRIGHT = 700  # the widths of the columns on screen, together, that fit on a page that stands
LONGEST_CELL = 600  # characters: a cell of more is cut, so that a row fits on a page
UPRIGHT_ROOM, LYING, NARROWEST = 480, 740, 30  # points: of a page for all columns, of one for a word
STEP = 50  # rows between two words about how far the work is
ON_PAGE = 16  # rows on a page, about


@dataclass(frozen=True, slots=True)
class Lijstkolom:
    """`breed` is its width on screen, on paper a part of the whole; a `getal` stands to the right."""

    titel: str
    breed: int = 100
    getal: bool = False


@dataclass(frozen=True, slots=True)
class Lijstpapier:
    """The whole list; `keuzes` are what it was narrowed to and sorted by, name and value."""

    titel: str
    keuzes: tuple[tuple[str, str], ...]
    kolommen: tuple[Lijstkolom, ...]
    rijen: tuple[tuple[str, ...], ...]
    gemaakt_op: datetime
    gemaakt_door: str
    programmaversie: str


def write_lijst(lijst: Lijstpapier, tell: Callable[[int, int], None] | None = None) -> bytes:
    """Return the list as PDF bytes; the same list gives the same bytes.

    `tell(done, total)` hears how far the work is; what it raises ends the work.
    """
    tell = tell or _silent
    liggend = sum(kolom.breed for kolom in lijst.kolommen) > UPRIGHT
    papier = Papier(liggend)
    papier.titel(lijst.titel)
    aantal = "1 rij" if len(lijst.rijen) == 1 else f"{len(lijst.rijen)} rijen"
    papier.velden((*lijst.keuzes, ("Aantal", aantal)), 110)
    papier.tabel(
        [kolom.titel for kolom in lijst.kolommen],
        _rows(lijst.rijen, tell),
        _widths(lijst.kolommen, LYING if liggend else UPRIGHT_ROOM),
        "".join("r" if kolom.getal else " " for kolom in lijst.kolommen),
        dicht=True,
    )
    count = len(lijst.rijen)
    eigenschappen = Properties(lijst.titel, plain_text(lijst.gemaakt_door), lijst.gemaakt_op.date())
    each_page = lambda number: tell(count + min(number * ON_PAGE, count), 2 * count)  # noqa: E731
    return papier.to_pdf(_frame(lijst, liggend), eigenschappen, each_page)


def _frame(lijst: Lijstpapier, liggend: bool) -> PageFrame:
    """What it is, when and by whom at the foot of each page, with the number of the page."""
    wanneer = f"{write_date(lijst.gemaakt_op.date())}, {lijst.gemaakt_op:%H:%M} uur"
    footer = f"{lijst.titel[:40]} · {wanneer}, door {lijst.gemaakt_door[:30] or LEEG}"
    return PageFrame(footer, f"Loonwaarde {lijst.programmaversie}" if liggend else "", liggend=liggend)


def _widths(kolommen: Sequence[Lijstkolom], room: int) -> list[int]:
    """As on the screen; where one would leave no word room, all get that room first and share the rest."""
    samen = sum(max(1, kolom.breed) for kolom in kolommen)
    breed = [max(1, kolom.breed) for kolom in kolommen]
    if min(breed) * room >= NARROWEST * samen:
        return breed
    rest = max(0, room - NARROWEST * len(kolommen))
    return [NARROWEST * samen + rest * deel for deel in breed]


def _rows(rijen: Sequence[Sequence[str]], tell: Callable[[int, int], None]) -> Iterator[list[str]]:
    """The rows as they are laid out, which is half of the work."""
    for place, rij in enumerate(rijen):
        if place % STEP == 0:
            tell(place, 2 * len(rijen))
        yield [_cut(cel) for cel in rij]


def _silent(_done: int, _total: int) -> None:
    """Nobody asked to hear how far it is."""


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]}…"
