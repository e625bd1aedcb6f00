"""The first rows of each sheet, as they will stand in the file."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from app.services.records import Voorbeeldblad
from app.ui.tables.column import Column
from app.ui.tables.model import PagedModel
from app.ui.tables.view import TableView
from app.ui.widgets.card import EmptyState
from app.ui.widgets.text import label

NARROW, WIDE, PER_SIGN, READABLE = 80, 220, 8, 420  # pixels
LEESWIJZER = "Leeswijzer"
NIETS = (
    "Alleen definitieve metingen gaan mee. Kies een ruimere periode of een andere gemeente, "
    "of maak eerst een meting definitief."
)
NIETS_NIEUWS = (
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
        self.nothing = EmptyState(
            "file-spreadsheet",
            "Niets om te exporteren",
            NIETS,
            ("Naar de metingen", self.metingen_wished.emit),
        )
        self.layers = QStackedLayout(self)
        self.layers.addWidget(self.nothing)
        self.layers.addWidget(self.tabs)

    def show_bladen(self, bladen: Sequence[Voorbeeldblad], *, only_new: bool = False) -> None:
        """Show these sheets; the tab in front stays in front."""
        self.nothing.text.setText(NIETS_NIEUWS if only_new else NIETS)
        front = self.tabs.currentIndex()
        while self.tabs.count():
            old = self.tabs.widget(0)
            self.tabs.removeTab(0)
            old.deleteLater()
        for blad in bladen:
            self.tabs.addTab(_sheet(blad), f"{blad.naam} {blad.aantal}")
        self.tabs.setCurrentIndex(max(0, min(front, self.tabs.count() - 1)))
        filled = any(blad.aantal for blad in bladen if blad.naam != LEESWIJZER)
        self.layers.setCurrentWidget(self.tabs if filled else self.nothing)


def _sheet(blad: Voorbeeldblad) -> QWidget:
    columns = [
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
    model = PagedModel(columns)
    model.set_records(range(len(blad.rijen)), blad.rijen)
    table = TableView(model, f"export_{blad.naam}")
    table.setAccessibleName(f"Eerste rijen van {blad.naam}")
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(table, 1)
    column.addWidget(_more(blad))
    return holder


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


def _more(blad: Voorbeeldblad) -> QLabel:
    over = blad.aantal - len(blad.rijen)
    return label(f"en nog {over} rijen" if over > 0 else f"{blad.aantal} rijen", "small")
