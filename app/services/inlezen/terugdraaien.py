"""Undo an import: what it made and nobody worked on goes, what it changed gets its old value back.

A dossier, werkgever or gemeente in which somebody worked since stays whole, and that is said.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.orm import Session

from app.models import Base, Ingelezen, Inlezing, OpenInvoer
from app.models.direct import read_value
from app.models.logboek import Logregel
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.dossiers.zoeken import refresh_zoektekst
from app.services.errors import UserError
from app.services.formulieren import select_velden
from app.services.inlezen.dingen import VOLGORDE
from app.services.inlezen.inleesrecords import InlezingRij, Teruggedraaid
from app.services.inlezen.opslaan import IN_HET_LOG
from app.services.inlezen.plan import GESTOPT
from app.services.lineage import OUDERS, lineage_of
from app.services.objecten import store_waarde
from app.services.velden import format_aantal, format_waarde, parse
from app.services.voortgang import Voortgang, report

PER_KEER = 500
GEEN_WERK = frozenset({"geëxporteerd"})
"""Acts that leave an object as it was; looking at it is another ("… ingezien")."""

WOORDEN = {
    "kandidaat": ("kandidaat", "kandidaten"),
    "plaatsing": ("plaatsing", "plaatsingen"),
    "eerdere_loonwaarde": ("eerdere loonwaarde", "eerdere loonwaarden"),
    "werkgever": ("werkgever", "werkgevers"),
    "contactpersoon": ("contactpersoon", "contactpersonen"),
    "gemeente": ("gemeente", "gemeenten"),
    "urenafspraak": ("urenafspraak", "urenafspraken"),
    "gewijzigd": ("wijziging", "wijzigingen"),
}

Eenheden = dict[Ref, list[Ref]]


def count_in_words(aantallen: dict[str, int]) -> str:
    """Counts by kind, people first: "12 kandidaten, 1 werkgever"."""
    delen = [
        format_aantal(aantal, een, meer)
        for soort, (een, meer) in WOORDEN.items()
        if (aantal := aantallen.get(soort, 0))
    ]
    return ", ".join(delen)


def list_inlezingen(archief: Archief) -> tuple[InlezingRij, ...]:
    """All imports, newest first."""
    with archief.read() as session:
        return tuple(
            InlezingRij(
                rij.id,
                rij.moment,
                rij.gebruiker,
                rij.tabel,
                rij.bestand,
                rij.rijen or 0,
                count_in_words(json.loads(rij.aantallen or "{}")),
                rij.teruggedraaid,
                rij.gebleven or 0,
            )
            for rij in session.scalars(select(Inlezing).order_by(Inlezing.id.desc()))
        )


def draai_terug(
    archief: Archief, inlezing_id: int, progress: Voortgang | None = None
) -> tuple[Teruggedraaid, Change]:
    """Undo a whole import in one transaction. Raises UserError when that was done already, or stopped."""
    with archief.write() as werk:
        inlezing: Inlezing | None = werk.session.get(Inlezing, inlezing_id)
        if inlezing is None or inlezing.teruggedraaid:
            raise UserError("Deze lijst is al teruggedraaid. Er is niets gewijzigd.")
        hersteld, anders = _put_back(werk, inlezing_id)
        eenheden = _units(werk.session, _made(werk.session, inlezing_id))
        blijft = _worked_on(werk.session, eenheden, inlezing.logregel or 0)
        weg = [ref for top, delen in eenheden.items() if top not in blijft for ref in delen]
        boven = _kept_parents(werk.session, weg)
        verwijderd = _remove(werk, weg, progress)
        inlezing.teruggedraaid = werk.moment.date()
        inlezing.gebleven = len(blijft) + anders
        _tell(werk, inlezing, weg, verwijderd, boven)
        return Teruggedraaid(verwijderd, hersteld, len(blijft) + anders), werk.change


def _made(session: Session, inlezing_id: int) -> list[Ref]:
    """What the import made and still stands."""
    gemaakt = []
    vraag = select(Ingelezen.soort, Ingelezen.object_id).filter_by(inlezing_id=inlezing_id, veranderd="")
    per_soort: dict[str, list[int]] = defaultdict(list)
    for soort, nummer in session.execute(vraag):
        per_soort[soort].append(nummer)
    for soort in VOLGORDE:
        tabel = Base.metadata.tables[soort]
        for deel in _chunks(per_soort[soort]):
            gemaakt += [
                Ref(soort, nummer)
                for nummer in session.scalars(select(tabel.c.id).where(tabel.c.id.in_(deel)))
            ]
    return gemaakt


def _units(session: Session, gemaakt: Sequence[Ref]) -> Eenheden:
    """By the highest object of this import: itself and what of this import is inside it, itself first."""
    top: dict[Ref, Ref] = {}
    eenheden: Eenheden = {}
    per_soort: dict[str, list[int]] = defaultdict(list)
    for ref in gemaakt:
        per_soort[ref.soort].append(ref.id)
    for soort in VOLGORDE:  # parents come before what is inside them
        ouders = _parents(session, soort, per_soort[soort])
        for nummer in per_soort[soort]:
            ref = Ref(soort, nummer)
            top[ref] = top.get(ouders[nummer], ref) if nummer in ouders else ref
            eenheden.setdefault(top[ref], []).append(ref)
    return eenheden


def _parents(session: Session, soort: str, nummers: Sequence[int]) -> dict[int, Ref]:
    if soort not in OUDERS:
        return {}
    kolom, boven = OUDERS[soort]
    tabel = Base.metadata.tables[soort]
    return {
        nummer: Ref(boven, ouder)
        for deel in _chunks(nummers)
        for nummer, ouder in session.execute(select(tabel.c.id, tabel.c[kolom]).where(tabel.c.id.in_(deel)))
    }


def _worked_on(session: Session, eenheden: Eenheden, logregel: int) -> set[Ref]:
    """The units that stay: changed since, text still open in them, or something else hangs on them.

    A unit that stays may hold on to another (a job to its werkgever), so this goes on until it settles.
    """
    van = {ref: top for top, delen in eenheden.items() for ref in delen}
    blijft = {van[ref] for ref in _touched(session, van, logregel)}
    hangt = _hanging(session, van)
    while True:
        erbij = {van[ref] for ref, wie in hangt if van.get(wie) is None or van[wie] in blijft} - blijft
        if not erbij:
            return blijft
        blijft |= erbij


def _touched(session: Session, van: dict[Ref, Ref], logregel: int) -> set[Ref]:
    vraag = select(Logregel.soort, Logregel.object_id, Logregel.actie).where(Logregel.id > logregel)
    gewerkt = {
        Ref(soort, nummer)
        for soort, nummer, actie in session.execute(vraag)
        if nummer is not None and actie not in GEEN_WERK and not actie.endswith("ingezien")
    }
    open_tekst = {
        Ref(soort, nummer)
        for soort, nummer in session.execute(select(OpenInvoer.soort, OpenInvoer.object_id))
    }
    return {ref for ref in gewerkt | open_tekst if ref in van}


def _hanging(session: Session, van: dict[Ref, Ref]) -> list[tuple[Ref, Ref]]:
    """Pairs (object of the import, row that refers to it) over every reference of the archive."""
    per_soort: dict[str, list[int]] = defaultdict(list)
    for ref in van:
        per_soort[ref.soort].append(ref.id)
    paren: list[tuple[Ref, Ref]] = []
    for sleutel in _references(set(per_soort)):
        kind, doel = sleutel.parent.table, sleutel.column.table.name
        for deel in _chunks(per_soort[doel]):
            vraag = select(kind.c.id, sleutel.parent).where(sleutel.parent.in_(deel))
            paren += [(Ref(doel, naar), Ref(kind.name, nummer)) for nummer, naar in session.execute(vraag)]
    return [(ref, wie) for ref, wie in paren if van[ref] != van.get(wie)]


def _references(soorten: set[str]) -> Iterable[ForeignKey]:
    for tabel in Base.metadata.sorted_tables:
        for sleutel in tabel.foreign_keys:
            if sleutel.column.table.name in soorten and "id" in tabel.c:
                yield sleutel


def _remove(werk: Werk, weg: Sequence[Ref], progress: Voortgang | None) -> dict[str, int]:
    """Remove from the inside out."""
    per_soort: dict[str, list[int]] = defaultdict(list)
    for ref in weg:
        per_soort[ref.soort].append(ref.id)
    verwijderd, klaar = {}, 0
    for soort in reversed(VOLGORDE):
        tabel = Base.metadata.tables[soort]
        for deel in _chunks(per_soort[soort]):
            werk.session.execute(delete(tabel).where(tabel.c.id.in_(deel)))
            klaar += len(deel)
            report(progress, klaar, len(weg), GESTOPT.replace("ingelezen", "teruggedraaid"))
        if per_soort[soort]:
            verwijderd[soort] = len(per_soort[soort])
    werk.session.expire_all()
    return dict(reversed(verwijderd.items()))


def _put_back(werk: Werk, inlezing_id: int) -> tuple[int, int]:
    """Old values where the new one still stands; answers how many came back, how many were changed since."""
    hersteld = anders = 0
    vraag = select(Ingelezen).where(Ingelezen.inlezing_id == inlezing_id, Ingelezen.veranderd != "")
    for ingelezen in werk.session.scalars(vraag).all():
        ref = Ref(ingelezen.soort, ingelezen.object_id)
        for naam, (oud, nieuw) in json.loads(ingelezen.veranderd).items():
            if _put_back_one(werk, ref, naam, oud, nieuw):
                hersteld += 1
            else:
                anders += 1
    return hersteld, anders


def _put_back_one(werk: Werk, ref: Ref, naam: str, oud: str, nieuw: str) -> bool:
    (veld,) = select_velden(ref.soort, naam)
    try:
        lineage = lineage_of(werk.session, ref)
    except UserError:
        return False
    if format_waarde(veld, read_value(werk.session, ref.soort, naam, ref.id)) != nieuw:
        return False
    store_waarde(werk, lineage, veld, parse(veld, oud))
    return True


def _kept_parents(session: Session, weg: Sequence[Ref]) -> set[Ref]:
    """What stays and loses something of this import; a kandidaat is then found by what is left."""
    per_soort: dict[str, list[int]] = defaultdict(list)
    for ref in weg:
        per_soort[ref.soort].append(ref.id)
    boven = {
        ref for soort, nummers in per_soort.items() for ref in _parents(session, soort, nummers).values()
    }
    return boven - set(weg)


def _tell(
    werk: Werk, inlezing: Inlezing, weg: Sequence[Ref], verwijderd: dict[str, int], kept: set[Ref]
) -> None:
    telling = ", ".join(f"{soort} {aantal}" for soort, aantal in verwijderd.items()) or "niets verwijderd"
    ref = Ref("inlezing", inlezing.id)
    werk.log("inlezing teruggedraaid", ref, f"{telling}; {inlezing.gebleven} gebleven")
    boven = [ref for ref in weg if ref.soort in IN_HET_LOG]
    werk.log_many("verwijderd", boven, f"inlezing {inlezing.id} teruggedraaid")
    werk.log_many("gewijzigd", sorted(kept, key=lambda ref: (ref.soort, ref.id)), f"inlezing {inlezing.id}")
    werk.touch(ref, *boven, *kept)
    for deel in kept:
        refresh_zoektekst(werk.session, deel)


def _chunks(nummers: Sequence[int]) -> Iterable[Sequence[int]]:
    for begin in range(0, len(nummers), PER_KEER):
        yield nummers[begin : begin + PER_KEER]
