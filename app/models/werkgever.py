"""Werkgever and the people one speaks to there."""

from sqlalchemy.orm import Mapped, relationship

from app.models.base import Base, Code, Id, Naam, Tekst, child_of


class Werkgever(Base):
    """An employer."""

    __tablename__ = "werkgever"

    id: Mapped[Id]
    naam: Mapped[Naam]
    kvk: Mapped[Code]
    plaats: Mapped[Naam]
    sector: Mapped[Naam]
    cao: Mapped[Naam]
    notitie: Mapped[Tekst]
    zoektekst: Mapped[Tekst]
    contactpersonen: Mapped[list["Contactpersoon"]] = relationship(
        back_populates="werkgever", order_by="Contactpersoon.id", cascade="all, delete-orphan"
    )


class Contactpersoon(Base):
    """Somebody who works at a werkgever and speaks for it."""

    __tablename__ = "contactpersoon"

    id: Mapped[Id]
    werkgever_id: Mapped[int] = child_of("werkgever")
    naam: Mapped[Naam]
    functie: Mapped[Naam]
    email: Mapped[Naam]
    telefoon: Mapped[Code]
    werkgever: Mapped[Werkgever] = relationship(back_populates="contactpersonen")
