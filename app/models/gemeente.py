"""Gemeente: who pays, with its own terms, columns and retention."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Code, Dag, Geheel, Id, JaNee, Naam, Tekst


class Gemeente(Base):
    """A municipality that pays loonkostensubsidie or coaching."""

    __tablename__ = "gemeente"

    id: Mapped[Id]
    naam: Mapped[Naam]
    cbs_code: Mapped[Code]
    arbeidsmarktregio: Mapped[Naam]
    indeling_bron: Mapped[str | None] = mapped_column(String(300), default="")
    indeling_datum: Mapped[Dag]
    contactpersoon: Mapped[Naam]
    email: Mapped[Naam]
    telefoon: Mapped[Code]
    termijn_aanvraag_weken: Mapped[Geheel]
    bewaartermijn_jaren: Mapped[Geheel]
    bsn_toegestaan: Mapped[JaNee]
    bsn_grondslag: Mapped[Tekst]
    kolomprofiel: Mapped[Tekst]
