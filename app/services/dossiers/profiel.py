"""The profile of the person at the keyboard, named in reports and in the log."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Gebruiker
from app.services.archief import Archief
from app.services.change import Change, Ref
from app.services.objecten import create, list_ontbrekend, store_veld
from app.services.records import ProfielRecord


def read_profiel(archief: Archief) -> ProfielRecord:
    """The profile; an empty one is made when the archive has none."""
    with archief.read() as session:
        if gebruiker := _first(session):
            return _record(gebruiker)
    with archief.write() as werk:
        return _record(_first(werk.session) or create(werk, "gebruiker"))


def save_profiel(archief: Archief, waarden: Mapping[str, str]) -> Change:
    """Store what was typed in the profile, by field, in one transaction.

    Raises UserError for the first field that is refused; its text is kept beside it, the rest is stored.
    """
    with archief.write() as werk:
        ref = Ref("gebruiker", (_first(werk.session) or create(werk, "gebruiker")).id)
        weigeringen = [store_veld(werk, ref, naam, tekst) for naam, tekst in waarden.items()]
        change = werk.change
    archief.gebruiker = read_profiel(archief).naam
    for weigering in filter(None, weigeringen):
        raise weigering
    return change


def _first(session: Session) -> Gebruiker | None:
    return session.scalars(select(Gebruiker).order_by(Gebruiker.id).limit(1)).first()


def _record(gebruiker: Gebruiker) -> ProfielRecord:
    ontbrekend = tuple(veld.label for veld in list_ontbrekend("gebruiker", gebruiker))
    return ProfielRecord(gebruiker.id, gebruiker.naam, gebruiker.rollen, ontbrekend)
