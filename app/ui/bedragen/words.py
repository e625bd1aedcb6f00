"""How amounts are written on this screen."""

from datetime import date
from decimal import Decimal

from app.loonwaarde import Waarde, format_euro, format_getal
from app.services.bedragen.bedrag_records import BedragRij, Gevolg
from app.ui.language import said, tr
from app.ui.tables.column import Column

STATUS_CHIP = {"bevestigd": "good", "onbevestigd": "attention"}
GEEN = tr("geen bedrag")


def capital(text: str) -> str:
    """The same words with a capital."""
    return text[:1].upper() + text[1:]


def day(dag: date | None) -> str:
    """A day as in tables."""
    return f"{dag:%d-%m-%Y}" if dag else ""


def number(getal: Decimal, eenheid: str) -> str:
    """A number with its unit: "€ 2.337,00", "23,5 %", "36 uren per week"."""
    if eenheid.startswith("euro"):
        return format_euro(getal)
    if eenheid.startswith("procent"):
        return f"{format_getal(getal)} %"
    return f"{format_getal(getal)} {said(eenheid)}"


def value(waarde: Waarde | None, eenheid: str) -> str:
    """One number, or that there is one for each age."""
    if waarde is None:
        return "–"
    if waarde.waarde is not None:
        return number(waarde.waarde, eenheid)
    return tr("naar leeftijd") if waarde.per_leeftijd else tr("voltijduren")


def short(rij: BedragRij) -> str:
    """The value with the first word of its unit only: "36 uren"."""
    unit = rij.eenheid if rij.eenheid.startswith(("euro", "procent")) else rij.eenheid.split()[0]
    return value(rij.waarde, unit)


def who(rij: BedragRij) -> str:
    """Who confirmed or entered it, and when."""
    return f"{rij.door or tr('onbekend')}, {rij.moment:%d-%m-%Y}" if rij.moment else tr("met het programma")


def euro(bedrag: Decimal | None) -> str:
    """An amount per month, or that there is none."""
    return GEEN if bedrag is None else format_euro(bedrag)


def change(gevolg: Gevolg) -> str:
    """What a subsidy gets now and would get."""
    return tr(
        "{oud} → {nieuw} vanaf {vanaf}",
        oud=euro(gevolg.oud),
        nieuw=euro(gevolg.nieuw),
        vanaf=day(gevolg.vanaf),
    )


COLUMNS = (
    Column(
        "naam",
        tr("Bedrag"),
        lambda rij: capital(said(rij.naam)),
        "links",
        250,
        "naam",
        strong=True,
        least=190,
    ),
    Column("vanaf", tr("Vanaf"), lambda rij: day(rij.waarde.vanaf), width=104, sort_key="vanaf", least=104),
    Column("tot", tr("Tot en met"), lambda rij: day(rij.waarde.tot) or tr("nieuwer"), width=104, least=104),
    Column("waarde", tr("Waarde"), lambda rij: short(rij), align="rechts", width=112),
    Column(
        "status",
        tr("Status"),
        lambda rij: said(rij.waarde.status),
        width=108,
        sort_key="status",
        chip=lambda rij: STATUS_CHIP[rij.waarde.status],
    ),
    Column(
        "wie",
        tr("Van"),
        lambda rij: rij.door or said(rij.herkomst),
        width=104,
        sort_key="wie",
        least=104,
    ),
)
