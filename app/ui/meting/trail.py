"""The explanation trail in few words: one line per step, with its rule on demand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from app.loonwaarde import Bron, Stap, format_euro, format_getal
from app.services.meten.uitkomst_records import Uitkomst
from app.services.records import Gevoeligheid, MetingRecord
from app.ui.language import said, tr

KORT = {
    "Participatiewet": "Pw",
    "Wet minimumloon en minimumvakantiebijslag": "Wml",
    "Regeling loonkostensubsidie Participatiewet 2021": "Regeling",
    "Besluit loonkostensubsidie Participatiewet 2021": "Besluit",
}
FACTOREN = {"tempo": tr("Tempo"), "kwaliteit": tr("Kwaliteit"), "netto_werktijd": tr("Netto werktijd")}
PUNTEN = 10


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the panel: what, by which article, how much, and the whole rule behind it."""

    naam: str
    bron: str
    bedrag: str
    onbevestigd: bool
    uitleg: str


def trail_of(uitkomst: Uitkomst) -> list[Regel]:
    """The steps of the subsidy, with the sum of the hoofdtaken before them."""
    loonwaarde, subsidie = uitkomst.loonwaarde, uitkomst.subsidie
    regels = [_som(loonwaarde.stappen)] if loonwaarde is not None else []
    return regels + [_regel(stap) for stap in (subsidie.stappen if subsidie is not None else ())]


def rules_of(stappen: Iterable[Stap]) -> list[Regel]:
    """The steps of a subsidy alone, as they stand on a receipt."""
    return [_regel(stap) for stap in stappen]


def short_bron(bron: Bron) -> str:
    """ "Pw art. 10d lid 4"."""
    lid = f" lid {bron.lid}" if bron.lid else ""
    return f"{KORT.get(bron.regeling, bron.regeling)} art. {bron.artikel}{lid}"


def _som(stappen: tuple[Stap, ...]) -> Regel:
    laatste = stappen[-1]
    delen = [f"{said(stap.regel)}: {stap.uitkomst} %." for stap in stappen[:-1]]
    uitleg = "\n".join([*delen, _uitleg(laatste)])
    bedrag = laatste.invoer[0][1] if laatste.invoer else f"{laatste.uitkomst} %"
    naam = tr("Arbeidsprestatie samen") if laatste.invoer else tr("Reguliere arbeidsprestatie")
    return Regel(naam, short_bron(laatste.bron), bedrag, False, uitleg)


def _regel(stap: Stap) -> Regel:
    invoer = dict(stap.invoer)
    naam, bedrag = _woorden(stap, invoer)
    bron = short_bron(stap.bron)
    if "peildatum" in invoer:
        bron = tr(
            "{bron} · peildatum {peildatum}", bron=bron.partition(" lid ")[0], peildatum=invoer["peildatum"]
        )
    onbevestigd = "onbevestigd" in stap.opmerking
    return Regel(naam, bron, _in_cents(bedrag or stap.uitkomst), onbevestigd, _uitleg(stap))


def _woorden(stap: Stap, invoer: dict[str, str]) -> tuple[str, str]:
    """Name of a step as a sum on paper, and its amount when that is not the outcome."""
    if "leeftijd" in invoer:
        return tr("Minimumloon, {leeftijd}", leeftijd=said(invoer["leeftijd"])), ""
    if "werkgeverslasten" in invoer:
        return tr(
            "+ werkgeverslasten {werkgeverslasten}", werkgeverslasten=invoer["werkgeverslasten"]
        ), invoer.get("werkgeverslasten in geld", "")
    if "loonwaarde in geld" in invoer:
        return (tr("= 70 % (plafond)") if "bereikt" in stap.opmerking else tr("= verschil")), ""
    if "loonwaarde" in invoer:
        return tr("− loonwaarde {loonwaarde}", loonwaarde=invoer["loonwaarde"]), ""
    if "forfait" in invoer:
        return tr("Forfait {forfait}", forfait=invoer["forfait"]), ""
    if "vakantiebijslag" in invoer:
        return tr("+ {vakantiebijslag} vakantiebijslag", vakantiebijslag=invoer["vakantiebijslag"]), ""
    if "uren per week die tellen" in invoer:
        return f"× {invoer['uren per week die tellen']} / {said(invoer.get('gedeeld door', ''))}", ""
    return said(stap.regel), ""


def _in_cents(tekst: str) -> str:
    """An exact amount of the trail, shown to the cent; the rule behind it shows the whole of it."""
    gevonden = re.fullmatch(r"€ ([\d.]+),(\d+)…?", tekst)
    if gevonden is None:
        return tekst
    return format_euro(Decimal(f"{gevonden[1].replace('.', '')}.{gevonden[2]}"))


def _uitleg(stap: Stap) -> str:
    waarden = [f"{said(naam)}: {said(waarde)}" for naam, waarde in stap.invoer]
    einde = tr("Uitkomst: {uitkomst}", uitkomst=said(stap.uitkomst))
    return "\n".join(
        filter(
            None,
            [
                f"{said(stap.regel)}.",
                *waarden,
                einde,
                said(stap.opmerking),
                tr("Bron: {bron}", bron=stap.bron),
            ],
        )
    )


def sensitivity_of(record: MetingRecord, delen: Iterable[Gevoeligheid], most: int = 2) -> list[str]:
    """What helps most, with the figures in bold: "Tempo van taak 1 +10 → loonwaarde +4, …"."""
    regels = sorted(
        (deel for deel in delen if deel.loonwaarde_verschil > 0),
        key=lambda deel: (-deel.loonwaarde_verschil, deel.volgnr),
    )
    return [_gevoelig(record, deel) for deel in regels[:most]]


def _gevoelig(record: MetingRecord, deel: Gevoeligheid) -> str:
    score = getattr(record.hoofdtaken[deel.volgnr - 1], deel.factor)
    punten = format_getal(min(Decimal(PUNTEN), 100 - score))
    tekst = tr(
        "{factor} van taak {nummer} <b>+{punten}</b>",
        factor=FACTOREN[deel.factor],
        nummer=deel.volgnr,
        punten=punten,
    )
    tekst += tr(" → loonwaarde <b>+{loonwaarde_verschil}</b>", loonwaarde_verschil=deel.loonwaarde_verschil)
    if deel.subsidie_verschil is None:
        return tekst
    bedrag = format_euro(deel.subsidie_verschil.quantize(Decimal(1), ROUND_HALF_UP)).removesuffix(",00")
    return tr(
        "{tekst}, subsidie <b>{bedrag}</b>",
        tekst=tekst,
        bedrag=bedrag if deel.subsidie_verschil < 0 else f"+ {bedrag}",
    )
