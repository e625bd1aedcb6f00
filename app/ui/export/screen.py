"""Choose gemeente, period and sheets; look at the rows; make the file; open its folder."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.change import Change
from app.services.errors import UserError
from app.services.records import ExportKeuze
from app.ui.context import Context, Screen
from app.ui.export.choices import Choices
from app.ui.export.history import History
from app.ui.export.preview import Preview
from app.ui.jobs import Job
from app.ui.language import tr
from app.ui.saving import EXCEL, ask_place, tell_saved
from app.ui.theme import space
from app.ui.widgets.beside import Beside
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton, Segmented
from app.ui.widgets.card import Card, PageHead
from app.ui.widgets.marks import ProgressBarThin
from app.ui.widgets.pane import Pane
from app.ui.widgets.text import label

VIEWS = (("voorbeeld", tr("Voorbeeld van de rijen")), ("eerder", tr("Eerdere bestanden")))
PAUSE = 150  # milliseconds between the last choice and the preview


class ExportScreen(Screen):
    """Ctrl+Enter makes the file; while it is made it can be stopped."""

    title = tr("Export")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.job: Job | None = None
        self.make = PrimaryButton(tr("Maak Excel-bestand"), "Ctrl Enter", icon_name="file-spreadsheet")
        self.make.setObjectName("maak_export")
        self.make.clicked.connect(self.finish)
        self.stop = SecondaryButton(tr("Stop"), icon_name="x")
        self.stop.setObjectName("stop_export")
        self.stop.clicked.connect(lambda: self.job is not None and self.job.stop())
        self.bar = ProgressBarThin()
        self.state = label("", "muted", wrap=True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(lambda: self.isVisible() and self._read())
        self.view = Segmented(VIEWS, tr("Wat u ziet"))
        self.view.setObjectName("export_beeld")
        self.layers, self.row = QStackedWidget(), Beside()
        self.view.chosen.connect(self.show_view)
        self.view.set_value("voorbeeld")
        _lay_out(self)
        self._busy(False)

    def make_parts(self) -> Iterator[None]:
        self.choices = Choices(self.context)
        self.choices.changed.connect(self._pause.start)
        self.choices.setProperty("role", "scroll")
        yield
        left = Card(tr("Wat gaat er mee?"))
        left.body.setSpacing(space(2))
        left.add(Pane(self.choices), 1)
        left.add(self.choices.reason)
        left.add(self.state)
        left.add(self.bar)
        buttons = QHBoxLayout()
        buttons.addWidget(self.make, 1)
        buttons.addWidget(self.stop)
        left.add(buttons)
        self.row.add_part(left, side=330)
        yield
        self.preview = Preview()
        self.preview.metingen_wished.connect(lambda: self.context.navigate("metingen"))
        self.layers.addWidget(self.preview)
        right = Card()
        right.add(self.view)
        right.add(self.layers, 1)
        self.row.add_part(right, tall=320)
        yield
        self.history = History(self.context)
        self.history.make_wished.connect(self.finish)
        self.layers.addWidget(self.history)

    def open(self, **_arg: Any) -> None:
        self.choices.refresh(None)
        self.history.refresh(None)
        self._read()
        self.choices.setFocus()

    def leave(self) -> None:
        self.history.flush()

    def refresh(self, change: Change | None) -> None:
        if self.isVisible():  # whoever comes back reads everything again
            self.choices.refresh(change)
            self.history.refresh(change)
            self._pause.start()

    def finish(self) -> None:
        """Ask where the file goes and make it."""
        from app.services.uitwisselen.export import export_naam

        keuze = self.choices.keuze()
        if keuze is None:
            self.choices.focus_mistake()
        if keuze is None or self.job is not None:
            return
        self.context.read(export_naam, keuze, done=lambda naam: self._ask(keuze, naam), owner=self)

    def export_to(self, keuze: ExportKeuze, pad: Path) -> None:
        """Make the file off the GUI thread, with progress."""
        from app.services.uitwisselen.export import write_export

        self._busy(True)
        self.job = self.context.read(
            write_export, keuze, pad, done=self._made, failed=self._refused, owner=self, lane="lang"
        )
        self.job.progressed.connect(self.bar.set_value)
        self.job.finished.connect(self._ended)

    def _ask(self, keuze: ExportKeuze, naam: str) -> None:
        pad = ask_place(self.context, self, tr("Export bewaren"), naam, EXCEL)
        if pad is not None:
            self.export_to(keuze, pad)

    def _read(self) -> None:
        from app.services.uitwisselen.export import preview_export

        keuze = self.choices.keuze()
        if keuze is not None:
            self.context.read(preview_export, keuze, done=self._show, failed=self._refused, lane="lang")

    def _show(self, bladen: Sequence[Any]) -> None:
        self.preview.show_bladen(bladen, only_new=self.choices.only_new.isChecked())
        count = next((blad.aantal for blad in bladen if blad.naam == "Metingen"), None)
        words = tr(
            "{aantal} definitieve {woord} in deze keuze.",
            aantal=count,
            woord=tr("meting") if count == 1 else tr("metingen"),
        )
        self.state.setText(words if count is not None else tr("Het blad Metingen gaat niet mee."))

    def show_view(self, naam: str) -> None:
        """The rows as they will be ("voorbeeld"), or the files that were made ("eerder")."""
        self.view.set_value(naam)
        self.layers.setCurrentWidget(self.history if naam == "eerder" else self.preview)

    def _made(self, pad: Path | None) -> None:
        if pad is None:
            return
        self.history.refresh(None)
        self.choices.forget_reason()
        if self.choices.only_new.isChecked():
            self._pause.start()
        tell_saved(self.context, tr("Het bestand {naam} is gemaakt.", naam=pad.name), pad)

    def _refused(self, fout: UserError) -> None:
        if self.job is not None and self.job.stopped:
            return
        if not self.choices.show_refusal(fout):
            self.context.messages.refuse(fout)

    def _ended(self) -> None:
        """Say that a stopped export left nothing behind; a finished one has told its name."""
        stopped = self.job is not None and self.job.stopped and self.job.result is None
        self._busy(False)
        if stopped:
            self.context.messages.show(tr("De export is gestopt. Er is geen bestand achtergebleven."), "info")

    def _busy(self, busy: bool) -> None:
        if not busy:
            self.job = None
        self.make.setEnabled(not busy)
        self.make.setToolTip(tr("Er wordt al een bestand gemaakt.") if busy else "")
        self.stop.setVisible(busy)
        self.bar.setVisible(busy)
        self.bar.set_value(0)


def _lay_out(screen: ExportScreen) -> None:
    column = QVBoxLayout(screen)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(2))
    read_in = SecondaryButton(tr("Inlezen"), icon_name="download")
    read_in.setObjectName("export_naar_inlezen")
    read_in.clicked.connect(lambda: screen.context.navigate("inlezen"))
    subtitle = tr("Een Excel-bestand dat de gemeente zo kan gebruiken")
    column.addWidget(PageHead(tr("Export"), subtitle, (read_in,)))
    column.addLayout(screen.row, 1)
