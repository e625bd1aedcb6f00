"""Subsidie: the receipt of a calculation and what the gemeente decided."""

from sqlalchemy.orm import Mapped, relationship

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
    child_of,
    points_at,
)
from app.models.plaatsing import Plaatsing


class Subsidie(Base):
    """One computed amount with its period; shown from the receipt, never recomputed in silence."""

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

    plaatsing: Mapped[Plaatsing] = relationship(back_populates="subsidies")
