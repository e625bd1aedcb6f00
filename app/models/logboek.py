"""Logboek: who did what, when, to what, with which result; a chain of hashes, append-only."""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Index, Row, String, insert, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.models.base import Base, Code, Id, Moment, Naam

FIRST_LINK = "0" * 64
WHAT = ("gebruiker", "actie", "soort", "object_id", "bijzonderheid", "resultaat", "herkomst")
CHAINED = ("id", "moment", *WHAT, "vorige")


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
) -> Logregel:
    """Add an entry to the chain, in the transaction of `session`.

    `moment` is local time without time zone; ValueError otherwise, for the zone would be lost.
    """
    if moment.tzinfo is not None:
        raise ValueError("moment zonder tijdzone verwacht")
    number, vorige = _last_entry(session)
    what = (gebruiker, actie, soort, object_id, bijzonderheid, resultaat, herkomst)
    row = dict(zip(CHAINED, (number + 1, moment, *what, vorige), strict=True))
    row["schakel"] = compute_link(number + 1, moment, *what, vorige)
    return session.execute(insert(Logregel).returning(Logregel), [row]).scalar_one()


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
    fields = [number, moment.isoformat(timespec="microseconds"), *rest]
    return hashlib.sha256(json.dumps(fields, separators=(",", ":")).encode()).hexdigest()


def _last_entry(session: Session) -> tuple[int, str]:
    newest = select(Logregel.id, Logregel.schakel).order_by(Logregel.id.desc()).limit(1)
    last = session.execute(newest).first()
    return (last.id, last.schakel) if last else (0, FIRST_LINK)


def _breaks(session: Session) -> Iterator[str]:
    columns = [getattr(Logregel, name) for name in (*CHAINED, "schakel")]
    number, previous, links = 0, FIRST_LINK, {FIRST_LINK}
    for row in session.execute(select(*columns).order_by(Logregel.id), execution_options={"yield_per": 1000}):
        yield from _entry_breaks(row, number, previous)
        number, previous = row.id, row.schakel
        links.add(previous)
    if _highest_number(session) != number:
        yield f"Logboek: na regel {number} zijn regels weggehaald."
    for logkop in session.execute(text("SELECT logkop FROM rapport")).scalars():
        if logkop and logkop not in links:
            yield f"Logboek: de schakel {logkop[:12]} die op een rapport staat, ontbreekt."


def _entry_breaks(row: Row[Any], number: int, previous: str) -> Iterator[str]:
    if row.id != number + 1:
        yield f"Logboek: tussen regel {number} en {row.id} ontbreken regels."
    if row.vorige != previous:
        yield f"Logboek: regel {row.id} sluit niet aan op de regel ervoor."
    if row.schakel != compute_link(row.id, row.moment, *row[2:-1]):
        yield f"Logboek: regel {row.id} is veranderd."


def _highest_number(session: Session) -> int:
    highest = session.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'logboek'")).scalar()
    return int(highest or 0)
