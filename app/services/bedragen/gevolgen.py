"""What other amounts would do: for every running subsidy and open concept the amount now and then.

Nothing is stored here, and nothing that is stored is computed again: a receipt stays as it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.loonwaarde import Bedragen, Periode, Route
from app.models import Meting, Plaatsing
from app.services.bedragen.bedrag_records import Gevolg, Gevolgen
from app.services.bedragen.overzicht import by_sleutel, is_equal
from app.services.change import Ref
from app.services.formulieren.plaatsing import GEEINDIGD
from app.services.looptijd.looptijdfeiten import Looptijdfeiten, compute_perioden, stream_feiten
from app.services.meten.meting_lezen import meting_of
from app.services.meten.uitkomst import compute_uitkomst
from app.services.meten.uitkomst_records import Uitkomst
from app.services.naam import format_korte_naam
from app.services.voortgang import Voortgang, told

GESTOPT = "Gestopt. Er is niets gewijzigd."
STAP = 500  # rows between two reports of progress


def compute_gevolgen(
    session: Session, nu: Bedragen, straks: Bedragen, vandaag: date, progress: Voortgang | None = None
) -> Gevolgen:
    """Running subsidies by kandidaat, then open concepts; only those whose amount would be another.

    Looks from the first amount that is another until the end of the year of the last one, or of today. Raises
    UserError when it was stopped: half a list is none.
    """
    vanaf = find_first_change(nu, straks)
    tot = date(max(vandaag.year, straks.laatste_dag().year, nu.laatste_dag().year), 12, 31)
    lopend: list[Gevolg] = []
    bekeken = 0
    for feiten in _lopend(session, vandaag, progress):
        bekeken += 1
        if vanaf is not None:
            lopend += _perioden(feiten, nu, straks, (vanaf, tot))
    concepten = list(session.scalars(select(Meting.id).where(Meting.status == "concept").order_by(Meting.id)))
    open_metingen = [g for nummer in concepten if (g := _concept(session, nummer, nu, straks, vandaag))]
    lopend.sort(key=lambda gevolg: (gevolg.kandidaat, gevolg.ref.id))
    return Gevolgen((*lopend, *open_metingen), bekeken + len(concepten))


def find_first_change(nu: Bedragen, straks: Bedragen) -> date | None:
    """The first day of the earliest amount that is another; None when all are the same."""
    oud, nieuw = by_sleutel(nu), by_sleutel(straks)
    return min((s[1] for s in {**oud, **nieuw} if not is_equal(oud.get(s), nieuw.get(s))), default=None)


def _lopend(session: Session, vandaag: date, progress: Voortgang | None) -> Iterator[Looptijdfeiten]:
    """Every placement whose subsidy runs: complete, and measured or in its forfait."""
    loopt = (
        Plaatsing.ingangsdatum.is_not(None),
        Plaatsing.uitkomst.not_in(GEEINDIGD),
        or_(Plaatsing.einde.is_(None), Plaatsing.einde >= vandaag),
    )
    aantal = session.scalar(select(func.count(Plaatsing.id)).where(*loopt)) or 0
    for feiten in told(stream_feiten(session, *loopt), aantal, progress, GESTOPT, STAP):
        if not feiten.melding and (feiten.metingen or feiten.rij.route == Route.LID5):
            yield feiten


def _perioden(
    feiten: Looptijdfeiten, nu: Bedragen, straks: Bedragen, dagen: tuple[date, date]
) -> Iterator[Gevolg]:
    """The first period of which the amount would change."""
    vanaf, tot = dagen
    oud, nieuw = (compute_perioden(feiten, tot, boek, vanaf)[0] for boek in (nu, straks))
    anders, rij = _amounts(nieuw), feiten.rij
    for periode in oud:
        was, wordt = _amount(periode), anders.get(periode.van)
        if was != wordt:
            wie, ref = format_korte_naam(rij), Ref("plaatsing", rij.id)
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
