"""Additions to a recorded contact: words only, signed with name and moment, never changed.

Times, goals and hours stay as they were recorded; who wants to change those makes a new version.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.models import Aanvulling, Coachtraject, Contactmoment
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.coachen.medischewoorden import TOEGESTAAN, ask_reden, describe_toegestaan
from app.services.errors import UserError
from app.services.formulieren.evaluatie import AANVULLING
from app.services.lineage import touch
from app.services.objecten import get_rij
from app.services.papier.invullen import read_teksten

NIET_AAN_TE_VULLEN = {
    "concept": "Dit contact is nog een concept. Schrijf het gewoon bij “Wat is gedaan”.",
    "vervangen": "Van dit contact is een nieuwere versie. Vul die aan.",
}


@dataclass(frozen=True, slots=True)
class AanvullingRij:
    """An addition, with the contact it belongs to; `datum` is the day of that contact."""

    contact_id: int
    tekst: str
    auteur: str
    gemaakt: datetime
    datum: date | None
    soort: str


def add_aanvulling(archief: Archief, contact_id: int, teksten: Mapping[str, str]) -> tuple[int, Change]:
    """Add words to a recorded contact. Raises UserError at "tekst" or "aanvulling_reden" (health)."""
    waarden = read_teksten(AANVULLING, teksten)
    tekst, reden = str(waarden["tekst"]), str(waarden["aanvulling_reden"] or "")
    with archief.write() as werk:
        contact: Contactmoment = get_rij(werk.session, Ref("contactmoment", contact_id))
        if contact.status != "vastgelegd":
            raise UserError(NIET_AAN_TE_VULLEN[contact.status])
        woorden = ask_reden(werk.session, [tekst], reden, "aanvulling_reden")
        ref = _add(werk, contact, tekst, reden if woorden else "")
        if woorden:
            werk.log(TOEGESTAAN, ref, describe_toegestaan(woorden, reden))
        return ref.id, werk.change


def _add(werk: Werk, contact: Contactmoment, tekst: str, reden: str) -> Ref:
    rij = Aanvulling(
        contact_id=contact.id, tekst=tekst, woorden_reden=reden, auteur=werk.gebruiker, gemaakt=werk.moment
    )
    werk.session.add(rij)
    werk.session.flush()
    ref = Ref("aanvulling", rij.id)
    touch(werk, ref)
    werk.log("aangevuld", Ref("contactmoment", contact.id), f"aanvulling {rij.id}")
    return ref


def list_of_contact(session: Session, contact: Contactmoment) -> tuple[AanvullingRij, ...]:
    """The additions to this contact and to the versions before it, the first one first."""
    nummers, ander = [contact.id], contact
    while ander.vervangt_id:
        ander = session.get_one(Contactmoment, ander.vervangt_id)
        nummers.append(ander.id)
    return tuple(
        _rij(rij, contact) for rij, contact in session.execute(_vraag().where(Contactmoment.id.in_(nummers)))
    )


def list_of_kandidaat(session: Session, kandidaat_id: int) -> tuple[AanvullingRij, ...]:
    """Every addition in the dossier."""
    vraag = _vraag().join(Coachtraject).where(Coachtraject.kandidaat_id == kandidaat_id)
    return tuple(_rij(rij, contact) for rij, contact in session.execute(vraag))


def _vraag() -> Select[Aanvulling, Contactmoment]:
    return select(Aanvulling, Contactmoment).join(Contactmoment).order_by(Aanvulling.id)


def _rij(rij: Aanvulling, contact: Contactmoment) -> AanvullingRij:
    return AanvullingRij(rij.contact_id, rij.tekst, rij.auteur, rij.gemaakt, contact.datum, contact.soort)
