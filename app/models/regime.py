"""Regime: which part of the hours worked a payer grants for coaching."""

from sqlalchemy.orm import Mapped

from app.models.base import Base, Code, Id, Naam, Percentage, Tekst, points_at


class Regime(Base):
    """Percentages of the hours worked in the first, the second and each later year, of one payer."""

    __tablename__ = "regime"

    id: Mapped[Id]
    naam: Mapped[Naam]
    betaler: Mapped[Code]
    gemeente_id: Mapped[int | None] = points_at("gemeente")
    jaar1: Mapped[Percentage]
    jaar2: Mapped[Percentage]
    jaar3: Mapped[Percentage]
    bron: Mapped[Tekst]
