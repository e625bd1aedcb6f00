"""Store a plan: thousands of rows at a time, each change noted, so that all of it can be undone."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, ColumnDefault, Dialect, func, select
from sqlalchemy.orm import Session

from app.models import Base, Inlezing, Wijziging
from app.models.logboek import Logregel
from app.models.search import fold
from app.services.archief import Werk
from app.services.change import Ref
from app.services.dossiers.kandidaten import next_dossiernummer
from app.services.dossiers.zoeken import MEEGEZOCHT, make_sorteernaam, make_zoektekst, refresh_zoektekst
from app.services.formulieren import select_velden
from app.services.inlezen.bestand import Bestand
from app.services.inlezen.dingen import VOLGORDE, Ding
from app.services.inlezen.kolommen import as_memory, headings
from app.services.inlezen.plan import Plan
from app.services.lineage import TABELLEN
from app.services.meten.geschiedenis import next_logged
from app.services.velden import format_waarde

PER_KEER = 2_000
IN_HET_LOG = ("gemeente", "werkgever", "kandidaat")
"""Each of these that came or changed has its own entry; what is inside them is told with them."""

Stap = Callable[[int, int], None]


def store_plan(werk: Werk, plan: Plan, bestand: Bestand, stap: Stap) -> int:
    """All new objects and all changes, with their log entries; answers the number of the import.

    `stap(done, total)` is called between batches and may raise to undo everything.
    """
    nieuw = [ding for ding in plan.dingen if ding.bestaand is None]
    veranderd = [ding for ding in plan.dingen if ding.veranderd]
    inlezing = _begin(werk, plan, bestand)
    _give_numbers(werk, nieuw)
    klaar = 0
    for soort in VOLGORDE:
        dingen = [ding for ding in nieuw if ding.soort == soort]
        for deel in _batches(dingen):
            _insert(werk.session, soort, [_row(ding) for ding in deel])
            klaar += len(deel)
            stap(klaar, len(nieuw) + len(veranderd))
    for deel in _batches(veranderd):
        _change(werk, deel)
        klaar += len(deel)
        stap(klaar, len(nieuw) + len(veranderd))
    _find_again(werk.session, plan)
    for deel in _batches([*nieuw, *veranderd]):
        _insert(werk.session, "ingelezen", [_ingelezen(inlezing.id, ding) for ding in deel])
    _tell(werk, inlezing, nieuw, veranderd)
    return inlezing.id


def _begin(werk: Werk, plan: Plan, bestand: Bestand) -> Inlezing:
    opdracht = plan.opdracht
    inlezing = Inlezing(
        moment=werk.moment,
        gebruiker=werk.gebruiker,
        tabel=opdracht.tabel,
        bestand=bestand.naam,
        controlegetal=bestand.controlegetal,
        rijen=plan.rijen,
        kolommen=as_memory(
            headings(bestand, opdracht.blad, opdracht.koprij), opdracht.tabel, opdracht.kolommen
        ),
    )
    werk.session.add(inlezing)
    werk.session.flush()
    return inlezing


def _give_numbers(werk: Werk, nieuw: Sequence[Ding]) -> None:
    """A number for each new object, and a dossiernummer for who has none."""
    per_soort: dict[str, int] = {}
    gebruikt = {ding.waarden.get("dossiernummer") for ding in nieuw if ding.soort == "kandidaat"}
    begin = next_dossiernummer(werk.session, werk.moment.year)
    jaar, _, volgnummer = begin.partition("-")
    volgend = int(volgnummer)
    for ding in nieuw:
        if ding.soort not in per_soort:
            per_soort[ding.soort] = next_logged(werk.session, ding.soort)
        ding.nummer = per_soort[ding.soort]
        per_soort[ding.soort] += 1
        if ding.soort == "kandidaat" and not ding.waarden.get("dossiernummer"):
            while f"{jaar}-{volgend:03d}" in gebruikt:
                volgend += 1
            ding.waarden["dossiernummer"] = f"{jaar}-{volgend:03d}"
            volgend += 1


def _row(ding: Ding) -> dict[str, Any]:
    """The values of the table's columns; what only the search needs is filled in too."""
    rij = ding.waarden | {kolom: ander.nummer for kolom, ander in ding.verwijst.items()}
    rij["id"] = ding.nummer
    if ding.soort == "plaatsing":
        rij.setdefault("uitkomst", "loopt")
    elif ding.soort == "werkgever":
        rij["zoektekst"] = fold(f"{rij.get('naam', '')} {rij.get('plaats', '')}")
    elif ding.soort == "kandidaat":
        persoon = _Naam(rij)
        rij["sorteernaam"] = make_sorteernaam(persoon)
        rij["zoektekst"] = make_zoektekst([*(rij.get(veld, "") for veld in _NAAMVELDEN), *_jobs(ding)])
    return rij


_NAAMVELDEN = ("achternaam", "voorvoegsel", "voorletters", "roepnaam", "dossiernummer")


class _Naam:
    """The name fields of a row, empty where the file has none."""

    def __init__(self, rij: dict[str, Any]) -> None:
        self.achternaam: str = rij.get("achternaam", "")
        self.voorvoegsel: str = rij.get("voorvoegsel", "")
        self.voorletters: str = rij.get("voorletters", "")
        self.roepnaam: str = rij.get("roepnaam", "")


def _jobs(kandidaat: Ding) -> Iterator[str]:
    """Functies and werkgevers of a new kandidaat: both are searched."""
    for plaatsing in kandidaat.werk:
        yield plaatsing.waarden.get("functie", "")
        if werkgever := plaatsing.verwijst.get("werkgever_id"):
            yield werkgever.waarden.get("naam", "")


def _insert(session: Session, soort: str, rijen: Sequence[dict[str, Any]]) -> None:
    """Rows go to the driver as they will lie there: the mapper would take as long as the archive itself."""
    connection = session.connection()
    kolommen = [
        kolom for kolom in Base.metadata.tables[soort].columns if kolom.name != "id" or soort in VOLGORDE
    ]
    namen = ", ".join(kolom.name for kolom in kolommen)
    plekken = ", ".join("?" * len(kolommen))
    waarden = zip(*(_column(kolom, rijen, connection.dialect) for kolom in kolommen), strict=True)
    connection.exec_driver_sql(f"INSERT INTO {soort} ({namen}) VALUES ({plekken})", list(waarden))


def _column(kolom: Column[Any], rijen: Sequence[dict[str, Any]], dialect: Dialect) -> list[Any]:
    """What these rows hold in one column, as the driver takes it."""
    naam = kolom.name
    leeg = kolom.default.arg if isinstance(kolom.default, ColumnDefault) else None
    waarden = [rij.get(naam, leeg) for rij in rijen]
    maak = kolom.type.dialect_impl(dialect).bind_processor(dialect)
    return waarden if maak is None else [maak(waarde) for waarde in waarden]


def _ingelezen(inlezing_id: int, ding: Ding) -> dict[str, Any]:
    veranderd = json.dumps(_as_texts(ding), ensure_ascii=False) if ding.veranderd else ""
    return {
        "inlezing_id": inlezing_id,
        "soort": ding.soort,
        "object_id": ding.nummer,
        "veranderd": veranderd,
    }


def _as_texts(ding: Ding) -> dict[str, tuple[str, str]]:
    """Old and new as they stand in the field; a reference as its number."""
    teksten = {}
    for naam, (oud, nieuw) in ding.veranderd.items():
        (veld,) = select_velden(ding.soort, naam)
        nieuw = nieuw.nummer if isinstance(nieuw, Ding) else nieuw
        teksten[naam] = (format_waarde(veld, oud), format_waarde(veld, nieuw))
    return teksten


def _change(werk: Werk, dingen: Sequence[Ding]) -> None:
    """Give objects of the archive their new values, with a note of each in the history."""
    session = werk.session
    for ding in dingen:
        rij = session.get_one(TABELLEN[ding.soort], ding.nummer)
        teksten = _as_texts(ding)
        for naam, (_, nieuw) in ding.veranderd.items():
            setattr(rij, naam, nieuw.nummer if isinstance(nieuw, Ding) else nieuw)
            oud_tekst, nieuw_tekst = teksten[naam]
            session.add(
                Wijziging(
                    moment=werk.moment,
                    gebruiker=werk.gebruiker[:60],
                    soort=ding.soort,
                    object_id=ding.nummer,
                    veld=naam,
                    oud=oud_tekst,
                    nieuw=nieuw_tekst,
                )
            )
    session.flush()
    for ding in dingen:
        if set(ding.veranderd) & MEEGEZOCHT.get(ding.soort, set()):
            refresh_zoektekst(session, Ref(ding.soort, ding.nummer))


def _find_again(session: Session, plan: Plan) -> None:
    """A kandidaat of the archive who got a job is found by it."""
    for ding in plan.dingen.dingen["kandidaat"]:
        if ding.bestaand and any(werk.bestaand is None for werk in ding.werk):
            refresh_zoektekst(session, Ref("kandidaat", ding.nummer))


def _tell(werk: Werk, inlezing: Inlezing, nieuw: Sequence[Ding], veranderd: Sequence[Ding]) -> None:
    """The log: one entry for the import, one for each dossier, werkgever and gemeente it touched."""
    aantallen = count_by_kind(nieuw)
    inlezing.aantallen = json.dumps(aantallen | ({"gewijzigd": len(veranderd)} if veranderd else {}))
    telling = ", ".join(f"{soort} {aantal}" for soort, aantal in aantallen.items())
    gewijzigd = f"{len(veranderd)} gewijzigd" if veranderd else ""
    werk.log("ingelezen", Ref("inlezing", inlezing.id), "; ".join(filter(None, [telling, gewijzigd])))
    dossiers = dict.fromkeys(ding for ding in map(_top, (*nieuw, *veranderd)) if ding)
    boven = [Ref(ding.soort, ding.nummer) for ding in dossiers]
    werk.log_many("ingelezen", boven, f"inlezing {inlezing.id}")
    inlezing.logregel = werk.session.scalar(select(func.max(Logregel.id)))
    werk.touch(Ref("inlezing", inlezing.id), *boven)
    werk.session.flush()


def _top(ding: Ding) -> Ding | None:
    """The dossier, werkgever or gemeente an object belongs to."""
    while ding.soort not in IN_HET_LOG:
        boven = next((ding.verwijst[kolom] for kolom in _BOVEN if kolom in ding.verwijst), None)
        if boven is None:
            return None
        ding = boven
    return ding


_BOVEN = ("kandidaat_id", "plaatsing_id", "werkgever_id")


def count_by_kind(dingen: Sequence[Ding]) -> dict[str, int]:
    """How many objects of each kind."""
    aantallen: dict[str, int] = {}
    for ding in dingen:
        aantallen[ding.soort] = aantallen.get(ding.soort, 0) + 1
    return aantallen


def _batches(dingen: Sequence[Ding]) -> Iterator[Sequence[Ding]]:
    for begin in range(0, len(dingen), PER_KEER):
        yield dingen[begin : begin + PER_KEER]
