"""What goes to a printer: the PDF, logged as it leaves, and its pages as dots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.services.archief import Archief
from app.services.change import Ref
from app.services.errors import UserError

GEWOON = 300  # dots per inch: what a laser printer of an office prints letters with
ONLEESBAAR = "Dit stuk kan niet worden afgedrukt. Bewaar het als PDF en druk het af met een ander programma."


@dataclass(frozen=True, slots=True)
class Vel:
    """One page as dots, three bytes each (red, green, blue), `stap` bytes to the next line."""

    breed: int
    hoog: int
    stap: int
    beeld: bytes


def print_rapport(archief: Archief, meting_id: int) -> bytes:
    """The report of a meting for the printer, with its log entry."""
    from app.services.papier.rapporten import read_rapport

    return _logged(archief, read_rapport(archief, meting_id), "rapport", Ref("meting", meting_id))


def print_stuk(archief: Archief, meting_id: int, soort: str) -> bytes:
    """One of the papers beside the report for the printer, with its log entry."""
    from app.services.papier.papieren import read_stuk

    pdf = read_stuk(archief, meting_id, soort)
    return _logged(archief, pdf, soort.replace("-", " "), Ref("meting", meting_id))


def print_getekend(archief: Archief, stuk_id: int) -> bytes:
    """A signed paper for the printer, as it was signed, with its log entry."""
    from app.services.coachen.stukken import read_stuk_pdf

    return _logged(archief, read_stuk_pdf(archief, stuk_id), "getekend stuk", Ref("stuk", stuk_id))


def count_vellen(pdf: bytes) -> int:
    """How many pages there are to print. Raises UserError when it is no PDF."""
    with _opened(pdf) as document:
        return len(document)


def turned(pdf: bytes) -> bool:
    """Whether the first page lies on its side."""
    with _opened(pdf) as document:
        return bool(document[0].get_width() > document[0].get_height())


def render_vellen(pdf: bytes, dpi: int, nummers: Sequence[int]) -> Iterator[Vel]:
    """These pages (from 0) as dots, one after another. Raises UserError when it is no PDF."""
    with _opened(pdf) as document:
        for nummer in nummers:
            bitmap = document[nummer].render(scale=dpi / 72, rev_byteorder=True)
            yield Vel(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            bitmap.close()


def _logged(archief: Archief, pdf: bytes, wat: str, over: Ref) -> bytes:
    with archief.write() as werk:
        werk.log(f"{wat} afgedrukt", over)
    return pdf


def _opened(pdf: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as fout:
        raise UserError(ONLEESBAAR) from fout
