"""Is this archive sound? Versions, settings, integrity, log and reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Logregel, Rapport
from app.models.errors import ArchiveError
from app.services.archief import Archief, open_archief
from app.services.backups import check_backup, list_all_backups
from app.services.vaststellen import verify_rapport


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
    fouten: list[str] = []
    logregels = rapporten = 0
    try:
        fouten += archief.archive.check()
        with archief.read() as session:
            logregels = session.scalar(select(func.count(Logregel.id))) or 0
            rapporten = session.scalar(select(func.count(Rapport.id))) or 0
            fouten += list_rapportfouten(session)
    except ArchiveError as fout:
        fouten.append(str(fout))
    return Onderzoek(
        archief.naam,
        archief.archive.versions(),
        archief.archive.pragmas(),
        logregels,
        rapporten,
        tuple(fouten),
        tuple((rij.naam, check_backup(rij)) for rij in list_all_backups(archief.archive.folder)),
    )
