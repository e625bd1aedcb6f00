"""Keep the calculation of the periods of a plaatsing: a receipt for each that has none or has another."""

from datetime import date

from sqlalchemy.orm import Session

from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.looptijd.bewijzen import Plan, make_plan, read_bewijzen, write_plan
from app.services.looptijd.boek import read_boek
from app.services.looptijd.looptijd_records import Bewijs
from app.services.looptijd.looptijdfeiten import Looptijdfeiten, compute_perioden, read_looptijdfeiten
from app.services.objecten import get_rij

NIETS_NIEUWS = "Alles is al vastgelegd. Er is niets veranderd."


def record_perioden(archief: Archief, plaatsing_id: int) -> tuple[int, Change]:
    """Keep every period that has an amount; answers how many receipts were written.

    Raises UserError when there is nothing to keep.
    """
    with archief.write() as werk:
        get_rij(werk.session, Ref("plaatsing", plaatsing_id))
        plan, melding = store_perioden(werk, plaatsing_id, "looptijd vastgelegd")
        if not plan:
            raise UserError(melding or NIETS_NIEUWS)
        return len(plan.nieuw), werk.change


def store_perioden(werk: Werk, plaatsing_id: int, reden: str) -> tuple[Plan, str]:
    """As `record_perioden`, in the caller's transaction; also answers why there are no periods."""
    session = werk.session
    session.flush()
    feiten = read_looptijdfeiten(session, plaatsing_id)
    geldig = [bewijs for bewijs in read_bewijzen(session, [plaatsing_id]) if bewijs.vervallen is None]
    plan, melding = plan_perioden(session, feiten, geldig, werk.moment.date())
    write_plan(werk, feiten, plan, reden)
    return plan, melding


def plan_perioden(
    session: Session, feiten: Looptijdfeiten, geldig: list[Bewijs], vandaag: date
) -> tuple[Plan, str]:
    """What would be written now, up to the end of the year that can be known."""
    tot = last_day(feiten, geldig, vandaag)
    perioden, melding = compute_perioden(feiten, tot, read_boek(session))
    return make_plan(perioden, geldig), melding


def last_day(feiten: Looptijdfeiten, geldig: list[Bewijs], vandaag: date) -> date:
    """31 December of this year, of the year of the start, or of the last receipt: whichever is later."""
    start: date | None = feiten.rij.ingangsdatum
    jaren = [vandaag.year, *(bewijs.van.year for bewijs in geldig if bewijs.van)]
    return date(max([*jaren, start.year] if start else jaren), 12, 31)
