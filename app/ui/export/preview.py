"""The first rows of each sheet, as they will stand in the file."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from app.services.records import Voorbeeldblad
from app.services.velden import format_aantal
from app.ui.language import tr
from app.ui.tables.column import Column
from app.ui.tables.model import PagedModel
from app.ui.tables.view import TableView
from app.ui.widgets.card import EmptyState
from app.ui.widgets.text import label

NARROW, WIDE, PER_SIGN, READABLE = 80, 220, 8, 420  # pixels
LEESWIJZER = "Leeswijzer"
NIETS = tr(
    "Alleen definitieve metingen gaan mee. Kies een ruimere periode of een andere gemeente, "
    "of maak eerst een meting definitief."
)
NIETS_NIEUWS = tr(
    "Alles in deze keuze stond al in een eerder bestand. Zet het vinkje bij “Alleen wat nog niet is "
    "verstuurd” uit om het nog een keer te maken."
)


class Preview(QWidget):
    """A tab per sheet with its count; `metingen_wished()` from the empty state."""

    metingen_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.names: list[str] = []  # of the tabs, in order
        self.sheets: dict[str, Sheet] = {}
        self.nothing = EmptyState(
            "file-spreadsheet",
            tr("Niets om te exporteren"),
            NIETS,
            (tr("Naar de metingen"), self.metingen_wished.emit),
        )
        self.layers = QStackedLayout(self)
        self.layers.addWidget(self.nothing)
        self.layers.addWidget(self.tabs)

    def show_bladen(self, bladen: Sequence[Voorbeeldblad], *, only_new: bool = False) -> None:
        """Show these sheets; the tab in front stays in front."""
        self.nothing.text.setText(NIETS_NIEUWS if only_new else NIETS)
        wanted = [blad.naam for blad in bladen]
        for blad in bladen:
            self.sheets.setdefault(blad.naam, Sheet()).show_blad(blad)
        for naam in [naam for naam in self.names if naam not in wanted]:
            self.tabs.removeTab(self.names.index(naam))
            self.names.remove(naam)
        for place, blad in enumerate(bladen):
            if blad.naam not in self.names:
                self.tabs.insertTab(place, self.sheets[blad.naam], "")
                self.names.insert(place, blad.naam)
            self.tabs.setTabText(place, f"{blad.naam} {blad.aantal}")
        filled = any(blad.aantal for blad in bladen if blad.naam != LEESWIJZER)
        self.layers.setCurrentWidget(self.tabs if filled else self.nothing)


class Sheet(QWidget):
    """The first rows of one sheet; its table is made when it is looked at, and kept."""

    def __init__(self) -> None:
        super().__init__()
        self.blad: Voorbeeldblad | None = None
        self.shown: Voorbeeldblad | None = None
        self.table: TableView | None = None
        self.more = label("", "small")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.more)

    def show_blad(self, blad: Voorbeeldblad) -> None:
        """Show these rows, at once or when somebody looks."""
        self.blad = blad
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        blad = self.blad
        if blad is None or blad == self.shown:
            return
        self.shown = blad
        columns = _columns(blad)
        if self.table is None:
            self._build(blad, columns)
        changed = _looks(self.table.columns.columns) != _looks(columns)
        self.table.model().set_records(range(len(blad.rijen)), blad.rijen, columns)
        if changed:
            self.table.columns.take(columns)
        over = blad.aantal - len(blad.rijen)
        rows = format_aantal(over if over > 0 else blad.aantal, tr("rij"), tr("rijen"))
        self.more.setText(tr("en nog {rows}", rows=rows) if over > 0 else rows)

    def _build(self, blad: Voorbeeldblad, columns: Sequence[Column]) -> None:
        self.table = TableView(PagedModel(columns), f"export_{blad.naam}", parent=self)
        self.table.setAccessibleName(tr("Eerste rijen van {naam}", naam=blad.naam))
        self.column.insertWidget(0, self.table, 1)


def _columns(blad: Voorbeeldblad) -> list[Column]:
    return [
        Column(
            kop,
            kop,
            lambda rij, place=place: rij[place],
            "rechts" if _are_figures(rij[place] for rij in blad.rijen) else "links",
            _width(blad, place),
            least=_width(blad, place),
        )
        for place, kop in enumerate(blad.koppen)
    ]


def _looks(columns: Sequence[Column]) -> list[tuple[str, str, int]]:
    """What one sees of columns; their functions differ each time."""
    return [(column.title, column.align, column.width) for column in columns]


def _width(blad: Voorbeeldblad, place: int) -> int:
    longest = max((len(rij[place]) for rij in blad.rijen), default=0)
    widest = READABLE if blad.naam == LEESWIJZER and place else WIDE
    return max(NARROW, min(widest, PER_SIGN * max(longest, len(blad.koppen[place])) + 24))


def _are_figures(cells: Iterable[str]) -> bool:
    """Whether a column holds numbers or amounts; dates and dossiernummers are no figures."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(
        re.fullmatch(r"[€\s\-−\d.,:%]*", cell) and not _DATE.match(cell) for cell in filled
    )


_DATE = re.compile(r"\d{2,4}-\d")
