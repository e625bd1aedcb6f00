"""Lays out what was put on a paper: the pages, and beside them the structure tree in reading order."""

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Frame, PageBreak, PageTemplate, Spacer

from app.documents.fonts import markup
from app.documents.form_fields import FieldBox
from app.documents.look import BOTTOM, LEFT, REGULAR, RIGHT, TOP, WIDTH
from app.documents.papier import SIGNING_HEIGHT, SIGNING_WIDTH, Invulveld, PageFrame, Properties, Stuk
from app.documents.style import ACCENT, LINE, MUTED, TINT, draw_frame, page_size, styles
from app.documents.tagged_pdf import write_structure
from app.documents.tagging import Element, Picture, TaggedCanvas, TaggedParagraph, TaggedTable
from app.documents.writing import plain_text

LONGEST_KEPT = 350  # characters: what stays with the next thing must fit on a page together with it
LONGEST_PIECE = 2_000  # characters: longer text is laid out in pieces, so that it flows over pages quickly


ROWS = 50  # of a table between two words that the work goes on

Told = Callable[[int], None]


def lay_out(
    liggend: bool, stukken: Sequence[Stuk], frame: PageFrame, properties: Properties, told: Told | None = None
) -> bytes:
    """Return the tagged PDF; `told(number)` hears of every page, and 0 now and then before the first."""
    opmaak = Opmaak(liggend, told)
    for stuk in stukken:
        getattr(opmaak, stuk.wat)(*stuk.waarden)
    return opmaak.to_pdf(frame, properties)


def _to_nobody(_number: int) -> None:
    """Nobody asked to hear how far it is."""


class Opmaak:
    """Collects the story and, beside it, the structure tree; its words are those of Papier."""

    def __init__(self, liggend: bool, told: Told | None) -> None:
        self._told = told or _to_nobody
        self._size = page_size(liggend)
        self._width = self._size[0] - LEFT - RIGHT
        self._root = Element("Document")
        self._story: list[Any] = []
        self._styles = styles()

    def titel(self, text: str) -> None:
        self._heading(text, "H1", "titel")

    def deel(self, text: str) -> None:
        self._story.append(PageBreak())
        self._heading(text, "H2", "deel")

    def kop(self, text: str, level: int) -> None:
        self._story.append(CondPageBreak(110 - 20 * level))
        self._heading(text, f"H{level + 1}", f"H{level}")

    def _heading(self, text: str, role: str, style: str) -> None:
        text = _short(text)
        element = self._root.add(Element(role, title=text))
        self._story.append(TaggedParagraph(markup(text), self._styles[style], element))

    def alinea(self, text: str, style: str, label: str = "") -> None:
        if style == "bij tabel" and len(text) > LONGEST_KEPT:
            style = "P"
        for index, piece in enumerate(_pieces(text)):
            lead = f"<b>{markup(label)}</b> " if label and not index else ""
            element = self._root.add(Element("P"))
            self._story.append(TaggedParagraph(lead + markup(piece), self._styles[style], element))

    def velden(self, pairs: Sequence[tuple[str, str]], label_width: int) -> None:
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
        rijen: Sequence[Sequence[str]],
        breedtes: Sequence[int],
        getallen: str,
        dicht: bool,
    ) -> None:
        sides = getallen.ljust(len(koppen))
        table = self._root.add(Element("Table"))
        head = table.add(Element("TR"))
        rows = [[_header(head, kop, side) for kop, side in zip(koppen, sides, strict=True)]]
        for place, rij in enumerate(rijen):
            if place % ROWS == 0:
                self._told(0)
            rows.append(_cells(table.add(Element("TR")), rij, sides))
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
        element = self._root.add(Element("Figure", alt=plain_text(alt)))
        self._story += [Picture(width, height, paint, element), Spacer(0, 14)]

    def handtekening(self, wie: str, teken: Callable[[Canvas], None] | None) -> None:
        self._story.append(CondPageBreak(SIGNING_HEIGHT + 36))
        if teken is None:
            self._story.append(Picture(SIGNING_WIDTH, SIGNING_HEIGHT, _signing_line))
        else:
            element = self._root.add(Element("Figure", alt=plain_text(wie)))
            self._story.append(Picture(SIGNING_WIDTH, SIGNING_HEIGHT, _both(teken), element))
        self.alinea(wie, "klein")

    def vragen(self, rijen: Sequence[tuple[str, Invulveld]]) -> None:
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
        self._story.append(CondPageBreak(points))

    def to_pdf(self, frame: PageFrame, properties: Properties) -> bytes:
        """The same story gives the same bytes."""
        out = BytesIO()
        area = Frame(
            LEFT, BOTTOM, self._width, self._size[1] - TOP - BOTTOM,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        document = BaseDocTemplate(out, pagesize=self._size, invariant=1, initialFontName=REGULAR)
        document.addPageTemplates(PageTemplate(frames=[area]))
        document.afterPage = lambda: self._told(document.page)
        footer = partial(draw_frame, frame)
        document.build(self._story, canvasmaker=lambda *args, **kw: TaggedCanvas(*args, frame=footer, **kw))
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
