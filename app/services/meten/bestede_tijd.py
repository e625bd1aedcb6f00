"""How long the user worked at each step of a meting. For the user only: never in a report or an export."""

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from app.models import BestedeTijd
from app.services.archief import Archief


def add_tijd(archief: Archief, meting_id: int, tijden: dict[str, int]) -> None:
    """Add seconds per step; in silence, for it changes nothing of the meting."""
    rijen = [
        {"meting_id": meting_id, "stap": stap, "seconden": duur} for stap, duur in tijden.items() if duur > 0
    ]
    if not rijen:
        return
    vraag = insert(BestedeTijd)
    meer = {"seconden": BestedeTijd.seconden + vraag.excluded.seconden}
    with archief.write() as werk:
        werk.session.execute(vraag.on_conflict_do_update(["meting_id", "stap"], set_=meer), rijen)


def read_tijd(archief: Archief, meting_id: int) -> dict[str, int]:
    """Seconds per step."""
    with archief.read() as session:
        rijen = session.scalars(select(BestedeTijd).filter_by(meting_id=meting_id))
        return {rij.stap: rij.seconden for rij in rijen}
