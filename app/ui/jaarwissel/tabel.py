"""The columns of the running subsidies, and the filters above them."""

from decimal import Decimal

from app.loonwaarde import format_euro
from app.services.looptijd.jaar_records import Jaaroverzicht, Jaarregel
from app.ui.language import said, tr
from app.ui.tables.column import Column

STAND = {
    "nieuw": (tr("vast te stellen"), "info"),
    "gewijzigd": (tr("gewijzigd"), "attention"),
    "gelijk": (tr("vastgelegd"), "good"),
    "geen": (tr("geen bedrag"), "bad"),
    "eindigt": (tr("afgelopen"), "neutral"),
}
FILTERS = (("alles", tr("Alles")), ("bijzonder", tr("Vraagt aandacht")), ("open", tr("Nog vast te stellen")))


def write_difference(bedrag: Decimal | None) -> str:
    """ "+ € 31,00", "− € 12,00", or nothing while one of both is unknown."""
    if bedrag is None:
        return "–"
    return f"+ {format_euro(bedrag)}" if bedrag > 0 else format_euro(bedrag)


def _euro(bedrag: Decimal | None) -> str:
    return "–" if bedrag is None else format_euro(bedrag)


COLUMNS = (
    Column("naam", tr("Kandidaat"), lambda rij: rij.naam, width=150, strong=True),
    Column("werkgever", tr("Werkgever"), lambda rij: rij.werkgever, width=170),
    Column("oud", tr("Tot 1 januari"), lambda rij: _euro(rij.oud), "rechts", 104),
    Column("nieuw", tr("Vanaf 1 januari"), lambda rij: _euro(rij.nieuw), "rechts", 118),
    Column("verschil", tr("Verschil"), lambda rij: write_difference(rij.verschil), "rechts", 94),
    Column(
        "stand", tr("Stand"), lambda rij: STAND[rij.stand][0], width=120, chip=lambda rij: STAND[rij.stand][1]
    ),
    Column(
        "waarom",
        tr("Bijzonder en waarom"),
        lambda rij: "; ".join(map(said, (*rij.bijzonder, *rij.redenen))),
        width=360,
    ),
)


def select_rows(overzicht: Jaaroverzicht, gemeente: str, welke: str) -> list[Jaarregel]:
    """The rows of this gemeente ("" for all) and this filter, in their order."""
    return [
        regel
        for regel in overzicht.regels
        if (not gemeente or str(regel.gemeente_id) == gemeente) and _fits(regel, welke)
    ]


def _fits(regel: Jaarregel, welke: str) -> bool:
    if welke == "bijzonder":
        return bool(regel.bijzonder)
    return welke != "open" or regel.stand in ("nieuw", "gewijzigd")
