"""Plaatsing: one job of one kandidaat at one werkgever."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Date
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Code, Dag, Euro, Geheel, Id, JaNee, Naam, Tekst, Uren, child_of, points_at
from app.models.kandidaat import Kandidaat
from app.models.werkgever import Werkgever

if TYPE_CHECKING:
    from app.models.meting import Meting
    from app.models.signaal import Werkwijziging
    from app.models.subsidie import Subsidie


class Plaatsing(Base):
    """The job: contract, full-time hours, route of the subsidy and how it ended."""

    __tablename__ = "plaatsing"

    id: Mapped[Id]
    kandidaat_id: Mapped[int] = child_of("kandidaat")
    werkgever_id: Mapped[int | None] = points_at("werkgever")
    soort: Mapped[Code]
    functie: Mapped[Naam]
    begin: Mapped[Dag]
    einde: Mapped[Dag]
    contractsoort: Mapped[Code]
    voltijduren: Mapped[Uren]
    werkdagen_per_week: Mapped[Geheel]
    loon_per_maand: Mapped[Euro]
    route: Mapped[Code]
    datum_aanvraag: Mapped[Dag]
    ingangsdatum: Mapped[Dag]
    intentieverklaring: Mapped[Dag]
    uit_uitkering: Mapped[JaNee]
    uitkomst: Mapped[Code]
    uitkomst_datum: Mapped[Dag]
    uitstroomreden: Mapped[Tekst]
    buiten_beschouwing: Mapped[Dag]

    kandidaat: Mapped[Kandidaat] = relationship(back_populates="plaatsingen")
    werkgever: Mapped[Werkgever | None] = relationship()
    uren: Mapped[list["Urenafspraak"]] = relationship(
        back_populates="plaatsing", order_by="Urenafspraak.vanaf", cascade="all, delete-orphan"
    )
    metingen: Mapped[list["Meting"]] = relationship(
        back_populates="plaatsing", order_by="Meting.id", cascade="all, delete-orphan"
    )
    wijzigingen: Mapped[list["Werkwijziging"]] = relationship(
        order_by="Werkwijziging.datum", cascade="all, delete-orphan"
    )
    subsidies: Mapped[list["Subsidie"]] = relationship(
        back_populates="plaatsing", order_by="Subsidie.id", cascade="all, delete-orphan"
    )


class Urenafspraak(Base):
    """Agreed hours per week from a day on; never hours actually worked."""

    __tablename__ = "urenafspraak"

    id: Mapped[Id]
    plaatsing_id: Mapped[int] = child_of("plaatsing")
    vanaf: Mapped[date] = mapped_column(Date)
    contracturen: Mapped[Uren]
    plaatsing: Mapped[Plaatsing] = relationship(back_populates="uren")
