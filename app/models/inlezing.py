"""What came in from a file: each import, what it made or changed, and a loonwaarde of before this program."""

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Code, Dag, Geheel, Id, Moment, Naam, Tekst, child_of, points_at


class Inlezing(Base):
    """One import. `kolommen` is the mapping of its columns as JSON; `logregel` its last entry in the log."""

    __tablename__ = "inlezing"

    id: Mapped[Id]
    moment: Mapped[Moment]
    gebruiker: Mapped[Naam]
    tabel: Mapped[Code]
    bestand: Mapped[Naam]
    controlegetal: Mapped[str] = mapped_column(String(64), default="")
    rijen: Mapped[Geheel]
    kolommen: Mapped[Tekst]
    aantallen: Mapped[Tekst]
    logregel: Mapped[Geheel]
    teruggedraaid: Mapped[Dag]
    gebleven: Mapped[Geheel]


class Ingelezen(Base):
    """One object an import made (`veranderd` empty) or changed (JSON: field to old and new text)."""

    __tablename__ = "ingelezen"
    __table_args__ = (Index("ix_ingelezen_object", "soort", "object_id"),)

    id: Mapped[Id]
    inlezing_id: Mapped[int] = child_of("inlezing")
    soort: Mapped[Code]
    object_id: Mapped[int]
    veranderd: Mapped[Tekst]


class EerdereLoonwaarde(Base):
    """A loonwaarde in whole percent that others determined: never a meting made here."""

    __tablename__ = "eerdere_loonwaarde"

    id: Mapped[Id]
    kandidaat_id: Mapped[int] = child_of("kandidaat")
    plaatsing_id: Mapped[int | None] = points_at("plaatsing")
    datum: Mapped[Dag]
    percentage: Mapped[Geheel]
    gemeten_door: Mapped[Naam]
    herkomst: Mapped[Code]
