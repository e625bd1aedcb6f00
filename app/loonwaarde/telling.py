"""From a log of counts to tempo, kwaliteit and netto werktijd, so that nothing counts twice.

tempo = units made (good and bad) per net minute, against a colleague or the norm; kwaliteit = usable
units of units made, against the colleague's or the accepted error margin; netto werktijd = net time of
the run's time, against the colleague's (the three terms: Besluit loonkostensubsidie Participatiewet 2021
art. 1). Times are whole milliseconds on the stopwatch of the run, never of the wall clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

WERKNEMER, COLLEGA = "werknemer", "collega"
UUR = 3_600_000
STILTE = 600_000  # without a count for so long a run asks whether that time belongs to it
STILTE_KEER = 4  # and for so many times the usual distance between two counts
SPRONG = 2_000  # the wall clock may differ so much from the stopwatch between two events

Deel = tuple[int, int]


class Telsoort(StrEnum):
    """What an event says. A run begins at 0 ms and needs no event for that."""

    GEMAAKT = "gemaakt"  # a unit made, good or bad
    FOUT = "fout"  # one of the units made is not usable
    ONDERBROKEN = "onderbroken"
    HERVAT = "hervat"
    EINDE = "einde"
    VERVALT = "vervalt"  # the event `doel` does not count; of a VERVALT: it counts again
    STILSTAND = "stilstand"  # the program stood still from `van_ms` to `ms`
    KNIP = "knip"  # the time from `van_ms` to `ms` does not count
    TELT_MEE = "telt_mee"  # the time from `van_ms` to `ms` was looked at and counts
    MEER_GEMAAKT = "meer_gemaakt"  # `aantal` units more (or fewer, negative) than were counted
    MEER_FOUT = "meer_fout"


LEVEND = frozenset({Telsoort.GEMAAKT, Telsoort.FOUT, Telsoort.ONDERBROKEN, Telsoort.HERVAT, Telsoort.EINDE})


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One event; `ms` on the stopwatch, `moment` on the wall clock."""

    sleutel: str
    soort: Telsoort
    ms: int
    wie: str = ""
    moment: datetime | None = None
    van_ms: int = 0
    aantal: int = 0
    doel: str = ""
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Kant:
    """What one person did in a run; times in ms: `bruto_ms` of the run, `netto_ms` of it worked."""

    gemaakt: int = 0
    fouten: int = 0
    bruto_ms: int = 0
    netto_ms: int = 0
    onderbrekingen: int = 0
    nu_onderbroken: bool = False
    gezien: bool = False

    @property
    def per_uur(self) -> Fraction | None:
        """Units made per net hour."""
        return Fraction(self.gemaakt * UUR, self.netto_ms) if self.netto_ms else None


@dataclass(frozen=True, slots=True)
class Sprong:
    """Between two events the wall clock went `verschil_ms` further (or back) than the stopwatch."""

    ms: int
    verschil_ms: int


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a run stands. `hiaten`: times that nobody counted in, still to be cut or accepted."""

    werknemer: Kant
    collega: Kant
    looptijd_ms: int
    geknipt_ms: int
    loopt: bool
    hiaten: tuple[Deel, ...] = ()
    sprongen: tuple[Sprong, ...] = ()


@dataclass(frozen=True, slots=True)
class Factoren:
    """What a run proposes, in exact percent; None where the counts do not tell. Above 100 is kept."""

    tempo: Fraction | None
    kwaliteit: Fraction | None
    netto_werktijd: Fraction | None


def list_geldig(gebeurtenissen: Sequence[Gebeurtenis]) -> list[Gebeurtenis]:
    """The events that count, in order; without those that were withdrawn and the withdrawing itself."""
    vervallen: set[str] = set()
    geldig = []
    for deel in reversed(gebeurtenissen):
        if deel.sleutel in vervallen:
            continue
        if deel.soort is Telsoort.VERVALT:
            vervallen.add(deel.doel)
        else:
            geldig.append(deel)
    return geldig[::-1]


def compute_stand(
    gebeurtenissen: Sequence[Gebeurtenis], nu_ms: int, begonnen: datetime | None = None
) -> Stand:
    """Where the run stands after these events; `nu_ms` is the stopwatch now, for a run that goes on."""
    geldig = list_geldig(gebeurtenissen)
    einden = [deel.ms for deel in geldig if deel.soort is Telsoort.EINDE]
    laatste = max((deel.ms for deel in geldig if deel.soort in LEVEND), default=0)
    einde = einden[-1] if einden else max(nu_ms, laatste)
    geknipt = _delen(geldig, Telsoort.KNIP, einde)
    onderbroken = {wie: _onderbroken(geldig, wie, einde) for wie in (WERKNEMER, COLLEGA)}
    bekend = [*geknipt, *_delen(geldig, Telsoort.TELT_MEE, einde), *onderbroken[WERKNEMER]]
    knip = _lengte(geknipt)
    return Stand(
        werknemer=_kant(geldig, WERKNEMER, einde, geknipt, onderbroken[WERKNEMER]),
        collega=_kant(geldig, COLLEGA, einde, geknipt, onderbroken[COLLEGA]),
        looptijd_ms=einde - knip,
        geknipt_ms=knip,
        loopt=not einden,
        hiaten=_hiaten(geldig, einde, bekend),
        sprongen=_sprongen(gebeurtenissen, begonnen),
    )


def compute_factoren(
    werknemer: Kant,
    collega: Kant,
    norm_per_uur: Fraction | None = None,
    foutmarge: Fraction = Fraction(0),
) -> Factoren:
    """What the counts propose; `norm_per_uur` and `foutmarge` (percent) are for work without a colleague."""
    return Factoren(
        compute_tempo(werknemer, collega, norm_per_uur),
        compute_kwaliteit(werknemer, collega, foutmarge),
        compute_netto_werktijd(werknemer, collega),
    )


def compute_tempo(werknemer: Kant, collega: Kant, norm_per_uur: Fraction | None) -> Fraction | None:
    """Units per net hour against the colleague's, else the norm's; None without units (Besluit art. 1)."""
    maat = collega.per_uur or norm_per_uur
    if not werknemer.gemaakt or not werknemer.per_uur or not maat:
        return None
    return 100 * werknemer.per_uur / maat


def compute_kwaliteit(werknemer: Kant, collega: Kant, foutmarge: Fraction = Fraction(0)) -> Fraction | None:
    """Usable units of units made against the colleague's, else what the norm accepts (Besluit art. 1)."""
    maat = _bruikbaar(collega) if collega.gemaakt else 1 - foutmarge / 100
    deel = _bruikbaar(werknemer)
    return None if deel is None or not maat else 100 * deel / maat


def compute_netto_werktijd(werknemer: Kant, collega: Kant) -> Fraction | None:
    """Net time of the run's time, against the colleague's when one took part (Besluit art. 1)."""
    if not werknemer.bruto_ms or (collega.gezien and not collega.netto_ms):
        return None
    maat = Fraction(collega.netto_ms, collega.bruto_ms) if collega.gezien else 1
    return 100 * Fraction(werknemer.netto_ms, werknemer.bruto_ms) / maat


def _bruikbaar(kant: Kant) -> Fraction | None:
    if not kant.gemaakt or not 0 <= kant.fouten <= kant.gemaakt:
        return None
    return Fraction(kant.gemaakt - kant.fouten, kant.gemaakt)


def _kant(
    geldig: Sequence[Gebeurtenis], wie: str, einde: int, geknipt: list[Deel], onderbroken: list[Deel]
) -> Kant:
    eigen = [deel for deel in geldig if deel.wie == wie]
    tellend = [deel.soort for deel in eigen]
    meer = {soort: sum(deel.aantal for deel in eigen if deel.soort is soort) for soort in set(tellend)}
    return Kant(
        gemaakt=max(0, tellend.count(Telsoort.GEMAAKT) + meer.get(Telsoort.MEER_GEMAAKT, 0)),
        fouten=max(0, tellend.count(Telsoort.FOUT) + meer.get(Telsoort.MEER_FOUT, 0)),
        bruto_ms=einde - _lengte(geknipt),
        netto_ms=einde - _lengte([*geknipt, *onderbroken]),
        onderbrekingen=len(onderbroken),
        nu_onderbroken=bool(onderbroken) and not _is_hervat(eigen),
        gezien=bool(eigen),
    )


def _is_hervat(eigen: Iterable[Gebeurtenis]) -> bool:
    """Whether the last word on interruptions is that work goes on."""
    woorden = [deel.soort for deel in eigen if deel.soort in (Telsoort.ONDERBROKEN, Telsoort.HERVAT)]
    return woorden[-1] is Telsoort.HERVAT


def _onderbroken(geldig: Iterable[Gebeurtenis], wie: str, einde: int) -> list[Deel]:
    """The interruptions of one person; one that is still going on lasts to the end."""
    gevonden: list[Deel] = []
    begin: int | None = None
    for deel in geldig:
        if deel.wie != wie:
            continue
        if deel.soort is Telsoort.ONDERBROKEN and begin is None:
            begin = min(deel.ms, einde)
        elif deel.soort is Telsoort.HERVAT and begin is not None:
            gevonden.append((begin, max(begin, min(deel.ms, einde))))
            begin = None
    return gevonden if begin is None else [*gevonden, (begin, einde)]


def _delen(geldig: Iterable[Gebeurtenis], soort: Telsoort, einde: int) -> list[Deel]:
    """The stretches of time of this kind, as far as they lie within the run."""
    delen = ((max(0, deel.van_ms), min(deel.ms, einde)) for deel in geldig if deel.soort is soort)
    return [(van, tot) for van, tot in delen if van < tot]


def _lengte(delen: Iterable[Deel]) -> int:
    """How long the stretches last together, what overlaps counted once."""
    samen = bereikt = 0
    for van, tot in sorted(delen):
        samen += max(0, tot - max(van, bereikt))
        bereikt = max(bereikt, tot)
    return samen


def _hiaten(geldig: Sequence[Gebeurtenis], einde: int, bekend: list[Deel]) -> tuple[Deel, ...]:
    """Stretches in which the program stood still or nobody counted, and nobody said why."""
    stil = _delen(geldig, Telsoort.STILSTAND, einde)
    tijden = sorted(min(deel.ms, einde) for deel in geldig if deel.soort in LEVEND)
    reeks = [0, *tijden, einde]
    afstanden = sorted(na - voor for voor, na in pairwise(tijden))
    gewoon = afstanden[len(afstanden) // 2] if afstanden else 0
    drempel = max(STILTE, STILTE_KEER * gewoon)
    for voor, na in pairwise(reeks):
        if na - voor >= drempel and not any(van < na and tot > voor for van, tot in stil):
            stil.append((voor, na))
    samen = _lengte(bekend)
    return tuple(sorted({deel for deel in stil if _lengte([*bekend, deel]) > samen}))


def _sprongen(gebeurtenissen: Iterable[Gebeurtenis], begonnen: datetime | None) -> tuple[Sprong, ...]:
    """Where the wall clock was set, or ran on while the stopwatch stood still."""
    gevonden = []
    vorige = (begonnen, 0)
    for deel in gebeurtenissen:
        if deel.soort not in LEVEND or deel.moment is None:
            continue
        if vorige[0] is not None:
            wand = deel.moment - vorige[0]
            ms = wand.days * 86_400_000 + wand.seconds * 1000 + wand.microseconds // 1000
            verschil = ms - (deel.ms - vorige[1])
            if abs(verschil) > SPRONG:
                gevonden.append(Sprong(deel.ms, verschil))
        vorige = (deel.moment, deel.ms)
    return tuple(gevonden)
