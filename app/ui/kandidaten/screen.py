"""The list: search as you type, filter, sort, choose columns; Enter opens the dossier."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.change import Change
from app.ui.context import Context, Screen
from app.ui.kandidaten.columns import COLUMNS
from app.ui.kandidaten.filter_bar import FilterBar
from app.ui.kandidaten.preview import Preview
from app.ui.tables.model import RECORD, PagedModel
from app.ui.tables.view import TableView
from app.ui.theme import space
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card, EmptyState, PageHead

VOLGORDEN = {"contact": "laatste contact"}


class KandidatenScreen(Screen):
    """All kandidaten; the preview follows the row in use."""

    title = "Kandidaten"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.wish: int | None = None
        self.total = 0
        self.filter = FilterBar(context)
        self.model = PagedModel(COLUMNS, context.jobs, self._fetch)
        self.model.set_sort("naam", False)
        self.table = TableView(self.model, "kandidaten", context.settings)
        self.table.setAccessibleName("Kandidaten")
        self.preview = Preview()
        self.contact_button = PrimaryButton("Contact", "Ctrl N", icon_name="plus")
        self._build()
        self._connect()

    def open(self, **_arg: Any) -> None:
        self.refresh(None)
        (self.table if self.model.ids else self.filter.words).setFocus()

    def refresh(self, change: Change | None) -> None:
        self.filter.refresh(change)
        if change is None or change.touches("kandidaat") or change.touches("werkgever"):
            self.reload()

    def new(self) -> None:
        """Create a kandidaat and open the dossier to fill it in."""
        from app.services.kandidaten import create_kandidaat

        self.context.write(create_kandidaat, done=self._created, owner=self)

    def reload(self) -> None:
        """Ask for the list again; the row in use stays in use."""
        from app.services.kandidaten import list_kandidaten

        current = self.table.current_id()
        self.wish = current if isinstance(current, int) else self.wish
        self.context.read(list_kandidaten, self.filter.filter, done=self._show)

    def top_widgets(self) -> Sequence[QWidget]:
        return (self.contact_button,)

    def _fetch(self, ids: Sequence[int]) -> Sequence[Any]:
        from app.services.kandidaten import read_kandidaat_rijen

        return read_kandidaat_rijen(self.context.archive, ids)

    def _show(self, ids: Sequence[int]) -> None:
        self.model.set_ids(ids)
        if not self.filter.narrowed():
            self.total = len(ids)
        volgorde = self.filter.filter.volgorde
        self.head.subtitle.setText(
            f"{len(ids)} van {self.total} · gesorteerd op {VOLGORDEN.get(volgorde, volgorde)}"
        )
        self.layers.setCurrentWidget(self.table if ids else self.nobody if self.total else self.empty)
        if ids:
            self.table.selectRow(max(0, self.model.row_of(self.wish) if self.wish is not None else 0))
        else:
            self.preview.show_rij(None)

    def _show_preview(self, _anything: object = None) -> None:
        index = self.table.currentIndex()
        record = index.data(RECORD) if index.isValid() else None
        if record is not None or not index.isValid():
            self.preview.show_rij(record)

    def _created(self, result: tuple[int, Change]) -> None:
        self.context.navigate("dossier", id=result[0], tab="gegevens")

    def _open_dossier(self, number: int) -> None:
        self.context.navigate("dossier", id=number)

    def _log_contact(self) -> None:
        self.context.log_contact(self.table.current_id())

    def _connect(self) -> None:
        self.filter.changed.connect(lambda _: self.reload())
        self.filter.words.returnPressed.connect(self.table.setFocus)
        self.table.sort_requested.connect(self.filter.sort)
        self.table.activated_id.connect(self._open_dossier)
        self.table.chosen_id.connect(self._show_preview)
        self.model.page_ready.connect(self._show_preview)
        self.preview.open_wished.connect(self._open_dossier)
        self.preview.contact_wished.connect(lambda number: self.context.log_contact(number))
        self.contact_button.clicked.connect(self._log_contact)

    def _build(self) -> None:
        self.layers = QStackedWidget()
        self.empty = EmptyState(
            "users",
            "Nog geen kandidaten",
            "Hier komt iedereen die u meet of begeleidt. Begin met naam en geboortedatum.",
            ("Nieuwe kandidaat", self.new),
        )
        self.nobody = EmptyState(
            "search",
            "Niemand gevonden",
            "Geen kandidaat past bij dit filter.",
            ("Toon alle", self.filter.clear),
        )
        for layer in (self.table, self.empty, self.nobody):
            self.layers.addWidget(layer)
        card = Card()
        card.add(self.filter.words)
        card.add(self.layers, 1)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(card, 1)
        row.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        self.head = PageHead("Kandidaten", " ", self._head_buttons())
        column.addWidget(self.head)
        column.addLayout(row, 1)

    def _head_buttons(self) -> Sequence[QWidget]:
        columns = SecondaryButton("Kolommen", icon_name="columns")
        columns.clicked.connect(
            lambda: self.table.column_menu().popup(columns.mapToGlobal(columns.rect().bottomLeft()))
        )
        new = SecondaryButton("Nieuwe kandidaat", icon_name="plus")
        new.setObjectName("nieuwe_kandidaat")
        new.clicked.connect(self.new)
        return (self.filter.gemeente, self.filter.stand, columns, new)
