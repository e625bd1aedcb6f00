"""Logboek: who did what, when, to what, with which result; a chain of hashes, append-only."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Code, Id, Moment, Naam


class Logregel(Base):
    """One entry of the log. It names objects by kind and number, never by a personal value."""

    __tablename__ = "logboek"

    id: Mapped[Id]
    moment: Mapped[Moment]
    gebruiker: Mapped[Naam]
    actie: Mapped[Code]
    soort: Mapped[Code]
    object_id: Mapped[int | None]
    bijzonderheid: Mapped[Naam]
    resultaat: Mapped[Code]
    herkomst: Mapped[Code]
    vorige: Mapped[str] = mapped_column(String(64))
    schakel: Mapped[str] = mapped_column(String(64), unique=True)
