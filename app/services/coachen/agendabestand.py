"""A calendar file (.ics) of planned contacts and terms; by default with initials and dossier number only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.documents.whole_file import whole_file
from app.loonwaarde import Bedragen, LoonwaardeFout, beslistermijn, decision_runs_from, forfait_einde
from app.models import Coachtraject, Kandidaat, Meting, Plaatsing
from app.services.archief import Archief
from app.services.bedragen.lezen import read_bedragen
from app.services.coachen.budget import read_uren
from app.services.errors import UserError
from app.services.formulieren.plaatsing import GEEINDIGD
from app.services.naam import format_initialen, format_naam
from app.services.papier.papieren import NIET_BEWAARD

VOORUIT = timedelta(days=365)
NOEMER = "-//Loonwaarde//Agenda//NL"


@dataclass(frozen=True, slots=True)
class Agendapunt:
    """A whole day in the calendar; `sleutel` stays the same when the file is made again."""

    sleutel: str
    dag: date
    wat: str
    kandidaat: Kandidaat
    contact: bool = False


def agenda_naam(archief: Archief) -> str:
    """The name for the file: "agenda-2026-11-22.ics"."""
    return f"agenda-{archief.vandaag:%Y-%m-%d}.ics"


def save_agenda(archief: Archief, pad: Path, met_namen: bool = False) -> tuple[Path, int]:
    """Write the file whole or not at all and log it; answers how many days stand in it. Raises UserError."""
    inhoud, aantal = make_agenda(archief, met_namen)
    try:
        with whole_file(pad) as bestand:
            bestand.write(inhoud)
    except OSError as fout:
        raise UserError(NIET_BEWAARD) from fout
    try:
        with archief.write() as werk:
            werk.log("agenda opgeslagen", None, f"{aantal} dagen, {'met' if met_namen else 'zonder'} namen")
    except BaseException:
        pad.unlink(missing_ok=True)
        raise
    return pad, aantal


def make_agenda(archief: Archief, met_namen: bool = False) -> tuple[bytes, int]:
    """The calendar of the year ahead, and the number of its days."""
    from icalendar import Calendar, Event

    agenda = Calendar()
    agenda.add("prodid", NOEMER)
    agenda.add("version", "2.0")
    with archief.read() as session:
        punten = list_agendapunten(session, archief.vandaag)
    for punt in punten:
        event = Event()
        event.add("uid", f"{punt.sleutel}@loonwaarde")
        event.add("dtstamp", archief.klok().astimezone(UTC))
        event.add("dtstart", punt.dag)
        event.add("dtend", punt.dag + timedelta(days=1))
        event.add("summary", f"{punt.wat} · {_who(punt.kandidaat, met_namen)}")
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        agenda.add_component(event)
    inhoud: bytes = agenda.to_ical()
    return inhoud, len(punten)


def list_agendapunten(session: Session, vandaag: date) -> tuple[Agendapunt, ...]:
    """Planned contacts and terms from today until a year ahead, the earliest first."""
    punten = (*_contacts(session, vandaag), *_terms(session, vandaag))
    straks = (punt for punt in punten if vandaag <= punt.dag <= vandaag + VOORUIT)
    return tuple(sorted(straks, key=lambda punt: (punt.dag, punt.sleutel)))


def _who(kandidaat: Kandidaat, met_namen: bool) -> str:
    wie = format_naam(kandidaat) if met_namen else format_initialen(kandidaat)
    return f"{wie} ({kandidaat.dossiernummer})"


def _contacts(session: Session, vandaag: date) -> Iterator[Agendapunt]:
    """The next contact of each running traject, and those that come back in its rhythm."""
    trajecten = session.scalars(select(Coachtraject).options(joinedload(Coachtraject.kandidaat))).all()
    uren = read_uren(session, vandaag, [traject.id for traject in trajecten])
    for traject in trajecten:
        volgend = uren[traject.id].volgend if traject.id in uren else None
        if volgend and (traject.einde is None or traject.einde >= vandaag):
            for nummer, dag in enumerate(_planned(volgend, traject, vandaag)):
                sleutel = f"contact-{traject.id}-{nummer}" if nummer else f"contact-{traject.id}"
                yield Agendapunt(sleutel, dag, "Contact", traject.kandidaat, contact=True)


def _planned(volgend: date, traject: Coachtraject, vandaag: date) -> Iterator[date]:
    """The next contact; with a rhythm and an end also those after it, as the budget meter counts them."""
    yield volgend
    if not traject.ritme_dagen or traject.einde is None or volgend < vandaag:
        return
    dag = volgend + timedelta(days=traject.ritme_dagen)
    while dag <= min(traject.einde, vandaag + VOORUIT):
        yield dag
        dag += timedelta(days=traject.ritme_dagen)


def _terms(session: Session, vandaag: date) -> Iterator[Agendapunt]:
    vraag = select(Plaatsing).options(
        joinedload(Plaatsing.kandidaat),
        selectinload(Plaatsing.metingen),
        selectinload(Plaatsing.subsidies),
    )
    bedragen = read_bedragen(session)
    for plaatsing in session.scalars(vraag):
        if plaatsing.uitkomst not in GEEINDIGD:
            yield from _terms_of(plaatsing, bedragen)


def _terms_of(plaatsing: Plaatsing, bedragen: Bedragen) -> Iterator[Agendapunt]:
    """End of the contract, end of the forfait, and what the newest definitive meting sets in motion."""
    wie, nummer = plaatsing.kandidaat, plaatsing.id
    metingen = [meting for meting in plaatsing.metingen if meting.status == "definitief"]
    if plaatsing.einde:
        yield Agendapunt(f"contract-{nummer}", plaatsing.einde, "Contract loopt af", wie)
    if not metingen:
        if dag := _forfait(plaatsing, bedragen):
            yield Agendapunt(f"forfait-{nummer}", dag, "Forfait eindigt", wie)
        if dag := _decision(plaatsing, None, bedragen):
            yield Agendapunt(f"beschikking-forfait-{nummer}", dag, "Uiterste dag beschikking", wie)
    if metingen:
        meting = max(metingen, key=lambda rij: (rij.datum_rapport or date.min, rij.id))
        if meting.volgende_meting:
            yield Agendapunt(f"hermeting-{meting.id}", meting.volgende_meting, "Volgende meting", wie)
        if dag := _decision(plaatsing, meting, bedragen):
            yield Agendapunt(f"beschikking-{meting.id}", dag, "Uiterste dag beschikking", wie)


def _forfait(plaatsing: Plaatsing, bedragen: Bedragen) -> date | None:
    """The last day of the forfait (Pw art. 10d lid 5); None without one, or before the law known here."""
    if plaatsing.route != "lid5" or not plaatsing.ingangsdatum:
        return None
    try:
        return forfait_einde(plaatsing.ingangsdatum, bedragen)
    except LoonwaardeFout:
        return None


def _decision(plaatsing: Plaatsing, meting: Meting | None, bedragen: Bedragen) -> date | None:
    """The last day for the decision (Pw art. 10d lid 12), without a meting on the forfait; else None."""
    gaat_over = [rij for rij in plaatsing.subsidies if rij.meting_id == (meting.id if meting else None)]
    rapport = meting.datum_rapport if meting else None
    vanaf = decision_runs_from(plaatsing.route, meting is not None, rapport, plaatsing.buiten_beschouwing)
    if vanaf is None or any(rij.besluit_datum for rij in gaat_over):
        return None
    return None if meting and meting.doel == "loondispensatie" else beslistermijn(vanaf, bedragen)
