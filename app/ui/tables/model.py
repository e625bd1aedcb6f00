"""One table model for all lists: ids in order, records fetched in pages, cells looked up."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal

from app.ui.jobs import Jobs
from app.ui.tables.column import Column

PAGE = 256
KEPT_PAGES = 16
RECORD = Qt.ItemDataRole.UserRole
CHIP = Qt.ItemDataRole.UserRole + 1
ALIGN = {
    "links": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "rechts": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
}
Index = QModelIndex


class PagedModel(QAbstractTableModel):
    """`fetch_page(ids) -> records` runs in `jobs`, 256 rows at a time; `page_ready(first_row)`."""

    page_ready = Signal(int)

    def __init__(
        self,
        columns: Sequence[Column],
        jobs: Jobs | None = None,
        fetch_page: Callable[[Sequence[int]], Sequence[Any]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.ids: Sequence[int] = ()
        self.sorted_by, self.descending = "", False
        self._jobs, self._fetch = jobs, fetch_page
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._wanted: list[int] = []
        self._under_way: set[int] = set()
        self._edition = 0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._ask)

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show these rows in this order; pages are fetched as they come into view."""
        self.beginResetModel()
        self.ids = ids
        self._forget()
        self.endResetModel()

    def set_records(
        self, ids: Sequence[int], records: Sequence[Any], columns: Sequence[Column] | None = None
    ) -> None:
        """Show rows that are all at hand already, with other columns when these are given."""
        self.beginResetModel()
        self.ids, self.columns = ids, self.columns if columns is None else tuple(columns)
        self._forget()
        for page in range(0, len(records), PAGE):
            self._pages[page // PAGE] = records[page : page + PAGE]
        self.endResetModel()

    def reload(self) -> None:
        """Fetch what is in view again; order and rows stay."""
        self._edition += 1
        self._under_way.clear()
        self._wanted = list(self._pages)[-3:]
        for page in list(self._pages):
            if page not in self._wanted:
                del self._pages[page]
        self._timer.start()

    def record(self, row: int) -> Any:
        """The record of a row, or None while its page is on its way."""
        page, place = divmod(row, PAGE)
        records = self._pages.get(page)
        if records is None:
            self._want(page)
            return None
        return records[place] if place < len(records) else None

    def row_of(self, id_: int) -> int:
        """The row of an id, or -1."""
        try:
            return self.ids.index(id_)
        except ValueError:
            return -1

    def set_sort(self, sort_key: str, descending: bool) -> None:
        """Show in the header how the ids are ordered."""
        self.sorted_by, self.descending = sort_key, descending
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.ids)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGN[column.align]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, RECORD, CHIP):
            return None
        record = self.record(index.row())
        if role == RECORD or record is None:
            return record
        if role == CHIP:
            return column.chip(record) if column.chip else None
        return column.text(record)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGN[column.align]
        if role == Qt.ItemDataRole.DisplayRole:
            mark = (
                (" ▾" if self.descending else " ▴")
                if column.sort_key and column.sort_key == self.sorted_by
                else ""
            )
            return column.title + mark
        return None

    def _forget(self) -> None:
        self._edition += 1
        self._pages.clear()
        self._under_way.clear()
        self._wanted.clear()

    def _want(self, page: int) -> None:
        if self._fetch is not None and page not in self._under_way and page not in self._wanted:
            self._wanted.append(page)
            self._timer.start()

    def _ask(self) -> None:
        pages, self._wanted = self._wanted[-3:], []
        for page in pages:
            self._under_way.add(page)
            ids = self.ids[page * PAGE : (page + 1) * PAGE]
            edition = self._edition
            self._jobs.run(
                self._fetch,
                ids,
                done=lambda records, p=page, e=edition: self._take(p, e, records),
                owner=self,
            )

    def _take(self, page: int, edition: int, records: Sequence[Any]) -> None:
        if edition != self._edition:
            return
        self._under_way.discard(page)
        self._pages[page] = records
        self._pages.move_to_end(page)
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        first = page * PAGE
        last = min(len(self.ids), first + PAGE) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        self.page_ready.emit(first)


def reader_of(model: PagedModel) -> Callable[[range], Sequence[Any]]:
    """Answers the records of any rows as the list is now; may be called on another thread."""
    ids, pages, fetch = model.ids, dict(model._pages), model._fetch

    def read(rows: range) -> Sequence[Any]:
        if fetch is not None:
            return fetch(ids[rows.start : rows.stop])
        return [pages[row // PAGE][row % PAGE] for row in rows]

    return read
