"""The template: a workbook with a sheet per table, empty under its headings, and what goes in each column."""

from pathlib import Path

from app.documents.workbook import Blad, Kolom, Werkboek, write_workbook
from app.documents.workbook import Soort as Celsoort
from app.services.archief import Archief
from app.services.errors import UserError
from app.services.inlezen.doelen import DOELEN, ONMISBAAR, TABELLEN, Doel, is_reference
from app.services.uitwisselen.export import NIET_GESCHREVEN
from app.services.velden import Soort, Veld

NAAM = "loonwaarde-inlezen-sjabloon.xlsx"
BLADNAMEN = {"kandidaten": "Kandidaten", "werkgevers": "Werkgevers", "gemeenten": "Gemeenten"}
WEGLATEN = frozenset({"kandidaat.bsn"})
"""Not in the template: who may use it adds the column."""

SOORTEN = {
    Soort.TEKST: "Tekst",
    Soort.NOTITIE: "Tekst",
    Soort.DATUM: "Datum, zoals 03-02-2026",
    Soort.GETAL: "Getal, met een komma of punt",
    Soort.GEHEEL: "Heel getal",
    Soort.EURO: "Bedrag in euro",
    Soort.JANEE: "ja of nee",
    Soort.VERWIJZING: "Naam",
}
WENKEN = (
    (
        "Wat kunt u doen?",
        "Vul een blad in, kies in Loonwaarde Inlezen en daar dit bestand. U leest één blad per keer in.",
    ),
    (
        "Kolommen",
        "U mag kolommen weglaten, toevoegen en in een andere volgorde zetten. Loonwaarde vraagt wat "
        "elke kolom is.",
    ),
    (
        "Eén rij",
        "Eén rij is één persoon, met als u wilt het werk en een eerdere loonwaarde erbij. Heeft "
        "iemand meer banen, herhaal dan naam en geboortedatum op een nieuwe rij.",
    ),
    (
        "Bekend of nieuw",
        "Een kandidaat is dezelfde bij hetzelfde dossiernummer, of dezelfde achternaam en "
        "geboortedatum. Een werkgever bij hetzelfde KvK-nummer of dezelfde naam.",
    ),
    (
        "Eerdere loonwaarde",
        "Wat anderen eerder vaststelden. Het staat in de groei en de tijdlijn als ingelezen, nooit "
        "als een meting die u maakte.",
    ),
    (
        "Geen gezondheid",
        "Schrijf geen diagnose, ziekte of oorzaak van verzuim op. Een BSN-kolom wordt alleen "
        "gelezen als de gemeente dat toestaat.",
    ),
    (
        "Niets half",
        "Het programma laat eerst per cel zien wat niet klopt. Daarna leest het alles in, of niets. "
        "U kunt het inlezen ook weer terugdraaien.",
    ),
)


def write_sjabloon(archief: Archief, pad: Path) -> Path:
    """Write the template, complete or not at all. Raises UserError when it cannot be written."""
    try:
        write_workbook(build_sjabloon(), pad)
    except OSError as fout:
        raise UserError(NIET_GESCHREVEN, "pad") from fout
    with archief.write() as werk:
        werk.log("sjabloon opgeslagen")
    return pad


def build_sjabloon() -> Werkboek:
    """A sheet per table without any example, and the sheet Uitleg."""
    bladen = [
        Blad(BLADNAMEN[tabel], tuple(_column(doel) for doel in _shown(tabel)), ()) for tabel, _ in TABELLEN
    ]
    uitleg = Blad(
        "Uitleg",
        (Kolom("Blad", breedte=16), Kolom("Kolom", breedte=28), Kolom("Wat hoort erin?", breedte=90)),
        [*(("", kop, tekst) for kop, tekst in WENKEN), *_explain()],
    )
    return Werkboek("Sjabloon voor inlezen in Loonwaarde", (*bladen, uitleg))


def _shown(tabel: str) -> list[Doel]:
    return [doel for doel in DOELEN[tabel] if doel.sleutel not in WEGLATEN]


def _column(doel: Doel) -> Kolom:
    soort = Celsoort.DATUM if doel.veld.soort is Soort.DATUM else Celsoort.TEKST
    return Kolom(doel.label, soort, max(14, min(28, len(doel.label) + 4)))


def _explain() -> list[tuple[str, str, str]]:
    return [
        (BLADNAMEN[tabel], doel.label, describe(doel, tabel))
        for tabel, _ in TABELLEN
        for doel in _shown(tabel)
    ]


def describe(doel: Doel, tabel: str) -> str:
    """What goes in a column: kind, choices, unit, whether it is needed, and the explanation of the field."""
    veld = doel.veld
    delen = [_kind(veld)]
    if doel.sleutel in ONMISBAAR[tabel]:
        delen.append("Eén van deze is nodig: " + " of ".join(_label(s, tabel) for s in ONMISBAAR[tabel]))
    if is_reference(veld):
        delen.append("Een naam die nog niet bestaat, wordt aangemaakt")
    return ". ".join(filter(None, [*delen, veld.uitleg.rstrip(".")])) + "."


def _label(sleutel: str, tabel: str) -> str:
    return next(doel.label for doel in DOELEN[tabel] if doel.sleutel == sleutel)


def _kind(veld: Veld) -> str:
    if veld.soort is Soort.KEUZE:
        return "Kies uit: " + " · ".join(woorden for code, woorden in veld.keuzes if code)
    eenheid = f" ({veld.eenheid})" if veld.eenheid else ""
    return f"{SOORTEN.get(veld.soort, 'Tekst')}{eenheid}"
