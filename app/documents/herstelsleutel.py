"""One page with the recovery key of an archive."""

from dataclasses import dataclass
from datetime import date

from app.documents.papier import PageFrame, Papier, Properties
from app.documents.writing import write_date

GROUPS_PER_LINE = 4
TITEL = "Herstelsleutel"
UITLEG = (
    "Met deze sleutel opent u uw archief als u het wachtwoord kwijt bent. Zonder wachtwoord én zonder deze "
    "sleutel kan niemand het archief nog openen. Wij ook niet."
)
BEWAREN = (
    "Druk deze bladzijde af en leg haar op een veilige plek, bijvoorbeeld in een kluis of afgesloten lade.",
    "Bewaar haar niet bij de computer en niet op de computer. Verwijder dit bestand na het afdrukken.",
    "Maak geen foto van de sleutel en stuur haar niet per e-mail.",
    "Vertel één persoon die u vertrouwt waar de sleutel ligt.",
)
GEBRUIKEN = (
    "Start het programma en kies het archief.",
    "Typ de sleutel in het veld “Wachtwoord of herstelsleutel”. Hoofdletters, streepjes en spaties maken "
    "niet uit.",
    "Kies daarna een nieuw wachtwoord bij Instellingen, Archief.",
)


@dataclass(frozen=True, slots=True)
class Herstelsleutel:
    """`groepen`: the characters of the key in the groups in which they are typed; `archief`: its name."""

    archief: str
    datum: date
    groepen: tuple[str, ...]


def write_herstelsleutel(sleutel: Herstelsleutel) -> bytes:
    """Return the page as PDF bytes; the same input gives the same bytes."""
    papier = Papier()
    papier.titel(TITEL)
    papier.alinea(UITLEG, "inleiding")
    papier.velden((("Archief", sleutel.archief), ("Gemaakt op", write_date(sleutel.datum))), 90)
    papier.kop("De sleutel")
    for start in range(0, len(sleutel.groepen), GROUPS_PER_LINE):
        papier.alinea(" ".join(sleutel.groepen[start : start + GROUPS_PER_LINE]), "sleutel")
    papier.kop("Zo bewaart u de sleutel")
    papier.opsomming(BEWAREN)
    papier.kop("Zo gebruikt u de sleutel")
    papier.opsomming(GEBRUIKEN)
    return papier.to_pdf(PageFrame(footer=TITEL), Properties(TITEL, "Loonwaarde", sleutel.datum))
