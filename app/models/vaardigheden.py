"""Werknemersvaardigheden: what the employer sees of how somebody works; never part of a loonwaarde."""

from sqlalchemy.orm import Mapped

from app.models.base import Base, Dag, Geheel, Id, Naam, child_of


class Vaardigheden(Base):
    """One rating by the employer: twelve marks of 1-5, at 0, 3 or 6 months after the begin."""

    __tablename__ = "vaardigheden"

    id: Mapped[Id]
    plaatsing_id: Mapped[int] = child_of("plaatsing")
    maand: Mapped[Geheel]
    dag: Mapped[Dag]
    beoordelaar: Mapped[Naam]
    op_tijd: Mapped[Geheel]
    afmelden: Mapped[Geheel]
    afspraken: Mapped[Geheel]
    uitleg: Mapped[Geheel]
    aandacht: Mapped[Geheel]
    doorgaan: Mapped[Geheel]
    initiatief: Mapped[Geheel]
    hulp: Mapped[Geheel]
    opmerking: Mapped[Geheel]
    samenwerken: Mapped[Geheel]
    verandering: Mapped[Geheel]
    veilig: Mapped[Geheel]
