"""That somebody looked: one entry in the log per ten minutes, person and object."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.logboek import Logregel
from app.services.archief import Archief
from app.services.change import Ref

STIL_NA_INZIEN = timedelta(minutes=10)


def note_view(archief: Archief, actie: str, ref: Ref) -> None:
    """Write in the log that this object was looked at, unless the same person did so just now."""
    with archief.read() as session:
        if _seen_lately(session, actie, ref, archief.gebruiker, archief.klok()):
            return
    with archief.write() as werk:
        werk.log(actie, ref)


def _seen_lately(session: Session, actie: str, ref: Ref, gebruiker: str, nu: datetime) -> bool:
    vraag = (
        select(Logregel.moment)
        .filter_by(soort=ref.soort, object_id=ref.id, actie=actie, gebruiker=gebruiker)
        .order_by(Logregel.id.desc())
        .limit(1)
    )
    laatst = session.scalar(vraag)
    return laatst is not None and timedelta() <= nu - laatst < STIL_NA_INZIEN
