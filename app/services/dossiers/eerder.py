"""A loonwaarde that others determined: typed over in the dossier, changed, listed. It is never a meting."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import EerdereLoonwaarde, Plaatsing
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.formulieren.plaatsing import EERDER_BIJ, EERDERE_LOONWAARDE
from app.services.lineage import lineage_of
from app.services.objecten import create, get_rij, store_waarde
from app.services.papier.invullen import read_teksten
from app.services.records import EerderRij
from app.services.regels import check_regels
from app.services.velden import Waarde

GETYPT = "getypt"
"""Where one comes from, as the import writes "ingelezen"."""
AL_EEN = (
    "Van {dag:%d-%m-%Y} staat hier al een loonwaarde van {percentage} %. Verander die, of kies de juiste dag."
)
WEG = "Gemeten in: deze plaatsing bestaat niet meer. Kies een andere uit de lijst."


def add_eerder(archief: Archief, kandidaat_id: int, teksten: Mapping[str, str]) -> Change:
    """Keep a loonwaarde of before in this dossier. Raises UserError at a field; then nothing is stored."""
    with archief.write() as werk:
        waarden = _read(werk, SimpleNamespace(id=0, kandidaat_id=kandidaat_id), teksten)
        create(werk, "eerdere_loonwaarde", Ref("kandidaat", kandidaat_id), herkomst=GETYPT, **waarden)
        return werk.change


def change_eerder(archief: Archief, nummer: int, teksten: Mapping[str, str]) -> Change:
    """Give one other values. Raises UserError at a field; then nothing is stored."""
    ref = Ref("eerdere_loonwaarde", nummer)
    with archief.write() as werk:
        waarden = _read(werk, get_rij(werk.session, ref), teksten)
        lineage = lineage_of(werk.session, ref)
        for veld in (*EERDERE_LOONWAARDE, EERDER_BIJ):
            store_waarde(werk, lineage, veld, waarden[veld.naam])
        return werk.change


def list_eerder(session: Session, kandidaat_id: int) -> tuple[EerderRij, ...]:
    """Those of a kandidaat, the newest first."""
    vraag = select(EerdereLoonwaarde).filter_by(kandidaat_id=kandidaat_id)
    rijen = session.scalars(vraag.order_by(EerdereLoonwaarde.datum.desc(), EerdereLoonwaarde.id.desc()))
    return tuple(
        EerderRij(rij.id, rij.datum, rij.percentage, rij.gemeten_door, rij.plaatsing_id, rij.herkomst)
        for rij in rijen
    )


def _read(werk: Werk, rij: Any, teksten: Mapping[str, str]) -> dict[str, Waarde]:
    """All values, judged for this row as it would stand."""
    waarden = read_teksten(EERDERE_LOONWAARDE, teksten)
    waarden[EERDER_BIJ.naam] = _read_plaatsing(
        werk.session, rij.kandidaat_id, teksten.get(EERDER_BIJ.naam, "")
    )
    ref = Ref("eerdere_loonwaarde", rij.id)
    for veld in EERDERE_LOONWAARDE:
        check_regels(werk.session, rij, ref, veld, waarden[veld.naam], werk.moment.date())
    vraag = select(EerdereLoonwaarde).filter_by(kandidaat_id=rij.kandidaat_id, datum=waarden["datum"])
    if ander := werk.session.scalars(vraag.where(EerdereLoonwaarde.id != rij.id)).first():
        raise UserError(AL_EEN.format(dag=ander.datum, percentage=ander.percentage), "datum")
    return waarden


def _read_plaatsing(session: Session, kandidaat_id: int, tekst: str) -> int | None:
    if not tekst:
        return None
    eigen = session.scalars(select(Plaatsing.id).filter_by(kandidaat_id=kandidaat_id))
    if (gevonden := next((nummer for nummer in eigen if str(nummer) == tekst), None)) is None:
        raise UserError(WEG, EERDER_BIJ.naam)
    return gevonden
