"""Base class, constraint names and the exact column types of the archive."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

from sqlalchemy import Date, DateTime, Dialect, ForeignKey, Integer, MetaData, String, Text, Time
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


@lru_cache(maxsize=1 << 14)
def _from_hundredths(value: Any | None) -> Decimal | None:
    """The same amounts and hours come back a thousand times in a list."""
    return None if value is None else Decimal(int(value)).scaleb(-2)


class Hundredths(TypeDecorator[Decimal]):
    """A decimal of at most two places, stored as a whole number of hundredths.

    SQLite would keep a NUMERIC column as a binary float; an integer cannot lose a cent.
    """

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Hundredths of `value`; ValueError when it has more than two decimals."""
        if value is None:
            return None
        scaled = value.scaleb(2)
        if scaled != scaled.to_integral_value():
            raise ValueError("meer dan twee decimalen")
        return int(scaled)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        """The decimal again, with two places."""
        return _from_hundredths(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any | None], Decimal | None]:
        """The same, without asking the integer first: an archive has millions of amounts."""
        return _from_hundredths


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal of any length, stored as its own digits."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """The digits, never an exponent."""
        return None if value is None else format(value, "f")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        """The decimal as it was stored."""
        return None if value is None else Decimal(value)


Id = Annotated[int, mapped_column(Integer, primary_key=True)]
Naam = Annotated[str, mapped_column(String(300), default="")]
Tekst = Annotated[str, mapped_column(Text, default="")]
Code = Annotated[str, mapped_column(String(60), default="")]
Euro = Annotated[Decimal | None, mapped_column(Hundredths, default=None)]
Percentage = Annotated[Decimal | None, mapped_column(Hundredths, default=None)]
Uren = Annotated[Decimal | None, mapped_column(Hundredths, default=None)]
Exact = Annotated[Decimal | None, mapped_column(ExactDecimal, default=None)]
Geheel = Annotated[int | None, mapped_column(Integer, default=None)]
JaNee = Annotated[bool | None, mapped_column(default=None)]
Dag = Annotated[date | None, mapped_column(Date, default=None)]
Kloktijd = Annotated[time | None, mapped_column(Time, default=None)]
Moment = Annotated[datetime, mapped_column(DateTime)]


class Base(DeclarativeBase):
    """Every table of the archive."""

    metadata = MetaData(naming_convention=NAMING)


def child_of(table: str) -> Any:
    """A required, indexed reference to `table` whose rows go with their parent."""
    return mapped_column(ForeignKey(f"{table}.id", ondelete="CASCADE"), index=True)


def points_at(table: str) -> Any:
    """An optional, indexed reference to `table`; the row pointed at cannot be removed.

    Not RESTRICT: that also refuses when both rows go together with their kandidaat.
    """
    return mapped_column(ForeignKey(f"{table}.id"), index=True, default=None)
