"""The list itself: search field, choices and table, with the keys where one expects them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from app.services.change import Change
from app.ui.context import Context
from app.ui.kandidaten.columns import COLUMNS
from app.ui.kandidaten.filter_bar import FilterBar
from app.ui.language import tr
from app.ui.tables.model import RECORD, PagedModel
from app.ui.tables.narrowed import told
from app.ui.tables.source import ListHead
from app.ui.tables.view import TableView
from app.ui.widgets.card import Card, EmptyState

VOLGORDEN = {"contact": tr("laatste contact")}


class ListCard(Card):
    """`opened(id)`, `row_shown(record or None)`, `described(text)`, `new_wished()`."""

    opened = Signal(int)
    row_shown = Signal(object)
    described = Signal(str)
    new_wished = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.total, self.wish = 0, 0
        self.arriving, self.opening = False, False
        self.filter = FilterBar(context)
        self.model = PagedModel(COLUMNS, context.jobs, lambda *asked: _fetch(context.archive, *asked))
        self.model.set_sort("naam", False)
        self.table = TableView(self.model, "kandidaten", context.settings)
        self.table.setAccessibleName(tr("Kandidaten"))
        bar = self.filter
        self.table.head = lambda: ListHead("Kandidaten", told(bar.words, bar.gemeente, bar.stand))
        self.layers = QStackedWidget()
        self._build()
        self.filter.changed.connect(self._narrow)
        self.filter.words.returnPressed.connect(self._open_first)
        self.filter.words.installEventFilter(self)
        self.table.sort_requested.connect(self.filter.sort)
        self.table.letters_typed.connect(self._search)
        self.table.activated_id.connect(self.opened.emit)
        self.table.chosen_id.connect(self._tell_row)
        self.model.page_ready.connect(self._tell_row)

    def arrive(self) -> None:
        """Read the list; the focus goes to it when there is something in it."""
        self.arriving = True
        self.refresh(None)

    def refresh(self, change: Change | None) -> None:
        """Read again when a line may have changed; the row in use stays in use."""
        self.filter.refresh(change)
        if change is None or change.touches("kandidaat") or change.touches("werkgever"):
            current = self.table.current_id()
            self.wish = current if isinstance(current, int) else self.wish
            self._read()

    def _read(self) -> None:
        from app.services.dossiers.kandidaten import list_kandidaten

        self.context.read(list_kandidaten, self.filter.filter, done=self._show)

    def _narrow(self) -> None:
        """Another search begins at its first row."""
        self.wish = 0
        self._read()

    def _show(self, ids: Sequence[int]) -> None:
        self.model.set_ids(ids)
        if not self.filter.narrowed():
            self.total = len(ids)
        volgorde = self.filter.filter.volgorde
        self.described.emit(
            tr(
                "{aantal} van {totaal} · gesorteerd op {volgorde}",
                aantal=len(ids),
                totaal=max(self.total, len(ids)),
                volgorde=VOLGORDEN.get(volgorde, volgorde),
            )
        )
        self.layers.setCurrentWidget(
            self.table if ids else self.nobody if self.filter.narrowed() else self.empty
        )
        self.table.selectRow(max(0, self.model.row_of(self.wish)))
        self._tell_row()
        self._place_focus(bool(ids))

    def _place_focus(self, filled: bool) -> None:
        """After arriving the focus is in the list; Enter in the search field opens the first."""
        arriving, opening = self.arriving, self.opening
        self.arriving = self.opening = False
        if opening and filled:
            self.opened.emit(self.model.ids[0])
        elif arriving:
            (self.table if filled else self.filter.words).setFocus()

    def _open_first(self) -> None:
        self.opening = True
        self.filter.tell()

    def _search(self, letters: str) -> None:
        self.filter.words.setFocus()
        self.filter.words.insert(letters)

    def _tell_row(self, _anything: object = None) -> None:
        index = self.table.currentIndex()
        record = index.data(RECORD) if index.isValid() else None
        if record is not None or not self.model.ids:
            self.row_shown.emit(record)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the search field goes into the list."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() == Qt.Key.Key_Down and self.model.ids:
            self.table.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.empty = EmptyState(
            "users",
            tr("Nog geen kandidaten"),
            tr("Hier komt iedereen die u meet of begeleidt. Begin met naam en geboortedatum."),
            (tr("Nieuwe kandidaat"), self.new_wished.emit),
            "Ctrl Shift N",
        )
        self.nobody = EmptyState(
            "search",
            tr("Niemand gevonden"),
            tr("Geen kandidaat past bij wat u zoekt of koos."),
            (tr("Toon alle kandidaten"), self.filter.clear),
        )
        for layer in (self.table, self.empty, self.nobody):
            self.layers.addWidget(layer)
        self.add(self.filter)
        self.add(self.layers, 1)


def _fetch(archief: Any, ids: Sequence[int]) -> Sequence[Any]:
    """Holds no widget: a worker thread that lets go of one last would take it apart."""
    from app.services.dossiers.kandidaten import read_kandidaat_rijen

    return read_kandidaat_rijen(archief, ids)
