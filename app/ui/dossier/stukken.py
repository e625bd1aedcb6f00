"""Signed papers of a dossier: each on a line, with a button that saves it as it was signed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.records import StukRij
from app.ui.context import Context
from app.ui.theme import space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.text import elided, label


class StukkenPart(QWidget):
    """Hidden while nothing was signed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.shown: Sequence[StukRij] = ()
        self.rows = QVBoxLayout()
        self.rows.setSpacing(space(0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(label("Getekend op het scherm", "heading"))
        column.addLayout(self.rows)
        self.hide()

    def show_stukken(self, stukken: Sequence[StukRij]) -> None:
        """One line each, the newest first."""
        self.setVisible(bool(stukken))
        if stukken == self.shown:
            return
        self.shown = stukken
        while (old := self.rows.takeAt(0)) is not None:
            old.widget().deleteLater()
        for stuk in stukken:
            self.rows.addWidget(self._row(stuk))

    def _row(self, stuk: StukRij) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        save = IconButton("download", f"Bewaar als PDF: {stuk.titel}")
        save.clicked.connect(lambda: self._ask_name(stuk.id))
        layout.addWidget(elided(stuk.titel, "strong"), 1)
        layout.addWidget(label(f"{stuk.gemaakt:%d-%m-%Y %H:%M}", "muted"))
        layout.addWidget(save)
        return row

    def _ask_name(self, number: int) -> None:
        from app.services.coachen.coachingpapier import stuk_pdf_naam

        self.context.read(stuk_pdf_naam, number, done=lambda naam: self._ask_place(number, naam), owner=self)

    def _ask_place(self, number: int, naam: str) -> None:
        from app.services.coachen.coachingpapier import save_stuk_pdf

        settings = self.context.settings
        start = str(Path(settings.export_folder or Path.home()) / naam)
        chosen, _ = QFileDialog.getSaveFileName(self, "Bewaar het stuk", start, "PDF (*.pdf)")
        if chosen:
            settings.export_folder = str(Path(chosen).parent)
            self.context.read(save_stuk_pdf, number, Path(chosen), done=self._saved, owner=self, lane="lang")

    def _saved(self, place: Path) -> None:
        self.context.messages.show(f"Bewaard in {place.parent.name}: {place.name}", "good")
