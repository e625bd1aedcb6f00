"""The backup that makes itself: half an hour after a change, and when the program closes."""

from typing import Any

import shiboken6
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.errors import UserError
from app.ui.context import Context
from app.ui.jobs import Job, Jobs
from app.ui.language import tr
from app.ui.theme import dress, space
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.marks import ProgressBarThin
from app.ui.widgets.text import label

LOOK_EVERY = 5 * 60_000  # milliseconds; the service makes one when the newest is half an hour old
FIRST_LOOK = 20_000
SHOW_AFTER = 300
LONGEST_CLOSE = 120_000


class AutoBackup(QObject):
    """Looks now and then whether a backup is due, and says when the second place stays away."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context: Context = context
        self.job: Job | None = None
        self.said = ""
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(FIRST_LOOK, self, self.look)

    def look(self) -> None:
        """Make a backup off the GUI thread when one is due."""
        if self.job is not None:
            return
        self.job = self.context.read(_when_due, done=self._made, failed=self._failed, owner=self, lane="lang")
        self.job.finished.connect(self._ended)

    def _made(self, melding: str) -> None:
        if melding and melding != self.said:
            self.context.messages.show(
                melding,
                "attention",
                (tr("Naar back-ups"), lambda: self.context.navigate("instellingen", tab="backups")),
            )
        self.said = melding

    def _failed(self, fout: UserError) -> None:
        self._made(fout.tekst)

    def _ended(self) -> None:
        self.job = None


class ClosingWindow(QWidget):
    """Shown when the last backup takes a moment; it can be skipped."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Dialog)
        self.setWindowTitle(tr("Loonwaarde sluit af"))
        self.setFixedWidth(420)
        self.bar, self.skip = ProgressBarThin(), SecondaryButton(tr("Sluiten zonder back-up"))
        self.title = label(tr("Back-up maken …"), "heading")
        self.text = label(tr("Alles is al opgeslagen. Dit venster sluit vanzelf."), "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(4), space(4), space(4))
        column.setSpacing(space(2))
        for part in (self.title, self.text, self.bar):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.skip)
        column.addLayout(row)
        dress(self)

    def tell(self, trouble: str) -> None:
        """Say what went wrong and wait until it was read."""
        self.title.setText(tr("De back-up is niet gemaakt"))
        self.text.setText(trouble)
        self.bar.hide()
        self.skip.setText(tr("Sluiten"))
        loop = QEventLoop()
        self.skip.clicked.connect(loop.quit)
        self.show()
        loop.exec()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.skip.click()
        super().closeEvent(event)


def backup_on_close(jobs: Jobs, archief: Any) -> None:
    """Make the last backup, with a window when that takes long or goes wrong."""
    window, troubles = ClosingWindow(), list[str]()
    job = jobs.run(
        _on_close, archief, failed=lambda fout: troubles.append(fout.tekst), owner=window, lane="lang"
    )
    job.progressed.connect(window.bar.set_value)
    window.skip.clicked.connect(job.stop)
    timer = QTimer(window, singleShot=True, interval=SHOW_AFTER)
    timer.timeout.connect(window.show)
    timer.start()
    jobs.wait_idle(LONGEST_CLOSE)
    timer.stop()
    if troubles:
        window.tell(" ".join(troubles))
    shiboken6.delete(window)


def _when_due(archief: Any) -> str:
    from app.services.bewaring.backups import HALFUUR, make_backup_when_due, remind_second_place

    made = make_backup_when_due(archief, "tijdens het werk", HALFUUR)
    return made.melding if made else remind_second_place(archief)


def _on_close(archief: Any, progress: Any) -> None:
    from app.services.bewaring.backups import make_backup_when_due

    make_backup_when_due(archief, "bij afsluiten", progress=progress)
