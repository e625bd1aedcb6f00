"""The event "wijziging werkstructuur": from its day a clock of working days runs until a contact."""

from collections.abc import Mapping
from datetime import date

from app.loonwaarde import add_werkdagen
from app.services.archief import Archief
from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.formulieren.coaching import WERKWIJZIGING
from app.services.objecten import create, get_rij
from app.services.papier.invullen import read_teksten
from app.services.signaleren.dagen import format_lange_dag
from app.services.signaleren.signaalinstellingen import read_drempels


def log_werkwijziging(
    archief: Archief, plaatsing_id: int, teksten: Mapping[str, str]
) -> tuple[int, date, Change]:
    """Record a change at work; answers its number and the last day for a contact.

    Raises UserError at "datum" (not after today, not before the job), "wat" or "toelichting".
    """
    waarden = read_teksten(WERKWIJZIGING, teksten)
    datum = waarden["datum"]
    assert isinstance(datum, date)
    with archief.write() as werk:
        begin = get_rij(werk.session, Ref("plaatsing", plaatsing_id)).begin
        if datum > werk.moment.date():
            raise UserError(f"{datum:%d-%m-%Y} is nog niet geweest. Vul de dag van de wijziging in.", "datum")
        if begin and datum < begin:
            raise UserError(f"Dit werk begon op {begin:%d-%m-%Y}. Vul een latere dag in.", "datum")
        rij = create(werk, "werkwijziging", Ref("plaatsing", plaatsing_id), gemeld=werk.moment, **waarden)
        drempels = read_drempels(werk.session)
        termijn, vrij = drempels.werkstructuur_werkdagen, drempels.bevrijdingsdag_vrij
        return rij.id, add_werkdagen(datum, termijn, vrij), werk.change


def describe_termijn(uiterlijk: date) -> str:
    """What the user reads after recording a change."""
    return f"De wijziging is vastgelegd. Neem uiterlijk {format_lange_dag(uiterlijk)} contact op."
