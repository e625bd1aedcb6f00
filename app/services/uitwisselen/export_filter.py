"""Which measurements, trajecten and plaatsingen a choice for the gemeente is about."""

from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, not_, or_, select, true
from sqlalchemy.orm import aliased

from app.models import Export, Gemeente, Kandidaat, Meting, Plaatsing
from app.services.formulieren.plaatsing import GEEINDIGD
from app.services.records import ExportKeuze


def select_metingen(keuze: ExportKeuze, *kolommen: Any) -> Select[Any]:
    """Definitive measurements that were not replaced, of this choice, with the report in the period."""
    vraag: Select[Any] = select(*kolommen).select_from(Meting).where(Meting.status == "definitief")
    vraag = vraag.join(Plaatsing, Meting.plaatsing_id == Plaatsing.id).join(Kandidaat)
    vraag = _of_plaatsing(_of_kandidaat(vraag, keuze), keuze, Plaatsing)
    if keuze.van is not None:
        vraag = vraag.where(Meting.datum_rapport >= keuze.van)
    if keuze.tot is not None:
        vraag = vraag.where(Meting.datum_rapport <= keuze.tot)
    if keuze.alleen_nieuw:
        vraag = vraag.where(Meting.id.not_in(_exported(keuze)))
    return vraag


def _exported(keuze: ExportKeuze) -> Select[Any]:
    """The measurements in earlier files for the same gemeente (or for all of them together)."""
    inhoud = func.json_each(func.coalesce(func.nullif(Export.metingen, ""), "[]")).table_valued("value")
    vraag = select(inhoud.c.value).select_from(Export).join(inhoud, true())
    return vraag.where(Export.gemeente_id.is_not_distinct_from(keuze.gemeente_id))


def filter_trajecten(vraag: Any, tabel: Any, keuze: ExportKeuze) -> Any:
    """Only what ran on a day of the period, of this choice; the question has joined Kandidaat."""
    vraag = _running(_of_kandidaat(vraag, keuze), tabel, keuze)
    if keuze.werkgever_id is None and keuze.stand == "alle":
        return vraag
    ander = aliased(Plaatsing)
    bij = _of_plaatsing(select(ander.kandidaat_id), keuze, ander)
    return vraag.where(Kandidaat.id.in_(bij))


def filter_plaatsingen(vraag: Any, keuze: ExportKeuze) -> Any:
    """As `filter_trajecten`, for plaatsingen."""
    return _of_plaatsing(_running(_of_kandidaat(vraag, keuze), Plaatsing, keuze), keuze, Plaatsing)


def _of_kandidaat(vraag: Any, keuze: ExportKeuze) -> Any:
    if keuze.gemeente_id is not None:
        vraag = vraag.where(Kandidaat.gemeente_id == keuze.gemeente_id)
    if keuze.regio:
        in_regio = select(Gemeente.id).where(Gemeente.arbeidsmarktregio == keuze.regio)
        vraag = vraag.where(Kandidaat.gemeente_id.in_(in_regio))
    if keuze.coach:
        vraag = vraag.where(Kandidaat.coach == keuze.coach)
    return vraag


def _of_plaatsing(vraag: Any, keuze: ExportKeuze, tabel: Any) -> Any:
    if keuze.werkgever_id is not None:
        vraag = vraag.where(tabel.werkgever_id == keuze.werkgever_id)
    if keuze.stand == "alle":
        return vraag
    op = keuze.op or keuze.tot or date.min
    loopt = and_(tabel.uitkomst.not_in(GEEINDIGD), or_(tabel.einde.is_(None), tabel.einde >= op))
    return vraag.where(loopt if keuze.stand == "lopend" else not_(loopt))


def _running(vraag: Any, tabel: Any, keuze: ExportKeuze) -> Any:
    if keuze.van is not None:
        vraag = vraag.where(or_(tabel.einde.is_(None), tabel.einde >= keuze.van))
    if keuze.tot is not None:
        vraag = vraag.where(or_(tabel.begin.is_(None), tabel.begin <= keuze.tot))
    return vraag
