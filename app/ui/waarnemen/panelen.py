"""What the counting screen shows in the side panel: its keys, a correction, the explanation."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.loonwaarde.telling import Telsoort
from app.ui.language import tr
from app.ui.theme import space
from app.ui.waarnemen.correctie import CorrectiePanel
from app.ui.waarnemen.toetsen import Toetsen, ToetsenPanel
from app.ui.widgets.text import label


class Panelen(QObject):
    """Belongs to one WaarnemenScreen; `toetsen` are the keys in force."""

    def __init__(self, screen: Any) -> None:
        super().__init__(screen)
        self.screen, self.context, self.rondes = screen, screen.context, screen.rondes
        self.toetsen = Toetsen(screen.context.settings)

    def show_keys(self) -> None:
        """The panel in which keys are changed."""
        panel = ToetsenPanel(self.toetsen, self.rondes.plek.naam if self.rondes.plek else "werknemer")
        panel.changed.connect(self.name_targets)
        self.context.show_panel(panel, tr("Toetsen"), tr("Esc sluit"))

    def show_correction(self) -> None:
        """The panel in which counts are corrected."""
        plek, teller = self.rondes.plek, self.rondes.front
        if plek is None or plek.gesloten or teller is None or teller.record is None:
            return
        panel = CorrectiePanel(self.context, teller.record.id, plek.naam)
        panel.corrected.connect(self._correct)
        self.context.show_panel(panel, tr("Aantal corrigeren"))

    def explain(self, words: Sequence[str]) -> None:
        """The help."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        for text in words:
            column.addWidget(label(text, "body", wrap=True))
        column.addStretch()
        self.context.show_panel(holder, tr("Zo wordt geteld en gerekend"), tr("Esc sluit"))

    def name_targets(self) -> None:
        """Show the keys on the targets."""
        for wie, card in self.screen.sides.items():
            card.keys = {soort: key for (who, soort), key in self.toetsen.keys.items() if who == wie}
        self.screen.show_now()

    def _correct(self, wie: str, soort: str, aantal: int, reden: str) -> None:
        self.rondes.front.add(Telsoort(soort), wie, aantal=aantal, reden=reden)
        self.context.close_panel()
