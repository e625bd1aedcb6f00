"""Search as you type: text folded to plain words, an index over those words, ids in sort order."""

import json
import unicodedata
from array import array
from itertools import islice

from sqlalchemy import text as sql
from sqlalchemy.orm import Session

LETTERS = str.maketrans(dict(zip("ıłøđðħŧŋ", "iloddhtn", strict=True)) | {"þ": "th", "æ": "ae", "œ": "oe"})
PLAIN = {place: chr(place) if chr(place).isalnum() else " " for place in range(128)}
DROPPED = {"Mn", "Me", "Cf"}
MOST_WORDS = 16
MANY = 2000  # found: more are picked from all faster than they are sorted
LOT = 20_000  # found: counting is asked first whether it is not simply everybody
ORDERS = "orders"  # where a session finds the orders that still hold


def fold(text: str) -> str:
    """Plain lower-case words with one space between: how text is stored for search and sorting.

    Accents and marks go, letters such as ı ł ø æ become their look-alikes, signs become spaces.
    """
    if text.isascii():
        return " ".join(text.lower().translate(PLAIN).split())
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


def search_normfuncties(session: Session, text: str, limit: int | None = None) -> "array[int]":
    """Ids of the normfuncties found, the most used first; all of them when there is no word in `text`."""
    return _search(session, "normfunctie", "keren DESC, zoektekst", text, limit)


def _fold_sign(sign: str) -> str:
    if sign.isascii():
        return sign if sign.isalnum() else " "
    category = unicodedata.category(sign)
    if category in DROPPED:
        return ""
    return sign if category[0] in "LN" or category == "Mc" else " "


def _search(session: Session, table: str, order: str, text: str, limit: int | None) -> "array[int]":
    """How much is found decides the road: the few are sorted, the many picked from the order of all."""
    words = match_expression(text)
    if not words:
        return array("q", _everything(session, table, order)[:limit])
    found = _matches(session, table, words)
    if len(found) <= MANY:
        few = f"SELECT t.id FROM json_each(:found) JOIN {table} t ON t.id = value ORDER BY {order}, t.id"
        return array("q", _ids(session, few, found=json.dumps(found))[:limit])
    everything = _everything(session, table, order)
    if len(found) == LOT and _count(session, table, words) == len(everything):
        return array("q", everything[:limit])
    while len(found) % LOT == 0 and (more := _matches(session, table, words, found[-1])):
        found += more
    return array("q", islice(filter(frozenset(found).__contains__, everything), limit))


def _matches(session: Session, table: str, words: str, after: int = -1) -> list[int]:
    """Ids of the first LOT rows found behind `after`."""
    question = f"""
        SELECT rowid AS id FROM {table}_zoek
        WHERE {table}_zoek MATCH :words AND rowid > :after ORDER BY rowid LIMIT {LOT}
    """
    return _ids(session, question, words=words, after=after)


def _count(session: Session, table: str, words: str) -> int:
    question = f"SELECT count(*) FROM {table}_zoek WHERE {table}_zoek MATCH :words"
    return session.scalar(sql(question), {"words": words}) or 0


def _everything(session: Session, table: str, order: str) -> list[int]:
    """All ids in this order; a session for reading keeps them until something is written."""
    kept: dict[str, list[int]] = session.info.get(ORDERS, {})
    if table not in kept:
        kept[table] = _ids(session, f"SELECT id FROM {table} ORDER BY {order}, id")
    return kept[table]


def _ids(session: Session, question: str, **values: object) -> list[int]:
    """One JSON text instead of a row per id: four times as fast at 100,000 rows."""
    answer = session.scalar(sql(f"SELECT json_group_array(id) FROM ({question})"), values)
    found: list[int] = json.loads(answer)
    return found
