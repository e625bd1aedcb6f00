"""Telling: the runs of counting beside a hoofdtaak, each a log of events to which is only ever added."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Code, Geheel, Id, Moment, Percentage, Tekst, child_of


class Meetronde(Base):
    """One run of counting at one hoofdtaak; `foutmarge` (percent) is for a run without a colleague."""

    __tablename__ = "meetronde"
    __table_args__ = (
        UniqueConstraint("hoofdtaak_id", "volgnr"),
        CheckConstraint("status IN ('loopt', 'afgesloten')", name="status"),
    )

    id: Mapped[Id]
    hoofdtaak_id: Mapped[int] = child_of("hoofdtaak")
    volgnr: Mapped[int]
    status: Mapped[Code]
    begonnen: Mapped[Moment]
    foutmarge: Mapped[Percentage]

    gebeurtenissen: Mapped[list["Telgebeurtenis"]] = relationship(
        order_by="Telgebeurtenis.id", cascade="all, delete-orphan", passive_deletes=True
    )


class Telgebeurtenis(Base):
    """One event of a run: who, what, at which moment of the wall clock, how many ms on the stopwatch.

    `sleutel` is given by the window that counted, so that an event sent twice is stored once. `doel` is
    the event that is withdrawn, `van_ms` where a gap begins, `aantal` a correction of a count.
    """

    __tablename__ = "telgebeurtenis"
    __table_args__ = (UniqueConstraint("meetronde_id", "sleutel"),)

    id: Mapped[Id]
    meetronde_id: Mapped[int] = child_of("meetronde")
    sleutel: Mapped[Code]
    soort: Mapped[Code]
    wie: Mapped[Code]
    moment: Mapped[Moment]
    ms: Mapped[int]
    van_ms: Mapped[Geheel]
    aantal: Mapped[int] = mapped_column(default=0)
    doel: Mapped[Code]
    reden: Mapped[Tekst]
