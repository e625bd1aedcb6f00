"""The look of all paper: sizes, colours, paragraph styles and the frame of a page."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.documents.fonts import ITALIC, REGULAR, SEMIBOLD, load_family

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT = RIGHT = 24 * mm
TOP = 24 * mm
BOTTOM = 24 * mm
WIDTH = PAGE_WIDTH - LEFT - RIGHT


def page_size(liggend: bool = False) -> tuple[Any, Any]:
    """Width and height of a page in points; `liggend` is A4 on its side."""
    return (PAGE_HEIGHT, PAGE_WIDTH) if liggend else (PAGE_WIDTH, PAGE_HEIGHT)


INK = HexColor("#1B2A32")
MUTED = HexColor("#566770")
ACCENT = HexColor("#0F4C5C")
LINE = HexColor("#D3DCE0")
TINT = HexColor("#F1F5F6")
WARNING = HexColor("#9A3412")
WARNING_TINT = HexColor("#FDF1E7")


def _style(name: str, size: int, leading: int, **changes: Any) -> ParagraphStyle:
    look = {"fontName": REGULAR, "textColor": INK, "allowWidows": 0, "allowOrphans": 0} | changes
    return ParagraphStyle(name, fontSize=size / 10, leading=leading / 10, **look)


@cache
def styles() -> dict[str, ParagraphStyle]:
    """Return the paragraph styles by name; sizes are in tenths of a point."""
    load_family()
    heading = {"fontName": SEMIBOLD, "keepWithNext": 1}
    made = [
        _style("titel", 230, 280, fontName=SEMIBOLD, textColor=ACCENT, spaceAfter=4),
        _style("deel", 180, 230, **heading, textColor=ACCENT, spaceAfter=8),
        _style("H1", 135, 180, **heading, textColor=ACCENT, spaceBefore=22, spaceAfter=6),
        _style("H2", 105, 150, **heading, spaceBefore=14, spaceAfter=4),
        _style("H3", 92, 138, **heading, textColor=ACCENT, spaceBefore=8, spaceAfter=2),
        _style("P", 92, 140, spaceAfter=5),
        _style("inleiding", 105, 155, textColor=MUTED, spaceAfter=8),
        _style("opsomming", 92, 140, leftIndent=15, firstLineIndent=-15, spaceAfter=4),
        _style("vraag", 105, 150),
        _style("groot", 110, 160, spaceAfter=5),
        _style("groot bij tabel", 110, 160, keepWithNext=1, spaceAfter=5),
        _style("bij tabel", 92, 140, keepWithNext=1, spaceAfter=5),
        _style("klein", 80, 118, textColor=MUTED, spaceAfter=4),
        _style("cursief", 92, 140, fontName=ITALIC, textColor=MUTED, spaceAfter=5),
        _style("cel", 88, 126),
        _style("getal", 88, 126, alignment=TA_RIGHT),
        _style("vet", 88, 126, fontName=SEMIBOLD),
        _style("vet getal", 88, 126, fontName=SEMIBOLD, alignment=TA_RIGHT),
        _style("kop", 80, 112, fontName=SEMIBOLD, textColor=ACCENT),
        _style("kop getal", 80, 112, fontName=SEMIBOLD, textColor=ACCENT, alignment=TA_RIGHT),
        _style("code", 76, 126),
        _style("label", 88, 126, textColor=MUTED),
        _style(
            "slotregel", 110, 160, fontName=SEMIBOLD, textColor=ACCENT, backColor=TINT,
            borderPadding=(8, 10, 9, 10), leftIndent=10, rightIndent=10, spaceBefore=18, spaceAfter=14,
        ),
        _style(
            "waarschuwing", 90, 134, textColor=WARNING, backColor=WARNING_TINT,
            borderPadding=(6, 9, 7, 9), leftIndent=9, rightIndent=9, spaceBefore=14, spaceAfter=14,
        ),
        _style("sleutel", 200, 340, fontName=SEMIBOLD, textColor=ACCENT, spaceBefore=6, spaceAfter=6),
    ]  # fmt: skip
    return {style.name: style for style in made}


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What stands on every page outside the text: footer left and middle, a stamp at the top right."""

    footer: str
    middle: str = ""
    stamp: str = ""
    liggend: bool = False

    def __call__(self, canvas: Canvas, number: int, total: int) -> None:
        """Draw the frame of page `number` of `total`."""
        self._draw_footer(canvas, f"Pagina {number} van {total}")
        if self.stamp:
            self._draw_stamp(canvas)

    def _draw_footer(self, canvas: Canvas, page: str) -> None:
        base, right = BOTTOM - 11 * mm, page_size(self.liggend)[0] - RIGHT
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.6)
        canvas.line(LEFT, base + 11, right, base + 11)
        canvas.setFont(REGULAR, 7.5)
        canvas.setFillColor(MUTED)
        canvas.drawString(LEFT, base, self.footer)
        canvas.drawRightString(right - 62, base, self.middle)
        canvas.drawRightString(right, base, page)

    def _draw_stamp(self, canvas: Canvas) -> None:
        width = canvas.stringWidth(self.stamp, SEMIBOLD, 9) + 20
        page_width, page_height = page_size(self.liggend)
        left, base = page_width - RIGHT - width, page_height - 16 * mm
        canvas.setFillColor(WARNING)
        canvas.roundRect(left, base, width, 18, 3, stroke=0, fill=1)
        canvas.setFillColor(white)
        canvas.setFont(SEMIBOLD, 9)
        canvas.drawString(left + 10, base + 5.5, self.stamp)
