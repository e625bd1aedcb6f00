"""Which columns a table shows, how wide and in what order; remembered under the table's name."""

import json

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QTableView

from app.ui.settings import Settings
from app.ui.theme import theme


class ColumnChoice(QObject):
    """Belongs to one table; `menu()` lets the user choose."""

    def __init__(self, view: QTableView, name: str, settings: Settings | None) -> None:
        super().__init__(view)
        self.view, self.name, self.settings = view, name, settings
        self.columns = view.model().columns
        for place, column in enumerate(self.columns):
            view.setColumnWidth(place, theme.pixels(column.width))
            view.setColumnHidden(place, not column.shown)
        self._restore()
        header = view.horizontalHeader()
        header.sectionResized.connect(lambda *_: self.remember())
        header.sectionMoved.connect(lambda *_: self.remember())
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_menu)

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
        self.remember()

    def remember(self) -> None:
        """Keep key, width and visibility in the order on screen."""
        if self.settings is None:
            return
        header, rows = self.view.horizontalHeader(), []
        for wish in range(len(self.columns)):
            place = header.logicalIndex(wish)
            column, hidden = self.columns[place], self.view.isColumnHidden(place)
            rows.append([column.key, column.width if hidden else self.view.columnWidth(place), not hidden])
        self.settings.remember_table(self.name, json.dumps(rows))

    def _restore(self) -> None:
        text = self.settings.table(self.name) if self.settings is not None else ""
        header = self.view.horizontalHeader()
        places = {column.key: place for place, column in enumerate(self.columns)}
        for wish, (key, width, shown) in enumerate(json.loads(text or "[]")):
            if key in places:
                self.view.setColumnWidth(places[key], width)
                self.view.setColumnHidden(places[key], not shown)
                header.moveSection(header.visualIndex(places[key]), wish)

    def _open_menu(self, place: QPoint) -> None:
        self.menu().popup(self.view.horizontalHeader().mapToGlobal(place))
