"""When the archive locks itself, how well the lock holds, and a new recovery key."""

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSpinBox, QWidget

from app.services.errors import UserError
from app.ui.context import Context
from app.ui.language import tr
from app.ui.ontgrendelen.key_card import KeyCard
from app.ui.ontgrendelen.parts import Melding, PasswordEdit
from app.ui.settings import Settings
from app.ui.theme import space
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.text import label

LEAST, MOST = 1, 60  # minutes
WANNEER = tr("Ook met Ctrl+L, bij het schermslot en als de laptop slaapt. Wat u typt, wordt eerst bewaard.")
RADEN = tr(
    "Het aantal pogingen om het wachtwoord te raden is niet beperkt: alleen de rekentijd van elke poging "
    "(Argon2id) remt het raden af, dus kies een lang wachtwoord."
)
NIEUW = tr(
    "Is het papier met de herstelsleutel weg of door een ander gezien? Maak een nieuwe; de oude opent het "
    "archief dan niet meer. Oude back-ups houden de oude sleutel."
)


class LockCard(Card):
    """The minutes of rest after which the program locks, and one plain sentence about guessing."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(tr("Vergrendelen"))
        self.settings = settings
        self.body.setSpacing(space(2))
        self.minutes = MinutesField(minimum=LEAST, maximum=MOST, suffix=tr(" min"))
        self.minutes.setValue(settings.lock_minutes)
        self.minutes.setObjectName("vergrendel_minuten")
        self.minutes.setAccessibleName(tr("Minuten zonder toets of muis"))
        self.minutes.setMinimumHeight(36)
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.minutes.valueChanged.connect(self._keep)
        name = label(tr("Vergrendel na minuten zonder toets of muis"), "label")
        name.setBuddy(self.minutes)
        row = QHBoxLayout()
        row.addWidget(self.minutes)
        row.addStretch()
        for part in (name, row, label(WANNEER, "muted", wrap=True), label(RADEN, "muted", wrap=True)):
            self.add(part)

    def _keep(self, minutes: int) -> None:
        self.settings.lock_minutes = minutes


class MinutesField(QSpinBox):
    """A number with arrow keys; the wheel scrolls the page and changes nothing by accident."""

    def __init__(self, **properties: Any) -> None:
        super().__init__(buttonSymbols=QSpinBox.ButtonSymbols.NoButtons, **properties)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class RecoveryCard(Card):
    """Makes a new recovery key with the passphrase, then shows it with its PDF below."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Nieuwe herstelsleutel"))
        self.context = context
        self.body.setSpacing(space(2))
        self.secret = PasswordEdit(tr("Huidig wachtwoord"))
        self.secret.edit.setObjectName("wachtwoord_voor_sleutel")
        self.button = SecondaryButton(tr("Maak een nieuwe herstelsleutel"), icon_name="key")
        self.button.clicked.connect(self.make)
        self.secret.edit.returnPressed.connect(self.make)
        self.melding, self.key_card = Melding(), self._new_key_card()
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch()
        parts: list[QWidget | QHBoxLayout] = [self.secret, row, self.melding, self.key_card]
        for part in (label(NIEUW, "muted", wrap=True), *parts):
            self.add(part)

    def make(self) -> None:
        """Ask for the new key off the GUI thread; a second press meanwhile does nothing."""
        from app.services.archief import renew_herstelsleutel

        if not self.button.isEnabled():
            return
        self.button.setEnabled(False)
        self.context.read(
            renew_herstelsleutel, self.secret.edit.text(), done=self._made, failed=self._refused, owner=self
        )

    def forget(self) -> None:
        """Take a key that was kept off the screen."""
        if self.key_card.kept.isChecked():
            self.melding.clear()
            self._replace_key_card()

    def _made(self, key: str) -> None:
        self.button.setEnabled(True)
        self.secret.clear()
        self._replace_key_card()
        self.key_card.show_key(key, self.context.archive.naam)
        self.key_card.show()
        self.melding.show_text(
            tr("Deze sleutel geldt vanaf nu. Bewaar hem; hij komt niet nog eens in beeld."), "good"
        )
        self.key_card.setFocus()
        QTimer.singleShot(0, self.key_card, self._show_whole)

    def _show_whole(self) -> None:
        place = self.parentWidget()
        while place is not None and not isinstance(place, QScrollArea):
            place = place.parentWidget()
        if place is not None:
            place.ensureWidgetVisible(self.key_card)

    def _new_key_card(self) -> KeyCard:
        made = KeyCard(self.context.jobs)
        made.hide()
        return made

    def _replace_key_card(self) -> None:
        old, self.key_card = self.key_card, self._new_key_card()
        self.body.replaceWidget(old, self.key_card)
        old.hide()
        old.deleteLater()

    def _refused(self, fout: UserError) -> None:
        self.button.setEnabled(True)
        self.melding.show_text(fout.tekst, "bad")
        self.secret.setFocus()
