"""The one short word in the list of kandidaten that says what asks attention first."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.loonwaarde import Bedragen, LoonwaardeFout, add_months, forfait_einde

STIL_NA_DAGEN = 30
CONTRACT_MAANDEN = 3
FORFAIT_WEKEN = 6
MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Toestand:
    """What the word is chosen from; `stil_sinds` is empty when no traject runs."""

    einde: date | None = None
    stil_sinds: date | None = None
    concept: bool = False
    route: str = ""
    ingangsdatum: date | None = None
    bedragen: Bedragen | None = None


def find_aandacht(toestand: Toestand, vandaag: date) -> tuple[str, str]:
    """The word and the kind of its chip; both are empty words when nothing asks attention."""
    if toestand.einde and vandaag <= toestand.einde <= add_months(vandaag, CONTRACT_MAANDEN):
        laatste_maand = toestand.einde <= add_months(vandaag, 1)
        return "contract", "bad" if laatste_maand else "attention"
    if toestand.stil_sinds and vandaag - toestand.stil_sinds > timedelta(days=STIL_NA_DAGEN):
        return "stilte", "attention"
    laatste_dag = _end_of_forfait(toestand)
    if laatste_dag and vandaag <= laatste_dag:
        spoed = laatste_dag <= vandaag + timedelta(weeks=FORFAIT_WEKEN)
        return f"tot {_format_dag(laatste_dag + timedelta(days=1))}", "attention" if spoed else "neutral"
    if toestand.concept:
        return "concept", "neutral"
    return "", "neutral"


def _end_of_forfait(toestand: Toestand) -> date | None:
    """The last day of a forfait (Pw art. 10d lid 5); none when its start lies before the known law."""
    if toestand.route != "lid5" or not toestand.ingangsdatum:
        return None
    try:
        return forfait_einde(toestand.ingangsdatum, toestand.bedragen)
    except LoonwaardeFout:
        return None


def _format_dag(dag: date) -> str:
    return f"{dag.day} {MAANDEN[dag.month - 1]}"
