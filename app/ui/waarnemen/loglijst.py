"""The list of what was counted, newest first. Older lines come as one scrolls down to them: a list that
lays out ten thousand lines at every count would hold the count up.
"""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView

from app.loonwaarde.telling import Gebeurtenis, Telsoort, list_geldig
from app.services.papier.lijst_records import Lijstkop
from app.ui.language import tr
from app.ui.tables.source import ListHead, ListSource, simple_source
from app.ui.theme import colour
from app.ui.waarnemen.woorden import describe_gebeurtenis
from app.ui.widgets.text import set_style

NONE = QModelIndex()
PAGE = 100


class LogModel(QAbstractListModel):
    """The events of a run without the withdrawals; what was withdrawn is said in its own line."""

    def __init__(self) -> None:
        super().__init__()
        self.naam = ""
        self.lines: list[Gebeurtenis] = []
        self.rows = 0
        self.valid: set[str] = set()

    def show(self, events: list[Gebeurtenis], naam: str) -> None:
        """Show a whole log."""
        self.beginResetModel()
        self.naam = naam
        self.lines = [deel for deel in events if deel.soort is not Telsoort.VERVALT]
        self.rows = min(PAGE, len(self.lines))
        self.valid = {deel.sleutel for deel in list_geldig(events)}
        self.endResetModel()

    def add(self, deel: Gebeurtenis, events: list[Gebeurtenis]) -> None:
        """One more event; a withdrawal changes the line it is about."""
        if deel.soort is Telsoort.VERVALT:
            self.valid = {deel.sleutel for deel in list_geldig(events)}
            self.dataChanged.emit(self.index(0), self.index(self.rows - 1))
            return
        self.beginInsertRows(NONE, 0, 0)
        self.lines.append(deel)
        self.valid.add(deel.sleutel)
        self.rows += 1
        self.endInsertRows()
        if self.rows > 2 * PAGE:
            self.beginRemoveRows(NONE, PAGE, self.rows - 1)
            self.rows = PAGE
            self.endRemoveRows()

    def canFetchMore(self, _parent: QModelIndex) -> bool:
        return self.rows < len(self.lines)

    def fetchMore(self, _parent: QModelIndex) -> None:
        more = min(PAGE, len(self.lines) - self.rows)
        self.beginInsertRows(NONE, self.rows, self.rows + more - 1)
        self.rows += more
        self.endInsertRows()

    def event_at(self, index: QModelIndex) -> Gebeurtenis | None:
        """What stands in a line, as long as it counts."""
        if not index.isValid():
            return None
        deel = self.lines[-1 - index.row()]
        return deel if deel.sleutel in self.valid else None

    def rowCount(self, parent: QModelIndex = NONE) -> int:
        return 0 if parent.isValid() else self.rows

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        deel = self.lines[-1 - index.row()]
        valid = deel.sleutel in self.valid
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = describe_gebeurtenis(deel, self.naam)
            return text if valid else tr("{tekst} · vervallen", tekst=text)
        if role == Qt.ItemDataRole.ForegroundRole:
            return colour("muted" if valid else "disabled")
        return None


class LogList(QListView):
    """Arrows choose, Delete takes a line back with `removed(Gebeurtenis)`; letters go to the counter."""

    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.log = LogModel()
        self.setModel(self.log)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Telling, nieuwste eerst"))
        set_style(self, "ring", "true")

    def list_source(self) -> ListSource:
        """All lines, for paper and the clipboard; the log of the program names nobody of them."""
        log = self.log
        lines = [deel for deel in reversed(log.lines) if deel.sleutel in log.valid]
        rows = [(describe_gebeurtenis(deel, log.naam),) for deel in lines]
        return simple_source(ListHead("Telling, nieuwste eerst"), (Lijstkop(tr("Wat"), 400),), rows)

    def remove_current(self) -> None:
        """Take back the chosen line."""
        deel = self.log.event_at(self.currentIndex())
        if deel is not None:
            self.removed.emit(deel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove_current()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()
