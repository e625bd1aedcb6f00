"""Plaatsingen and the hours agreed in them."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from app.loonwaarde import add_months
from app.models import Plaatsing, Urenafspraak
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.formulieren import select_velden
from app.services.formulieren.plaatsing import GEEINDIGD
from app.services.lineage import touch
from app.services.objecten import create, get_rij
from app.services.open_invoer import forget_open, keep_open
from app.services.records import Urenregel
from app.services.velden import parse, readable

GEEN_DAG = "Vul de dag in vanaf wanneer deze uren gelden, of eerst het begin van het contract."
GEEN_UREN = "Vul de uren per week in die in het contract staan."


def create_plaatsing(archief: Archief, kandidaat_id: int) -> tuple[int, Change]:
    """A new, running plaatsing of this kandidaat."""
    with archief.write() as werk:
        rij = create(werk, "plaatsing", Ref("kandidaat", kandidaat_id), uitkomst="loopt")
        return rij.id, werk.change


def set_contracturen(archief: Archief, plaatsing_id: int, vanaf: str, uren: str) -> Change:
    """Agree hours per week from a day on, by default from the begin of the contract.

    Hours already agreed from that same day are replaced. Raises UserError at "vanaf" or
    "contracturen"; both texts are then kept with the plaatsing.
    """
    ref = Ref("plaatsing", plaatsing_id)
    weigering: UserError | None = None
    with archief.write() as werk:
        plaatsing: Plaatsing = get_rij(werk.session, ref)
        try:
            dag, waarde = _read_uren(plaatsing, readable(vanaf), readable(uren))
        except UserError as fout:
            weigering = fout
            for veld, tekst in (("vanaf", vanaf), ("contracturen", uren)):
                melding = fout.tekst if veld == fout.veld else ""
                keep_open(werk, ref, veld, readable(tekst), melding)
        else:
            _store_uren(werk, plaatsing, dag, waarde)
        change = werk.change
    if weigering:
        raise weigering
    return change


def list_uren(archief: Archief, plaatsing_id: int) -> tuple[Urenregel, ...]:
    """The agreed hours of a plaatsing, oldest first."""
    with archief.read() as session:
        plaatsing: Plaatsing = get_rij(session, Ref("plaatsing", plaatsing_id))
        return tuple(Urenregel(uur.id, uur.vanaf, uur.contracturen) for uur in plaatsing.uren)


def contracturen_op(plaatsing: Plaatsing, dag: date) -> Decimal | None:
    """Agreed hours per week on a day; before the first agreement those of the first."""
    return uren_op(((uur.vanaf, uur.contracturen) for uur in plaatsing.uren), dag)


def uren_op(afspraken: Iterable[tuple[date, Decimal | None]], dag: date) -> Decimal | None:
    """As `contracturen_op`, from pairs of day and hours per week, oldest first."""
    gelden: Decimal | None = None
    for vanaf, uren in afspraken:
        if gelden is None or vanaf <= dag:
            gelden = uren
    return gelden


def ended_on(plaatsing: Any) -> date | None:
    """The day it really ended: the outcome when that came first, else the end agreed; None while it runs."""
    einde: date | None = plaatsing.einde
    gestopt: date | None = plaatsing.uitkomst_datum if plaatsing.uitkomst in GEEINDIGD else None
    if gestopt is None or einde is None:
        return gestopt or einde
    return min(gestopt, einde)


def lasted_half_year(
    begin: date | None, einde: date | None, uitkomst: str, uitkomst_datum: date | None, op: date
) -> bool:
    """Whether a contract ran for six months or more on the day looked at."""
    gestopt = uitkomst_datum if uitkomst in GEEINDIGD else None
    laatste = min(filter(None, (einde, gestopt, op)))
    return begin is not None and add_months(begin, 6) - timedelta(days=1) <= laatste


def newest_plaatsing(session: Session, kandidaat_id: int) -> Plaatsing | None:
    """The plaatsing that began last; one without a begin counts as older than all others."""
    plaatsingen = session.query(Plaatsing).filter_by(kandidaat_id=kandidaat_id)
    return max(plaatsingen, key=lambda rij: (rij.begin or date.min, rij.id), default=None)


def _read_uren(plaatsing: Plaatsing, vanaf: str, uren: str) -> tuple[date, Decimal]:
    veld_vanaf, veld_uren = select_velden("urenafspraak", "vanaf", "contracturen")
    dag = parse(veld_vanaf, vanaf) or plaatsing.begin
    if not isinstance(dag, date):
        raise UserError(GEEN_DAG, "vanaf")
    if plaatsing.einde and dag > plaatsing.einde:
        einde = f"{plaatsing.einde:%d-%m-%Y}"
        raise UserError(f"Het contract eindigt op {einde}. Vul een dag in die daarvoor ligt.", "vanaf")
    waarde = parse(veld_uren, uren)
    if not isinstance(waarde, Decimal):
        raise UserError(GEEN_UREN, "contracturen")
    return dag, waarde


def _store_uren(werk: Werk, plaatsing: Plaatsing, dag: date, waarde: Decimal) -> None:
    ref = Ref("plaatsing", plaatsing.id)
    forget_open(werk.session, ref, "vanaf")
    forget_open(werk.session, ref, "contracturen")
    regel: Urenafspraak | None = next((uur for uur in plaatsing.uren if uur.vanaf == dag), None)
    if regel is None:
        create(werk, "urenafspraak", ref, vanaf=dag, contracturen=waarde)
        return
    regel.contracturen = waarde
    touch(werk, Ref("urenafspraak", regel.id))
    werk.log("gewijzigd", Ref("urenafspraak", regel.id), "contracturen")
