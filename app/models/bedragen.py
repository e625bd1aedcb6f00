"""Legal amounts of this archive: what the user entered, and what the program shipped when last seen."""

from datetime import date

from sqlalchemy import Date, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Code, Dag, Exact, Id, Moment, Naam, Tekst


class WettelijkBedrag(Base):
    """An amount entered or confirmed by the user; it stands over the shipped one of the same day.

    `per_leeftijd` holds amounts by age as JSON, "" when the amount is one number.
    """

    __tablename__ = "wettelijk_bedrag"
    __table_args__ = (UniqueConstraint("parameter", "vanaf"),)

    id: Mapped[Id]
    parameter: Mapped[Code]
    vanaf: Mapped[date] = mapped_column(Date)
    waarde: Mapped[Exact]
    per_leeftijd: Mapped[Tekst]
    status: Mapped[Code]
    bron: Mapped[Tekst]
    brondatum: Mapped[Dag]
    opmerking: Mapped[Tekst]
    door: Mapped[Naam]
    moment: Mapped[Moment]


class Bedragenstand(Base):
    """The shipped amounts that are in force here, as JSON; at most one row.

    A new version of the program does not change them: the user accepts its amounts first.
    """

    __tablename__ = "bedragenstand"

    id: Mapped[Id]
    inhoud: Mapped[Tekst]
    programmaversie: Mapped[Code]
    door: Mapped[Naam]
    moment: Mapped[Moment]
