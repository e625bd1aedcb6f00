"""What other amounts would do: for every running subsidy and open concept the amount now and then.

Nothing is stored here, and nothing that is stored is computed again: a receipt stays as it is.
"""

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
    Periode,
    PlaatsingInvoer,
    Route,
    compute_tijdlijn,
)
from app.models import Meting, Plaatsing
from app.services.bedragen.bedrag_records import Gevolg, Gevolgen
from app.services.change import Ref
from app.services.looptijd.looptijdfeiten import GESTOPT, build_invoer, stream_feiten
from app.services.meten.meting_lezen import meting_of
from app.services.meten.uitkomst import compute_uitkomst
from app.services.meten.uitkomst_records import Uitkomst
from app.services.naam import format_korte_naam

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
    """Every placement whose subsidy runs, as the law reads it."""
    loopt = (Plaatsing.einde.is_(None)) | (Plaatsing.einde >= vandaag)
    gevonden = [
        feiten
        for feiten in stream_feiten(session, Plaatsing.uitkomst.not_in(GESTOPT), loopt)
        if not feiten.melding and (feiten.metingen or feiten.rij.route == Route.LID5)
    ]
    for feiten in sorted(gevonden, key=lambda feiten: (feiten.rij.sorteernaam, feiten.rij.id)):
        yield feiten.rij, build_invoer(feiten)
