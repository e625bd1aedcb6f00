"""Saving one of the papers beside the report: ask where, write off the GUI thread, say where it lies."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.services.papier.papieren import save_stuk, stuk_naam
from app.ui.meting.draft import Draft

TITELS = {
    "concept": "Bewaar het concept",
    "uitleg": "Bewaar de uitleg",
    "vragenlijst-werknemer": "Bewaar de vragenlijst voor de werknemer",
    "vragenlijst-werkgever": "Bewaar de vragenlijst voor de werkgever",
}


def ask_and_save(draft: Draft, soort: str, owner: QWidget) -> None:
    """Save a paper of the meting (a key of TITELS) where the user wants it."""
    draft.context.read(
        stuk_naam, draft.meting_id, soort, done=partial(_ask, draft, soort, owner), owner=owner
    )


def _ask(draft: Draft, soort: str, owner: QWidget, naam: str) -> None:
    settings = draft.context.settings
    place = str(Path(settings.export_folder or Path.home()) / naam)
    chosen, _kind = QFileDialog.getSaveFileName(owner, TITELS[soort], place, "PDF (*.pdf)")
    if chosen:
        settings.export_folder = str(Path(chosen).parent)
        draft.context.read(
            save_stuk,
            draft.meting_id,
            soort,
            Path(chosen),
            done=partial(_tell, draft),
            owner=owner,
            lane="lang",
        )


def _tell(draft: Draft, place: Path) -> None:
    draft.context.messages.show(f"Bewaard in {place.parent.name}: {place.name}", "good")
