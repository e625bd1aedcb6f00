"""What the Rapport Loonwaardemeting LKS says: frozen records, filled by services.

All values are already computed. Percentages are percent (0–100, exact), money is euro per month,
hours are hours per week. `None` means "not filled in" and may only occur in a concept.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from app.documents.handtekening import Handtekening

Exact = Decimal | Fraction | int


class Status(StrEnum):
    """Where the report stands; anything but DEFINITIEF is marked on every page."""

    CONCEPT = "concept"
    DEFINITIEF = "definitief"
    VERVANGEN = "vervangen"


class Keuze(StrEnum):
    """What somebody did with the right to give a zienswijze (Besluit art. 3 lid 3)."""

    NIET_GEVRAAGD = "niet gevraagd"
    TEKST = "tekst"
    AKKOORD = "akkoord"
    GEEN_GEBRUIK = "geen gebruik van gemaakt"


@dataclass(frozen=True, slots=True)
class RapportKop:
    """The fourteen head fields, in the order of the model (Regeling LKS Participatiewet 2021 art. 2).

    The `normfunctie_omschrijving` stands under the heading Normfunctie.
    """

    naam: str
    geboortedatum: date | None
    datum_rapportage: date | None
    datum_bedrijfsbezoek: date | None
    werkgever: str
    contactpersoon_werkgever: str
    email_contactpersoon: str
    geinterviewde_werkgever: str
    normfunctie: str
    uitgevoerde_functie: str
    aantal_uren_werknemer: Exact | None
    aantal_voltijdsuren: Exact | None
    loonwaardedeskundige: str
    telefoonnummer: str
    normfunctie_omschrijving: str = ""


@dataclass(frozen=True, slots=True)
class RapportWaarneming:
    """One observation behind a factor. `bron`: waargenomen, geschat, …; `telling`: the counts."""

    bron: str
    waarde: Exact | None = None
    telling: str = ""
    moment: datetime | date | None = None
    notitie: str = ""


@dataclass(frozen=True, slots=True)
class RapportFactor:
    """Tempo, kwaliteit or netto werktijd of one hoofdtaak.

    `waarde` is what the expert decided, `telt_als` what counts when that differs (above 100 % counts as
    100), `spreiding` the distance between the sources in percentage points.
    """

    waarde: Exact | None
    toelichting: str = ""
    telt_als: Exact | None = None
    spreiding: Exact | None = None
    waarnemingen: tuple[RapportWaarneming, ...] = ()


@dataclass(frozen=True, slots=True)
class RapportDeeltaak:
    """A task that was joined into a hoofdtaak, with its minutes per week or its share in percent."""

    omschrijving: str
    minuten_per_week: int | None = None
    aandeel: Exact | None = None


@dataclass(frozen=True, slots=True)
class RapportHoofdtaak:
    """One hoofdtaak. `aandeel` and `resultaat` (arbeidsprestatie) in percent, exact and unrounded."""

    omschrijving: str
    aandeel: Exact | None
    tempo: RapportFactor
    kwaliteit: RapportFactor
    netto_werktijd: RapportFactor
    resultaat: Exact | None
    minuten_per_week: int | None = None
    eenheid: str = ""
    norm_per_uur: Exact | None = None
    deeltaken: tuple[RapportDeeltaak, ...] = ()


@dataclass(frozen=True, slots=True)
class RapportZienswijze:
    """The zienswijze of one side; `partij`: werknemer or werkgever."""

    partij: str
    keuze: Keuze
    tekst: str = ""
    naam: str = ""
    datum: date | None = None
    handtekening: Handtekening | None = None


@dataclass(frozen=True, slots=True)
class RapportStap:
    """One step of the calculation: rule in words, source (regeling, artikel, lid), values in, value out."""

    regel: str
    bron: str
    invoer: tuple[tuple[str, str], ...]
    uitkomst: str


@dataclass(frozen=True, slots=True)
class RapportBerekening:
    """The loonkostensubsidie per month in euro as shown: subsidie + werkgeverslasten = totaal."""

    peildatum: date
    route: str
    stappen: tuple[RapportStap, ...]
    subsidie: Decimal
    werkgeverslasten: Decimal
    totaal: Decimal
    plafond: bool = False
    onbevestigd: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RapportAdvies:
    """Advice, kept apart from the percentage."""

    groei: str = ""
    volgende_meting: date | None = None
    reden_volgende_meting: str = ""


@dataclass(frozen=True, slots=True)
class RapportDeskundige:
    """Who measured, and on what ground (Regeling LKS Participatiewet 2021 art. 3)."""

    naam: str
    organisatie: str = ""
    registernummer: str = ""
    opleiding: str = ""
    ervaring: str = ""


@dataclass(frozen=True, slots=True)
class RapportLetOp:
    """A point of attention that was passed, with the reason given."""

    punt: str
    reden: str


@dataclass(frozen=True, slots=True)
class RapportKenmerken:
    """What identifies this version. `hash_invoer` and `logkop` are hexadecimal; empty in a concept."""

    dossiernummer: str
    versie: int
    status: Status
    programmaversie: str
    deskundige: RapportDeskundige
    vervangt_versie: int | None = None
    vervangt_hash: str = ""
    reden_vervanging: str = ""
    bedragen: tuple[str, ...] = ()
    let_op: tuple[RapportLetOp, ...] = ()
    hash_invoer: str = ""
    logkop: str = ""


@dataclass(frozen=True, slots=True)
class Loonwaarderapport:
    """The whole report.

    `loonwaarde` is a whole percent. `regulier` answers "levert reguliere arbeidsprestatie". `berekening`
    is None when there is no loonkostensubsidie; with `loondispensatie` the report says why.
    """

    kop: RapportKop
    hoofdtaken: tuple[RapportHoofdtaak, ...]
    regulier: bool
    loonwaarde: int | None
    kenmerken: RapportKenmerken
    zienswijzen: tuple[RapportZienswijze, ...] = ()
    berekening: RapportBerekening | None = None
    loondispensatie: bool = False
    advies: RapportAdvies = field(default_factory=RapportAdvies)
