"""The evaluaties of a traject: what came back, and the ways to keep another one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Change
from app.services.formulieren.evaluatie import PARTIJEN
from app.services.records import EvaluatieRij
from app.ui.coaching.evaluatie_panel import show_evaluatie
from app.ui.context import Context
from app.ui.language import said, tr
from app.ui.theme import space
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.text import label

NIETS = tr("Nog niets ontvangen. Maak een formulier met Document maken, en leg vast wat u terugkrijgt.")


class EvaluatiesPart(QWidget):
    """A line for each; a click opens it."""

    def __init__(self, context: Context, traject_id: int) -> None:
        super().__init__()
        self.context, self.traject_id = context, traject_id
        self.shown: Sequence[EvaluatieRij] | None = None
        self.rows = QVBoxLayout()
        self.rows.setSpacing(space(0))
        ways = QHBoxLayout()
        ways.setSpacing(space(2))
        for partij, woord in PARTIJEN:
            button = LinkButton(f"+ {said(woord)}")
            button.setObjectName(f"evaluatie_{partij}")
            button.setAccessibleName(tr("Leg de evaluatie van de {partij} vast", partij=said(partij)))
            button.clicked.connect(lambda _on=False, partij=partij: self._start(partij))
            ways.addWidget(button)
        read = LinkButton(tr("Lees ingevuld formulier …"))
        read.setObjectName("evaluatie_lezen")
        read.clicked.connect(self._ask_file)
        ways.addWidget(read)
        ways.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0))
        column.addWidget(label(tr("Evaluaties van de begeleiding"), "heading"))
        column.addLayout(self.rows)
        column.addLayout(ways)

    def show_evaluaties(self, evaluaties: Sequence[EvaluatieRij]) -> None:
        """Show these, the newest first."""
        if evaluaties == self.shown:
            return
        self.shown = evaluaties
        while (item := self.rows.takeAt(0)) is not None:
            item.widget().deleteLater()
        for rij in evaluaties:
            self.rows.addWidget(self._row(rij))
        if not evaluaties:
            self.rows.addWidget(label(NIETS, "muted", wrap=True))

    def _row(self, rij: EvaluatieRij) -> QWidget:
        from app.services.coachen.evaluaties import describe_evaluatie

        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        dag = f" · {rij.dag:%d-%m-%Y}" if rij.dag else ""
        link = LinkButton(f"{said(rij.partij).capitalize()}{dag}")
        link.clicked.connect(lambda: show_evaluatie(self.context, rij.id, rij.partij))
        row.addWidget(link)
        row.addWidget(label(said(describe_evaluatie(rij)), "muted"))
        row.addStretch()
        return holder

    def _start(self, partij: str) -> None:
        from app.services.coachen.evaluaties import start_evaluatie

        self.context.write(
            start_evaluatie,
            self.traject_id,
            partij,
            done=lambda made: show_evaluatie(self.context, made[0], partij),
            owner=self,
        )

    def _ask_file(self) -> None:
        from app.services.coachen.evaluaties import store_ingevuld

        folder = self.context.settings.export_folder or str(Path.home())
        chosen, _kind = QFileDialog.getOpenFileName(self, tr("Ingevulde evaluatie"), folder, "PDF (*.pdf)")
        if chosen:
            self.context.write(store_ingevuld, self.traject_id, Path(chosen), done=self._read, owner=self)

    def _read(self, made: tuple[int, str, Change]) -> None:
        number, partij, _change = made
        show_evaluatie(self.context, number, partij)
        self.context.messages.show(tr("Het formulier is ingelezen. Kijk de antwoorden na."), "good")
