"""Undo and redo in a concept, act by act, also after a restart: on the change events of the archive."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, select, text
from sqlalchemy.orm import Session

from app.models import Base, Wijziging
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.formulieren import FORMULIEREN
from app.services.lineage import TABELLEN, closed_because, touch
from app.services.meten.geschiedenis import GING, KWAM, pack, unpack
from app.services.objecten import get_rij
from app.services.open_invoer import forget_open
from app.services.velden import Veld, parse

NIETS_TERUG = "Er is niets om ongedaan te maken in deze meting."
NIETS_OPNIEUW = "Er is niets om opnieuw te doen."
LANGST = 40
WOORDEN = {
    "hoofdtaak": "taak",
    "deeltaak": "deeltaak",
    "waarneming": "waarneming",
    "afweging": "reden bij een let-op punt",
    "zienswijze": "zienswijze",
}


@dataclass(frozen=True, slots=True)
class Gedaan:
    """What was undone or done again, in words, and where that can be seen."""

    tekst: str
    ref: Ref
    veld: str


@dataclass(frozen=True, slots=True)
class Geschiedenis:
    """Whether something can be undone, and done again."""

    terug: bool
    opnieuw: bool


def read_geschiedenis(archief: Archief, meting_id: int) -> Geschiedenis:
    """What Ongedaan maken and Opnieuw can do now; nothing in a meting that is closed or gone."""
    with archief.read() as session:
        ref = Ref("meting", meting_id)
        if session.get(TABELLEN["meting"], meting_id) is None or closed_because(session, ref):
            return Geschiedenis(False, False)
        return Geschiedenis(bool(_last_done(session, meting_id)), bool(_first_undone(session, meting_id)))


def undo(archief: Archief, meting_id: int) -> tuple[Gedaan, Change]:
    """Take the last act back. Raises UserError when there is none, or when the meting is closed."""
    return _turn(archief, meting_id, _last_done, NIETS_TERUG, terug=True)


def redo(archief: Archief, meting_id: int) -> tuple[Gedaan, Change]:
    """Do again what was undone last. Raises UserError when there is nothing, or the meting is closed."""
    return _turn(archief, meting_id, _first_undone, NIETS_OPNIEUW, terug=False)


def _turn(
    archief: Archief, meting_id: int, find: Callable[[Session, int], int | None], niets: str, terug: bool
) -> tuple[Gedaan, Change]:
    ref = Ref("meting", meting_id)
    with archief.write() as werk:
        get_rij(werk.session, ref)
        if reden := closed_because(werk.session, ref):
            raise UserError(reden)
        groep = find(werk.session, meting_id)
        if groep is None:
            raise UserError(niets)
        vraag = select(Wijziging).filter_by(meting_id=meting_id, groep=groep).order_by(Wijziging.id)
        delen = list(werk.session.scalars(vraag))
        plaatsen = [_named(werk.session, deel) for deel in delen]
        for deel in reversed(delen) if terug else delen:
            _apply(werk, deel, terug)
            deel.ongedaan = terug
        werk.session.flush()
        gedaan = _describe(werk.session, delen, plaatsen, terug)
        touch(werk, ref)
        werk.log("ongedaan gemaakt" if terug else "opnieuw gedaan", gedaan.ref, gedaan.veld)
        return gedaan, werk.change


def _last_done(session: Session, meting_id: int) -> int | None:
    return session.scalar(
        select(func.max(Wijziging.groep)).where(
            Wijziging.meting_id == meting_id, Wijziging.ongedaan.is_not(True)
        )
    )


def _first_undone(session: Session, meting_id: int) -> int | None:
    return session.scalar(
        select(func.min(Wijziging.groep)).where(
            Wijziging.meting_id == meting_id, Wijziging.ongedaan.is_(True)
        )
    )


def _apply(werk: Werk, deel: Wijziging, terug: bool) -> None:
    ref = Ref(deel.soort, deel.object_id)
    if deel.veld in (KWAM, GING):
        if (deel.veld == KWAM) is terug:
            _take_away(werk, deel, ref)
        else:
            unpack(werk.session, deel.nieuw if deel.veld == KWAM else deel.oud)
            werk.session.expire_all()
        return
    waarde = deel.oud if terug else deel.nieuw
    veld = next((veld for veld in FORMULIEREN.get(ref.soort, ()) if veld.naam == deel.veld), None)
    rij = get_rij(werk.session, ref)
    forget_open(werk.session, ref, deel.veld)
    setattr(rij, deel.veld, parse(veld, waarde) if veld else int(waarde))
    werk.session.flush()
    werk.session.expire_all()
    touch(werk, ref)


def _take_away(werk: Werk, deel: Wijziging, ref: Ref) -> None:
    """Keep the row as it is now, with what came into it outside these changes (counts), and remove it."""
    pakket = pack(werk.session, ref)
    if deel.veld == KWAM:
        deel.nieuw = pakket
    elif deel.oud:
        deel.oud = pakket
    werk.session.flush()
    tabel: Any = Base.metadata.tables[ref.soort]
    werk.session.execute(
        text("DELETE FROM open_invoer WHERE soort = :soort AND object_id = :id"),
        {"soort": ref.soort, "id": ref.id},
    )
    werk.session.execute(delete(tabel).where(tabel.c.id == ref.id))
    werk.session.expire_all()


def _describe(session: Session, delen: Sequence[Wijziging], plaatsen: Sequence[str], terug: bool) -> Gedaan:
    """The words for the bar: "Ongedaan: tempo van taak 2 weer 60 %"."""
    kop = "Ongedaan" if terug else "Opnieuw"
    deel, plaats = delen[0], plaatsen[0]
    ref = Ref(deel.soort, deel.object_id)
    if {"deeltaak"} & {d.soort for d in delen} and len(delen) > 1 and any(_comes_or_goes(d) for d in delen):
        wat = "de indeling van de taken is weer zoals eerder" if terug else "de taken zijn weer zo ingedeeld"
        return Gedaan(f"{kop}: {wat}.", Ref("meting", deel.meting_id or 0), "verdeling")
    if _comes_or_goes(deel):
        is_terug = (deel.veld == GING) is terug
        plaats = _named(session, deel) if is_terug else plaats
        return Gedaan(f"{kop}: {plaats} is weer {'terug' if is_terug else 'weg'}.", ref, deel.veld)
    if deel.veld == "volgnr":
        return Gedaan(f"{kop}: de volgorde van de taken.", ref, "omschrijving")
    veld = next(veld for veld in FORMULIEREN[deel.soort] if veld.naam == deel.veld)
    waarde = _shown(veld, deel.oud if terug else deel.nieuw)
    van = f" van {plaats}" if plaats else ""
    return Gedaan(f"{kop}: {_label(veld)}{van} weer {waarde}.", ref, deel.veld)


def _comes_or_goes(deel: Wijziging) -> bool:
    return deel.veld in (KWAM, GING)


def _label(veld: Veld) -> str:
    kort = veld.label.partition(" (")[0].rstrip("?")
    return kort[:1].lower() + kort[1:]


def _shown(veld: Veld, tekst: str) -> str:
    if not tekst:
        return "leeg"
    keuze = dict(veld.keuzes).get(tekst, "")
    regel = " ".join((keuze or tekst).split())
    regel = regel if len(regel) <= LANGST else regel[: LANGST - 1] + "…"
    if keuze or not veld.eenheid:
        return f"“{regel}”" if not regel[:1].isdigit() else regel
    return f"{regel} {veld.eenheid}"


def _named(session: Session, deel: Wijziging) -> str:
    """How people call the object: "taak 2", "waarneming bij taak 2", "zienswijze werknemer"; "" a meting."""
    rij: Any = session.get(TABELLEN[deel.soort], deel.object_id)
    if deel.soort == "hoofdtaak":
        return f"taak {rij.volgnr}" if rij is not None else "een taak"
    if deel.soort in ("waarneming", "deeltaak") and rij is not None:
        return f"{WOORDEN[deel.soort]} bij taak {rij.hoofdtaak.volgnr}"
    if deel.soort == "zienswijze" and rij is not None:
        return f"zienswijze {rij.partij}"
    return WOORDEN.get(deel.soort, "")
