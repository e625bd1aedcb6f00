"""The words of a period of the subsidie, as they stand on the screen."""

from datetime import date
from decimal import Decimal

from app.loonwaarde import format_datum, format_euro, format_getal
from app.services.looptijd.looptijd_records import Bewijs, Looptijd, Looptijdregel
from app.ui.language import tr

STAND = {
    "vastgelegd": (tr("vastgelegd"), "good"),
    "voorlopig": (tr("nog niet vastgelegd"), "attention"),
    "verschilt": (tr("gegevens gewijzigd"), "attention"),
    "geen": (tr("geen bedrag"), "neutral"),
}
ROUTE = {"lid4": tr("lid 4"), "lid5": tr("lid 5 (forfait)")}


def write_span(van: date, tot: date, open_einde: bool = False) -> str:
    """ "01-09-2026 t/m 31-12-2026", or "vanaf 01-01-2027" while no end is known."""
    return (
        tr("vanaf {van}", van=format_datum(van))
        if open_einde
        else tr("{van} t/m {tot}", van=format_datum(van), tot=format_datum(tot))
    )


def write_amount(regel: Looptijdregel) -> str:
    """The amount per month, or a dash."""
    return "–" if regel.bedrag is None else format_euro(regel.bedrag)


def describe(regel: Looptijdregel) -> str:
    """ "lid 4 · 59 % · 32 uur · peildatum 01-09-2026"."""
    delen = [
        ROUTE.get(regel.route, ""),
        tr("loonwaarde {loonwaarde} %", loonwaarde=regel.loonwaarde) if regel.loonwaarde is not None else "",
        tr("{contracturen} uur", contracturen=format_getal(regel.contracturen))
        if regel.contracturen is not None
        else "",
        tr("peildatum {peildatum}", peildatum=format_datum(regel.peildatum)) if regel.peildatum else "",
    ]
    return " · ".join(filter(None, delen))


def chips_of(regel: Looptijdregel) -> list[tuple[str, str]]:
    """Word and kind of each chip."""
    woord, soort = STAND[regel.stand]
    if regel.bewijs and (regel.bewijs.versie or 1) > 1:
        woord = tr("{woord} · versie {versie}", woord=woord, versie=regel.bewijs.versie)
    chips = [(tr("nu"), "info")] if regel.nu else []
    chips.append((woord, soort))
    chips += [(tr("plafond van 70 %"), "neutral")] if regel.plafond else []
    chips += [(tr("onbevestigd bedrag"), "attention")] if regel.onbevestigd else []
    return chips


def facts_of(regel: Looptijdregel) -> list[tuple[str, str]]:
    """Label and value of what the amount rests on."""
    uren = "–" if regel.contracturen is None else format_getal(regel.contracturen)
    voltijd = "–" if regel.voltijduren is None else format_getal(regel.voltijduren)
    return [
        (tr("Subsidie"), _euro(regel.subsidie)),
        (tr("Werkgeverslasten"), _euro(regel.werkgeverslasten)),
        (tr("Samen per maand"), _euro(regel.bedrag)),
        (tr("Leeftijd"), "–" if regel.leeftijd is None else tr("{leeftijd} jaar", leeftijd=regel.leeftijd)),
        (tr("Uren / voltijd per week"), f"{uren} / {voltijd}"),
        (tr("Peildatum"), format_datum(regel.peildatum) if regel.peildatum else "–"),
    ]


def conversions_of(regel: Looptijdregel) -> str:
    """Parts of a month and four weeks, with the mark that no law sets them."""
    delen = [f"{write_span(deel.van, deel.tot)}: {format_euro(deel.bedrag)}" for deel in regel.delen]
    if regel.vier_weken is not None:
        delen.append(tr("per vier weken: {vier_weken}", vier_weken=format_euro(regel.vier_weken)))
    return tr("Omrekening, niet wettelijk: {delen}.", delen="; ".join(delen)) if delen else ""


def describe_difference(regel: Looptijdregel) -> str:
    """What the facts say now beside the receipt."""
    if not regel.verschillen:
        return ""
    anders = "bedrag" in regel.verschillen
    nieuw = (
        tr(" Het bedrag zou nu {nieuw_bedrag} zijn.", nieuw_bedrag=_euro(regel.nieuw_bedrag))
        if anders
        else ""
    )
    wat = ", ".join(regel.verschillen)
    return tr(
        "De gegevens zeggen nu iets anders ({wat}).{nieuw} Leg vast voor een nieuwe versie; "
        "deze blijft bewaard.",
        wat=wat,
        nieuw=nieuw,
    )


def describe_besluit(regel: Looptijdregel) -> tuple[str, str]:
    """The decision beside the amount, and its role; "" while nothing was noted."""
    bewijs = regel.bewijs
    if bewijs is None or (bewijs.besluit_datum is None and bewijs.besluit_bedrag is None):
        return "", "small"
    wanneer = (
        tr(" van {besluit_datum}", besluit_datum=format_datum(bewijs.besluit_datum))
        if bewijs.besluit_datum
        else ""
    )
    bedrag = f": {format_euro(bewijs.besluit_bedrag)}" if bewijs.besluit_bedrag is not None else ""
    if not regel.besluit_wijkt_af:
        return f"besluit{wanneer}{bedrag}", "small"
    return tr("besluit{wanneer}{bedrag}, wijkt af", wanneer=wanneer, bedrag=bedrag), "small-attention"


def describe_afwijking(regel: Looptijdregel) -> str:
    """Why the gemeente decided another amount, or that the reason is still lacking."""
    if not regel.besluit_wijkt_af or regel.bewijs is None:
        return ""
    reden = regel.bewijs.besluit_afwijking.strip()
    return (
        tr("Besluit wijkt af: {reden}", reden=reden) if reden else tr("Besluit wijkt af. Schrijf op waarom.")
    )


def describe_versie(bewijs: Bewijs) -> str:
    """An older version on one line."""
    bedrag = _euro(bewijs.totaal)
    besluit = (
        tr(", besluit {besluit_bedrag}", besluit_bedrag=_euro(bewijs.besluit_bedrag))
        if bewijs.besluit_bedrag is not None
        else ""
    )
    return tr(
        "Versie {versie} van {gemaakt:%d-%m-%Y %H:%M}: {bedrag}{besluit}",
        versie=bewijs.versie or 1,
        gemaakt=bewijs.gemaakt,
        bedrag=bedrag,
        besluit=besluit,
    )


def describe_open(looptijd: Looptijd) -> str:
    """How many periods are not kept as they are now."""
    if not looptijd.open:
        return ""
    if looptijd.open == 1:
        return tr("1 periode is nog niet vastgelegd zoals zij nu is.")
    return tr("{open} perioden zijn nog niet vastgelegd zoals zij nu zijn.", open=looptijd.open)


def _euro(bedrag: Decimal | None) -> str:
    return "–" if bedrag is None else format_euro(bedrag)
