"""Saving one of the papers beside the report: ask where, write off the GUI thread, say where it lies."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.services.papier.afdrukken import print_stuk
from app.services.papier.papieren import save_stuk, stuk_naam
from app.ui.afdrukken.printing import print_document
from app.ui.language import tr
from app.ui.meting.draft import Draft
from app.ui.saving import ask_place, tell_place

TITELS = {
    "concept": tr("Bewaar het concept"),
    "uitleg": tr("Bewaar de uitleg"),
    "vragenlijst-werknemer": tr("Bewaar de vragenlijst voor de werknemer"),
    "vragenlijst-werkgever": tr("Bewaar de vragenlijst voor de werkgever"),
}


def ask_and_save(draft: Draft, soort: str, owner: QWidget) -> None:
    """Save a paper of the meting (a key of TITELS) where the user wants it."""
    draft.context.read(
        stuk_naam, draft.meting_id, soort, done=partial(_ask, draft, soort, owner), owner=owner
    )


def _ask(draft: Draft, soort: str, owner: QWidget, naam: str) -> None:
    chosen = ask_place(draft.context, owner, TITELS[soort], naam)
    if chosen is not None:
        draft.context.read(
            save_stuk,
            draft.meting_id,
            soort,
            chosen,
            done=partial(_tell, draft),
            owner=owner,
            lane="lang",
        )


def _tell(draft: Draft, place: Path) -> None:
    tell_place(draft.context, place)


def print_paper(draft: Draft, soort: str, owner: QWidget) -> None:
    """Print a paper of the meting (a key of TITELS)."""
    titel = TITELS[soort].removeprefix(tr("Bewaar "))
    print_document(draft.context, owner, titel[:1].upper() + titel[1:], print_stuk, draft.meting_id, soort)
