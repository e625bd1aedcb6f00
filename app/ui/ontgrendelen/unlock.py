"""Ask the passphrase (or the recovery key) and open the archive off the GUI thread."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.paths import demo_archive
from app.services.errors import UserError
from app.ui.jobs import Jobs
from app.ui.ontgrendelen.parts import Melding, PasswordEdit, page_layout
from app.ui.theme import space
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.text import label


class UnlockPage(QWidget):
    """`opened(archief)`; `other_wished(folder)` for another archive; `first_start_wished()` for a new one."""

    opened = Signal(object)
    other_wished = Signal(Path)
    first_start_wished = Signal()

    def __init__(self, jobs: Jobs, folder: Path) -> None:
        super().__init__()
        self.jobs, self.folder = jobs, folder
        self.field = PasswordEdit("Wachtwoord of herstelsleutel")
        self.field.edit.setObjectName("wachtwoord")
        self.field.edit.returnPressed.connect(self.unlock)
        self.hint = label("", "good", wrap=True)
        self.hint.hide()
        self.melding = Melding()
        self.button = PrimaryButton("Ontgrendelen", "Enter")
        self.button.setObjectName("ontgrendelen")
        self.button.clicked.connect(self.unlock)
        self.setFocusProxy(self.field.edit)
        self._lay_out()

    def prepare_example(self) -> None:
        """Lay out the example archive off the GUI thread and show its passphrase, filled in."""
        self._busy(True, "Voorbeelden klaarzetten …")
        self.jobs.run(
            _prepare_example, self.folder, done=self._example_ready, failed=self._refused, owner=self
        )

    def unlock(self) -> None:
        """Try what was typed; a second press while it opens does nothing."""
        if not self.button.isEnabled():
            return
        self.melding.clear()
        if not self.field.edit.text():
            self.melding.show_text("Vul het wachtwoord of de herstelsleutel in.", "attention")
            return
        self._busy(True, "Archief openen …")
        self.jobs.run(
            _open,
            self.folder,
            self.field.edit.text(),
            done=self.opened.emit,
            failed=self._refused,
            owner=self,
        )

    def _refused(self, fout: UserError) -> None:
        self._busy(False)
        self.melding.show_text(fout.tekst, "bad")
        self.field.edit.setFocus()
        self.field.edit.selectAll()

    def _example_ready(self, wachtwoord: str) -> None:
        self._busy(False)
        self.hint.setText(f"Oefenarchief met verzonnen personen. Het wachtwoord is ingevuld: {wachtwoord}")
        self.hint.show()
        self.field.edit.setText(wachtwoord)
        self.button.setFocus()

    def _busy(self, busy: bool, text: str = "Ontgrendelen") -> None:
        self.button.setEnabled(not busy)
        self.field.setEnabled(not busy)
        self.button.setText(text)

    def _choose_folder(self) -> None:
        gekozen = QFileDialog.getExistingDirectory(
            self, "Kies de map van een archief", str(self.folder.parent)
        )
        if gekozen:
            self.other_wished.emit(Path(gekozen))

    def _lay_out(self) -> None:
        column = page_layout(self)
        column.addWidget(label("Ontgrendelen", "title"))
        column.addWidget(label("Alleen met uw wachtwoord zijn de gegevens te lezen.", "muted", wrap=True))
        card = Card()
        card.body.setSpacing(space(2))
        card.add(self._archive_row())
        card.add(self.hint)
        card.add(self.field)
        card.add(self.melding)
        buttons = QHBoxLayout()
        buttons.addWidget(self.button)
        buttons.addStretch()
        card.add(buttons)
        column.addWidget(card)
        column.addStretch()
        new = LinkButton("Nieuw archief maken")
        new.setObjectName("nieuw_archief")
        new.clicked.connect(self.first_start_wished)
        column.addWidget(new, 0, Qt.AlignmentFlag.AlignLeft)

    def _archive_row(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(f"Archief: {self.folder.name}", "heading"))
        place = label(str(self.folder), "small")
        place.setToolTip(str(self.folder))
        place.setMinimumWidth(120)
        words.addWidget(place)
        other = SecondaryButton("Ander archief …")
        other.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(other, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _prepare_example(folder: Path) -> str:
    """On the worker: make the example when nothing is there; answers the passphrase to show."""
    from app.services.voorbeeld import PASSPHRASE, ensure_voorbeeld

    ensure_voorbeeld(folder)
    return PASSPHRASE


def _open(folder: Path, wachtwoord: str) -> object:
    """On the worker: the ORM is imported here, behind the window."""
    from app.services.archief import open_archief

    if folder == demo_archive():
        from app.services.voorbeeld import voorbeeld_klok

        return open_archief(folder, wachtwoord, voorbeeld_klok)
    return open_archief(folder, wachtwoord)
