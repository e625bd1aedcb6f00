"""What was typed in the fields of a form."""

from io import BytesIO
from typing import Any

from pikepdf import Name, Pdf, PdfError

MEESTE_VELDEN, LANGSTE = 200, 5_000  # of a form that is read back


def read_form(pdf: bytes) -> dict[str, str]:
    """Return name and text of each field of the form, at most 200 of them and 5,000 characters each.

    Raises ValueError when it is no PDF that can be read.
    """
    return _read(pdf, Name.V)


def read_questions(pdf: bytes) -> dict[str, str]:
    """Return name and whole question (as a screen reader says it) of each field. Raises ValueError."""
    return _read(pdf, Name.TU)


def _read(pdf: bytes, part: Any) -> dict[str, str]:
    try:
        with Pdf.open(BytesIO(pdf)) as bestand:
            form: Any = bestand.Root.get(Name.AcroForm)
            fields: Any = form.get(Name.Fields) if form is not None else None
            velden = list(fields if fields is not None else ())[:MEESTE_VELDEN]
            return {str(veld.get(Name.T, "")): str(veld.get(part, ""))[:LANGSTE] for veld in velden}
    except PdfError as fout:
        raise ValueError("geen leesbare pdf") from fout
