"""Growth of one kandidaat: the loonwaarde, each hoofdtaak, and the coaching hours per month under it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from app.loonwaarde import Hoofdtaak as Scores
from app.models import Coachtraject, Contactmoment, EerdereLoonwaarde, Hoofdtaak, Meting, Plaatsing
from app.services.archief import Archief
from app.services.coachen.budget import SECONDEN
from app.services.velden import format_getal

Lijn = tuple[tuple[date, Decimal], ...]
MEESTE_TAKEN = 4


@dataclass(frozen=True, slots=True)
class Groei:
    """Lines of percentages by day, and minutes of coaching by the first day of each month.

    `taken` holds the hoofdtaken by name, those measured most often first: tempo × kwaliteit × netto
    werktijd, each at most 100, without their share in the work. `eerder` was determined by others.
    """

    loonwaarde: Lijn
    taken: tuple[tuple[str, Lijn], ...]
    uren: tuple[tuple[date, int], ...]
    eerder: Lijn = ()


@dataclass(frozen=True, slots=True)
class Groeiregel:
    """A value with its growth since the first one: points, and percent of the first (None of nothing)."""

    dag: date
    waarde: Decimal
    punten: Decimal | None
    procent: Decimal | None


def compute_groei(lijn: Lijn) -> tuple[Groeiregel, ...]:
    """Each value beside the first one, which has no growth yet."""
    regels = []
    for plaats, (dag, waarde) in enumerate(lijn):
        eerste = lijn[0][1]
        punten = waarde - eerste if plaats else None
        procent = None
        if punten is not None and eerste:
            procent = (punten * 100 / eerste).quantize(Decimal(1), ROUND_HALF_UP)
        regels.append(Groeiregel(dag, waarde, punten, procent))
    return tuple(regels)


def describe_groei(regel: Groeiregel) -> str:
    """ "+20 punten, 67 % meer"; empty for the first value."""
    if regel.punten is None:
        return ""
    punten = f"{'−' if regel.punten < 0 else '+'}{format_getal(abs(regel.punten))} punten"
    if regel.procent is None or not regel.punten:
        return punten
    return f"{punten}, {abs(regel.procent)} % {'meer' if regel.punten > 0 else 'minder'}"


def read_groei(archief: Archief, kandidaat_id: int) -> Groei:
    """What definitive metingen and recorded contacts say; replaced ones are left out, travel too."""
    with archief.read() as session:
        metingen = _metingen(session, kandidaat_id)
        lijn = tuple(
            (_dag(meting), Decimal(meting.loonwaarde)) for meting in metingen if meting.loonwaarde is not None
        )
        return Groei(lijn, _taken(metingen), _uren(session, kandidaat_id), _eerder(session, kandidaat_id))


def _metingen(session: Session, kandidaat_id: int) -> list[Meting]:
    vraag = (
        select(Meting)
        .join(Plaatsing)
        .where(Plaatsing.kandidaat_id == kandidaat_id, Meting.status == "definitief")
        .options(selectinload(Meting.hoofdtaken))
    )
    return sorted(session.scalars(vraag), key=lambda meting: (_dag(meting), meting.id))


def _dag(meting: Meting) -> date:
    return meting.datum_rapport or meting.gemaakt.date()


def _taken(metingen: Iterable[Meting]) -> tuple[tuple[str, Lijn], ...]:
    """Hoofdtaken are the same when they are called the same, whatever the capitals."""
    namen: dict[str, str] = {}
    lijnen: dict[str, list[tuple[date, Decimal]]] = {}
    for meting in metingen:
        for taak in meting.hoofdtaken:
            prestatie = _prestatie(taak)
            if not taak.omschrijving or prestatie is None:
                continue
            sleutel = taak.omschrijving.casefold()
            namen[sleutel] = taak.omschrijving
            lijnen.setdefault(sleutel, []).append((_dag(meting), prestatie))
    volgorde = sorted(lijnen, key=lambda sleutel: -len(lijnen[sleutel]))[:MEESTE_TAKEN]
    return tuple((namen[sleutel], tuple(lijnen[sleutel])) for sleutel in volgorde)


def _prestatie(taak: Hoofdtaak) -> Decimal | None:
    """The product of the three factors in percent, with one decimal (Besluit art. 5; shown, never paid)."""
    if taak.tempo is None or taak.kwaliteit is None or taak.netto_werktijd is None:
        return None
    tempo, kwaliteit, netto = Scores(taak.tempo, taak.kwaliteit, taak.netto_werktijd).geteld
    return (tempo * kwaliteit * netto / 10_000).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _eerder(session: Session, kandidaat_id: int) -> Lijn:
    vraag = select(EerdereLoonwaarde.datum, EerdereLoonwaarde.percentage).filter_by(kandidaat_id=kandidaat_id)
    return tuple(
        (dag, Decimal(percentage))
        for dag, percentage in session.execute(vraag.order_by(EerdereLoonwaarde.datum))
        if dag is not None and percentage is not None
    )


def _uren(session: Session, kandidaat_id: int) -> tuple[tuple[date, int], ...]:
    maand = func.strftime("%Y-%m-01", Contactmoment.datum)
    vraag = (
        select(maand, func.sum(SECONDEN))
        .join(Coachtraject)
        .where(Coachtraject.kandidaat_id == kandidaat_id, Contactmoment.status == "vastgelegd")
        .where(Contactmoment.datum.is_not(None))
        .group_by(maand)
        .order_by(maand)
    )
    return tuple((date.fromisoformat(dag), (som or 0) // 60) for dag, som in session.execute(vraag))
