"""A deeltaak under its hoofdtaak: its name, its time, and the way out."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Ref
from app.services.records import DeeltaakRecord, HoofdtaakRecord
from app.services.velden import format_duur
from app.ui.language import tr
from app.ui.meting.draft import Draft
from app.ui.meting.fields import FieldGroup, bare_field
from app.ui.meting.handle import WIDE, Handle
from app.ui.theme import space
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.text import label

NAMEN = {"omschrijving": tr("Deeltaak"), "minuten_per_week": tr("Tijd per week"), "aandeel": tr("Aandeel")}


class DeelRow(QWidget):
    """`asked(what, shift)`, `dragged` and `dropped` of its handle."""

    asked = Signal(str, bool)
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, draft: Draft, deel_id: int, widths: dict[str, int]) -> None:
        super().__init__()
        self.deel_id = deel_id
        self.handle = Handle()
        self.handle.asked.connect(self.asked)
        self.handle.dragged.connect(self.dragged)
        self.handle.dropped.connect(self.dropped)
        self.forms = {naam: bare_field("deeltaak", naam, NAMEN[naam], widths.get(naam, 0)) for naam in NAMEN}
        self.per_day = label("", "small", wrap=True)
        self.per_day.setFixedWidth(widths["per_day"])
        self.per_day.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.out = LinkButton(tr("Losmaken"))
        self.out.setToolTip(tr("Weer een eigen taak (S op het nummer, of Alt+S)"))
        self.out.clicked.connect(lambda: self.asked.emit("split", False))
        self.note = label("", "small-bad", wrap=True)
        self._lay_out(widths["rest"])
        self.group = FieldGroup(draft, Ref("deeltaak", deel_id), list(self.forms.values()), self, self.note)

    def rebuild(self, deel: DeeltaakRecord, kop: str, in_procenten: bool) -> None:
        """Show its fields; `kop` is the number of the hoofdtaak with a letter, as in "1a"."""
        self.handle.show_text(
            kop[-1],
            tr("Deeltaak {kop} {omschrijving}: kiezen of slepen", kop=kop, omschrijving=deel.omschrijving),
        )
        self.handle.set_closed(self.group.draft.closed)
        for naam, form in self.forms.items():
            form.cells[naam].editor.setAccessibleName(tr("{veld}, deeltaak {kop}", veld=NAMEN[naam], kop=kop))
        self.out.setAccessibleName(tr("Losmaken, deeltaak {kop}", kop=kop))
        self.out.setVisible(not self.group.draft.closed)
        self.forms["minuten_per_week"].setVisible(not in_procenten)
        self.forms["aandeel"].setVisible(in_procenten)
        self.group.fill()

    def show_day(self, deel: DeeltaakRecord, dagen: int | None) -> None:
        """Its minutes per working day."""
        self.per_day.setText(describe_day(deel.minuten_per_week, dagen))

    def _lay_out(self, rest: int) -> None:
        row = QHBoxLayout()
        row.setSpacing(space(1))
        row.addSpacing(WIDE)
        row.addWidget(self.handle)
        row.addWidget(self.forms["omschrijving"], 1)
        for naam in ("minuten_per_week", "aandeel"):
            row.addWidget(self.forms[naam])
        row.addWidget(self.per_day)
        self.out.setFixedWidth(rest)
        row.addWidget(self.out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.note)


class DeelList(QWidget):
    """The deeltaken of one hoofdtaak: `asked(id, what)`, `dragged(id, place)` and `dropped(id, place)`."""

    asked = Signal(int, str)
    dragged = Signal(int, QPoint)
    dropped = Signal(int, QPoint)

    def __init__(self, draft: Draft, widths: dict[str, int]) -> None:
        super().__init__()
        self.draft, self.widths = draft, widths
        self.rows: dict[int, DeelRow] = {}
        self.list = QVBoxLayout(self)
        self.list.setContentsMargins(0, 0, 0, 0)
        self.list.setSpacing(4)
        self.hide()

    def rebuild(self, taak: HoofdtaakRecord, in_procenten: bool) -> None:
        """One row per deeltaak, in order."""
        for number in set(self.rows) - {deel.id for deel in taak.deeltaken}:
            self.rows.pop(number).deleteLater()
        for place, deel in enumerate(taak.deeltaken):
            row = self.rows.get(deel.id) or self._row(deel.id)
            self.list.addWidget(row)
            row.rebuild(deel, f"{taak.volgnr}{chr(ord('a') + place)}", in_procenten)
        self.rows = {deel.id: self.rows[deel.id] for deel in taak.deeltaken}
        self.setVisible(bool(self.rows))

    def show_day(self, taak: HoofdtaakRecord, dagen: int | None) -> None:
        """The minutes per working day of each."""
        for deel in taak.deeltaken:
            if deel.id in self.rows:
                self.rows[deel.id].show_day(deel, dagen)

    def _row(self, number: int) -> DeelRow:
        row = self.rows[number] = DeelRow(self.draft, number, self.widths)
        row.asked.connect(lambda what, _shift: self.asked.emit(number, what))
        row.dragged.connect(lambda place: self.dragged.emit(number, place))
        row.dropped.connect(lambda place: self.dropped.emit(number, place))
        return row


def describe_day(minuten: int | None, dagen: int | None) -> str:
    """ "45 min/dag", to a tenth; hours from four hours on; "" when unknown."""
    if not minuten or not dagen:
        return ""
    tienden = (20 * minuten + dagen) // (2 * dagen)
    if tienden >= 2400:
        return tr("{duur} u/dag", duur=format_duur(round(tienden / 10)))
    heel, rest = divmod(tienden, 10)
    return tr("{heel},{rest} min/dag", heel=heel, rest=rest) if rest else tr("{heel} min/dag", heel=heel)
