"""Terms in calendar months and weeks."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date, timedelta

from app.loonwaarde.bedragen import Bedragen, load_bedragen
from app.loonwaarde.loonkostensubsidie import Route


def add_months(dag: date, maanden: int) -> date:
    """Return the same day a number of months later, or the last day of that month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def forfait_einde(start: date, bedragen: Bedragen | None = None) -> date:
    """Return the last day of the forfait (Pw art. 10d lid 5): start + six months − one day."""
    maanden = (bedragen or load_bedragen()).get("lks_forfait_maanden", start).getal
    return add_months(start, int(maanden)) - timedelta(days=1)


def beslistermijn(dag: date, bedragen: Bedragen | None = None) -> date:
    """Return the last day for the decision: five weeks after `dag` (Pw art. 10d lid 12)."""
    dag_wet = max(dag, (bedragen or load_bedragen()).eerste_dag())
    return dag + timedelta(weeks=int((bedragen or load_bedragen()).get("lks_beslistermijn", dag_wet).getal))


def decision_runs_from(
    route: str, gemeten: bool, rapport: date | None, buiten_beschouwing: date | None
) -> date | None:
    """Return the day from which the decision must follow (Pw art. 10d lid 12); None when it is not known.

    That is the day of the newest definitive report, or under lid 5 the day on which it was decided to leave
    the loonwaarde out of account, as long as nothing was measured.
    """
    if gemeten:
        return rapport
    return buiten_beschouwing if route == Route.LID5 else None


def birthday(geboortedatum: date, leeftijd: int) -> date:
    """Return the day on which somebody reaches an age; born on 29 February: 1 March of a common year."""
    jaar = geboortedatum.year + leeftijd
    if (geboortedatum.month, geboortedatum.day) == (2, 29) and not isleap(jaar):
        return date(jaar, 3, 1)
    return geboortedatum.replace(year=jaar)
