"""F1 and Shift+F1: the explanation of what has the focus, or the guide at the place one is."""

from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from app.services.gids.lezen import read_gids
from app.services.gids.zoeken import find_begrip

GUIDE = "gids"


def explain_here(window: Any) -> None:
    """F1: the nearest surrounding of the focus that can explain does so, else the guide opens here."""
    focus = QApplication.focusWidget()
    place = focus
    while place is not None and place is not window:
        if hasattr(place, "explain"):
            place.explain(focus)
            return
        place = place.parentWidget()
    window.open_guide(focus.accessibleName() if focus is not None else "")


def open_guide(window: Any, words: str = "") -> None:
    """The guide at the word that has the focus, else at the chapter of what is in front."""
    if GUIDE not in window.specs:
        window.show_shortcuts()
        return
    screen = window.current_screen()
    here = window.place[0]
    back = getattr(screen, "back", None) if here == GUIDE else window.place
    window.navigate(GUIDE, place=place_of(window, words), back=back)


def place_of(window: Any, words: str) -> str:
    """Where in the guide the window is explained: a word, the panel that is open, or the screen."""
    gids = read_gids()
    begrip = find_begrip(gids, words) or find_begrip(gids, words.partition(",")[0])
    if begrip is not None:
        return begrip.plek
    panel: QWidget | None = window.panel.widget() if window.panel.isVisible() else None
    names = (getattr(panel, "gids", ""), window.place[0])
    found = (gids.of_screen(name) for name in names if name)
    return next((hoofdstuk.naam for hoofdstuk in found if hoofdstuk is not None), "")
