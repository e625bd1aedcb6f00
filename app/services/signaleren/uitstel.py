"""An item of Vandaag put off until a day: with a reason, kept and logged, and undone at will."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Uitstel
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.formulieren.coaching import UITSTEL
from app.services.lineage import touch
from app.services.objecten import get_rij
from app.services.papier.invullen import read_teksten

LANGST = timedelta(days=366)
WEER_GETOOND = "weer getoond"


def set_uitstel(archief: Archief, kandidaat_id: int, sleutel: str, tot: str, reden: str) -> Change:
    """Put an item off. Raises UserError at "tot" (tomorrow to a year from now) or "reden"."""
    waarden = read_teksten(UITSTEL, {"tot": tot, "reden": reden})
    dag = waarden["tot"]
    assert isinstance(dag, date)
    if not archief.vandaag < dag <= archief.vandaag + LANGST:
        raise UserError("Kies een dag na vandaag, hoogstens een jaar vooruit.", "tot")
    with archief.write() as werk:
        _add(werk, kandidaat_id, sleutel, dag, str(waarden["reden"]), "uitgesteld")
        return werk.change


def end_uitstel(archief: Archief, kandidaat_id: int, sleutel: str) -> Change:
    """Show an item again today; what was put off before stays on record."""
    with archief.write() as werk:
        _add(werk, kandidaat_id, sleutel, archief.vandaag, WEER_GETOOND, WEER_GETOOND)
        return werk.change


def read_uitstel(session: Session, vandaag: date) -> dict[str, tuple[date, str]]:
    """By key of the item: until when it is put off and why; only what still waits on this day."""
    vraag = select(Uitstel.sleutel, Uitstel.tot, Uitstel.reden).order_by(Uitstel.id)
    nieuwste = {rij.sleutel: (rij.tot, rij.reden) for rij in session.execute(vraag)}
    return {sleutel: uitstel for sleutel, uitstel in nieuwste.items() if uitstel[0] > vandaag}


def _add(werk: Werk, kandidaat_id: int, sleutel: str, tot: date, reden: str, actie: str) -> None:
    get_rij(werk.session, Ref("kandidaat", kandidaat_id))
    rij = Uitstel(kandidaat_id=kandidaat_id, sleutel=sleutel, tot=tot, reden=reden, gezet=werk.moment)
    werk.session.add(rij)
    werk.session.flush()
    ref = Ref("uitstel", rij.id)
    touch(werk, ref)
    werk.log(actie, ref, sleutel.partition(":")[0])
