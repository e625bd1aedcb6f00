"""Gebruiker: the profile of the person at the keyboard, named in reports and in the log."""

from sqlalchemy.orm import Mapped

from app.models.base import Base, Code, Id, Naam, Tekst


class Gebruiker(Base):
    """Who measures or coaches (art. 3 Regeling LKS Participatiewet 2021)."""

    __tablename__ = "gebruiker"

    id: Mapped[Id]
    naam: Mapped[Naam]
    rollen: Mapped[Naam]
    organisatie: Mapped[Naam]
    telefoon: Mapped[Code]
    email: Mapped[Naam]
    registernummer: Mapped[Code]
    opleiding: Mapped[Tekst]
    ervaring: Mapped[Tekst]
