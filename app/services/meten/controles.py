"""What stands between a concept and a definitive meting: the checks of the law and open fields."""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from app.loonwaarde import Bevinding, Ernst, HoofdtaakInvoer, MetingInvoer, ZienswijzeInvoer, controle
from app.services.meten.gezondheid import CODE, find_gezondheid
from app.services.meten.uitkomst import compute_uitkomst
from app.services.meten.uitkomst_records import Uitkomst
from app.services.meten.waarnemingen import spreiding
from app.services.records import HoofdtaakRecord, MetingRecord

BRON = "Controle van dit programma"
SCHERM = {
    "plaatsing.werkdagen_per_week": "meting.werkdagen_per_week",
    "plaatsing.contracturen": "meting.contracturen",
    "meting.deskundige": "meting.onafhankelijkheid",
}
"""Where the field of a finding stands on screen, when the law names it otherwise."""


def controle_of(record: MetingRecord, uitkomst: Uitkomst | None = None) -> tuple[Bevinding, ...]:
    """Every finding, those that block first; each code occurs once. Never raises.

    `reden_of` tells why a let-op point was passed.
    """
    if record.status != "concept":
        return ()
    uitkomst = uitkomst or compute_uitkomst(record)
    open_velden = [_open(plaats, melding) for plaats, melding in record.open_invoer if melding]
    bezet = {plaats for plaats, _ in record.open_invoer}
    wet = (_named(bevinding) for bevinding in controle(_invoer(record, uitkomst)))
    gevonden = [*open_velden, *(b for b in wet if b.plaats not in bezet)]
    gevonden += [*_refused(record, uitkomst, gevonden), *find_gezondheid(record)]
    uniek = {bevinding.code: bevinding for bevinding in gevonden}
    return tuple(sorted(uniek.values(), key=lambda bevinding: bevinding.ernst is Ernst.LET_OP))


def open_bevindingen(record: MetingRecord, bevindingen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
    """The findings that still stop the meting: all that block, and let-op points without a reason."""
    return tuple(b for b in bevindingen if b.ernst is Ernst.BLOKKEERT or not reden_of(record, b))


def reden_of(record: MetingRecord, bevinding: Bevinding) -> str:
    """Why a let-op point was passed; "" while it was not. The question on independence is such a reason."""
    gevraagd = bevinding.plaats == "meting.onafhankelijkheid" and not bevinding.code.startswith(CODE)
    eigen = record.onafhankelijkheid if gevraagd else ""
    return (record.afwegingen.get(bevinding.code, "") or eigen).strip()


def _invoer(record: MetingRecord, uitkomst: Uitkomst) -> MetingInvoer:
    return MetingInvoer(
        vandaag=record.vandaag,
        hoofdtaken=tuple(_taak(taak, record.verdeling == "aandeel") for taak in record.hoofdtaken),
        regulier=bool(record.regulier),
        werkdagen_per_week=record.werkdagen_per_week,
        contracturen=record.contracturen,
        voltijduren=record.voltijduren,
        normfunctie=record.normfunctie,
        uitgevoerde_functie=record.uitgevoerde_functie,
        datum_bezoek=record.datum_bezoek,
        datum_rapport=record.datum_rapport,
        zienswijzen=tuple(
            ZienswijzeInvoer(z.partij, z.keuze, z.tekst, z.dag, z.naam) for z in record.zienswijzen
        ),
        ontbrekend=record.ontbrekend,
        dubbeltelling_beantwoord=bool(record.dubbeltelling),
        meter_is_coach=record.meter_is_coach,
        onbevestigd=uitkomst.onbevestigd,
    )


def _taak(taak: HoofdtaakRecord, in_procenten: bool) -> HoofdtaakInvoer:
    toelichtingen = taak.toelichtingen
    return HoofdtaakInvoer(
        volgnr=taak.volgnr,
        omschrijving=taak.omschrijving,
        minuten_per_week=None if in_procenten else taak.minuten_per_week,
        aandeel=taak.aandeel if in_procenten else None,
        tempo=taak.tempo,
        kwaliteit=taak.kwaliteit,
        netto_werktijd=taak.netto_werktijd,
        toelichting_tempo=toelichtingen["tempo"],
        toelichting_kwaliteit=toelichtingen["kwaliteit"],
        toelichting_netto_werktijd=toelichtingen["netto_werktijd"],
        spreiding_tempo=spreiding(taak.waarnemingen, "tempo"),
        spreiding_kwaliteit=spreiding(taak.waarnemingen, "kwaliteit"),
        spreiding_netto_werktijd=spreiding(taak.waarnemingen, "netto_werktijd"),
    )


def _named(bevinding: Bevinding) -> Bevinding:
    """With a code that tells this finding from all others, and the field where it is mended."""
    plaats = SCHERM.get(bevinding.plaats, bevinding.plaats)
    merk = sha256(bevinding.tekst.encode()).hexdigest()[:8] if bevinding.code == "onbevestigd" else plaats
    return replace(bevinding, code=f"{bevinding.code}:{merk}", plaats=plaats)


def _open(plaats: str, melding: str) -> Bevinding:
    return Bevinding(
        f"open-invoer:{plaats}",
        Ernst.BLOKKEERT,
        melding,
        "Verbeter wat er staat, of maak het veld leeg.",
        BRON,
        plaats,
    )


def _refused(record: MetingRecord, uitkomst: Uitkomst, gevonden: list[Bevinding]) -> list[Bevinding]:
    """A loonwaarde or subsidy the law refuses, when no other finding tells why."""
    if any(bevinding.ernst is Ernst.BLOKKEERT for bevinding in gevonden):
        return []
    if uitkomst.loonwaarde is None:
        herstel = "Verbeter de taken tot er een loonwaarde is."
        return [Bevinding("geen-loonwaarde", Ernst.BLOKKEERT, uitkomst.melding, herstel, BRON, "hoofdtaken")]
    if uitkomst.subsidie is None and record.doel != "loondispensatie":
        herstel = "Kijk de gegevens na, of schrijf op waarom het rapport geen bedrag noemt."
        plaats = "plaatsing.ingangsdatum"
        return [Bevinding("geen-subsidie", Ernst.LET_OP, uitkomst.melding, herstel, BRON, plaats)]
    return []
