"""Rules that look past one field: dates in order, hours that fit, numbers that are still free."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.loonwaarde import leeftijd_op
from app.models import Kandidaat
from app.services.change import Ref
from app.services.errors import UserError
from app.services.velden import Veld, Waarde

JONGSTE, OUDSTE = 15, 75
NOOIT_LEEG = {
    ("kandidaat", "dossiernummer"): "Een dossier heeft een nummer nodig. Vul er een in dat nog vrij is.",
    ("urenafspraak", "vanaf"): "Vul de dag in vanaf wanneer deze uren gelden.",
}


def looks_at_row(soort: str, naam: str) -> bool:
    """Whether a value of this field is judged by the rest of its row."""
    return (soort, naam) in REGELS


def check_regels(session: Session, rij: Any, ref: Ref, veld: Veld, waarde: Waarde, vandaag: date) -> None:
    """Refuse a value that contradicts the rest of its object. Raises UserError at the field."""
    if waarde in (None, ""):
        if melding := NOOIT_LEEG.get((ref.soort, veld.naam)):
            raise UserError(melding, veld.naam)
        return
    regel = REGELS.get((ref.soort, veld.naam))
    if regel and (melding := regel(session, rij, waarde, vandaag)):
        raise UserError(melding, veld.naam)


def _dag(waarde: date) -> str:
    return f"{waarde:%d-%m-%Y}"


def _geboortedatum(session: Session, rij: Any, waarde: Any, vandaag: date) -> str:
    if waarde > vandaag:
        return f"De geboortedatum {_dag(waarde)} ligt in de toekomst. Kijk het jaar na."
    leeftijd = leeftijd_op(waarde, vandaag)
    if not JONGSTE <= leeftijd <= OUDSTE:
        return (
            f"Met geboortedatum {_dag(waarde)} is de kandidaat {leeftijd} jaar. Loonkostensubsidie kan van "
            f"{JONGSTE} tot en met {OUDSTE} jaar. Kijk de datum na."
        )
    return ""


def _dossiernummer(session: Session, rij: Any, waarde: Any, vandaag: date) -> str:
    bezet = session.scalar(
        select(Kandidaat.id).where(Kandidaat.dossiernummer == waarde, Kandidaat.id != rij.id)
    )
    return f"Dossiernummer {waarde} is al in gebruik. Kies een ander nummer." if bezet else ""


def _bsn(session: Session, rij: Any, waarde: Any, vandaag: date) -> str:
    from stdnum.nl import bsn  # only where a gemeente uses it

    gemeente = rij.gemeente
    if not (gemeente and gemeente.bsn_toegestaan and gemeente.bsn_grondslag):
        return "BSN staat uit. Zet het bij de gemeente aan en noem daar de wettelijke grondslag."
    if len(waarde) != 9 or not bsn.is_valid(waarde):
        return "Dit BSN klopt niet volgens de elfproef. Neem het opnieuw over."
    return ""


def _before(eerste: str, label: str) -> Callable[[Session, Any, Any, date], str]:
    """The new value may not lie before field `eerste` of the same object."""

    def check(session: Session, rij: Any, waarde: Any, vandaag: date) -> str:
        ander = getattr(rij, eerste)
        if ander is None or waarde >= ander:
            return ""
        return (
            f"{_dag(waarde)} ligt vóór {label} ({_dag(ander)}). Vul een latere datum in of verander {label}."
        )

    return check


def _after(laatste: str, label: str) -> Callable[[Session, Any, Any, date], str]:
    """The new value may not lie after field `laatste` of the same object."""

    def check(session: Session, rij: Any, waarde: Any, vandaag: date) -> str:
        ander = getattr(rij, laatste)
        if ander is None or waarde <= ander:
            return ""
        return (
            f"{_dag(waarde)} ligt na {label} ({_dag(ander)}). Vul een eerdere datum in of verander {label}."
        )

    return check


def _eindtijd(session: Session, rij: Any, waarde: Any, vandaag: date) -> str:
    return check_duur(rij.begintijd, waarde)


def _begintijd(session: Session, rij: Any, waarde: Any, vandaag: date) -> str:
    return check_duur(waarde, rij.eindtijd)


def check_duur(begin: time | None, einde: time | None) -> str:
    """Why this is no duration: zero or negative; empty when it is, or when one of both is missing."""
    if begin is None or einde is None or einde > begin:
        return ""
    if einde == begin:
        return f"Begin en einde zijn allebei {begin:%H:%M}: nul minuten. Verander een van beide."
    return (
        f"Het einde ({einde:%H:%M}) ligt vóór het begin ({begin:%H:%M}). Liep het over middernacht, leg dan "
        "twee contacten vast."
    )


def _eerder(session: Session, rij: Any, waarde: Any, vandaag: date) -> str:
    if waarde > vandaag:
        return f"Een eerdere loonwaarde van {_dag(waarde)} ligt in de toekomst. Kijk de datum na."
    kandidaat = session.get(Kandidaat, rij.kandidaat_id) if rij.kandidaat_id else None
    geboren = kandidaat.geboortedatum if kandidaat else None
    if geboren and waarde < geboren:
        return f"{_dag(waarde)} ligt voor de geboortedatum {_dag(geboren)}. Kijk de datum na."
    return ""


def _datum_bezoek(session: Session, rij: Any, waarde: Any, vandaag: date) -> str:
    if waarde > vandaag:
        return f"Het bezoek van {_dag(waarde)} ligt in de toekomst. Vul de dag in waarop u er was."
    return _after("datum_rapport", "de datum van het rapport")(session, rij, waarde, vandaag)


def _niet_later(session: Session, rij: Any, waarde: Any, vandaag: date) -> str:
    return f"{_dag(waarde)} is nog niet geweest. Vul de dag in van het formulier." if waarde > vandaag else ""


def _buiten_beschouwing(session: Session, rij: Any, waarde: Any, vandaag: date) -> str:
    if waarde > vandaag:
        return f"{_dag(waarde)} is nog niet geweest. Vul de dag in waarop is besloten om eerst niet te meten."
    return ""


def _besluit_datum(session: Session, rij: Any, waarde: Any, vandaag: date) -> str:
    if waarde > vandaag:
        return f"Het besluit van {_dag(waarde)} ligt in de toekomst. Neem de datum over van de beschikking."
    return ""


REGELS: dict[tuple[str, str], Callable[[Session, Any, Any, date], str]] = {
    ("kandidaat", "geboortedatum"): _geboortedatum,
    ("kandidaat", "dossiernummer"): _dossiernummer,
    ("kandidaat", "bsn"): _bsn,
    ("plaatsing", "einde"): _before("begin", "het begin van het contract"),
    ("plaatsing", "begin"): _after("einde", "het einde van het contract"),
    ("plaatsing", "buiten_beschouwing"): _buiten_beschouwing,
    ("eerdere_loonwaarde", "datum"): _eerder,
    ("coachtraject", "einde"): _before("begin", "het begin van het traject"),
    ("coachtraject", "begin"): _after("einde", "het einde van het traject"),
    ("evaluatie", "dag"): _niet_later,
    ("meting", "datum_bezoek"): _datum_bezoek,
    ("meting", "datum_rapport"): _before("datum_bezoek", "het bedrijfsbezoek"),
    ("subsidie", "besluit_datum"): _besluit_datum,
    ("contactmoment", "begintijd"): _begintijd,
    ("contactmoment", "eindtijd"): _eindtijd,
    ("contactmoment", "volgend_contact"): _before("datum", "de datum van dit contact"),
}
