"""Handtekening: what a party put under its zienswijze, drawn on the screen or typed."""

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Code, Geheel, Id, Moment, Naam, Tekst, child_of
from app.models.meting import Zienswijze


class Handtekening(Base):
    """One signature of one zienswijze.

    `lijnen` holds the strokes as whole numbers (services.handtekeningen says how); empty when the name was
    typed. `zegel` is the fingerprint of the words signed for, `loonwaarde` the percentage shown then.
    """

    __tablename__ = "handtekening"
    __table_args__ = (
        UniqueConstraint("zienswijze_id"),
        CheckConstraint("wijze IN ('getekend', 'getypt')", name="wijze"),
    )

    id: Mapped[Id]
    zienswijze_id: Mapped[int] = child_of("zienswijze")
    wijze: Mapped[Code]
    naam: Mapped[Naam]
    gezet: Mapped[Moment]
    zegel: Mapped[str] = mapped_column(String(64), default="")
    loonwaarde: Mapped[Geheel]
    lijnen: Mapped[Tekst]

    zienswijze: Mapped[Zienswijze] = relationship(back_populates="handtekening")
