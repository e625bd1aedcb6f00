"""The user's choice to take the amounts of a period's first day, with a reason (law: silent)."""

from datetime import date

from sqlalchemy import select

from app.loonwaarde import format_datum
from app.models import Peildatumkeuze
from app.services.archief import Archief
from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.looptijd.boek import read_boek
from app.services.looptijd.looptijdfeiten import compute_perioden, read_looptijdfeiten
from app.services.objecten import create, delete_rij, get_rij
from app.services.velden import Soort, Veld, parse, readable

REDEN = Veld(
    "reden",
    "Waarom",
    Soort.NOTITIE,
    verplicht=True,
    breedte=6,
    uitleg="Bijvoorbeeld: de gemeente neemt bij een nieuwe loonwaarde de bedragen van die dag. De reden "
    "staat daarna bij de periode.",
    bron="Participatiewet art. 10d lid 7",
)
GEEN_REDEN = "Schrijf op waarom u de bedragen van deze dag neemt."
GEEN_PERIODE = "Op {dag} begint geen periode meer. Kijk de looptijd opnieuw na."
PEILDATUM_ZELF = "Voor deze periode gelden de bedragen van {dag} al."


def choose_peildatum(archief: Archief, plaatsing_id: int, vanaf: date, reden: str) -> Change:
    """Let the amounts of this first day count for its period. Raises UserError at "reden"."""
    ref = Ref("plaatsing", plaatsing_id)
    tekst = str(parse(REDEN, readable(reden)))
    if not tekst:
        raise UserError(GEEN_REDEN, "reden")
    with archief.write() as werk:
        get_rij(werk.session, ref)
        perioden, melding = compute_perioden(
            read_looptijdfeiten(werk.session, plaatsing_id), vanaf, read_boek(werk.session)
        )
        periode = next((periode for periode in perioden if periode.van == vanaf), None)
        if periode is None:
            raise UserError(melding or GEEN_PERIODE.format(dag=format_datum(vanaf)), "reden")
        if periode.peildatum == vanaf:
            raise UserError(PEILDATUM_ZELF.format(dag=format_datum(vanaf)), "reden")
        keuze = create(werk, "peildatumkeuze", ref, vanaf=vanaf, reden=tekst)
        werk.log("eigen peildatum gekozen", Ref("peildatumkeuze", keuze.id), f"vanaf {format_datum(vanaf)}")
        return werk.change


def drop_peildatum(archief: Archief, plaatsing_id: int, vanaf: date) -> Change:
    """Go back to the peildatum of the law for the period that begins on this day."""
    with archief.write() as werk:
        vraag = select(Peildatumkeuze).filter_by(plaatsing_id=plaatsing_id, vanaf=vanaf)
        if (keuze := werk.session.scalars(vraag).first()) is not None:
            delete_rij(werk, Ref("peildatumkeuze", keuze.id))
        return werk.change
