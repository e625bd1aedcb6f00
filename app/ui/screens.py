"""The screens of the window, in the order of the navigation; each is imported at its first visit."""

from collections.abc import Callable
from importlib import import_module

from app.ui.context import Context, Screen, ScreenSpec


def _screen(module: str, name: str) -> Callable[[Context], Screen]:
    def factory(context: Context) -> Screen:
        return getattr(import_module(f"app.ui.{module}"), name)(context)

    return factory


SCREENS = (
    ScreenSpec("vandaag", "Vandaag", "home", "boven", _screen("vandaag.screen", "VandaagScreen")),
    ScreenSpec(
        "kandidaten", "Kandidaten", "users", "boven", _screen("kandidaten.screen", "KandidatenScreen")
    ),
    ScreenSpec(
        "dossier",
        "Dossier",
        "user",
        "",
        _screen("dossier.screen", "DossierScreen"),
        parent="kandidaten",
        opens=("kandidaat",),
    ),
    ScreenSpec("metingen", "Metingen", "gauge", "boven", _screen("metingen.screen", "MetingenScreen")),
    ScreenSpec("meting", "Meting", "gauge", "", _screen("meting.screen", "MetingScreen"), parent="metingen"),
    ScreenSpec(
        "waarnemen",
        "Waarnemen",
        "gauge",
        "",
        _screen("waarnemen.screen", "WaarnemenScreen"),
        parent="metingen",
    ),
    ScreenSpec("coaching", "Coaching", "message", "boven", _screen("coaching.screen", "CoachingScreen")),
    ScreenSpec(
        "rekenhulp", "Rekenhulp", "calculator", "boven", _screen("rekenhulp.screen", "RekenhulpScreen")
    ),
    ScreenSpec("export", "Export", "upload", "boven", _screen("export.screen", "ExportScreen")),
    ScreenSpec(
        "bedragen", "Wettelijke bedragen", "scale", "onder", _screen("bedragen.screen", "BedragenScreen")
    ),
    ScreenSpec(
        "instellingen",
        "Instellingen",
        "settings",
        "onder",
        _screen("instellingen.screen", "InstellingenScreen"),
        opens=("werkgever",),
    ),
)
