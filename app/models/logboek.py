"""Logboek: who did what, when, to what, with which result; a chain of hashes, append-only."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.models.base import Base, Code, Id, Moment, Naam
from app.models.direct import as_stored, driver_of

FIRST_LINK = "0" * 64
WHAT = ("gebruiker", "actie", "soort", "object_id", "bijzonderheid", "resultaat", "herkomst")
CHAINED = ("id", "moment", *WHAT, "vorige")
COLUMNS = (*CHAINED, "schakel")
AS_STORED = f"SELECT {', '.join(COLUMNS)} FROM logboek ORDER BY id"
NEWEST = "SELECT id, schakel FROM logboek ORDER BY id DESC LIMIT 1"
STORE = f"INSERT INTO logboek ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
to_json = json.JSONEncoder(separators=(",", ":"), default=repr).encode


class Logregel(Base):
    """One entry of the log. It names objects by kind and number, never by a personal value."""

    __tablename__ = "logboek"
    __table_args__ = (Index("ix_logboek_object", "soort", "object_id"), {"sqlite_autoincrement": True})

    id: Mapped[Id]
    moment: Mapped[Moment]
    gebruiker: Mapped[Naam]
    actie: Mapped[Code]
    soort: Mapped[Code]
    object_id: Mapped[int | None]
    bijzonderheid: Mapped[Naam]
    resultaat: Mapped[Code]
    herkomst: Mapped[Code]
    vorige: Mapped[str] = mapped_column(String(64))
    schakel: Mapped[str] = mapped_column(String(64), unique=True)


def append_log(
    session: Session,
    *,
    gebruiker: str,
    actie: str,
    soort: str = "",
    object_id: int | None = None,
    bijzonderheid: str = "",
    resultaat: str = "goed",
    herkomst: str = "scherm",
    moment: datetime,
) -> None:
    """Add an entry to the chain, in the transaction of `session`, after what it tells of.

    `moment` is local time without time zone; ValueError otherwise, for the zone would be lost.
    """
    if moment.tzinfo is not None:
        raise ValueError("moment zonder tijdzone verwacht")
    number, vorige = _last_entry(session)
    what = (gebruiker, actie, soort, object_id, bijzonderheid, resultaat, herkomst)
    link = compute_link(number + 1, moment, *what, vorige)
    driver_of(session).execute(STORE, (number + 1, as_stored(moment), *what, vorige, link))


def append_many(
    session: Session,
    objects: Sequence[tuple[str, int]],
    *,
    gebruiker: str,
    actie: str,
    bijzonderheid: str,
    herkomst: str,
    moment: datetime,
) -> None:
    """As `append_log` with the same words for each of these objects (kind and number), in one go."""
    number, vorige = _last_entry(session)
    stored = as_stored(moment)
    rows = []
    for number, (soort, object_id) in enumerate(objects, number + 1):  # noqa: B020 - the last number goes on
        what = (gebruiker, actie, soort, object_id, bijzonderheid, "goed", herkomst)
        link = compute_link(number, moment, *what, vorige)
        rows.append((number, stored, *what, vorige, link))
        vorige = link
    if rows:
        driver_of(session).executemany(STORE, rows)


def log_head(session: Session) -> str:
    """The last link of the chain: printed on reports, it shows later that nothing was cut off."""
    return _last_entry(session)[1]


def verify_log(session: Session) -> list[str]:
    """Every break in the chain as a Dutch sentence; empty when the log is whole.

    Finds entries changed, removed, replaced, moved or cut off at the end. Somebody who has the
    passphrase and rewrites the whole chain is found only by the links printed on reports.
    """
    return list(_breaks(session))


def compute_link(number: int, moment: datetime, *rest: str | int | None) -> str:
    """SHA-256 in hexadecimal over the fields of one entry, in the order of CHAINED."""
    return _hash([number, moment.isoformat(timespec="microseconds"), *rest])


def _hash(fields: list[Any]) -> str:
    return hashlib.sha256(to_json(fields).encode()).hexdigest()


def _last_entry(session: Session) -> tuple[int, str]:
    last = driver_of(session).execute(NEWEST).fetchone()
    return (last[0], last[1]) if last else (0, FIRST_LINK)


def _breaks(session: Session) -> Iterator[str]:
    """Rows come from the driver as they are stored: objects would take twice the time."""
    printed = set(session.execute(text("SELECT logkop FROM rapport")).scalars()) - {"", FIRST_LINK}
    number, previous = 0, FIRST_LINK
    for row in driver_of(session).execute(AS_STORED):
        if row[0] != number + 1 or row[-2] != previous or row[-1] != _link_as_stored(row):
            yield from _entry_breaks(row, number, previous)
        number, previous = row[0], row[-1]
        printed.discard(previous)
    if _highest_number(session) != number:
        yield f"Logboek: na regel {number} zijn regels weggehaald."
    for logkop in sorted(printed):
        yield f"Logboek: de schakel {logkop[:12]} die op een rapport staat, ontbreekt."


def _entry_breaks(row: tuple[Any, ...], number: int, previous: str) -> Iterator[str]:
    if row[0] != number + 1:
        yield f"Logboek: tussen regel {number} en {row[0]} ontbreken regels."
    if row[-2] != previous:
        yield f"Logboek: regel {row[0]} sluit niet aan op de regel ervoor."
    if row[-1] != _link_as_stored(row):
        yield f"Logboek: regel {row[0]} is veranderd."


def _link_as_stored(row: tuple[Any, ...]) -> str:
    """The link that belongs to a row of the driver: its moment has a space where ISO 8601 has a T."""
    number, moment, *rest = row[:-1]
    return _hash([number, str(moment).replace(" ", "T", 1), *rest])


def _highest_number(session: Session) -> int:
    highest = session.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'logboek'")).scalar()
    return int(highest or 0)
