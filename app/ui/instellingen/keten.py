"""The chain of the log: how long it is, its head, and whether it is whole."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.services.errors import UserError
from app.services.velden import format_aantal
from app.ui.context import Context
from app.ui.language import said, tr
from app.ui.theme import space
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.text import label

UITLEG = tr(
    "Elke regel draagt de vingerafdruk van de regel ervoor. De kop is de laatste; hij staat ook op "
    "definitieve rapporten en in het bestand voor de gemeente."
)
GEBROKEN = tr(
    "Het logboek is buiten het programma om veranderd. Wis niets en zet niets terug: bewaar een kopie van "
    "de map van het archief en vraag hulp."
)


class KetenCard(Card):
    """`verified()` after each check, which is itself an entry in the log."""

    verified = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.verdict = context, ""
        self.picture, self.state = IconLabel("history", "muted"), label("", "strong", wrap=True)
        self.verify = SecondaryButton(tr("Controleer de keten"), icon_name="circle-check")
        self.verify.clicked.connect(self.check)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.picture)
        row.addWidget(self.state, 1)
        row.addWidget(self.verify)
        self.add(row)
        self.note = label(UITLEG, "muted", wrap=True)
        self.add(self.note)

    def reload(self) -> None:
        """Read length and head again; a verdict stays until the next check."""
        from app.services.logboeken.logboek import read_keten

        if not self.verdict:
            self.context.read(read_keten, done=self._show_head)

    def check(self) -> None:
        """Look at every link, off the GUI thread."""
        from app.services.logboeken.logboek import verify_keten

        self.verify.setEnabled(False)
        self.state.setText(tr("Bezig met controleren …"))
        self.context.read(verify_keten, done=self._show_verdict, failed=self._refused, lane="lang")

    def _show_head(self, keten: Any) -> None:
        self.state.setText(tr("{keten} Nog niet nagekeken.", keten=_describe(keten)))

    def _show_verdict(self, keten: Any) -> None:
        self.verify.setEnabled(True)
        self.verdict = "heel" if not keten.breuken else "gebroken"
        if keten.breuken:
            self.picture.show_icon("alert-circle", "bad")
            meer = (
                tr(" En nog {aantal} breuken.", aantal=len(keten.breuken) - 3)
                if len(keten.breuken) > 3
                else ""
            )
            self.state.setText(
                tr(
                    "De keten is gebroken. {breuken}{meer}",
                    breuken=" ".join(map(said, keten.breuken[:3])),
                    meer=meer,
                )
            )
            self.note.setText(GEBROKEN)
        else:
            self.picture.show_icon("circle-check", "good")
            self.state.setText(tr("De keten is heel. {keten}", keten=_describe(keten)))
            self.note.setText(UITLEG)
        self.verified.emit()

    def _refused(self, fout: UserError) -> None:
        self.verify.setEnabled(True)
        self.state.setText(tr("De keten is niet nagekeken."))
        self.context.messages.refuse(fout)


def _describe(keten: Any) -> str:
    regels = format_aantal(keten.regels, tr("regel"), tr("regels"))
    return tr("{regels}, kop {kop}…", regels=regels, kop=keten.kop[:12])
