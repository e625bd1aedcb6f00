"""A signature as it was drawn: lines, never a picture of dots."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from app.documents.look import INK
from app.documents.papier import SIGNING_HEIGHT, SIGNING_WIDTH, Papier
from app.documents.writing import LEEG, write_moment

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PAD_WIDTH, PAD_HEIGHT = 6000, 2000  # the size of the pad in its own units; y runs down
FOOT = 6  # points between the line and the lowest ink
GEEN_CRYPTO = (
    "Een getekende handtekening op deze bladzijde is een tekening op het scherm. Zij is geen digitale "
    "handtekening met een certificaat. Wie tekende, en wanneer, staat in het logboek van het archief."
)

Punt = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Handtekening:
    """`lijnen`: strokes of points in the units of the pad; none when the name was typed as a signature."""

    naam: str
    gezet: datetime
    lijnen: tuple[tuple[Punt, ...], ...] = ()
    opmerking: str = ""


def put_handtekening(papier: Papier, wie: str, naam: str, handtekening: Handtekening | None) -> None:
    """Put the signature, or room for one."""
    if handtekening is None:
        papier.handtekening(f"Handtekening {wie}: {naam or LEEG}")
        return
    wanneer = write_moment(handtekening.gezet)
    if handtekening.lijnen:
        onder = f"Handtekening {wie}: {handtekening.naam}, getekend op het scherm op {wanneer}"
        papier.handtekening(onder, partial(paint, handtekening.lijnen))
    else:
        papier.alinea(
            f"{handtekening.naam} heeft zelf de naam getypt als ondertekening, op {wanneer}.",
            label=f"Handtekening {wie}:",
        )
    if handtekening.opmerking:
        papier.alinea(handtekening.opmerking, "klein")


def paint(lijnen: tuple[tuple[Punt, ...], ...], canvas: "Canvas") -> None:
    """Draw the strokes above the signing line."""
    room = SIGNING_HEIGHT - FOOT
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1.3)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for lijn in lijnen:
        path = canvas.beginPath()
        for index, (x, y) in enumerate((*lijn, lijn[-1])):
            place = (x * SIGNING_WIDTH / PAD_WIDTH, FOOT + room - y * room / PAD_HEIGHT)
            (path.lineTo if index else path.moveTo)(*place)
        canvas.drawPath(path, stroke=1, fill=0)
