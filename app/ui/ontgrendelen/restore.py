"""Put a backup back before the archive is open: choose one, see what is in it, type the passphrase."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.bewaring.backup_records import BackupRij, Teruggezet
from app.services.errors import UserError
from app.ui.backups.parts import BackupList, Preview
from app.ui.jobs import Jobs
from app.ui.language import tr
from app.ui.ontgrendelen.parts import Melding, PasswordEdit, PathLabel
from app.ui.theme import space
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card, EmptyState
from app.ui.widgets.text import label

UITLEG = tr("Wat nu in de map van het archief staat, wordt niet weggegooid: het blijft ernaast bewaard.")
GEEN = tr("Staan ze op een USB-stick of netwerkmap? Sluit die aan en wijs de map aan.")


class RestorePage(QWidget):
    """`restored(folder, words)` when the archive is back; `back_wished(folder)`."""

    restored = Signal(Path, str)
    back_wished = Signal(Path)

    def __init__(self, jobs: Jobs, folder: Path, naam: str = "") -> None:
        super().__init__()
        self.jobs: Jobs = jobs
        self.folder, self.wish = folder, naam
        empty = EmptyState(
            "history", tr("Geen back-ups gevonden"), GEEN, (tr("Wijs een map aan …"), self._choose_folder)
        )
        self.list, self.preview, self.melding = BackupList(empty), Preview(tr("Nieuwste back-up")), Melding()
        self.field = PasswordEdit(tr("Wachtwoord of herstelsleutel"))
        self.field.edit.setObjectName("wachtwoord_terugzetten")
        self.field.edit.returnPressed.connect(self.restore)
        self.button = PrimaryButton(tr("Zet terug"), "Enter")
        self.button.setObjectName("terugzetten")
        self.button.clicked.connect(self.restore)
        self.back, self.other = LinkButton(tr("Terug naar ontgrendelen")), SecondaryButton(tr("Andere map …"))
        self.back.clicked.connect(lambda: self.back_wished.emit(self.folder))
        self.other.clicked.connect(self._choose_folder)
        self.list.chosen.connect(self._choose)
        self._lay_out()
        self.setFocusProxy(self.list)
        self._choose(None)
        jobs.run(_list, folder, None, done=self._show, failed=self._refused, owner=self)

    def restore(self) -> None:
        """Put the chosen backup back; a second press while it is at work does nothing."""
        rij = self.list.current()
        if rij is None or not self.button.isEnabled():
            return
        if not self.field.edit.text():
            self.melding.show_text(tr("Vul het wachtwoord of de herstelsleutel in."), "attention")
            self.field.setFocus()
            return
        self._busy(True)
        self.jobs.run(
            _restore, self.folder, rij, self.field.edit.text(),
            done=self._restored, failed=self._refused, owner=self, lane="lang",
        )  # fmt: skip

    def look_in(self, place: Path) -> None:
        """List the backups in a folder the user points at."""
        self.jobs.run(_list, self.folder, place, done=self._show, failed=self._refused, owner=self)

    def _show(self, rows: Any) -> None:
        newest = next((rij for rij in rows if rij.inhoud), None)
        self.preview.show_now(newest.inhoud if newest else None)
        self.list.show_rows(rows, self.wish)
        self.other.setVisible(bool(rows))
        self.melding.clear()

    def _choose(self, rij: BackupRij | None) -> None:
        self.preview.show_backup(rij)
        self.button.setEnabled(rij is not None and rij.inhoud is not None)

    def _restored(self, done: Teruggezet) -> None:
        self.field.clear()
        kept = tr(" Het vorige staat in {naam}.", naam=done.bewaard.name) if done.bewaard else ""
        self.restored.emit(
            self.folder, tr("De back-up is teruggezet.{bewaard} Ontgrendel het archief.", bewaard=kept)
        )

    def _refused(self, fout: UserError) -> None:
        self._busy(False)
        self.melding.show_text(fout.tekst, "bad")
        self.field.setFocus()
        self.field.edit.selectAll()

    def _busy(self, busy: bool) -> None:
        self.button.setText(tr("Bezig met terugzetten …") if busy else tr("Zet terug"))
        for part in (self.button, self.field, self.list, self.back, self.other):
            part.setEnabled(not busy)
        if busy:
            self.melding.clear()
        else:
            self._choose(self.list.current())

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, tr("Kies de map met back-ups"), str(self.folder.parent)
        )
        if chosen:
            self.look_in(Path(chosen))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 32, 48, 28)
        column.setSpacing(space(2))
        column.addWidget(label(tr("Back-up terugzetten"), "title"))
        column.addWidget(PathLabel(self.folder))
        column.addWidget(label(UITLEG, "muted", wrap=True))
        column.addWidget(self._list_card(), 1)
        column.addWidget(self._act_card())
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch()
        column.addLayout(row)

    def _list_card(self) -> Card:
        card = Card(tr("Welke back-up?"))
        card.head.addWidget(self.other)
        card.add(self.list, 1)
        return card

    def _act_card(self) -> Card:
        card = Card(tr("Wat zit erin?"))
        card.body.setSpacing(space(2))
        act = QVBoxLayout()
        act.setSpacing(space(2))
        act.addWidget(self.field)
        act.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        act.addWidget(self.melding)
        act.addStretch()
        row = QHBoxLayout()
        row.setSpacing(space(4) * 2)
        row.addWidget(self.preview, 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(act, 1)
        card.add(row)
        return card


def _list(folder: Path, place: Path | None) -> tuple[BackupRij, ...]:
    """On the worker: the services are imported here, behind the window."""
    from app.services.bewaring.backups import list_all_backups, list_backups_in

    return list_all_backups(folder) if place is None else list_backups_in(place)


def _restore(folder: Path, rij: BackupRij, geheim: str) -> Teruggezet:
    from app.services.bewaring.terugzetten import restore_backup

    return restore_backup(folder, rij, geheim)
