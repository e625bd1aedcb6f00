"""What the example consists of: the texts in resources/demo, and days counted back from its today."""

import tomllib
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from app.loonwaarde import load_bedragen
from app.paths import resources_dir

Gebeurtenis = tuple[datetime, Callable[[], None]]
VRIJE_DAGEN = {(1, 1), (27, 4), (25, 12), (26, 12)}


@cache
def load(naam: str) -> dict[str, Any]:
    """The content of resources/demo/<naam>.toml, numbers exact."""
    bestand = resources_dir() / "demo" / f"{naam}.toml"
    return tomllib.loads(bestand.read_text("utf-8"), parse_float=Decimal)


def voorbeeld_dag(vandaag: date) -> date:
    """The day of the example: the earlier of today and the last day for which amounts exist."""
    return min(vandaag, load_bedragen().laatste_dag())


def werkdag(dag: date) -> date:
    """This day, or the last working day before it."""
    while dag.weekday() > 4 or (dag.day, dag.month) in VRIJE_DAGEN:
        dag -= timedelta(days=1)
    return dag


class Klok:
    """A clock that stands still until it is set to the moment of an event."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


def at(dag: date, uur: int, minuut: int = 0) -> datetime:
    """A moment on a day."""
    return datetime.combine(dag, time(uur, minuut))
