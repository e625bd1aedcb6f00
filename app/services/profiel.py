"""The profile of the person at the keyboard, named in reports and in the log."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Gebruiker
from app.services.archief import Archief
from app.services.objecten import create, list_ontbrekend
from app.services.records import ProfielRecord


def read_profiel(archief: Archief) -> ProfielRecord:
    """The profile; an empty one is made when the archive has none."""
    with archief.read() as session:
        if gebruiker := _first(session):
            return _record(gebruiker)
    with archief.write() as werk:
        return _record(_first(werk.session) or create(werk, "gebruiker"))


def _first(session: Session) -> Gebruiker | None:
    return session.scalars(select(Gebruiker).order_by(Gebruiker.id).limit(1)).first()


def _record(gebruiker: Gebruiker) -> ProfielRecord:
    ontbrekend = tuple(veld.label for veld in list_ontbrekend("gebruiker", gebruiker))
    return ProfielRecord(gebruiker.id, gebruiker.naam, gebruiker.rollen, ontbrekend)
