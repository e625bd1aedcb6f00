"""The step about the passphrase: choose it, make the archive, keep the recovery key."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.errors import UserError
from app.ui.jobs import Jobs
from app.ui.ontgrendelen.parts import Melding, PasswordEdit
from app.ui.theme import space
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.text import label

FORGET_AFTER = 60_000  # milliseconds a copied key stays on the clipboard


class SecretStep(QWidget):
    """`made(archief)` once the archive exists; `ready_changed()` when the buttons should look again."""

    made = Signal(object)
    ready_changed = Signal()

    def __init__(self, jobs: Jobs, folder: Path) -> None:
        super().__init__()
        self.jobs, self.folder, self.busy, self.key = jobs, free_folder(folder), False, ""
        self.first, self.again = PasswordEdit("Wachtwoord (minstens 10 tekens)"), PasswordEdit("Nog een keer")
        self.first.edit.setObjectName("nieuw_wachtwoord")
        self.again.edit.setObjectName("nieuw_wachtwoord_herhaald")
        self.melding = Melding()
        self.place = label("", "small")
        self.kept = CheckBox("Ik heb de herstelsleutel bewaard, niet bij deze laptop")
        self.kept.toggled.connect(self.ready_changed)
        self.choose_card, self.key_card = self._choose_card(), self._key_card()
        self.key_card.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choose_card)
        column.addWidget(self.key_card)
        column.addWidget(self.melding)
        column.addStretch()
        self.setFocusProxy(self.first)
        self._show_place()

    def make(self) -> None:
        """Make the archive off the GUI thread when the two passphrases agree."""
        if self.busy:
            return
        if self.first.edit.text() != self.again.edit.text():
            self.melding.show_text("De twee wachtwoorden zijn niet gelijk. Typ ze opnieuw.", "bad")
            self.again.edit.setFocus()
            return
        self._set_busy(True)
        self.jobs.run(
            _create, self.folder, self.first.edit.text(), done=self._made, failed=self._refused, owner=self
        )

    def ready(self) -> bool:
        """Whether the recovery key was shown and kept."""
        return bool(self.key) and self.kept.isChecked()

    def _made(self, result: tuple[object, str]) -> None:
        archief, self.key = result
        self._set_busy(False)
        self.key_label.setText(self.key)
        self.choose_card.hide()
        self.key_card.show()
        self.made.emit(archief)
        self.first.edit.clear()
        self.again.edit.clear()
        self.print_button.setFocus()

    def _refused(self, fout: UserError) -> None:
        self._set_busy(False)
        self.melding.show_text(fout.tekst, "bad")
        self.first.edit.setFocus()

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        if busy:
            self.melding.show_text("Het archief wordt gemaakt …", "good")
        else:
            self.melding.clear()
        self.ready_changed.emit()

    def _choose_card(self) -> Card:
        card = Card()
        card.body.setSpacing(space(2))
        card.add(label("Kies een zin die u onthoudt. Lang is beter dan ingewikkeld.", wrap=True))
        card.add(self.first)
        card.add(self.again)
        button = SecondaryButton("Andere map …")
        button.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(button)
        card.add(row)
        return card

    def _key_card(self) -> Card:
        card = Card("Uw herstelsleutel")
        card.body.setSpacing(space(2))
        card.add(label("Bent u het wachtwoord kwijt, dan opent alleen deze sleutel het archief.", wrap=True))
        self.key_label = label("", "heading", wrap=True)
        self.key_label.setObjectName("herstelsleutel")
        self.key_label.setAccessibleName("Herstelsleutel")
        card.add(self.key_label)
        self.print_button = SecondaryButton("Bewaar als PDF om af te drukken …", icon_name="download")
        self.print_button.clicked.connect(self._ask_pdf)
        copy = SecondaryButton("Kopieer", icon_name="copy")
        copy.clicked.connect(self._copy)
        row = QHBoxLayout()
        for button in (self.print_button, copy):
            row.addWidget(button)
        row.addStretch()
        card.add(row)
        card.add(self.kept)
        return card

    def _copy(self) -> None:
        clipboard, key = QGuiApplication.clipboard(), self.key
        clipboard.setText(key)
        self.melding.show_text("Gekopieerd. Over een minuut wordt het klembord leeggemaakt.", "good")
        QTimer.singleShot(FORGET_AFTER, lambda: clipboard.clear() if clipboard.text() == key else None)

    def _ask_pdf(self) -> None:
        start = str(Path.home() / "herstelsleutel-loonwaarde.pdf")
        pad, _ = QFileDialog.getSaveFileName(self, "Herstelsleutel bewaren", start, "PDF (*.pdf)")
        if pad:
            self.jobs.run(_write_pdf, Path(pad), self.folder.name, self.key, done=self._written, owner=self)

    def _written(self, pad: Path) -> None:
        self.melding.show_text(f"Bewaard: {pad.name}. Druk het af en gooi het bestand daarna weg.", "good")

    def _choose_folder(self) -> None:
        gekozen = QFileDialog.getExistingDirectory(self, "Waar komt het archief?", str(self.folder.parent))
        if gekozen:
            self.folder = free_folder(Path(gekozen) / "archief")
            self._show_place()

    def _show_place(self) -> None:
        self.place.setText(f"Map: {self.folder}")
        self.place.setToolTip(str(self.folder))


def free_folder(wish: Path) -> Path:
    """The wished folder, or the same name with a number: an archive never goes over anything."""
    folder, number = wish, 2
    while folder.exists():
        folder, number = wish.with_name(f"{wish.name}-{number}"), number + 1
    return folder


def _create(folder: Path, wachtwoord: str) -> tuple[object, str]:
    from app.services.archief import create_archief

    return create_archief(folder, wachtwoord)


def _write_pdf(pad: Path, archief: str, sleutel: str) -> Path:
    from app.services.herstelsleutel import save_herstelsleutel

    try:
        return save_herstelsleutel(pad, archief, sleutel, date.today())
    except OSError as fout:
        raise UserError("Op deze plek kan niet worden geschreven. Kies een andere map.") from fout
