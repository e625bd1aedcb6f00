"""One document in the making: put headings, paragraphs and tables on it, then take the PDF.

All text that comes in is plain text; markup in it is shown, not obeyed. A paper is kept as a list of what was
put on it, and laid out by `opmaak` when its PDF is taken: `press` says in which process.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.documents.press import PRESS

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    Paint = Callable[[Canvas], None]

SIGNING_WIDTH, SIGNING_HEIGHT = 220, 66  # points


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What stands on every page outside the text: footer left and middle, a stamp at the top right."""

    footer: str
    middle: str = ""
    stamp: str = ""
    liggend: bool = False


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says about itself."""

    title: str
    author: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Invulveld:
    """A field to type in: its name in the file, what it asks in words, how wide (points) and high (lines).

    `langste` is the longest text in characters; 0 for any.
    """

    naam: str
    vraag: str
    breed: int = 60
    regels: int = 1
    langste: int = 0


@dataclass(frozen=True, slots=True)
class Stuk:
    """One thing on a paper: the name of what `opmaak` does with it, and what it is told."""

    wat: str
    waarden: tuple[Any, ...]


class Papier:
    """Collects what stands on it, in reading order; `liggend` for wide tables."""

    def __init__(self, liggend: bool = False) -> None:
        self._liggend = liggend
        self._stukken: list[Stuk] = []

    def titel(self, text: str) -> None:
        """Put the title of the document: the one heading of the first level."""
        self._put("titel", text)

    def deel(self, text: str) -> None:
        """Put the heading of a new part of the document, at the top of a page."""
        self._put("deel", text)

    def kop(self, text: str, level: int = 1) -> None:
        """Put a heading; level 1 is a chapter, 3 the lowest. It never stands alone at the foot of a page."""
        self._put("kop", text, level)

    def alinea(self, text: str, style: str = "P", label: str = "") -> None:
        """Put a paragraph per block of text; blank lines part the blocks. `label` stands before it, bold."""
        self._put("alinea", text, style, label)

    def opsomming(self, items: Sequence[str]) -> None:
        """Put a numbered list."""
        for number, item in enumerate(items, 1):
            self.alinea(f"{number}.  {item}", "opsomming")

    def velden(self, pairs: Sequence[tuple[str, str]], label_width: int = 150) -> None:
        """Put label and value, one pair under the other."""
        self._put("velden", tuple(pairs), label_width)

    def tabel(
        self,
        koppen: Sequence[str],
        rijen: Iterable[Sequence[str]],
        breedtes: Sequence[int],
        getallen: str = "",
        dicht: bool = False,
    ) -> None:
        """Put a table whose first row is repeated on each page.

        `breedtes` are parts of the width; `getallen` has an "r" for each column that is set to the right;
        `dicht` puts the rows closer together.
        """
        self._put("tabel", tuple(koppen), tuple(rijen), tuple(breedtes), getallen, dicht)

    def figuur(self, width: int, height: int, paint: "Paint", alt: str) -> None:
        """Put a picture; `alt` says in words what it shows.

        `paint` goes to another process: a function of a module, or a `partial` of one.
        """
        self._put("figuur", width, height, paint, alt)

    def handtekening(self, wie: str, teken: "Paint | None" = None) -> None:
        """Leave room to sign above a line, or draw there what was signed; below it who signs."""
        self._put("handtekening", wie, teken)

    def vragen(self, rijen: Sequence[tuple[str, Invulveld]]) -> None:
        """Put questions with a field beside each; a field of more than one line stands below its question."""
        self._put("vragen", tuple(rijen))

    def houd_bijeen(self, points: int) -> None:
        """Go on at the top of a new page when less than `points` is left on this one."""
        self._put("houd_bijeen", points)

    def to_pdf(
        self, frame: PageFrame, properties: Properties, each_page: Callable[[int], None] | None = None
    ) -> bytes:
        """Lay out and return the tagged PDF; the same paper gives the same bytes.

        `each_page(number)` is told of every page laid out, and with 0 on the way to the first; what it
        raises ends the work.
        """
        work = (self._liggend, self._stukken, frame, properties)
        pdf: bytes = PRESS.run("app.documents.opmaak", "lay_out", work, each_page)
        return pdf

    def _put(self, wat: str, *waarden: Any) -> None:
        self._stukken.append(Stuk(wat, waarden))
