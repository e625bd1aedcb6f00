"""The first step: which file, its passphrase when it has one, and what was read in before."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.inlezen.history import History
from app.ui.language import tr
from app.ui.ontgrendelen.parts import Melding, PasswordEdit
from app.ui.saving import EXCEL, ask_place, tell_saved
from app.ui.theme import space, theme
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import label

KINDS = tr("Lijsten (*.xlsx *.xlsm *.csv *.txt);;Alle bestanden (*)")
WORDS = tr("Sleep een bestand hierheen, of kies het. Excel (.xlsx) of CSV.")
SAFE = tr(
    "U ziet eerst per cel wat niet klopt. Daarna leest u alles in, of niets. Terugdraaien kan altijd; waar "
    "intussen in is gewerkt, blijft staan."
)


class FilePage(QWidget):
    """`chosen(Path, passphrase)` when a file is to be read."""

    chosen = Signal(object, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.pad: Path | None = None
        self.history = History(context)
        self.message = Melding()
        self.choose = PrimaryButton(tr("Kies een bestand"), "Ctrl Enter", icon_name="file-spreadsheet")
        self.choose.setObjectName("kies_bestand")
        self.choose.clicked.connect(self.choose_file)
        self.template = SecondaryButton(tr("Maak een sjabloon"), icon_name="download")
        self.template.setObjectName("maak_sjabloon")
        self.template.clicked.connect(self.save_template)
        self.password = PasswordEdit(tr("Wachtwoord van het bestand"))
        self.password.edit.setObjectName("bestandswachtwoord")
        self.password.edit.returnPressed.connect(self.unlock)
        self.open = PrimaryButton(tr("Open het bestand"))
        self.open.clicked.connect(self.unlock)
        self.lock = QWidget()
        self._lay_out()
        self.ask_password(False)
        self.setFocusProxy(self.choose)

    def choose_file(self) -> None:
        """Ask which file."""
        start = self.context.settings.export_folder or str(Path.home())
        pad, _ = QFileDialog.getOpenFileName(self, tr("Kies een lijst"), start, KINDS)
        if pad:
            self.take(Path(pad))

    def save_template(self) -> None:
        """Ask where the template goes and write it."""
        from app.services.inlezen.sjabloon import NAAM, write_sjabloon

        pad = ask_place(self.context, self, tr("Sjabloon bewaren"), NAAM, EXCEL)
        if pad is not None:
            self.context.read(write_sjabloon, pad, done=self._template_saved, lane="lang")

    def take(self, pad: Path) -> None:
        """Another file, so another passphrase."""
        self.pad = pad
        self.password.clear()
        self.ask_password(False)
        self.chosen.emit(pad, "")

    def unlock(self) -> None:
        """Try the file again with what was typed."""
        if self.pad is not None and self.password.edit.text():
            self.chosen.emit(self.pad, self.password.edit.text())

    def refuse(self, tekst: str, veld: str) -> None:
        """Say under the file what is wrong with it, or that it has a passphrase."""
        self.message.show_text(tekst, "attention" if veld == "wachtwoord" else "bad")
        self.ask_password(veld == "wachtwoord")
        if veld == "wachtwoord":
            self.password.edit.setFocus()
            self.password.edit.selectAll()

    def ask_password(self, ask: bool) -> None:
        """Show or hide the field for a passphrase."""
        self.lock.setVisible(ask)

    def _template_saved(self, pad: Path) -> None:
        words = tr("Het sjabloon {naam} is bewaard. Het blad Uitleg zegt wat erin hoort.", naam=pad.name)
        tell_saved(self.context, words, pad)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.lock)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.password, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignBottom)
        card = Card(tr("Welk bestand?"))
        card.body.setSpacing(space(2))
        card.add(DropZone(self.choose, self.template, self.take))
        card.add(self.message)
        card.add(self.lock)
        card.add(label(SAFE, "muted", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(card)
        column.addWidget(self.history, 1)


class DropZone(QFrame):
    """A place to drop one file on, with the buttons for who has no mouse."""

    def __init__(self, choose: QWidget, template: QWidget, take: object) -> None:
        super().__init__()
        self.take = take
        self.setAcceptDrops(True)
        self.setProperty("kind", "drop")
        self.setAccessibleName(WORDS)
        words = QVBoxLayout()
        words.setSpacing(space(1))
        words.addWidget(label(WORDS, "strong", wrap=True))
        words.addLayout(Flow().add_all(choose, template))
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), space(3), space(3), space(3))
        row.setSpacing(space(3))
        row.addWidget(IconLabel("upload", "accent", theme.pixels(32)), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_of(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (pad := _file_of(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.take(pad)  # type: ignore[operator]


def _file_of(data: QMimeData) -> Path | None:
    """The one local file that is dragged."""
    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
