"""What the regime gives: the hours with every step of the sum, and one button to grant them."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Change
from app.services.velden import format_getal
from app.ui.context import Context
from app.ui.language import said, tr
from app.ui.theme import space
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.text import label


class ToekenningPart(QWidget):
    """Under the fields of a traject; follows the regime, the period and the contract hours."""

    def __init__(self, context: Context, traject_id: int) -> None:
        super().__init__()
        self.context, self.traject_id = context, traject_id
        self.toekenning: Any = None
        self.granted: int | None = None
        self.words, self.steps = label("", "muted", wrap=True), label("", "small", wrap=True)
        self.take = LinkButton(tr("Neem deze uren over"))
        self.take.setObjectName("toekenning_overnemen")
        self.take.clicked.connect(self._take)
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(self.words, 1)
        head.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, space(1))
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.steps)
        self.take.hide()
        self.steps.hide()
        self.context.changed.connect(self.refresh)
        self.refresh(None)

    def refresh(self, change: Change | None) -> None:
        """Reckon again when something the sum rests on changed."""
        from app.services.coachen.regimes import read_toekenning

        soorten = ("coachtraject", "plaatsing", "regime")
        if change is None or any(change.touches(soort) for soort in soorten):
            self.context.read(read_toekenning, self.traject_id, done=self._show, failed=lambda _: None)

    def show_granted(self, minuten: int | None) -> None:
        """The hours granted now; the button goes when they are those of the regime."""
        self.granted = minuten
        self._fit()

    def _show(self, toekenning: Any) -> None:
        self.toekenning = toekenning
        if toekenning.uren is None:
            self.words.setText(said(toekenning.reden))
        else:
            self.words.setText(tr("Het regime geeft {uren} uur.", uren=format_getal(toekenning.uren)))
        several = len(toekenning.stappen) > 1
        lines = [
            *map(said, toekenning.stappen),
            tr("Samen {uren} uur; pas de som is afgerond.", uren=format_getal(toekenning.uren))
            if several
            else "",
            tr("Bron: {bron}", bron=toekenning.bron) if toekenning.bron else "",
        ]
        self.steps.setText("\n".join(filter(None, lines)))
        self.steps.setVisible(bool(toekenning.stappen))
        self._fit()

    def _fit(self) -> None:
        uren = self.toekenning.uren if self.toekenning is not None else None
        self.take.setVisible(uren is not None and self.granted != int(uren * 60))

    def _take(self) -> None:
        from app.services.coachen.regimes import take_toekenning

        self.context.write(take_toekenning, self.traject_id, owner=self)
