"""Items of Vandaag that are no signal: contacts and agreements due, local terms, open concepts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.models import Afspraak, Coachtraject, Contactmoment, Kandidaat, Meting, Plaatsing, Werkgever
from app.services.change import Ref
from app.services.formulieren.plaatsing import MET_CONTRACT
from app.services.meten.controles import controle_of, open_bevindingen
from app.services.meten.meting_lezen import meting_of
from app.services.naam import format_korte_naam
from app.services.signaleren.dagen import format_dag, format_rest
from app.services.signaleren.signaal_records import Actiepunt, Feiten, PlaatsingFeiten, make_punt
from app.services.velden import format_aantal

AANVRAAG_VOORAF = timedelta(days=14)
AANVRAAG_BLIJFT = timedelta(days=30)
METINGEN_GETELD = 5
IN_ZICHT = 40  # concepts stand last: under more points than this nobody sees them without asking for more
NAAM = (Kandidaat.achternaam, Kandidaat.voorvoegsel, Kandidaat.voorletters, Kandidaat.roepnaam)


@dataclass(frozen=True, slots=True)
class AfspraakFeit:
    """An agreement that nobody marked as done."""

    id: int
    kandidaat_id: int
    kandidaat: str
    wat: str
    wie: str
    uiterlijk: date


def list_afspraken(session: Session, tot: date) -> tuple[AfspraakFeit, ...]:
    """Agreements of recorded contacten due by this day, the earliest first."""
    kolommen = (
        Afspraak.id,
        Kandidaat.id.label("kandidaat_id"),
        Afspraak.wat,
        Afspraak.wie,
        Afspraak.uiterlijk,
    )
    vraag = (
        select(*kolommen, *NAAM)
        .join(Contactmoment, Afspraak.contact_id == Contactmoment.id)
        .join(Coachtraject, Contactmoment.traject_id == Coachtraject.id)
        .join(Kandidaat, Coachtraject.kandidaat_id == Kandidaat.id)
        .where(Contactmoment.status == "vastgelegd", Afspraak.gedaan_op.is_(None), Afspraak.uiterlijk <= tot)
        .order_by(Afspraak.uiterlijk, Afspraak.id)
    )
    return tuple(
        AfspraakFeit(rij.id, rij.kandidaat_id, format_korte_naam(rij), rij.wat, rij.wie, rij.uiterlijk)
        for rij in session.execute(vraag)
        if rij.uiterlijk
    )


def make_afspraak(afspraak: AfspraakFeit, werkgever: str, vandaag: date) -> Actiepunt:
    """An agreement that is due."""
    wie = f" ({afspraak.wie})" if afspraak.wie else ""
    return make_punt(
        Feiten(afspraak.kandidaat_id, afspraak.kandidaat),
        "afspraak",
        Ref("afspraak", afspraak.id),
        afspraak.uiterlijk,
        "Afspraak",
        f"{afspraak.wat}{wie}, uiterlijk {format_dag(afspraak.uiterlijk, vandaag)}.",
        "Gedaan",
        "afspraak_gedaan",
        werkgever=werkgever,
        chip=format_rest(afspraak.uiterlijk, vandaag),
        ernst="attention" if afspraak.uiterlijk < vandaag else "info",
    )


def find_termijnen(feit: Feiten, vandaag: date, contact_gevraagd: bool) -> Iterator[Actiepunt]:
    """Contact agreed for today or earlier, a local term that runs out, a contract that is over."""
    if not contact_gevraagd:
        yield from _contact(feit, vandaag)
    yield from _aanvraag(feit, vandaag)
    yield from _afgelopen(feit, vandaag)


def _contact(feit: Feiten, vandaag: date) -> Iterator[Actiepunt]:
    dag = next((traject.volgend_contact for traject in feit.trajecten if traject.volgend_contact), None)
    if dag is None or dag > vandaag:
        return
    wanneer = "vandaag" if dag == vandaag else f"op {format_dag(dag, vandaag)}"
    yield make_punt(
        feit,
        "contact",
        Ref("kandidaat", feit.kandidaat_id),
        dag,
        "Contact",
        f"Bij het vorige contact afgesproken: {wanneer}. Nog niet vastgelegd.",
        "Contact vastleggen",
        "contact",
        chip=format_rest(dag, vandaag),
        ernst="attention" if dag < vandaag else "info",
    )


def _aanvraag(feit: Feiten, vandaag: date) -> Iterator[Actiepunt]:
    """The local term of the gemeente for the application, counted from the begin of the contract."""
    for job in feit.plaatsingen:
        if not feit.aanvraag_weken or not job.begin or job.datum_aanvraag or job.soort not in MET_CONTRACT:
            continue
        uiterlijk = job.begin + timedelta(weeks=feit.aanvraag_weken)
        if not uiterlijk - AANVRAAG_VOORAF <= vandaag <= uiterlijk + AANVRAAG_BLIJFT:
            continue
        yield make_punt(
            feit,
            "aanvraag",
            Ref("plaatsing", job.id),
            uiterlijk,
            "Aanvraag",
            f"{feit.gemeente or 'De gemeente'} vraagt de aanvraag binnen {feit.aanvraag_weken} weken na het "
            f"begin: uiterlijk {format_dag(uiterlijk, vandaag)}. Er staat nog geen datum van aanvraag.",
            "Open plaatsing",
            "plaatsing",
            werkgever=job.werkgever,
            chip=format_rest(uiterlijk, vandaag),
            ernst="bad" if uiterlijk < vandaag else "attention",
        )


def _afgelopen(feit: Feiten, vandaag: date) -> Iterator[Actiepunt]:
    """A contract that is over while nobody recorded how it went on."""
    for job in feit.plaatsingen[:1]:
        if job.einde and job.einde < vandaag:
            yield _over(feit, job, job.einde, vandaag)


def _over(feit: Feiten, job: PlaatsingFeiten, einde: date, vandaag: date) -> Actiepunt:
    return make_punt(
        feit,
        "afgelopen",
        Ref("plaatsing", job.id),
        einde,
        "Contract afgelopen",
        f"Het contract liep tot en met {format_dag(einde, vandaag)}. Noteer hoe het verderging.",
        "Noteer afloop",
        "plaatsing",
        werkgever=job.werkgever,
        chip=format_rest(einde, vandaag).replace(" te laat", " geleden"),
        ernst="bad",
    )


def list_concepten(session: Session, vandaag: date, gebruiker: str, erboven: int = 0) -> Iterator[Actiepunt]:
    """Contacten and metingen that were begun and not finished, the newest first.

    What is open in a meting is looked up for the newest few, unless `erboven` other points stand above it.
    """
    for rij in session.execute(_contacten()):
        dag = rij.datum or rij.gemaakt.date()
        yield make_punt(
            Feiten(rij.kandidaat_id, format_korte_naam(rij)),
            "concept_contact",
            Ref("contactmoment", rij.id),
            dag,
            "Concept",
            f"Het contact van {format_dag(dag, vandaag)} is nog niet vastgelegd.",
            "Ga verder",
            "contact_concept",
            chip="concept",
            ernst="neutral",
        )
    for nummer, rij in enumerate(session.execute(_metingen())):
        geteld = nummer < METINGEN_GETELD and erboven < IN_ZICHT
        open_punten = _open_punten(session, rij.id, vandaag, gebruiker) if geteld else None
        yield _meting(rij, open_punten, vandaag)


def _meting(rij: Any, open_punten: list[str] | None, vandaag: date) -> Actiepunt:
    dag = rij.datum_bezoek or rij.gemaakt.date()
    tekst, chip = f"Meting van {format_dag(dag, vandaag)} is nog niet definitief.", "concept"
    if open_punten:
        tekst = f"{format_aantal(len(open_punten), 'punt', 'punten')} open: {open_punten[0]}"
        chip = format_aantal(len(open_punten), "punt", "punten")
    elif open_punten is not None:
        tekst = f"Meting van {format_dag(dag, vandaag)}: alles is ingevuld, maak haar definitief."
        chip = "klaar"
    feit = Feiten(rij.kandidaat_id, format_korte_naam(rij))
    return make_punt(
        feit,
        "concept_meting",
        Ref("meting", rij.id),
        dag,
        "Concept",
        tekst,
        "Ga verder",
        "meting",
        chip=chip,
        ernst="neutral",
        werkgever=rij.werkgever or "",
    )


def _open_punten(session: Session, meting_id: int, vandaag: date, gebruiker: str) -> list[str]:
    record = meting_of(session, meting_id, vandaag, gebruiker)
    return [bevinding.tekst for bevinding in open_bevindingen(record, controle_of(record))]


def _contacten() -> Select[*tuple[Any, ...]]:
    """Which they are is asked apart: an index answers that, and spares reading every contact."""
    concepten = select(Contactmoment.id).where(Contactmoment.status == "concept")
    return (
        select(Contactmoment.id, Contactmoment.datum, Contactmoment.gemaakt, Coachtraject.kandidaat_id, *NAAM)
        .join(Coachtraject, Contactmoment.traject_id == Coachtraject.id)
        .join(Kandidaat, Coachtraject.kandidaat_id == Kandidaat.id)
        .where(Contactmoment.id.in_(concepten))
        .order_by(Contactmoment.id.desc())
    )


def _metingen() -> Select[*tuple[Any, ...]]:
    kolommen = (
        Meting.id,
        Meting.datum_bezoek,
        Meting.gemaakt,
        Plaatsing.kandidaat_id,
        Werkgever.naam.label("werkgever"),
    )
    return (
        select(*kolommen, *NAAM)
        .join(Plaatsing, Meting.plaatsing_id == Plaatsing.id)
        .join(Kandidaat, Plaatsing.kandidaat_id == Kandidaat.id)
        .outerjoin(Werkgever, Plaatsing.werkgever_id == Werkgever.id)
        .where(Meting.status == "concept")
        .order_by(Meting.id.desc())
    )
