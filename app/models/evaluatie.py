"""Evaluatie: what employee or employer thinks of the coaching, in marks and own words."""

from sqlalchemy.orm import Mapped

from app.models.base import Base, Code, Dag, Geheel, Id, Tekst, child_of


class Evaluatie(Base):
    """One form that came back: a satisfaction mark of 1-10, statements of 1-5; nobody is named in it."""

    __tablename__ = "evaluatie"

    id: Mapped[Id]
    traject_id: Mapped[int] = child_of("coachtraject")
    partij: Mapped[Code]
    dag: Mapped[Dag]
    cijfer: Mapped[Geheel]
    doelen: Mapped[Geheel]
    bereikbaar: Mapped[Geheel]
    uitleg: Mapped[Geheel]
    overdracht: Mapped[Geheel]
    werk: Mapped[Geheel]
    afspraken: Mapped[Geheel]
    goed: Mapped[Tekst]
    beter: Mapped[Tekst]
    verder: Mapped[Tekst]
    woorden_reden: Mapped[Tekst]
