"""Is the archive sound? Pages, references, search index, guards and the chain of the log."""

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.models.logboek import verify_log

GUARDS = frozenset(
    f"{table}_vast_{event}"
    for table, events in {
        "logboek": ("update", "delete"),
        "stuk": ("update",),
        "aanvulling": ("update",),
        "rapport": ("update", "delete"),
        "meting": ("update", "delete"),
        "hoofdtaak": ("insert", "update", "delete"),
        "deeltaak": ("insert", "update", "delete"),
        "waarneming": ("insert", "update", "delete"),
        "zienswijze": ("insert", "update", "delete"),
        "handtekening": ("insert", "update", "delete"),
        "afweging": ("insert", "update", "delete"),
        "meetronde": ("insert", "update", "delete"),
        "telgebeurtenis": ("insert", "update", "delete"),
    }.items()
    for event in events
)
INDEXERS = frozenset(
    f"{table}_zoek_{event}"
    for table in ("kandidaat", "normfunctie", "werkgever")
    for event in ("insert", "update", "delete")
)


def find_faults(session: Session) -> list[str]:
    """Every fault found, as a Dutch sentence; empty when the archive is sound."""
    finders = (_page_faults, _reference_faults, _guard_faults, verify_log)
    return [fault for find in finders for fault in find(session)]


def _page_faults(session: Session) -> list[str]:
    pages = session.execute(text("PRAGMA integrity_check")).scalars().all()
    sealed = session.execute(text("PRAGMA cipher_integrity_check")).scalars().all()
    return [f"Databasebestand: {line}." for line in [*pages, *sealed] if line != "ok"]


def _reference_faults(session: Session) -> list[str]:
    rows = session.execute(text("PRAGMA foreign_key_check")).all()
    return [f"Tabel {row[0]}, regel {row[1]}: verwijst naar iets wat er niet is ({row[2]})." for row in rows]


def _guard_faults(session: Session) -> list[str]:
    names = session.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars()
    return [f"De bewaking {name} ontbreekt." for name in sorted((GUARDS | INDEXERS) - set(names))]
