"""Long counting under way: how far it is, and a button to stop it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.velden import format_geheel
from app.ui.jobs import Job
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.marks import ProgressBarThin
from app.ui.widgets.text import label


class Waiting(QWidget):
    """`follow(job)`; shown from the first sign of progress until the job ends."""

    def __init__(self) -> None:
        super().__init__()
        self.job: Job | None = None
        self.text, self.bar = label("", "muted"), ProgressBarThin()
        self.button = SecondaryButton(tr("Stop"), icon_name="x")
        self.button.setObjectName("stop_tellen")
        self.button.clicked.connect(self.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(self.text)
        row.addWidget(self.bar, 1)
        row.addWidget(self.button)
        self.hide()
        self.destroyed.connect(lambda _gone=None, holder=self.__dict__: _stop(holder.get("job")))

    def follow(self, job: Job) -> None:
        """Show the progress of this job; one before it is stopped."""
        self.stop()
        self.job = job
        job.progressed.connect(self._show)
        job.finished.connect(self.hide)

    def stop(self) -> None:
        """Ask it to stop; nothing was stored."""
        _stop(self.job)

    def _show(self, done: int, total: int) -> None:
        if self.job is not None and self.job.running:
            self.text.setText(
                tr("{gedaan} van {totaal} bekeken", gedaan=format_geheel(done), totaal=format_geheel(total))
            )
            self.bar.set_value(done, total)
            self.show()


def _stop(job: Job | None) -> None:
    if job is not None and job.running:
        job.stop()
