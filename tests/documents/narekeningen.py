"""Generated subsidies for the sheet Narekening: all ages, routes, hours, periods, also at half a cent."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from app.documents.narekening import NarekeningRij
from app.loonwaarde import Route, Subsidie, SubsidieInvoer, compute_subsidie
from app.services.meten.rekeninvoer import rekeninvoer_of

EERSTE, LAATSTE = date(2021, 7, 1), date(2026, 12, 31)
UREN = ("36", "38", "40", "37.5", "32", "20", "48")


def make_subsidie(toeval: Random) -> Subsidie:
    """One subsidy with anything the law allows, seldom and often."""
    peildatum = EERSTE + timedelta(days=toeval.randrange((LAATSTE - EERSTE).days + 1))
    leeftijd = toeval.choice((15, 16, 17, 18, 19, 20, 21, 22, 30, 66, 75))
    route = toeval.choice((Route.LID4, Route.LID4, Route.LID4, Route.LID5))
    eigen = toeval.random() < 0.2
    return compute_subsidie(
        SubsidieInvoer(
            peildatum=peildatum,
            geboortedatum=date(peildatum.year - leeftijd, peildatum.month, 1),
            route=route,
            contracturen=Decimal(toeval.choice((3200, 3600, toeval.randrange(1, 6001)))).scaleb(-2),
            voltijduren=Decimal(toeval.choice((*UREN, str(Decimal(toeval.randrange(2000, 4801)) / 100)))),
            loonwaarde=toeval.randrange(101) if route is Route.LID4 else None,
            werkgeverslasten=Decimal(toeval.randrange(1_000_001)).scaleb(-4) if eigen else None,
            vakantiebijslag=Decimal(toeval.randrange(250_001)).scaleb(-4) if eigen else None,
        )
    )


def as_rij(subsidie: Subsidie, dossiernummer: str = "2026-0001") -> NarekeningRij:
    """The row of a subsidy."""
    invoer = rekeninvoer_of(subsidie)
    namen = set(NarekeningRij.__dataclass_fields__) & set(type(invoer).__dataclass_fields__) - {"route"}
    return NarekeningRij(
        dossiernummer=dossiernummer,
        peildatum=subsidie.peildatum,
        leeftijd=subsidie.leeftijd,
        route={"lid4": "lid 4", "lid5": "lid 5"}[invoer.route],
        lks=subsidie.subsidie,
        lks_incl=subsidie.totaal,
        **{naam: getattr(invoer, naam) for naam in namen},
    )


def lies_on_half_a_cent(subsidie: Subsidie) -> bool:
    """Whether the exact amount is a tie."""
    return (subsidie.exact * 200).denominator == 1 and (subsidie.exact * 200).numerator % 2 == 1
