"""What was read in before, newest first, and the way to undo it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from app.services.change import Change
from app.services.inlezen.inleesrecords import InlezingRij
from app.ui.context import Context
from app.ui.language import said, tr
from app.ui.tables.column import Column
from app.ui.tables.model import PagedModel
from app.ui.tables.view import TableView
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card, EmptyState


def _state(rij: InlezingRij) -> str:
    if rij.teruggedraaid is None:
        return tr("Ingelezen")
    return (
        tr("Teruggedraaid, {gebleven} gebleven", gebleven=rij.gebleven)
        if rij.gebleven
        else tr("Teruggedraaid")
    )


COLUMNS = (
    Column("moment", tr("Wanneer"), lambda rij: f"{rij.moment:%d-%m-%Y %H:%M}", width=140, least=130),
    Column("bestand", tr("Bestand"), lambda rij: rij.bestand, width=220, strong=True),
    Column("rijen", tr("Rijen"), lambda rij: str(rij.rijen), "rechts", 70, least=60),
    Column("tekst", tr("Gemaakt"), lambda rij: said(rij.tekst), width=340),
    Column(
        "stand",
        tr("Stand"),
        _state,
        width=170,
        chip=lambda rij: "good" if rij.teruggedraaid is None else "attention" if rij.gebleven else "neutral",
    ),
)


class History(Card):
    """`undo_wished(InlezingRij)` for the row in use."""

    undo_wished = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Eerder ingelezen"))
        self.context = context
        self.model = PagedModel(COLUMNS)
        self.table = TableView(self.model, "inlezingen", context.settings)
        self.table.setAccessibleName(tr("Eerder ingelezen"))
        self.table.chosen_id.connect(lambda _id: self._allow())
        self.undo = SecondaryButton(tr("Terugdraaien"), icon_name="arrow-back-up")
        self.undo.setObjectName("terugdraaien")
        self.undo.clicked.connect(self._wish)
        self.head.addWidget(self.undo)
        empty = EmptyState(
            "history",
            tr("Nog niets ingelezen"),
            tr("Hier staat straks elk ingelezen bestand, met wat het maakte. U kunt het er weer uithalen."),
        )
        self.layers = QStackedWidget()
        self.layers.addWidget(empty)
        self.layers.addWidget(self.table)
        self.add(self.layers, 1)

    def refresh(self, change: Change | None) -> None:
        """Read the list again when an import came or went."""
        from app.services.inlezen.terugdraaien import list_inlezingen

        if change is None or change.touches("inlezing"):
            self.context.read(list_inlezingen, done=self._show)

    def _show(self, rijen: Sequence[InlezingRij]) -> None:
        self.model.set_records([rij.id for rij in rijen], rijen)
        self.layers.setCurrentIndex(1 if rijen else 0)
        self.undo.setVisible(bool(rijen))
        if rijen:
            self.table.selectRow(0)
        self._allow()

    def _allow(self) -> None:
        rij: Any = self.table.current_record()
        done = rij is not None and rij.teruggedraaid is not None
        self.undo.setEnabled(rij is not None and not done)
        self.undo.setToolTip(tr("Deze lijst is al teruggedraaid.") if done else "")

    def _wish(self) -> None:
        rij = self.table.current_record()
        if rij is not None:
            self.undo_wished.emit(rij)
