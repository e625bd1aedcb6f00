"""What of the file the archive has already, and what differs there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Contactpersoon, EerdereLoonwaarde, Plaatsing, Urenafspraak
from app.models.search import fold
from app.services.change import Ref
from app.services.errors import UserError
from app.services.formulieren import select_velden
from app.services.inlezen.dingen import Ding
from app.services.inlezen.plan import Plan
from app.services.lineage import TABELLEN
from app.services.regels import check_regels
from app.services.velden import format_waarde

PER_KEER = 500
ANDERE_LOONWAARDE = (
    "In dit dossier staat voor deze dag al een eerdere loonwaarde van {staat} %. Kijk welke klopt."
)


def compare_with_archive(session: Session, plan: Plan, vandaag: date) -> None:
    """Find jobs, hours, contactpersonen and loonwaarden again, and note the differences to be stored."""
    _find_plaatsingen(session, plan)
    _find_contactpersonen(session, plan)
    _find_loonwaarden(session, plan)
    if plan.opdracht.bekend == "laten":
        return
    for soort in ("gemeente", "werkgever", "contactpersoon", "kandidaat", "plaatsing"):
        bekend = [
            ding for ding in plan.dingen.dingen[soort] if ding.bestaand and (ding.waarden or ding.verwijst)
        ]
        for deel in _chunks(bekend):
            tabel: Any = TABELLEN[soort]
            rijen = session.scalars(select(tabel).where(tabel.id.in_([ding.bestaand for ding in deel])))
            per_nummer = {rij.id: rij for rij in rijen}
            for ding in deel:
                _compare(session, plan, ding, per_nummer[ding.bestaand], vandaag)


def _compare(session: Session, plan: Plan, ding: Ding, rij: Any, vandaag: date) -> None:
    """Note each field that gets another value; one that the rules refuse is a mistake."""
    for naam, waarde in ding.waarden.items():
        oud = getattr(rij, naam)
        leeg = oud in (None, "")
        if waarde in (None, "") or waarde == oud or not (leeg or plan.opdracht.bekend == "bijwerken"):
            continue
        (veld,) = select_velden(ding.soort, naam)
        try:
            check_regels(session, rij, Ref(ding.soort, rij.id), veld, waarde, vandaag)
        except UserError as fout:
            plan.wrong(ding.rij, ding.soort, naam, fout.tekst)
            continue
        ding.veranderd[naam] = (oud, waarde)
        if not leeg:
            staat = "•••" if naam == "bsn" else format_waarde(veld, oud)[:40]
            plan.remark(ding.rij, ding.soort, naam, f"In het archief staat “{staat}”; dat wordt vervangen.")
    for naam, ander in ding.verwijst.items():
        oud = getattr(rij, naam)
        if ander.bestaand != oud and (oud is None or plan.opdracht.bekend == "bijwerken"):
            ding.veranderd[naam] = (oud, ander)


def _chunks(dingen: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for begin in range(0, len(dingen), PER_KEER):
        yield dingen[begin : begin + PER_KEER]


def _by_parent(session: Session, kolom: Any, tabel: Any, nummers: Iterable[int]) -> dict[int, list[Any]]:
    gevonden: dict[int, list[Any]] = defaultdict(list)
    for deel in _chunks(sorted(set(nummers))):
        for rij in session.scalars(select(tabel).where(kolom.in_(deel))):
            gevonden[getattr(rij, kolom.key)].append(rij)
    return gevonden


def _known(dingen: Iterable[Ding], naar: str) -> list[Ding]:
    return [ding for ding in dingen if ding.verwijst[naar].bestaand]


def _find_plaatsingen(session: Session, plan: Plan) -> None:
    """A job is known when kandidaat, werkgever and begin are equal."""
    dingen = _known(plan.dingen.dingen["plaatsing"], "kandidaat_id")
    rijen = _by_parent(
        session, Plaatsing.kandidaat_id, Plaatsing, (ding.verwijst["kandidaat_id"].nummer for ding in dingen)
    )
    for ding in dingen:
        werkgever = ding.verwijst.get("werkgever_id")
        for rij in rijen.get(ding.verwijst["kandidaat_id"].nummer, ()):
            if rij.werkgever_id == (werkgever.bestaand if werkgever else None) and _same_job(ding, rij):
                ding.bestaand = ding.nummer = rij.id
                break
    _find_uren(session, plan)


def _same_job(ding: Ding, rij: Any) -> bool:
    begin = ding.waarden.get("begin")
    if begin and rij.begin:
        return bool(begin == rij.begin)
    functie = fold(ding.waarden.get("functie", ""))
    return not functie or not rij.functie or functie == fold(rij.functie)


def _find_uren(session: Session, plan: Plan) -> None:
    for ding, rij in _beside(session, plan, "urenafspraak", Urenafspraak.plaatsing_id):
        if rij.vanaf == ding.waarden["vanaf"]:
            ding.bestaand = ding.nummer = rij.id


def _find_contactpersonen(session: Session, plan: Plan) -> None:
    for ding, rij in _beside(session, plan, "contactpersoon", Contactpersoon.werkgever_id):
        if fold(rij.naam) == fold(ding.waarden["naam"]):
            ding.bestaand = ding.nummer = rij.id


def _find_loonwaarden(session: Session, plan: Plan) -> None:
    for ding, rij in _beside(session, plan, "eerdere_loonwaarde", EerdereLoonwaarde.kandidaat_id):
        if rij.datum != ding.waarden["datum"]:
            continue
        ding.bestaand = ding.nummer = rij.id
        if rij.percentage != ding.waarden["percentage"]:
            melding = ANDERE_LOONWAARDE.format(staat=rij.percentage)
            plan.wrong(ding.rij, "eerdere_loonwaarde", "percentage", melding)


def _beside(session: Session, plan: Plan, soort: str, ouder: Any) -> Iterator[tuple[Ding, Any]]:
    """Each thing of this kind in the file with each row the archive has inside the same parent."""
    dingen = _known(plan.dingen.dingen[soort], ouder.key)
    nummers = (ding.verwijst[ouder.key].nummer for ding in dingen)
    rijen = _by_parent(session, ouder, ouder.class_, nummers)
    for ding in dingen:
        for rij in rijen.get(ding.verwijst[ouder.key].nummer, ()):
            yield ding, rij
