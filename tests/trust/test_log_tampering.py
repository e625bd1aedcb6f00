"""Whoever has the key and changes the log in the file itself is found by `verify`, in every way tried."""

import shutil
from pathlib import Path

import pytest

from app.models.archive import DATABASE
from app.models.connection import connect
from app.services.archief import Archief
from app.services.bewaring.onderzoek import verify_archief
from tests.conftest import WACHTWOORD
from tests.factories import make_kandidaat
from tests.trust.example import key_of, save_note

WAYS = {
    "update": ("UPDATE logboek SET gebruiker = 'iemand anders' WHERE id = 3",),
    "delete": ("DELETE FROM logboek WHERE id = 3",),
    "replace": (
        "INSERT OR REPLACE INTO logboek SELECT id, moment, gebruiker, 'niets', soort, object_id, "
        "bijzonderheid, resultaat, herkomst, vorige, schakel FROM logboek WHERE id = 3",
    ),
    "drop trigger": (),
    "cut tail": ("DELETE FROM logboek WHERE id > 3",),
    "reorder": (
        "UPDATE logboek SET id = -3 WHERE id = 3",
        "UPDATE logboek SET id = 3 WHERE id = 4",
        "UPDATE logboek SET id = 4 WHERE id = -3",
    ),
}


@pytest.fixture
def written(archief: Archief) -> Archief:
    """An archive whose log has some entries."""
    number = make_kandidaat(archief)
    for text in ("een", "twee", "drie"):
        save_note(archief, number, text)
    return archief


def tamper(folder: Path, way: str) -> tuple[str, ...]:
    """Drop the guards, do it, put the guards back (but for one, when that is the way); what verify finds."""
    connection = connect(folder / DATABASE, key_of(folder))
    guards = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'logboek'"
    ).fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in WAYS[way]:
        connection.execute(statement)
    for _, sql in guards[way == "drop trigger" :]:
        connection.execute(sql)
    connection.close()
    return verify_archief(folder, WACHTWOORD).fouten


def test_a_log_nobody_touched_is_whole(written):
    folder = written.archive.folder
    written.close()
    assert verify_archief(folder, WACHTWOORD).fouten == ()


def test_tampering_is_found_in_every_way_tried(written, tmp_path, report):
    written.close()
    found = {}
    for way in WAYS:
        folder = tmp_path / way
        shutil.copytree(written.archive.folder, folder)
        found[way] = tamper(folder, way)
    report(f"log tampering {', '.join(WAYS)}: {sum(map(bool, found.values()))} of {len(WAYS)} found")
    assert [way for way, faults in found.items() if not faults] == []
    assert all("logboek" in fault.lower() for faults in found.values() for fault in faults)


def test_the_guards_refuse_what_is_done_through_the_program(written):
    folder = written.archive.folder
    written.close()
    connection = connect(folder / DATABASE, key_of(folder))
    for way in ("update", "delete", "replace", "cut tail"):
        with pytest.raises(Exception, match="logboek"):
            connection.execute(WAYS[way][0])
    connection.close()
    assert verify_archief(folder, WACHTWOORD).fouten == ()
