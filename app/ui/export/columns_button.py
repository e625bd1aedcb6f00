"""Which columns of a sheet go into the file: a menu with a check mark per column, remembered per sheet.

For one gemeente the button leads to the profile of that gemeente instead.
"""

import json
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from app.ui.context import Context
from app.ui.language import said, tr
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.choices import StayingMenu

APART = "bsn"  # has a box of its own: the user ticks it for one file


class ColumnsButton(LinkButton):
    """`changed()` after each tick; `chosen()` is empty while the usual columns are on.

    `profile_wished()` instead of the menu while the columns belong to a gemeente (`set_owner`).
    """

    changed = Signal()
    profile_wished = Signal()

    def __init__(self, context: Context, blad: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Kolommen"), parent)
        from app.services.uitwisselen.export import list_kolommen
        from app.services.uitwisselen.kolomprofiel import describe_vast

        self.context, self.name, self.blad, self.owner = context, f"export_{blad}", blad, ""
        self.columns: Sequence[tuple[str, str, bool]] = [
            kolom for kolom in list_kolommen(blad) if kolom[0] != APART
        ]
        self.fixed = {veld: why for veld, _, _ in self.columns if (why := describe_vast(blad, veld))}
        self.on = self._remembered()
        self.setObjectName(f"kolommen_{blad.lower()}")
        self.setAccessibleName(tr("Kolommen van {blad}", blad=blad))
        self.clicked.connect(lambda: self.profile_wished.emit() if self.owner else self.open_menu())
        self._show_count()

    def set_owner(self, gemeente: str) -> None:
        """Whose columns they are: the name of a gemeente, or "" for one's own; a menu of others closes."""
        if gemeente != self.owner:
            for menu in self.findChildren(StayingMenu):
                menu.close()
        self.owner = gemeente
        self.setAccessibleName(
            tr("Kolommen van {blad}", blad=self.blad)
            + (tr(" voor {gemeente}", gemeente=gemeente) if gemeente else "")
        )
        self._show_count()

    def chosen(self) -> tuple[str, ...]:
        """The columns that go along in their order, or () for the usual ones."""
        usual = {veld for veld, _kop, standaard in self.columns if standaard}
        return () if self.on == usual else tuple(veld for veld, _kop, _ in self.columns if veld in self.on)

    def open_menu(self) -> StayingMenu:
        """Show the columns under the button; the menu stays open while ticking."""
        menu = StayingMenu(self)
        menu.setToolTipsVisible(True)
        for veld, kop, _standaard in self.columns:
            action = menu.addAction(kop)
            action.setCheckable(True)
            action.setChecked(veld in self.on)
            action.setEnabled(veld not in self.fixed)
            action.setToolTip(said(self.fixed.get(veld, "")))
            action.toggled.connect(lambda on, v=veld: self.toggle(v, on))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        return menu

    def toggle(self, veld: str, on: bool) -> None:
        """Put a column on or off; the last one stays, and what a formula needs."""
        self.on = self.on | {veld} if on else (self.on - {veld} | set(self.fixed) or self.on)
        self.context.settings.remember_table(self.name, json.dumps(sorted(self.on)))
        self._show_count()
        self.changed.emit()

    def _remembered(self) -> set[str]:
        known = {veld for veld, _kop, _standaard in self.columns}
        kept = known & set(json.loads(self.context.settings.table(self.name) or "[]"))
        return kept | set(self.fixed) if kept else {veld for veld, _, standaard in self.columns if standaard}

    def _show_count(self) -> None:
        all_usual = bool(self.owner) or not self.chosen()
        self.setText(
            tr("Kolommen")
            if all_usual
            else tr("{aantal} van {totaal} kolommen", aantal=len(self.on), totaal=len(self.columns))
        )
