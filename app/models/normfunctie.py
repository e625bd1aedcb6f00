"""Normfunctie: the library of jobs compared with; no person, no employer, no day is in it."""

from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Id, Naam, Percentage, Tekst, child_of


class Normfunctie(Base):
    """A job of an average employee; `keren` counts the definitive metingen that used it."""

    __tablename__ = "normfunctie"

    id: Mapped[Id]
    naam: Mapped[Naam]
    omschrijving: Mapped[Tekst]
    cao: Mapped[Naam]
    keren: Mapped[int] = mapped_column(default=1)
    zoektekst: Mapped[Tekst]

    taken: Mapped[list["Normtaak"]] = relationship(
        back_populates="normfunctie", order_by="Normtaak.volgnr", cascade="all, delete-orphan"
    )


class Normtaak(Base):
    """A task of a normfunctie with its unit and norm per hour."""

    __tablename__ = "normtaak"

    id: Mapped[Id]
    normfunctie_id: Mapped[int] = child_of("normfunctie")
    volgnr: Mapped[int]
    omschrijving: Mapped[Naam]
    eenheid: Mapped[Naam]
    norm_per_uur: Mapped[Percentage]

    normfunctie: Mapped[Normfunctie] = relationship(back_populates="taken")
