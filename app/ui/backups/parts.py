"""The list of backups, and beside it what is in the chosen one against what is there now."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.bewaring.backup_records import BackupRij, Inhoud
from app.ui.language import said, tr
from app.ui.settings import Settings
from app.ui.tables.column import Column
from app.ui.tables.model import PagedModel
from app.ui.tables.view import TableView
from app.ui.theme import space
from app.ui.widgets.card import EmptyState
from app.ui.widgets.text import elided, label, line

GEEN_KEUZE = tr("Kies een back-up om te zien wat erin zit.")
ONLEESBAAR = tr("Deze back-up is beschadigd of niet compleet en kan niet worden teruggezet.")


def moment_text(moment: datetime | None) -> str:
    """Day and time as in a table; a dash for none."""
    return f"{moment:%d-%m-%Y %H:%M}" if moment else "–"


def size_text(count: int) -> str:
    """Bytes as megabytes with a decimal comma."""
    return f"{count / 1_000_000:.1f} MB".replace(".", ",") if count else "–"


COLUMNS = (
    Column("moment", tr("Gemaakt"), lambda rij: _title(rij), width=150, strong=True),
    Column("reden", tr("Waarom"), lambda rij: said(rij.reden) or tr("niet te lezen"), width=130),
    Column("plek", tr("Waar"), lambda rij: said(rij.plek), width=130),
    Column("omvang", tr("Grootte"), lambda rij: size_text(rij.omvang), "rechts", 90),
)


class BackupList(QWidget):
    """The backups as a table, or `empty` when there are none; `chosen(BackupRij | None)`."""

    chosen = Signal(object)

    def __init__(self, empty: EmptyState, settings: Settings | None = None) -> None:
        super().__init__()
        self.rows: Sequence[BackupRij] = ()
        self.model = PagedModel(COLUMNS)
        self.table = TableView(self.model, "backups", settings)
        self.table.setAccessibleName(tr("Back-ups"))
        self.table.chosen_id.connect(lambda _place: self.chosen.emit(self.current()))
        self.pages = QStackedWidget()
        for page in (self.table, empty):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.setFocusProxy(self.table)

    def show_rows(self, rows: Sequence[BackupRij], name: str = "") -> None:
        """Show these, with the one of this name chosen, else the one chosen before, else the first."""
        before = self.current()
        wanted = name or (before.naam if before else "")
        self.rows = rows
        self.model.set_records(range(len(rows)), rows)
        self.pages.setCurrentIndex(0 if rows else 1)
        places = [place for place, rij in enumerate(rows) if rij.naam == wanted]
        if rows:
            self.table.select_id(places[0] if places else 0)
        self.chosen.emit(self.current())

    def current(self) -> BackupRij | None:
        """The chosen backup."""
        place = self.table.current_id()
        return self.rows[place] if isinstance(place, int) and place < len(self.rows) else None


class Preview(QWidget):
    """Counts and newest change of a backup, beside those of now."""

    def __init__(self, now_title: str = tr("Nu")) -> None:
        super().__init__()
        self.now_title = now_title
        self.now: Inhoud | None = None
        self.rij: BackupRij | None = None
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(space(3))
        self.grid.setVerticalSpacing(space(1))
        self.grid.setColumnStretch(0, 1)
        self._draw()

    def show_backup(self, rij: BackupRij | None) -> None:
        """Show another backup."""
        self.rij = rij
        self._draw()

    def show_now(self, now: Inhoud | None) -> None:
        """Show what is there now; None where nobody knows."""
        self.now = now
        self._draw()

    def _draw(self) -> None:
        while (item := self.grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if self.rij is None or self.rij.inhoud is None:
            text = GEEN_KEUZE if self.rij is None else ONLEESBAAR
            self.grid.addWidget(label(text, "muted", wrap=True), 0, 0, 1, 3)
            return
        self._row(0, "", tr("Back-up"), self.now_title if self.now else "", "label")
        self.grid.addWidget(line(), 1, 0, 1, 3)
        for place, (naam, then, now, role) in enumerate(_lines(self.rij.inhoud, self.now), start=2):
            self._row(place, naam, then, now, role)
        self.setAccessibleName(_spoken(self.rij.inhoud, self.now))

    def _row(self, place: int, name: str, then: str, now: str, role: str) -> None:
        right = Qt.AlignmentFlag.AlignRight
        self.grid.addWidget(elided(name, "muted"), place, 0)
        self.grid.addWidget(label(then, "label" if role == "label" else "strong"), place, 1, right)
        self.grid.addWidget(label(now, role), place, 2, right)


def _title(rij: BackupRij) -> str:
    return moment_text(rij.moment) if rij.inhoud else rij.naam


def _lines(then: Inhoud, now: Inhoud | None) -> list[tuple[str, str, str, str]]:
    """(name, in the backup, now, role of now): what differs stands out."""

    def one(name: str, old: Any, new: Any) -> tuple[str, str, str, str]:
        return name, str(old), "" if now is None else str(new), "attention" if old != new else "body"

    here = now.aantallen if now else {}
    counts = [one(said(naam), aantal, here.get(naam, 0)) for naam, aantal in then.aantallen.items()]
    newest = moment_text(now.nieuwste) if now else ""
    return [*counts, one(tr("Nieuwste wijziging"), moment_text(then.nieuwste), newest)]


def _spoken(then: Inhoud, now: Inhoud | None) -> str:
    return "; ".join(
        f"{naam}: {old}" + (tr(", nu {nieuw}", nieuw=new) if new else "")
        for naam, old, new, _ in _lines(then, now)
    )
