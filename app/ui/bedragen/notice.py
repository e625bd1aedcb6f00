"""This version of the program ships other amounts than are in force: said at the start and above the list."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.ui.language import tr
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.text import label, set_style


def tell_differences(context: Any) -> None:
    """After opening: a message with the way to the differences, when there are any."""

    def count(archief: Any) -> int:
        from app.services.bedragen.overzicht import count_verschillen  # imported beside the GUI thread

        return count_verschillen(archief)

    def show(count: int) -> None:
        if count:
            context.messages.show(
                differences(count), "attention", (tr("Bekijk"), lambda: context.navigate("bedragen"))
            )

    context.read(count, done=show, owner=context, lane="lang")


def differences(count: int) -> str:
    """How many amounts differ, and which are in force until the user looked."""
    wat = tr("1 bedrag") if count == 1 else tr("{aantal} bedragen", aantal=count)
    return tr(
        "Deze versie van het programma levert {wat} anders dan u eerder zag. Dit archief "
        "rekent nog met de bedragen van voorheen.",
        wat=wat,
    )


class Notice(QFrame):
    """`asked()` to see the differences; hidden when there are none."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "message")
        set_style(self, "ernst", "attention")
        self.text = label("", wrap=True)
        self.button = SecondaryButton(tr("Bekijk het verschil"))
        self.button.setObjectName("bekijk_verschil")
        self.button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(10)
        row.addWidget(IconLabel("alert-triangle", "attention"))
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        self.hide()

    def show_count(self, count: int) -> None:
        """Tell how many amounts differ."""
        self.setVisible(count > 0)
        if count:
            self.text.setText(differences(count))
            self.setAccessibleName(self.text.text())
