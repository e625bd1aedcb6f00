"""The archive the tests of trust work on, what its content is, and the first released changes to it."""

import hashlib
import re
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

from app.models import Base, Kandidaat
from app.models.archive import DATABASE, Archive
from app.models.connection import connect
from app.models.key_store import read_keys
from app.models.keys import unlock
from app.services.archief import Archief
from app.services.change import Ref
from app.services.objecten import save_veld
from tests.conftest import SNEL, WACHTWOORD
from tests.factories import NU, fill_profiel, make_kandidaat, make_meting, make_plaatsing, pass_let_op

KANDIDATEN = 4


def now() -> datetime:
    """The clock of these archives stands still, so that the same act gives the same bytes."""
    return NU


def make_example(folder: Path) -> None:
    """A closed archive with four kandidaten; the first has a meting that can become definitief."""
    archive, _ = Archive.create(folder, WACHTWOORD, kdf=SNEL)
    archief = Archief(archive, klok=now)
    fill_profiel(archief)
    first, *_ = [make_kandidaat(archief) for _ in range(KANDIDATEN)]
    pass_let_op(archief, make_meting(archief, make_plaatsing(archief, first)))
    archief.close()


def put_back(example: Path, folder: Path) -> None:
    """Make `folder` a fresh copy of the example, or of the folder with the example and its backups."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(example, folder)


def open_example(folder: Path, secret: str = WACHTWOORD) -> Archief:
    """Open it; somebody is at work."""
    return Archief(Archive.open(folder, secret), klok=now, gebruiker="Sanne Willemsen")


def key_of(folder: Path, secret: str = WACHTWOORD) -> bytes:
    """The archive key."""
    return unlock(read_keys(folder).keys, secret)


def save_note(archief: Archief, kandidaat: int, text: str) -> None:
    """The save the tests repeat: one field of one kandidaat."""
    save_veld(archief, Ref("kandidaat", kandidaat), "notitie", text)


def read_note(archief: Archief, kandidaat: int) -> str:
    """What was saved there."""
    with archief.read() as session:
        return session.get_one(Kandidaat, kandidaat).notitie


def rows(folder: Path, key: bytes) -> dict[str, list[Any]]:
    """Every row of every table and the words of the schema, through a connection of its own.

    Alembic rebuilds a table with its references in any order, so the words are sorted.
    """
    connection = connect(folder / DATABASE, key)
    try:
        tables = [*Base.metadata.tables, "alembic_version"]
        found = {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in tables}
        schema = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        found["schema"] = [(name, sorted(re.findall(r"\w+", sql or ""))) for name, sql in schema]
    finally:
        connection.close()
    return found


def digest(folder: Path, key: bytes) -> str:
    """The content in one word."""
    return hashlib.sha256(repr(sorted(rows(folder, key).items())).encode()).hexdigest()


def faults_after_opening(folder: Path, secret: str = WACHTWOORD) -> list[str]:
    """Open as a user does, look at everything, save something; what is wrong, in words."""
    archief = open_example(folder, secret)
    try:
        faults = archief.archive.check()
        save_note(archief, KANDIDATEN, "na de storing")
        return faults
    finally:
        archief.close()
