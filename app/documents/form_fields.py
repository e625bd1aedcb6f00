"""Fields to fill in on screen: an empty box on the page, and behind it a field of the PDF form.

The font of what is typed is embedded whole, because nobody knows yet which letters it takes.
"""

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String
from reportlab.platypus import Flowable

from app.documents.fonts import load
from app.documents.look import REGULAR, WIDTH
from app.documents.papier import Invulveld
from app.documents.style import MUTED
from app.documents.tagging import Element

LINE_HEIGHT = 17  # points
SIZE = 10
PRINTED, MULTILINE = 4, 1 << 12  # flags of an annotation and of a field
FIRST, LAST = 32, 255


class FieldBox(Flowable):  # type: ignore[misc]
    """The box of one field; where it is drawn is kept in its element."""

    def __init__(self, veld: Invulveld, element: Element) -> None:
        super().__init__()
        self.width = WIDTH if veld.regels > 1 else veld.breed
        self.height = LINE_HEIGHT * veld.regels + 4
        self._element = element

    def draw(self) -> None:
        """Draw the box as decoration: the field itself is what counts."""
        left, bottom = (round(part) for part in self.canv.absolutePosition(0, 0))
        page = self.canv.getPageNumber() - 1
        self._element.box = (page, left, bottom, left + round(self.width), bottom + round(self.height))
        with self.canv.artifact():
            self.canv.setStrokeColor(MUTED)
            self.canv.setLineWidth(0.7)
            self.canv.roundRect(0, 0, self.width, self.height, 2, stroke=1, fill=0)


class Form:
    """The form of one PDF: `nodes` are the owners of its fields, in the order they were added."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._fields: list[Any] = []
        self._font: Any = None
        self.nodes: list[Any] = []

    def add(self, veld: Invulveld, box: tuple[int, int, int, int, int], node: Any) -> Any:
        """Put the field on its page; answers what its node in the structure tree refers to."""
        page = self._pdf.pages[box[0]].obj
        widget = self._pdf.make_indirect(self._widget(veld, box, page))
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(widget)
        self._fields.append(widget)
        self.nodes.append(node)
        return Dictionary(Type=Name.OBJR, Obj=widget, Pg=page)

    def finish(self) -> None:
        """Write the form itself, if there is anything to fill in."""
        if self._fields:
            self._pdf.Root.AcroForm = self._pdf.make_indirect(
                Dictionary(Fields=Array(self._fields), DR=self._resources(), DA=_appearance())
            )

    def _widget(self, veld: Invulveld, box: tuple[int, int, int, int, int], page: Any) -> Any:
        _, left, bottom, right, top = box
        blank = self._pdf.make_stream(b"/Tx BMC EMC")
        blank.update(
            Dictionary(
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=Array([0, 0, right - left, top - bottom]),
                Resources=self._resources(),
            )
        )
        widget = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(veld.naam), TU=String(veld.vraag),
            F=PRINTED, Ff=MULTILINE if veld.regels > 1 else 0, DA=_appearance(), P=page,
            Rect=Array([left, bottom, right, top]), AP=Dictionary(N=blank),
            StructParent=len(self._pdf.pages) + len(self._fields),
        )  # fmt: skip
        if veld.langste:
            widget.MaxLen = veld.langste
        return widget

    def _resources(self) -> Any:
        if self._font is None:
            self._font = self._pdf.make_indirect(_whole_font(self._pdf))
        return Dictionary(Font=Dictionary(Inter=self._font))


def _appearance() -> Any:
    return String(f"/Inter {SIZE} Tf 0 g")


def _whole_font(pdf: Pdf) -> Any:
    """Inter with the letters of Western Europe, as a font in which a reader can write."""
    face = load(REGULAR).face
    codes = [ord(bytes([code]).decode("cp1252", "replace")) for code in range(FIRST, LAST + 1)]
    data = pdf.make_stream(face._ttf_data, Length1=len(face._ttf_data))
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/Inter-Regular"), Flags=32,
        FontBBox=Array([round(side) for side in face.bbox]), ItalicAngle=0, Ascent=round(face.ascent),
        Descent=round(face.descent), CapHeight=round(face.capHeight), StemV=80, FontFile2=data,
    )  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/Inter-Regular"),
        FirstChar=FIRST, LastChar=LAST,
        Widths=Array([round(face.charWidths.get(code, face.defaultWidth)) for code in codes]),
        Encoding=Name.WinAnsiEncoding, FontDescriptor=pdf.make_indirect(descriptor),
    )  # fmt: skip
