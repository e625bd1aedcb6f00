"""The thresholds of the signals, kept in the archive: one row, made at the first look."""

from dataclasses import asdict, fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Signaalinstelling
from app.services.archief import Archief
from app.services.change import Change, Ref
from app.services.lineage import touch
from app.services.objecten import create
from app.services.open_invoer import forget_open
from app.services.signaleren.signaal_records import Drempels

NAMEN = tuple(veld.name for veld in fields(Drempels))


def read_instelling(archief: Archief) -> Ref:
    """The row that holds the thresholds, for a form; made with the defaults when there is none."""
    with archief.read() as session:
        if rij := _first(session):
            return Ref("signaalinstelling", rij.id)
    with archief.write() as werk:
        rij = _first(werk.session) or create(werk, "signaalinstelling", **asdict(Drempels()))
        return Ref("signaalinstelling", rij.id)


def read_drempels(session: Session) -> Drempels:
    """The thresholds in force; an empty field counts as its default."""
    rij = _first(session)
    waarden = {naam: getattr(rij, naam) for naam in NAMEN} if rij else {}
    return Drempels(**{naam: waarde for naam, waarde in waarden.items() if waarde is not None})


def reset_drempels(archief: Archief) -> Change:
    """Put every switch and threshold back to its default."""
    ref = read_instelling(archief)
    with archief.write() as werk:
        rij = werk.session.get_one(Signaalinstelling, ref.id)
        for naam, waarde in asdict(Drempels()).items():
            setattr(rij, naam, waarde)
            forget_open(werk.session, ref, naam)
        touch(werk, ref)
        werk.log("gewijzigd", ref, "standaardwaarden")
        return werk.change


def _first(session: Session) -> Signaalinstelling | None:
    return session.scalars(select(Signaalinstelling).order_by(Signaalinstelling.id).limit(1)).first()
