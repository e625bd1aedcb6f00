"""The concept for at the table and the explanation afterwards: the same meting in plain words.

The concept names no amounts. The explanation has a sheet for the employee (without amounts) and one for
the employer. A definitive one is made from what was frozen, so it stays what it was.
"""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy.orm import Session

from app.documents.uitleg import Alinea, Blad, Deel, Uitleg
from app.documents.writing import write_date, write_euro, write_percentage
from app.models import Meting
from app.services.archief import Archief
from app.services.change import Ref
from app.services.logboeken.bekeken import note_view
from app.services.meten.meting_lezen import meting_of
from app.services.meten.uitkomst import compute_uitkomst
from app.services.meten.uitkomst_records import Uitkomst
from app.services.naam import format_naam
from app.services.objecten import get_rij
from app.services.papier.rapportinhoud import gebruiker_of
from app.services.papier.uitlegwoorden import (
    DRIE_VRAGEN,
    NIET_OVER_U,
    WAT_IS_HET,
    describe_aandeel,
    describe_taak,
    shorten,
)
from app.services.records import MetingRecord

TITEL_CONCEPT = "Concept: dit is gemeten"
TITEL_UITLEG = "Uitleg bij de loonwaardemeting"
ZIENSWIJZE = (
    "Klopt dit? Werknemer en werkgever mogen allebei zeggen wat zij ervan vinden, voordat het rapport klaar "
    "is. Dat heet een zienswijze. Akkoord mag, een eigen tekst mag, en niets zeggen mag ook. Wat wordt "
    "gezegd, komt in het rapport."
)
TEKENEN = (
    "Een handtekening onder de zienswijze betekent: dit zijn mijn woorden. Het betekent niet dat iemand het "
    "met de uitkomst eens moet zijn. Tekenen op het scherm is geen digitale handtekening met een certificaat."
)
REGULIER = "{wie} doet het werk zoals een gemiddelde werknemer. De loonwaarde is daarom 100 %."
LOON = (
    "Uw loon wordt door deze meting niet lager. U krijgt minstens het wettelijk minimumloon voor uw "
    "leeftijd, of het loon dat in de cao staat. De gemeente kan een deel daarvan aan de werkgever betalen."
)
LOON_DISPENSATIE = (
    "Deze meting is voor loondispensatie (Wajong). UWV beslist wat dit voor uw loon en uw uitkering "
    "betekent. U krijgt daarover een brief van UWV."
)
ONEENS = (
    "Eerst kunt u het zeggen tegen de loonwaardedeskundige. {wie} neemt daarna een beslissing en "
    "stuurt een brief. In die brief staat hoe u bezwaar kunt maken, en tot welke dag."
)


@dataclass(frozen=True, slots=True)
class _Gemeten:
    """All the words rest on; names as they were when the report was frozen."""

    record: MetingRecord
    uitkomst: Uitkomst
    naam: str
    roepnaam: str
    werkgever: str
    deskundige: str
    telefoon: str
    dag_rapport: date | None

    @property
    def loonwaarde(self) -> str:
        """ "59 %", or that it is not known yet."""
        waarde = self.uitkomst.loonwaarde
        return f"{waarde.percentage} %" if waarde else "nog niet bekend"


def show_concept(archief: Archief, meting_id: int) -> Uitleg:
    """As `read_concept`; that it was shown is logged."""
    note_view(archief, "concept getoond", Ref("meting", meting_id))
    return read_concept(archief, meting_id)


def read_concept(archief: Archief, meting_id: int) -> Uitleg:
    """What was measured, in words that can be shown at the table."""
    with archief.read() as session:
        return _concept(_read(session, meting_id, archief))


def read_uitleg(archief: Archief, meting_id: int) -> Uitleg:
    """A sheet for the employee and one for the employer."""
    with archief.read() as session:
        return _uitleg(_read(session, meting_id, archief))


def _read(session: Session, meting_id: int, archief: Archief) -> _Gemeten:
    rij: Meting = get_rij(session, Ref("meting", meting_id))
    record = meting_of(session, meting_id, archief.vandaag, archief.gebruiker)
    namen = json.loads(rij.rapport.invoer) if rij.rapport else _live(session, rij)
    kandidaat = namen["kandidaat"]
    return _Gemeten(
        record,
        compute_uitkomst(record),
        naam=_name(kandidaat),
        roepnaam=kandidaat["roepnaam"] or _name(kandidaat),
        werkgever=namen["werkgever"]["naam"],
        deskundige=namen["deskundige"]["naam"],
        telefoon=namen["deskundige"]["telefoon"],
        dag_rapport=rij.datum_rapport,
    )


def _live(session: Session, rij: Meting) -> dict[str, Any]:
    kandidaat, werkgever, deskundige = rij.plaatsing.kandidaat, rij.plaatsing.werkgever, gebruiker_of(session)
    return {
        "kandidaat": {"naam": format_naam(kandidaat), "roepnaam": kandidaat.roepnaam},
        "werkgever": {"naam": werkgever.naam if werkgever else ""},
        "deskundige": {"naam": deskundige.naam, "telefoon": deskundige.telefoon},
    }


def _name(kandidaat: dict[str, Any]) -> str:
    if "naam" in kandidaat:
        return str(kandidaat["naam"])
    delen = (
        kandidaat["roepnaam"] or kandidaat["voorletters"],
        kandidaat["voorvoegsel"],
        kandidaat["achternaam"],
    )
    return " ".join(filter(None, delen))


def _concept(gemeten: _Gemeten) -> Uitleg:
    record, wie = gemeten.record, gemeten.roepnaam
    taken = () if record.regulier else _taakdelen(gemeten, wie)
    betekenis = (Alinea(f"De loonwaarde is {gemeten.loonwaarde}."), *_betekenis(gemeten, wie))
    delen = (
        Deel("Wat is een loonwaardemeting?", (Alinea(WAT_IS_HET), Alinea(DRIE_VRAGEN))),
        Deel("Waarmee is vergeleken?", (Alinea(_vergeleken(record)),)),
        *taken,
        Deel("Wat betekent dit?", betekenis),
        Deel("Wat vindt u ervan?", (Alinea(ZIENSWIJZE), Alinea(TEKENEN))),
    )
    partijen = (f"Werknemer: {gemeten.naam}", f"Werkgever: {gemeten.werkgever or '–'}")
    blad = Blad(f"{gemeten.naam} bij {gemeten.werkgever or 'de werkgever'}", delen, partijen)
    inleiding = f"{_bezoek(record)} Dit is een concept: er kan nog iets veranderen."
    return _paper(gemeten, TITEL_CONCEPT, inleiding, (blad,), "CONCEPT")


def _uitleg(gemeten: _Gemeten) -> Uitleg:
    stempel = {"concept": "CONCEPT", "vervangen": "VERVANGEN"}.get(gemeten.record.status, "")
    inleiding = f"{_bezoek(gemeten.record)} Op deze bladzijde staat het voor de werknemer, op de volgende "
    inleiding += "voor de werkgever. Het rapport zelf blijft de geldende tekst."
    bladen = (_for_werknemer(gemeten), _for_werkgever(gemeten))
    return _paper(gemeten, TITEL_UITLEG, inleiding, bladen, stempel)


def _paper(gemeten: _Gemeten, titel: str, inleiding: str, bladen: tuple[Blad, ...], stempel: str) -> Uitleg:
    voet = f"{titel} · versie {gemeten.record.versie}"
    if gemeten.record.rapport_hash:
        voet += f" · controlegetal {gemeten.record.rapport_hash[:16]}"
    return Uitleg(titel, inleiding, bladen, voet, stempel, gemeten.deskundige, gemeten.dag_rapport)


def _for_werknemer(gemeten: _Gemeten) -> Blad:
    dispensatie = gemeten.record.doel == "loondispensatie"
    delen = [
        Deel("Uw loonwaarde", (Alinea(f"Uw loonwaarde is {gemeten.loonwaarde}."), Alinea(WAT_IS_HET))),
        _table(gemeten),
        Deel(
            "Wat betekent dit voor u?",
            (
                Alinea(LOON_DISPENSATIE if dispensatie else LOON),
                Alinea(NIET_OVER_U.format(wie="u", bent="bent")),
                *_contact(gemeten),
            ),
        ),
        Deel("Bent u het er niet mee eens?", (Alinea(_oneens(gemeten)),)),
    ]
    return Blad(f"Voor de werknemer: {shorten(gemeten.naam)}", tuple(delen))


def _for_werkgever(gemeten: _Gemeten) -> Blad:
    wie = shorten(gemeten.naam)
    delen = (
        Deel(
            "De loonwaarde",
            (
                Alinea(f"De loonwaarde van {wie} is {gemeten.loonwaarde}. {_vergeleken(gemeten.record)}"),
                Alinea(NIET_OVER_U.format(wie="uw werknemer", bent="is")),
            ),
        ),
        Deel("Wat betekent dit voor u?", _geld(gemeten)),
        Deel(
            "Wat moet u doorgeven?",
            (
                Alinea(
                    "Geef het door aan de gemeente als het contract, de uren of het werk verandert, of als "
                    "uw werknemer stopt. De subsidie kan dan veranderen."
                ),
                *_contact(gemeten),
            ),
        ),
        Deel("Bent u het er niet mee eens?", (Alinea(_oneens(gemeten)),)),
    )
    return Blad(f"Voor de werkgever: {shorten(gemeten.werkgever) or '–'}", delen)


def _geld(gemeten: _Gemeten) -> tuple[Alinea, ...]:
    subsidie = gemeten.uitkomst.subsidie
    if gemeten.record.doel == "loondispensatie":
        return (Alinea("Deze meting is voor loondispensatie (Wajong). UWV beslist daarover en schrijft u."),)
    if subsidie is None:
        return (Alinea("Er is geen bedrag aan loonkostensubsidie berekend."),)
    alineas = [
        Alinea(
            f"Volgens deze meting is de loonkostensubsidie {_euro(subsidie.totaal)} per maand. "
            f"Daarin zit {_euro(subsidie.werkgeverslasten)} voor werkgeverslasten. Peildatum: "
            f"{write_date(subsidie.peildatum)}."
        ),
        Alinea(
            "De gemeente beslist. Dat doet zij binnen vijf weken nadat de loonwaarde is vastgesteld. U "
            "betaalt uw werknemer het gewone loon. Elk jaar op 1 januari wordt het bedrag opnieuw berekend.",
        ),
    ]
    if subsidie.plafond:
        alineas.append(Alinea("Het bedrag is begrensd: het kan niet hoger zijn dan 70 % van de loonkosten."))
    if subsidie.onbevestigd:
        alineas.append(Alinea("Een wettelijk bedrag in deze berekening is nog niet bevestigd.", "Let op:"))
    return tuple(alineas)


def _euro(bedrag: Decimal) -> str:
    """An amount that no line parts from its sign."""
    return write_euro(bedrag).replace(" ", "\u00a0")


def _taakdelen(gemeten: _Gemeten, wie: str) -> tuple[Deel, ...]:
    delen = []
    for taak, aandeel in zip(gemeten.record.hoofdtaken, aandelen_of(gemeten.record), strict=True):
        minuten = None if gemeten.record.verdeling == "aandeel" else taak.minuten_per_week
        kop = f"Taak {taak.volgnr}: {taak.omschrijving or 'nog zonder naam'}"
        delen.append(Deel(kop, (Alinea(describe_aandeel(aandeel, minuten)), *describe_taak(wie, taak))))
    return tuple(delen) or (Deel("De taken", (Alinea("Er zijn nog geen taken gemeten."),)),)


def _table(gemeten: _Gemeten) -> Deel:
    record = gemeten.record
    if record.regulier or not record.hoofdtaken:
        return Deel("Uw taken", (Alinea(REGULIER.format(wie="U")),))
    rijen = [
        (
            shorten(taak.omschrijving, 45),
            write_percentage(aandeel),
            write_percentage(taak.tempo),
            write_percentage(taak.kwaliteit),
            write_percentage(taak.netto_werktijd),
        )
        for taak, aandeel in zip(record.hoofdtaken, aandelen_of(record), strict=True)
    ]
    kop = ("Taak", "Deel van uw tijd", "Tempo", "Kwaliteit", "Netto werktijd")
    return Deel("Uw taken", (Alinea(DRIE_VRAGEN),), (kop, *rijen))


def aandelen_of(record: MetingRecord) -> list[Fraction | None]:
    """The share of each hoofdtaak in percent, as far as it is known."""
    if record.verdeling == "aandeel":
        return [None if taak.aandeel is None else Fraction(taak.aandeel) for taak in record.hoofdtaken]
    samen = sum(taak.minuten_per_week or 0 for taak in record.hoofdtaken)
    return [
        Fraction(100 * taak.minuten_per_week, samen) if taak.minuten_per_week else None
        for taak in record.hoofdtaken
    ]


def _vergeleken(record: MetingRecord) -> str:
    functie = shorten(record.normfunctie, 120)
    return f"Er is vergeleken met de functie {functie}." if functie else "De functie is nog niet gekozen."


def _bezoek(record: MetingRecord) -> str:
    dag = record.datum_bezoek
    return f"Bezoek op {write_date(dag)}." if dag else "De dag van het bezoek is nog niet ingevuld."


def _betekenis(gemeten: _Gemeten, wie: str) -> tuple[Alinea, ...]:
    if gemeten.record.regulier:
        return (Alinea(REGULIER.format(wie=wie)),)
    waarde = gemeten.uitkomst.loonwaarde
    if waarde is None:
        return (Alinea("Nog niet alles is ingevuld. Daarom is er nog geen percentage."),)
    uitleg = (
        f"Een gemiddelde werknemer doet 100 % van het werk. {wie} doet nu {waarde.percentage} % daarvan, "
        "alle taken samen."
    )
    return Alinea(uitleg), Alinea(NIET_OVER_U.format(wie=wie, bent="is"))


def _contact(gemeten: _Gemeten) -> tuple[Alinea, ...]:
    contact = f"Vragen? Bel {gemeten.deskundige}" + (f", {gemeten.telefoon}." if gemeten.telefoon else ".")
    return (Alinea(contact),) if gemeten.deskundige else ()


def _oneens(gemeten: _Gemeten) -> str:
    return ONEENS.format(wie="UWV" if gemeten.record.doel == "loondispensatie" else "De gemeente")
