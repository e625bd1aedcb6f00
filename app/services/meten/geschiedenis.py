"""Change events of a meting: what changed in one act, and rows kept whole so that they can come back."""

import json
from functools import cache
from typing import Any

from sqlalchemy import ForeignKey, Table, select, text
from sqlalchemy.orm import Session

from app.models import Base, OpenInvoer, Wijziging
from app.models.direct import as_stored, driver_of
from app.models.logboek import Logregel
from app.services.archief import Werk
from app.services.change import Ref

KWAM, GING = "+", "-"
TERUG_TE_HALEN = frozenset({"meting", "hoofdtaak", "deeltaak", "waarneming", "zienswijze", "afweging"})
EIGEN_NUMMER = frozenset({"hoofdtaak", "deeltaak", "waarneming", "afweging"})
"""Kinds whose numbers are never given out again, so that what comes back finds its own number free."""
ONDER_EIGEN_NAAM = frozenset({"gemeente", "kandidaat", "plaatsing", "werkgever"})
"""Kinds that can go with an import: the log keeps what their numbers stood for."""

Rij = dict[str, Any]
COLUMNS = ("moment", "gebruiker", "soort", "object_id", "veld", "oud", "nieuw", "meting_id", "groep")
NOTE = f"INSERT INTO wijziging ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
BEGIN_ACT = (
    f"INSERT INTO wijziging (id, groep, {', '.join(COLUMNS[:-1])}) "
    f"SELECT nummer, nummer, {', '.join('?' * len(COLUMNS[:-1]))} "
    "FROM (SELECT 1 + coalesce(max(id), 0) AS nummer FROM wijziging)"
)
"""The first change of an act: the act is called by its number."""
FORGET = "UPDATE wijziging SET groep = NULL WHERE meting_id = ? AND ongedaan IS 1"
"""After a new change, what was undone before it can no longer be done again."""


def begin_meting(werk: Werk, meting_id: int) -> None:
    """A meting that is made in this transaction: how it is built up is no act of its own."""
    werk.groepen[meting_id] = None


def note(werk: Werk, meting_id: int | None, ref: Ref, veld: str, oud: str, nieuw: str) -> None:
    """Keep a change. Inside a meting it joins the act of this transaction; what was undone is then past."""
    eigen_daad = meting_id is not None and werk.groepen.get(meting_id, 0) is not None
    if not eigen_daad and veld in (KWAM, GING):
        return
    moment = as_stored(werk.moment)
    change = (moment, werk.gebruiker[:60], ref.soort, ref.id, veld, oud, nieuw)
    driver = driver_of(werk.session)
    if meting_id is None or not eigen_daad:
        driver.execute(NOTE, (*change, None, None))
    elif meting_id in werk.groepen:
        driver.execute(NOTE, (*change, meting_id, werk.groepen[meting_id]))
    else:
        driver.execute(FORGET, (meting_id,))
        werk.groepen[meting_id] = driver.execute(BEGIN_ACT, (*change, meting_id)).lastrowid


def next_number(session: Session, soort: str) -> int:
    """A number that no row of this kind has or had."""
    return _next(session, soort, Wijziging.__tablename__)


def next_logged(session: Session, soort: str) -> int:
    """A number that no object of this kind has, or had according to the log."""
    return _next(session, soort, Logregel.__tablename__)


def _next(session: Session, soort: str, verleden: str) -> int:
    vraag = f"SELECT (SELECT max(id) FROM {soort}), (SELECT max(object_id) FROM {verleden} WHERE soort = ?)"
    staat, stond = driver_of(session).execute(vraag, (soort,)).fetchone()
    return 1 + max(staat or 0, stond or 0)


def pack(session: Session, ref: Ref) -> str:
    """The row with everything inside it, as it lies in the archive."""
    rijen: list[tuple[str, Rij]] = []
    _collect(session, Base.metadata.tables[ref.soort], [ref.id], rijen)
    return json.dumps(sorted(rijen, key=lambda deel: _volgorde()[deel[0]]), ensure_ascii=False)


def unpack(session: Session, pakket: str) -> None:
    """Put the rows back. A run whose number was given out meanwhile gets another."""
    nieuw: dict[tuple[str, int], int] = {}
    for naam, rij in json.loads(pakket) if pakket else ():
        tabel = Base.metadata.tables[naam]
        _point_anew(session, tabel, rij, nieuw)
        if session.scalar(select(tabel.c.id).where(tabel.c.id == rij["id"])) is not None:
            oud, rij["id"] = rij["id"], next_number(session, naam)
            nieuw[naam, oud] = rij["id"]
        plekken = ", ".join(f":{kolom}" for kolom in rij)
        session.execute(text(f"INSERT INTO {naam} ({', '.join(rij)}) VALUES ({plekken})"), rij)


def _collect(session: Session, tabel: Table, ids: list[int], rijen: list[tuple[str, Rij]]) -> None:
    for nummer in ids:
        gevonden = session.execute(text(f"SELECT * FROM {tabel.name} WHERE id = :id"), {"id": nummer})
        rijen += [(tabel.name, dict(rij)) for rij in gevonden.mappings()]
        vraag = select(OpenInvoer.id).filter_by(soort=tabel.name, object_id=nummer)
        if tabel.name != OpenInvoer.__tablename__:
            _collect(session, Base.metadata.tables["open_invoer"], list(session.scalars(vraag)), rijen)
    for sleutel in _inside(tabel):
        kind = sleutel.parent.table
        vraag = select(kind.c.id).where(sleutel.parent.in_(ids)).order_by(kind.c.id)
        if ids and (delen := list(session.scalars(vraag))):
            _collect(session, kind, delen, rijen)


@cache
def _volgorde() -> dict[str, int]:
    """The place of each table after those it refers to."""
    return {tabel.name: plek for plek, tabel in enumerate(Base.metadata.sorted_tables)}


@cache
def _inside(tabel: Table) -> list[ForeignKey]:
    """References of tables whose rows go with a row of this one."""
    return [
        sleutel
        for kind in Base.metadata.sorted_tables
        for sleutel in kind.foreign_keys
        if sleutel.ondelete == "CASCADE" and sleutel.column.table is tabel and kind.name != "wijziging"
    ]


def _point_anew(session: Session, tabel: Table, rij: Rij, nieuw: dict[tuple[str, int], int]) -> None:
    """Follow rows that got another number; an optional reference to what is gone becomes empty."""
    for sleutel in tabel.foreign_keys:
        kolom, doel = sleutel.parent, sleutel.column.table
        waarde = rij.get(kolom.name)
        if waarde is None:
            continue
        rij[kolom.name] = waarde = nieuw.get((doel.name, waarde), waarde)
        if kolom.nullable and session.scalar(select(doel.c.id).where(doel.c.id == waarde)) is None:
            rij[kolom.name] = None
