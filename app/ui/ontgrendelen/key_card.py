"""The recovery key: shown in groups, kept on paper, copied for a minute."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QWidget

from app.ui.jobs import Jobs, Progress
from app.ui.language import tr
from app.ui.ontgrendelen.parts import Melding
from app.ui.theme import space
from app.ui.widgets.buttons import IconButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.text import label

FORGET_AFTER = 60_000  # milliseconds a copied key stays on the clipboard
PER_ROW = 4


class KeyCard(Card):
    """`kept_changed()` when the user says that the key is kept (or takes it back)."""

    kept_changed = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(tr("Uw herstelsleutel"))
        self.jobs, self.key, self.archive_name = jobs, "", ""
        self.clipboard = FleetingClipboard(self)
        self.groups, self.melding = KeyGroups(), Melding()
        self.print_button = SecondaryButton(tr("Bewaar als PDF om af te drukken …"), icon_name="download")
        self.copy_button = SecondaryButton(tr("Kopieer"), icon_name="copy")
        self.kept = CheckBox(tr("Ik heb de herstelsleutel bewaard, niet bij deze laptop"))
        self.print_button.clicked.connect(self._ask_pdf)
        self.paper_button = IconButton("printer", tr("Afdrukken …"))
        self.paper_button.clicked.connect(self._ask_printer)
        self.copy_button.clicked.connect(self._copy)
        self.kept.toggled.connect(self.kept_changed)
        self._lay_out()
        self.setFocusProxy(self.print_button)

    def show_key(self, key: str, archive_name: str) -> None:
        """Show the key of the archive that was just made."""
        self.key, self.archive_name = key, archive_name
        self.groups.show_key(key)

    def _copy(self) -> None:
        self.clipboard.keep(self.key, FORGET_AFTER)
        self.melding.show_text(tr("Gekopieerd. Na een minuut wordt het klembord leeggemaakt."), "good")

    def _ask_pdf(self) -> None:
        start = str(Path.home() / "herstelsleutel-loonwaarde.pdf")
        pad, _ = QFileDialog.getSaveFileName(self, tr("Herstelsleutel bewaren"), start, "PDF (*.pdf)")
        if pad:
            self.jobs.run(
                _write_pdf,
                Path(pad),
                self.archive_name,
                self.key,
                done=self._written,
                failed=lambda fout: self.melding.show_text(fout.tekst, "bad"),
                owner=self,
            )

    def _ask_printer(self) -> None:
        from app.ui.afdrukken import printing

        printing.ask_printer(self, self.title.text(), self._print)

    def _print(self, printer: Any) -> None:
        told = tr("{titel} is naar de printer gestuurd.", titel=self.title.text())
        self.jobs.run(
            _print_key,
            printer,
            self.archive_name,
            self.key,
            done=lambda sent: self.melding.show_text(told, "good") if sent else None,
            failed=lambda fout: self.melding.show_text(fout.tekst, "bad"),
            owner=self,
            lane="lang",
        )

    def _written(self, pad: Path) -> None:
        self.melding.show_text(
            tr("Bewaard: {naam}. Druk het af en gooi het bestand daarna weg.", naam=pad.name), "good"
        )

    def _lay_out(self) -> None:
        self.body.setContentsMargins(space(4), 20, space(4), 20)
        self.body.setSpacing(space(3))
        uitleg = tr("Bent u het wachtwoord kwijt, dan opent alleen deze sleutel het archief.")
        buttons = QHBoxLayout()
        buttons.setSpacing(space(2))
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.paper_button)
        buttons.addWidget(self.copy_button)
        buttons.addStretch()
        for part in (label(uitleg, wrap=True), self.groups, buttons, self.melding, self.kept):
            self.add(part)


class KeyGroups(QWidget):
    """The groups of the key in rows of four, as they stand on paper."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("herstelsleutel")
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(space(1))

    def show_key(self, key: str) -> None:
        """Fill the groups; a reader of the screen hears the whole key."""
        self.setAccessibleName(tr("Herstelsleutel: {sleutel}", sleutel=key))
        for place, group in enumerate(key.split("-")):
            part = label(group, "key")
            part.setAccessibleName(group)
            self.grid.addWidget(part, place // PER_ROW, place % PER_ROW)


class FleetingClipboard(QObject):
    """Puts a secret on the clipboard and takes it away again, at the latest when the program ends."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.secret = ""
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.forget)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.forget)

    def keep(self, secret: str, milliseconds: int) -> None:
        """Copy for so many milliseconds."""
        self.secret = secret
        QGuiApplication.clipboard().setText(secret)
        self.timer.start(milliseconds)

    def forget(self) -> None:
        """Empty the clipboard, unless something else was copied since."""
        clipboard = QGuiApplication.clipboard()
        if self.secret and clipboard.text() == self.secret:
            clipboard.clear()
        self.secret = ""


def _write_pdf(pad: Path, archief: str, sleutel: str) -> Path:
    from app.services.bewaring.herstelsleutel import save_herstelsleutel

    return save_herstelsleutel(pad, archief, sleutel, date.today())


def _print_key(printer: Any, archief: str, sleutel: str, progress: Progress) -> bool:
    from app.services.bewaring.herstelsleutel import print_herstelsleutel
    from app.ui.afdrukken.printing import send_pdf

    return send_pdf(print_herstelsleutel(archief, sleutel, date.today()), printer, progress)
