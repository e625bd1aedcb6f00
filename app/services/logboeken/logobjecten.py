"""What an entry of the log is about: whose dossier, in plain words, and where it can be opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from app.models import Gemeente, Kandidaat, Werkgever
from app.models.logboek import Logregel
from app.services.change import Ref
from app.services.lineage import OUDERS, TABELLEN
from app.services.naam import format_lijstnaam

SOORTEN = {
    "": "Archief",
    "aanvulling": "Aanvulling op contact",
    "afspraak": "Afspraak",
    "afweging": "Afweging",
    "coachtraject": "Coachtraject",
    "contact_doel": "Voortgang",
    "contactmoment": "Contact",
    "contactpersoon": "Contactpersoon",
    "deelnemer": "Kandidaat bij bezoek",
    "doel": "Doel",
    "eerdere_loonwaarde": "Eerdere loonwaarde",
    "evaluatie": "Evaluatie van de begeleiding",
    "export": "Exportbestand",
    "gebruiker": "Profiel",
    "gemeente": "Gemeente",
    "handtekening": "Handtekening",
    "hoofdtaak": "Hoofdtaak",
    "inlezing": "Inlezing",
    "kandidaat": "Dossier",
    "medisch_woord": "Woord over gezondheid",
    "meetronde": "Telronde",
    "meting": "Meting",
    "normfunctie": "Normfunctie",
    "normtaak": "Normtaak",
    "peildatumkeuze": "Keuze van een peildatum",
    "plaatsing": "Plaatsing",
    "signaalinstelling": "Instelling van signalen",
    "regime": "Regime",
    "stageovergang": "Stage naar plaatsing",
    "stuk": "Getekend stuk",
    "subsidie": "Subsidie",
    "uitstel": "Uitstel",
    "urenafspraak": "Contracturen",
    "vaardigheden": "Werknemersvaardigheden",
    "waarneming": "Waarneming",
    "werkgever": "Werkgever",
    "werkwijziging": "Wijziging werkstructuur",
    "wettelijk_bedrag": "Wettelijk bedrag",
    "zienswijze": "Zienswijze",
}
TE_OPENEN = ("meting", "kandidaat", "werkgever", "gemeente", "gebruiker")


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """An object in words, and the nearest thing that a screen can show; None when it is gone."""

    tekst: str
    openen: Ref | None


def about(kandidaten: Sequence[int]) -> ColumnElement[bool]:
    """Which entries are about these kandidaten and all that is in their dossiers."""
    return or_(
        *(
            (Logregel.soort == soort) & Logregel.object_id.in_(_numbers(soort, kandidaten))
            for soort in TABELLEN
            if _root(soort) == "kandidaat"
        )
    )


def describe(session: Session, refs: Iterable[Ref], *, met_naam: bool) -> dict[Ref, Onderwerp]:
    """Each object in words: "Meting 3 · Terpstra, J.", or with the dossier number instead of the name."""
    paden = {
        ref: pad
        for soort, nummers in _by_kind(refs).items()
        for ref, pad in _climb(session, soort, nummers).items()
    }
    namen = _names(session, {pad[-1] for pad in paden.values() if pad}, met_naam)
    return {ref: _describe(ref, pad, namen) for ref, pad in paden.items()}


def _numbers(soort: str, kandidaten: Sequence[int]) -> Select[Any]:
    tabel: Any = TABELLEN[soort]
    if soort == "kandidaat":
        return select(tabel.id).where(tabel.id.in_(kandidaten))
    kolom, ouder = OUDERS[soort]
    return select(tabel.id).where(getattr(tabel, kolom).in_(_numbers(ouder, kandidaten)))


def _root(soort: str) -> str:
    while soort in OUDERS:
        _, soort = OUDERS[soort]
    return soort


def _by_kind(refs: Iterable[Ref]) -> dict[str, set[int]]:
    nummers: dict[str, set[int]] = {}
    for ref in refs:
        nummers.setdefault(ref.soort, set()).add(ref.id)
    return nummers


def _climb(session: Session, soort: str, nummers: set[int]) -> dict[Ref, list[Ref]]:
    """From each object to what it belongs to, itself first; an empty list for what is gone."""
    paden: dict[Ref, list[Ref]] = {Ref(soort, nummer): [] for nummer in nummers}
    hier = {nummer: nummer for nummer in nummers}
    trede = soort
    while trede in TABELLEN:
        boven = _step_up(session, trede, set(hier.values()))
        hier = {begin: nummer for begin, nummer in hier.items() if nummer in boven}
        for begin, nummer in hier.items():
            paden[Ref(soort, begin)].append(Ref(trede, nummer))
        hier = {begin: boven[nummer] for begin, nummer in hier.items()}
        trede = OUDERS[trede][1] if trede in OUDERS else ""
    return paden


def _step_up(session: Session, soort: str, nummers: set[int]) -> dict[int, int]:
    """The number of the parent of each object that exists; its own number at the top."""
    tabel: Any = TABELLEN[soort]
    kolom = getattr(tabel, OUDERS[soort][0]) if soort in OUDERS else tabel.id
    vraag = select(tabel.id, kolom).where(tabel.id.in_(nummers))
    return {rij[0]: rij[1] for rij in session.execute(vraag)}


def _names(session: Session, toppen: set[Ref], met_naam: bool) -> dict[Ref, str]:
    namen: dict[Ref, str] = {}
    for soort, nummers in _by_kind(toppen).items():
        if soort == "kandidaat":
            for persoon in session.scalars(select(Kandidaat).where(Kandidaat.id.in_(nummers))):
                dossier = persoon.dossiernummer and f"dossier {persoon.dossiernummer}"
                namen[Ref(soort, persoon.id)] = format_lijstnaam(persoon) if met_naam else dossier
        elif soort in ("werkgever", "gemeente"):
            tabel: Any = {"werkgever": Werkgever, "gemeente": Gemeente}[soort]
            for nummer, naam in session.execute(select(tabel.id, tabel.naam).where(tabel.id.in_(nummers))):
                namen[Ref(soort, nummer)] = naam
    return namen


def _describe(ref: Ref, pad: list[Ref], namen: dict[Ref, str]) -> Onderwerp:
    soort = SOORTEN.get(ref.soort, ref.soort.capitalize())
    if not pad:
        return Onderwerp(f"{soort} {ref.id} (verwijderd)", None)
    kop = soort if ref.soort in ("gebruiker", "kandidaat", "gemeente", "werkgever") else f"{soort} {ref.id}"
    naam = namen.get(pad[-1], "")
    openen = next((deel for deel in pad if deel.soort in TE_OPENEN), None)
    return Onderwerp(" · ".join(filter(None, [kop, naam])), openen)
