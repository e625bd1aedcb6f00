"""Days in plain Dutch: "27 november", "over 6 dagen"."""

from datetime import date

from app.services.velden import format_aantal

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def format_dag(dag: date, vandaag: date) -> str:
    """ "27 november", with the year when it is another than today's."""
    jaar = "" if dag.year == vandaag.year else f" {dag.year}"
    return f"{dag.day} {MAANDEN[dag.month - 1]}{jaar}"


def format_lange_dag(dag: date) -> str:
    """ "zondag 22 november 2026"."""
    return f"{WEEKDAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def format_geleden(dag: date, vandaag: date) -> str:
    """ "vandaag", "gisteren", "34 dagen geleden"."""
    dagen = (vandaag - dag).days
    return {0: "vandaag", 1: "gisteren"}.get(dagen, f"{dagen} dagen geleden")


def format_rest(dag: date, vandaag: date) -> str:
    """How long until this day, short: "6 dagen", "vandaag", "4 dagen te laat"."""
    dagen = (dag - vandaag).days
    if dagen == 0:
        return "vandaag"
    return format_aantal(abs(dagen), "dag", "dagen") + (" te laat" if dagen < 0 else "")
