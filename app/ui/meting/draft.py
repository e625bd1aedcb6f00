"""The meting being typed: what is stored, with what is not stored yet on top of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.loonwaarde import Bevinding
from app.services.change import Change, Ref
from app.services.formulieren import select_velden
from app.services.meten.metingen import (
    Uitkomst,
    compute_gevoeligheid,
    compute_uitkomst,
    controle_of,
    open_bevindingen,
    read_meting,
    with_tekst,
)
from app.services.objecten import Formulier, read_formulier, save_veld
from app.services.records import Gevoeligheid, MetingRecord
from app.services.velden import format_waarde, parse
from app.ui.context import Context

SETTLE = 150  # milliseconds without a key after which the checks run again
READ_AGAIN = {("meting", "datum_rapport")}  # other stored values depend on these


@dataclass(frozen=True, slots=True)
class Loaded:
    """A meting and all its parts as forms."""

    record: MetingRecord
    forms: dict[Ref, Formulier]


def load_meting(archief: Any, meting_id: int) -> Loaded:
    """Read a meting with the texts of every field in it; off the GUI thread."""
    record = read_meting(archief, meting_id)
    return Loaded(record, {ref: read_formulier(archief, ref) for ref in refs_of(record)})


def refs_of(record: MetingRecord) -> list[Ref]:
    """The meting and its parts."""
    refs = [Ref("meting", record.id)]
    for taak in record.hoofdtaken:
        refs += [Ref("hoofdtaak", taak.id), *(Ref("waarneming", deel.id) for deel in taak.waarnemingen)]
        refs += [Ref("deeltaak", deel.id) for deel in taak.deeltaken]
    return refs + [Ref("zienswijze", deel.id) for deel in record.zienswijzen]


class Draft(QObject):
    """`loaded` after reading, `changed` when the outcome is new, `settled` when findings and hints are,
    `field_changed(ref, naam)` when a field was stored or refused. Typing changes only this object.
    """

    loaded = Signal()
    changed = Signal()
    settled = Signal()
    field_changed = Signal(object, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.meting_id = context, 0
        self.record: MetingRecord | None = None
        self.uitkomst = Uitkomst()
        self.findings: tuple[Bevinding, ...] = ()
        self.gevoeligheid: tuple[Gevoeligheid, ...] = ()
        self.texts: dict[tuple[Ref, str], str] = {}
        self.messages: dict[tuple[Ref, str], str] = {}
        self._typed: dict[tuple[Ref, str], str] = {}
        self._stored: dict[tuple[Ref, str], str] = {}
        self._heard: list[Change | None] = []
        self._reload = QTimer(self, singleShot=True, interval=0)
        self._reload.timeout.connect(self.reload)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self.settle)

    @property
    def closed(self) -> bool:
        """Whether the meting can no longer be typed in."""
        return self.record is not None and self.record.status != "concept"

    @property
    def open_findings(self) -> tuple[Bevinding, ...]:
        """The findings that still stop the meting."""
        return open_bevindingen(self.record, self.findings) if self.record else ()

    def open(self, meting_id: int) -> None:
        """Read this meting; another one in hand is let go."""
        if meting_id != self.meting_id:
            self.meting_id, self.record, self.findings = meting_id, None, ()
            self.texts, self.messages, self._typed = {}, {}, {}
        self.reload()

    def reload(self) -> None:
        """Read again; what is typed and not yet stored stays on top."""
        self._heard.clear()
        if self.meting_id:
            self.context.read(load_meting, self.meting_id, done=self._take)

    def refresh(self, change: Change | None) -> None:
        """Something was stored somewhere; the draft's own fields need no reading."""
        if self.record is not None and (change is None or _concerns(change, self.record)):
            self._heard.append(change)
            self._reload.start()

    def type(self, ref: Ref, naam: str, tekst: str) -> None:
        """Compute with what now stands in a field; nothing is stored."""
        if self.record is None or self.closed or self._typed.get((ref, naam)) == tekst:
            return
        self.texts[ref, naam] = self._typed[ref, naam] = tekst
        if self._stored.get((ref, naam)) == tekst:  # typed and taken back
            del self._typed[ref, naam]
        self.record = with_tekst(self.record, ref, naam, _so_far(tekst))
        if ref.soort == "deeltaak":
            self._sum_up(ref)
        self.uitkomst = compute_uitkomst(self.record)
        self.changed.emit()
        self._settle.start()

    def save(self, ref: Ref, naam: str, tekst: str) -> None:
        """Store a finished field."""
        if self.closed:
            return
        self.type(ref, naam, tekst)
        self.context.write(
            save_veld,
            ref,
            naam,
            tekst,
            done=lambda change: self._saved(ref, naam, tekst, change),
            failed=lambda fout: self._refused(ref, naam, tekst, fout.tekst),
            owner=self,
        )

    def perform(
        self,
        service: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], Any] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Let a service change the build of the meting; reading again follows by itself.

        `done` is not called when `owner` (else the page behind `done`) is gone: another meting is open then.
        """
        self.context.write(service, *args, done=done, owner=owner)

    def settle(self) -> None:
        """Run the checks on what stands there now, and look what would change it."""
        self._settle.stop()
        if self.record is not None:
            self.findings = controle_of(self.record, self.uitkomst)
            self.gevoeligheid = compute_gevoeligheid(self.record, self.uitkomst)
            self.settled.emit()

    def _sum_up(self, ref: Ref) -> None:
        """The texts of the hoofdtaak follow those of its deeltaken."""
        for taak in self.record.hoofdtaken:
            if any(deel.id == ref.id for deel in taak.deeltaken):
                for veld in select_velden("hoofdtaak", "minuten_per_week", "aandeel"):
                    own = Ref("hoofdtaak", taak.id)
                    self.texts[own, veld.naam] = format_waarde(veld, getattr(taak, veld.naam))

    def _take(self, loaded: Loaded) -> None:
        if loaded.record.id != self.meting_id:
            return
        self.record = loaded.record
        self.texts, self.messages = {}, {}
        for ref, form in loaded.forms.items():
            self.texts.update({(ref, naam): tekst for naam, tekst in form.waarden.items()})
            self.messages.update({(ref, naam): tekst for naam, tekst in form.meldingen.items()})
        self._stored = dict(self.texts)
        for (ref, naam), tekst in self._typed.items():
            self.texts[ref, naam] = tekst
            self.record = with_tekst(self.record, ref, naam, tekst)
        self.uitkomst = compute_uitkomst(self.record)
        self.loaded.emit()
        self.changed.emit()
        self.settle()

    def _saved(self, ref: Ref, naam: str, tekst: str, change: Change) -> None:
        self._heard = [heard for heard in self._heard if heard is not change]
        if not self._heard:
            self._reload.stop()
        self.messages.pop((ref, naam), None)
        (veld,) = select_velden(ref.soort, naam)
        self._stored[ref, naam] = format_waarde(veld, parse(veld, tekst))
        if self._typed.get((ref, naam)) == tekst:
            del self._typed[ref, naam]
            self.texts[ref, naam] = self._stored[ref, naam]
        self.field_changed.emit(ref, naam)
        if (ref.soort, naam) in READ_AGAIN:
            self.reload()

    def _refused(self, ref: Ref, naam: str, tekst: str, melding: str) -> None:
        if self._typed.get((ref, naam)) == tekst:
            del self._typed[ref, naam]
        self.messages[ref, naam] = melding
        self.field_changed.emit(ref, naam)
        self.reload()


def _so_far(tekst: str) -> str:
    """A number whose decimals are still to come: "87," counts as 87, so that the outcome does not blink."""
    return tekst[:-1] if tekst[:-1].isdigit() and tekst[-1] in ",." else tekst


def _concerns(change: Change, record: MetingRecord) -> bool:
    """Whether the meting, or what it takes its required fields from, was touched."""
    own = (("meting", record.id), ("plaatsing", record.plaatsing_id), ("kandidaat", record.kandidaat_id))
    return any(change.touches(soort, number) for soort, number in own) or any(
        change.touches(soort) for soort in ("gebruiker", "werkgever", "gemeente")
    )
