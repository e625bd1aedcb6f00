"""How paper is drawn: its colours, paragraph styles and the frame of a page."""

from functools import cache
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from app.documents import look
from app.documents.fonts import in_inter, load_family
from app.documents.look import BOTTOM, ITALIC, LEFT, MM, PAGE_HEIGHT, PAGE_WIDTH, REGULAR, RIGHT, SEMIBOLD
from app.documents.papier import PageFrame


def page_size(liggend: bool = False) -> tuple[Any, Any]:
    """Width and height of a page in points; `liggend` is A4 on its side."""
    return (PAGE_HEIGHT, PAGE_WIDTH) if liggend else (PAGE_WIDTH, PAGE_HEIGHT)


INK = HexColor(look.INK)
MUTED = HexColor(look.MUTED)
ACCENT = HexColor(look.ACCENT)
LINE = HexColor(look.LINE)
TINT = HexColor(look.TINT)
WARNING = HexColor(look.WARNING)
WARNING_TINT = HexColor(look.WARNING_TINT)


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


def draw_frame(frame: PageFrame, canvas: Canvas, number: int, total: int) -> None:
    """Draw what stands around the text of page `number` of `total`."""
    _draw_footer(frame, canvas, f"Pagina {number} van {total}")
    if frame.stamp:
        _draw_stamp(frame, canvas)


def _draw_footer(frame: PageFrame, canvas: Canvas, page: str) -> None:
    base, right = BOTTOM - 11 * MM, page_size(frame.liggend)[0] - RIGHT
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.line(LEFT, base + 11, right, base + 11)
    canvas.setFont(REGULAR, 7.5)
    canvas.setFillColor(MUTED)
    canvas.drawString(LEFT, base, in_inter(frame.footer))
    canvas.drawRightString(right - 62, base, in_inter(frame.middle))
    canvas.drawRightString(right, base, page)


def _draw_stamp(frame: PageFrame, canvas: Canvas) -> None:
    stamp = in_inter(frame.stamp)
    width = canvas.stringWidth(stamp, SEMIBOLD, 9) + 20
    page_width, page_height = page_size(frame.liggend)
    left, base = page_width - RIGHT - width, page_height - 16 * MM
    canvas.setFillColor(WARNING)
    canvas.roundRect(left, base, width, 18, 3, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont(SEMIBOLD, 9)
    canvas.drawString(left + 10, base + 5.5, stamp)
