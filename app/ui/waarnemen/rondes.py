"""The runs of the hoofdtaak in view: which there are, and the one in front."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.services.change import Change
from app.services.meten.tellen import read_telplek
from app.services.meten.telrecords import Telplek
from app.ui.context import Context
from app.ui.waarnemen.teller import Teller


class Rondes(QObject):
    """`changed()` when another run or log is in front, `counted(Gebeurtenis)`, `stored()`, `opened()`.

    Runs of other hoofdtaken that go on are kept: their stopwatch runs on.
    """

    changed = Signal()
    counted = Signal(object)
    stored = Signal()
    opened = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.plek: Telplek | None = None
        self.front: Teller | None = None
        self.tellers: dict[int, Teller] = {}

    @property
    def live(self) -> bool:
        """Whether the run in front goes on and may be added to."""
        return bool(self.front and self.plek and self.front.running and not self.plek.gesloten)

    @property
    def any_running(self) -> bool:
        """Whether some run goes on, in view or not."""
        return any(teller.running for teller in self.tellers.values())

    def open(self, hoofdtaak_id: int) -> None:
        """Read this hoofdtaak with its runs, and put the last one in front."""
        self.context.read(read_telplek, hoofdtaak_id, done=self._take)

    def refresh(self, change: Change | None) -> None:
        """Something was stored; what we stored ourselves needs no reading."""
        if self.plek is None or (change is not None and any(t.is_own(change) for t in self.tellers.values())):
            return
        own = [("hoofdtaak", self.plek.hoofdtaak_id), *(("meetronde", r.id) for r in self.plek.rondes)]
        if change is None or any(change.touches(*ref) for ref in own):
            self.context.read(read_telplek, self.plek.hoofdtaak_id, done=self._renew)

    def choose(self, place: int) -> None:
        """Put a run of this hoofdtaak in front."""
        if self.plek is None or not 0 <= place < len(self.plek.rondes):
            return
        record = self.plek.rondes[place]
        if record.id in self.tellers:
            self._use(self.tellers[record.id])
        else:
            teller = self._make()
            self._use(teller)
            teller.take(record)
            self.tellers[record.id] = teller

    def start(self) -> None:
        """Begin a run, unless one goes on."""
        if self.plek is None or self.plek.gesloten or self.live or (self.front and self.front.starting):
            return
        if self.front is None or self.front.record is not None:
            self._use(self._make())
        self.front.start()

    def _take(self, plek: Telplek) -> None:
        other = self.plek is None or self.plek.hoofdtaak_id != plek.hoofdtaak_id
        self.plek = plek
        if other:
            self._use(self._make())
            self.choose(len(plek.rondes) - 1)
        self._renew(plek)
        self.opened.emit()

    def _renew(self, plek: Telplek) -> None:
        if self.plek is None or plek.hoofdtaak_id != self.plek.hoofdtaak_id:
            return
        self.plek = plek
        for record in plek.rondes:
            if record.id in self.tellers:
                self.tellers[record.id].show(record)
        self.changed.emit()

    def _make(self) -> Teller:
        teller = Teller(self.context, self.plek.hoofdtaak_id, parent=self)
        teller.started.connect(partial(self._started, teller))
        for told, tell in (
            (teller.counted, self.counted),
            (teller.renewed, self.changed),
            (teller.stored, self.stored),
        ):
            told.connect(partial(self._pass_on, teller, tell))
        return teller

    def _pass_on(self, teller: Teller, tell: Any, *what: Any) -> None:
        """Only the run in front is heard."""
        if teller is self.front:
            tell.emit(*what)

    def _started(self, teller: Teller) -> None:
        self.tellers[teller.record.id] = teller
        self.context.read(read_telplek, self.plek.hoofdtaak_id, done=self._renew)
        self.opened.emit()

    def _use(self, teller: Teller) -> None:
        self.front = teller
        self.changed.emit()
