"""Other advantages: to ask after, with their source; never part of the sum."""

from collections.abc import Sequence

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.services.rekenhulp.records import Voordeel
from app.ui.language import said, tr
from app.ui.theme import space
from app.ui.widgets.card import Card
from app.ui.widgets.text import label, line, set_style


class Benefits(Card):
    """A short paragraph for each."""

    def __init__(self) -> None:
        super().__init__(tr("Andere voordelen"), tr("telt niet mee"))
        self.shown: tuple[Voordeel, ...] = ()
        holder = QWidget()
        holder.setProperty("role", "scroll")
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(0, 0, space(1), 0)
        self.column.setSpacing(3)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setAccessibleName(tr("Andere voordelen"))
        set_style(scroll, "ring", "true")
        scroll.setWidget(holder)
        self.body.setContentsMargins(space(3), space(2), space(1), space(1))
        self.add(scroll, 1)

    def show_benefits(self, voordelen: Sequence[Voordeel]) -> None:
        """Show these; the same ones are left as they stand."""
        if tuple(voordelen) == self.shown:
            return
        self.shown = tuple(voordelen)
        while (item := self.column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, voordeel in enumerate(voordelen):
            if place:
                self.column.addWidget(line())
            self.column.addWidget(label(said(voordeel.naam), "strong"))
            self.column.addWidget(
                label(
                    tr(
                        "{tekst} Vraag na bij {vraag_na}.",
                        tekst=said(voordeel.tekst),
                        vraag_na=said(voordeel.vraag_na),
                    ),
                    wrap=True,
                )
            )
            self.column.addWidget(label(said(voordeel.bron), "small", wrap=True))
        self.column.addStretch()
