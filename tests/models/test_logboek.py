"""The log: a chain in which every change, however made, shows."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.models import Logregel
from app.models.logboek import FIRST_LINK, append_log, log_head, verify_log

NOON = datetime(2026, 3, 2, 12, 0, 0, 5)


@pytest.fixture
def log(archive):
    """An archive with five entries."""
    with archive.write() as session:
        for number in range(5):
            append_log(session, gebruiker="Zoë 🙂", actie="gezien", object_id=number or None, moment=NOON)
    return archive


def tamper(log, *statements: str) -> list[str]:
    """What verify finds after somebody with the key dropped the guards and went to work."""
    with log.write() as session:
        for event in ("update", "delete"):
            session.execute(text(f"DROP TRIGGER logboek_vast_{event}"))
        for statement in statements:
            session.execute(text(statement))
    with log.read() as session:
        return verify_log(session)


def test_an_empty_log_is_whole(archive):
    with archive.read() as session:
        assert verify_log(session) == [] and log_head(session) == FIRST_LINK


def test_a_chain_is_whole(log):
    with log.read() as session:
        lines = session.query(Logregel).order_by(Logregel.id).all()
        assert [line.vorige for line in lines] == [FIRST_LINK, *(line.schakel for line in lines[:-1])]
        assert log_head(session) == lines[-1].schakel
        assert verify_log(session) == []


def test_the_entry_goes_with_the_change(log):
    with pytest.raises(KeyError), log.write() as session:
        append_log(session, gebruiker="x", actie="y", moment=NOON)
        raise KeyError
    with log.read() as session:
        assert session.query(Logregel).count() == 5 and verify_log(session) == []


def test_a_time_zone_would_be_lost(archive):
    with pytest.raises(ValueError, match="tijdzone"), archive.write() as session:
        append_log(session, gebruiker="x", actie="y", moment=datetime.now(UTC))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE logboek SET actie = 'anders' WHERE id = 2",
        "DELETE FROM logboek WHERE id = 2",
        "DELETE FROM logboek",
        "INSERT OR REPLACE INTO logboek SELECT * FROM logboek WHERE id = 2",
        "REPLACE INTO logboek SELECT id, moment, '', actie, soort, object_id, bijzonderheid, resultaat, "
        "herkomst, vorige, schakel FROM logboek WHERE id = 2",
    ],
)
def test_the_guards_refuse(log, statement):
    with pytest.raises(IntegrityError, match="logboek ligt vast"), log.write() as session:
        session.execute(text(statement))


@pytest.mark.parametrize(
    "column", ["moment", "gebruiker", "actie", "soort", "object_id", "bijzonderheid", "resultaat", "herkomst"]
)
def test_a_changed_field_is_found(log, column):
    value = "'2026-03-02 12:00:01.000000'" if column == "moment" else "7"
    assert tamper(log, f"UPDATE logboek SET {column} = {value} WHERE id = 3") == [
        "Logboek: regel 3 is veranderd."
    ]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("DELETE FROM logboek WHERE id = 3", "ontbreken regels"),
        ("DELETE FROM logboek WHERE id > 3", "zijn regels weggehaald"),
        ("DELETE FROM logboek WHERE id = 1", "ontbreken regels"),
        ("DELETE FROM logboek", "zijn regels weggehaald"),
        ("UPDATE logboek SET id = id + 1 WHERE id = 5", "ontbreken regels"),
        ("UPDATE logboek SET vorige = schakel WHERE id = 3", "sluit niet aan"),
    ],
)
def test_a_missing_or_moved_entry_is_found(log, statement, found):
    assert any(found in line for line in tamper(log, statement))


def test_a_replaced_entry_is_found(log):
    new = (
        "REPLACE INTO logboek SELECT id, moment, 'ander', actie, soort, object_id, bijzonderheid, resultaat, "
    )
    assert tamper(log, new + "herkomst, vorige, schakel FROM logboek WHERE id = 2")


def test_two_entries_that_change_places_are_found(log):
    swap = [f"UPDATE logboek SET id = {new} WHERE id = {old}" for old, new in ((2, 99), (3, 2), (99, 3))]
    assert any("sluit niet aan" in line for line in tamper(log, *swap))


def test_a_dropped_guard_is_found_by_the_check(log):
    with log.write() as session:
        session.execute(text("DROP TRIGGER logboek_vast_delete"))
    assert log.check() == ["De bewaking logboek_vast_delete ontbreekt."]
