"""What a person who starts the program is told once: the tour, and that there is a new version."""

from typing import Any

from app import __version__
from app.ui.language import tr

NEWS = "nieuws"


def greet(window: Any) -> None:
    """The tour at a first start; after an update one message with the way to what is new."""
    settings = window.context.settings
    if not settings.rondleiding_gezien:
        from app.ui.gids.tour import start_tour

        start_tour(window)
    former, settings.versie_gezien = settings.versie_gezien, __version__
    if former not in ("", __version__):
        window.context.messages.show(
            tr("Loonwaarde is bijgewerkt naar versie {versie}.", versie=__version__),
            "info",
            (tr("Wat is nieuw?"), lambda: window.navigate("gids", place=NEWS)),
        )
