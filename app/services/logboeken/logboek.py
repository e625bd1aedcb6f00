"""The log to look through: filter, pages of rows in plain words, the state of the chain, a workbook."""

from array import array
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, false, func, select
from sqlalchemy.orm import Session

from app.models.logboek import Logregel, log_head, verify_log
from app.models.search import search_kandidaten
from app.services.archief import Archief
from app.services.change import Ref
from app.services.errors import UserError
from app.services.formulieren import FORMULIEREN
from app.services.formulieren.plaatsing import EERDER_BIJ
from app.services.logboeken.logobjecten import SOORTEN, Onderwerp, about, describe
from app.services.velden import format_aantal

MEESTE_KANDIDATEN = 200
VELDNAMEN = {(soort, veld.naam): veld.label for soort, velden in FORMULIEREN.items() for veld in velden}
VELDNAMEN["eerdere_loonwaarde", EERDER_BIJ.naam] = EERDER_BIJ.label


@dataclass(frozen=True, slots=True)
class LogFilter:
    """What to show; empty = everything. `kandidaat` is a part of a name or a dossier number."""

    gebruiker: str = ""
    kandidaat: str = ""
    actie: str = ""
    van: date | None = None
    tot: date | None = None


@dataclass(frozen=True, slots=True)
class Logboekrij:
    """One entry in plain words; `openen` is what a screen can show of it."""

    id: int
    moment: datetime
    gebruiker: str
    actie: str
    onderwerp: str
    bijzonderheid: str
    resultaat: str
    herkomst: str
    openen: Ref | None
    schakel: str


@dataclass(frozen=True, slots=True)
class Keten:
    """The chain of the log; `breuken` is empty when it is whole."""

    regels: int
    kop: str
    breuken: tuple[str, ...] = ()


def list_logregels(archief: Archief, keuze: LogFilter) -> Sequence[int]:
    """The numbers of the entries that pass, newest first."""
    with archief.read() as session:
        vraag = select(Logregel.id).where(*_conditions(session, keuze)).order_by(Logregel.id.desc())
        return array("q", session.scalars(vraag))


def read_logregels(archief: Archief, nummers: Sequence[int], *, met_naam: bool = True) -> list[Logboekrij]:
    """These entries, in this order; without `met_naam` a dossier is called by its number."""
    with archief.read() as session:
        regels = {
            regel.id: regel for regel in session.scalars(select(Logregel).where(Logregel.id.in_(nummers)))
        }
        refs = {Ref(regel.soort, regel.object_id) for regel in regels.values() if regel.object_id is not None}
        onderwerpen = describe(session, refs, met_naam=met_naam)
        return [_rij(regels[nummer], onderwerpen) for nummer in nummers if nummer in regels]


def list_wie_en_wat(archief: Archief) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The users and the acts that stand in the log, in order of the alphabet."""
    with archief.read() as session:
        wie = session.scalars(select(Logregel.gebruiker).distinct()).all()
        wat = session.scalars(select(Logregel.actie).distinct()).all()
    return tuple(sorted(filter(None, wie), key=str.casefold)), tuple(sorted(wat, key=str.casefold))


def read_keten(archief: Archief) -> Keten:
    """How long the chain is and its head, without looking whether it is whole."""
    with archief.read() as session:
        return Keten(session.scalar(select(func.count(Logregel.id))) or 0, log_head(session))


def verify_keten(archief: Archief) -> Keten:
    """Look at every link. What was found is written in the log itself."""
    with archief.read() as session:
        breuken = tuple(verify_log(session))
    with archief.write() as werk:
        stand = format_aantal(len(breuken), "breuk", "breuken") if breuken else "de keten is heel"
        werk.log("logboek nagekeken", None, stand, "goed" if not breuken else "niet in orde")
    keten = read_keten(archief)
    return Keten(keten.regels, keten.kop, breuken)


def note(archief: Archief, actie: str, bijzonderheid: str = "") -> None:
    """Write in the log what happened to the archive as a whole: locked, a setting changed.

    Neither text ever holds a personal value. Raises UserError when it cannot be stored.
    """
    with archief.write() as werk:
        werk.log(actie, None, bijzonderheid)


def note_end(archief: Archief, *, locked: bool) -> None:
    """As `note`, for the last entry before the archive is closed; a disk that refuses does not hold it up."""
    with suppress(UserError):
        note(archief, "archief vergrendeld" if locked else "archief gesloten")


def _conditions(session: Session, keuze: LogFilter) -> list[ColumnElement[bool]]:
    voorwaarden: list[ColumnElement[bool]] = []
    if keuze.gebruiker:
        voorwaarden.append(Logregel.gebruiker == keuze.gebruiker)
    if keuze.actie:
        voorwaarden.append(Logregel.actie == keuze.actie)
    if keuze.van:
        voorwaarden.append(Logregel.moment >= datetime.combine(keuze.van, time()))
    if keuze.tot:
        voorwaarden.append(Logregel.moment < datetime.combine(keuze.tot, time()) + timedelta(days=1))
    if keuze.kandidaat.strip():
        kandidaten = search_kandidaten(session, keuze.kandidaat, MEESTE_KANDIDATEN).tolist()
        voorwaarden.append(about(kandidaten) if kandidaten else false())
    return voorwaarden


def _rij(regel: Any, onderwerpen: dict[Ref, Onderwerp]) -> Logboekrij:
    kaal = Onderwerp(SOORTEN.get(regel.soort, regel.soort.capitalize()), None)
    onderwerp = kaal if regel.object_id is None else onderwerpen[Ref(regel.soort, regel.object_id)]
    return Logboekrij(
        regel.id,
        regel.moment,
        regel.gebruiker,
        regel.actie,
        onderwerp.tekst,
        VELDNAMEN.get((regel.soort, regel.bijzonderheid), regel.bijzonderheid),
        regel.resultaat,
        regel.herkomst,
        onderwerp.openen,
        regel.schakel,
    )
