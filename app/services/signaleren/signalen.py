"""The signals of the coaching file: each names its rule and the figures behind it. Pure; no hidden score.

A rule looks at the facts of one kandidaat and answers an actiepunt for each thing it notices.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from app.services.coachen.regels_coaching import (
    find_budget,
    find_doel,
    find_stilte,
    find_verzuim,
    find_werkstructuur,
)
from app.services.signaleren.regels_werk import (
    find_beschikking,
    find_contract,
    find_forfait,
    find_hermeting,
    find_verjaardag,
)
from app.services.signaleren.signaal_records import Actiepunt, Drempels, Feiten

REGELS: dict[str, Callable[[Feiten, Drempels, date], Iterator[Actiepunt]]] = {
    "werkstructuur": find_werkstructuur,
    "beschikking": find_beschikking,
    "forfait": find_forfait,
    "contract": find_contract,
    "stilte": find_stilte,
    "verzuim": find_verzuim,
    "budget": find_budget,
    "doel": find_doel,
    "hermeting": find_hermeting,
    "verjaardag": find_verjaardag,
}


def compute_signalen(feiten: Iterable[Feiten], drempels: Drempels, vandaag: date) -> tuple[Actiepunt, ...]:
    """Every signal of these kandidaten on this day, by rules that are switched on; never raises."""
    regels = [regel for soort, regel in REGELS.items() if getattr(drempels, soort)]
    return tuple(punt for feit in feiten for regel in regels for punt in regel(feit, drempels, vandaag))
