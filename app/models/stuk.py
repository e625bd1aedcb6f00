"""Stuk: a paper of the coaching that was signed on the screen, kept as the very bytes that were signed.

Stageovergang: which job followed from which stage. MedischWoord: a word the user added to the list.
"""

from datetime import date

from sqlalchemy import Date, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Code, Id, Moment, Naam, Tekst, child_of, points_at


class Stuk(Base):
    """A signed paper. `zegel` is the fingerprint of what it says, `controlegetal` that of the file.

    `handtekeningen` holds who signed, when and with which strokes (services.stukken says how).
    """

    __tablename__ = "stuk"

    id: Mapped[Id]
    kandidaat_id: Mapped[int] = child_of("kandidaat")
    plaatsing_id: Mapped[int | None] = points_at("plaatsing")
    traject_id: Mapped[int | None] = points_at("coachtraject")
    soort: Mapped[Code]
    titel: Mapped[Naam]
    gemaakt: Mapped[Moment]
    programmaversie: Mapped[Code]
    zegel: Mapped[str] = mapped_column(String(64), default="")
    controlegetal: Mapped[str] = mapped_column(String(64), default="")
    handtekeningen: Mapped[Tekst]
    pdf: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class Stageovergang(Base):
    """A stage that led to a job."""

    __tablename__ = "stageovergang"
    __table_args__ = (UniqueConstraint("stage_id"),)

    id: Mapped[Id]
    stage_id: Mapped[int] = child_of("plaatsing")
    plaatsing_id: Mapped[int] = child_of("plaatsing")
    dag: Mapped[date] = mapped_column(Date)


class MedischWoord(Base):
    """A word about health, with stars for more letters, or with ! before it a word that is allowed."""

    __tablename__ = "medisch_woord"
    __table_args__ = (UniqueConstraint("woord"),)

    id: Mapped[Id]
    woord: Mapped[Code]
