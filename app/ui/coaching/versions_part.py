"""All versions of a corrected contact, each with its reason; a click shows one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.coaching.quick_entry import show_contact
from app.ui.context import Context
from app.ui.language import tr
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.text import label

STAND = {"concept": tr("concept"), "vastgelegd": tr("geldt nu"), "vervangen": tr("vervangen")}


class VersionsPart(QWidget):
    """Empty and hidden while there is only one version."""

    def __init__(self, context: Context, contact_id: int) -> None:
        super().__init__()
        self.context, self.contact_id = context, contact_id
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)

    def show_versies(self, versies: Sequence[Any]) -> None:
        """Show these versions, the first one first."""
        while (item := self.column.takeAt(0)) is not None:
            item.widget().deleteLater()
        self.setVisible(bool(versies))
        if versies:
            self.column.addWidget(label(tr("Versies"), "label"))
        for versie in versies:
            self.column.addWidget(self._row(versie))

    def _row(self, versie: Any) -> QWidget:
        words = tr(
            "Versie {versie} · {gemaakt:%d-%m-%Y %H:%M} · {stand}",
            versie=versie.versie,
            gemaakt=versie.gemaakt,
            stand=STAND[versie.status],
        )
        reden = tr("Reden: {reden}", reden=versie.reden) if versie.reden else tr("Eerste versie")
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if versie.id == self.contact_id:
            column.addWidget(label(words, "strong", wrap=True))
        else:
            link = LinkButton(words)
            link.clicked.connect(lambda: show_contact(self.context, versie.id, versie.status))
            column.addWidget(link)
        column.addWidget(label(reden, "small", wrap=True))
        return holder
