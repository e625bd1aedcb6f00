"""The screens of the window, in the order of the navigation; each is imported at its first visit."""

from collections.abc import Callable
from functools import partial
from importlib import import_module

from app.services.gids.lezen import read_gids
from app.ui.context import Context, Screen, ScreenSpec
from app.ui.jobs import Progress
from app.ui.language import tr

# What screens and panels import when they are made or first used; the libraries of paper are not among it.
LATER = (
    "app.services.bewaring.backups",
    "app.services.coachen.bezoeken",
    "app.services.coachen.coaching",
    "app.services.coachen.coachingpapier",
    "app.services.coachen.contactlezen",
    "app.services.coachen.regimes",
    "app.services.coachen.stages",
    "app.services.dossiers.profiel",
    "app.services.dossiers.regios",
    "app.services.dossiers.stamgegevens",
    "app.services.gids.boek",
    "app.services.inlezen.inlezen",
    "app.services.inzien.inzicht",
    "app.services.looptijd.jaarwissel",
    "app.services.looptijd.keuzes",
    "app.services.looptijd.looptijd",
    "app.services.papier.lijsten",
    "app.services.papier.papieren",
    "app.services.papier.rapporten",
    "app.services.rekenhulp.blad",
    "app.services.rekenhulp.geldend",
    "app.services.signaleren.werkwijzigingen",
    "app.services.uitwisselen.export",
    "app.ui.afdrukken.list_panel",
    "app.ui.coaching.contact_panel",
    "app.ui.coaching.paper_panel",
)


def _make(module: str, name: str, context: Context) -> Screen:
    return getattr(import_module(module), name)(context)


def _screen(module: str, name: str) -> Callable[[Context], Screen]:
    return partial(_make, f"app.ui.{module}", name)


def load_screens(progress: Progress) -> None:
    """Import all of it beside the GUI thread, once the first screen stands, so that no first visit waits."""
    for module in (*(spec.factory.args[0] for spec in SCREENS), *LATER):
        if progress.stopped:
            return
        import_module(module)
    read_gids()


SCREENS = (
    ScreenSpec("vandaag", tr("Vandaag"), "home", "boven", _screen("vandaag.screen", "VandaagScreen")),
    ScreenSpec(
        "kandidaten", tr("Kandidaten"), "users", "boven", _screen("kandidaten.screen", "KandidatenScreen")
    ),
    ScreenSpec(
        "dossier",
        tr("Dossier"),
        "user",
        "",
        _screen("dossier.screen", "DossierScreen"),
        parent="kandidaten",
        opens=("kandidaat",),
    ),
    ScreenSpec("metingen", tr("Metingen"), "gauge", "boven", _screen("metingen.screen", "MetingenScreen")),
    ScreenSpec(
        "meting", tr("Meting"), "gauge", "", _screen("meting.screen", "MetingScreen"), parent="metingen"
    ),
    ScreenSpec(
        "waarnemen",
        tr("Waarnemen"),
        "gauge",
        "",
        _screen("waarnemen.screen", "WaarnemenScreen"),
        parent="metingen",
    ),
    ScreenSpec("coaching", tr("Coaching"), "message", "boven", _screen("coaching.screen", "CoachingScreen")),
    ScreenSpec(
        "rekenhulp", tr("Rekenhulp"), "calculator", "boven", _screen("rekenhulp.screen", "RekenhulpScreen")
    ),
    ScreenSpec(
        "inlezen", tr("Inlezen"), "download", "", _screen("inlezen.screen", "InlezenScreen"), parent="export"
    ),
    ScreenSpec("export", tr("Export"), "upload", "boven", _screen("export.screen", "ExportScreen")),
    ScreenSpec("inzicht", tr("Inzicht"), "chart-bar", "boven", _screen("inzicht.screen", "InzichtScreen")),
    ScreenSpec(
        "bedragen", tr("Wettelijke bedragen"), "scale", "onder", _screen("bedragen.screen", "BedragenScreen")
    ),
    ScreenSpec(
        "jaarwissel",
        tr("Jaarwisseling"),
        "calendar",
        "onder",
        _screen("jaarwissel.screen", "JaarwisselScreen"),
    ),
    ScreenSpec(
        "instellingen",
        tr("Instellingen"),
        "settings",
        "onder",
        _screen("instellingen.screen", "InstellingenScreen"),
        opens=("werkgever",),
    ),
    ScreenSpec("gids", tr("Gids"), "help", "onder", _screen("gids.screen", "GidsScreen")),
)
