"""Where a column can go: the fields of the three tables one can read in, and the headings they go by."""

from dataclasses import dataclass

from app.models.search import fold
from app.services.formulieren import FORMULIEREN, select_velden
from app.services.velden import Soort, Veld

TABELLEN = (
    ("kandidaten", "Kandidaten, hun werk en eerdere loonwaarden"),
    ("werkgevers", "Werkgevers en contactpersonen"),
    ("gemeenten", "Gemeenten, CBS-codes en arbeidsmarktregio’s"),
)
VOORAAN = {"werkgever": "Werkgever", "contactpersoon": "Contactpersoon"}


@dataclass(frozen=True, slots=True)
class Doel:
    """A field a column can fill: `sleutel` is "kandidaat.achternaam", `label` its name for the user."""

    sleutel: str
    soort: str
    veld: Veld
    label: str


def _doelen(soort: str, *velden: Veld, label: str = "") -> list[Doel]:
    return [Doel(f"{soort}.{veld.naam}", soort, veld, label or _label(soort, veld)) for veld in velden]


def _label(soort: str, veld: Veld) -> str:
    """Names that several objects share are told apart: "Werkgever: plaats"."""
    if soort not in VOORAAN:
        return veld.label
    return VOORAAN[soort] if veld.naam == "naam" else f"{VOORAAN[soort]}: {veld.label.lower()}"


def _without(soort: str, *weg: str) -> tuple[Veld, ...]:
    return tuple(veld for veld in FORMULIEREN[soort] if veld.naam not in weg)


DOELEN: dict[str, tuple[Doel, ...]] = {
    "kandidaten": (
        *_doelen("kandidaat", *FORMULIEREN["kandidaat"]),
        *_doelen("werkgever", *select_velden("werkgever", "naam", "kvk", "plaats", "sector", "cao")),
        *_doelen("plaatsing", *_without("plaatsing", "werkgever_id")),
        *_doelen("urenafspraak", *select_velden("urenafspraak", "contracturen")),
        *_doelen("eerdere_loonwaarde", *FORMULIEREN["eerdere_loonwaarde"]),
    ),
    "werkgevers": (
        *_doelen("werkgever", *FORMULIEREN["werkgever"]),
        *_doelen("contactpersoon", *FORMULIEREN["contactpersoon"]),
    ),
    "gemeenten": tuple(
        _doelen(
            "gemeente",
            *select_velden(
                "gemeente",
                "naam",
                "cbs_code",
                "arbeidsmarktregio",
                "indeling_bron",
                "indeling_datum",
                "contactpersoon",
                "email",
                "telefoon",
                "termijn_aanvraag_weken",
            ),
        )
    ),
}
PER_SLEUTEL = {tabel: {doel.sleutel: doel for doel in doelen} for tabel, doelen in DOELEN.items()}
ONMISBAAR = {
    "kandidaten": ("kandidaat.achternaam", "kandidaat.dossiernummer"),
    "werkgevers": ("werkgever.naam", "werkgever.kvk"),
    "gemeenten": ("gemeente.naam", "gemeente.cbs_code"),
}
"""One of these must be filled by a column: without it nothing in a row can be told apart."""

_OOK: dict[str, str] = {
    "kandidaat.achternaam": (
        "naam; familienaam; geboortenaam; naam kandidaat; naam werknemer; achternaam werknemer"
    ),
    "kandidaat.voorvoegsel": "tussenvoegsel; voorvoegsels; tussenvoegsels; tv",
    "kandidaat.voorletters": "initialen; voorletter",
    "kandidaat.roepnaam": "voornaam; voornamen",
    "kandidaat.geboortedatum": "geb datum; gebdatum; geboren; geboren op; datum geboorte; gbdat",
    "kandidaat.dossiernummer": "dossier; dossiernr; dossier nr; clientnummer; client nr; kenmerk",
    "kandidaat.gemeente_id": "woongemeente; opdrachtgever; gemeentenaam",
    "kandidaat.telefoon": "telefoonnummer; tel; mobiel; mobiele nummer; telefoon kandidaat",
    "kandidaat.email": "email; e mailadres; emailadres; mail; mailadres",
    "kandidaat.doelgroep": "regeling; wet",
    "kandidaat.doelgroepregister": "doelgroepregister; lbv; in dgr; dgr; banenafspraak",
    "kandidaat.coach": "coach; begeleider; naam jobcoach",
    "kandidaat.bsn": "burgerservicenummer; sofinummer; bsn nummer; sofi; bsnnummer",
    "kandidaat.opleidingen": "opleiding; diploma; diplomas; certificaten",
    "kandidaat.notitie": "opmerking; opmerkingen; notities; bijzonderheden",
    "werkgever.naam": "bedrijf; bedrijfsnaam; naam werkgever; organisatie; werkgever naam",
    "werkgever.kvk": "kvk; kvknummer; kvk nummer; kvk nr; kamer van koophandel; kvk nummer werkgever",
    "werkgever.plaats": "vestigingsplaats; plaats werkgever; vestiging; woonplaats werkgever",
    "werkgever.sector": "branche; sector; bedrijfstak",
    "werkgever.cao": "cao; collectieve arbeidsovereenkomst",
    "werkgever.notitie": "opmerking; opmerkingen; notities",
    "plaatsing.functie": "beroep; werk; functienaam; baan; functie werknemer",
    "plaatsing.soort": "soort werk; type plaatsing; soort dienstverband",
    "plaatsing.contractsoort": "contractsoort; soort contract; dienstverband; contractvorm",
    "plaatsing.voltijduren": (
        "fulltime uren; voltijd uren; voltijduren functie; voltijdsuren; uren voltijd; fulltime"
    ),
    "plaatsing.begin": (
        "startdatum; begindatum; in dienst; datum in dienst; begin contract; start contract; start; "
        "begin; ingangsdatum contract"
    ),
    "plaatsing.einde": "einddatum; einde; einde contract; datum uit dienst; uit dienst; contract tot",
    "plaatsing.werkdagen_per_week": "werkdagen per week; dagen per week; aantal werkdagen",
    "plaatsing.route": "route; route lid 4 lid 5; lid",
    "plaatsing.ingangsdatum": (
        "ingangsdatum; ingangsdatum lks; start lks; start subsidie; ingangsdatum loonkostensubsidie"
    ),
    "plaatsing.buiten_beschouwing": "datum zonder meting; forfait besloten op",
    "plaatsing.datum_aanvraag": "aanvraagdatum; aangevraagd op",
    "plaatsing.loon_per_maand": "maandloon; bruto maandloon; loon; salaris; brutoloon",
    "plaatsing.uitkomst": "resultaat; stand; status plaatsing",
    "plaatsing.uitkomst_datum": "datum resultaat",
    "plaatsing.uitstroomreden": "reden einde; reden uitstroom; uitstroomreden",
    "urenafspraak.contracturen": (
        "uren; uren per week; contracturen per week; aantal uren; overeengekomen uren p w; uren p w; "
        "overeengekomen uren"
    ),
    "eerdere_loonwaarde.percentage": (
        "loonwaarde; lw; loonwaarde percentage; loonwaardepercentage; vastgestelde loonwaarde; loonwaarde %"
    ),
    "eerdere_loonwaarde.datum": (
        "datum loonwaarde; datum meting; loonwaarde datum; meetdatum; datum loonwaardemeting; datum "
        "rapport; loonwaarde vastgesteld op"
    ),
    "eerdere_loonwaarde.gemeten_door": "gemeten door; loonwaardedeskundige; vastgesteld door; deskundige",
    "contactpersoon.naam": "contactpersoon; contact; naam contactpersoon",
    "contactpersoon.functie": "functie; functie contactpersoon",
    "contactpersoon.email": "email; e mail; mail; emailadres",
    "contactpersoon.telefoon": "telefoon; telefoonnummer; tel",
    "gemeente.naam": "gemeente; gemeentenaam; naam gemeente; naam",
    "gemeente.cbs_code": "cbs code; code; gemeentecode; gm code; gemeente code; cbs; gm",
    "gemeente.arbeidsmarktregio": (
        "regio; arbeidsmarktregio; arbeidsmarktregio naam; arbeidsmarktregionaam; amr"
    ),
    "gemeente.indeling_bron": "bron; waar staat dit; herkomst",
    "gemeente.indeling_datum": "datum; peildatum; geldt vanaf; per; datum indeling; datum bron",
    "gemeente.contactpersoon": "contact; naam contactpersoon",
    "gemeente.email": "email; e mail",
}


def headings_of(doel: Doel, tabel: str) -> tuple[str, ...]:
    """The folded headings by which a column for this field is known in this table."""
    alleen_hier = doel.soort not in VOORAAN or (tabel, doel.soort) == ("werkgevers", "werkgever")
    eigen = (doel.label, doel.veld.label if alleen_hier else doel.label)
    return tuple(dict.fromkeys(fold(naam) for naam in (*eigen, *_OOK.get(doel.sleutel, "").split(";"))))


def is_reference(veld: Veld) -> bool:
    """Whether the column names another object, such as the gemeente of a kandidaat."""
    return veld.soort is Soort.VERWIJZING
