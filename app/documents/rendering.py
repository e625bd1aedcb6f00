"""Pages of a PDF as pictures."""

from io import BytesIO

from pypdfium2 import PdfDocument, PdfPage


def render(pdf: bytes, width: int, most: int | None) -> tuple[bytes, ...]:
    """Each page as a PNG of this width in pixels; with `most` only the first ones."""
    document = PdfDocument(pdf)
    try:
        return tuple(_render(document[number], width) for number in range(len(document))[:most])
    finally:
        document.close()


def _render(page: PdfPage, width: int) -> bytes:
    bitmap = page.render(scale=width / page.get_width())
    out = BytesIO()
    bitmap.to_pil().save(out, "PNG", compress_level=1)
    bitmap.close()
    page.close()
    return out.getvalue()
