"""The card beside a list: what there is to know of the row that is chosen."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QStackedLayout, QWidget

from app.ui.widgets.card import Card
from app.ui.widgets.text import label


class RowCard(QWidget):
    """Shows what `make(row)` gives for the row chosen, or words for none; made anew when the row changed."""

    def __init__(self, nothing_chosen: str, make: Callable[[Any], Card]) -> None:
        super().__init__()
        self._make = make
        self.shown: Any = None
        self.layers = QStackedLayout(self)
        nothing = Card()
        nothing.add(label(nothing_chosen, "muted", wrap=True))
        nothing.body.addStretch()
        self.layers.addWidget(nothing)

    def show_rij(self, rij: Any) -> None:
        """Show this row, or that none is chosen."""
        if rij == self.shown:
            return
        self.shown = rij
        while self.layers.count() > 1:
            old = self.layers.widget(1)
            self.layers.removeWidget(old)
            old.deleteLater()
        if rij is not None:
            self.layers.addWidget(self._make(rij))
        self.layers.setCurrentIndex(self.layers.count() - 1)
