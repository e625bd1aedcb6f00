"""The archive itself: where it lies, whether it is sound, and another passphrase."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Change
from app.services.errors import UserError
from app.ui.context import Context
from app.ui.instellingen.vergrendelen import LockCard, RecoveryCard
from app.ui.language import said, tr
from app.ui.ontgrendelen.parts import Melding, PasswordEdit, PathLabel
from app.ui.theme import space
from app.ui.widgets.beside import Beside
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card, pair
from app.ui.widgets.letter_size import in_letters
from app.ui.widgets.text import label, line

WIDTH = 560
CONTROLE = tr("Kijk of alles heel is: de bestanden, de verwijzingen en het logboek.")
BEWAAR = tr("Bewaar de map zoals zij is en vraag hulp.")


class ArchiefTab(QWidget):
    """What an expert wants to know of the archive, in four cards."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.lock, self.recovery = LockCard(context.settings), RecoveryCard(context)
        row = Beside()
        self.setLayout(row)
        row.setContentsMargins(0, space(2), 0, 0)
        for cards in ((self._state_card(), self.lock), (self._passphrase_card(), self.recovery)):
            row.addLayout(_column(cards), 100)
        row.addStretch(1)
        self.setFocusProxy(self.check)

    def refresh(self, change: Change | None) -> None:
        """Nothing here follows single changes."""

    def flush(self) -> None:
        """A passphrase is never stored while it is typed; a new recovery key that was kept goes away."""
        self.recovery.forget()

    def _state_card(self) -> Card:
        card = Card(tr("Archief"))
        archief = self.context.archive
        card.body.setSpacing(space(2))
        card.add(pair(tr("Naam"), archief.naam))
        place = QVBoxLayout()
        place.setSpacing(2)
        place.addWidget(label(tr("Map"), "label"))
        place.addWidget(PathLabel(archief.archive.folder))
        card.add(place)
        card.add(line())
        card.add(label(CONTROLE, "muted", wrap=True))
        self.state = Melding()
        self.check = SecondaryButton(tr("Controleer het archief"), icon_name="circle-check")
        self.check.clicked.connect(self._check)
        row = QHBoxLayout()
        row.addWidget(self.check)
        row.addStretch()
        card.add(row)
        card.add(self.state)
        return card

    def _passphrase_card(self) -> Card:
        card = Card(tr("Wachtwoord wijzigen"))
        card.body.setSpacing(space(2))
        self.old = PasswordEdit(tr("Huidig wachtwoord of herstelsleutel"))
        self.new_one = PasswordEdit(tr("Nieuw wachtwoord (minstens 10 tekens)"))
        self.again = PasswordEdit(tr("Nieuw wachtwoord, nog een keer"))
        self.melding = Melding()
        self.change = SecondaryButton(tr("Wijzig wachtwoord"), icon_name="key")
        self.change.clicked.connect(self._change)
        row = QHBoxLayout()
        row.addWidget(self.change)
        row.addStretch()
        for part in (self.old, self.new_one, self.again, row, self.melding):
            card.add(part)
        return card

    def _check(self) -> None:
        from app.services.archief import check_archief

        self.check.setEnabled(False)
        self.state.show_text(tr("Bezig met controleren …"), "info")
        self.context.read(check_archief, done=self._checked, failed=self._not_checked, lane="lang")

    def _checked(self, staat: Mapping[str, Any]) -> None:
        self.check.setEnabled(True)
        if staat["bevindingen"]:
            self.state.show_text(
                tr(
                    "Niet in orde: {bevindingen}. {bewaar}",
                    bevindingen="; ".join(map(said, staat["bevindingen"])),
                    bewaar=BEWAAR,
                ),
                "bad",
            )
        else:
            versies = ", ".join(f"{naam} {versie}" for naam, versie in staat["versies"].items())
            self.state.show_text(tr("Alles is in orde. {versies}.", versies=versies), "good")

    def _not_checked(self, fout: UserError) -> None:
        self.check.setEnabled(True)
        self.state.show_text(fout.tekst, "bad")

    def _change(self) -> None:
        from app.services.archief import change_wachtwoord

        if self.new_one.edit.text() != self.again.edit.text():
            self.melding.show_text(tr("De twee nieuwe wachtwoorden zijn niet gelijk. Typ ze opnieuw."), "bad")
            self.again.setFocus()
            return
        self.change.setEnabled(False)
        self.context.read(
            change_wachtwoord,
            self.old.edit.text(),
            self.new_one.edit.text(),
            done=self._changed,
            failed=self._refused,
        )

    def _changed(self, _result: object) -> None:
        self.change.setEnabled(True)
        for part in (self.old, self.new_one, self.again):
            part.clear()
        self.melding.show_text(tr("Het wachtwoord is gewijzigd. De herstelsleutel blijft dezelfde."), "good")

    def _refused(self, fout: UserError) -> None:
        self.change.setEnabled(True)
        self.melding.show_text(fout.tekst, "bad")
        (self.new_one if fout.veld == "nieuw" else self.old).setFocus()


def _column(cards: Sequence[Card]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(space(2))
    for card in cards:
        in_letters(card, QWidget.setMaximumWidth, WIDTH)
        column.addWidget(card)
    column.addStretch()
    return column
