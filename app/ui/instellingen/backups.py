"""Back-ups: make one now, look what is in each, put one back, and a second place for them."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.bewaring.backup_records import BackupRij, Gemaakt, Inhoud, Plek
from app.services.change import Change
from app.services.errors import UserError
from app.ui.backups.parts import BackupList, Preview, moment_text
from app.ui.context import Context
from app.ui.jobs import Job
from app.ui.language import tr
from app.ui.ontgrendelen.parts import Melding, PathLabel
from app.ui.theme import space
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card, EmptyState
from app.ui.widgets.marks import ProgressBarThin
from app.ui.widgets.text import label, line

VANZELF = tr("Loonwaarde maakt zelf back-ups: bij het afsluiten en een half uur na een wijziging.")
EERSTE = tr("De eerste komt vanzelf; of maak er hieronder nu een.")
TERUG = tr(
    "Bij terugzetten sluit dit venster en vraagt Loonwaarde uw wachtwoord. Het archief van nu wordt niet "
    "weggegooid: het blijft bewaard onder een andere naam."
)
TWEEDE = tr(
    "Gaat deze computer kapot of raakt hij kwijt, dan helpt alleen een back-up ergens anders. Kies een "
    "USB-stick of netwerkmap; de back-ups zijn daar ook versleuteld."
)


class BackupsTab(QWidget):
    """The list at the left; the preview and the second place at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context: Context = context
        self.job: Job | None = None
        empty = EmptyState("history", tr("Nog geen back-ups"), EERSTE)
        self.list, self.preview = BackupList(empty, context.settings), Preview()
        self.list.chosen.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, space(2), 0, 0)
        row.setSpacing(space(2))
        row.addWidget(self._list_card(), 3)
        right = QVBoxLayout()
        right.setSpacing(space(2))
        right.addWidget(self._preview_card())
        right.addWidget(SecondPlaceCard(context))
        right.addStretch()
        row.addLayout(right, 2)
        self.setFocusProxy(self.make)
        self._busy(False)
        self.reload()

    def refresh(self, change: Change | None) -> None:
        """What stands in the archive now has changed."""
        if self.isVisible() or change is None:
            self.reload()

    def flush(self) -> None:
        """Nothing is typed here."""

    def reload(self) -> None:
        """Read the list and what is in the archive now."""
        self.context.read(_read, done=self._show, owner=self)

    def make_backup(self) -> None:
        """Make one now, off the GUI thread."""
        from app.services.bewaring.backups import make_backup

        if self.job is not None:
            return
        self._busy(True)
        self.job = self.context.write(
            make_backup, "zelf gemaakt", done=self._made, failed=self._refused, owner=self, lane="lang"
        )
        self.job.progressed.connect(self.bar.set_value)
        self.job.finished.connect(self._ended)

    def _ended(self) -> None:
        self._busy(False)

    def _show(self, found: tuple[tuple[BackupRij, ...], Inhoud]) -> None:
        rows, now = found
        self.preview.show_now(now)
        self.list.show_rows(rows)
        newest = next((rij for rij in rows if rij.inhoud), None)
        self.state.setText(_state(newest, now))

    def _choose(self, rij: BackupRij | None) -> None:
        self.preview.show_backup(rij)
        self.restore.setEnabled(rij is not None and rij.inhoud is not None)

    def _made(self, made: Gemaakt | None) -> None:
        self.reload()
        if made is not None:
            self.melding.show_text(
                made.melding
                or tr(
                    "De back-up van {moment} is gemaakt en nagekeken.", moment=moment_text(made.rij.moment)
                ),
                "attention" if made.melding else "good",
            )

    def _refused(self, fout: UserError) -> None:
        self.melding.show_text(fout.tekst, "bad")

    def _stop(self) -> None:
        if self.job is not None:
            self.job.stop()
            self.melding.show_text(tr("Gestopt. Er is geen halve back-up achtergebleven."), "info")

    def _put_back(self) -> None:
        rij = self.list.current()
        if rij is not None:
            self.context.restore(rij.naam)

    def _busy(self, busy: bool) -> None:
        if busy:
            self.melding.clear()
        else:
            self.job = None
        self.make.setEnabled(not busy)
        self.stop.setVisible(busy)
        self.bar.setVisible(busy)
        self.bar.set_value(0)

    def _list_card(self) -> Card:
        card = Card(tr("Back-ups"))
        self.state, self.melding, self.bar = label(VANZELF, "muted", wrap=True), Melding(), ProgressBarThin()
        self.make = PrimaryButton(tr("Maak nu een back-up"), icon_name="device-floppy")
        self.make.setObjectName("maak_backup")
        self.make.clicked.connect(self.make_backup)
        self.stop = SecondaryButton(tr("Stop"), icon_name="x")
        self.stop.clicked.connect(self._stop)
        buttons = QHBoxLayout()
        buttons.addWidget(self.make)
        buttons.addWidget(self.stop)
        buttons.addWidget(self.bar, 1)
        buttons.addStretch()
        card.body.setSpacing(space(2))
        for part in (self.state, self.melding):
            card.add(part)
        self.list.setMinimumHeight(260)
        card.add(self.list, 1)
        card.add(buttons)
        return card

    def _preview_card(self) -> Card:
        card = Card(tr("Wat zit erin?"))
        card.body.setSpacing(space(2))
        card.add(self.preview)
        card.add(line())
        card.add(label(TERUG, "muted", wrap=True))
        self.restore = SecondaryButton(tr("Zet deze back-up terug …"), icon_name="history")
        self.restore.setObjectName("zet_terug")
        self.restore.clicked.connect(self._put_back)
        card.body.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        return card


class SecondPlaceCard(Card):
    """Where the backups also go."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Tweede plek"))
        self.context: Context = context
        self.body.setSpacing(space(2))
        self.text, self.path, self.melding = label(TWEEDE, "muted", wrap=True), PathLabel(), Melding()
        self.choose = SecondaryButton(tr("Kies een map …"), icon_name="folder-open")
        self.choose.clicked.connect(self._ask)
        self.forget = SecondaryButton(tr("Niet meer gebruiken"))
        self.forget.clicked.connect(lambda: self.set_place(None))
        buttons = QHBoxLayout()
        for button in (self.choose, self.forget):
            buttons.addWidget(button)
        buttons.addStretch()
        for part in (self.text, self.path, self.melding, buttons):
            self.add(part)
        self._show(None)
        self.reload()

    def reload(self) -> None:
        """Read what was chosen."""
        from app.services.bewaring.backups import read_plek

        self.context.read(read_plek, done=self._show, owner=self, lane="lang")

    def set_place(self, folder: Path | None) -> None:
        """Choose this folder, or none; the backups go there at once."""
        from app.services.bewaring.backups import set_plek

        self.melding.clear()
        for button in (self.choose, self.forget):
            button.setEnabled(False)
        job = self.context.read(
            set_plek, folder, done=self._show, failed=self._refused, owner=self, lane="lang"
        )
        job.finished.connect(self._ready)

    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, tr("Kies een map op een andere schijf"), str(Path.home())
        )
        if chosen:
            self.set_place(Path(chosen))

    def _show(self, plek: Plek | None) -> None:
        self.path.setVisible(plek is not None)
        self.forget.setVisible(plek is not None)
        self.choose.setText(tr("Kies een andere map …") if plek else tr("Kies een map …"))
        self.text.setText(_place_text(plek) if plek else TWEEDE)
        if plek is not None:
            self.path.show_path(plek.map)

    def _refused(self, fout: UserError) -> None:
        self.melding.show_text(fout.tekst, "bad")
        self.reload()

    def _ready(self) -> None:
        for button in (self.choose, self.forget):
            button.setEnabled(True)


def _state(newest: BackupRij | None, now: Inhoud) -> str:
    if newest is None or newest.inhoud is None:
        return tr("{uitleg} Er is er nog geen.", uitleg=VANZELF)
    same = newest.inhoud.wijziging == now.wijziging
    after = tr("daarna is niets gewijzigd") if same else tr("daarna is er gewijzigd")
    return tr(
        "{uitleg} De nieuwste is van {moment}; {daarna}.",
        uitleg=VANZELF,
        moment=moment_text(newest.moment),
        daarna=after,
    )


def _place_text(plek: Plek) -> str:
    if not plek.bereikbaar:
        seen = (
            tr("Voor het laatst bijgewerkt op {gezien}.", gezien=moment_text(plek.gezien))
            if plek.gezien
            else ""
        )
        return tr(
            "Deze map is nu niet aangesloten. {gezien} Sluit hem aan; dan gaat het vanzelf.", gezien=seen
        ).replace("  ", " ")
    return tr("Elke back-up gaat ook hierheen. Bijgewerkt op {gezien}.", gezien=moment_text(plek.gezien))


def _read(archief: Any) -> tuple[tuple[BackupRij, ...], Inhoud]:
    """On the worker: list and present content in one go."""
    from app.services.bewaring.backups import list_all_backups, read_inhoud

    return list_all_backups(archief.archive.folder), read_inhoud(archief)
