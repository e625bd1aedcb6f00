"""Which paper of the coaching somebody wants, and about what; and the period one usually means."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.loonwaarde import add_months
from app.services.errors import UserError

TITELS = {
    "coachingsplan": "Coachingsplan",
    "voortgangsverslag": "Voortgangsverslag",
    "urenstaat": "Urenstaat",
    "intentieverklaring": "Intentieverklaring",
    "evaluatie-werknemer": "Evaluatie werknemer",
    "evaluatie-werkgever": "Evaluatie werkgever",
    "stageoverzicht": "Van stage naar plaatsing",
}
MET_PERIODE = frozenset(TITELS) - {"coachingsplan", "intentieverklaring"}
TE_TEKENEN = {"coachingsplan": ("werknemer", "werkgever"), "intentieverklaring": ("werkgever",)}
VOORNEMENS = (
    ("verlengen", "Contract verlengen"),
    ("vast", "Vast contract aanbieden"),
    ("in_dienst", "In dienst nemen na stage of proefplaats"),
    ("uitbreiden", "Uren uitbreiden"),
)
ZINNEN = {
    "verlengen": "De werkgever is van plan het contract na de einddatum te verlengen.",
    "vast": "De werkgever is van plan na de einddatum een contract voor onbepaalde tijd aan te bieden.",
    "in_dienst": "De werkgever is van plan de werknemer na de stage of proefplaats in dienst te nemen.",
    "uitbreiden": "De werkgever is van plan het aantal uren uit te breiden als het werk goed gaat.",
}
PERIODES = (
    ("halfjaar", "Dit halfjaar"),
    ("vorig_halfjaar", "Vorig halfjaar"),
    ("maand", "Deze maand"),
    ("vorige_maand", "Vorige maand"),
    ("kwartaal", "Dit kwartaal"),
    ("jaar", "Dit jaar"),
)
VERKEERD_OM = "De periode eindigt vóór zij begint. Kies een latere einddatum."


@dataclass(frozen=True, slots=True)
class Papierkeuze:
    """A kind of paper (a key of TITELS) about a traject, a plaatsing, or a payer; days both count."""

    soort: str
    kandidaat_id: int = 0
    traject_id: int = 0
    plaatsing_id: int = 0
    van: date = date.min
    tot: date = date.max
    betaler: str = ""
    gemeente_id: int | None = None
    vertegenwoordiger: str = ""
    voornemen: str = "verlengen"
    voorwaarden: str = ""

    def check(self) -> None:
        """Raises UserError when the period is the wrong way round."""
        if self.van > self.tot:
            raise UserError(VERKEERD_OM, "tot")


def period_of(naam: str, vandaag: date) -> tuple[date, date]:
    """First and last day of one of PERIODES."""
    maanden, terug = {
        "halfjaar": (6, 0),
        "vorig_halfjaar": (6, 1),
        "maand": (1, 0),
        "vorige_maand": (1, 1),
        "kwartaal": (3, 0),
        "jaar": (12, 0),
    }[naam]
    eerste = date(vandaag.year, (vandaag.month - 1) // maanden * maanden + 1, 1)
    begin = add_months(eerste, -maanden * terug)
    return begin, add_months(begin, maanden) - timedelta(days=1)
