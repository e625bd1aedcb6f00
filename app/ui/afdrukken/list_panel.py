"""A list on paper before it is: its first pages, and the buttons that print or save it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.services.papier.lijst_records import Lijststuk
from app.services.papier.lijsten import (
    lijst_naam,
    make_lijst,
    print_lijst,
    render_lijst,
    save_lijst,
)
from app.services.velden import format_aantal
from app.ui.afdrukken.printing import print_document
from app.ui.context import Context
from app.ui.jobs import Progress
from app.ui.language import tr
from app.ui.saving import ask_place, tell_place
from app.ui.tables.source import ListSource
from app.ui.theme import space
from app.ui.widgets.busy import Busy
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.paper_pages import PaperPages
from app.ui.widgets.text import label


class ListPanel(QWidget):
    """Made off the GUI thread, with progress and a stop; Ctrl+Enter prints."""

    def __init__(self, context: Context, source: ListSource) -> None:
        super().__init__()
        self.context, self.source = context, source
        self.stuk: Lijststuk | None = None
        self.words = label("", "muted", wrap=True)
        self.busy, self.pages = Busy(), _Pages(self)
        self.busy.stop.setObjectName("stop_lijst")
        self.busy.ended.connect(self._ended)
        self.print_button = PrimaryButton(tr("Afdrukken …"), "Ctrl Enter")
        self.print_button.setObjectName("lijst_afdrukken")
        self.print_button.clicked.connect(self.finish)
        self.save_button = SecondaryButton(tr("Bewaar PDF …"), icon_name="download")
        self.save_button.setObjectName("lijst_bewaren")
        self.save_button.clicked.connect(self.save)
        self.setFocusProxy(self.print_button)
        self._lay_out()
        self._make()

    def finish(self) -> None:
        """Choose a printer and print."""
        if self.stuk is not None:
            print_document(self.context, self, self.stuk.titel, print_lijst, self.stuk)

    def save(self) -> None:
        """Ask where the PDF goes and write it."""
        if self.stuk is not None:
            self.context.read(lijst_naam, self.stuk, done=self._ask_place, owner=self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever closes the panel does not wait for the rest."""
        super().hideEvent(event)
        if not event.spontaneous() and self.busy.job is not None:
            self.busy.job.stop()

    def _make(self) -> None:
        self._able(False)
        job = self.context.read(_make, self.source, done=self._show, owner=self, lane="lang")
        self.busy.follow(job, tr("De lijst wordt opgemaakt …"))

    def _show(self, stuk: Lijststuk) -> None:
        self.stuk = stuk
        pages = format_aantal(stuk.bladzijden, tr("bladzijde"), tr("bladzijden"))
        rows = format_aantal(stuk.rijen, tr("rij"), tr("rijen"))
        first = tr(" Hieronder staan de eerste drie.") if stuk.bladzijden > 3 else ""
        self.words.setText(tr("{rows} op {pages}.{first}", rows=rows, pages=pages, first=first))
        self._able(True)
        self.pages.draw()
        self.print_button.setFocus()

    def _ended(self, stopped: bool) -> None:
        if self.stuk is None:
            self.pages.waiting.hide()
            self.words.setText(
                tr("Gestopt. Sluit dit paneel, of begin opnieuw met Ctrl+P.")
                if stopped
                else tr("Er is geen lijst gemaakt.")
            )

    def _able(self, able: bool) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(able)
            button.setToolTip("" if able else tr("De lijst is nog niet klaar."))

    def _ask_place(self, naam: str) -> None:
        pad = ask_place(self.context, self, tr("Lijst bewaren"), naam)
        if pad is not None:
            self.context.read(
                save_lijst,
                self.stuk,
                pad,
                done=lambda pad: tell_place(self.context, pad),
                owner=self,
                lane="lang",
            )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, space(1), 0)
        column.setSpacing(space(2))
        buttons = QGridLayout()
        buttons.setSpacing(space(1))
        buttons.addWidget(self.print_button, 0, 0)
        buttons.addWidget(self.save_button, 0, 1)
        column.addWidget(label(self.source.head.titel, "heading", wrap=True))
        column.addWidget(self.words)
        column.addWidget(self.busy)
        column.addLayout(buttons)
        column.addWidget(self.pages)
        column.addStretch()


def _make(archief: Any, source: ListSource, progress: Progress) -> Lijststuk:
    """Read all rows and lay them out."""
    return make_lijst(archief, source.whole(progress), progress)


class _Pages(PaperPages):
    """The first pages of the list."""

    def __init__(self, panel: ListPanel) -> None:
        super().__init__(panel.context, tr("de lijst"))
        self.panel = panel

    def wish(self) -> Any:
        return self.panel.stuk

    def source(self) -> tuple[Callable[..., tuple[bytes, ...]], Any]:
        return render_lijst, self.panel.stuk
