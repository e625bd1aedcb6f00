"""Regimes: the table of each payer, and the hours a regime grants with every step of the sum."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, pairwise

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.loonwaarde import add_months
from app.models import Coachtraject, Gemeente, Plaatsing, Regime
from app.services.archief import Archief
from app.services.change import Change, Ref
from app.services.dossiers.plaatsingen import newest_plaatsing, uren_op
from app.services.errors import UserError
from app.services.formulieren.coaching import BETALERS
from app.services.objecten import create, get_rij, store_veld
from app.services.velden import format_aantal, format_getal

Afspraken = Sequence[tuple[date, Decimal | None]]


@dataclass(frozen=True, slots=True)
class Toekenning:
    """Hours a regime gives (rounded down to hundredths) with its steps; without hours the reason why."""

    uren: Decimal | None
    stappen: tuple[str, ...]
    bron: str
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Deel:
    """Days in which year (1, 2, 3 and later) and contract hours per week stay the same."""

    jaar: int
    uren: Decimal
    dagen: int


def list_regimes(archief: Archief) -> tuple[tuple[int, str], ...]:
    """Number and name with the payer of every regime, by payer."""
    vraag = select(Regime, Gemeente.naam).outerjoin(Gemeente).order_by(Regime.betaler, Regime.id)
    with archief.read() as session:
        return tuple(
            (
                regime.id,
                f"{gemeente or dict(BETALERS).get(regime.betaler, '')} · {regime.naam or 'zonder naam'}",
            )
            for regime, gemeente in session.execute(vraag)
        )


def create_regime(archief: Archief) -> tuple[int, Change]:
    """A new, empty regime of a gemeente."""
    with archief.write() as werk:
        rij = create(werk, "regime", betaler="gemeente")
        return rij.id, werk.change


def read_toekenning(archief: Archief, traject_id: int) -> Toekenning:
    """What the regime of this traject gives over its period. Raises UserError when the traject is gone."""
    with archief.read() as session:
        return toekenning_of(session, get_rij(session, Ref("coachtraject", traject_id)))


def take_toekenning(archief: Archief, traject_id: int) -> Change:
    """Make what the regime gives the hours granted. Raises UserError when it gives no hours yet."""
    ref = Ref("coachtraject", traject_id)
    with archief.write() as werk:
        toekenning = toekenning_of(werk.session, get_rij(werk.session, ref))
        if toekenning.uren is None:
            raise UserError(toekenning.reden, "uren_toegekend")
        if weigering := store_veld(werk, ref, "uren_toegekend", format_getal(toekenning.uren)):
            raise weigering
        return werk.change


def toekenning_of(session: Session, traject: Coachtraject) -> Toekenning:
    """As `read_toekenning`, inside a session that is already open."""
    regime, begin, einde = traject.regime, traject.begin, traject.einde
    if regime is None:
        return Toekenning(None, (), "", "Kies een regime, dan rekent het programma de uren uit.")
    if begin is None or einde is None:
        return Toekenning(None, (), regime.bron, "Vul begin en einde in, dan volgen de uren uit het regime.")
    plaatsing = _plaatsing(session, traject)
    afspraken = [(uur.vanaf, uur.contracturen) for uur in plaatsing.uren] if plaatsing else []
    if not any(uren for _, uren in afspraken):
        return Toekenning(
            None, (), regime.bron, "Leg bij Plaatsing de contracturen vast, dan volgen de uren."
        )
    delen = tuple(cut_period(begin, einde, _first_begin(session, traject) or begin, afspraken))
    return compute_toekenning((regime.jaar1, regime.jaar2, regime.jaar3), delen, regime.bron)


def compute_toekenning(
    percentages: Sequence[Decimal | None], delen: Sequence[Deel], bron: str = ""
) -> Toekenning:
    """Percentage of that year × contract hours per week × weeks, summed (process.md §4); hours.

    Percentages 0-100 of the hours worked in year 1, year 2, and each later year.
    """
    totaal, stappen = Fraction(0), []
    for deel in delen:
        percentage = percentages[deel.jaar - 1]
        if percentage is None:
            return Toekenning(None, (), bron, f"In het regime ontbreekt het percentage van jaar {deel.jaar}.")
        uren = Fraction(percentage) / 100 * Fraction(deel.uren) * Fraction(deel.dagen, 7)
        totaal += uren
        stappen.append(
            f"Jaar {deel.jaar}{' of later' if deel.jaar == 3 else ''}: {format_getal(percentage)} % van "
            f"{format_getal(deel.uren)} uur per week × {_weeks(deel.dagen)} = "
            f"{format_getal(_floor(uren))} uur"
        )
    return Toekenning(_floor(totaal), tuple(stappen), bron)


def cut_period(begin: date, einde: date, eerste: date, afspraken: Afspraken) -> Iterator[Deel]:
    """The period, both days included, cut where a year of coaching or other contract hours begin."""
    slot = einde + timedelta(days=1)
    jaren = [add_months(eerste, 12), add_months(eerste, 24)]
    knippen = {begin, slot, *jaren, *(vanaf for vanaf, _ in afspraken)}
    dagen = sorted(dag for dag in knippen if begin <= dag <= slot)

    def same(stuk: tuple[date, date]) -> tuple[int, Decimal]:
        return 1 + sum(stuk[0] >= jaardag for jaardag in jaren), uren_op(afspraken, stuk[0]) or Decimal(0)

    for (jaar, uren), stukken in groupby(pairwise(dagen), same):
        yield Deel(jaar, uren, sum((tot - van).days for van, tot in stukken))


def _plaatsing(session: Session, traject: Coachtraject) -> Plaatsing | None:
    if traject.plaatsing_id:
        return session.get(Plaatsing, traject.plaatsing_id)
    return newest_plaatsing(session, traject.kandidaat_id)


def _first_begin(session: Session, traject: Coachtraject) -> date | None:
    """The years count from the first traject in the same plaatsing."""
    if traject.plaatsing_id is None:
        return traject.begin
    vraag = select(func.min(Coachtraject.begin)).filter_by(plaatsing_id=traject.plaatsing_id)
    return session.scalar(vraag)


def _floor(uren: Fraction) -> Decimal:
    return Decimal(uren.numerator * 100 // uren.denominator).scaleb(-2)


def _weeks(dagen: int) -> str:
    weken, rest = divmod(dagen, 7)
    delen = [format_aantal(weken, "week", "weken") if weken else ""]
    delen.append(format_aantal(rest, "dag", "dagen") if rest else "")
    return " en ".join(filter(None, delen))
