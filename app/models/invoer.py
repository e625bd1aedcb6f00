"""What was typed: changes that took effect, and text that did not (yet)."""

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Code, Geheel, Id, JaNee, Moment, Tekst, child_of


class Wijziging(Base):
    """One change of one field: the ground for undo in a draft and for the history of master data.

    Inside a meting `groep` ties together what was changed in one act; `veld` is then also "+" for a row
    that came and "-" for one that went, with the whole row in `nieuw` or `oud`. Without a group a change
    can no longer be undone or done again.
    """

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
    meting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meting.id", ondelete="CASCADE"), index=True, default=None
    )
    groep: Mapped[Geheel]


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


class BestedeTijd(Base):
    """How long the user worked at one step of a meting; for the user only."""

    __tablename__ = "bestede_tijd"
    __table_args__ = (UniqueConstraint("meting_id", "stap"),)

    id: Mapped[Id]
    meting_id: Mapped[int] = child_of("meting")
    stap: Mapped[Code]
    seconden: Mapped[int] = mapped_column(default=0)
