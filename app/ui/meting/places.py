"""Where the place named by a finding is mended: a step of the meting, or another screen."""

from typing import Any

from app.services.records import MetingRecord
from app.ui.language import tr

STEPS = (
    ("gegevens", tr("Gegevens")),
    ("taken", tr("Taken en uren")),
    ("normfunctie", tr("Normfunctie")),
    ("waarnemen", tr("Waarnemen")),
    ("zienswijzen", tr("Zienswijzen")),
    ("controle", tr("Controle")),
    ("rapport", tr("Rapport")),
)
TAAKVELDEN = {"omschrijving", "minuten_per_week", "aandeel", "eenheid", "norm_per_uur"}
METINGVELDEN = {
    "verdeling": "taken",
    "normfunctie": "normfunctie",
    "normfunctie_omschrijving": "normfunctie",
    "uitgevoerde_functie": "normfunctie",
    "dubbeltelling": "controle",
    "onafhankelijkheid": "controle",
    "advies": "controle",
    "volgende_meting": "controle",
    "volgende_meting_reden": "controle",
}


def step_of(plaats: str) -> str:
    """The step on which a place stands; "" when it lies outside the meting."""
    soort, _, rest = plaats.partition(".")
    if soort == "hoofdtaken":
        return "taken"
    if soort == "hoofdtaak":
        return "taken" if rest.partition(".")[2] in TAAKVELDEN else "waarnemen"
    if soort == "meting":
        return METINGVELDEN.get(rest, "gegevens")
    return {
        "deeltaak": "taken",
        "waarneming": "waarnemen",
        "zienswijze": "zienswijzen",
        "afweging": "controle",
    }.get(soort, "")


def screen_of(record: MetingRecord, plaats: str) -> tuple[str, dict[str, Any]] | None:
    """The other screen on which a place stands and what to open there; None when there is none."""
    soort = plaats.partition(".")[0]
    if soort == "profiel":
        return "instellingen", {"tab": "profiel"}
    if soort == "werkgever":
        return "instellingen", {"tab": "werkgevers"}
    if soort in ("kandidaat", "plaatsing"):
        tab = "gegevens" if soort == "kandidaat" else "plaatsing"
        return "dossier", {"id": record.kandidaat_id, "tab": tab}
    return None
