"""Subsidie: the receipt of a calculation and what the gemeente decided; the choice of a peildatum."""

from datetime import date, datetime

from sqlalchemy import Date, DateTime, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import (
    Base,
    Code,
    Dag,
    Euro,
    Geheel,
    Id,
    JaNee,
    Moment,
    Percentage,
    Tekst,
    Uren,
    child_of,
    points_at,
)
from app.models.plaatsing import Plaatsing


class Subsidie(Base):
    """One computed amount with its period; shown from the receipt, never recomputed in silence.

    A later version of the same period stands beside it; `vervallen` tells since when it no longer counts.
    """

    __tablename__ = "subsidie"

    id: Mapped[Id]
    plaatsing_id: Mapped[int] = child_of("plaatsing")
    meting_id: Mapped[int | None] = points_at("meting")
    gemaakt: Mapped[Moment]
    van: Mapped[Dag]
    tot: Mapped[Dag]
    peildatum: Mapped[Dag]
    route: Mapped[Code]
    loonwaarde: Mapped[Geheel]
    leeftijd: Mapped[Geheel]
    minimumloon: Mapped[Euro]
    plafond: Mapped[JaNee]
    werkgeverslasten_percentage: Mapped[Percentage]
    subsidie: Mapped[Euro]
    werkgeverslasten: Mapped[Euro]
    totaal: Mapped[Euro]
    ontvangstbewijs: Mapped[Tekst]
    besluit_datum: Mapped[Dag]
    besluit_bedrag: Mapped[Euro]
    besluit_afwijking: Mapped[Tekst]
    contracturen: Mapped[Uren]
    voltijduren: Mapped[Uren]
    onbevestigd: Mapped[JaNee]
    versie: Mapped[Geheel]
    vervallen: Mapped[datetime | None] = mapped_column(DateTime, default=None)

    plaatsing: Mapped[Plaatsing] = relationship(back_populates="subsidies")


class Peildatumkeuze(Base):
    """For the period that begins on `vanaf` the amounts of that day count, for a reason."""

    __tablename__ = "peildatumkeuze"
    __table_args__ = (UniqueConstraint("plaatsing_id", "vanaf"),)

    id: Mapped[Id]
    plaatsing_id: Mapped[int] = child_of("plaatsing")
    vanaf: Mapped[date] = mapped_column(Date)
    reden: Mapped[Tekst]
