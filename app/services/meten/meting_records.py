"""A whole meting as a frozen record: tasks, observations, views, what is lacking."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

from app.services.papier.tafel_records import HandtekeningRecord

if TYPE_CHECKING:
    from app.loonwaarde import Bedragen
    from app.services.coachen.medischewoorden import Woordenlijst
    from app.services.meten.uitkomst_records import Uitkomst


@dataclass(frozen=True, slots=True)
class Telling:
    """The counts behind an observation; minutes are gross, those of the colleague net.

    Taken over from a run the times are exact, in ms, and there are no minutes; `foutmarge` in percent.
    """

    aantal: int | None = None
    minuten: int | None = None
    collega_aantal: int | None = None
    collega_minuten: int | None = None
    fouten: int | None = None
    onderbroken_minuten: int | None = None
    bruto_ms: int | None = None
    netto_ms: int | None = None
    collega_bruto_ms: int | None = None
    collega_netto_ms: int | None = None
    collega_fouten: int | None = None
    foutmarge: Decimal | None = None


@dataclass(frozen=True, slots=True)
class WaarnemingRecord:
    """An observation; `percentage` is its value or what its counts amount to (percent, two decimals)."""

    id: int
    factor: str
    herkomst: str
    dag: date | None
    tijd: time | None
    percentage: Decimal | None
    tekst: str
    notitie: str
    waarde: Decimal | None = None
    telling: Telling = Telling()


@dataclass(frozen=True, slots=True)
class DeeltaakRecord:
    """A task joined into a hoofdtaak; time in minutes per week or a share in percent."""

    id: int
    omschrijving: str
    minuten_per_week: int | None
    aandeel: Decimal | None


@dataclass(frozen=True, slots=True)
class HoofdtaakRecord:
    """A hoofdtaak of a meting; time in minutes per week, factors in percent 0-200."""

    id: int
    volgnr: int
    omschrijving: str
    minuten_per_week: int | None
    aandeel: Decimal | None
    eenheid: str
    norm_per_uur: Decimal | None
    tempo: Decimal | None
    kwaliteit: Decimal | None
    netto_werktijd: Decimal | None
    toelichtingen: Mapping[str, str]
    waarnemingen: tuple[WaarnemingRecord, ...]
    deeltaken: tuple[DeeltaakRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class ZienswijzeRecord:
    """The view of one party."""

    id: int
    partij: str
    keuze: str
    tekst: str
    naam: str
    dag: date | None
    handtekening: HandtekeningRecord | None = None


@dataclass(frozen=True, slots=True)
class VorigeMeting:
    """The definitive meting before this one; `scores` (percent) per hoofdtaak by its name and factor."""

    dag: date
    loonwaarde: int
    scores: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)

    def score(self, omschrijving: str, factor: str) -> Decimal | None:
        """What the hoofdtaak of this name had then; None when it was not measured."""
        return self.scores.get((omschrijving.strip().casefold(), factor))


@dataclass(frozen=True, slots=True)
class MetingRecord:
    """A whole meting as the screen and the law need it; every value as it is stored."""

    id: int
    status: str
    versie: int
    kandidaat_id: int
    kandidaat: str
    geboortedatum: date | None
    plaatsing_id: int
    werkgever: str
    route: str
    ingangsdatum: date | None
    doel: str
    datum_bezoek: date | None
    datum_rapport: date | None
    normfunctie: str
    uitgevoerde_functie: str
    regulier: bool | None
    verdeling: str
    werkdagen_per_week: int | None
    contracturen: Decimal | None
    voltijduren: Decimal | None
    vakantiebijslag: Decimal | None
    dubbeltelling: str
    onafhankelijkheid: str
    hoofdtaken: tuple[HoofdtaakRecord, ...]
    zienswijzen: tuple[ZienswijzeRecord, ...]
    afwegingen: Mapping[str, str]
    ontbrekend: tuple[tuple[str, str], ...]
    open_invoer: tuple[tuple[str, str], ...]
    meter_is_coach: bool
    vorige: VorigeMeting | None
    vandaag: date
    rapport_hash: str = ""
    reden_versie: str = ""
    normfunctie_omschrijving: str = ""
    advies: str = ""
    volgende_meting_reden: str = ""
    woordenlijst: "Woordenlijst | None" = None
    bewaard: "Uitkomst | None" = None
    bedragen: "Bedragen | None" = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Gevoeligheid:
    """What ten points more in one factor would do: whole percent, and euro per month."""

    volgnr: int
    factor: str
    loonwaarde_verschil: int
    subsidie_verschil: Decimal | None
