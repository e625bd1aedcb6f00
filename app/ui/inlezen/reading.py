"""The services of reading in, one at a time and off the GUI thread; answers come by signal."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.services.inlezen.bestand import Bestand
from app.services.inlezen.inleesrecords import Opdracht
from app.ui.context import Context
from app.ui.language import tr
from app.ui.widgets.busy import Busy


class Reading(QObject):
    """Each answer has its signal; what a service refuses comes as `file_refused` or `columns_refused`."""

    opened = Signal(object)  # (Bestand, Opzet)
    proposed = Signal(object)  # Opzet
    looked = Signal(object, object)  # Opdracht, Controle
    stored = Signal(object)  # (number, Controle, Change)
    undone = Signal(object)  # (Teruggedraaid, Change)
    file_refused = Signal(object)
    columns_refused = Signal(object)

    def __init__(self, context: Context, busy: Busy, parent: QObject) -> None:
        super().__init__(parent)
        self.context, self.busy = context, busy

    @property
    def free(self) -> bool:
        """Whether nothing is under way."""
        return self.busy.job is None

    def open_file(self, pad: Path, password: str) -> None:
        """Read a file and guess what it is."""
        from app.services.inlezen.inlezen import open_bestand

        if self.free:
            job = self.context.read(
                open_bestand,
                pad,
                password,
                done=self.opened.emit,
                failed=self.file_refused.emit,
                owner=self,
                lane="lang",
            )
            self.busy.follow(job, tr("Het bestand wordt gelezen …"))

    def propose(self, bestand: Bestand, blad: int, tabel: str) -> None:
        """Understand another sheet, or the same one as another table."""
        from app.services.inlezen.kolommen import propose

        self.context.read(
            propose,
            bestand,
            blad,
            tabel,
            done=self.proposed.emit,
            failed=self.columns_refused.emit,
            owner=self,
        )

    def look(self, bestand: Bestand, opdracht: Opdracht) -> None:
        """A dry run."""
        from app.services.inlezen.inlezen import controleer

        if self.free:
            job = self.context.read(
                controleer,
                bestand,
                opdracht,
                done=lambda controle: self.looked.emit(opdracht, controle),
                failed=lambda fout: self.columns_refused.emit(fout) if not self._stopped() else None,
                owner=self,
                lane="lang",
            )
            self.busy.follow(job, tr("Elke cel wordt nagekeken …"))

    def store(self, bestand: Bestand, opdracht: Opdracht) -> None:
        """All of it in, or nothing."""
        from app.services.inlezen.veilig import lees_in_na_backup

        if self.free:
            job = self.context.write(
                lees_in_na_backup,
                bestand,
                opdracht,
                done=self.stored.emit,
                failed=self._refused,
                owner=self,
                lane="lang",
            )
            self.busy.follow(job, tr("De lijst wordt ingelezen …"))

    def undo(self, nummer: int) -> None:
        """Take an import out again."""
        from app.services.inlezen.terugdraaien import draai_terug

        if self.free:
            job = self.context.write(
                draai_terug, nummer, done=self.undone.emit, failed=self._refused, owner=self, lane="lang"
            )
            self.busy.follow(job, tr("De lijst wordt teruggedraaid …"))

    def _refused(self, fout: object) -> None:
        if not self._stopped():
            self.context.messages.refuse(fout)

    def _stopped(self) -> bool:
        return self.busy.job is not None and self.busy.job.stopped
