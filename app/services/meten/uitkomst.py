"""What a meting comes to: loonwaarde, subsidie, what is lacking; and what would change it."""

from datetime import date
from decimal import Decimal

from app.loonwaarde import (
    Hoofdtaak,
    Loonwaarde,
    LoonwaardeFout,
    Route,
    Subsidie,
    SubsidieInvoer,
    compute_loonwaarde,
    compute_subsidie,
    peildatum_for,
)
from app.services.meten.uitkomst_records import Uitkomst
from app.services.records import Gevoeligheid, HoofdtaakRecord, MetingRecord

STAP = 10
HOOGST = Decimal(100)
FACTOREN = {"tempo": "het tempo", "kwaliteit": "de kwaliteit", "netto_werktijd": "de netto werktijd"}
LOONDISPENSATIE = "Bij loondispensatie hoort geen loonkostensubsidie; UWV gebruikt het percentage."


def compute_uitkomst(record: MetingRecord) -> Uitkomst:
    """The outcome as far as it can be known; a definitive one comes from its receipt. Never raises.

    Loonwaarde in whole percent, subsidy in euro per month. A measured loonwaarde counts under
    Participatiewet art. 10d lid 4, also when the subsidy began with the forfait of lid 5.
    """
    if record.bewaard is not None:
        return record.bewaard
    melding = _missing(record)
    if melding:
        return Uitkomst(melding=melding, peildatum=peildatum_of(record))
    try:
        loonwaarde = _compute(record, hoofdtaken_of(record))
    except LoonwaardeFout as fout:
        return Uitkomst(melding=_sentence(fout), peildatum=peildatum_of(record))
    subsidie, melding = _subsidie(record, loonwaarde.percentage)
    return Uitkomst(
        loonwaarde=loonwaarde,
        prestaties=loonwaarde.getoond.teksten,
        subsidie=subsidie,
        melding=melding,
        peildatum=peildatum_of(record),
        verschil=loonwaarde.percentage - record.vorige.loonwaarde if record.vorige else None,
    )


def compute_gevoeligheid(record: MetingRecord, uitkomst: Uitkomst) -> tuple[Gevoeligheid, ...]:
    """Ten points more in one factor of one hoofdtaak, at most to 100; a factor that is full is left out.

    Empty when the loonwaarde is not known, frozen, or does not rest on hoofdtaken.
    """
    nu, subsidie = uitkomst.loonwaarde, uitkomst.subsidie
    if not isinstance(nu, Loonwaarde):
        return ()
    taken = hoofdtaken_of(record)
    bedragen = {} if subsidie is None else {nu.percentage: subsidie.totaal}
    gevonden = []
    for plek, taak in enumerate(taken):
        for factor in FACTOREN:
            score: Decimal = getattr(taak, factor)
            if score >= HOOGST:
                continue
            anders = nu.percentage_with(plek + 1, factor, min(score + STAP, HOOGST))
            if subsidie and anders not in bedragen:
                bedragen[anders] = compute_subsidie(_invoer(record, anders), record.bedragen).totaal
            bedrag = bedragen[anders] - subsidie.totaal if subsidie else None
            gevonden.append(Gevoeligheid(plek + 1, factor, anders - nu.percentage, bedrag))
    return tuple(gevonden)


def peildatum_of(record: MetingRecord) -> date | None:
    """The day whose amounts count: the start, afterwards the 1 January before the report.

    Participatiewet art. 10d lid 7. None while the start is unknown.
    """
    start = record.ingangsdatum
    if start is None:
        return None
    return peildatum_for(start, max(start, record.datum_rapport or record.vandaag))


def first_day(record: MetingRecord) -> date | None:
    """The day from which this loonwaarde counts, as far as the amounts of its peildatum go.

    Under lid 4 the first counts from the start; a later one, and each after a forfait, from its report.
    None while the start is unknown.
    """
    peildatum = peildatum_of(record)
    if peildatum is None or (record.route != "lid5" and record.vorige is None):
        return peildatum
    return max(peildatum, record.datum_rapport or record.vandaag)


def hoofdtaken_of(record: MetingRecord) -> list[Hoofdtaak]:
    """The hoofdtaken as the law reads them; every score must be filled in.

    None for a reguliere arbeidsprestatie, which is 100 percent whatever the tasks say or still lack.
    """
    if record.regulier:
        return []
    return [_hoofdtaak(taak, record.verdeling == "aandeel") for taak in record.hoofdtaken]


def _hoofdtaak(taak: HoofdtaakRecord, in_procenten: bool) -> Hoofdtaak:
    assert taak.tempo is not None and taak.kwaliteit is not None and taak.netto_werktijd is not None
    return Hoofdtaak(
        taak.tempo,
        taak.kwaliteit,
        taak.netto_werktijd,
        aandeel=taak.aandeel if in_procenten else None,
        minuten_per_week=None if in_procenten else taak.minuten_per_week,
        omschrijving=taak.omschrijving,
    )


def _compute(record: MetingRecord, hoofdtaken: list[Hoofdtaak]) -> Loonwaarde:
    dagen = None if record.verdeling == "aandeel" else record.werkdagen_per_week
    return compute_loonwaarde(hoofdtaken, dagen, regulier=bool(record.regulier))


def _missing(record: MetingRecord) -> str:
    """What the loonwaarde still needs; "" when nothing."""
    if record.regulier:
        return ""
    if not record.hoofdtaken:
        return "Voeg een hoofdtaak toe; dan rekent het programma mee."
    in_procenten = record.verdeling == "aandeel"
    for taak in record.hoofdtaken:
        if (taak.aandeel if in_procenten else taak.minuten_per_week) is None:
            wat = "het aandeel" if in_procenten else "de tijd per week"
            return f"Vul bij taak {taak.volgnr} {wat} in."
    if not in_procenten and record.werkdagen_per_week is None:
        return "Vul de werkdagen per week in."
    for taak in record.hoofdtaken:
        for factor, naam in FACTOREN.items():
            if getattr(taak, factor) is None:
                return f"Vul bij taak {taak.volgnr} {naam} in."
    return ""


def _subsidie(record: MetingRecord, loonwaarde: int) -> tuple[Subsidie | None, str]:
    if record.doel == "loondispensatie":
        return None, LOONDISPENSATIE
    melding = _missing_subsidie(record)
    if melding:
        return None, melding
    try:
        return compute_subsidie(_invoer(record, loonwaarde), record.bedragen), ""
    except LoonwaardeFout as fout:
        return None, _sentence(fout)


def _missing_subsidie(record: MetingRecord) -> str:
    nodig = (
        (record.ingangsdatum, "Vul bij de plaatsing de ingangsdatum van de subsidie in"),
        (record.geboortedatum, "Vul bij de kandidaat de geboortedatum in"),
        (record.contracturen, "Vul de contracturen in"),
        (record.voltijduren, "Vul de voltijduren in"),
    )
    tekst = next((tekst for waarde, tekst in nodig if waarde is None), "")
    return f"{tekst}; dan ziet u de subsidie." if tekst else ""


def _invoer(record: MetingRecord, loonwaarde: int) -> SubsidieInvoer:
    peildatum = peildatum_of(record)
    assert peildatum and record.geboortedatum and record.contracturen is not None
    assert record.voltijduren is not None
    return SubsidieInvoer(
        peildatum,
        record.geboortedatum,
        Route.LID4,
        record.contracturen,
        record.voltijduren,
        loonwaarde,
        vakantiebijslag=record.vakantiebijslag,
        leeftijdsdatum=first_day(record),
    )


def _sentence(fout: LoonwaardeFout) -> str:
    tekst = str(fout)
    return tekst[:1].upper() + tekst[1:]
