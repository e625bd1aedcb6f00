"""Kandidaat: the person whose work is measured and who is coached."""

from typing import TYPE_CHECKING

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Code, Dag, Id, JaNee, Naam, Tekst, points_at
from app.models.gemeente import Gemeente

if TYPE_CHECKING:
    from app.models.coaching import Coachtraject
    from app.models.plaatsing import Plaatsing


class Kandidaat(Base):
    """A person, with no field for diagnosis, illness or cause of absence (process.md §6)."""

    __tablename__ = "kandidaat"
    __table_args__ = (Index("ix_kandidaat_volgorde", "sorteernaam", "id"),)

    id: Mapped[Id]
    dossiernummer: Mapped[str] = mapped_column(String(60), unique=True)
    achternaam: Mapped[Naam]
    voorvoegsel: Mapped[Code]
    voorletters: Mapped[Code]
    roepnaam: Mapped[Naam]
    geboortedatum: Mapped[Dag]
    gemeente_id: Mapped[int | None] = points_at("gemeente")
    telefoon: Mapped[Code]
    email: Mapped[Naam]
    doelgroep: Mapped[Code]
    doelgroepregister: Mapped[JaNee]
    school: Mapped[Naam]
    coach: Mapped[Naam]
    bsn: Mapped[Code]
    opleidingen: Mapped[Tekst]
    notitie: Mapped[Tekst]
    sorteernaam: Mapped[Naam]
    zoektekst: Mapped[Tekst]

    gemeente: Mapped[Gemeente | None] = relationship()
    plaatsingen: Mapped[list["Plaatsing"]] = relationship(
        back_populates="kandidaat", order_by="Plaatsing.id", cascade="all, delete-orphan"
    )
    trajecten: Mapped[list["Coachtraject"]] = relationship(
        back_populates="kandidaat", order_by="Coachtraject.id", cascade="all, delete-orphan"
    )
