"""Storing what is counted: in order, behind the screen, and again until the archive took it."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app.loonwaarde.telling import Gebeurtenis
from app.services.change import Change
from app.services.errors import UserError
from app.services.meten.tellen import store_gebeurtenissen
from app.ui.context import Context
from app.ui.jobs import Job
from app.ui.language import said, tr

AGAIN = 1_000  # ms before a refused batch is sent once more
MISLUKT = tr("Het opslaan lukte niet.")


class Bewaarder(QObject):
    """One batch at a time, so that the order in the archive is the order of counting. `stored()`."""

    stored = Signal()

    def __init__(self, context: Context, ronde_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context, self.ronde_id = context, ronde_id
        self.failure = ""
        self.last: datetime | None = None
        self._waiting: list[Gebeurtenis] = []
        self._sent: list[Gebeurtenis] = []
        self._job: Job | None = None
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._again.timeout.connect(self._send)

    @property
    def unsaved(self) -> list[Gebeurtenis]:
        """The events that are not in the archive yet, in order."""
        return [*self._sent, *self._waiting]

    def add(self, deel: Gebeurtenis) -> None:
        """Store this as soon as the archive is free."""
        self._waiting.append(deel)
        if not self._again.isActive():
            self._send()

    def is_own(self, change: Change) -> bool:
        """Whether this change is what was stored from here."""
        return self._job is not None and change is self._job.result

    def _send(self) -> None:
        if self._sent or not self._waiting:
            return
        self._sent, self._waiting = self._waiting, []
        self._job = self.context.write(
            store_gebeurtenissen, self.ronde_id, tuple(self._sent), failed=self._refused, owner=self
        )
        self._job.finished.connect(self._finished)

    def _refused(self, error: UserError) -> None:
        self.failure = said(error.tekst)

    def _finished(self) -> None:
        if self._job is not None and self._job.error is None:
            self.last, self.failure = self._sent[-1].moment, ""
            self._sent = []
            self._send()
        else:
            self.failure = self.failure or MISLUKT
            self._waiting, self._sent = [*self._sent, *self._waiting], []
            self._again.start()
        self.stored.emit()
