"""The bar above the steps of a meting that can no longer be typed in."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.ui.language import tr
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.text import label, set_style

GESLOTEN = {
    "definitief": tr("Deze meting is definitief en wijzigt niet meer. Een correctie begint bij Rapport."),
    "vervangen": tr("Deze versie is vervangen door een nieuwere en wijzigt niet meer."),
}


class ClosedBar(QFrame):
    """Says why the fields are closed and where a correction begins; hidden for a concept."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "message")
        set_style(self, "ernst", "info")
        self.text = label("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(10)
        row.addWidget(IconLabel("lock", "accent"))
        row.addWidget(self.text, 1)
        self.hide()

    def show_status(self, status: str) -> None:
        """Show the words of this status."""
        self.text.setText(GESLOTEN.get(status, ""))
        self.setAccessibleName(self.text.text())
        self.setVisible(status in GESLOTEN)
