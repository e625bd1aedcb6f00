"""The evaluation of the coaching by employee or employer: to print, or to fill in on screen.

No name stands on the form; it is known by the number of the traject.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.documents.papier import Invulveld, PageFrame, Papier, Properties
from app.documents.press import PRESS
from app.documents.writing import write_date

TITEL = "Evaluatie van de begeleiding"
MERK = "evaluatie"
DELEN = 4  # of the name of a field: mark, party, number of the traject, question
SCHAAL = "Geef een cijfer van 1 (helemaal niet) tot en met 5 (heel goed)."
PRIVACY = "Schrijf geen gegevens over gezondheid op. Die hebben wij niet nodig."
CIJFER_BREED, LANGSTE = 60, 2_000

Vragen = tuple[tuple[str, str], ...]
CIJFERS: dict[str, Vragen] = {
    "werknemer": (
        ("doelen", "De begeleiding ging over wat ik wilde leren."),
        ("bereikbaar", "Mijn jobcoach was er als ik vragen had."),
        ("uitleg", "Mijn jobcoach legde dingen duidelijk uit."),
        ("werk", "Door de begeleiding gaat het werk beter."),
        ("afspraken", "Wij hielden ons aan de afspraken."),
    ),
    "werkgever": (
        ("doelen", "De begeleiding paste bij wat op de werkplek nodig was."),
        ("bereikbaar", "De jobcoach was goed bereikbaar en reageerde snel."),
        ("overdracht", "Wij weten nu zelf beter hoe wij onze werknemer begeleiden."),
        ("werk", "Door de begeleiding gaat het werk beter."),
        ("afspraken", "Afspraken en uren waren duidelijk."),
    ),
}
OPEN: dict[str, Vragen] = {
    "werknemer": (
        ("goed", "Wat ging goed?"),
        ("beter", "Wat kan beter?"),
        ("verder", "Wat wilt u nog leren?"),
    ),
    "werkgever": (
        ("goed", "Wat ging goed?"),
        ("beter", "Wat kan beter?"),
        ("verder", "Wat is nodig om de werknemer aan het werk te houden?"),
    ),
}


@dataclass(frozen=True, slots=True)
class Evaluatie:
    """One form; `partij` is werknemer or werkgever, `kenmerk` the number of the traject."""

    partij: str
    kenmerk: str
    van: date | None
    tot: date | None


def write_evaluatie(evaluatie: Evaluatie) -> bytes:
    """Return the form as a PDF with fields; the same input gives the same bytes."""
    titel = f"{TITEL} door de {evaluatie.partij}"
    papier = Papier()
    papier.titel(titel)
    papier.alinea(
        f"Deze vragen gaan over de begeleiding van {write_date(evaluatie.van)} tot en met "
        f"{write_date(evaluatie.tot)}. Invullen duurt ongeveer vijf minuten en is niet verplicht.",
        "groot",
    )
    papier.alinea(PRIVACY, "groot")
    papier.kop("Hoe tevreden bent u?")
    papier.alinea("Geef een rapportcijfer van 1 tot en met 10.", "groot bij tabel")
    papier.vragen([("Rapportcijfer voor de begeleiding", _field(evaluatie, "cijfer", "Rapportcijfer", 2))])
    papier.kop("Wat vindt u van de begeleiding?")
    papier.alinea(SCHAAL, "groot bij tabel")
    papier.vragen([(vraag, _field(evaluatie, naam, vraag, 1)) for naam, vraag in CIJFERS[evaluatie.partij]])
    papier.houd_bijeen(420)
    papier.kop("In uw eigen woorden")
    papier.vragen([(vraag, _box(evaluatie, naam, vraag)) for naam, vraag in OPEN[evaluatie.partij]])
    papier.houd_bijeen(90)
    papier.vragen([("Datum", _field(evaluatie, "datum", "Datum", 10, 110))])
    papier.alinea("Dank u wel. Geef het formulier terug aan de jobcoach.", "groot")
    frame = PageFrame(footer=f"{titel} · traject {evaluatie.kenmerk}")
    return papier.to_pdf(frame, Properties(titel, "", None))


def read_evaluatie(pdf: bytes) -> tuple[str, str, Mapping[str, str]]:
    """Return the party, the number of the traject, and what was filled in by name of question.

    Raises ValueError when it is no PDF, or no evaluation of ours.
    """
    gevonden = PRESS.run("app.documents.form_reading", "read_form", (pdf,))
    delen = {tuple(naam.split("-")[1:3]) for naam in gevonden if naam.count("-") == DELEN - 1}
    if len(delen) != 1 or not all(naam.startswith(f"{MERK}-") for naam in gevonden):
        raise ValueError("geen evaluatie")
    ((partij, kenmerk),) = delen
    antwoorden = {naam.split("-")[-1]: tekst.strip() for naam, tekst in gevonden.items()}
    return partij, kenmerk, {naam: tekst for naam, tekst in antwoorden.items() if tekst}


def _field(evaluatie: Evaluatie, naam: str, vraag: str, langste: int, breed: int = CIJFER_BREED) -> Invulveld:
    return Invulveld(_name(evaluatie, naam), vraag, breed, 1, langste)


def _box(evaluatie: Evaluatie, naam: str, vraag: str) -> Invulveld:
    return Invulveld(_name(evaluatie, naam), vraag, CIJFER_BREED, 6, LANGSTE)


def _name(evaluatie: Evaluatie, naam: str) -> str:
    return f"{MERK}-{evaluatie.partij}-{evaluatie.kenmerk}-{naam}"
