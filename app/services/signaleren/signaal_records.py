"""Frozen records of what is noticed: the thresholds, the facts of one kandidaat, and an actiepunt.

What Vandaag makes thousands of at each look is a named tuple: as frozen, and made in a third of the time.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.loonwaarde import Bedragen, load_bedragen
from app.services.change import Ref
from app.services.records import Budget


@dataclass(frozen=True, slots=True)
class Drempels:
    """Which signals are on, and their thresholds (process.md §4); the fields of Signaalinstelling."""

    stilte: bool = True
    stilte_dagen: int = 30
    stilte_begin_dagen: int = 14
    stilte_begin_maanden: int = 3
    contract: bool = True
    contract_maanden: int = 3
    contract_maanden_later: int = 2
    contract_maanden_laatst: int = 1
    werkstructuur: bool = True
    werkstructuur_werkdagen: int = 5
    bevrijdingsdag_vrij: bool = False
    doel: bool = True
    doel_dagen: int = 1
    budget: bool = True
    budget_procent: int = 15
    verzuim: bool = True
    verzuim_keren: int = 3
    verzuim_weken: int = 8
    hermeting: bool = True
    hermeting_weken: int = 6
    forfait: bool = True
    forfait_weken: int = 6
    beschikking: bool = True
    beschikking_dagen: int = 7
    verjaardag: bool = True
    verjaardag_weken: int = 6


class WijzigingFeiten(NamedTuple):
    """A change in how the work is organised."""

    id: int
    datum: date
    wat: str = ""
    toelichting: str = ""


class PlaatsingFeiten(NamedTuple):
    """A job with its newest definitive meting (`rapport`, `volgende_meting`), decision and open concept.

    `subsidie_id` and `besluit` are of that meting; as long as nothing was measured, of the forfait.
    """

    id: int
    werkgever: str = ""
    soort: str = ""
    begin: date | None = None
    einde: date | None = None
    intentieverklaring: date | None = None
    route: str = ""
    ingangsdatum: date | None = None
    datum_aanvraag: date | None = None
    buiten_beschouwing: date | None = None
    elders_vastgesteld: bool = False
    meting_id: int | None = None
    rapport: date | None = None
    volgende_meting: date | None = None
    subsidie_id: int | None = None
    besluit: date | None = None
    concept_id: int | None = None
    wijzigingen: tuple[WijzigingFeiten, ...] = ()

    def runs_on(self, dag: date) -> bool:
        """Whether the contract has not ended by this day; a job that is yet to begin counts."""
        return self.einde is None or self.einde >= dag


class TrajectFeiten(NamedTuple):
    """A coachtraject that runs; `doelen` are the running goals with a target date: number, words, date."""

    id: int
    begin: date | None
    budget: Budget
    volgend_contact: date | None = None
    doelen: tuple[tuple[int, str, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Feiten:
    """What the rules look at of one kandidaat.

    `plaatsingen` and `trajecten` newest first, `verzuim` the days on which it was noted,
    `bedragen` the legal amounts in force.
    """

    kandidaat_id: int
    kandidaat: str
    geboortedatum: date | None = None
    gemeente: str = ""
    aanvraag_weken: int | None = None
    plaatsingen: tuple[PlaatsingFeiten, ...] = ()
    trajecten: tuple[TrajectFeiten, ...] = ()
    laatste_contact: date | None = None
    verzuim: tuple[date, ...] = ()
    bedragen: Bedragen = field(default_factory=load_bedragen, repr=False)

    @property
    def werkgever(self) -> str:
        """Where the kandidaat works now, "" when unknown."""
        return self.plaatsingen[0].werkgever if self.plaatsingen else ""


class Actiepunt(NamedTuple):
    """Something that asks an action, with its reason; a signal when `regel` names a rule.

    `sinds` is the first day on which it holds (None when no day can be named), `dag` the day it is about.
    `doe` and `ref` say what the one button `knop` does. `sleutel` tells this occasion from all others.
    """

    soort: str
    sleutel: str
    kandidaat_id: int
    kandidaat: str
    werkgever: str
    titel: str
    tekst: str
    chip: str
    ernst: str
    dag: date
    knop: str
    doe: str
    ref: Ref | None = None
    regel: str = ""
    sinds: date | None = None


def make_punt(
    feit: Feiten,
    soort: str,
    over: Ref,
    dag: date,
    titel: str,
    tekst: str,
    knop: str,
    doe: str,
    *,
    chip: str,
    ernst: str = "attention",
    werkgever: str | None = None,
    regel: str = "",
    sinds: date | None = None,
    stap: str = "",
) -> Actiepunt:
    """An actiepunt about this kandidaat; its key is the kind, the object, the day and the step."""
    return Actiepunt(
        soort=soort,
        sleutel=f"{soort}:{over.id}:{stap or dag.isoformat()}",
        kandidaat_id=feit.kandidaat_id,
        kandidaat=feit.kandidaat,
        werkgever=feit.werkgever if werkgever is None else werkgever,
        titel=titel,
        tekst=tekst,
        chip=chip,
        ernst=ernst,
        dag=dag,
        knop=knop,
        doe=doe,
        ref=over,
        regel=regel,
        sinds=sinds,
    )
