"""Receipts of the running subsidie: read, compared with what the facts say now, and written.

A receipt never changes. When the facts do, a new version stands beside it and the old one lapses.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Select, insert, select, update
from sqlalchemy.orm import Session

from app import __version__
from app.loonwaarde import Periode, compute_maanddelen, compute_vier_weken, round_half_up_cent
from app.models import Subsidie
from app.services.archief import Werk
from app.services.change import Ref
from app.services.looptijd.looptijd_records import Bewijs
from app.services.looptijd.looptijdfeiten import Looptijdfeiten, meting_of_periode
from app.services.meten.ontvangstbewijs import canonical, load_subsidie, subsidie_as_data
from app.services.meten.uitkomst_records import BewaardeSubsidie

VERGELEKEN = {
    "peildatum": "peildatum",
    "route": "route",
    "loonwaarde": "loonwaarde",
    "leeftijd": "leeftijd",
    "minimumloon": "minimumloon",
    "contracturen": "contracturen",
    "voltijduren": "voltijduren",
    "werkgeverslasten_percentage": "vergoeding werkgeverslasten",
    "totaal": "bedrag",
    "onbevestigd": "een bedrag is nu wel of niet bevestigd",
}
VANAF_RAPPORT = (
    "de nieuwe loonwaarde telt vanaf de datum van het rapport (keuze; de gemeente kan anders besluiten)"
)
LATER_BEWAARD = ("contracturen", "voltijduren", "onbevestigd")  # receipts of before do not hold these


class Nieuw(NamedTuple):
    """A receipt to be written: the period, and the version it follows."""

    periode: Periode
    vorige: Bewijs | None


class Plan(NamedTuple):
    """What has to be written, and which receipts no longer describe a period."""

    nieuw: tuple[Nieuw, ...] = ()
    vervalt: tuple[Bewijs, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.nieuw or self.vervalt)


def select_bewijzen() -> Select[*tuple[Any, ...]]:
    """The columns of a receipt, by plaatsing and in the order in which they were written."""
    kolommen = (getattr(Subsidie, veld) for veld in Bewijs._fields)
    return select(*kolommen).order_by(Subsidie.plaatsing_id, Subsidie.id)


def read_bewijzen(session: Session, plaatsing_ids: Sequence[int]) -> list[Bewijs]:
    """All receipts of these plaatsingen, lapsed ones included, oldest first."""
    vraag = select_bewijzen().where(Subsidie.plaatsing_id.in_(plaatsing_ids))
    return [Bewijs._make(rij) for rij in session.execute(vraag)]


def find_geldend(bewijzen: Iterable[Bewijs], dag: date) -> Bewijs | None:
    """The receipt that counts on a day: of those that cover it the one that began last."""
    geldig = [bewijs for bewijs in bewijzen if bewijs.vervallen is None and bewijs.holds_on(dag)]
    if len(geldig) < 2:
        return geldig[0] if geldig else None
    return max(geldig, key=lambda bewijs: (bewijs.van or bewijs.peildatum or date.min, bewijs.id))


def read_inhoud(session: Session, bewijs_id: int) -> dict[str, Any]:
    """What stands on the receipt, as it was written."""
    tekst = session.scalar(select(Subsidie.ontvangstbewijs).where(Subsidie.id == bewijs_id))
    return dict(json.loads(tekst)) if tekst else {}


def read_ontvangstbewijs(rij: Subsidie) -> BewaardeSubsidie:
    """The amounts and steps of a stored subsidy, exactly as they were computed then."""
    return load_subsidie(json.loads(rij.ontvangstbewijs))


def find_verschillen(bewijs: Bewijs, periode: Periode, laatste: bool) -> tuple[str, ...]:
    """What the period says otherwise than its receipt; the end only when nothing follows it."""
    nu = figures_of(periode)
    anders = [
        naam
        for kolom, naam in VERGELEKEN.items()
        if (was := getattr(bewijs, kolom)) != nu[kolom] and not (was is None and kolom in LATER_BEWAARD)
    ]
    if bewijs.tot != periode.tot and (laatste or bewijs.tot is None or bewijs.tot < periode.tot):
        anders.append("einde")
    return tuple(anders)


def make_plan(perioden: Sequence[Periode], geldig: Sequence[Bewijs]) -> Plan:
    """Compare periods with the valid receipts of the same days; without periods nothing changes."""
    if not perioden:
        return Plan()
    per_dag = {bewijs.van: bewijs for bewijs in geldig}
    nieuw = []
    for nummer, periode in enumerate(perioden, 1):
        vorige = per_dag.get(periode.van)
        if periode.subsidie is None:
            continue
        if vorige is None or find_verschillen(vorige, periode, nummer == len(perioden)):
            nieuw.append(Nieuw(periode, vorige))
    if not geldig:
        return Plan(tuple(nieuw))
    begonnen = {periode.van for periode in perioden}
    vervalt = tuple(bewijs for bewijs in geldig if bewijs.van is not None and bewijs.van not in begonnen)
    return Plan(tuple(nieuw), vervalt)


def write_plan(werk: Werk, feiten: Looptijdfeiten, plan: Plan, reden: str) -> None:
    """Write the new receipts and let the old ones lapse, with a log entry for each."""
    weg = [*(deel.vorige for deel in plan.nieuw if deel.vorige), *plan.vervalt]
    if weg:
        nummers = [bewijs.id for bewijs in weg]
        werk.session.execute(update(Subsidie).where(Subsidie.id.in_(nummers)).values(vervallen=werk.moment))
    for deel in plan.nieuw:
        rij = insert(Subsidie).values(**_columns(werk, feiten, deel)).returning(Subsidie.id)
        _tell(werk, feiten, werk.session.scalars(rij).one(), "aangemaakt", reden)
    for bewijs in plan.vervalt:
        _tell(werk, feiten, bewijs.id, "vervallen", reden)


def _tell(werk: Werk, feiten: Looptijdfeiten, nummer: int, actie: str, reden: str) -> None:
    ref = Ref("subsidie", nummer)
    werk.touch(ref, Ref("plaatsing", feiten.rij.id), Ref("kandidaat", feiten.rij.kandidaat_id))
    werk.log(actie, ref, reden)


def _columns(werk: Werk, feiten: Looptijdfeiten, deel: Nieuw) -> dict[str, Any]:
    """The row of a receipt; a decision stays with it as long as the amount is the same."""
    periode, vorige = deel.periode, deel.vorige
    assert periode.subsidie is not None
    data = subsidie_as_data(periode.subsidie)
    besluit = {}
    if vorige is not None and vorige.totaal == periode.subsidie.totaal:
        besluit = {naam: getattr(vorige, naam) for naam in ("besluit_datum", "besluit_bedrag")}
        besluit["besluit_afwijking"] = vorige.besluit_afwijking
    return {
        "besluit_afwijking": "",
        **besluit,
        **figures_of(periode),
        "plaatsing_id": feiten.rij.id,
        "meting_id": meting_of_periode(feiten, periode),
        "gemaakt": werk.moment,
        "van": periode.van,
        "tot": periode.tot,
        "plafond": periode.subsidie.plafond,
        "subsidie": periode.subsidie.subsidie,
        "werkgeverslasten": periode.subsidie.werkgeverslasten,
        "versie": (vorige.versie or 1) + 1 if vorige else 1,
        "ontvangstbewijs": canonical({**data, **_extra(periode)}),
    }


def _extra(periode: Periode) -> dict[str, Any]:
    """What stands on a receipt beside the calculation of a month."""
    assert periode.subsidie is not None
    return {
        "van": periode.van,
        "tot": periode.tot,
        "redenen": periode.redenen,
        "markeringen": list_markeringen(periode),
        "loonwaarde": periode.subsidie.invoer.loonwaarde,
        "contracturen": periode.subsidie.invoer.contracturen,
        "voltijduren": periode.subsidie.invoer.voltijduren,
        "vier_weken": compute_vier_weken(periode.subsidie),
        "maanddelen": [(deel.van, deel.tot, deel.bedrag) for deel in list_maanddelen(periode)],
        "programmaversie": __version__,
    }


def list_markeringen(periode: Periode) -> tuple[str, ...]:
    """The marks of the law, and the choice from which day a new loonwaarde counts."""
    eigen = (VANAF_RAPPORT,) if "nieuwe loonwaarde" in periode.redenen else ()
    return (*periode.markeringen, *eigen)


def list_maanddelen(periode: Periode) -> list[Any]:
    """The parts of a month in a period; whole months need no conversion."""
    return [deel for deel in compute_maanddelen(periode) if deel.markering]


def figures_of(periode: Periode) -> dict[str, Any]:
    """What the amount of a period rests on, named as the columns of its receipt."""
    subsidie = periode.subsidie
    assert subsidie is not None
    invoer = subsidie.invoer
    return {
        "peildatum": periode.peildatum,
        "route": str(invoer.route),
        "loonwaarde": invoer.loonwaarde,
        "leeftijd": subsidie.leeftijd,
        "minimumloon": in_cents(subsidie.grondslag),
        "contracturen": invoer.contracturen,
        "voltijduren": invoer.voltijduren,
        "werkgeverslasten_percentage": subsidie.werkgeverslasten_percentage,
        "totaal": subsidie.totaal,
        "onbevestigd": bool(subsidie.grondslag.onbevestigd),
    }


@lru_cache(maxsize=512)
def in_cents(grondslag: Any) -> Decimal:
    """The minimum wage behind an amount, in euro rounded to the cent; the same for all of one age."""
    return round_half_up_cent(grondslag.minimumloon)
