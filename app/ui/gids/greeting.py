"""What a person who starts the program is told once: the tour, and that there is a new version."""

from typing import Any

from app import __version__
from app.ui.language import tr

NEWS = "nieuws"


def greet(window: Any) -> None:
    """The tour at a first start; after an update one message with the way to what is new.

    An older version beside a newer one says nothing, and the newer one then nothing anew.
    """
    settings = window.context.settings
    if not settings.rondleiding_gezien:
        from app.ui.gids.tour import start_tour

        start_tour(window)
    former = settings.versie_gezien
    if former and _in_order(former) >= _in_order(__version__):
        return
    settings.versie_gezien = __version__
    if former:
        window.context.messages.show(
            tr("Loonwaarde is bijgewerkt naar versie {versie}.", versie=__version__),
            "info",
            (tr("Wat is nieuw?"), lambda: window.navigate("gids", place=NEWS)),
        )


def _in_order(version: str) -> list[int]:
    """Version 0.10 comes after 0.9; what is no version comes before all."""
    parts = version.split(".")
    return [int(part) for part in parts] if all(part.isdecimal() for part in parts) else []
