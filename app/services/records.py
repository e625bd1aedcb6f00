"""Frozen records that leave this room: no object of the database ever does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from app.services.change import Ref
from app.services.meten.meting_records import (
    DeeltaakRecord,
    Gevoeligheid,
    HoofdtaakRecord,
    MetingRecord,
    Telling,
    VorigeMeting,
    WaarnemingRecord,
    ZienswijzeRecord,
)

if TYPE_CHECKING:
    from app.services.signaleren.signaal_records import Actiepunt

__all__ = [  # those of a meting, from their own file
    "DeeltaakRecord",
    "Gevoeligheid",
    "HoofdtaakRecord",
    "MetingRecord",
    "Telling",
    "VorigeMeting",
    "WaarnemingRecord",
    "ZienswijzeRecord",
]


@dataclass(frozen=True, slots=True)
class Treffer:
    """A hit of the one search field."""

    soort: str
    id: int
    titel: str
    ondertitel: str


@dataclass(frozen=True, slots=True)
class KandidatenFilter:
    """Which kandidaten a list shows and in which order; `stand` is "lopend", "afgerond" or "alle"."""

    tekst: str = ""
    gemeente_id: int | None = None
    regio: str = ""
    stand: str = "alle"
    volgorde: str = "naam"
    aflopend: bool = False


@dataclass(frozen=True, slots=True)
class KandidaatRij:
    """One line of the list of kandidaten; loonwaarde in whole percent of the latest definitive meting."""

    id: int
    dossiernummer: str
    naam: str
    initialen: str
    leeftijd: int | None
    werkgever: str
    functie: str
    gemeente: str
    loonwaarde: int | None
    route: str
    laatste_contact: date | None
    coach: str
    aandacht: str
    aandacht_soort: str


@dataclass(frozen=True, slots=True)
class Punt:
    """One point of the growth chart: a definitive loonwaarde (whole percent) on its report date."""

    dag: date
    loonwaarde: int
    meting_id: int


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One line of the time line of a dossier."""

    dag: date
    soort: str
    titel: str
    tekst: str
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class PlaatsingRecord:
    """A plaatsing in the dossier; hours per week, subsidy in euro per month."""

    id: int
    titel: str
    werkgever: str
    functie: str
    normfunctie: str
    soort: str
    begin: date | None
    einde: date | None
    contracturen: Decimal | None
    voltijduren: Decimal | None
    route: str
    ingangsdatum: date | None
    cao: str
    uitkomst: str
    ontbrekend: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MetingRij:
    """A meting in a list."""

    id: int
    kandidaat_id: int
    kandidaat: str
    werkgever: str
    datum_bezoek: date | None
    datum_rapport: date | None
    loonwaarde: int | None
    status: str
    versie: int


@dataclass(frozen=True, slots=True)
class DocumentRij:
    """A stored document: the frozen report of a definitive meting."""

    meting_id: int
    titel: str
    gemaakt: datetime
    controlegetal: str


@dataclass(frozen=True, slots=True)
class StukRij:
    """A paper signed on the screen."""

    id: int
    titel: str
    gemaakt: datetime


@dataclass(frozen=True, slots=True)
class EerderRij:
    """A loonwaarde in whole percent that others determined, in a plaatsing of this dossier or elsewhere."""

    id: int
    dag: date | None
    percentage: int | None
    gemeten_door: str
    plaatsing_id: int | None
    herkomst: str


@dataclass(frozen=True, slots=True)
class LogRij:
    """One entry of the log."""

    moment: datetime
    gebruiker: str
    actie: str
    bijzonderheid: str


@dataclass(frozen=True, slots=True)
class ContactRij:
    """A contact in a log; duration and travel in minutes."""

    id: int
    traject_id: int
    kandidaat_id: int
    kandidaat: str
    datum: date | None
    begintijd: time | None
    minuten: int
    soort: str
    gedaan: str
    doelen: tuple[str, ...]
    volgend_contact: date | None
    reistijd_minuten: int
    uitvoerder: str
    status: str
    versie: int


class Budget(NamedTuple):
    """Coaching hours of a traject in minutes; travel stands apart and never counts.

    `gepland` is what the agenda still asks, `op_dag` the day the hours run out at the present pace.
    """

    toegekend: int | None
    gebruikt: int
    reistijd: int
    kilometers: int
    contacten: int
    gepland: int = 0
    op_dag: date | None = None

    @property
    def over(self) -> int | None:
        """Minutes left; negative when more was used than granted."""
        return None if self.toegekend is None else self.toegekend - self.gebruikt


@dataclass(frozen=True, slots=True)
class AfspraakRij:
    """An agreement that is still open."""

    id: int
    contact_id: int
    kandidaat_id: int
    kandidaat: str
    wat: str
    wie: str
    uiterlijk: date | None


@dataclass(frozen=True, slots=True)
class Urenregel:
    """Agreed hours per week from a day on."""

    id: int
    vanaf: date
    contracturen: Decimal | None


@dataclass(frozen=True, slots=True)
class EvaluatieRij:
    """What a party thinks of the coaching: a mark of 1-10, and the mean of `aantal` statements of 1-5."""

    id: int
    partij: str
    dag: date | None
    cijfer: int | None
    gemiddelde: Decimal | None
    aantal: int


@dataclass(frozen=True, slots=True)
class TrajectRecord:
    """A coachtraject with its goals and what came back of it, the newest evaluatie first."""

    id: int
    kandidaat_id: int
    kandidaat: str
    betaler: str
    begin: date | None
    einde: date | None
    regime: str
    budget: Budget
    doelen: tuple[tuple[int, str, date | None, str], ...]
    volgend_contact: date | None
    evaluaties: tuple[EvaluatieRij, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything of one kandidaat that the dossier shows at once."""

    id: int
    dossiernummer: str
    naam: str
    lijstnaam: str
    initialen: str
    leeftijd: int | None
    gemeente: str
    coach: str
    ontbrekend: tuple[str, ...]
    loonwaarde: int | None
    loonwaarde_noot: str
    subsidie: Decimal | None
    subsidie_noot: str
    huidige: PlaatsingRecord | None
    plaatsingen: tuple[PlaatsingRecord, ...]
    metingen: tuple[MetingRij, ...]
    eerder: tuple[EerderRij, ...]
    trajecten: tuple[TrajectRecord, ...]
    contacten: tuple[ContactRij, ...]
    documenten: tuple[DocumentRij, ...]
    stukken: tuple[StukRij, ...]
    log: tuple[LogRij, ...]
    groei: tuple[Punt, ...]
    tijdlijn: tuple[Gebeurtenis, ...]
    signalen: "tuple[Actiepunt, ...]" = ()


@dataclass(frozen=True, slots=True)
class ProfielRecord:
    """The user; `ontbrekend` names the fields a report still needs."""

    id: int
    naam: str
    rollen: str
    ontbrekend: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExportKeuze:
    """What goes into the workbook: gemeente (None is all), period by report date, sheets, columns.

    `stand` is "lopend", "afgerond" or "alle", by the plaatsing on day `op` (default: the last day, or
    today); `alleen_nieuw` leaves out what stood in an earlier file for the same gemeente; `kolommen`
    stands over the profile of the gemeente; `woorden_reden` says why words about health go along.
    """

    gemeente_id: int | None = None
    van: date | None = None
    tot: date | None = None
    bladen: tuple[str, ...] = ("Metingen", "Hoofdtaken", "Jobcoaching", "Plaatsingen", "Narekening")
    kolommen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wachtwoord: str = ""
    regio: str = ""
    werkgever_id: int | None = None
    coach: str = ""
    stand: str = "alle"
    op: date | None = None
    alleen_nieuw: bool = False
    met_bsn: bool = False
    ontvanger: str = ""
    woorden_reden: str = ""


@dataclass(frozen=True, slots=True)
class ExportRij:
    """A file that was made, as the history shows it; `aantallen` holds (sheet, rows), `omvang` bytes."""

    id: int
    gemaakt: datetime
    gemaakt_door: str
    gemeente: str
    periode: str
    filter: str
    aantallen: tuple[tuple[str, int], ...]
    bestandsnaam: str
    omvang: int
    sha256: str
    met_wachtwoord: bool
    met_bsn: bool
    ontvanger: str


@dataclass(frozen=True, slots=True)
class ExportKeuzes:
    """What one can choose among: (number, name) or names; `bsn`: the legal basis per gemeente with BSN."""

    gemeenten: tuple[tuple[int, str], ...]
    regios: tuple[str, ...]
    werkgevers: tuple[tuple[int, str], ...]
    coaches: tuple[str, ...]
    bsn: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Voorbeeldblad:
    """The first rows of a sheet as text, and how many there are."""

    naam: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    aantal: int
