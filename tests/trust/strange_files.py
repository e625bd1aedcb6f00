"""Files as nobody should make them, each from its own number: lists, workbooks, and what only looks so."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl

from app.services.inlezen.doelen import DOELEN

SIGNS = "abcXYZéßłあ😀\u202e\u0000\ud800'\"=@+-;,\t\r\n<&>]]%_\\/ 0123456789.,-"
WORDS = (
    "Vries",
    "de Vries",
    "=1+1",
    "@SUM(A1)",
    "+31612345678",
    "-5",
    "31-02-2004",
    "03-02-2004",
    "2004-02-03",
    "1-1-26",
    "3 februari 2004",
    "38020",
    "NaN",
    "Infinity",
    "1e9",
    "12,5",
    "12.5",
    "1.234,56",
    "99999999999999999999",
    "0",
    "111222333",
    "123456782",
    "ja",
    "nee",
    "waar",
    "Participatiewet",
    "Bepaalde tijd",
    "lid 4",
    "dienstbetrekking",
    "Losser",
    "Gemeente Losser",
    "GM0168",
    "12345678",
    "x" * 400,
    "x" * 33_000,
    "epilepsie",
    "a@b.nl",
    "geen adres",
    "#N/A",
    "#REF!",
    "<!DOCTYPE x>",
    "', DROP TABLE kandidaat; --",
    "{}",
    "%s%n",
    "../../etc",
    "TRUE",
    " ",
    "",
)
CODES = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp850", "utf-32")


def make_file(number: int) -> bytes:
    """The file of this number; the same number gives the same file."""
    dice = random.Random(number)
    return dice.choice(KINDS)(dice)


def _heading(dice: random.Random) -> str:
    if dice.random() < 0.8:
        return dice.choice([doel.label for doel in DOELEN[dice.choice(list(DOELEN))]])
    return _word(dice)[:30]


def _word(dice: random.Random) -> str:
    if dice.random() < 0.7:
        return dice.choice(WORDS)
    return "".join(dice.choice(SIGNS) for _ in range(dice.randrange(12)))


def _good_row(dice: random.Random) -> list[str]:
    begin = date(2025, 1, 1) + timedelta(days=dice.randrange(600))
    return [
        f"Naam{dice.randrange(40)}",
        f"0{dice.randrange(1, 9)}-03-200{dice.randrange(9)}",
        "De Halm",
        "Bakker",
        f"{begin:%d-%m-%Y}",
        "32",
        str(dice.randrange(101)),
        "1-2-2024",
    ]


GOOD = ["Achternaam", "Geboortedatum", "Werkgever", "Functie", "Contract begin", "Contracturen"]
GOOD += ["Eerdere loonwaarde", "Datum eerdere loonwaarde"]


def _table(dice: random.Random) -> list[list[str]]:
    if dice.random() < 0.5:
        rows = [_good_row(dice) for _ in range(dice.randrange(1, 12))]
        if dice.random() < 0.6:
            row = dice.choice(rows)
            row[dice.randrange(len(row))] = _word(dice)
        return [GOOD, *rows]
    width = dice.randrange(1, 12)
    rows = [[_word(dice) for _ in range(dice.randrange(width + 2))] for _ in range(dice.randrange(12))]
    return [[_heading(dice) for _ in range(width)], *rows]


def _csv(dice: random.Random) -> bytes:
    separator = dice.choice(";,\t|")
    quote: Callable[[str], str] = lambda cell: f'"{cell}"' if dice.random() < 0.2 else cell  # noqa: E731
    text = dice.choice(("\n", "\r\n", "\r")).join(separator.join(map(quote, row)) for row in _table(dice))
    return text.encode(dice.choice(CODES), "replace")


def _workbook(dice: random.Random) -> bytes:
    book = openpyxl.Workbook()
    for row in _table(dice):
        book.active.append([_cell(dice, word) for word in row])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _cell(dice: random.Random, word: str) -> Any:
    other = (1.5, -3, True, datetime(2004, 2, 3), date(1899, 12, 31), timedelta(hours=30), 1e300, 38020, None)
    if dice.random() < 0.15:
        return dice.choice(other)
    return "".join(sign for sign in word if sign.isprintable() and not "\ud800" <= sign <= "\udfff")


def _bitten(dice: random.Random) -> bytes:
    """A workbook in which some bytes are others, or which ends too soon."""
    content = bytearray(_workbook(dice))
    for _ in range(dice.randrange(1, 20)):
        content[dice.randrange(len(content))] = dice.randrange(256)
    return bytes(content[: dice.randrange(len(content))] if dice.random() < 0.3 else content)


def _other_parts(dice: random.Random) -> bytes:
    """A sound package whose parts are cut, changed, empty, doubled or strange."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_workbook(dice))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if dice.random() < 0.3:
                content = _spoiled(dice, content)
            if dice.random() < 0.95:
                new.writestr(name, content)
        if dice.random() < 0.3:
            new.writestr(dice.choice(("xl/vbaProject.bin", "../x", "xl/a.xml", "C:/x")), _noise(dice))
    return made.getvalue()


def _spoiled(dice: random.Random, content: bytes) -> bytes:
    place = dice.randrange(len(content) + 1)
    inserts = (
        b"<!ENTITY a 'b'>",
        b"&#0;",
        b"<c r='XFD9'/>",
        b"\xff\xfe",
        b"<row r='99999999'/>",
        b"<",
        b"]]>",
    )
    inserts += (
        b'<c r="A1" t="s"><v>999999</v></c>',
        b'<c t="d"><v>x</v></c>',
        b'<c r="B2" t="e"><v>#N/A</v></c>',
    )
    return dice.choice(
        (content[:place], b"", content[:place] + dice.choice(inserts) + content[place:], _noise(dice))
    )


def _noise(dice: random.Random) -> bytes:
    return dice.randbytes(dice.randrange(400))


def _begun(dice: random.Random) -> bytes:
    """Noise that begins as something known."""
    begins = (
        b"PK\x03\x04",
        b"PK\x05\x06",
        bytes.fromhex("d0cf11e0a1b11ae1"),
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"sep=",
    )
    return dice.choice(begins) + _noise(dice)


KINDS = (_csv, _csv, _csv, _workbook, _workbook, _bitten, _other_parts, _noise, _begun)
