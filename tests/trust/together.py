"""Two processes in one archive: both save, and one finds it busy."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.models import connection
from app.models.archive import DATABASE
from app.services.archief import Archief
from app.services.errors import UserError
from tests.trust.example import key_of, make_example, open_example, save_note
from tests.trust.forked import fork

CHANGES = "SELECT nieuw FROM wijziging WHERE veld = 'notitie'"


def save_together(folder: str, saves: int) -> dict[str, Any]:
    """Two processes save `saves` notes each, at the same time; what is lost and what is wrong."""
    place = Path(folder, "archief")
    make_example(place)
    children = [fork(lambda: open_example(place), _saver(name, saves)) for name in ("een", "twee")]
    for child in children:
        child.wait_ready()
    for child in children:
        child.go()
    for child in children:
        child.end()
    archief = open_example(place)
    faults = archief.archive.check()
    archief.close()
    opened = connection.connect(place / DATABASE, key_of(place))
    there = {text for (text,) in opened.execute(CHANGES).fetchall()}
    opened.close()
    told = {f"{name} {number}" for name in ("een", "twee") for number in range(saves)}
    return {"acknowledged": len(told), "lost": len(told - there), "faults": faults}


def find_it_busy(folder: str) -> dict[str, Any]:
    """While one process is in the middle of a change another is refused; afterwards it works."""
    place = Path(folder, "archief")
    make_example(place)
    holder = fork(lambda: _begin(open_example(place)), lambda held, tell: held[1].__exit__(None, None, None))
    holder.wait_ready()
    connection.PRAGMAS["busy_timeout"] = ("50", "50")
    archief = open_example(place)
    refusal = ""
    try:
        save_note(archief, 1, "geweigerd")
    except UserError as error:
        refusal = error.tekst
    holder.go()
    holder.end()
    save_note(archief, 1, "gelukt")
    faults = archief.archive.check()
    archief.close()
    return {"refusal": refusal, "faults": faults}


def _begin(archief: Archief) -> tuple[Archief, Any]:
    change = archief.write()
    change.__enter__()
    return archief, change


def _saver(name: str, saves: int) -> Callable[[Archief, Callable[[bytes], None]], None]:
    def save(archief: Archief, tell: Callable[[bytes], None]) -> None:
        for number in range(saves):
            save_note(archief, 1 + number % 2, f"{name} {number}")

    return save
