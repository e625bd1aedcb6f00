"""Search as you type: text folded to plain words, an index over those words, ids in sort order."""

import unicodedata
from array import array

from sqlalchemy import text as sql
from sqlalchemy.orm import Session

LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "þ": "th", "æ": "ae", "œ": "oe", "ŋ": "n"}
)
DROPPED = {"Mn", "Me", "Cf"}
MOST_WORDS = 16


def fold(text: str) -> str:
    """Plain lower-case words with one space between: how text is stored for search and sorting.

    Accents and marks go, letters such as ı ł ø æ become their look-alikes, signs become spaces.
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS)).casefold().translate(LETTERS)
    return " ".join("".join(map(_fold_sign, plain)).split())


def match_expression(text: str) -> str:
    """An expression for the index: every word typed must begin a word found. Empty when there is no word.

    Safe for any input: words hold letters and digits only. A pasted text counts for its first 16 words.
    """
    words = dict.fromkeys(fold(text).split())
    return " ".join(f'"{word}"*' for word in list(words)[:MOST_WORDS])


def search_kandidaten(session: Session, text: str, limit: int | None = None) -> "array[int]":
    """Ids of the kandidaten found, by sorteernaam; all of them when there is no word in `text`."""
    return _search(session, "kandidaat", "sorteernaam", text, limit)


def search_werkgevers(session: Session, text: str, limit: int | None = None) -> "array[int]":
    """Ids of the werkgevers found, by zoektekst (which begins with the name)."""
    return _search(session, "werkgever", "zoektekst", text, limit)


def _fold_sign(sign: str) -> str:
    if sign.isascii():
        return sign if sign.isalnum() else " "
    category = unicodedata.category(sign)
    if category in DROPPED:
        return ""
    return sign if category[0] in "LN" or category == "Mc" else " "


def _search(session: Session, table: str, order: str, text: str, limit: int | None) -> "array[int]":
    words = match_expression(text)
    found = f"WHERE id IN (SELECT rowid FROM {table}_zoek WHERE {table}_zoek MATCH :words)" if words else ""
    statement = sql(f"SELECT id FROM {table} {found} ORDER BY {order}, id LIMIT :limit")
    rows = session.execute(statement, {"words": words, "limit": -1 if limit is None else limit})
    return array("q", rows.scalars())
