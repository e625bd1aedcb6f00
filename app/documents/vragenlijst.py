"""Questions for employer or employee before the visit: to print, or to fill in on screen and read back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from app.documents.papier import Invulveld, PageFrame, Papier, Properties
from app.documents.press import PRESS

GROUP_HEIGHT = 190  # points: a task is not parted from its last question
MERK = "loonwaarde"


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question; `naam` is the name of its field in the file."""

    naam: str
    tekst: str
    breed: int = 60
    regels: int = 1
    langste: int = 0


@dataclass(frozen=True, slots=True)
class Vragengroep:
    """Questions under one heading."""

    kop: str
    toelichting: str
    vragen: tuple[Vraag, ...]


@dataclass(frozen=True, slots=True)
class Vragenlijst:
    """The whole list; `partij` is werkgever or werknemer. No personal data stands on it."""

    partij: str
    titel: str
    inleiding: tuple[str, ...]
    groepen: tuple[Vragengroep, ...]
    slot: str
    voet: str


def write_vragenlijst(lijst: Vragenlijst) -> bytes:
    """Return the questions as a PDF with fields; the same input gives the same bytes."""
    papier = Papier()
    papier.titel(lijst.titel)
    for alinea in lijst.inleiding:
        papier.alinea(alinea, "groot")
    for groep in lijst.groepen:
        papier.houd_bijeen(GROUP_HEIGHT)
        papier.kop(groep.kop)
        if groep.toelichting:
            papier.alinea(groep.toelichting, "groot bij tabel")
        papier.vragen([(vraag.tekst, _veld(lijst.partij, groep.kop, vraag)) for vraag in groep.vragen])
    papier.alinea(lijst.slot, "groot")
    return papier.to_pdf(PageFrame(footer=lijst.voet), Properties(lijst.titel, "", None))


def read_antwoorden(pdf: bytes) -> tuple[str, Mapping[str, str]]:
    """Return whose list this is, and what was filled in by name of question; empty fields are left out.

    Raises ValueError when it is no PDF, or no list of ours.
    """
    gevonden = PRESS.run("app.documents.form_reading", "read_form", (pdf,))
    partijen = {naam.split("-")[1] for naam in gevonden if naam.count("-") == 2 and naam.startswith(MERK)}
    if len(partijen) != 1:
        raise ValueError("geen vragenlijst")
    (partij,) = partijen
    kop = f"{MERK}-{partij}-"
    antwoorden = {naam.removeprefix(kop): tekst for naam, tekst in gevonden.items() if tekst.strip()}
    return partij, antwoorden


def read_koppen(pdf: bytes, voorvoegsels: Sequence[str]) -> dict[str, str]:
    """Return the heading that was printed above the questions whose names begin so; "" when there is none.

    Raises ValueError when it is no PDF that can be read.
    """
    gevonden = PRESS.run("app.documents.form_reading", "read_questions", (pdf,))
    vragen = {naam.split("-", 2)[-1]: vraag for naam, vraag in gevonden.items()}
    koppen = {}
    for kop in voorvoegsels:
        eigen = [vraag for naam, vraag in vragen.items() if naam.startswith(kop)]
        koppen[kop] = _shared(eigen).rpartition(". ")[0] if len(eigen) > 1 else ""
    return koppen


def _shared(teksten: Sequence[str]) -> str:
    """What all these begin with."""
    paren = zip(min(teksten), max(teksten), strict=False)
    return "".join(een for een, _ander in takewhile(lambda paar: paar[0] == paar[1], paren))


def _veld(partij: str, kop: str, vraag: Vraag) -> Invulveld:
    vol = f"{kop}. {vraag.tekst}"
    return Invulveld(f"{MERK}-{partij}-{vraag.naam}", vol, vraag.breed, vraag.regels, vraag.langste)
