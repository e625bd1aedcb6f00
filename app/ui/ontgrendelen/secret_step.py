"""The step about the passphrase: choose it, make the archive, keep the recovery key."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.errors import UserError
from app.ui.jobs import Jobs
from app.ui.language import tr
from app.ui.ontgrendelen.key_card import KeyCard
from app.ui.ontgrendelen.parts import Melding, PasswordEdit, PathLabel
from app.ui.ontgrendelen.place_note import PlaceNote
from app.ui.theme import space
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.text import label, line

ADVIES = tr("Kies een zin die u onthoudt. Lang is beter dan ingewikkeld.")
ONGELIJK = tr("De twee wachtwoorden zijn niet gelijk. Typ ze opnieuw.")


class SecretStep(QWidget):
    """`made(archief)` once the archive exists; `ready_changed()` when the buttons should look again."""

    made = Signal(object)
    ready_changed = Signal()

    def __init__(self, jobs: Jobs, folder: Path) -> None:
        super().__init__()
        self.jobs, self.folder, self.busy = jobs, free_folder(folder), False
        self.first, self.again = (
            PasswordEdit(tr("Wachtwoord (minstens 10 tekens)")),
            PasswordEdit(tr("Nog een keer")),
        )
        self.first.edit.setObjectName("nieuw_wachtwoord")
        self.again.edit.setObjectName("nieuw_wachtwoord_herhaald")
        self.first.edit.returnPressed.connect(self.again.edit.setFocus)
        self.again.edit.returnPressed.connect(self.make)
        self.melding, self.place = Melding(), PathLabel(self.folder)
        self.place_note = PlaceNote(jobs, self.folder)
        self.choose_card, self.key_card = self._choose_card(), KeyCard(jobs)
        self.key_card.kept_changed.connect(self.ready_changed)
        self.key_card.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        for part in (self.choose_card, self.key_card, self.melding):
            column.addWidget(part)
        column.addStretch()
        self.setFocusProxy(self.first)

    @property
    def key(self) -> str:
        """The recovery key; empty until the archive is made."""
        return self.key_card.key

    def make(self) -> None:
        """Make the archive off the GUI thread when the two passphrases agree."""
        if self.busy or self.key:
            return
        if self.first.edit.text() != self.again.edit.text():
            self.melding.show_text(ONGELIJK, "bad")
            self.again.edit.setFocus()
            self.again.edit.selectAll()
            return
        self._set_busy(True)
        self.jobs.run(
            _create, self.folder, self.first.edit.text(), done=self._made, failed=self._refused, owner=self
        )

    def ready(self) -> bool:
        """Whether the recovery key was shown and kept."""
        return bool(self.key) and self.key_card.kept.isChecked()

    def _made(self, result: tuple[object, str]) -> None:
        archief, key = result
        self.key_card.show_key(key, self.folder.name)
        self.choose_card.hide()
        self.key_card.show()
        self.first.clear()
        self.again.clear()
        self.setFocusProxy(self.key_card)
        self.made.emit(archief)
        self._set_busy(False)
        self.key_card.setFocus()

    def _refused(self, fout: UserError) -> None:
        self._set_busy(False)
        self.melding.show_text(fout.tekst, "bad")
        self.first.edit.setFocus()

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.choose_card.setEnabled(not busy)
        if busy:
            self.melding.show_text(tr("Het archief wordt gemaakt …"), "info")
        else:
            self.melding.clear()
        self.ready_changed.emit()

    def _choose_card(self) -> Card:
        card = Card()
        card.body.setContentsMargins(space(4), 20, space(4), 20)
        card.body.setSpacing(space(3))
        button = SecondaryButton(tr("Andere map …"))
        button.clicked.connect(self._choose_folder)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(tr("Hier komt het archief"), "label"))
        words.addWidget(self.place)
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addLayout(words, 1)
        row.addWidget(button)
        for part in (label(ADVIES, wrap=True), self.first, self.again, line(), row, self.place_note):
            card.add(part)
        return card

    def _choose_folder(self) -> None:
        gekozen = QFileDialog.getExistingDirectory(
            self, tr("Waar komt het archief?"), str(self.folder.parent)
        )
        if gekozen:
            self.folder = free_folder(Path(gekozen) / "archief")
            self.place.show_path(self.folder)
            self.place_note.show_folder(self.folder)


def free_folder(wish: Path) -> Path:
    """The wished folder, or the same name with a number: an archive never goes over anything."""
    folder, number = wish, 2
    while folder.exists():
        folder, number = wish.with_name(f"{wish.name}-{number}"), number + 1
    return folder


def _create(folder: Path, wachtwoord: str) -> tuple[object, str]:
    from app.services.archief import create_archief

    return create_archief(folder, wachtwoord)
