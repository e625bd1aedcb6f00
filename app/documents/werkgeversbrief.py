"""The letter to one employer about the subsidies from 1 January, in plain words, as a tagged PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.documents.papier import PageFrame, Papier, Properties
from app.documents.writing import LEEG, plain_text, write_date, write_euro

TITEL = "Uw loonkostensubsidie in {jaar}"
INLEIDING = (
    "U krijgt loonkostensubsidie voor {wie}. Op 1 januari verandert het minimumloon. Daarom is het bedrag "
    "opnieuw berekend."
)
BESLUIT = (
    "Dit is een berekening. De gemeente neemt het besluit en betaalt het bedrag. Is het besluit anders dan "
    "deze brief, dan geldt het besluit."
)
UITLEG = (
    "De gemeente kijkt hoeveel het werk waard is, in procenten van het minimumloon: dat heet "
    "de loonwaarde. Het verschil met het minimumloon krijgt u als subsidie, met een vergoeding voor uw "
    "werkgeverslasten. Betaalt u meer dan het minimumloon, dan verandert de subsidie niet. Op 1 juli blijft "
    "het bedrag gelijk."
)
DOEN = (
    "U hoeft niets te doen. Veranderen de uren, het contract of het werk? Geef dat dan meteen door. Dan "
    "wordt het bedrag opnieuw berekend."
)
ONBEVESTIGD = (
    "De vergoeding voor werkgeverslasten is nog niet bevestigd door het Rijk. Het bedrag kan daardoor nog "
    "iets veranderen."
)


@dataclass(frozen=True, slots=True)
class BriefRegel:
    """One employee; euro per month with employer costs, None while no amount is known."""

    werknemer: str
    oud: Decimal | None
    nieuw: Decimal | None
    waarom: str
    tot: date | None
    bijzonder: str


@dataclass(frozen=True, slots=True)
class Werkgeversbrief:
    """The whole letter."""

    werkgever: str
    plaats: str
    contactpersoon: str
    dag: date
    afzender: str
    organisatie: str
    telefoon: str
    email: str
    gemaakt_op: date
    programmaversie: str
    onbevestigd: bool
    regels: tuple[BriefRegel, ...]


def write_werkgeversbrief(brief: Werkgeversbrief) -> bytes:
    """Return the letter as PDF bytes; the same input gives the same bytes."""
    titel = TITEL.format(jaar=brief.dag.year)
    papier = Papier()
    papier.titel(titel)
    papier.velden(
        (
            ("Aan", ", ".join(filter(None, (brief.werkgever, brief.plaats))) or LEEG),
            *((("Ter attentie van", brief.contactpersoon),) if brief.contactpersoon else ()),
            ("Datum", write_date(brief.gemaakt_op)),
        ),
        110,
    )
    aantal = len(brief.regels)
    wie = "één werknemer" if aantal == 1 else f"{aantal} werknemers"
    papier.alinea(INLEIDING.format(wie=wie), "groot")
    papier.kop("Wat verandert er?")
    _put_regels(papier, brief.regels, brief.dag)
    papier.alinea("De bedragen zijn per maand, met de vergoeding voor werkgeverslasten.", "klein")
    if brief.onbevestigd:
        papier.alinea(ONBEVESTIGD, "waarschuwing")
    papier.alinea(BESLUIT, "groot")
    papier.kop("Hoe is het berekend?")
    papier.alinea(UITLEG, "groot")
    papier.kop("Wat moet u doen?")
    papier.alinea(DOEN, "groot")
    _put_afzender(papier, brief)
    footer = f"{titel} · Loonwaarde {brief.programmaversie}"
    eigenschappen = Properties(titel, plain_text(brief.afzender), brief.gemaakt_op)
    return papier.to_pdf(PageFrame(footer=footer[:90]), eigenschappen)


def _put_regels(papier: Papier, regels: Sequence[BriefRegel], dag: date) -> None:
    koppen = ("Werknemer", "Tot en met 31 december", f"Vanaf {write_date(dag)}", "Waarom anders")
    rijen = [
        (regel.werknemer, write_euro(regel.oud), write_euro(regel.nieuw), regel.waarom or LEEG)
        for regel in regels
    ]
    papier.tabel(koppen, rijen, (28, 19, 19, 34), " rr")
    for regel in regels:
        delen = [f"het contract loopt tot en met {write_date(regel.tot)}"] if regel.tot else []
        delen += [regel.bijzonder] if regel.bijzonder else []
        if delen:
            papier.alinea(f"{'; '.join(delen)}.", "groot", f"{regel.werknemer}:")


def _put_afzender(papier: Papier, brief: Werkgeversbrief) -> None:
    wie = ", ".join(filter(None, (brief.afzender, brief.organisatie, brief.telefoon, brief.email)))
    papier.alinea(f"Bel of mail gerust: {wie or LEEG}.", "groot", "Vragen?")
