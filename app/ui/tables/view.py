"""The table on screen: no grid, rows of one height, sorting asked of the service, columns to choose."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from app.ui.settings import Settings
from app.ui.tables.columns import ColumnChoice
from app.ui.tables.delegate import CellDelegate
from app.ui.tables.model import RECORD, PagedModel
from app.ui.tables.source import ListHead
from app.ui.tables.taking import chosen_rows, row_menu
from app.ui.theme import theme


class TableView(QTableView):
    """`activated_id(id)` by Enter or double click, `chosen_id(id)` when the row changes,
    `sort_requested(sort_key, descending)` by the header, `letters_typed(text)` for a search field beside
    the table. `name` remembers widths and choice of columns. `head` says what stands above the list on
    paper; `pulled(id)` when a row is dragged, once a RowPull watches it.
    """

    activated_id = Signal(object)
    chosen_id = Signal(object)
    sort_requested = Signal(str, bool)
    letters_typed = Signal(str)
    pulled = Signal(object)

    def __init__(
        self, model: PagedModel, name: str, settings: Settings | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.head: Callable[[], ListHead] | None = None
        self.setObjectName(f"tabel_{name}")
        self.setModel(model)
        model.setParent(self)  # ends with its view: Python's sweep must find no part of Qt that has children
        self._delegate = CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self._behave()
        _dress_header(self.horizontalHeader())
        self.horizontalHeader().sectionClicked.connect(self._sort)
        self.columns = ColumnChoice(self, name, settings)
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell_row())
        self.selectionModel().currentRowChanged.connect(lambda *_: self._tell_row(moved=True))
        self.doubleClicked.connect(lambda index: self._activate(index.row()))

    def column_menu(self) -> QMenu:
        """The menu with a check mark per column; also by the right button on the header."""
        return self.columns.menu()

    def current_id(self) -> object:
        """The id of the row in use, or None."""
        row = self.currentIndex().row()
        return self.model().ids[row] if 0 <= row < len(self.model().ids) else None

    def current_record(self) -> object:
        """The record of the row in use, or None."""
        index = self.currentIndex()
        return index.data(RECORD) if index.isValid() else None

    def select_id(self, id_: int) -> None:
        """Go to the row of an id when it is in the list."""
        row = self.model().row_of(id_)
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(self.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._activate(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, text: str) -> None:
        """Letters go to whoever searches; walking through all rows would fetch them all."""
        self.letters_typed.emit(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _behave(self) -> None:
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName(self.name)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda place: row_menu(self, place))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(max(theme.measure("row"), theme.pixels(13) + 21))

    def _sort(self, place: int) -> None:
        model = self.model()
        key = model.columns[place].sort_key
        if key:
            descending = key == model.sorted_by and not model.descending
            model.set_sort(key, descending)
            self.sort_requested.emit(key, descending)

    def _activate(self, row: int) -> None:
        if 0 <= row < len(self.model().ids):
            self.activated_id.emit(self.model().ids[row])

    def _tell_row(self, moved: bool = False) -> None:
        """The one row chosen; of more than one the row in use, which is known a moment later (`moved`)."""
        self.viewport().update()
        spans = chosen_rows(self)
        many = sum(map(len, spans)) > 1
        if moved and not many:
            return
        row = self.currentIndex().row() if many else spans[0].start if spans else -1
        self.chosen_id.emit(self.model().ids[row] if row >= 0 else None)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()


def _dress_header(header: QHeaderView) -> None:
    header.setHighlightSections(False)
    header.setSectionsMovable(True)
    header.setSectionsClickable(True)
    header.setStretchLastSection(True)
    header.setMinimumSectionSize(44)
