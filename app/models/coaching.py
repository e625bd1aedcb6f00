"""Coachtraject with its doelen, contactmomenten and afspraken."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import (
    Base,
    Code,
    Dag,
    Geheel,
    Id,
    JaNee,
    Kloktijd,
    Moment,
    Naam,
    Tekst,
    Uren,
    child_of,
    points_at,
)
from app.models.kandidaat import Kandidaat
from app.models.regime import Regime


class Coachtraject(Base):
    """Coaching of one kandidaat: who pays, in which period, how many hours."""

    __tablename__ = "coachtraject"

    id: Mapped[Id]
    kandidaat_id: Mapped[int] = child_of("kandidaat")
    plaatsing_id: Mapped[int | None] = points_at("plaatsing")
    betaler: Mapped[Code]
    gemeente_id: Mapped[int | None] = points_at("gemeente")
    referentie: Mapped[Naam]
    coach: Mapped[Naam]
    begin: Mapped[Dag]
    einde: Mapped[Dag]
    regime_id: Mapped[int | None] = points_at("regime")
    uren_toegekend: Mapped[Uren]
    ritme_dagen: Mapped[Geheel]
    plan_datum: Mapped[Dag]

    kandidaat: Mapped[Kandidaat] = relationship(back_populates="trajecten")
    regime: Mapped[Regime | None] = relationship()
    doelen: Mapped[list["Doel"]] = relationship(
        back_populates="traject", order_by="Doel.id", cascade="all, delete-orphan"
    )
    contacten: Mapped[list["Contactmoment"]] = relationship(
        back_populates="traject", order_by="Contactmoment.datum", cascade="all, delete-orphan"
    )


class Doel(Base):
    """A goal of the coaching plan; hours are accounted for by goal."""

    __tablename__ = "doel"

    id: Mapped[Id]
    traject_id: Mapped[int] = child_of("coachtraject")
    omschrijving: Mapped[Naam]
    streefdatum: Mapped[Dag]
    status: Mapped[str] = mapped_column(String(60), default="loopt")

    traject: Mapped[Coachtraject] = relationship(back_populates="doelen")


class Contactmoment(Base):
    """One contact: concept while it is typed, then recorded; corrected only by a new version.

    Of a visit with several kandidaten each contact holds its part; `bezoek_minuten` is the whole.
    """

    __tablename__ = "contactmoment"
    __table_args__ = (
        CheckConstraint("status IN ('concept', 'vastgelegd', 'vervangen')", name="status"),
        Index("ix_contactmoment_verloop", "traject_id", "datum"),
        Index("ix_contactmoment_agenda", "datum", "begintijd"),
        Index(
            "ix_contactmoment_uren",
            "traject_id",
            "status",
            "datum",
            "begintijd",
            "eindtijd",
            "declarabel",
            "reistijd_minuten",
            "kilometers",
            "volgend_contact",
        ),
    )

    id: Mapped[Id]
    traject_id: Mapped[int] = child_of("coachtraject")
    status: Mapped[Code]
    versie: Mapped[int] = mapped_column(default=1)
    vervangt_id: Mapped[int | None] = points_at("contactmoment")
    reden_versie: Mapped[Tekst]
    gemaakt: Mapped[Moment]
    datum: Mapped[Dag]
    begintijd: Mapped[Kloktijd]
    eindtijd: Mapped[Kloktijd]
    soort: Mapped[Code]
    uitvoerder: Mapped[Naam]
    gesproken_met: Mapped[Naam]
    gedaan: Mapped[Tekst]
    woorden_reden: Mapped[str | None] = mapped_column(Text, default=None)
    volgend_contact: Mapped[Dag]
    geen_volgend_reden: Mapped[Naam]
    signalen: Mapped[Naam]
    reistijd_minuten: Mapped[Geheel]
    kilometers: Mapped[Geheel]
    declarabel: Mapped[JaNee]
    zichtbaar_voor_werkgever: Mapped[JaNee]
    bezoek_minuten: Mapped[Geheel]
    bezoek_personen: Mapped[Geheel]

    traject: Mapped[Coachtraject] = relationship(back_populates="contacten")
    doelen: Mapped[list["ContactDoel"]] = relationship(
        back_populates="contact", order_by="ContactDoel.doel_id", cascade="all, delete-orphan"
    )
    afspraken: Mapped[list["Afspraak"]] = relationship(
        back_populates="contact", order_by="Afspraak.id", cascade="all, delete-orphan"
    )
    deelnemers: Mapped[list["Deelnemer"]] = relationship(
        back_populates="contact", order_by="Deelnemer.id", cascade="all, delete-orphan"
    )
    aanvullingen: Mapped[list["Aanvulling"]] = relationship(
        back_populates="contact", order_by="Aanvulling.id", cascade="all, delete-orphan"
    )


class ContactDoel(Base):
    """A goal worked on in a contact, with the progress seen (1-5)."""

    __tablename__ = "contact_doel"

    id: Mapped[Id]
    contact_id: Mapped[int] = child_of("contactmoment")
    doel_id: Mapped[int] = mapped_column(ForeignKey("doel.id"), index=True)
    voortgang: Mapped[Geheel]

    contact: Mapped[Contactmoment] = relationship(back_populates="doelen")
    doel: Mapped[Doel] = relationship()


class Deelnemer(Base):
    """Another kandidaat in the same visit, while the contact is a concept: recording divides the time."""

    __tablename__ = "deelnemer"
    __table_args__ = (UniqueConstraint("contact_id", "kandidaat_id"),)

    id: Mapped[Id]
    contact_id: Mapped[int] = child_of("contactmoment")
    kandidaat_id: Mapped[int] = child_of("kandidaat")

    contact: Mapped[Contactmoment] = relationship(back_populates="deelnemers")
    kandidaat: Mapped[Kandidaat] = relationship()


class Afspraak(Base):
    """What was agreed: what, who, by when."""

    __tablename__ = "afspraak"

    id: Mapped[Id]
    contact_id: Mapped[int] = child_of("contactmoment")
    wat: Mapped[Naam]
    wie: Mapped[Naam]
    uiterlijk: Mapped[Dag]
    gedaan_op: Mapped[Dag]

    contact: Mapped[Contactmoment] = relationship(back_populates="afspraken")


class Aanvulling(Base):
    """What was added to a recorded contact later: words only, by whom and when; it never changes."""

    __tablename__ = "aanvulling"

    id: Mapped[Id]
    contact_id: Mapped[int] = child_of("contactmoment")
    tekst: Mapped[Tekst]
    woorden_reden: Mapped[Tekst]
    auteur: Mapped[Naam]
    gemaakt: Mapped[Moment]

    contact: Mapped[Contactmoment] = relationship(back_populates="aanvullingen")
