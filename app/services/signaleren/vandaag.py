"""Vandaag: what asks an action now, what was put off, the week ahead, and the hours left."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.services.archief import Archief
from app.services.records import Budget
from app.services.signaleren.signaal_records import Actiepunt, Drempels, Feiten
from app.services.signaleren.signaalfeiten import read_feiten
from app.services.signaleren.signaalinstellingen import read_drempels
from app.services.signaleren.signalen import compute_signalen
from app.services.signaleren.uitstel import read_uitstel
from app.services.signaleren.vandaagpunten import (
    AfspraakFeit,
    find_termijnen,
    list_afspraken,
    list_concepten,
    make_afspraak,
)

WEEK = timedelta(days=7)
MEESTE_UREN = 5
ERNST = ("bad", "attention", "info", "neutral")


@dataclass(frozen=True, slots=True)
class Uitgesteld:
    """An item that was put off: until when, and why."""

    punt: Actiepunt
    tot: date
    reden: str


@dataclass(frozen=True, slots=True)
class Weekregel:
    """Something that stands in the agenda of the coming week."""

    dag: date
    kandidaat_id: int
    kandidaat: str
    tekst: str


@dataclass(frozen=True, slots=True)
class UrenOver:
    """The budget of a traject with few hours left."""

    kandidaat_id: int
    kandidaat: str
    budget: Budget


@dataclass(frozen=True, slots=True)
class Vandaag:
    """Everything the screen shows, in the order in which it shows it."""

    dag: date
    punten: tuple[Actiepunt, ...]
    uitgesteld: tuple[Uitgesteld, ...]
    week: tuple[Weekregel, ...]
    uren: tuple[UrenOver, ...]


def read_vandaag(archief: Archief) -> Vandaag:
    """All of it, with the same few questions for one kandidaat as for thousands."""
    vandaag = archief.vandaag
    with archief.read() as session:
        drempels = read_drempels(session)
        feiten = read_feiten(session, vandaag, drempels)
        afspraken = list_afspraken(session, vandaag + WEEK)
        punten = _punten(session, feiten, afspraken, drempels, vandaag, archief.gebruiker)
        uitstel = read_uitstel(session, vandaag)
    gesorteerd = sorted(punten, key=lambda punt: (ERNST.index(punt.ernst), punt.dag, punt.kandidaat))
    return Vandaag(
        dag=vandaag,
        punten=tuple(punt for punt in gesorteerd if punt.sleutel not in uitstel),
        uitgesteld=tuple(
            Uitgesteld(punt, *uitstel[punt.sleutel]) for punt in gesorteerd if punt.sleutel in uitstel
        ),
        week=tuple(sorted(_week(feiten, afspraken, vandaag), key=lambda regel: (regel.dag, regel.kandidaat))),
        uren=_uren(feiten),
    )


def read_signalen(session: Session, vandaag: date, kandidaat_id: int) -> tuple[Actiepunt, ...]:
    """The signals of one kandidaat, those put off included: a dossier hides nothing."""
    drempels = read_drempels(session)
    feiten = read_feiten(session, vandaag, drempels, kandidaat_id)
    return compute_signalen(feiten, drempels, vandaag)


def _punten(
    session: Session,
    feiten: Sequence[Feiten],
    afspraken: Iterable[AfspraakFeit],
    drempels: Drempels,
    vandaag: date,
    gebruiker: str,
) -> list[Actiepunt]:
    """Signals, terms, agreements and concepts; of two that ask the same contact only the first."""
    punten = list(compute_signalen(feiten, drempels, vandaag))
    concepten = list(list_concepten(session, vandaag, gebruiker, len(punten)))
    contact_gevraagd = {punt.kandidaat_id for punt in punten if punt.doe == "contact"}
    contact_gevraagd |= {punt.kandidaat_id for punt in concepten if punt.doe == "contact_concept"}
    for feit in feiten:
        punten += find_termijnen(feit, vandaag, feit.kandidaat_id in contact_gevraagd)
    waar = {feit.kandidaat_id: feit.werkgever for feit in feiten}
    punten += [
        make_afspraak(afspraak, waar.get(afspraak.kandidaat_id, ""), vandaag)
        for afspraak in afspraken
        if afspraak.uiterlijk <= vandaag
    ]
    forfait_open = {punt.ref for punt in punten if punt.doe == "meting"}
    return punten + [punt for punt in concepten if punt.ref not in forfait_open]


def _week(feiten: Iterable[Feiten], afspraken: Iterable[AfspraakFeit], vandaag: date) -> Iterator[Weekregel]:
    """What lies in the seven days after today."""
    for feit in feiten:
        for dag, tekst in _agenda(feit):
            if vandaag < dag <= vandaag + WEEK:
                yield Weekregel(dag, feit.kandidaat_id, feit.kandidaat, tekst)
    for afspraak in afspraken:
        if afspraak.uiterlijk > vandaag:
            tekst = f"Afspraak: {afspraak.wat}"
            yield Weekregel(afspraak.uiterlijk, afspraak.kandidaat_id, afspraak.kandidaat, tekst)


def _agenda(feit: Feiten) -> Iterator[tuple[date, str]]:
    bij = f" bij {feit.werkgever}" if feit.werkgever else ""
    for traject in feit.trajecten:
        if traject.volgend_contact:
            yield traject.volgend_contact, f"Contact{bij}"
    for job in feit.plaatsingen:
        if job.einde:
            yield job.einde, "Laatste dag van het contract"
        if job.volgende_meting:
            yield job.volgende_meting, "Hermeting"


def _uren(feiten: Iterable[Feiten]) -> tuple[UrenOver, ...]:
    """The trajecten with the smallest part of their hours left."""
    regels = [
        UrenOver(feit.kandidaat_id, feit.kandidaat, traject.budget)
        for feit in feiten
        for traject in feit.trajecten
        if traject.budget.toegekend
    ]
    regels.sort(key=lambda regel: (regel.budget.over or 0) * 1000 // (regel.budget.toegekend or 1))
    return tuple(regels[:MEESTE_UREN])
