"""What F1 says of a field: its own explanation, else that of the word it is called by, else what it takes."""

from app.services.gids.lezen import read_gids
from app.services.gids.zoeken import find_begrip
from app.services.velden import Soort, Veld

AANNAME = {
    Soort.DATUM: "Een datum: dag-maand-jaar, zoals 03-02-2026.",
    Soort.TIJD: "Een tijd, zoals 13:15.",
    Soort.DUUR: "Een duur in uren en minuten, zoals 9:45.",
    Soort.NOTITIE: "Vrije tekst, zo lang als nodig is. Geen medische gegevens.",
    Soort.MEERKEUZE: "Kies een of meer mogelijkheden.",
    Soort.JANEE: "Kies wat geldt.",
    Soort.VERWIJZING: "Typ een deel van de naam en kies uit de lijst.",
}


def explain_veld(veld: Veld) -> tuple[str, str]:
    """Explanation and source; there is always something to say."""
    if veld.uitleg:
        return veld.uitleg, veld.bron
    begrip = find_begrip(read_gids(), veld.label)
    if begrip is not None:
        return begrip.uitleg, begrip.bron
    return _describe(veld), veld.bron


def _describe(veld: Veld) -> str:
    if veld.soort in AANNAME:
        return AANNAME[veld.soort]
    if veld.soort is Soort.KEUZE:
        keuzes = [label for waarde, label in veld.keuzes if waarde]
        return f"Kies één van deze: {', '.join(keuzes).lower()}." if keuzes else "Kies uit de lijst."
    if veld.soort is Soort.TEKST and veld.patroon_uitleg:
        return veld.patroon_uitleg.partition(". ")[2]
    if veld.soort is Soort.TEKST:
        return f"Korte tekst, hoogstens {veld.maximum_lengte} tekens."
    eenheid = f" {veld.eenheid}" if veld.eenheid else ""
    return f"Een getal van {veld.minimum} tot en met {veld.maximum}{eenheid}."
