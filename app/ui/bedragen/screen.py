"""Every legal amount in force: where it comes from, who confirmed it, and entering what is missing."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.services.bedragen.bedrag_records import EIGEN, BedragRij, Overzicht
from app.services.change import Change
from app.ui.bedragen.acts import Acts
from app.ui.bedragen.detail import MOST, WIDTH, Detail
from app.ui.bedragen.enter_panel import NIEUW
from app.ui.bedragen.file_buttons import FileButtons
from app.ui.bedragen.notice import Notice
from app.ui.bedragen.words import COLUMNS
from app.ui.context import Context, Screen
from app.ui.language import tr
from app.ui.tables.model import PagedModel
from app.ui.tables.narrowed import told
from app.ui.tables.source import ListHead
from app.ui.tables.view import TableView
from app.ui.theme import space
from app.ui.widgets.beside import Beside
from app.ui.widgets.buttons import PrimaryButton, Segmented
from app.ui.widgets.card import Card, EmptyState, PageHead

FILTERS = (
    ("alle", tr("Alle")),
    ("nu", tr("Geldt nu")),
    ("onbevestigd", tr("Onbevestigd")),
    ("eigen", tr("Eigen")),
)
SHOWN: dict[str, Callable[[BedragRij], bool]] = {
    "alle": lambda _rij: True,
    "nu": lambda rij: rij.geldt,
    "onbevestigd": lambda rij: rij.waarde.status == "onbevestigd",
    "eigen": lambda rij: rij.herkomst == EIGEN,
}
KEYS: dict[str, Callable[[BedragRij], Any]] = {
    "naam": lambda rij: (rij.naam, -rij.waarde.vanaf.toordinal()),
    "vanaf": lambda rij: (rij.waarde.vanaf, rij.naam),
    "status": lambda rij: (rij.waarde.status, rij.naam),
    "wie": lambda rij: (rij.moment is None, rij.door, rij.naam),
}


class BedragenScreen(Screen):
    """The list with the chosen amount beside it; acts open in the side panel."""

    title = tr("Wettelijke bedragen")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.overzicht: Overzicht | None = None
        self.wish: tuple[str, date] | None = None
        self.acts = Acts(context, self)
        self.files = FileButtons(context, self.acts.waiting)
        self.model = PagedModel(COLUMNS)
        self.model.set_sort("naam", False)
        self.table = TableView(self.model, "bedragen", context.settings)
        self.table.setAccessibleName(tr("Wettelijke bedragen"))
        self.detail, self.notice = Detail(), Notice()
        self.filter = Segmented(FILTERS, tr("Welke bedragen"))
        self.filter.set_value("alle")
        self.table.head = lambda: ListHead("Wettelijke bedragen", told(self.filter))
        self.add = PrimaryButton(tr("Nieuw bedrag"), "Ctrl Shift N", icon_name="plus")
        self.add.setObjectName("nieuw_bedrag")
        self.head = PageHead(tr("Wettelijke bedragen"), " ", (self.files, self.add))
        self._lay_out()
        self._connect()

    def open(self, parameter: str = "", vanaf: date | None = None, **_arg: Any) -> None:
        """Show the list; with a parameter and no day a new amount of that kind is asked for."""
        self.reload()
        self.table.setFocus()
        if parameter and vanaf is None:
            self.acts.enter(NIEUW, parameter)
        elif parameter:
            self.wish = parameter, vanaf

    def refresh(self, change: Change | None) -> None:
        if change is None or change.touches("wettelijk_bedrag"):
            self.reload()

    def new(self) -> None:
        """A new amount of the kind that is chosen."""
        self.acts.new(self.detail.shown)

    def reload(self) -> None:
        """Read all amounts again."""
        from app.services.bedragen.overzicht import read_overzicht

        self.context.read(read_overzicht, done=self._take)

    def _take(self, overzicht: Overzicht) -> None:
        self.overzicht = overzicht
        self.notice.show_count(len(overzicht.verschillen))
        self.head.subtitle.setText(
            tr(
                "{aantal} bedragen · {onbevestigd} onbevestigd · minimumloon bekend tot en met "
                "{laatste_dag:%d-%m-%Y}",
                aantal=len(overzicht.rijen),
                onbevestigd=overzicht.onbevestigd,
                laatste_dag=overzicht.laatste_dag,
            )
        )
        self._show()

    def _show(self, *_sort: object) -> None:
        if self.overzicht is None:
            return
        before = self.wish or (self.detail.shown.sleutel if self.detail.shown else None)
        self.wish = None
        rijen = [rij for rij in self.overzicht.rijen if SHOWN[self.filter.value()](rij)]
        rijen.sort(key=KEYS[self.model.sorted_by], reverse=self.model.descending)
        self.model.set_records([rij.id for rij in rijen], rijen)
        self.layers.setCurrentWidget(self.table if rijen else self.empty)
        place = next((place for place, rij in enumerate(rijen) if rij.sleutel == before), 0)
        if rijen:
            self.table.selectRow(place)
        self.detail.show_rij(rijen[place] if rijen else None)

    def _connect(self) -> None:
        self.add.clicked.connect(self.new)
        self.filter.chosen.connect(self._show)
        self.table.sort_requested.connect(self._show)
        self.table.chosen_id.connect(lambda _id: self.detail.show_rij(self.table.current_record()))
        self.table.activated_id.connect(lambda _id: self._activate())
        self.notice.asked.connect(lambda: self.acts.show_differences(self.overzicht))
        self.detail.confirm.connect(self.acts.confirm)
        self.detail.replace.connect(self.acts.replace)
        self.detail.next.connect(self.acts.next)
        self.detail.back.connect(self.acts.back)

    def _activate(self) -> None:
        rij = self.detail.shown
        if rij is not None and rij.wijzigbaar:
            (self.acts.confirm if rij.waarde.status == "onbevestigd" else self.acts.replace)(rij)

    def _lay_out(self) -> None:
        self.empty = EmptyState(
            "scale",
            tr("Geen bedrag in dit filter"),
            tr("Hier staan de bedragen die u zelf invoerde, verving of bevestigde."),
            (tr("Toon alle bedragen"), self._all),
        )
        self.layers = QStackedWidget()
        for layer in (self.table, self.empty):
            self.layers.addWidget(layer)
        card = Card()
        card.add(self.filter)
        card.body.setAlignment(self.filter, Qt.AlignmentFlag.AlignLeft)
        card.add(self.layers, 1)
        row = Beside()
        row.add_part(card, tall=240)
        row.add_part(self.detail, side=WIDTH, most=MOST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.head)
        column.addWidget(self.notice)
        column.addWidget(self.acts.waiting)
        column.addLayout(row, 1)

    def _all(self) -> None:
        self.filter.set_value("alle")
        self._show()
