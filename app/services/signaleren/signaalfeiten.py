"""The facts behind signals and Vandaag: a handful of questions for all kandidaten together."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Select, func, or_, select, union
from sqlalchemy.orm import Session

from app.models import (
    Coachtraject,
    Contactmoment,
    Doel,
    Gemeente,
    Kandidaat,
    Meting,
    Plaatsing,
    Subsidie,
    Werkgever,
    Werkwijziging,
)
from app.services.bedragen.lezen import read_bedragen
from app.services.coachen.budget import Uren, compute_budget, read_uren
from app.services.formulieren.plaatsing import GEEINDIGD
from app.services.looptijd.looptijdfeiten import elders_vastgesteld
from app.services.naam import format_korte_naam
from app.services.signaleren.signaal_records import (
    Drempels,
    Feiten,
    PlaatsingFeiten,
    TrajectFeiten,
    WijzigingFeiten,
)

NA_EINDE = timedelta(days=30)
FIRST_RECEIPT = func.coalesce(
    func.min(Subsidie.id).filter(Subsidie.vervallen.is_(None)), func.max(Subsidie.id)
)

Groepen = dict[int, list[Any]]


class Persoonrij(NamedTuple):
    """A kandidaat with the local term of its gemeente. A named tuple is read ten times as fast as a row."""

    kandidaat_id: int
    achternaam: str
    voorvoegsel: str
    voorletters: str
    roepnaam: str
    geboortedatum: date | None
    gemeente: str | None
    aanvraag_weken: int | None


class Trajectrij(NamedTuple):
    """A coachtraject in the columns that its budget needs."""

    kandidaat_id: int
    id: int
    begin: date | None
    einde: date | None
    uren_toegekend: Decimal | None
    ritme_dagen: int | None


class Metingrij(NamedTuple):
    """A meting with the receipt its decision is noted on."""

    kandidaat_id: int
    plaatsing_id: int
    status: str
    id: int
    datum_rapport: date | None
    volgende_meting: date | None
    subsidie_id: int | None
    besluit_datum: date | None


def read_feiten(
    session: Session, vandaag: date, drempels: Drempels, kandidaat_id: int | None = None
) -> tuple[Feiten, ...]:
    """The facts of everybody with a job or a traject that runs, or of one kandidaat; by name."""
    jobs = _group(_rows(session, _plaatsingen(vandaag), kandidaat_id), "kandidaat_id")
    trajecten = [Trajectrij._make(rij) for rij in _rows(session, _trajecten(), kandidaat_id)]
    delen = _read_plaatsingdelen(session, vandaag, kandidaat_id)
    ids = None if kandidaat_id is None else [rij.id for rij in trajecten]
    uren = read_uren(session, vandaag, ids)
    doelen = _group(_rows(session, _doelen(vandaag), kandidaat_id), "traject_id")
    verzuim = _group(
        _rows(session, _verzuim(vandaag - timedelta(weeks=drempels.verzuim_weken)), kandidaat_id),
        "kandidaat_id",
    )
    per_kandidaat = _group(trajecten, "kandidaat_id")
    bedragen = read_bedragen(session)
    gevonden = []
    for persoon in map(Persoonrij._make, _rows(session, _kandidaten(), kandidaat_id)):
        eigen = per_kandidaat[persoon.kandidaat_id]
        lopend = [rij for rij in eigen if _runs(rij, vandaag)]
        if not lopend and persoon.kandidaat_id not in jobs:
            continue
        laatste = [uren[rij.id].laatste for rij in eigen if rij.id in uren]
        gevonden.append(
            Feiten(
                kandidaat_id=persoon.kandidaat_id,
                kandidaat=format_korte_naam(persoon),
                geboortedatum=persoon.geboortedatum,
                gemeente=persoon.gemeente or "",
                aanvraag_weken=persoon.aanvraag_weken,
                plaatsingen=tuple(_plaatsing(rij, delen) for rij in jobs[persoon.kandidaat_id]),
                trajecten=tuple(
                    _traject(rij, uren.get(rij.id, Uren()), doelen[rij.id], vandaag) for rij in lopend
                ),
                laatste_contact=max((dag for dag in laatste if dag), default=None),
                verzuim=tuple(rij.datum for rij in verzuim[persoon.kandidaat_id]),
                bedragen=bedragen,
            )
        )
    return tuple(gevonden)


def _read_plaatsingdelen(session: Session, vandaag: date, kandidaat_id: int | None) -> tuple[Groepen, ...]:
    """Metingen with their decision, changes at work, and the decision on a forfait, each by plaatsing."""
    metingen = _group(map(Metingrij._make, _rows(session, _metingen(), kandidaat_id)), "plaatsing_id")
    wijzigingen = _group(_rows(session, _wijzigingen(vandaag), kandidaat_id), "plaatsing_id")
    forfaits = _group(_rows(session, _forfaits(), kandidaat_id), "plaatsing_id")
    return metingen, wijzigingen, forfaits


def _plaatsing(rij: Any, delen: tuple[Groepen, ...]) -> PlaatsingFeiten:
    _, nummer, *eigen = rij
    nieuwste, concept = _newest(delen[0].get(nummer, ()))
    besluit = nieuwste or next(iter(delen[2].get(nummer, ())), None)
    gemeten = (nieuwste.id, nieuwste.datum_rapport, nieuwste.volgende_meting) if nieuwste else (None,) * 3
    besloten = (besluit.subsidie_id, besluit.besluit_datum) if besluit else (None,) * 2
    wijzigingen = tuple(
        WijzigingFeiten(deel.id, deel.datum, deel.wat, deel.toelichting) for deel in delen[1].get(nummer, ())
    )
    return PlaatsingFeiten._make((nummer, *eigen, *gemeten, *besloten, concept, wijzigingen))


def _newest(metingen: Iterable[Any]) -> tuple[Any, int | None]:
    """The newest definitive meting and the number of the newest concept."""
    nieuwste, concept = None, None
    for meting in metingen:
        if meting.status == "concept":
            concept = max(meting.id, concept or 0)
        elif nieuwste is None or _order(meting) > _order(nieuwste):
            nieuwste = meting
    return nieuwste, concept


def _order(meting: Any) -> tuple[date, int]:
    return meting.datum_rapport or date.min, meting.id


def _traject(rij: Any, uren: Uren, doelen: Iterable[Any], vandaag: date) -> TrajectFeiten:
    return TrajectFeiten(
        id=rij.id,
        begin=rij.begin,
        budget=compute_budget(uren, rij, vandaag),
        volgend_contact=uren.volgend,
        doelen=tuple((doel.id, doel.omschrijving, doel.streefdatum) for doel in doelen),
    )


def _runs(traject: Any, vandaag: date) -> bool:
    return (traject.begin or vandaag) <= vandaag <= (traject.einde or vandaag)


def _rows(session: Session, vraag: Select[*tuple[Any, ...]], kandidaat_id: int | None) -> list[Any]:
    if kandidaat_id is not None:
        vraag = vraag.where(vraag.selected_columns["kandidaat_id"] == kandidaat_id)
    return list(session.execute(vraag))


def _group(rijen: Iterable[Any], sleutel: str) -> Groepen:
    groepen: Groepen = defaultdict(list)
    for rij in rijen:
        groepen[getattr(rij, sleutel)].append(rij)
    return groepen


def _kandidaten() -> Select[*tuple[Any, ...]]:
    """Those with a job or a traject, whenever: nobody else has facts, and there may be very many of them."""
    kolommen = (
        Kandidaat.id.label("kandidaat_id"),
        Kandidaat.achternaam,
        Kandidaat.voorvoegsel,
        Kandidaat.voorletters,
        Kandidaat.roepnaam,
        Kandidaat.geboortedatum,
        Gemeente.naam,
        Gemeente.termijn_aanvraag_weken,
    )
    vraag = select(*kolommen).outerjoin(Gemeente).order_by(Kandidaat.sorteernaam, Kandidaat.id)
    return vraag.where(
        Kandidaat.id.in_(union(select(Plaatsing.kandidaat_id), select(Coachtraject.kandidaat_id)))
    )


def _plaatsingen(vandaag: date) -> Select[*tuple[Any, ...]]:
    """Jobs that run, or ended so lately that something may still have to be said about it; newest first.

    After their kandidaat the columns stand as the first fields of PlaatsingFeiten do.
    """
    kolommen = (
        Plaatsing.kandidaat_id,
        Plaatsing.id,
        func.coalesce(Werkgever.naam, ""),
        Plaatsing.soort,
        Plaatsing.begin,
        Plaatsing.einde,
        Plaatsing.intentieverklaring,
        Plaatsing.route,
        Plaatsing.ingangsdatum,
        Plaatsing.datum_aanvraag,
        Plaatsing.buiten_beschouwing,
        elders_vastgesteld(),
    )
    loopt = or_(Plaatsing.einde.is_(None), Plaatsing.einde >= vandaag - NA_EINDE)
    return (
        select(*kolommen)
        .outerjoin(Werkgever)
        .where(loopt, Plaatsing.uitkomst.not_in(GEEINDIGD))
        .order_by(Plaatsing.begin.desc(), Plaatsing.id.desc())
    )


def _metingen() -> Select[*tuple[Any, ...]]:
    """With the receipt a decision is noted on: the first that counts. One decision per meting suffices."""
    subsidie = select(
        Subsidie.meting_id, FIRST_RECEIPT.label("id"), func.max(Subsidie.besluit_datum).label("besluit_datum")
    )
    eerste = subsidie.group_by(Subsidie.meting_id).subquery()
    return (
        select(
            Plaatsing.kandidaat_id,
            Meting.plaatsing_id,
            Meting.status,
            Meting.id,
            Meting.datum_rapport,
            Meting.volgende_meting,
            eerste.c.id,
            eerste.c.besluit_datum,
        )
        .join(Plaatsing, Meting.plaatsing_id == Plaatsing.id)
        .outerjoin(eerste, eerste.c.meting_id == Meting.id)
        .where(Meting.status != "vervangen")
    )


def _forfaits() -> Select[*tuple[Any, ...]]:
    """The receipt a decision on the forfait is noted on, of jobs whose loonwaarde was left out (lid 5)."""
    return (
        select(
            Subsidie.plaatsing_id,
            Plaatsing.kandidaat_id,
            FIRST_RECEIPT.label("subsidie_id"),
            func.max(Subsidie.besluit_datum).label("besluit_datum"),
        )
        .join(Plaatsing, Subsidie.plaatsing_id == Plaatsing.id)
        .where(Plaatsing.buiten_beschouwing.is_not(None))
        .where(Subsidie.meting_id.is_(None), Subsidie.route == "lid5")
        .group_by(Subsidie.plaatsing_id, Plaatsing.kandidaat_id)
    )


def _wijzigingen(vandaag: date) -> Select[*tuple[Any, ...]]:
    kolommen = (
        Werkwijziging.id,
        Werkwijziging.plaatsing_id,
        Plaatsing.kandidaat_id,
        Werkwijziging.datum,
        Werkwijziging.wat,
        Werkwijziging.toelichting,
    )
    return select(*kolommen).join(Plaatsing).where(Werkwijziging.datum <= vandaag)


def _trajecten() -> Select[*tuple[Any, ...]]:
    kolommen = (
        Coachtraject.kandidaat_id,
        Coachtraject.id,
        Coachtraject.begin,
        Coachtraject.einde,
        Coachtraject.uren_toegekend,
        Coachtraject.ritme_dagen,
    )
    return select(*kolommen).order_by(Coachtraject.begin.desc(), Coachtraject.id.desc())


def _doelen(vandaag: date) -> Select[*tuple[Any, ...]]:
    """Running goals whose target date has come; the others ask nothing yet."""
    kolommen = (Doel.id, Doel.traject_id, Coachtraject.kandidaat_id, Doel.omschrijving, Doel.streefdatum)
    vraag = select(*kolommen).join(Coachtraject)
    return vraag.where(Doel.status == "loopt", Doel.streefdatum <= vandaag).order_by(Doel.streefdatum)


def _verzuim(na: date) -> Select[*tuple[Any, ...]]:
    vraag = select(Coachtraject.kandidaat_id, Contactmoment.datum).join(Coachtraject)
    return vraag.where(
        Contactmoment.status == "vastgelegd",
        Contactmoment.datum > na,
        Contactmoment.signalen.like("%verzuim%"),
    )
