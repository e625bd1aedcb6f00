"""Text that was refused: kept beside its object with the message, until it is mended or dropped.

Each save looks here, so the words go straight to the driver.
"""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy.orm import Session

from app.models.direct import driver_of
from app.services.archief import Werk
from app.services.change import Ref

AT_OBJECT = "soort = ? AND object_id = ?"
LIST = f"SELECT veld, tekst, melding FROM open_invoer WHERE {AT_OBJECT} ORDER BY id"
KEEP = "INSERT INTO open_invoer (soort, object_id, veld, tekst, melding) VALUES (?, ?, ?, ?, ?)"
FORGET = f"DELETE FROM open_invoer WHERE {AT_OBJECT} AND veld = ?"


class Open(NamedTuple):
    """What was refused in one field."""

    veld: str
    tekst: str
    melding: str


def list_open(session: Session, ref: Ref) -> list[Open]:
    """What stands open at an object."""
    return [Open(*rij) for rij in driver_of(session).execute(LIST, (ref.soort, ref.id))]


def open_invoer_of(session: Session, refs: Iterable[Ref]) -> dict[Ref, dict[str, str]]:
    """The open messages of these objects, by field."""
    gevonden: dict[Ref, dict[str, str]] = {}
    for ref in refs:
        for invoer in list_open(session, ref):
            gevonden.setdefault(ref, {})[invoer.veld] = invoer.melding
    return gevonden


def keep_open(werk: Werk, ref: Ref, veld: str, tekst: str, melding: str) -> None:
    """Keep refused text beside its object, in the place of what was refused there before."""
    forget_open(werk.session, ref, veld)
    driver_of(werk.session).execute(KEEP, (ref.soort, ref.id, veld, tekst, melding))


def forget_open(session: Session, ref: Ref, veld: str) -> None:
    """Drop refused text: the field was filled in well."""
    driver_of(session).execute(FORGET, (ref.soort, ref.id, veld))
