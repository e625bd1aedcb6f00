"""What other amounts would do: for every running subsidy and open concept the amount now and then.

Nothing is stored here, and nothing that is stored is computed again: a receipt stays as it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.loonwaarde import (
    Bedragen,
    LoonwaardeFout,
    Loonwaardewijziging,
    Periode,
    PlaatsingInvoer,
    Route,
    Urenwijziging,
    compute_tijdlijn,
)
from app.models import Kandidaat, Meting, Plaatsing, Subsidie, Urenafspraak, Werkgever
from app.services.bedragen.bedrag_records import Gevolg, Gevolgen
from app.services.change import Ref
from app.services.meten.meting_lezen import meting_of
from app.services.meten.uitkomst import compute_uitkomst
from app.services.meten.uitkomst_records import Uitkomst
from app.services.naam import format_korte_naam

GESTOPT = ("gestopt", "doorgestroomd")
STAP = 500  # rows between two reports of progress


class Voortgang(Protocol):
    """Told how far the work is; `stopped` asks it to end."""

    def __call__(self, done: int, total: int) -> None: ...

    @property
    def stopped(self) -> bool:
        """Whether the user asked to stop."""


def compute_gevolgen(
    session: Session, nu: Bedragen, straks: Bedragen, vandaag: date, progress: Voortgang | None = None
) -> Gevolgen:
    """Running subsidies by kandidaat, then open concepts; only those whose amount would be another.

    Looks until the end of the year of the last amount, or of today.
    """
    lopend = list(_lopend(session, vandaag))
    tot = date(max(vandaag.year, straks.laatste_dag().year, nu.laatste_dag().year), 12, 31)
    rijen: list[Gevolg] = []
    for plek, (rij, invoer) in enumerate(lopend):
        if progress is not None and plek % STAP == 0:
            if progress.stopped:
                break
            progress(plek, len(lopend))
        rijen += _periodes(rij, invoer, nu, straks, tot)
    concepten = list(session.scalars(select(Meting.id).where(Meting.status == "concept")))
    rijen += [g for nummer in concepten if (g := _concept(session, nummer, nu, straks, vandaag))]
    return Gevolgen(tuple(rijen), len(lopend) + len(concepten))


def _periodes(
    rij: Any, invoer: PlaatsingInvoer, nu: Bedragen, straks: Bedragen, tot: date
) -> Iterator[Gevolg]:
    """The first period of which the amount would change."""
    try:
        oud, nieuw = compute_tijdlijn(invoer, tot, nu), compute_tijdlijn(invoer, tot, straks)
    except LoonwaardeFout:  # input that no amount makes right: there is no subsidy to change
        return
    anders = _amounts(nieuw)
    for periode in oud:
        was, wordt = _amount(periode), anders.get(periode.van)
        if was != wordt:
            wie = format_korte_naam(rij)
            ref = Ref("plaatsing", rij.id)
            yield Gevolg("lopend", rij.kandidaat_id, wie, rij.werkgever or "", periode.van, was, wordt, ref)
            return


def _amount(periode: Periode) -> Decimal | None:
    return periode.subsidie.totaal if periode.subsidie else None


def _amounts(periodes: Iterable[Periode]) -> dict[date, Decimal | None]:
    return {periode.van: _amount(periode) for periode in periodes}


def _concept(session: Session, nummer: int, nu: Bedragen, straks: Bedragen, vandaag: date) -> Gevolg | None:
    record = meting_of(session, nummer, vandaag, "")
    was, wordt = (_total(compute_uitkomst(replace(record, bedragen=boek))) for boek in (nu, straks))
    if was == wordt:
        return None
    vanaf = record.ingangsdatum or vandaag
    ref = Ref("meting", nummer)
    return Gevolg("concept", record.kandidaat_id, record.kandidaat, record.werkgever, vanaf, was, wordt, ref)


def _total(uitkomst: Uitkomst) -> Decimal | None:
    return uitkomst.subsidie.totaal if uitkomst.subsidie else None


def _lopend(session: Session, vandaag: date) -> Iterator[tuple[Any, PlaatsingInvoer]]:
    """Every placement whose subsidy runs, as the law reads it: loonwaarden from the receipts."""
    uren = _group(session, select(Urenafspraak.plaatsing_id, Urenafspraak.vanaf, Urenafspraak.contracturen))
    loonwaarden = _group(session, _receipts())
    for rij in session.execute(_plaatsingen(vandaag)):
        metingen = loonwaarden.get(rij.id, ())
        if not metingen and rij.route != Route.LID5:
            continue
        yield (
            rij,
            PlaatsingInvoer(
                rij.geboortedatum,
                rij.ingangsdatum,
                rij.einde,
                Route(rij.route) if rij.route else Route.LID4,
                rij.voltijduren,
                _hours(uren.get(rij.id, ()), rij.ingangsdatum),
                tuple(Loonwaardewijziging(van, loonwaarde) for _, van, loonwaarde, _ in metingen),
                vakantiebijslag=metingen[-1][3] if metingen else None,
            ),
        )


def _hours(rijen: Iterable[Any], start: date) -> tuple[Urenwijziging, ...]:
    """Hours per week by day; before the first agreement those of the first."""
    bekend = [(vanaf, uren) for _, vanaf, uren in rijen if uren is not None]
    return tuple(
        Urenwijziging(min(vanaf, start) if plek == 0 else vanaf, uren)
        for plek, (vanaf, uren) in enumerate(bekend)
    )


def _group(session: Session, vraag: Any) -> dict[int, list[Any]]:
    groepen: dict[int, list[Any]] = defaultdict(list)
    for rij in session.execute(vraag.order_by(vraag.selected_columns[0], vraag.selected_columns[1])):
        groepen[rij[0]].append(rij)
    return groepen


def _receipts() -> Any:
    kolommen = (Subsidie.plaatsing_id, Subsidie.van, Subsidie.loonwaarde, Meting.vakantiebijslag)
    return (
        select(*kolommen)
        .join(Meting, Subsidie.meting_id == Meting.id)
        .where(Meting.status == "definitief", Subsidie.van.is_not(None), Subsidie.loonwaarde.is_not(None))
    )


def _plaatsingen(vandaag: date) -> Any:
    kolommen = (
        Plaatsing.id,
        Plaatsing.kandidaat_id,
        Plaatsing.route,
        Plaatsing.ingangsdatum,
        Plaatsing.einde,
        Plaatsing.voltijduren,
        Kandidaat.geboortedatum,
        Kandidaat.achternaam,
        Kandidaat.voorvoegsel,
        Kandidaat.voorletters,
        Kandidaat.roepnaam,
        Werkgever.naam.label("werkgever"),
    )
    return (
        select(*kolommen)
        .join(Kandidaat, Plaatsing.kandidaat_id == Kandidaat.id)
        .outerjoin(Werkgever)
        .where(
            Plaatsing.ingangsdatum.is_not(None),
            Plaatsing.voltijduren.is_not(None),
            Kandidaat.geboortedatum.is_not(None),
            Plaatsing.uitkomst.not_in(GESTOPT),
            (Plaatsing.einde.is_(None)) | (Plaatsing.einde >= vandaag),
        )
        .order_by(Kandidaat.sorteernaam, Plaatsing.id)
    )
