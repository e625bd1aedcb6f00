"""The letters of all paper: Inter, DejaVu Sans for what Inter lacks, a box for what remains.

Fonts are embedded; the standard fonts of PDF are never used.
"""

import re
import unicodedata
from functools import cache
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

from app.documents.look import ITALIC, REGULAR, SEMIBOLD
from app.documents.right_to_left import in_order_of_sight
from app.documents.writing import plain_text
from app.paths import resources_dir

FALLBACK = "DejaVuSans"
MISSING = "□"
LAST_READABLE = 0xFFFF  # beyond it reportlab draws the shape, but the text reads back as another letter
_FILES = {REGULAR: "Inter-Regular", SEMIBOLD: SEMIBOLD, ITALIC: ITALIC, FALLBACK: FALLBACK}
_ENDLESS = re.compile(r"[^ \n]{301,}")


@cache
def load(name: str) -> TTFont:
    """Return a font, read and registered once per run of the program."""
    font = TTFont(name, str(resources_dir() / "fonts" / f"{_FILES[name]}.ttf"))
    registerFont(font)
    return font


@cache
def load_family() -> None:
    """Register Inter; semibold does the work of bold."""
    for name in (REGULAR, SEMIBOLD, ITALIC):
        load(name)
    registerFontFamily(REGULAR, REGULAR, SEMIBOLD, ITALIC, SEMIBOLD)


def markup(text: str) -> str:
    """Return user text as paragraph markup: shown as it was typed, in a font that has the characters."""
    text = _ENDLESS.sub(_part, plain_text(text))
    if not text.isascii():
        text = in_order_of_sight(_without_invisible(unicodedata.normalize("NFC", text)))
        return "".join(_run(font, "".join(run)) for font, run in groupby(text, _font_for)).replace(
            "\n", "<br/>"
        )
    return escape(text).replace("\n", "<br/>")


def _part(word: re.Match[str]) -> str:
    """Part a word of more than 300 characters with spaces: laying it out takes quadratic time."""
    return " ".join(word.group()[start : start + 100] for start in range(0, len(word.group()), 100))


def _without_invisible(text: str) -> str:
    """Drop joiners, direction marks and variation selectors: they have no shape of their own."""
    return "".join(c for c in text if unicodedata.category(c) != "Cf" and not "\ufe00" <= c <= "\ufe0f")


def _font_for(char: str) -> str:
    if char == "\n" or (ord(char) <= LAST_READABLE and ord(char) in load(REGULAR).face.charToGlyph):
        return REGULAR
    within_reach = ord(char) <= LAST_READABLE and ord(char) in load(FALLBACK).face.charToGlyph
    return FALLBACK if within_reach else ""


def _run(font: str, text: str) -> str:
    if font == REGULAR:
        return escape(text)
    return f'<font name="{FALLBACK}">{escape(text)}</font>' if font else MISSING * len(text)


def in_inter(text: str) -> str:
    """Return one line of text for the frame of a page: a box for each character that Inter lacks."""
    known = load(REGULAR).face.charToGlyph
    return "".join(char if ord(char) in known else MISSING for char in plain_text(text).replace("\n", " "))
