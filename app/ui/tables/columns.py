"""Which columns a table shows, how wide and in what order; remembered under the table's name."""

import json
import math
from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QTableView

from app.ui.settings import Settings
from app.ui.tables.column import Column
from app.ui.theme import theme

WIDEST = 4_000  # pixels; a width of more was not made by a hand
LEAST = 76  # pixels that a column of words keeps when all must fit


class ColumnChoice(QObject):
    """Belongs to one table; `menu()` lets the user choose."""

    def __init__(self, view: QTableView, name: str, settings: Settings | None) -> None:
        super().__init__(view)
        self.view, self.name, self.settings = view, name, settings
        self._fitting = False
        self.take(view.model().columns)
        header = view.horizontalHeader()
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(lambda *_: self.remember())
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_menu)

    def take(self, columns: Sequence[Column]) -> None:
        """Begin with these columns of the model, as they were remembered."""
        self.columns = tuple(columns)
        self.wanted = [theme.pixels(column.width) for column in self.columns]
        for place, column in enumerate(self.columns):
            self.view.setColumnHidden(place, not column.shown)
        self._restore()
        self.fit()

    def menu(self) -> QMenu:
        """A check mark per column; the name of the row cannot be hidden."""
        menu = QMenu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, column in enumerate(self.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.view.isColumnHidden(place))
            action.setEnabled(not column.strong)
            action.toggled.connect(lambda on, p=place: self.show_column(p, on))
        return menu

    def show_column(self, place: int, shown: bool) -> None:
        """Show or hide a column and remember it."""
        self.view.setColumnHidden(place, not shown)
        self.fit()
        self.remember()

    def fit(self) -> None:
        """Where the wanted widths together are too wide, columns of words give way, the widest most."""
        shown = [place for place in range(len(self.columns)) if not self.view.isColumnHidden(place)]
        spare = {place: self._spare(place) for place in shown}
        lacking = sum(self.wanted[place] for place in shown) - self.view.viewport().width()
        share = min(1, max(0, lacking) / max(1, sum(spare.values())))
        self._fitting = True
        for place in shown:
            self.view.setColumnWidth(place, self.wanted[place] - math.ceil(share * spare[place]))
        self._fitting = False

    def remember(self) -> None:
        """Keep key, width and visibility in the order on screen."""
        if self.settings is None:
            return
        header, rows = self.view.horizontalHeader(), []
        for wish in range(len(self.columns)):
            place = header.logicalIndex(wish)
            rows.append([self.columns[place].key, self.wanted[place], not self.view.isColumnHidden(place)])
        self.settings.remember_table(self.name, json.dumps(rows))

    def _restore(self) -> None:
        header = self.view.horizontalHeader()
        places = {column.key: place for place, column in enumerate(self.columns)}
        for wish, (key, width, shown) in enumerate(self._remembered()):
            if key in places:
                self.wanted[places[key]] = width
                self.view.setColumnHidden(places[key], not shown)
                header.moveSection(header.visualIndex(places[key]), wish)

    def _remembered(self) -> list[tuple[str, int, bool]]:
        """Key, width and visibility as they were kept; nothing when the words make no sense (any more)."""
        text = self.settings.table(self.name) if self.settings is not None else ""
        with suppress(ValueError, TypeError):
            rows = [(key, int(width), bool(shown)) for key, width, shown in json.loads(text or "[]")]
            return [row for row in rows if isinstance(row[0], str) and 0 < row[1] < WIDEST]
        return []

    def _spare(self, place: int) -> int:
        column = self.columns[place]
        least = theme.pixels(max(LEAST, column.least))
        return 0 if column.align == "rechts" or column.chip else max(0, self.wanted[place] - least)

    def _resized(self, place: int, _before: int, width: int) -> None:
        """The user's own widths are kept, not what fitting or stretching the last column makes of them."""
        header = self.view.horizontalHeader()
        later = range(header.visualIndex(place) + 1, header.count())
        last = all(header.isSectionHidden(header.logicalIndex(spot)) for spot in later)
        if not self._fitting and not last and width:
            self.wanted[place] = width
            self.remember()

    def _open_menu(self, place: QPoint) -> None:
        self.menu().popup(self.view.horizontalHeader().mapToGlobal(place))
