"""Taken en uren: one to five hoofdtaken with their time, and where that time leaves a gap."""

from decimal import Decimal
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.loonwaarde import format_percentage
from app.services.change import Ref
from app.services.metingen import add_hoofdtaak, move_hoofdtaak, remove_hoofdtaak
from app.services.records import HoofdtaakRecord, MetingRecord
from app.services.velden import format_duur
from app.ui.meting.draft import Draft
from app.ui.meting.fields import FieldGroup, chain, form_of
from app.ui.meting.grouping import Grouping
from app.ui.meting.handle import WIDE
from app.ui.meting.page import StepPage
from app.ui.meting.taak_row import AANDEEL, EENHEID, NORM, TIJD, TaakRow
from app.ui.theme import space
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.text import label, set_role

MEESTE_TAKEN, MEESTE_REGELS = 5, 20
LEEG = "Nog geen hoofdtaken. Voeg de taken toe waaraan de werknemer de meeste tijd besteedt."


class TakenPage(StepPage):
    """The list of hoofdtaken; Alt+Up and Alt+Down move the one in use."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.rows: dict[int, TaakRow] = {}
        self.wish = 0
        self.add_button = SecondaryButton("Hoofdtaak toevoegen", "Ctrl Shift N", icon_name="plus")
        self.add_button.clicked.connect(self.new)
        self.grouping = Grouping(draft, self, self)
        self.join_button = SecondaryButton("Samenvoegen", "J")
        self.join_button.clicked.connect(lambda: self.grouping.join())
        self.split_button = SecondaryButton("Splitsen", "S")
        self.split_button.clicked.connect(lambda: self.grouping.split())
        self.many = label("", "attention", wrap=True)
        self.empty = label(LEEG, "muted", wrap=True)
        self.total, self.gap = label("", "strong"), label("", wrap=True)
        self.gap_icon = IconLabel("alert-triangle", "attention", 16)
        self.card = Card("Taken en uren")
        self.head = _Head()
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        for part in (self.head, self.empty):
            self.card.add(part)
        self.card.add(self.list)
        self.card.add(self.many)
        self.card.add(self._foot())
        self.column.addWidget(self.card)
        self.column.addWidget(_limits())
        self.column.addStretch()

    def rebuild(self) -> None:
        record = self.draft.record
        if record is None:
            return
        if not self.groups:
            self._add_choice()
        for taak_id in set(self.rows) - {taak.id for taak in record.hoofdtaken}:
            self.rows.pop(taak_id).deleteLater()
        for taak in record.hoofdtaken:
            row = self.rows.get(taak.id) or self._row(taak.id)
            self.list.addWidget(row)
            row.rebuild(taak, record.verdeling == "aandeel")
        chain(editor for taak in record.hoofdtaken for editor in self.rows[taak.id].editors())
        super().rebuild()
        self.grouping.settle()
        self._show_schedule(record)
        if self.wish in self.rows:
            self.rows[self.wish].focus("omschrijving")
            self.reveal(self.rows[self.wish])
            self.wish = 0

    def refresh(self) -> None:
        record = self.draft.record
        if record is None:
            return
        in_procenten = record.verdeling == "aandeel"
        aandelen = compute_aandelen(record)
        for taak, aandeel in zip(record.hoofdtaken, aandelen, strict=True):
            if taak.id in self.rows:
                self.rows[taak.id].show_share(taak, aandeel, record.werkdagen_per_week, in_procenten)
        self.head.show_choice(in_procenten)
        self.empty.setVisible(not record.hoofdtaken)
        self.head.setVisible(bool(record.hoofdtaken))
        self.add_button.setVisible(not self.draft.closed and len(record.hoofdtaken) < MEESTE_REGELS)
        self._show_number(record)
        self._show_total(record, aandelen)

    def settle(self) -> None:
        record = self.draft.record
        for taak in record.hoofdtaken if record else ():
            plaats = f"hoofdtaak.{taak.volgnr}."
            te_klein = [
                f"{finding.tekst}. {finding.herstel}"
                for finding in self.draft.findings
                if finding.code.startswith("hoofdtaak-grens") and finding.plaats.startswith(plaats)
            ]
            self.rows[taak.id].show_limit(" ".join(te_klein))

    def new(self) -> None:
        """Add a hoofdtaak and put the cursor in its name."""
        if not self.draft.closed:
            self.flush()
            self.draft.perform(add_hoofdtaak, self.draft.meting_id, done=self._added)

    def focus_first(self) -> None:
        if self.rows:
            next(iter(self.rows.values())).focus("omschrijving")
        else:
            self.add_button.setFocus()

    def focus_field(self, ref: Ref | None, naam: str) -> bool:
        if ref is None:
            self.focus_first()
            return True
        for own in self.rows.values():
            if ref.soort == "deeltaak" and ref.id in own.parts:
                self.reveal(own.parts[ref.id])
                return own.parts[ref.id].group.focus(naam)
        row = self.rows.get(ref.id) if ref.soort == "hoofdtaak" else None
        if row is not None and row.focus(naam):
            self.reveal(row)
            return True
        return super().focus_field(ref, naam)

    def _row(self, taak_id: int) -> TaakRow:
        row = self.rows[taak_id] = TaakRow(self.draft, taak_id)
        self.grouping.bind(row)
        row.moved.connect(lambda step: self._move(taak_id, step))
        row.removed.connect(lambda: self._ask_remove(taak_id))
        return row

    def _move(self, taak_id: int, step: int) -> None:
        if not self.draft.closed:
            self.flush()
            self.draft.perform(move_hoofdtaak, taak_id, step)

    def _ask_remove(self, taak_id: int) -> None:
        """Remove an empty hoofdtaak at once; ask first when something would be lost."""
        taak = next(taak for taak in self.draft.record.hoofdtaken if taak.id == taak_id)
        naam = f"Hoofdtaak {taak.volgnr}"
        if not _holds_work(taak):
            self._remove(taak_id)
            return
        wat = f"de scores en {len(taak.waarnemingen)} waarnemingen"
        tekst = f"{naam} verwijderen, met {wat}? Met F9 haalt u haar terug."
        action = (f"Verwijder {naam.lower()}", lambda: self._remove(taak_id))
        self.draft.context.messages.show(tekst, "attention", action)

    def _remove(self, taak_id: int) -> None:
        self.flush()
        self.draft.perform(remove_hoofdtaak, taak_id)

    def _added(self, result: tuple[int, object]) -> None:
        self.wish = result[0]

    def _add_choice(self) -> None:
        form = form_of("meting", "verdeling", "werkdagen_per_week", breedte=3)
        form.setMaximumWidth(560)
        form.cells["verdeling"].message.hide()
        self.schedule = form.cells["werkdagen_per_week"]
        self.card.body.insertWidget(1, form)
        self.groups.append(FieldGroup(self.draft, Ref("meting", self.draft.meting_id), [form], self))

    def _show_schedule(self, record: MetingRecord) -> None:
        """The working days are asked once: here only while nobody gave them."""
        asked = record.werkdagen_per_week is None or self.schedule.editor.hasFocus()
        self.schedule.setVisible(asked and record.verdeling != "aandeel")

    def _show_number(self, record: MetingRecord) -> None:
        count, closed = len(record.hoofdtaken), self.draft.closed
        self.many.setVisible(count > MEESTE_TAKEN)
        self.many.setText(
            f"Dit zijn {count} taken. Voeg ze samen tot 1 tot en met {MEESTE_TAKEN} hoofdtaken."
        )
        self.join_button.setVisible(not closed and count > 1)
        self.split_button.setVisible(not closed and any(taak.deeltaken for taak in record.hoofdtaken))

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setSpacing(space(1))
        sums = QHBoxLayout()
        sums.addWidget(self.total)
        sums.addSpacing(space(3))
        sums.addWidget(self.gap_icon)
        sums.addWidget(self.gap, 1)
        foot.addLayout(sums)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(1))
        for button in (self.add_button, self.join_button, self.split_button):
            buttons.addWidget(button)
        buttons.addStretch()
        foot.addLayout(buttons)
        foot.setContentsMargins(0, space(1), 0, 0)
        return foot

    def _show_total(self, record: MetingRecord, aandelen: list[Fraction | None]) -> None:
        self.total.setText(describe_total(record, aandelen))
        tekst, ernst = describe_gap(record, aandelen)
        self.gap.setText(tekst)
        set_role(self.gap, ernst)
        self.gap_icon.setVisible(bool(tekst))
        self.gap_icon.show_icon("circle-check" if ernst == "good" else "alert-triangle", ernst)


def compute_aandelen(record: MetingRecord) -> list[Fraction | None]:
    """The share of each hoofdtaak in percent as far as it can be known, for show only."""
    if record.verdeling == "aandeel":
        return [None if taak.aandeel is None else Fraction(taak.aandeel) for taak in record.hoofdtaken]
    samen = sum(taak.minuten_per_week or 0 for taak in record.hoofdtaken)
    return [
        Fraction(100 * taak.minuten_per_week, samen) if taak.minuten_per_week else None
        for taak in record.hoofdtaken
    ]


def describe_total(record: MetingRecord, aandelen: list[Fraction | None]) -> str:
    """All hoofdtaken together, in hours a week or in percent."""
    if not record.hoofdtaken:
        return ""
    if record.verdeling == "aandeel":
        return f"Samen {format_percentage(sum(filter(None, aandelen), Fraction()))} %"
    return f"Samen {format_duur(sum(taak.minuten_per_week or 0 for taak in record.hoofdtaken))} uur per week"


def describe_gap(record: MetingRecord, aandelen: list[Fraction | None]) -> tuple[str, str]:
    """What is missing or too much, and its weight."""
    if not record.hoofdtaken:
        return "", "muted"
    if record.verdeling == "aandeel":
        rest = 100 - sum(filter(None, aandelen), Fraction())
        if not rest:
            return "precies 100 %", "good"
        return f"{format_percentage(abs(rest))} % te {'weinig' if rest > 0 else 'veel'}", "attention"
    if record.contracturen is None:
        return "Vul bij Gegevens de contracturen in.", "attention"
    contract = int(record.contracturen * Decimal(60))
    verschil = contract - sum(taak.minuten_per_week or 0 for taak in record.hoofdtaken)
    if not verschil:
        return f"gelijk aan het contract ({format_duur(contract)})", "good"
    vraag = "waar blijft die tijd?" if verschil > 0 else "dat is meer dan het contract"
    return f"Contract {format_duur(contract)} · verschil {format_duur(abs(verschil))} — {vraag}", "attention"


def _holds_work(taak: HoofdtaakRecord) -> bool:
    scores = (taak.tempo, taak.kwaliteit, taak.netto_werktijd)
    return bool(taak.omschrijving or taak.waarnemingen or any(score is not None for score in scores))


class _Head(QWidget):
    """The words above the columns."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, space(1), 0, 0)
        row.setSpacing(space(1))
        row.addSpacing(WIDE + space(1))
        row.addWidget(label("Hoofdtaak", "label"), 1)
        self.time, self.share = label("", "label"), label("", "label")
        for part, width in ((self.time, TIJD), (self.share, AANDEEL)):
            part.setFixedWidth(width)
            row.addWidget(part)
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for text, width in (("Eenheid", EENHEID), ("Norm p/u", NORM)):
            part = label(text, "label")
            part.setFixedWidth(width)
            row.addWidget(part)
        row.addSpacing(28 + space(1))

    def show_choice(self, in_procenten: bool) -> None:
        """Name the columns for hours or for percentages."""
        self.time.setText("Aandeel" if in_procenten else "Tijd per week")
        self.share.setText("" if in_procenten else "Aandeel")


def _limits() -> QWidget:
    """The two limits, always in view."""
    holder = QWidget()
    row = QVBoxLayout(holder)
    row.setContentsMargins(space(1), 0, 0, 0)
    row.addWidget(
        label(
            "Een hoofdtaak beslaat minstens 1/16 (6,25 %) van de werkweek en minstens 30 minuten per "
            "werkdag. Bron: Besluit loonkostensubsidie Participatiewet 2021 art. 1.\n"
            "Tijd: typ uren per week (16:00), of minuten per dag keer dagen (45 x 5). Op het nummer van een "
            "taak: spatie kiest, Shift+↓ kiest verder, J voegt samen, S splitst. In een veld: Alt+J, Alt+S, "
            "Alt+↑ en Alt+↓. Slepen kan ook: op een taak voegt samen, ertussen verplaatst.",
            "small",
            wrap=True,
        )
    )
    return holder
