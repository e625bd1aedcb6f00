"""Evaluaties of the coaching: typed over from paper or read from the filled-in form, and what they come to.

A mark counts with how many of how many: the newest evaluatie of each party in each traject.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Evaluatie
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.coachen.medischewoorden import TOEGESTAAN, ask_reden, describe_toegestaan
from app.services.errors import UserError
from app.services.formulieren.evaluatie import OPEN, PARTIJEN, STELLINGEN
from app.services.objecten import create, get_rij, store_veld
from app.services.open_invoer import open_invoer_of
from app.services.records import EvaluatieRij, TrajectRecord
from app.services.velden import format_aantal

GROOTST = 20_000_000  # bytes of a filled-in file
GEEN_FORMULIER = (
    "Dit bestand is geen ingevulde evaluatie van Loonwaarde. Kies het bestand dat u terugkreeg, of typ de "
    "antwoorden over."
)
ONLEESBAAR = "Dit bestand kan niet worden gelezen. Kijk of het nog op zijn plek staat."
ANDER_TRAJECT = "Dit formulier hoort bij traject {ander}, niet bij dit traject. Er is niets vastgelegd."
AL_ER = "Deze evaluatie staat er al: zelfde dag, zelfde antwoorden. Er is niets dubbel vastgelegd."
NOG_LEEG = "Vul minstens één cijfer of antwoord in, of gooi deze evaluatie weg."


@dataclass(frozen=True, slots=True)
class Tevredenheid:
    """The mean satisfaction mark (1-10) of a party: over `aantal` trajecten of `van`; None of nothing."""

    partij: str
    gemiddelde: Decimal | None
    aantal: int
    van: int


def start_evaluatie(archief: Archief, traject_id: int, partij: str) -> tuple[int, Change]:
    """A new evaluatie of this party, dated today, to be typed over from paper."""
    with archief.write() as werk:
        return _create(werk, traject_id, partij).id, werk.change


def store_ingevuld(archief: Archief, traject_id: int, pad: Path) -> tuple[int, str, Change]:
    """Keep what stands in a filled-in form; answers its number and party.

    An answer that cannot be read stays in its field with a message.

    Raises UserError when it is no form of ours, of another traject, or kept already.
    """
    partij, kenmerk, teksten = _read_file(pad)
    if kenmerk != str(traject_id):
        raise UserError(ANDER_TRAJECT.format(ander=kenmerk))
    velden = {("dag" if naam == "datum" else naam): tekst for naam, tekst in teksten.items()}
    with archief.write() as werk:
        rij = _create(werk, traject_id, partij)
        for naam, tekst in velden.items():
            store_veld(werk, Ref("evaluatie", rij.id), naam, tekst)
        if _same(werk.session, rij):
            raise UserError(AL_ER)
        return rij.id, partij, werk.change


def finish_evaluatie(archief: Archief, evaluatie_id: int) -> Change:
    """Look whether it is complete. Raises UserError at the first field that is not, and about health."""
    ref = Ref("evaluatie", evaluatie_id)
    with archief.write() as werk:
        rij: Evaluatie = get_rij(werk.session, ref)
        for veld, melding in open_invoer_of(werk.session, [ref]).get(ref, {}).items():
            raise UserError(melding, veld)
        if rij.dag is None:
            raise UserError("Ingevuld op is nog leeg. Vul dit in.", "dag")
        if not any(_answers(rij)):
            raise UserError(NOG_LEEG, "cijfer")
        woorden = ask_reden(werk.session, [getattr(rij, naam) for naam in OPEN], rij.woorden_reden)
        if woorden:
            werk.log(TOEGESTAAN, ref, describe_toegestaan(woorden, rij.woorden_reden))
        return werk.change


def list_evaluaties(
    session: Session, traject_ids: Collection[int] | None = None
) -> dict[int, tuple[EvaluatieRij, ...]]:
    """By traject: what came back, the newest first; of every traject without numbers."""
    vraag = select(Evaluatie).order_by(Evaluatie.dag.desc(), Evaluatie.id.desc())
    if traject_ids is not None:
        vraag = vraag.where(Evaluatie.traject_id.in_(traject_ids))
    per_traject: dict[int, list[EvaluatieRij]] = {}
    for rij in session.scalars(vraag):
        per_traject.setdefault(rij.traject_id, []).append(_rij(rij))
    return {nummer: tuple(rijen) for nummer, rijen in per_traject.items()}


def compute_tevredenheid(trajecten: Iterable[TrajectRecord]) -> tuple[Tevredenheid, ...]:
    """Of each party the mean of its newest marks, with how many trajecten have one, of how many."""
    alle = list(trajecten)
    return tuple(_mean(partij, alle) for partij, _ in PARTIJEN)


def describe_tevredenheid(delen: Iterable[Tevredenheid]) -> str:
    """ "werknemers 7,8 (5 van 19), werkgevers 8 (4 van 19)"; empty when nobody gave a mark."""
    bekend = [deel for deel in delen if deel.gemiddelde is not None]
    return ", ".join(
        f"{deel.partij}s {_format(deel.gemiddelde)} ({deel.aantal} van {deel.van})" for deel in bekend
    )


def describe_evaluatie(rij: EvaluatieRij) -> str:
    """ "cijfer 8 van 10, gemiddeld 4,2 van 5 over 5 vragen"; what was not answered is left out."""
    delen = [f"cijfer {rij.cijfer} van 10"] if rij.cijfer else []
    if rij.gemiddelde is not None:
        vragen = format_aantal(rij.aantal, "vraag", "vragen")
        delen.append(f"gemiddeld {_format(rij.gemiddelde)} van 5 over {vragen}")
    return ", ".join(delen) or "zonder cijfers"


def _mean(partij: str, trajecten: list[TrajectRecord]) -> Tevredenheid:
    cijfers = [
        cijfer
        for traject in trajecten
        if (cijfer := next((e.cijfer for e in traject.evaluaties if e.partij == partij and e.cijfer), None))
    ]
    gemiddelde = _average(cijfers)
    return Tevredenheid(partij, gemiddelde, len(cijfers), len(trajecten))


def _average(cijfers: Collection[int]) -> Decimal | None:
    if not cijfers:
        return None
    return (Decimal(sum(cijfers)) / len(cijfers)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _format(getal: Decimal | None) -> str:
    return f"{getal:f}".removesuffix(".0").replace(".", ",")


def _create(werk: Werk, traject_id: int, partij: str) -> Evaluatie:
    assert partij in STELLINGEN
    rij: Evaluatie = create(
        werk, "evaluatie", Ref("coachtraject", traject_id), partij=partij, dag=werk.moment.date()
    )
    return rij


def _read_file(pad: Path) -> tuple[str, str, Mapping[str, str]]:
    from app.documents.evaluatie import read_evaluatie  # the whole paper room, only for this

    try:
        if pad.stat().st_size > GROOTST:
            raise UserError(GEEN_FORMULIER)
        partij, kenmerk, teksten = read_evaluatie(pad.read_bytes())
    except OSError as fout:
        raise UserError(ONLEESBAAR) from fout
    except ValueError as fout:
        raise UserError(GEEN_FORMULIER) from fout
    if partij not in STELLINGEN or not teksten:
        raise UserError(GEEN_FORMULIER)
    bekend = {"cijfer", "datum", *STELLINGEN[partij], *OPEN}
    return partij, kenmerk, {naam: tekst for naam, tekst in teksten.items() if naam in bekend}


def _same(session: Session, rij: Evaluatie) -> bool:
    anderen = session.scalars(
        select(Evaluatie).filter_by(traject_id=rij.traject_id, partij=rij.partij, dag=rij.dag)
    )
    return any(ander.id != rij.id and _answers(ander) == _answers(rij) for ander in anderen)


def _answers(rij: Evaluatie) -> tuple[object, ...]:
    return tuple(getattr(rij, naam) for naam in ("cijfer", *STELLINGEN[rij.partij], *OPEN))


def _rij(rij: Evaluatie) -> EvaluatieRij:
    stellingen = [stap for naam in STELLINGEN[rij.partij] if (stap := getattr(rij, naam)) is not None]
    return EvaluatieRij(rij.id, rij.partij, rij.dag, rij.cijfer, _average(stellingen), len(stellingen))
