"""The button that saves the log as a workbook and offers its folder."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from app.ui.context import Context
from app.ui.language import tr
from app.ui.saving import EXCEL, ask_place, tell_saved
from app.ui.widgets.buttons import SecondaryButton


class LogExportButton(SecondaryButton):
    """`saved()` when the file is there; `keuze()` answers the filter, or None while it cannot be read."""

    saved = Signal()

    def __init__(self, context: Context, keuze: Callable[[], Any]) -> None:
        super().__init__(tr("Bewaar als Excel-bestand"), icon_name="file-spreadsheet")
        self.context, self.keuze = context, keuze
        self.clicked.connect(self._ask_path)

    def export_to(self, pad: Path) -> None:
        """Write the rows of the filter, off the GUI thread."""
        from app.services.logboeken.logexport import write_logexport

        keuze = self.keuze()
        if keuze is not None:
            self.setEnabled(False)
            job = self.context.read(write_logexport, keuze, pad, done=self._exported, lane="lang")
            job.finished.connect(self._ended)

    def _ended(self) -> None:
        self.setEnabled(True)

    def _ask_path(self) -> None:
        from app.services.logboeken.logexport import logexport_naam

        pad = ask_place(
            self.context, self, tr("Logboek bewaren"), logexport_naam(self.context.archive), EXCEL
        )
        if pad is not None:
            self.export_to(pad)

    def _exported(self, pad: Path) -> None:
        tell_saved(self.context, tr("Het bestand {naam} is gemaakt.", naam=pad.name), pad)
        self.saved.emit()
