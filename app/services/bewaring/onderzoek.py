"""Is this archive sound? Versions, settings, integrity, log and reports."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Logregel, Rapport
from app.models.errors import ArchiveError
from app.services.archief import Archief, open_archief
from app.services.bewaring.backups import check_backup, list_all_backups
from app.services.errors import UserError
from app.services.meten.vaststellen import verify_rapport


@dataclass(frozen=True, slots=True)
class Onderzoek:
    """What was found; `fouten` is empty when the archive is sound. `backups`: name, and what is wrong."""

    naam: str
    versies: Mapping[str, str]
    instellingen: Mapping[str, str]
    logregels: int
    rapporten: int
    fouten: tuple[str, ...]
    backups: tuple[tuple[str, str], ...] = ()


def verify_archief(folder: Path, wachtwoord: str) -> Onderzoek:
    """Open the archive and look at everything. Raises UserError when it does not open."""
    archief = open_archief(folder, wachtwoord, herkomst="opdrachtregel")
    try:
        return _look(archief)
    finally:
        archief.close()


def list_rapportfouten(session: Session) -> list[str]:
    """A sentence for each frozen report whose content or PDF is not what was frozen."""
    rapporten = session.scalars(select(Rapport).execution_options(yield_per=20))
    return [
        f"Het rapport van meting {rapport.meting_id} past niet bij zijn controlegetal of bij het logboek."
        for rapport in rapporten
        if not verify_rapport(session, rapport)
    ]


def _look(archief: Archief) -> Onderzoek:
    """Everything that can still be read; what cannot becomes a fault."""
    fouten: list[str] = []

    def read(question: Callable[[], Any], otherwise: Any) -> Any:
        try:
            return question()
        except (ArchiveError, UserError) as fout:
            fouten.append(str(fout))
            return otherwise

    def backups() -> tuple[tuple[str, str], ...]:
        return tuple((rij.naam, check_backup(rij)) for rij in list_all_backups(archief.archive.folder))

    versies, instellingen = read(archief.archive.versions, {}), read(archief.archive.pragmas, {})
    logregels, rapporten = read(lambda: _count(archief, fouten), (0, 0))
    gemaakt = read(backups, ())
    gevonden = tuple(dict.fromkeys(fouten))
    return Onderzoek(archief.naam, versies, instellingen, logregels, rapporten, gevonden, gemaakt)


def _count(archief: Archief, fouten: list[str]) -> tuple[int, int]:
    """Entries in the log and frozen reports; adds what is wrong with the pages, the log and the reports."""
    fouten += archief.archive.check()
    with archief.read() as session:
        fouten += list_rapportfouten(session)
        logregels = session.scalar(select(func.count(Logregel.id))) or 0
        return logregels, session.scalar(select(func.count(Rapport.id))) or 0
