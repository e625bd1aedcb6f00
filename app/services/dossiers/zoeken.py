"""The search index and the one search field for everything."""

from collections.abc import Iterable

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.models import Kandidaat, Meting, Plaatsing, Werkgever
from app.models.search import fold, search_kandidaten, search_werkgevers
from app.services.archief import Archief
from app.services.change import Ref
from app.services.naam import MetNaam, format_lijstnaam
from app.services.records import Treffer

MEEGEZOCHT = {
    "kandidaat": {"achternaam", "voorvoegsel", "voorletters", "roepnaam", "dossiernummer"},
    "plaatsing": {"werkgever_id", "functie"},
    "meting": {"normfunctie"},
    "werkgever": {"naam", "plaats"},
}


def refresh_zoektekst(session: Session, ref: Ref, veld: str = "") -> None:
    """Bring the search text up to date after a change of `veld` (or of anything, when empty)."""
    if veld and veld not in MEEGEZOCHT.get(ref.soort, ()):
        return
    if ref.soort == "werkgever":
        werkgever = session.get_one(Werkgever, ref.id)
        werkgever.zoektekst = fold(f"{werkgever.naam} {werkgever.plaats}")
    for kandidaat in session.scalars(_affected(ref)):
        _index_kandidaat(session, kandidaat)


def make_zoektekst(delen: Iterable[str]) -> str:
    """The words of these texts, each once, as the index wants them."""
    return " ".join(dict.fromkeys(fold(" ".join(delen)).split()))


def make_sorteernaam(persoon: MetNaam) -> str:
    """By which a kandidaat stands in the list."""
    return fold(f"{persoon.achternaam} {persoon.roepnaam or persoon.voorletters}")[:300]


def search(archief: Archief, tekst: str, hoogstens: int = 12) -> tuple[Treffer, ...]:
    """Kandidaten and werkgevers that match all words: name, employer, dossier number, normfunctie."""
    with archief.read() as session:
        kandidaten = search_kandidaten(session, tekst, hoogstens)
        werkgevers = search_werkgevers(session, tekst, 4)
        return (
            *(_treffer(session.get_one(Kandidaat, nummer)) for nummer in kandidaten),
            *(_treffer_werkgever(session.get_one(Werkgever, nummer)) for nummer in werkgevers),
        )


def _affected(ref: Ref) -> Select[Kandidaat]:
    vraag = select(Kandidaat)
    if ref.soort == "kandidaat":
        return vraag.where(Kandidaat.id == ref.id)
    vraag = vraag.join(Plaatsing)
    if ref.soort == "plaatsing":
        return vraag.where(Plaatsing.id == ref.id)
    if ref.soort == "werkgever":
        return vraag.where(Plaatsing.werkgever_id == ref.id).distinct()
    return vraag.join(Meting).where(Meting.id == ref.id)


def _index_kandidaat(session: Session, kandidaat: Kandidaat) -> None:
    delen = [
        kandidaat.achternaam,
        kandidaat.voorvoegsel,
        kandidaat.voorletters,
        kandidaat.roepnaam,
        kandidaat.dossiernummer,
    ]
    for plaatsing in kandidaat.plaatsingen:
        delen += [plaatsing.functie, plaatsing.werkgever.naam if plaatsing.werkgever else ""]
        delen += [meting.normfunctie for meting in plaatsing.metingen]
    kandidaat.zoektekst = make_zoektekst(delen)
    kandidaat.sorteernaam = make_sorteernaam(kandidaat)


def _treffer(kandidaat: Kandidaat) -> Treffer:
    werkgever = next((p.werkgever.naam for p in reversed(kandidaat.plaatsingen) if p.werkgever), "")
    delen = [kandidaat.dossiernummer, werkgever]
    return Treffer("kandidaat", kandidaat.id, format_lijstnaam(kandidaat), " · ".join(filter(None, delen)))


def _treffer_werkgever(werkgever: Werkgever) -> Treffer:
    return Treffer(
        "werkgever", werkgever.id, werkgever.naam, " · ".join(filter(None, ["Werkgever", werkgever.plaats]))
    )
