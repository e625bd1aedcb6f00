"""What an object of the archive belongs to, from near to far, and whether that is closed."""

from dataclasses import dataclass
from functools import cache

from sqlalchemy.orm import Session

from app.models import Base
from app.models.direct import driver_of
from app.services.archief import Werk
from app.services.change import Ref
from app.services.errors import UserError

TABELLEN: dict[str, type[Base]] = {
    mapper.local_table.name: mapper.class_  # type: ignore[attr-defined]
    for mapper in Base.registry.mappers
}
OUDERS = {
    "aanvulling": ("contact_id", "contactmoment"),
    "afspraak": ("contact_id", "contactmoment"),
    "afweging": ("meting_id", "meting"),
    "coachtraject": ("kandidaat_id", "kandidaat"),
    "contact_doel": ("contact_id", "contactmoment"),
    "contactmoment": ("traject_id", "coachtraject"),
    "contactpersoon": ("werkgever_id", "werkgever"),
    "deeltaak": ("hoofdtaak_id", "hoofdtaak"),
    "deelnemer": ("contact_id", "contactmoment"),
    "doel": ("traject_id", "coachtraject"),
    "eerdere_loonwaarde": ("kandidaat_id", "kandidaat"),
    "evaluatie": ("traject_id", "coachtraject"),
    "handtekening": ("zienswijze_id", "zienswijze"),
    "hoofdtaak": ("meting_id", "meting"),
    "meetronde": ("hoofdtaak_id", "hoofdtaak"),
    "meting": ("plaatsing_id", "plaatsing"),
    "normtaak": ("normfunctie_id", "normfunctie"),
    "peildatumkeuze": ("plaatsing_id", "plaatsing"),
    "plaatsing": ("kandidaat_id", "kandidaat"),
    "stageovergang": ("stage_id", "plaatsing"),
    "stuk": ("kandidaat_id", "kandidaat"),
    "subsidie": ("plaatsing_id", "plaatsing"),
    "uitstel": ("kandidaat_id", "kandidaat"),
    "urenafspraak": ("plaatsing_id", "plaatsing"),
    "vaardigheden": ("plaatsing_id", "plaatsing"),
    "waarneming": ("hoofdtaak_id", "hoofdtaak"),
    "werkwijziging": ("plaatsing_id", "plaatsing"),
    "zienswijze": ("meting_id", "meting"),
}
GESLOTEN = {
    "meting": "Deze meting is definitief en wijzigt niet meer. Maak een nieuwe versie met een reden.",
    "contactmoment": "Dit contact is vastgelegd en wijzigt niet meer. Vul het aan of corrigeer het.",
}
WEG = "Dit onderdeel bestaat niet meer. Het is intussen verwijderd."


@dataclass(frozen=True, slots=True)
class Lineage:
    """An object with all it belongs to; `closed` says why nothing can be typed in it, empty while it can."""

    ref: Ref
    ancestors: tuple[Ref, ...]
    closed: str

    @property
    def meting_id(self) -> int | None:
        """The meting this object is (part of); None outside a meting."""
        reeks = (self.ref, *self.ancestors)
        return next((deel.id for deel in reeks if deel.soort == "meting"), None)


def lineage_of(session: Session, ref: Ref) -> Lineage:
    """Read in one statement, as each save asks for it. Raises UserError when the object is gone."""
    soorten, sluitbaar, vraag = _question(ref.soort)
    rij = driver_of(session).execute(vraag, (ref.id,)).fetchone()
    if rij is None:
        raise UserError(WEG)
    reeks = tuple(map(Ref, soorten, rij))
    stand = zip(sluitbaar, rij[len(soorten) :], strict=True)
    gesloten = (GESLOTEN[soort] for soort, status in stand if status != "concept")
    return Lineage(reeks[0], reeks[1:], next(gesloten, ""))


def ancestors(session: Session, ref: Ref) -> tuple[Ref, ...]:
    """What the object belongs to, from near to far."""
    return lineage_of(session, ref).ancestors


def closed_because(session: Session, ref: Ref) -> str:
    """Why this object can no longer be typed in; empty while it can."""
    return lineage_of(session, ref).closed


def meting_around(session: Session, ref: Ref) -> int | None:
    """The meting this object is (part of); None outside a meting."""
    return lineage_of(session, ref).meting_id


def touch(werk: Werk, ref: Ref) -> None:
    """Mark the object and all it belongs to as changed."""
    werk.touch(ref, *ancestors(werk.session, ref))


@cache
def _question(soort: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """The kinds from near to far, which of them can be closed, and what asks for their numbers and states."""
    soorten, nummers, tabellen = [soort], [f"{soort}.id"], [soort]
    while soort in OUDERS:
        kolom, ouder = OUDERS[soort]
        nummers.append(f"{soort}.{kolom}")
        soorten.append(ouder)
        if ouder in OUDERS or ouder in GESLOTEN:
            tabellen.append(f"JOIN {ouder} ON {ouder}.id = {soort}.{kolom}")
        soort = ouder
    sluitbaar = tuple(soort for soort in soorten if soort in GESLOTEN)
    gevraagd = ", ".join([*nummers, *(f"{soort}.status" for soort in sluitbaar)])
    return tuple(soorten), sluitbaar, f"SELECT {gevraagd} FROM {' '.join(tabellen)} WHERE {soorten[0]}.id = ?"
