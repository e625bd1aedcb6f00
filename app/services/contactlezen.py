"""One contact as the quick entry shows it: whom, which goals, which agreements, what is left."""

from dataclasses import dataclass
from datetime import date

from app.models import Contactmoment
from app.services.archief import Archief
from app.services.change import Ref
from app.services.contactlijst import minuten_of
from app.services.naam import format_lijstnaam
from app.services.objecten import get_rij
from app.services.records import Budget
from app.services.trajecten import read_budgetten


@dataclass(frozen=True, slots=True)
class DoelKeuze:
    """A goal of the plan, whether this contact worked on it, and the progress seen (1-5)."""

    id: int
    omschrijving: str
    gekozen: bool
    voortgang: int | None


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """A contact; `minuten` is its duration, `budget` that of its traject without this concept."""

    id: int
    status: str
    versie: int
    kandidaat_id: int
    kandidaat: str
    datum: date | None
    minuten: int
    declarabel: bool | None
    doelen: tuple[DoelKeuze, ...]
    afspraken: tuple[int, ...]
    budget: Budget


def read_contact(archief: Archief, contact_id: int) -> ContactRecord:
    """Everything the quick entry needs. Raises UserError when the contact is gone."""
    with archief.read() as session:
        contact: Contactmoment = get_rij(session, Ref("contactmoment", contact_id))
        gekozen = {deel.doel_id: deel.voortgang for deel in contact.doelen}
        doelen = tuple(
            DoelKeuze(doel.id, doel.omschrijving, doel.id in gekozen, gekozen.get(doel.id))
            for doel in contact.traject.doelen
            if doel.status == "loopt" or doel.id in gekozen
        )
        return ContactRecord(
            id=contact.id,
            status=contact.status,
            versie=contact.versie,
            kandidaat_id=contact.traject.kandidaat_id,
            kandidaat=format_lijstnaam(contact.traject.kandidaat),
            datum=contact.datum,
            minuten=minuten_of(contact.begintijd, contact.eindtijd),
            declarabel=contact.declarabel,
            doelen=doelen,
            afspraken=tuple(afspraak.id for afspraak in contact.afspraken),
            budget=read_budgetten(session, [contact.traject])[contact.traject_id],
        )
