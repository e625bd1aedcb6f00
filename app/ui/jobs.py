"""Run a service off the GUI thread; result, refusal or crash comes back on the GUI thread by signal.

`jobs.run(service, archive, 3, done=self.show_it)`: one worker thread per lane, in order.
A service that has a parameter named `progress` receives a Progress.
"""

import inspect
import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QObject, QTimer, Signal

from app.services.errors import UserError
from app.ui.turns import Turns

LANES = ("kort", "lang")
WAKE = 100  # milliseconds after which a wait looks at its deadline
TURN = 0.0001  # seconds of Python a worker thread may go on when the GUI thread has something to do
Callback = Callable[[Any], object]


class Progress:
    """Given to long services: call it with (done, total), look at `stopped` between steps."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        self._report = report
        self._stop = threading.Event()

    def __call__(self, done: int, total: int) -> None:
        self._report(done, total)

    @property
    def stopped(self) -> bool:
        """True once the user asked to stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask the service to stop at its next step."""
        self._stop.set()


class Job(QObject):
    """One call on its way. `progressed(done, total)` and `finished()` come on the GUI thread."""

    progressed = Signal(int, int)
    finished = Signal()

    def __init__(self, done: Callback | None, failed: Callback | None, progress: Progress) -> None:
        super().__init__()
        self.done, self.failed, self.progress = done, failed, progress
        self.owner: QObject | None = None
        self.lane = ""
        self.result: Any = None
        self.error: Exception | None = None
        self.running = True

    def stop(self) -> None:
        """Ask a long job to stop; a job still waiting in its lane does not start at all."""
        self.progress.stop()

    @property
    def stopped(self) -> bool:
        """True once stop() was called."""
        return self.progress.stopped


@dataclass(frozen=True, slots=True)
class _Work:
    """What a worker thread gets of a job. Never the job itself: the thread that lets go of it last would
    take a part of Qt, with all that waits for its answer, to pieces beside the GUI thread.
    """

    number: int
    call: Callable[[], Any]
    progress: Progress

    def perform(self) -> tuple[Any, Exception | None]:
        """Do the work; answers the result and the error."""
        try:
            return (None if self.progress.stopped else self.call()), None
        except Exception as error:  # noqa: BLE001 - delivered on the GUI thread
            return None, error


class Jobs(QObject):
    """The lanes. `refused(UserError)` and `crashed(Exception)` carry what no callback took.

    `failed(Job)` tells of every refusal and crash.
    """

    idle = Signal()
    refused = Signal(object)
    crashed = Signal(object)
    failed = Signal(object)
    _performed = Signal(int, object, object)
    _reported = Signal(int, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queues: dict[str, queue.SimpleQueue[_Work | None]] = {}
        self._threads: list[threading.Thread] = []
        self._open: dict[int, Job] = {}
        self._numbers, self._closed = count(), False
        self._turns = Turns(self)
        self._performed.connect(self._take)
        self._reported.connect(self._report)

    def run(
        self,
        function: Callable[..., Any],
        *args: Any,
        done: Callback | None = None,
        failed: Callback | None = None,
        lane: str = "kort",
        owner: QObject | None = None,
        **kwargs: Any,
    ) -> Job:
        """Queue a call. The result is dropped when `owner` (else the QObject behind `done`) is gone."""
        number = next(self._numbers)
        progress = Progress(lambda done, total: self._reported.emit(number, done, total))
        job = Job(done, failed, progress)
        job.owner = owner if owner is not None else _bound_to(done)
        job.lane = lane
        if "progress" in inspect.signature(function).parameters:
            kwargs["progress"] = progress
        if not self._closed:
            self._open[number] = job
            self._lane(lane).put(_Work(number, lambda: function(*args, **kwargs), progress))
        return job

    @property
    def busy(self) -> bool:
        """True while a job waits, runs or is not delivered."""
        return bool(self._open)

    def wait_idle(self, timeout: int = 10_000) -> bool:
        """Handle events until every job is delivered; False after `timeout` milliseconds."""
        deadline = QDeadlineTimer(timeout)
        waker = QTimer(interval=WAKE)
        waker.start()
        while self.busy and not deadline.hasExpired():
            # not a loop of its own: that returns at once when the program is already leaving
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return not self.busy

    def finish(self, timeout: int = 10_000) -> bool:
        """Before closing: stop long work, let short work (stores) end; False after `timeout` milliseconds."""
        for job in self._open.values():
            if job.lane == "lang":
                job.stop()
        return self.wait_idle(timeout)

    def close(self) -> None:
        """Stop what runs, drop what waits, end the threads; what is asked afterwards is not begun."""
        self._closed = True
        for job in self._open.values():
            job.stop()
        for lane in self._queues.values():
            lane.put(None)
        for thread in self._threads:
            thread.join()
        self._queues, self._threads = {}, []
        self._open.clear()

    def _lane(self, name: str) -> "queue.SimpleQueue[_Work | None]":
        if name not in LANES:
            raise ValueError(f"unknown lane {name}")
        if name not in self._queues:
            lane: queue.SimpleQueue[_Work | None] = queue.SimpleQueue()
            thread = threading.Thread(target=self._work, args=(lane,), name=f"jobs-{name}", daemon=True)
            self._queues[name] = lane
            self._threads.append(thread)
            thread.start()
        return self._queues[name]

    def _work(self, lane: "queue.SimpleQueue[_Work | None]") -> None:
        while (work := lane.get()) is not None:
            self._performed.emit(work.number, *work.perform())

    def _take(self, number: int, result: Any, error: Exception | None) -> None:
        self._turns.then(partial(self._deliver, number, result, error))

    def _deliver(self, number: int, result: Any, error: Exception | None) -> None:
        job = self._open.pop(number, None)
        if job is None:
            return
        job.result, job.error, job.running = result, error, False
        if error is not None:
            self.failed.emit(job)
        try:
            self._hand_over(job)
        finally:
            job.finished.emit()
            if not self._open:
                self.idle.emit()

    def _hand_over(self, job: Job) -> None:
        if job.owner is not None and not shiboken6.isValid(job.owner):
            return
        if job.error is None:
            if job.done is not None and not (job.stopped and job.result is None):
                job.done(job.result)
        elif isinstance(job.error, UserError):
            (job.failed or self.refused.emit)(job.error)
        else:
            self.crashed.emit(job.error)

    def _report(self, number: int, done: int, total: int) -> None:
        if number in self._open:
            self._open[number].progressed.emit(done, total)


def gui_goes_first() -> None:
    """A key is answered before a store in another thread goes on."""
    sys.setswitchinterval(TURN)


def _bound_to(callback: Callback | None) -> QObject | None:
    holder = getattr(callback, "__self__", None)
    return holder if isinstance(holder, QObject) else None
