"""What is noticed in time: changes at work, items put off, and the thresholds of the signals."""

from datetime import date

from sqlalchemy import Date, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Code, Dag, Geheel, Id, JaNee, Moment, Tekst, child_of


class Werkwijziging(Base):
    """Something changed in how the work is organised: from that day a response clock runs."""

    __tablename__ = "werkwijziging"

    id: Mapped[Id]
    plaatsing_id: Mapped[int] = child_of("plaatsing")
    datum: Mapped[Dag]
    wat: Mapped[Code]
    toelichting: Mapped[Tekst]
    gemeld: Mapped[Moment]


class Uitstel(Base):
    """An item of Vandaag put off until a day, with the reason; the newest of a `sleutel` counts."""

    __tablename__ = "uitstel"
    __table_args__ = (Index("ix_uitstel_sleutel", "sleutel"),)

    id: Mapped[Id]
    kandidaat_id: Mapped[int] = child_of("kandidaat")
    sleutel: Mapped[Code]
    tot: Mapped[date] = mapped_column(Date)
    reden: Mapped[Tekst]
    gezet: Mapped[Moment]


class Signaalinstelling(Base):
    """Which signals are on and at what threshold; at most one row, and an empty field is the default."""

    __tablename__ = "signaalinstelling"

    id: Mapped[Id]
    stilte: Mapped[JaNee]
    stilte_dagen: Mapped[Geheel]
    stilte_begin_dagen: Mapped[Geheel]
    stilte_begin_maanden: Mapped[Geheel]
    contract: Mapped[JaNee]
    contract_maanden: Mapped[Geheel]
    contract_maanden_later: Mapped[Geheel]
    contract_maanden_laatst: Mapped[Geheel]
    werkstructuur: Mapped[JaNee]
    werkstructuur_werkdagen: Mapped[Geheel]
    bevrijdingsdag_vrij: Mapped[JaNee]
    doel: Mapped[JaNee]
    doel_dagen: Mapped[Geheel]
    budget: Mapped[JaNee]
    budget_procent: Mapped[Geheel]
    verzuim: Mapped[JaNee]
    verzuim_keren: Mapped[Geheel]
    verzuim_weken: Mapped[Geheel]
    hermeting: Mapped[JaNee]
    hermeting_weken: Mapped[Geheel]
    forfait: Mapped[JaNee]
    forfait_weken: Mapped[Geheel]
    beschikking: Mapped[JaNee]
    beschikking_dagen: Mapped[Geheel]
    verjaardag: Mapped[JaNee]
    verjaardag_weken: Mapped[Geheel]
