"""What one takes from a table: its rows as text, the list for paper, a row pulled out of the program."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from app.services.papier.lijst_records import Lijstkop
from app.ui.language import tr
from app.ui.tables.column import Column
from app.ui.tables.model import reader_of
from app.ui.tables.source import ListHead, ListSource, cells

MENU = ("actie_kopieer", "actie_druk_af")  # actions of the window that act on the table with the focus


def source_of(view: Any) -> ListSource:
    """The list of a table as it stands there: the columns shown, in their order, and the rows chosen."""
    columns, read = shown_columns(view), reader_of(view.model())
    koppen = tuple(Lijstkop(column.title, width, column.align == "rechts") for column, width in columns)
    only = tuple(column for column, _width in columns)
    head = view.head() if view.head is not None else ListHead(view.accessibleName())
    order = _order(view.model())
    head = ListHead(_capital(head.titel), (*head.keuzes, *order), head.over)
    rows = lambda span: [cells(only, record) for record in read(span)]  # noqa: E731
    return ListSource(head, koppen, len(view.model().ids), rows, chosen_rows(view))


def shown_columns(view: Any) -> tuple[tuple[Column, int], ...]:
    """The columns that are not hidden, from left to right, with their width in pixels."""
    header = view.horizontalHeader()
    places = [header.logicalIndex(place) for place in range(header.count())]
    columns = view.model().columns
    return tuple((columns[p], view.columnWidth(p)) for p in places if not view.isColumnHidden(p))


def chosen_rows(view: Any) -> tuple[range, ...]:
    """The selected rows as ranges from top to bottom; never a list of each of a hundred thousand."""
    spans = {(span.top(), span.bottom() + 1) for span in view.selectionModel().selection()}
    return tuple(range(*span) for span in sorted(spans))


def row_menu(view: Any, place: QPoint) -> None:
    """Copy and print, at the right button or the menu key; nothing before the archive is open."""
    acts = [action for action in view.window().actions() if action.objectName() in MENU]
    if not acts:
        return
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addActions(acts)
    menu.popup(view.viewport().mapToGlobal(place))


class RowPull(QObject):
    """Tells a table that its row is pulled away with the mouse: `view.pulled(id)`."""

    def __init__(self, view: Any) -> None:
        super().__init__(view)
        self.view, self.begun = view, QPoint()
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only with the left button down and moved as far as the system asks of a drag."""
        if not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.MouseButtonPress:
            self.begun = event.position().toPoint()
        held = event.type() == QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton
        row = self.view.rowAt(self.begun.y())
        if not held or row < 0:
            return super().eventFilter(watched, event)
        if (event.position().toPoint() - self.begun).manhattanLength() >= QApplication.startDragDistance():
            self.begun = QPoint(-1, -1)
            self.view.pulled.emit(self.view.model().ids[row])
        return True


def _order(model: Any) -> tuple[tuple[str, str], ...]:
    titles = [column.title for column in model.columns if column.sort_key == model.sorted_by]
    if not model.sorted_by or not titles:
        return ()
    return ((tr("Volgorde"), f"{titles[0]}, {tr('aflopend') if model.descending else tr('oplopend')}"),)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
