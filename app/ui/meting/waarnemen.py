"""Waarnemen: the table of scores, and the card of the factor in focus."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Ref
from app.services.records import HoofdtaakRecord
from app.ui.language import tr
from app.ui.meting.draft import Draft
from app.ui.meting.factor_card import FactorCard
from app.ui.meting.page import StepPage
from app.ui.meting.score_row import FACTOREN, KOLOM, PRESTATIE, ScoreRow
from app.ui.meting.taken_kader import compute_aandelen
from app.ui.theme import space, theme
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.source_strip import SourceLegend
from app.ui.widgets.text import label, line

KOPPEN = {
    "tempo": tr("Tempo"),
    "kwaliteit": tr("Kwaliteit"),
    "netto_werktijd": tr("Netto werktijd\n(inzetbaarheid)"),
}
LEEG = tr("Er zijn nog geen hoofdtaken om waar te nemen. Zet ze eerst bij Taken en uren.")
REGULIER = tr(
    "De werknemer levert een reguliere arbeidsprestatie: de loonwaarde is 100 %, zonder scores per taak."
)


class WaarnemenPage(StepPage):
    """A row per hoofdtaak; the card below follows the score in focus."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.rows: dict[int, ScoreRow] = {}
        self.cards: dict[tuple[int, str], FactorCard] = {}
        self.shown: tuple[int, str] | None = None
        self.empty = label(LEEG, "muted", wrap=True)
        self.to_tasks = SecondaryButton(tr("Naar Taken en uren"), "Ctrl PgUp")
        self.table = Card()
        self.table.body.setSpacing(0)
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.previous = CheckBox(tr("Vorige meting ernaast"))
        self.previous.setChecked(draft.context.settings.vorige_ernaast)
        self.previous.toggled.connect(self._toggle_previous)
        self.head = _head()
        for part in (self.head, self.empty, self.to_tasks):
            self.table.add(part)
        self.table.add(self.list)
        self.legend = SourceLegend()
        self.legend.setContentsMargins(0, space(1), 0, 0)
        self.table.add(self.legend)
        self.table.add(self.previous)
        self.column.addWidget(self.table)
        self.column.addStretch()

    def rebuild(self) -> None:
        record = self.draft.record
        if record is None:
            return
        ids = {taak.id for taak in record.hoofdtaken}
        for taak_id in set(self.rows) - ids:
            self.rows.pop(taak_id).deleteLater()
            for key in [key for key in self.cards if key[0] == taak_id]:
                self.cards.pop(key).deleteLater()
        steps: list[Callable[[], object]] = []
        for place, taak in enumerate(record.hoofdtaken):
            if taak.id in self.rows:
                self.list.addWidget(self.rows[taak.id])
                self.rows[taak.id].rebuild(taak)
            else:
                steps.append(partial(self._add_row, place, taak.id))
        for (taak_id, _factor), card in self.cards.items():
            card.rebuild(self._taak(taak_id))
        self._show_some(ids)
        self.in_turns([*steps, self._show_first_factor])

    def refresh(self) -> None:
        record = self.draft.record
        if record is None:
            return
        prestaties = self.draft.uitkomst.prestaties
        aandelen = compute_aandelen(record)
        for place, taak in enumerate(record.hoofdtaken):
            if taak.id in self.rows:
                tekst = prestaties[place] if place < len(prestaties) else ""
                self.rows[taak.id].refresh(taak, aandelen[place], tekst)
                self.rows[taak.id].show_previous(taak, record.vorige if self.previous.isChecked() else None)
        card = self.cards.get(self.shown) if self.shown else None
        if card is not None:
            card.refresh(self._taak(card.taak_id))

    def new(self) -> None:
        """Add an observation of the factor in view."""
        if self.shown in self.cards and not self.draft.closed:
            self.cards[self.shown].add_observation()

    def focus_first(self) -> None:
        taak_id, factor = self.shown or (next(iter(self.rows), 0), "tempo")
        if taak_id in self.rows:
            self.rows[taak_id].group.focus(factor)
        else:
            self.to_tasks.setFocus()

    def focus_field(self, ref: Ref | None, naam: str) -> bool:
        self.turns.finish()
        if ref is not None and ref.soort == "hoofdtaak" and ref.id in self.rows:
            factor = naam.removeprefix("toelichting_")
            self.show_factor(ref.id, factor)
            if naam != factor:
                self.reveal(self.cards[ref.id, factor].form)
                return self.cards[ref.id, factor].group.focus(naam)
            self.reveal(self.rows[ref.id])
            return self.rows[ref.id].group.focus(naam)
        return ref is not None and ref.soort == "waarneming" and self._focus_observation(ref.id, naam)

    def show_factor(self, taak_id: int, factor: str) -> None:
        """Bring the card of this factor of this hoofdtaak below the table."""
        if (taak_id, factor) == self.shown or factor not in FACTOREN:
            return
        if self.shown in self.cards:
            self.cards[self.shown].hide()
        self.shown = (taak_id, factor)
        taak = self._taak(taak_id)
        card = self.cards.get(self.shown)
        if card is None:
            card = self.cards[self.shown] = FactorCard(self.draft, taak_id, factor)
            card.opened.connect(self.reveal)
            self.column.insertWidget(self.column.count() - 1, card)
        card.rebuild(taak)
        card.refresh(taak)
        card.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.show_factor(*watched.property("plaats"))
        return super().eventFilter(watched, event)

    def _toggle_previous(self, on: bool) -> None:
        self.draft.context.settings.vorige_ernaast = on
        self.refresh()

    def _focus_observation(self, number: int, naam: str) -> bool:
        for taak in self.draft.record.hoofdtaken:
            for deel in taak.waarnemingen:
                if deel.id == number:
                    self.show_factor(taak.id, deel.factor)
                    return self.cards[taak.id, deel.factor].edit(number, naam)
        return False

    def _taak(self, taak_id: int) -> HoofdtaakRecord:
        return next(taak for taak in self.draft.record.hoofdtaken if taak.id == taak_id)

    def _add_row(self, place: int, taak_id: int) -> None:
        row = self._row(taak_id)
        self.list.insertWidget(place, row)
        row.rebuild(self._taak(taak_id))
        self.refresh()

    def _show_first_factor(self) -> None:
        if self.shown is None and self.draft.record.hoofdtaken:
            self.show_factor(self.draft.record.hoofdtaken[0].id, "tempo")

    def _row(self, taak_id: int) -> ScoreRow:
        row, ref = ScoreRow(self.draft, taak_id), Ref("hoofdtaak", taak_id)
        self.rows[taak_id] = row
        for factor, form in row.forms.items():
            editor: Any = form.cells[factor].editor
            editor.setProperty("plaats", (taak_id, factor))
            editor.installEventFilter(self)
            editor.returnPressed.connect(partial(self.focus_field, ref, f"toelichting_{factor}"))
        return row

    def _show_some(self, ids: set[int]) -> None:
        regulier = bool(self.draft.record.regulier)
        self.empty.setText(REGULIER if regulier else LEEG)
        self.empty.setVisible(regulier or not ids)
        self.to_tasks.setVisible(not ids and not regulier)
        self.head.setVisible(bool(ids))
        self.legend.setVisible(bool(ids))
        vorige = self.draft.record.vorige
        self.previous.setVisible(bool(ids) and vorige is not None)
        if vorige is not None:
            self.previous.setToolTip(
                tr("De scores van {dag:%d-%m-%Y}, per taak met dezelfde naam", dag=vorige.dag)
            )
        if self.shown is not None and self.shown[0] not in ids:
            self.shown = None


def _head() -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    row = QHBoxLayout()
    row.setSpacing(space(1))
    row.addWidget(label(tr("Hoofdtaak"), "label"), 1)
    for factor in FACTOREN:
        part = label(KOPPEN[factor], "label")
        part.setFixedWidth(theme.pixels(KOLOM))
        row.addWidget(part)
    prestatie = label(tr("Prestatie"), "label")
    prestatie.setFixedWidth(theme.pixels(PRESTATIE))
    prestatie.setAlignment(prestatie.alignment().AlignRight | prestatie.alignment().AlignVCenter)
    row.addWidget(prestatie)
    column.addLayout(row)
    column.addSpacing(4)
    column.addWidget(line())
    return holder
