"""Works a case out: the subsidy by the law's own timeline, the employer's cost around it.

The subsidy comes from compute_subsidie, compute_tijdlijn and compute_maanddelen alone. The cost is an
estimate: wage (given, or the minimum wage for the hours), holiday allowance, own employer costs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from app.loonwaarde import (
    Bedragen,
    GeenBedrag,
    LoonwaardeFout,
    Loonwaardewijziging,
    Maanddeel,
    Periode,
    PlaatsingInvoer,
    Route,
    SubsidieInvoer,
    Urenwijziging,
    add_months,
    compute_maanddelen,
    compute_subsidie,
    compute_tijdlijn,
    forfait_einde,
    format_euro,
    leeftijd_op,
    round_half_up_cent,
)
from app.services.errors import UserError
from app.services.formulieren.rekenhulp import JONGST, OUDST
from app.services.rekenhulp.records import Berekening, Kosten, Rekenmaand, Situatie, Verschil

MAANDEN = 12
Delen = tuple[tuple[date, Fraction], ...]  # parts of one month: first day, share of the month
_DAG = timedelta(days=1)
_VELDEN = {"peildatum": "ingangsdatum"}


def compute_berekening(situatie: Situatie, bedragen: Bedragen) -> Berekening:
    """The first month and the year from the first day on.

    Raises UserError for the field the law refuses: an age out of range, a first day without an amount.
    """
    try:
        subsidie = compute_subsidie(_first_month(situatie), bedragen)
        perioden = compute_tijdlijn(_plaatsing(situatie, bedragen), _last_day(situatie), bedragen)
    except LoonwaardeFout as fout:
        raise _refuse(situatie, fout) from None
    rekenaar = _Rekenaar(replace(situatie, loonwaarde=0), bedragen)
    minimumloon = rekenaar.minimumloon(situatie.ingangsdatum)
    assert minimumloon is not None
    return Berekening(
        situatie=situatie,
        leeftijd=subsidie.leeftijd,
        subsidie=subsidie,
        maand=rekenaar.kosten(((situatie.ingangsdatum, Fraction(1)),), subsidie.totaal),
        vakantiebijslag=bedragen.vakantiebijslag(situatie.ingangsdatum).getal,
        lasten=rekenaar.lasten(situatie.ingangsdatum),
        minimumloon=round_half_up_cent(minimumloon),
        let_op=_let_op(situatie, minimumloon),
        perioden=perioden,
        maanden=tuple(_maanden(perioden, rekenaar)),
        onbevestigd=_onbevestigd(perioden),
    )


def compare(a: Berekening, b: Berekening) -> Verschil:
    """B less A for a whole month as each begins."""
    return Verschil(
        _less(a.maand.samen, b.maand.samen),
        _less(a.maand.subsidie, b.maand.subsidie),
        _less(a.maand.zelf, b.maand.zelf),
    )


def _less(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else b - a


def _first_month(situatie: Situatie) -> SubsidieInvoer:
    return SubsidieInvoer(
        situatie.ingangsdatum,
        situatie.geboortedatum,
        situatie.route,
        situatie.contracturen,
        situatie.voltijduren,
        situatie.loonwaarde if situatie.route is Route.LID4 else None,
    )


def _plaatsing(situatie: Situatie, bedragen: Bedragen) -> PlaatsingInvoer:
    """After the forfait the loonwaarde counts from the first day that is free of it."""
    start = situatie.ingangsdatum
    vanaf = start if situatie.route is Route.LID4 else forfait_einde(start, bedragen) + _DAG
    return PlaatsingInvoer(
        situatie.geboortedatum,
        start,
        None,
        situatie.route,
        situatie.voltijduren,
        (Urenwijziging(start, situatie.contracturen),),
        (Loonwaardewijziging(vanaf, situatie.loonwaarde),),
    )


def _last_day(situatie: Situatie) -> date:
    return add_months(situatie.ingangsdatum, MAANDEN) - _DAG


@dataclass(frozen=True, slots=True)
class _Rekenaar:
    """The employer's side of one case, exact until each month is rounded once; the loonwaarde is left out."""

    situatie: Situatie
    bedragen: Bedragen

    def minimumloon(self, dag: date) -> Fraction | None:
        """The minimum wage of that day for the hours of the contract, in euro per month."""
        norm = self.bedragen.find("lks_urennorm", dag)
        try:
            leeftijd = leeftijd_op(self.situatie.geboortedatum, dag)
            maand, _ = self.bedragen.minimumloon(dag, leeftijd)
        except GeenBedrag:
            return None
        voltijd = norm.waarde if norm is not None and norm.waarde is not None else self.situatie.voltijduren
        return maand * Fraction(self.situatie.contracturen) / Fraction(voltijd)

    def lasten(self, dag: date) -> Decimal:
        """The own percentage, else that of the compensation."""
        own = self.situatie.lasten
        return self.bedragen.werkgeverslasten(dag).getal if own is None else own

    def kosten(self, delen: Delen, subsidie: Decimal | None) -> Kosten:
        """The cost of parts of one month; whole cents that add up."""
        return Kosten(*_bruto(self, delen), subsidie)


@lru_cache(maxsize=1024)
def _bruto(rekenaar: _Rekenaar, delen: Delen) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Wage, holiday allowance and employer costs; kept, for a step of the loonwaarde changes none of them."""
    loon = met_vakantie = samen = Fraction(0)
    eigen, bedragen = rekenaar.situatie.loon, rekenaar.bedragen
    for dag, deel in delen:
        basis = rekenaar.minimumloon(dag) if eigen is None else Fraction(eigen)
        if basis is None:
            return None, None, None
        met_bijslag = basis * _plus(bedragen.vakantiebijslag(dag).getal)
        loon += basis * deel
        met_vakantie += met_bijslag * deel
        samen += met_bijslag * _plus(rekenaar.lasten(dag)) * deel
    eerste, tweede, alles = (round_half_up_cent(som) for som in (loon, met_vakantie, samen))
    return eerste, tweede - eerste, alles - tweede


def _maanden(perioden: tuple[Periode, ...], rekenaar: _Rekenaar) -> Iterator[Rekenmaand]:
    """The calendar months of the periods; a birthday in a month parts it, the sum is one month."""
    betaald = {deel.van: deel for periode in perioden for deel in compute_maanddelen(periode)}
    samen: dict[tuple[int, int], list[tuple[date, date, Maanddeel | None]]] = {}
    for periode in perioden:
        for van, tot in _months_of(periode):
            samen.setdefault((van.year, van.month), []).append((van, tot, betaald.get(van)))
    for delen in samen.values():
        van, tot = delen[0][0], delen[-1][1]
        dagen = (add_months(van.replace(day=1), 1) - van.replace(day=1)).days
        bedragen = [deel.bedrag for _, _, deel in delen if deel is not None]
        subsidie = sum(bedragen, Decimal(0)) if len(bedragen) == len(delen) else None
        shares = tuple((een, Fraction((laatste - een).days + 1, dagen)) for een, laatste, _ in delen)
        heel = (tot - van).days + 1 == dagen
        yield Rekenmaand(van, tot, heel, rekenaar.kosten(shares, subsidie))


def _months_of(periode: Periode) -> Iterator[tuple[date, date]]:
    van = periode.van
    while van <= periode.tot:
        volgende = add_months(van.replace(day=1), 1)
        yield van, min(periode.tot, volgende - _DAG)
        van = volgende


def _onbevestigd(perioden: tuple[Periode, ...]) -> tuple[str, ...]:
    """The unconfirmed amounts used anywhere in the year, each once."""
    regels = (regel for p in perioden if p.subsidie for regel in p.subsidie.onbevestigd)
    return tuple(dict.fromkeys(regels))


def _let_op(situatie: Situatie, minimumloon: Fraction) -> tuple[tuple[str, str], ...]:
    remarks = []
    if situatie.contracturen > situatie.voltijduren:
        remarks.append(("contracturen", "Meer uren dan voltijd; voor de subsidie tellen de voltijduren."))
    if situatie.loon is not None and situatie.loon < minimumloon:
        grens = format_euro(minimumloon)
        remarks.append(("loon", f"Lager dan het minimumloon voor deze uren, ongeveer {grens}."))
    return tuple(remarks)


def _refuse(situatie: Situatie, fout: LoonwaardeFout) -> UserError:
    """The refusal of the law at the field it came from; the one on age in words for a narrow field."""
    if fout.veld != "geboortedatum":
        tekst = str(fout)
        return UserError(tekst[:1].upper() + tekst[1:], _VELDEN.get(fout.veld, fout.veld))
    jaren = leeftijd_op(situatie.geboortedatum, situatie.ingangsdatum)
    wat = f"Dat is {jaren} jaar op de eerste dag." if jaren >= 0 else "Deze datum ligt na de eerste dag."
    return UserError(f"{wat} Het moet {JONGST} tot en met {OUDST} jaar zijn.", "leeftijd")


def _plus(percentage: Decimal) -> Fraction:
    return 1 + Fraction(percentage) / 100
