"""Ask the passphrase (or the recovery key) and open the archive off the GUI thread."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.paths import demo_archive
from app.services.errors import UserError
from app.ui.jobs import Job, Jobs, Progress
from app.ui.language import tr
from app.ui.ontgrendelen.parts import Melding, PasswordEdit, PathLabel, reading_column
from app.ui.ontgrendelen.place_note import PlaceNote
from app.ui.theme import space
from app.ui.widgets.busy import Busy
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import label, line

WEG = tr(
    "De map van dit archief is er nu niet. Sluit de schijf of stick aan, zet een back-up terug, of kies "
    "een ander archief. Er is niets gewijzigd."
)
VERGETEN = tr(
    "Typ de herstelsleutel van uw papier in dit veld. Hoofdletters, spaties en streepjes maken niet uit. "
    "Daarna kiest u een nieuw wachtwoord."
)

GESTOPT = tr(
    "Gestopt. Het oefenarchief is niet gemaakt. Kies hieronder een ander archief, of druk op Ontgrendelen om "
    "het oefenarchief alsnog te maken."
)


class UnlockPage(QWidget):
    """`opening()` while the key is worked out, then `opened(archief)`; the other signals lead elsewhere."""

    opening = Signal()
    opened = Signal(object)
    other_wished = Signal(Path)
    example_wished = Signal()
    first_start_wished = Signal()
    restore_wished = Signal(Path)

    def __init__(self, jobs: Jobs, folder: Path, own: Path | None = None) -> None:
        super().__init__()
        self.jobs, self.folder, self.forgotten = jobs, folder, False
        self.field = PasswordEdit(tr("Wachtwoord of herstelsleutel"))
        self.field.edit.setObjectName("wachtwoord")
        self.hint, self.melding, self.work = Melding(), Melding(), Busy()
        self.making: Job | None = None
        self.button = PrimaryButton(tr("Ontgrendelen"), "Enter")
        self.button.setObjectName("ontgrendelen")
        self.button.clicked.connect(self.unlock)
        self.links = self._links(own)
        self.restore = SecondaryButton(tr("Zet een back-up terug …"), icon_name="history")
        self.restore.setObjectName("back_up_terugzetten")
        self.restore.clicked.connect(lambda: self.restore_wished.emit(self.folder))
        self.restore.hide()
        self.setFocusProxy(self.field.edit)
        self._lay_out()
        if folder != demo_archive() and not folder.exists():
            self.melding.show_text(WEG, "attention")
            self.restore.show()

    def prepare_example(self) -> None:
        """Lay out the example archive off the GUI thread and show its passphrase, filled in."""
        self.hint.show_text(tr("Oefenarchief met verzonnen personen."), "info")
        self._busy(True, tr("Voorbeelden klaarzetten …"))
        self.making = self.jobs.run(
            _prepare_example, self.folder, done=self._example_ready, failed=self._refused, owner=self
        )
        self.making.progressed.connect(self._show_work, Qt.ConnectionType.SingleShotConnection)

    def stop(self) -> None:
        """Make no example any more: the program ends."""
        if self.making is not None:
            self.making.stop()

    def unlock(self) -> None:
        """Try what was typed; a second press while it opens does nothing."""
        if not self.button.isEnabled():
            return
        self.melding.clear()
        if self.folder == demo_archive() and not self.folder.exists():
            self.prepare_example()
            return
        if not self.field.edit.text():
            self.melding.show_text(tr("Vul het wachtwoord of de herstelsleutel in."), "attention")
            self.field.setFocus()
            return
        self._busy(True, tr("Archief openen …"))
        self.jobs.run(
            _open,
            self.folder,
            self.field.edit.text(),
            done=self.opened.emit,
            failed=self._refused,
            owner=self,
        )
        self.opening.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = self.focusWidget()
        if isinstance(focus, QPushButton):
            focus.click()
        else:
            self.unlock()

    def _show_work(self) -> None:
        if self.making is not None:
            text = tr("Het oefenarchief wordt gemaakt. Dat duurt even, maar gebeurt maar een keer.")
            self.work.follow(self.making, text)

    def _refused(self, fout: UserError) -> None:
        self._busy(False)
        if self.making is not None and self.making.stopped:
            self.melding.show_text(GESTOPT, "info")
        else:
            self.melding.show_text(fout.tekst, "bad")
        self.making = None
        self.restore.setVisible(fout.veld == "archief")
        self.field.setFocus()
        self.field.edit.selectAll()

    def _example_ready(self, wachtwoord: str) -> None:
        self._busy(False)
        self.making = None
        self.hint.show_text(
            tr(
                "Oefenarchief met verzonnen personen. Het wachtwoord is al ingevuld: {wachtwoord}",
                wachtwoord=wachtwoord,
            ),
            "info",
        )
        self.field.edit.setText(wachtwoord)
        self.button.setFocus()

    def _forgot(self) -> None:
        self.forgotten = True
        self.field.clear()
        self.field.eye.setChecked(True)
        self.melding.show_text(VERGETEN, "info")
        self.field.setFocus()

    def _busy(self, busy: bool, text: str = tr("Ontgrendelen")) -> None:
        for part in (self.button, self.field, self.other, self.forgot, *self.links):
            part.setEnabled(not busy)
        self.button.setText(text)

    def _choose_folder(self) -> None:
        gekozen = QFileDialog.getExistingDirectory(
            self, tr("Kies de map van een archief"), str(self.folder.parent)
        )
        if gekozen:
            self.other_wished.emit(Path(gekozen))

    def _links(self, own: Path | None) -> list[LinkButton]:
        """Where else one can go from here."""
        new = LinkButton(tr("Nieuw archief maken"))
        new.setObjectName("nieuw_archief")
        new.clicked.connect(self.first_start_wished)
        links = [new]
        if own is not None and own != self.folder:
            links.append(LinkButton(tr("Mijn eigen archief openen")))
            links[-1].clicked.connect(lambda: self.other_wished.emit(own))
        else:
            links.append(LinkButton(tr("Back-up terugzetten")))
            links[-1].clicked.connect(lambda: self.restore_wished.emit(self.folder))
        if self.folder != demo_archive():
            links.append(LinkButton(tr("Oefenarchief openen")))
            links[-1].clicked.connect(self.example_wished)
        return links

    def _lay_out(self) -> None:
        column = reading_column(self, 560, 88)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(tr("Ontgrendelen"), "title"))
        head.addWidget(label(tr("Alleen met uw wachtwoord zijn de gegevens te lezen."), "muted", wrap=True))
        column.addLayout(head)
        column.addWidget(self._card())
        column.addLayout(Flow(step=3).add_all(*self.links))
        column.addStretch()

    def _card(self) -> Card:
        card = Card()
        card.body.setContentsMargins(space(4), 20, space(4), space(4))
        card.body.setSpacing(space(3))
        self.forgot = LinkButton(tr("Wachtwoord vergeten?"))
        self.forgot.clicked.connect(self._forgot)
        buttons = Flow(right=1).add_all(self.button, self.forgot)
        self.place = PlaceNote(self.jobs, self.folder)
        asked = (self._archive_row(), self.place, line(), self.hint, self.field)
        for part in (*asked, buttons, self.work, self.melding):
            card.add(part)
        card.body.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _archive_row(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(tr("Archief: {naam}", naam=self.folder.name), "heading"))
        words.addWidget(PathLabel(self.folder))
        self.other = SecondaryButton(tr("Ander archief …"))
        self.other.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addLayout(words, 1)
        row.addWidget(self.other, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


def _prepare_example(folder: Path, progress: Progress) -> str:
    """On the worker: make the example when nothing is there; answers the passphrase to show."""
    from app.services.voorbeeld import PASSPHRASE, ensure_voorbeeld

    ensure_voorbeeld(folder, progress=progress)
    return PASSPHRASE


def _open(folder: Path, wachtwoord: str) -> object:
    """On the worker: the ORM is imported here, behind the window."""
    from app.services.archief import open_archief

    if folder == demo_archive():
        from app.services.voorbeeld import voorbeeld_klok

        return open_archief(folder, wachtwoord, voorbeeld_klok)
    return open_archief(folder, wachtwoord)
