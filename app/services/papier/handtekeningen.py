"""Signatures under a zienswijze: drawn as lines of whole numbers, or the typed name."""

import json
from hashlib import sha256

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.documents.handtekening import PAD_HEIGHT, PAD_WIDTH
from app.models import Handtekening, Zienswijze
from app.services.archief import Archief
from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.lineage import closed_because
from app.services.meten.meting_lezen import meting_of
from app.services.meten.uitkomst import compute_uitkomst
from app.services.objecten import create, get_rij
from app.services.papier.tafel_records import Lijnen, dump_lijnen
from app.services.records import ZienswijzeRecord

__all__ = ["PAD_HEIGHT", "PAD_WIDTH", "describe_change", "remove_handtekening", "store_handtekening"]

MEESTE_PUNTEN = 20_000
GEEN_NAAM = "Vul eerst de naam in van wie tekent."
GEEN_WOORDEN = "Kies eerst: akkoord, een eigen zienswijze, of geen gebruik. Daarna kan er getekend worden."
LEEG = "Er staat nog niets. Teken in het vak, of gebruik de getypte naam."
ANDERE_WOORDEN = "De zienswijze is na het tekenen veranderd. Vraag opnieuw om te tekenen."
ANDER_PERCENTAGE = "Er is getekend bij een loonwaarde van {oud}. Nu is die {nieuw}."


def store_handtekening(archief: Archief, zienswijze_id: int, lijnen: Lijnen = ()) -> Change:
    """Keep what was drawn, in place of an earlier one; without strokes the typed name counts as signed.

    Raises UserError when name or choice is missing, when the meting is closed, or the strokes cannot be.
    """
    ref = Ref("zienswijze", zienswijze_id)
    with archief.write() as werk:
        rij: Zienswijze = get_rij(werk.session, ref)
        _refuse(werk.session, rij, lijnen)
        record = meting_of(werk.session, rij.meting_id, archief.vandaag, archief.gebruiker)
        loonwaarde = compute_uitkomst(record).loonwaarde
        _drop(werk.session, zienswijze_id)
        create(
            werk,
            "handtekening",
            ref,
            wijze="getekend" if lijnen else "getypt",
            naam=rij.naam.strip(),
            gezet=werk.moment,
            zegel=seal(rij.keuze, rij.tekst, rij.naam),
            loonwaarde=loonwaarde.percentage if loonwaarde else None,
            lijnen=dump_lijnen(lijnen),
        )
        return werk.change


def remove_handtekening(archief: Archief, zienswijze_id: int) -> Change:
    """Take a signature away. Raises UserError when the meting is closed."""
    ref = Ref("zienswijze", zienswijze_id)
    with archief.write() as werk:
        rij: Zienswijze = get_rij(werk.session, ref)
        _refuse_closed(werk.session, ref)
        _drop(werk.session, zienswijze_id)
        werk.touch(ref, Ref("meting", rij.meting_id))
        werk.log("handtekening gewist", ref)
        return werk.change


def describe_change(zienswijze: ZienswijzeRecord, loonwaarde: int | None) -> str:
    """What changed since a party signed: the words, or the percentage; empty when nothing did."""
    gezet = zienswijze.handtekening
    if gezet is None:
        return ""
    if seal(zienswijze.keuze, zienswijze.tekst, zienswijze.naam) != gezet.zegel:
        return ANDERE_WOORDEN
    if loonwaarde != gezet.loonwaarde:
        return ANDER_PERCENTAGE.format(oud=_percent(gezet.loonwaarde), nieuw=_percent(loonwaarde))
    return ""


def seal(keuze: str, tekst: str, naam: str) -> str:
    """The fingerprint of the words one signs for."""
    woorden = (keuze, " ".join(tekst.split()), " ".join(naam.split()))
    return sha256(json.dumps(woorden, ensure_ascii=False).encode()).hexdigest()


def _percent(loonwaarde: int | None) -> str:
    return "nog onbekend" if loonwaarde is None else f"{loonwaarde} %"


def _refuse(session: Session, rij: Zienswijze, lijnen: Lijnen) -> None:
    _refuse_closed(session, Ref("zienswijze", rij.id))
    if not rij.keuze:
        raise UserError(GEEN_WOORDEN, "keuze")
    if not rij.naam.strip():
        raise UserError(GEEN_NAAM, "naam")
    check_lijnen(lijnen)


def check_lijnen(lijnen: Lijnen) -> None:
    """Raises UserError when these strokes cannot have been drawn on the pad; no strokes are all right."""
    punten = [punt for lijn in lijnen for punt in lijn]
    if any(not lijn for lijn in lijnen) or len(punten) > MEESTE_PUNTEN:
        raise UserError(LEEG if not punten else "De tekening is te groot. Wis haar en teken opnieuw.")
    if any(type(x) is not int or type(y) is not int for x, y in punten) or not all(
        0 <= x <= PAD_WIDTH and 0 <= y <= PAD_HEIGHT for x, y in punten
    ):
        raise UserError("De tekening valt buiten het vak. Wis haar en teken opnieuw.")


def _refuse_closed(session: Session, ref: Ref) -> None:
    if reden := closed_because(session, ref):
        raise UserError(reden)


def _drop(session: Session, zienswijze_id: int) -> None:
    session.execute(delete(Handtekening).filter_by(zienswijze_id=zienswijze_id))
