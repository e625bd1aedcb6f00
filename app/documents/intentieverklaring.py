"""The intentieverklaring: what the employer intends with this employee, signed by the employer."""

from dataclasses import dataclass
from datetime import date

from app.documents.handtekening import GEEN_CRYPTO, Handtekening, put_handtekening
from app.documents.papier import PageFrame, Papier, Properties
from app.documents.writing import LEEG, Exact, plain_text, write_date, write_hours

TITEL = "Intentieverklaring werkgever"
BETEKENIS = (
    "Een intentie is een voornemen. Deze verklaring is geen arbeidsovereenkomst en geeft geen recht op een "
    "nieuw contract."
)


@dataclass(frozen=True, slots=True)
class Intentieverklaring:
    """The whole paper. `voornemen` is a full sentence; hours are hours per week."""

    werkgever: str
    plaats: str
    vertegenwoordiger: str
    werknemer: str
    dossiernummer: str
    functie: str
    soort: str
    begin: date | None
    einde: date | None
    contracturen: Exact | None
    voornemen: str
    voorwaarden: str
    datum: date
    handtekening: Handtekening | None = None


def write_intentieverklaring(verklaring: Intentieverklaring) -> bytes:
    """Return the declaration as PDF bytes; the same input gives the same bytes."""
    papier = Papier()
    papier.titel(TITEL)
    papier.velden(
        (
            ("Werkgever", verklaring.werkgever or LEEG),
            ("Plaats", verklaring.plaats or LEEG),
            ("Vertegenwoordigd door", verklaring.vertegenwoordiger or LEEG),
            ("Werknemer", verklaring.werknemer or LEEG),
            ("Functie", verklaring.functie or LEEG),
            ("Soort plaatsing", verklaring.soort or LEEG),
            ("Contract", f"{write_date(verklaring.begin)} tot en met {write_date(verklaring.einde)}"),
            ("Uren", f"{write_hours(verklaring.contracturen)} per week"),
        ),
        140,
    )
    papier.kop("Wat de werkgever van plan is")
    papier.alinea(verklaring.voornemen or LEEG, "groot")
    if verklaring.voorwaarden.strip():
        papier.kop("Wat daarvoor nodig is", 2)
        papier.alinea(verklaring.voorwaarden, "groot")
    papier.alinea(BETEKENIS, "klein")
    papier.houd_bijeen(150)
    papier.kop("Ondertekening")
    papier.velden((("Datum", write_date(verklaring.datum)),), 140)
    put_handtekening(papier, "werkgever", verklaring.vertegenwoordiger, verklaring.handtekening)
    if verklaring.handtekening:
        papier.alinea(GEEN_CRYPTO, "klein")
    frame = PageFrame(footer=f"{TITEL} · dossier {verklaring.dossiernummer[:24]}")
    author = plain_text(verklaring.vertegenwoordiger)
    return papier.to_pdf(frame, Properties(TITEL, author, verklaring.datum))
