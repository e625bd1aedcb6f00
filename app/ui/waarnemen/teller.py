"""One run in hand: what is counted shows at once and is stored behind it.

Two clocks: the stopwatch goes on through sleep where the system has such a clock, the wall clock only
dates the events. A tick that comes a minute late means that the program stood still.
"""

import time
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app.loonwaarde.telling import (
    COLLEGA,
    WERKNEMER,
    Gebeurtenis,
    Stand,
    Telsoort,
    compute_stand,
    list_geldig,
)
from app.services.change import Change
from app.services.errors import UserError
from app.services.meten.tellen import start_ronde
from app.services.meten.telrecords import RondeRecord
from app.ui.context import Context
from app.ui.waarnemen.bewaren import Bewaarder
from app.ui.waarnemen.voortgang import go_on, may_go_on

STILSTAND = 60_000  # ms without a tick that a run asks about
TELBAAR = {Telsoort.GEMAAKT: "gemaakt", Telsoort.FOUT: "fouten"}


def stopwatch() -> int:
    """Milliseconds of a clock that nobody can set, and that counts sleep where the system offers that."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return (time.monotonic_ns() if clock is None else time.clock_gettime_ns(clock)) // 1_000_000


class Teller(QObject):
    """`started()`, `counted(Gebeurtenis)` for every event, `renewed()` when the log was read, `stored()`."""

    started = Signal()
    counted = Signal(object)
    renewed = Signal()
    stored = Signal()

    def __init__(
        self,
        context: Context,
        hoofdtaak_id: int,
        ms: Callable[[], int] = stopwatch,
        nu: Callable[[], datetime] = datetime.now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.context, self.hoofdtaak_id, self._clock, self._wall = context, hoofdtaak_id, ms, nu
        self.record: RondeRecord | None = None
        self.keeper: Bewaarder | None = None
        self.events: list[Gebeurtenis] = []
        self.counts: dict[tuple[str, str], int] = {}
        self.running = self.starting = False
        self._zero = self._seen = self._known_at = 0
        self._known: Stand | None = None
        self._window, self._number = uuid4().hex[:8], 0

    def now(self) -> int:
        """The stopwatch of this run."""
        return self._clock() - self._zero

    def stand(self) -> Stand:
        """Where the run stands now."""
        now = self.now() if self.running else 0
        if self._known is not None and self.running and may_go_on(len(self.events), now - self._known_at):
            return go_on(self._known, now - self._known_at, self.counts)
        begin = self.record.begonnen if self.record else None
        self._known, self._known_at = compute_stand(self.events, now, begin), now
        return self._known

    def start(self) -> None:
        """Begin a run at this moment."""
        if self.record is not None or self.starting:
            return
        self.starting = True
        zero, moment = self._clock(), self._wall()
        self.context.write(
            start_ronde,
            self.hoofdtaak_id,
            moment,
            done=lambda result: self._begin(result[0], zero, moment),
            failed=self._not_started,
            owner=self,
        )

    def take(self, record: RondeRecord) -> None:
        """Show this run; one that goes on is counted on from where the wall clock says it is."""
        last = max(record.gebeurtenissen, key=lambda deel: deel.ms, default=None)
        ms, moment = (last.ms, last.moment) if last else (0, record.begonnen)
        since = self._wall() - moment
        away = max(0, since.days * 86_400_000 + since.seconds * 1000 + since.microseconds // 1000)
        self._zero = self._clock() - ms - away
        self.show(record)
        if self.running and away > STILSTAND:
            self.add(Telsoort.STILSTAND, van_ms=ms)

    def show(self, record: RondeRecord) -> None:
        """The log as it was read, perhaps with what another window counted; our newest stays on top."""
        if self.keeper is None:
            self.keeper = Bewaarder(self.context, record.id, self)
            self.keeper.stored.connect(self.stored)
        known = {deel.sleutel for deel in record.gebeurtenissen}
        own = [deel for deel in self.keeper.unsaved if deel.sleutel not in known]
        self.record, self.events = record, [*record.gebeurtenissen, *own]
        if record.gebeurtenissen and not own:
            self.keeper.last = record.gebeurtenissen[-1].moment
        self._recount()
        self.renewed.emit()

    def add(self, soort: Telsoort, wie: str = "", **extra: Any) -> None:
        """Something happened now; a standstill before it comes first."""
        if self.keeper is None:
            return
        self.tick()
        self._number += 1
        extra.setdefault("ms", self.now())
        sleutel = f"{self._window}-{self._number}"
        deel = Gebeurtenis(sleutel=sleutel, soort=soort, wie=wie, moment=self._wall(), **extra)
        self.events.append(deel)
        if soort in TELBAAR:
            self.counts[wie, soort] += 1
        else:
            self._recount()
        self.counted.emit(deel)
        self.keeper.add(deel)

    def undo(self) -> None:
        """Take back the last event that still counts; taking back the end lets the run go on."""
        geldig = list_geldig(self.events)
        if geldig:
            self.withdraw(geldig[-1])

    def withdraw(self, deel: Gebeurtenis) -> None:
        """This event no longer counts."""
        self.add(Telsoort.VERVALT, doel=deel.sleutel)
        if deel.soort is Telsoort.EINDE and self.now() - deel.ms > STILSTAND:
            self.add(Telsoort.STILSTAND, van_ms=deel.ms)

    def tick(self) -> None:
        """Look at the clock, several times a second; a tick that comes late is a standstill."""
        now = self._clock()
        seen, self._seen = self._seen, now
        if self.running and seen and now - seen > STILSTAND:
            self.add(Telsoort.STILSTAND, van_ms=max(0, seen - self._zero))

    def is_own(self, change: Change) -> bool:
        """Whether this change is what this window stored itself."""
        return self.keeper is not None and self.keeper.is_own(change)

    def _begin(self, record: RondeRecord, zero: int, moment: datetime) -> None:
        self.starting, self._seen = False, self._clock()
        if record.begonnen == moment:
            self._zero = zero
            self.show(record)
        else:
            self.take(record)
        self.started.emit()

    def _not_started(self, error: UserError) -> None:
        self.starting = False
        self.context.messages.show(error.tekst, "bad")

    def _recount(self) -> None:
        self._known = None
        stand = compute_stand(self.events, 0)
        self.running = stand.loopt and self.record is not None
        kanten = {WERKNEMER: stand.werknemer, COLLEGA: stand.collega}
        self.counts = {(wie, soort): count for wie in kanten for soort, count in _counts(kanten[wie])}


def _counts(kant: Any) -> Iterable[tuple[str, int]]:
    return ((soort, getattr(kant, name)) for soort, name in TELBAAR.items())
