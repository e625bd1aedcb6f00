"""What must be right before a contact is recorded (process.md §4: hours are paid as they are registered)."""

from collections.abc import Callable, Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Contactmoment, Kandidaat
from app.models.coaching import Coachtraject
from app.services.archief import Archief
from app.services.change import Ref
from app.services.coachen.budget import read_budgetten
from app.services.coachen.contactlijst import minuten_of
from app.services.coachen.medischewoorden import REDEN_ZONDER, WOORDEN, find_medisch, read_woordenlijst
from app.services.naam import format_lijstnaam
from app.services.objecten import get_rij, list_onderdelen, list_ontbrekend
from app.services.open_invoer import open_invoer_of
from app.services.regels import check_duur
from app.services.velden import format_duur

Melding = tuple[str, str]
UREN_IN_DAG = 24


def check_contact(archief: Archief, contact_id: int) -> tuple[Melding, ...]:
    """Field and message of everything that stands in the way; empty when it can be recorded."""
    with archief.read() as session:
        contact: Contactmoment = get_rij(session, Ref("contactmoment", contact_id))
        return tuple(find_meldingen(session, contact, archief.klok()))


def find_meldingen(session: Session, contact: Contactmoment, nu: datetime) -> Iterator[Melding]:
    """As `check_contact`, inside a session that is already open."""
    for controle in CONTROLES:
        yield from controle(session, contact, nu)


def find_woorden(session: Session, contact: Contactmoment) -> tuple[str, ...]:
    """The words about health in what was typed of this contact, each once."""
    teksten = [contact.gedaan, contact.geen_volgend_reden, contact.reden_versie]
    teksten += [tekst for afspraak in contact.afspraken for tekst in (afspraak.wat, afspraak.wie)]
    return find_medisch(read_woordenlijst(session), teksten)


def _open_invoer(session: Session, contact: Contactmoment, nu: datetime) -> Iterator[Melding]:
    ref = Ref("contactmoment", contact.id)
    open_invoer = open_invoer_of(session, [ref, *list_onderdelen(session, ref)])
    yield from open_invoer.pop(ref, {}).items()
    for deel, meldingen in open_invoer.items():
        veld = "afspraken" if deel.soort == "afspraak" else "doelen"
        yield from ((veld, melding) for melding in meldingen.values())


def _required(session: Session, contact: Contactmoment, nu: datetime) -> Iterator[Melding]:
    for veld in list_ontbrekend("contactmoment", contact):
        yield veld.naam, f"{veld.label} is nog leeg. Vul dit in."
    if contact.declarabel is None:
        yield "declarabel", "Kies of deze tijd declarabel is."
    if contact.zichtbaar_voor_werkgever is None:
        yield "zichtbaar_voor_werkgever", "Kies of de werkgever dit in het verslag ziet."
    if contact.vervangt_id and not contact.reden_versie:
        yield "reden_versie", "Schrijf op waarom u dit contact corrigeert."


def _times(session: Session, contact: Contactmoment, nu: datetime) -> Iterator[Melding]:
    if melding := check_duur(contact.begintijd, contact.eindtijd):
        yield "eindtijd", melding
    if not contact.datum:
        return
    if contact.datum > nu.date():
        yield "datum", f"{contact.datum:%d-%m-%Y} is nog niet geweest. Leg een contact vast na afloop."
    elif contact.datum == nu.date() and contact.eindtijd and contact.eindtijd > nu.time():
        yield (
            "eindtijd",
            f"Het is nu {nu:%H:%M}; om {contact.eindtijd:%H:%M} is het contact nog niet afgelopen. "
            "Verander de eindtijd of leg het contact straks vast.",
        )
    einde = contact.traject.einde
    if einde and contact.datum > einde:
        yield (
            "datum",
            f"Het traject eindigde op {einde:%d-%m-%Y}. Verander de datum, verleng het traject of begin "
            "een nieuw.",
        )


def _overlap(session: Session, contact: Contactmoment, nu: datetime) -> Iterator[Melding]:
    if not (contact.datum and contact.begintijd and contact.eindtijd and contact.uitvoerder):
        return
    vraag = (
        select(Contactmoment, Kandidaat)
        .join(Coachtraject, Contactmoment.traject_id == Coachtraject.id)
        .join(Kandidaat, Coachtraject.kandidaat_id == Kandidaat.id)
        .where(Contactmoment.datum == contact.datum, Contactmoment.uitvoerder == contact.uitvoerder)
        .where(Contactmoment.status == "vastgelegd", Contactmoment.id != (contact.vervangt_id or 0))
        .where(Contactmoment.begintijd < contact.eindtijd, Contactmoment.eindtijd > contact.begintijd)
        .order_by(Contactmoment.begintijd)
        .limit(1)
    )
    for ander, kandidaat in session.execute(vraag):
        yield (
            "begintijd",
            f"Van {ander.begintijd:%H:%M} tot {ander.eindtijd:%H:%M} staat al een contact van "
            f"{contact.uitvoerder}, met {format_lijstnaam(kandidaat)}. Verander de tijd: uren tellen maar "
            "één keer.",
        )


def _day(session: Session, contact: Contactmoment, nu: datetime) -> Iterator[Melding]:
    """Contacts and travel of one coach fit in one day; travel belongs to a contact."""
    minuten, reis = minuten_of(contact.begintijd, contact.eindtijd), contact.reistijd_minuten or 0
    if (reis or contact.kilometers) and minuten <= 0:
        yield "reistijd_minuten", "Reistijd en kilometers horen bij een contact. Vul eerst van en tot in."
        return
    if not (contact.datum and contact.uitvoerder):
        return
    vraag = select(Contactmoment.begintijd, Contactmoment.eindtijd, Contactmoment.reistijd_minuten).filter_by(
        datum=contact.datum, uitvoerder=contact.uitvoerder, status="vastgelegd"
    )
    anderen = session.execute(vraag.where(Contactmoment.id != (contact.vervangt_id or 0)))
    samen = minuten + reis
    samen += sum(minuten_of(begin, einde) + (onderweg or 0) for begin, einde, onderweg in anderen)
    if samen > UREN_IN_DAG * 60:
        yield (
            "reistijd_minuten",
            f"Contacten en reistijd van {contact.uitvoerder} zijn op {contact.datum:%d-%m-%Y} samen "
            f"{format_duur(samen)} uur; een dag heeft er {UREN_IN_DAG}. Kijk de reistijd na.",
        )


def _goals(session: Session, contact: Contactmoment, nu: datetime) -> Iterator[Melding]:
    if not contact.doelen and any(doel.status == "loopt" for doel in contact.traject.doelen):
        yield "doelen", "Kies het doel waaraan u werkte: de uren worden per doel verantwoord."


def _afspraken(session: Session, contact: Contactmoment, nu: datetime) -> Iterator[Melding]:
    for afspraak in contact.afspraken:
        if afspraak.wie and not afspraak.wat:
            yield "afspraken", f"Schrijf op wat {afspraak.wie} doet, of verwijder de afspraak."


def _next_contact(session: Session, contact: Contactmoment, nu: datetime) -> Iterator[Melding]:
    volgend = contact.volgend_contact
    if not volgend and not contact.geen_volgend_reden:
        yield "volgend_contact", "Vul de dag van het volgende contact in, of de reden dat er geen komt."
    elif volgend and contact.datum and volgend < contact.datum:
        yield "volgend_contact", f"{volgend:%d-%m-%Y} ligt vóór dit contact. Vul een latere dag in."


def _woorden(session: Session, contact: Contactmoment, nu: datetime) -> Iterator[Melding]:
    """Words about health are asked about; with a reason that names none one goes on (process.md §6)."""
    woorden, reden = find_woorden(session, contact), contact.woorden_reden
    if woorden and not reden:
        yield "woorden_reden", WOORDEN.format(woorden=", ".join(woorden[:8]))
    elif woorden and reden and find_medisch(read_woordenlijst(session), [reden]):
        yield "woorden_reden", REDEN_ZONDER


def _budget(session: Session, contact: Contactmoment, nu: datetime) -> Iterator[Melding]:
    """Never declare more than was granted."""
    samen = len(contact.deelnemers) + 1
    minuten = -(-minuten_of(contact.begintijd, contact.eindtijd) // samen)
    over = read_budgetten(session, [contact.traject], nu.date())[contact.traject_id].over
    if not contact.declarabel or minuten <= 0 or over is None:
        return
    over += _minutes_replaced(session, contact)
    if minuten > over:
        yield (
            "declarabel",
            f"Dit contact duurt {format_duur(minuten)}; er is nog {format_duur(max(over, 0))} toegekend. Zet "
            "declarabel op nee, of pas de toegekende uren van het traject aan.",
        )


def _minutes_replaced(session: Session, contact: Contactmoment) -> int:
    oud = session.get(Contactmoment, contact.vervangt_id) if contact.vervangt_id else None
    if oud is None or not oud.declarabel or oud.traject_id != contact.traject_id:
        return 0
    return minuten_of(oud.begintijd, oud.eindtijd)


CONTROLES: tuple[Callable[[Session, Contactmoment, datetime], Iterator[Melding]], ...] = (
    _open_invoer,
    _required,
    _times,
    _overlap,
    _day,
    _goals,
    _afspraken,
    _next_contact,
    _budget,
    _woorden,
)
