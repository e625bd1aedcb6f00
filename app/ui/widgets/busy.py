"""Long work under way: what is done, how far it is, and the button that stops it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.jobs import Job
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.marks import ProgressBarThin
from app.ui.widgets.text import label


class Busy(QWidget):
    """`begun()`, and `ended(stopped)` when the work is over; hidden while nothing is done."""

    begun = Signal()
    ended = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.job: Job | None = None
        self.words, self.bar = label("", "small", wrap=True), ProgressBarThin()
        self.stop = SecondaryButton(tr("Stop"), icon_name="x")
        self.stop.setObjectName("stop_werk")
        self.stop.clicked.connect(lambda: self.job.stop() if self.job else None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def follow(self, job: Job, words: str) -> None:
        """Show how far this job is until it has ended."""
        self.job = job
        self.words.setText(words)
        self.bar.set_value(0)
        job.progressed.connect(self.bar.set_value)
        job.finished.connect(self._end)
        self.show()
        self.begun.emit()

    def _end(self) -> None:
        stopped = self.job is not None and self.job.stopped and self.job.result is None
        self.job = None
        self.hide()
        self.ended.emit(stopped)
