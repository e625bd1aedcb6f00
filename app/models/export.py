"""Export: a file that left the archive, for whom, with what in it and its fingerprint."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Code, Dag, Geheel, Id, JaNee, Moment, Naam, Tekst, points_at


class Export(Base):
    """One workbook as it was written; only to whom it went and a note are added later.

    `keuze` is what was asked, `aantallen` the rows per sheet, `metingen` the numbers of the measurements in
    it, all as JSON; `omvang` in bytes.
    """

    __tablename__ = "export"

    id: Mapped[Id]
    gemaakt: Mapped[Moment]
    gemaakt_door: Mapped[Naam]
    herkomst: Mapped[Code]
    gemeente_id: Mapped[int | None] = points_at("gemeente")
    van: Mapped[Dag]
    tot: Mapped[Dag]
    keuze: Mapped[Tekst]
    aantallen: Mapped[Tekst]
    metingen: Mapped[Tekst]
    bestandsnaam: Mapped[Naam]
    omvang: Mapped[Geheel]
    sha256: Mapped[str] = mapped_column(String(64), default="")
    met_wachtwoord: Mapped[JaNee]
    met_bsn: Mapped[JaNee]
    ontvanger: Mapped[Naam]
    notitie: Mapped[Tekst]
