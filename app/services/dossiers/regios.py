"""Arbeidsmarktregio's: which there are."""

from sqlalchemy import select

from app.models import Gemeente
from app.services.archief import Archief
from app.services.dossiers.stamgegevens import list_gemeenten


def list_regios(archief: Archief) -> tuple[str, ...]:
    """The names of the regio's that a gemeente of the archive belongs to, in order of the alphabet."""
    with archief.read() as session:
        namen = session.scalars(select(Gemeente.arbeidsmarktregio).distinct())
        return tuple(sorted(filter(None, namen), key=str.casefold))


def list_gebieden(archief: Archief) -> tuple[tuple[str, ...], tuple[tuple[int, str], ...]]:
    """What a list can be narrowed to: the regio's, and number and name of the gemeenten."""
    return list_regios(archief), list_gemeenten(archief)
