"""Master data: gemeenten, werkgevers and the people one speaks to there."""

from typing import Any

from sqlalchemy import select

from app.models import Contactpersoon
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.dossiers.zoeken import refresh_zoektekst
from app.services.formulieren import select_velden
from app.services.objecten import create, list_keuzes, read_waarde


def list_gemeenten(archief: Archief) -> tuple[tuple[int, str], ...]:
    """Number and name of every gemeente, by name."""
    return _list(archief, "gemeente")


def list_werkgevers(archief: Archief) -> tuple[tuple[int, str], ...]:
    """Number and name of every werkgever, by name."""
    return _list(archief, "werkgever")


def list_contactpersonen(archief: Archief, werkgever_id: int) -> tuple[tuple[int, str], ...]:
    """Number and name of everybody one speaks to at this werkgever, the first one first."""
    keuze = select(Contactpersoon).filter_by(werkgever_id=werkgever_id).order_by(Contactpersoon.id)
    with archief.read() as session:
        return tuple((persoon.id, persoon.naam) for persoon in session.scalars(keuze))


def create_gemeente(archief: Archief, naam: str = "") -> tuple[int, Change]:
    """A new gemeente. Raises UserError when the name does not fit."""
    with archief.write() as werk:
        rij = create_named(werk, "gemeente", naam)
        return rij.id, werk.change


def create_werkgever(archief: Archief, naam: str = "") -> tuple[int, Change]:
    """A new werkgever. Raises UserError when the name does not fit."""
    with archief.write() as werk:
        rij = create_named(werk, "werkgever", naam)
        refresh_zoektekst(werk.session, Ref("werkgever", rij.id))
        return rij.id, werk.change


def create_contactpersoon(archief: Archief, werkgever_id: int) -> tuple[int, Change]:
    """A new contactpersoon of this werkgever, still without a name."""
    with archief.write() as werk:
        rij = create(werk, "contactpersoon", Ref("werkgever", werkgever_id))
        return rij.id, werk.change


def create_named(werk: Werk, soort: str, naam: str) -> Any:
    """A new row with a name, in the caller's transaction. Raises UserError at the field."""
    rij = create(werk, soort)
    (veld,) = select_velden(soort, "naam")
    rij.naam = read_waarde(werk, Ref(soort, rij.id), veld, naam)
    return rij


def _list(archief: Archief, soort: str) -> tuple[tuple[int, str], ...]:
    with archief.read() as session:
        return tuple((int(nummer), naam) for nummer, naam in list_keuzes(session, soort)[1:])
