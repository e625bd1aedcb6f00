"""A picture of the spread: per factor what each source said, and what the expert decided."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.documents.look import ACCENT, INK, LINE, MUTED, REGULAR, WARNING
from app.documents.rapport import Exact, RapportFactor
from app.documents.writing import write_percentage

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

LABEL = 96
SCALE = 300  # points for 100 percent
ROW = 20
FOOT = 26
HIGHEST = 100
FIGURE_WIDTH = LABEL + SCALE + 16

Factoren = Sequence[tuple[str, RapportFactor]]


def height_of(factoren: Factoren) -> int:
    """Return the height of the picture in points."""
    return ROW * len(factoren) + FOOT


def describe(factoren: Factoren) -> str:
    """Return in words what the picture shows."""
    return " ".join(
        f"{naam}: vastgesteld op {write_percentage(factor.waarde)}; "
        + ", ".join(f"{w.bron} {write_percentage(w.waarde)}" for w in factor.waarnemingen)
        + "."
        for naam, factor in factoren
    )


def paint(factoren: Factoren, canvas: "Canvas") -> None:
    """Draw the picture with its lower left corner at the origin."""
    _paint_scale(canvas, height_of(factoren))
    for index, (naam, factor) in enumerate(factoren):
        _paint_row(canvas, height_of(factoren) - ROW * (index + 1) + 6, naam, factor)
    _paint_legend(canvas)


def _at(percentage: Exact) -> int:
    """Return the place on the scale in points; above 100 % counts as 100."""
    return LABEL + int(min(percentage, HIGHEST) * SCALE / HIGHEST)


def _paint_scale(canvas: "Canvas", height: int) -> None:
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.5)
    canvas.setFont(REGULAR, 7)
    canvas.setFillColor(MUTED)
    for percentage in range(0, HIGHEST + 1, 25):
        canvas.line(_at(percentage), FOOT - 4, _at(percentage), height)
        canvas.drawCentredString(_at(percentage), FOOT - 13, f"{percentage} %")


def _paint_row(canvas: "Canvas", y: int, naam: str, factor: RapportFactor) -> None:
    canvas.setFillColor(INK)
    canvas.setFont(REGULAR, 8)
    canvas.drawString(0, y, naam)
    places = [_at(w.waarde) for w in factor.waarnemingen if w.waarde is not None]
    if places:
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(1.2)
        canvas.line(min(places), y + 3, max(places), y + 3)
    canvas.setFillColor(ACCENT)
    for place in places:
        canvas.circle(place, y + 3, 3, stroke=0, fill=1)
    if factor.waarde is not None:
        canvas.setFillColor(WARNING)
        canvas.rect(_at(factor.waarde) - 1, y - 4, 2, 14, stroke=0, fill=1)


def _paint_legend(canvas: "Canvas") -> None:
    canvas.setFillColor(ACCENT)
    canvas.circle(LABEL + 3, 3, 3, stroke=0, fill=1)
    canvas.setFillColor(WARNING)
    canvas.rect(LABEL + 90, -1, 2, 8, stroke=0, fill=1)
    canvas.setFillColor(MUTED)
    canvas.setFont(REGULAR, 7)
    canvas.drawString(LABEL + 10, 1, "volgens een bron")
    canvas.drawString(LABEL + 97, 1, "vastgesteld door de deskundige")
