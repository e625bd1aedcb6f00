"""One document in the making: put headings, paragraphs and tables on it, then take the PDF.

All text that comes in is plain text; markup in it is shown, not obeyed.
"""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Frame, PageBreak, PageTemplate, Spacer

from app.documents.fonts import REGULAR, markup
from app.documents.form_fields import FieldBox
from app.documents.style import (
    ACCENT,
    BOTTOM,
    LEFT,
    LINE,
    MUTED,
    RIGHT,
    TINT,
    TOP,
    WIDTH,
    PageFrame,
    page_size,
    styles,
)
from app.documents.tagged_pdf import Properties, write_structure
from app.documents.tagging import Element, Invulveld, Picture, TaggedCanvas, TaggedParagraph, TaggedTable
from app.documents.writing import plain_text

SIGNING_WIDTH, SIGNING_HEIGHT = 220, 66  # points
LONGEST_KEPT = 350  # characters: what stays with the next thing must fit on a page together with it
LONGEST_PIECE = 2_000  # characters: longer text is laid out in pieces, so that it flows over pages quickly


class Papier:
    """Collects the story and, beside it, the structure tree in reading order; `liggend` for wide tables."""

    def __init__(self, liggend: bool = False) -> None:
        self._size = page_size(liggend)
        self._width = self._size[0] - LEFT - RIGHT
        self._root = Element("Document")
        self._story: list[Any] = []
        self._styles = styles()

    def titel(self, text: str) -> None:
        """Put the title of the document: the one heading of the first level."""
        self._heading(text, "H1", "titel")

    def deel(self, text: str) -> None:
        """Put the heading of a new part of the document, at the top of a page."""
        self._story.append(PageBreak())
        self._heading(text, "H2", "deel")

    def kop(self, text: str, level: int = 1) -> None:
        """Put a heading; level 1 is a chapter, 3 the lowest. It never stands alone at the foot of a page."""
        self._story.append(CondPageBreak(110 - 20 * level))
        self._heading(text, f"H{level + 1}", f"H{level}")

    def _heading(self, text: str, role: str, style: str) -> None:
        text = _short(text)
        element = self._root.add(Element(role, title=text))
        self._story.append(TaggedParagraph(markup(text), self._styles[style], element))

    def alinea(self, text: str, style: str = "P", label: str = "") -> None:
        """Put a paragraph per block of text; blank lines part the blocks. `label` stands before it, bold."""
        if style == "bij tabel" and len(text) > LONGEST_KEPT:
            style = "P"
        for index, piece in enumerate(_pieces(text)):
            lead = f"<b>{markup(label)}</b> " if label and not index else ""
            element = self._root.add(Element("P"))
            self._story.append(TaggedParagraph(lead + markup(piece), self._styles[style], element))

    def opsomming(self, items: Sequence[str]) -> None:
        """Put a numbered list."""
        for number, item in enumerate(items, 1):
            self.alinea(f"{number}.  {item}", "opsomming")

    def velden(self, pairs: Sequence[tuple[str, str]], label_width: int = 150) -> None:
        """Put label and value, one pair under the other."""
        table = self._root.add(Element("Table"))
        rows = []
        for label, value in pairs:
            row = table.add(Element("TR"))
            look = "code" if len(value) > 50 and value.isalnum() else "cel"
            rows.append([_cell(row, f"{label}:", "label", scope="Row"), _cell(row, value, look)])
        self._add_table(rows, [label_width, self._width - label_width], [("LEFTPADDING", (0, 0), (0, -1), 0)])

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
        sides = getallen.ljust(len(koppen))
        table = self._root.add(Element("Table"))
        head = table.add(Element("TR"))
        rows = [[_header(head, kop, side) for kop, side in zip(koppen, sides, strict=True)]]
        for rij in rijen:
            row = table.add(Element("TR"))
            rows.append(_cells(row, rij, sides))
        widths = [self._width * part / sum(breedtes) for part in breedtes]
        look = [("BACKGROUND", (0, 0), (-1, 0), TINT), ("LINEBELOW", (0, 0), (-1, 0), 0.9, ACCENT)]
        if dicht:
            look += [("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5)]
        self._add_table(rows, widths, look, repeat=1)

    def _add_table(self, rows: list[Any], widths: Sequence[Any], look: list[Any], repeat: int = 0) -> None:
        grid = [
            ("FONT", (0, 0), (-1, -1), REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
        ]
        self._story.append(
            TaggedTable(rows, widths, style=grid + look, repeatRows=repeat, splitInRow=1, hAlign="LEFT")
        )
        self._story.append(Spacer(0, 10))

    def figuur(self, width: int, height: int, paint: Callable[[Canvas], None], alt: str) -> None:
        """Put a picture; `alt` says in words what it shows."""
        element = self._root.add(Element("Figure", alt=plain_text(alt)))
        self._story += [Picture(width, height, paint, element), Spacer(0, 14)]

    def handtekening(self, wie: str, teken: Callable[[Canvas], None] | None = None) -> None:
        """Leave room to sign above a line, or draw there what was signed; below it who signs."""
        self._story.append(CondPageBreak(SIGNING_HEIGHT + 36))
        if teken is None:
            self._story.append(Picture(SIGNING_WIDTH, SIGNING_HEIGHT, _signing_line))
        else:
            element = self._root.add(Element("Figure", alt=plain_text(wie)))
            self._story.append(Picture(SIGNING_WIDTH, SIGNING_HEIGHT, _both(teken), element))
        self.alinea(wie, "klein")

    def vragen(self, rijen: Sequence[tuple[str, Invulveld]]) -> None:
        """Put questions with a field beside each; a field of more than one line stands below its question."""
        for vraag, veld in rijen:
            text = TaggedParagraph(markup(vraag), self._styles["vraag"], self._root.add(Element("P")))
            box = FieldBox(veld, self._root.add(Element("Form", alt=plain_text(veld.vraag), veld=veld)))
            if veld.regels > 1:
                self._story += [CondPageBreak(box.height + 40), text, box, Spacer(0, 8)]
                continue
            look = [
                ("FONT", (0, 0), (-1, -1), REGULAR),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (0, 0), 0),
            ]
            widths = [WIDTH - box.width - 8, box.width + 8]
            self._story.append(TaggedTable([[text, box]], widths, style=look, hAlign="LEFT"))

    def houd_bijeen(self, points: int) -> None:
        """Go on at the top of a new page when less than `points` is left on this one."""
        self._story.append(CondPageBreak(points))

    def to_pdf(
        self, frame: PageFrame, properties: Properties, each_page: Callable[[int], None] | None = None
    ) -> bytes:
        """Lay out and return the tagged PDF; the same story gives the same bytes.

        `each_page(number)` is told of every page laid out; what it raises ends the work.
        """
        out = BytesIO()
        area = Frame(
            LEFT, BOTTOM, self._width, self._size[1] - TOP - BOTTOM,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        document = BaseDocTemplate(out, pagesize=self._size, invariant=1, initialFontName=REGULAR)
        document.addPageTemplates(PageTemplate(frames=[area]))
        if each_page is not None:
            document.afterPage = lambda: each_page(document.page)
        document.build(self._story, canvasmaker=lambda *args, **kw: TaggedCanvas(*args, frame=frame, **kw))
        return write_structure(out.getvalue(), self._root, properties)


def _signing_line(canvas: Canvas) -> None:
    canvas.setStrokeColor(MUTED)
    canvas.setLineWidth(0.6)
    canvas.line(0, 4, SIGNING_WIDTH, 4)


def _both(teken: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    def paint(canvas: Canvas) -> None:
        _signing_line(canvas)
        teken(canvas)

    return paint


def _header(row: Element, text: str, side: str) -> Any:
    return _cell(row, text, "kop getal" if side == "r" else "kop", scope="Column")


def _cells(row: Element, texts: Sequence[str], sides: str = "") -> list[Any]:
    pairs = zip(texts, sides.ljust(len(texts)), strict=True)
    return [_cell(row, text, "getal" if side == "r" else "cel") for text, side in pairs]


def _cell(row: Element, text: str, style: str, scope: str = "") -> Any:
    cell = row.add(Element("TH" if scope else "TD", scope=scope))
    return TaggedParagraph(markup(text), styles()[style], cell)


def _short(text: str) -> str:
    """Return a heading of bearable length on one line; the full text stands in a table elsewhere."""
    text = " ".join(plain_text(text).split())
    return text if len(text) <= LONGEST_KEPT else f"{text[:LONGEST_KEPT]}…"


def _pieces(text: str) -> list[str]:
    """Cut text at blank lines, and where a block is very long at a line end."""
    pieces: list[str] = []
    for block in plain_text(text).strip().split("\n\n"):
        start = 0
        lines = block.split("\n")
        for end in range(1, len(lines) + 1):
            size = sum(map(len, lines[start:end]))
            if end == len(lines) or size > LONGEST_PIECE or end - start >= 40:
                pieces.append("\n".join(lines[start:end]))
                start = end
    return pieces
