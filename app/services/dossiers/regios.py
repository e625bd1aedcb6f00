"""Arbeidsmarktregio's: which there are, and how many gemeenten, people and jobs each holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Gemeente, Kandidaat, Meting, Plaatsing
from app.services.archief import Archief
from app.services.dossiers.kandidaatrijen import GESTOPT
from app.services.dossiers.stamgegevens import list_gemeenten

GEEN_REGIO = "Zonder arbeidsmarktregio"


@dataclass(frozen=True, slots=True)
class RegioTotaal:
    """One arbeidsmarktregio; the last row holds what has none, so that the rows add up to the archive."""

    regio: str
    gemeenten: int
    kandidaten: int
    lopende_plaatsingen: int
    gemeten: int

    @property
    def naam(self) -> str:
        """As it is shown."""
        return self.regio or GEEN_REGIO


def list_regios(archief: Archief) -> tuple[str, ...]:
    """The names of the regio's that a gemeente of the archive belongs to, in order of the alphabet."""
    with archief.read() as session:
        namen = session.scalars(select(Gemeente.arbeidsmarktregio).distinct())
        return tuple(sorted(filter(None, namen), key=str.casefold))


def list_gebieden(archief: Archief) -> tuple[tuple[str, ...], tuple[tuple[int, str], ...]]:
    """What a list can be narrowed to: the regio's, and number and name of the gemeenten."""
    return list_regios(archief), list_gemeenten(archief)


def regio_totalen(archief: Archief) -> tuple[RegioTotaal, ...]:
    """Totals by regio of the gemeente of each kandidaat; `gemeten` counts people with a definitive meting."""
    with archief.read() as session:
        gemeenten = _count(
            session, select(Gemeente.arbeidsmarktregio, func.count()).group_by(Gemeente.arbeidsmarktregio)
        )
        kandidaten = _count(session, _by_regio(func.count(Kandidaat.id)))
        werk = _by_regio(func.count(Plaatsing.id)).join(Plaatsing, Plaatsing.kandidaat_id == Kandidaat.id)
        lopend = _count(session, werk.where(*_running(archief.vandaag)))
        met_meting = _by_regio(func.count(Kandidaat.id.distinct())).join(
            Plaatsing, Plaatsing.kandidaat_id == Kandidaat.id
        )
        gemeten = _count(session, met_meting.join(Meting).where(Meting.status == "definitief"))
    regios = sorted({*gemeenten, *kandidaten}, key=lambda naam: (not naam, naam.casefold()))
    return tuple(
        RegioTotaal(
            naam, gemeenten.get(naam, 0), kandidaten.get(naam, 0), lopend.get(naam, 0), gemeten.get(naam, 0)
        )
        for naam in regios
    )


def _by_regio(aantal: Any) -> Any:
    regio = func.coalesce(Gemeente.arbeidsmarktregio, "")
    return select(regio, aantal).select_from(Kandidaat).outerjoin(Gemeente).group_by(regio)


def _running(vandaag: date) -> tuple[Any, ...]:
    """Begun, not ended, and without an outcome that ends it."""
    return (
        Plaatsing.uitkomst.not_in(GESTOPT),
        func.coalesce(Plaatsing.begin, vandaag) <= vandaag,
        func.coalesce(Plaatsing.einde, vandaag) >= vandaag,
    )


def _count(session: Session, vraag: Any) -> Mapping[str, int]:
    return {naam or "": aantal for naam, aantal in session.execute(vraag)}
