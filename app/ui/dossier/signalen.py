"""The signals of a kandidaat on the dossier, and the event "wijziging werkstructuur"."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Change
from app.services.formulieren.coaching import WERKWIJZIGING
from app.services.signaleren.signaal_records import Actiepunt
from app.ui.context import Context
from app.ui.language import said, tr
from app.ui.theme import space
from app.ui.widgets.ask_panel import AskPanel
from app.ui.widgets.marks import Chip
from app.ui.widgets.text import elided, label

UITLEG = tr(
    "Een andere leidinggevende, een ander rooster of andere taken vragen snel contact. Vanaf deze dag telt "
    "het programma de werkdagen tot het volgende contact."
)


class SignalenPart(QWidget):
    """Each signal with the figures behind it and its rule; nothing when there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Sequence[Actiepunt] | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(space(1))
        self.setAccessibleName(tr("Signalen"))
        self.hide()

    def show_signalen(self, signalen: Sequence[Actiepunt]) -> None:
        """Show these signals; the same ones are not drawn again."""
        if signalen == self.shown:
            return
        self.shown = signalen
        while (item := self.column.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        for signaal in signalen:
            self.column.addWidget(_row(signaal))
        self.setVisible(bool(signalen))


def ask_wijziging(context: Context, plaatsing_id: int) -> None:
    """Ask since when the work is organised differently and how; then offer a new meting."""
    from app.services.signaleren.werkwijzigingen import describe_termijn, log_werkwijziging

    def told(result: tuple[int, date, Change]) -> None:
        tekst = tr(
            "{termijn} Is de loonwaarde hierdoor anders, dan kunt u opnieuw meten.",
            termijn=said(describe_termijn(result[1])),
        )
        context.messages.show(tekst, "good", (tr("Nieuwe meting"), lambda: _measure(context, plaatsing_id)))

    waarden = {"datum": f"{context.today():%d-%m-%Y}"}
    panel = AskPanel(
        context,
        ("werkwijziging", plaatsing_id),
        WERKWIJZIGING,
        waarden,
        (UITLEG, tr("Vastleggen")),
        lambda archief, teksten: log_werkwijziging(archief, plaatsing_id, teksten),
        told,
    )
    panel.ask(tr("Werkstructuur gewijzigd"), "wat")


def _measure(context: Context, plaatsing_id: int) -> None:
    from app.services.meten.metingen import create_meting

    context.messages.clear()
    context.write(
        create_meting, plaatsing_id, done=lambda made: context.navigate("meting", id=made[0]), owner=context
    )


def _row(signaal: Actiepunt) -> QFrame:
    row = QFrame()
    row.setAccessibleName(
        tr(
            "Signaal {titel}: {tekst} Regel: {regel}",
            titel=said(signaal.titel),
            tekst=said(signaal.tekst),
            regel=said(signaal.regel),
        )
    )
    row.setToolTip(tr("Regel: {regel}", regel=said(signaal.regel)))
    words = QVBoxLayout()
    words.setSpacing(1)
    head = QHBoxLayout()
    head.setSpacing(space(1))
    head.addWidget(label(said(signaal.titel), "strong"))
    head.addWidget(elided(tr("regel: {regel}", regel=said(signaal.regel)), "small"), 1)
    words.addLayout(head)
    words.addWidget(label(said(signaal.tekst), "muted", wrap=True))
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(space(2))
    layout.addLayout(words, 1)
    layout.addWidget(Chip(signaal.chip, signaal.ernst), 0, Qt.AlignmentFlag.AlignVCenter)
    return row
