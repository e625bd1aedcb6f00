"""Statements straight to the driver: the same values as through the mapped objects."""

from datetime import datetime
from decimal import Decimal

import pytest
import sqlcipher3.dbapi2 as engine_module
from sqlalchemy import select

from app.models import Base, Gemeente, Hoofdtaak, Meting, Plaatsing
from app.models.direct import as_stored, driver_of, read_value, write_value
from tests.models.population import populate

MAPPED = sorted(Base.registry.mappers, key=lambda mapper: mapper.local_table.name)


@pytest.fixture
def filled(archive):
    """An archive with a row of every kind."""
    with archive.write() as session:
        populate(session)
    return archive


@pytest.mark.parametrize("mapper", MAPPED, ids=lambda mapper: mapper.local_table.name)
def test_each_column_is_read_as_its_mapped_object_has_it(filled, mapper):
    with filled.read() as session:
        row = session.scalars(select(mapper.class_)).first()
        for column in mapper.columns if hasattr(row, "id") else ():
            found = read_value(session, mapper.local_table.name, column.name, row.id)
            assert found == getattr(row, mapper.get_property_by_column(column).key), column.name


def test_what_is_written_is_true_for_whoever_holds_the_row(filled):
    with filled.write() as session:
        plaatsing = session.scalars(select(Plaatsing)).first()
        write_value(session, "plaatsing", "voltijduren", plaatsing.id, Decimal("37.50"))
        assert plaatsing.voltijduren == Decimal("37.50")
        assert not session.dirty
        assert driver_of(session).execute("SELECT voltijduren FROM plaatsing").fetchone() == (3750,)
    with filled.read() as session:
        assert session.get_one(Plaatsing, plaatsing.id).voltijduren == Decimal("37.50")


def test_a_value_that_does_not_fit_its_column_is_not_written(filled):
    with filled.write() as session:
        number, uren = session.execute(select(Plaatsing.id, Plaatsing.voltijduren)).first()
        with pytest.raises(ValueError, match="twee decimalen"):
            write_value(session, "plaatsing", "voltijduren", number, Decimal("37.505"))
        assert read_value(session, "plaatsing", "voltijduren", number) == uren


def test_a_definitive_meting_refuses_here_too(filled):
    with pytest.raises(engine_module.IntegrityError, match="die vastligt"), filled.write() as session:
        number = session.scalar(select(Hoofdtaak.id))
        write_value(session, "hoofdtaak", "tempo", number, Decimal(1))


def test_what_the_session_held_back_is_sent_first(archive):
    with archive.write() as session:
        gemeente = Gemeente(naam="Veen")
        session.add(gemeente)
        assert driver_of(session).execute("SELECT naam FROM gemeente").fetchall() == [("Veen",)]


def test_all_of_it_is_undone_with_its_transaction(filled):
    with pytest.raises(KeyError, match="gemeente"), filled.write() as session:
        number = session.scalar(select(Gemeente.id))
        write_value(session, "gemeente", "naam", number, "Elders")
        read_value(session, "gemeente", "naam", -1)
    with filled.read() as session:
        assert read_value(session, "gemeente", "naam", number) != "Elders"


def test_a_moment_lies_in_the_archive_as_the_column_type_writes_it(filled):
    moment = datetime(2026, 3, 2, 12, 0)
    with filled.write() as session:
        meting = session.scalars(select(Meting)).first()
        meting.gemaakt = moment
        assert driver_of(session).execute("SELECT gemaakt FROM meting").fetchone()[0] == as_stored(moment)
