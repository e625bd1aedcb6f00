"""The user's own minutes per step: counted while the window is in use, told to nobody else."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from app.services.meten.bestede_tijd import add_tijd, read_tijd
from app.ui.context import Context
from app.ui.idle import TOUCHES, watch_window
from app.ui.language import tr
from app.ui.meting.places import STEPS
from app.ui.widgets.text import set_role

TICK = 5  # seconds between two looks at the clock
IDLE = 60  # seconds without a touch after which time no longer counts
KEEP = 60  # seconds after which what was counted is stored


class OwnTime(QObject):
    """Counts for `step()` of a meting while `screen` is in view and its window has the focus."""

    def __init__(
        self,
        context: Context,
        screen: QWidget,
        where: Callable[[], tuple[int, str]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(screen)
        self.context, self.screen, self.where, self.clock = context, screen, where, clock
        self.counted: dict[tuple[int, str], float] = {}
        self._touched = self._seen = clock()
        self._timer = QTimer(self, interval=TICK * 1000)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def tick(self) -> None:
        """Count what passed since the last look; a gap (sleep, another window) does not count."""
        now, before = self.clock(), self._seen
        self._seen = now
        window = self.screen.window().windowHandle()
        if window is not None:
            watch_window(window, self)
        in_use = self.screen.isVisible() and self.screen.isActiveWindow() and now - self._touched < IDLE
        meting_id, step = self.where()
        if in_use and meting_id and step and self.context.settings.eigen_tijd and now - before < IDLE:
            self.counted[meting_id, step] = self.counted.get((meting_id, step), 0) + now - before
        if sum(self.counted.values()) >= KEEP:
            self.keep()

    def keep(self) -> None:
        """Store the whole seconds; what is left counts on."""
        for (meting_id, step), seconds in list(self.counted.items()):
            whole = int(seconds)
            if whole:
                self.counted[meting_id, step] = seconds - whole
                self.context.read(add_tijd, meting_id, {step: whole}, done=_nothing, owner=self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self._touched = self.clock()
        return False


class OwnTimeLine(QLabel):
    """A quiet line with the user's own minutes; nothing when they are not counted."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "small")
        self.setWordWrap(True)
        self.hide()

    def look(self, context: Context, meting_id: int) -> None:
        """Ask how long it was."""
        self.setVisible(False)
        if context.settings.eigen_tijd:
            context.read(read_tijd, meting_id, done=self._show, owner=self)

    def _show(self, tijden: dict[str, int]) -> None:
        self.setText(describe_tijd(tijden, dict(STEPS)))
        self.setVisible(bool(self.text()))


def _nothing(_result: object) -> None:
    """Nobody waits for it."""


def describe_tijd(tijden: dict[str, int], titles: dict[str, str]) -> str:
    """ "U werkte 1:12 aan deze meting: Gegevens 0:10, Waarnemen 1:02."; "" below a minute."""
    minuten = {step: round(seconds / 60) for step, seconds in tijden.items()}
    samen = round(sum(tijden.values()) / 60)
    if not samen:
        return ""
    delen = [f"{title} {_duur(minuten[step])}" for step, title in titles.items() if minuten.get(step)]
    return tr(
        "U werkte {samen} aan deze meting: {delen}. Alleen u ziet dit.",
        samen=_duur(samen),
        delen=", ".join(delen),
    )


def _duur(minuten: int) -> str:
    return f"{minuten // 60}:{minuten % 60:02d}"
