"""Signed papers of a dossier: each on a line, with a button that saves it as it was signed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.records import StukRij
from app.ui.afdrukken.drag import DragButton
from app.ui.afdrukken.printing import print_document
from app.ui.context import Context
from app.ui.language import said, tr
from app.ui.saving import ask_place, tell_place
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
        column.addWidget(label(tr("Getekend op het scherm"), "heading"))
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
        save = IconButton("download", tr("Bewaar als PDF: {titel}", titel=said(stuk.titel)))
        save.clicked.connect(lambda: self._ask_name(stuk.id))
        print_it = IconButton("printer", tr("Druk af: {titel}", titel=said(stuk.titel)))
        print_it.clicked.connect(lambda: self._print(stuk))
        layout.addWidget(elided(said(stuk.titel), "strong"), 1)
        layout.addWidget(label(f"{stuk.gemaakt:%d-%m-%Y %H:%M}", "muted"))
        for button in (
            save,
            print_it,
            DragButton(self.context, said(stuk.titel), _naam, _save, lambda: (stuk.id,)),
        ):
            layout.addWidget(button)
        return row

    def _print(self, stuk: StukRij) -> None:
        from app.services.papier.afdrukken import print_getekend

        print_document(self.context, self, said(stuk.titel), print_getekend, stuk.id)

    def _ask_name(self, number: int) -> None:
        from app.services.coachen.coachingpapier import stuk_pdf_naam

        self.context.read(stuk_pdf_naam, number, done=lambda naam: self._ask_place(number, naam), owner=self)

    def _ask_place(self, number: int, naam: str) -> None:
        from app.services.coachen.coachingpapier import save_stuk_pdf

        chosen = ask_place(self.context, self, tr("Bewaar het stuk"), naam)
        if chosen is not None:
            self.context.read(
                save_stuk_pdf,
                number,
                chosen,
                done=lambda place: tell_place(self.context, place),
                owner=self,
                lane="lang",
            )


def _naam(archief: Any, number: int) -> str:
    from app.services.coachen.coachingpapier import stuk_pdf_naam

    return stuk_pdf_naam(archief, number)


def _save(archief: Any, number: int, pad: Path) -> Path:
    from app.services.coachen.coachingpapier import save_stuk_pdf

    return save_stuk_pdf(archief, number, pad)
