"""Long work of a screen: one at a time, with progress and a stop button; what is stopped changes nothing."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.services.errors import UserError
from app.ui.context import Context
from app.ui.jobs import Job
from app.ui.language import tr

GESTOPT = tr("Gestopt. Er is niets gewijzigd.")


class LongWork(QObject):
    """`busy(bool)` when it begins and ends, `progressed(done, total)` between."""

    busy = Signal(bool)
    progressed = Signal(int, int)

    def __init__(self, context: Context, screen: QWidget) -> None:
        super().__init__(screen)
        self.context, self.screen = context, screen
        self.job: Job | None = None

    def begin(
        self, service: Callable[..., Any], *args: Any, done: Callable[[Any], object], writes: bool = False
    ) -> None:
        """Run a service off the GUI thread; `writes` when it changes the archive."""
        ask = self.context.write if writes else self.context.read
        self.job = ask(service, *args, done=done, failed=self._refused, owner=self.screen, lane="lang")
        self.job.progressed.connect(self.progressed)
        self.job.finished.connect(self._ended)
        self.busy.emit(True)

    def stop(self) -> None:
        """Ask the work to end; nothing of it stays."""
        if self.job is not None:
            self.job.stop()

    def _refused(self, fout: UserError) -> None:
        if self.job is not None and self.job.stopped:
            self.context.messages.show(GESTOPT, "info")
        else:
            self.context.messages.refuse(fout)

    def _ended(self) -> None:
        self.job = None
        self.busy.emit(False)
