"""Meting: one loonwaardemeting with its hoofdtaken, waarnemingen and zienswijzen."""

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import (
    Base,
    Code,
    Dag,
    Exact,
    Geheel,
    Id,
    JaNee,
    Kloktijd,
    Moment,
    Naam,
    Percentage,
    Tekst,
    Uren,
    child_of,
    points_at,
)
from app.models.plaatsing import Plaatsing

if TYPE_CHECKING:
    from app.models.handtekening import Handtekening


class Meting(Base):
    """A measurement: concept until finalised, afterwards replaced only by a new version."""

    __tablename__ = "meting"
    __table_args__ = (CheckConstraint("status IN ('concept', 'definitief', 'vervangen')", name="status"),)

    id: Mapped[Id]
    plaatsing_id: Mapped[int] = child_of("plaatsing")
    status: Mapped[Code]
    versie: Mapped[int] = mapped_column(default=1)
    vervangt_id: Mapped[int | None] = points_at("meting")
    reden_versie: Mapped[Tekst]
    gemaakt: Mapped[Moment]
    doel: Mapped[Code]
    datum_bezoek: Mapped[Dag]
    datum_rapport: Mapped[Dag]
    contactpersoon: Mapped[Naam]
    contactpersoon_email: Mapped[Naam]
    geinterviewde: Mapped[Naam]
    normfunctie: Mapped[Naam]
    normfunctie_omschrijving: Mapped[Tekst]
    uitgevoerde_functie: Mapped[Naam]
    regulier: Mapped[JaNee]
    verdeling: Mapped[Code]
    werkdagen_per_week: Mapped[Geheel]
    contracturen: Mapped[Uren]
    voltijduren: Mapped[Uren]
    vakantiebijslag: Mapped[Percentage]
    dubbeltelling: Mapped[Code]
    onafhankelijkheid: Mapped[Tekst]
    advies: Mapped[Tekst]
    volgende_meting: Mapped[Dag]
    volgende_meting_reden: Mapped[Tekst]
    loonwaarde: Mapped[Geheel]

    plaatsing: Mapped[Plaatsing] = relationship(back_populates="metingen")
    hoofdtaken: Mapped[list["Hoofdtaak"]] = relationship(
        back_populates="meting", order_by="Hoofdtaak.volgnr", cascade="all, delete-orphan"
    )
    zienswijzen: Mapped[list["Zienswijze"]] = relationship(
        back_populates="meting", order_by="Zienswijze.partij", cascade="all, delete-orphan"
    )
    afwegingen: Mapped[list["Afweging"]] = relationship(
        back_populates="meting", order_by="Afweging.code", cascade="all, delete-orphan"
    )
    rapport: Mapped["Rapport | None"] = relationship(back_populates="meting", cascade="all, delete-orphan")


class Hoofdtaak(Base):
    """One hoofdtaak: its time and the three factors the expert decided, each with a toelichting."""

    __tablename__ = "hoofdtaak"

    id: Mapped[Id]
    meting_id: Mapped[int] = child_of("meting")
    volgnr: Mapped[int]
    omschrijving: Mapped[Naam]
    minuten_per_week: Mapped[Geheel]
    aandeel: Mapped[Exact]
    eenheid: Mapped[Naam]
    norm_per_uur: Mapped[Percentage]
    tempo: Mapped[Percentage]
    kwaliteit: Mapped[Percentage]
    netto_werktijd: Mapped[Percentage]
    toelichting_tempo: Mapped[Tekst]
    toelichting_kwaliteit: Mapped[Tekst]
    toelichting_netto_werktijd: Mapped[Tekst]

    meting: Mapped[Meting] = relationship(back_populates="hoofdtaken")
    waarnemingen: Mapped[list["Waarneming"]] = relationship(
        back_populates="hoofdtaak", order_by="Waarneming.id", cascade="all, delete-orphan"
    )
    deeltaken: Mapped[list["Deeltaak"]] = relationship(
        back_populates="hoofdtaak", order_by="Deeltaak.volgnr", cascade="all, delete-orphan"
    )


class Deeltaak(Base):
    """A task that was joined into a hoofdtaak; the hoofdtaak's time is the sum of its deeltaken."""

    __tablename__ = "deeltaak"

    id: Mapped[Id]
    hoofdtaak_id: Mapped[int] = child_of("hoofdtaak")
    volgnr: Mapped[int]
    omschrijving: Mapped[Naam]
    minuten_per_week: Mapped[Geheel]
    aandeel: Mapped[Exact]

    hoofdtaak: Mapped[Hoofdtaak] = relationship(back_populates="deeltaken")


class Waarneming(Base):
    """One observation of one factor: a value, or the counts behind it, and who it comes from.

    Taken over from a run it holds the exact times in milliseconds, and the run (`meetronde_id`).
    """

    __tablename__ = "waarneming"

    id: Mapped[Id]
    hoofdtaak_id: Mapped[int] = child_of("hoofdtaak")
    factor: Mapped[Code]
    herkomst: Mapped[Code]
    dag: Mapped[Dag]
    tijd: Mapped[Kloktijd]
    waarde: Mapped[Percentage]
    aantal: Mapped[Geheel]
    minuten: Mapped[Geheel]
    collega_aantal: Mapped[Geheel]
    collega_minuten: Mapped[Geheel]
    fouten: Mapped[Geheel]
    onderbroken_minuten: Mapped[Geheel]
    notitie: Mapped[Tekst]
    meetronde_id: Mapped[int | None] = points_at("meetronde")
    bruto_ms: Mapped[Geheel]
    netto_ms: Mapped[Geheel]
    collega_bruto_ms: Mapped[Geheel]
    collega_netto_ms: Mapped[Geheel]
    collega_fouten: Mapped[Geheel]
    foutmarge: Mapped[Percentage]

    hoofdtaak: Mapped[Hoofdtaak] = relationship(back_populates="waarnemingen")


class Zienswijze(Base):
    """What employee or employer says of the concept (Besluit art. 3 lid 3)."""

    __tablename__ = "zienswijze"
    __table_args__ = (UniqueConstraint("meting_id", "partij"),)

    id: Mapped[Id]
    meting_id: Mapped[int] = child_of("meting")
    partij: Mapped[Code]
    keuze: Mapped[Code]
    tekst: Mapped[Tekst]
    naam: Mapped[Naam]
    dag: Mapped[Dag]

    meting: Mapped[Meting] = relationship(back_populates="zienswijzen")
    handtekening: Mapped["Handtekening | None"] = relationship(
        back_populates="zienswijze", cascade="all, delete-orphan"
    )


class Afweging(Base):
    """Why the expert passed a let-op point."""

    __tablename__ = "afweging"
    __table_args__ = (UniqueConstraint("meting_id", "code"),)

    id: Mapped[Id]
    meting_id: Mapped[int] = child_of("meting")
    code: Mapped[Code]
    reden: Mapped[Tekst]

    meting: Mapped[Meting] = relationship(back_populates="afwegingen")


class Rapport(Base):
    """What was frozen when the measurement became definitief: input, outcome, versions, PDF."""

    __tablename__ = "rapport"
    __table_args__ = (UniqueConstraint("meting_id"),)

    id: Mapped[Id]
    meting_id: Mapped[int] = child_of("meting")
    gemaakt: Mapped[Moment]
    programmaversie: Mapped[Code]
    invoer: Mapped[Tekst]
    uitkomst: Mapped[Tekst]
    controlegetal: Mapped[str] = mapped_column(String(64), default="")
    logkop: Mapped[str] = mapped_column(String(64), default="")
    pdf: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)

    meting: Mapped[Meting] = relationship(back_populates="rapport")
