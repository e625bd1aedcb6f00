"""What was typed: changes that took effect, and text that did not (yet)."""

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from app.models.base import Base, Code, Id, JaNee, Moment, Tekst


class Wijziging(Base):
    """One change of one field: the ground for undo in a draft and for the history of master data."""

    __tablename__ = "wijziging"
    __table_args__ = (Index("ix_wijziging_object", "soort", "object_id"),)

    id: Mapped[Id]
    moment: Mapped[Moment]
    gebruiker: Mapped[Code]
    soort: Mapped[Code]
    object_id: Mapped[int]
    veld: Mapped[Code]
    oud: Mapped[Tekst]
    nieuw: Mapped[Tekst]
    ongedaan: Mapped[JaNee]


class OpenInvoer(Base):
    """Text that was typed in a field and refused: kept with its message until it is mended."""

    __tablename__ = "open_invoer"
    __table_args__ = (UniqueConstraint("soort", "object_id", "veld"),)

    id: Mapped[Id]
    soort: Mapped[Code]
    object_id: Mapped[int]
    veld: Mapped[Code]
    tekst: Mapped[Tekst]
    melding: Mapped[Tekst]
