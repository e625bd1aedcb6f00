"""One hoofdtaak in the list: name, time, unit, norm, and what to do with it."""

from fractions import Fraction
from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.loonwaarde import format_percentage
from app.services.change import Ref
from app.services.records import HoofdtaakRecord
from app.ui.language import tr
from app.ui.meting.deel_row import DeelList, describe_day
from app.ui.meting.draft import Draft
from app.ui.meting.fields import FieldGroup, bare_field
from app.ui.meting.handle import WIDE, Handle
from app.ui.theme import colour, space, theme
from app.ui.widgets.buttons import IconButton, SecondaryButton
from app.ui.widgets.text import label, line

TIJD, AANDEEL, EENHEID, NORM, MENU = 88, 74, 84, 66, 28  # widths of columns in pixels at letter size 100
WIDTHS = {
    "minuten_per_week": TIJD,
    "aandeel": TIJD,
    "eenheid": EENHEID,
    "norm_per_uur": NORM,
    "per_day": AANDEEL,
}
NAMEN = {
    "omschrijving": tr("Omschrijving"),
    "minuten_per_week": tr("Tijd per week"),
    "aandeel": tr("Aandeel"),
    "eenheid": tr("Eenheid"),
    "norm_per_uur": tr("Norm per uur"),
}


def column_widths() -> dict[str, int]:
    """The columns at the letter size in force; "rest" is what a deeltaak has no fields for."""
    wide = {naam: theme.pixels(width) for naam, width in WIDTHS.items()}
    return wide | {"rest": wide["eenheid"] + wide["norm_per_uur"] + MENU + 2 * space(1)}


class TaakRow(QWidget):
    """`moved(step)` by Alt+Up and Alt+Down or the menu, `removed()`; its deeltaken stand in `parts`."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, draft: Draft, taak_id: int) -> None:
        super().__init__()
        self.taak_id, self.target = taak_id, ""
        self.parts = DeelList(draft, column_widths())
        self.handle = Handle()
        self.share, self.per_day = label("", "muted"), label("", "small", wrap=True)
        for part in (self.share, self.per_day):
            part.setFixedWidth(theme.pixels(AANDEEL))
            part.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.forms = {
            naam: bare_field(
                "hoofdtaak", naam, NAMEN[naam], theme.pixels(WIDTHS[naam]) if naam in WIDTHS else 0
            )
            for naam in NAMEN
        }
        self.menu_button = IconButton("dots", tr("Verplaatsen of verwijderen"))
        self.menu_button.clicked.connect(self.open_menu)
        self.offer = SecondaryButton(tr("Voeg samen met …"))
        self.note, self.limit = label("", "small-bad", wrap=True), label("", "small-bad", wrap=True)
        self._lay_out()
        self.group = FieldGroup(draft, Ref("hoofdtaak", taak_id), list(self.forms.values()), self, self.note)
        self.show_limit("")
        for keys, what in (("Alt+J", "join"), ("Alt+S", "split")):
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            shortcut = QShortcut(QKeySequence(keys), self, context=context)
            shortcut.activated.connect(partial(self._ask, what))

    def rebuild(self, taak: HoofdtaakRecord, in_procenten: bool) -> None:
        """Show the number and the fields of this way of entering time."""
        self.handle.show_text(
            str(taak.volgnr),
            tr(
                "Taak {nummer} {omschrijving}: kiezen of slepen",
                nummer=taak.volgnr,
                omschrijving=taak.omschrijving,
            ),
        )
        self.handle.set_closed(self.group.draft.closed)
        self.offer.setAccessibleName(tr("Voeg taak {nummer} samen met een andere taak", nummer=taak.volgnr))
        for naam, form in self.forms.items():
            form.cells[naam].editor.setAccessibleName(
                tr("{veld}, taak {nummer}", veld=NAMEN[naam], nummer=taak.volgnr)
            )
        self.menu_button.setAccessibleName(
            tr("Verplaatsen of verwijderen, taak {nummer}", nummer=taak.volgnr)
        )
        self.menu_button.setVisible(not self.group.draft.closed)
        self._show_choice(in_procenten)
        self.group.fill()
        self.parts.rebuild(taak, in_procenten)
        if taak.deeltaken:
            self._close_sum()

    def show_share(
        self, taak: HoofdtaakRecord, aandeel: Fraction | None, dagen: int | None, in_procenten: bool
    ) -> None:
        """The share of the week and the time per day that follow from the time per week."""
        self._show_choice(in_procenten)
        self.parts.show_day(taak, None if in_procenten else dagen)
        if taak.deeltaken:
            self.group.fill()
            self._close_sum()
        per_dag = "" if in_procenten else describe_day(taak.minuten_per_week, dagen)
        self.per_day.setText(per_dag)
        self.per_day.setVisible(bool(per_dag))
        self.share.setText("" if aandeel is None or in_procenten else f"{format_percentage(aandeel)} %")

    def show_limit(self, text: str) -> None:
        """Which limit of a hoofdtaak is missed, and by how much."""
        self.limit.setText(text)
        self.limit.setVisible(bool(text))
        self.limit_row.setVisible(bool(text))
        self.offer.setVisible(not self.group.draft.closed)

    def set_target(self, where: str) -> None:
        """Show what letting go here does: "join", or move "above" or "below"; "" for nothing."""
        if where != self.target:
            self.target = where
            self.update()

    def focus(self, naam: str) -> bool:
        """Put the cursor in a field."""
        return self.group.focus(naam)

    def open_menu(self) -> None:
        """Up, down, remove."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Omhoog\tAlt+↑"), lambda: self.moved.emit(-1))
        menu.addAction(tr("Omlaag\tAlt+↓"), lambda: self.moved.emit(1))
        menu.addAction(
            tr("Samenvoegen met de taak erboven\tAlt+J"), lambda: self.handle.asked.emit("join", False)
        )
        if self.parts.rows:
            menu.addAction(
                tr("Splitsen in losse taken\tAlt+S"), lambda: self.handle.asked.emit("split", False)
            )
        menu.addSeparator()
        menu.addAction(tr("Verwijderen"), self.removed.emit)
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if alt and step:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.target:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent"), 2))
            if self.target == "join":
                painter.setBrush(colour("accent_soft"))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            else:
                y = 1 if self.target == "above" else self.height() - 1
                painter.drawLine(0, y, self.width(), y)

    def _ask(self, what: str) -> None:
        """Alt+J and Alt+S: of the deeltaak in which the cursor is, else of this task."""
        if self.group.draft.closed:
            return
        here = self.focusWidget()
        part = next((part for part in self.parts.rows.values() if here and part.isAncestorOf(here)), None)
        if part is not None and what == "split":
            self.parts.asked.emit(part.deel_id, what)
        else:
            self.handle.asked.emit(what, False)

    def _close_sum(self) -> None:
        """The time of a hoofdtaak with deeltaken is their sum; it is not typed."""
        for naam in ("minuten_per_week", "aandeel"):
            self.forms[naam].cells[naam].set_read_only(True)

    def _show_choice(self, in_procenten: bool) -> None:
        self.forms["minuten_per_week"].setVisible(not in_procenten)
        self.forms["aandeel"].setVisible(in_procenten)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(space(1))
        row.addWidget(self.handle)
        row.addWidget(self.forms["omschrijving"], 1)
        row.addWidget(self.forms["minuten_per_week"])
        row.addWidget(self.forms["aandeel"])
        follows = QVBoxLayout()
        follows.setSpacing(0)
        follows.addStretch()
        follows.addWidget(self.share)
        follows.addWidget(self.per_day)
        follows.addStretch()
        row.addLayout(follows)
        row.addWidget(self.forms["eenheid"])
        row.addWidget(self.forms["norm_per_uur"])
        row.addWidget(self.menu_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        self.note.setContentsMargins(WIDE + 8, 0, 0, 0)
        column.addWidget(self.note)
        self.limit_row = QWidget()
        under = QHBoxLayout(self.limit_row)
        under.setContentsMargins(WIDE + 8, 0, 0, 2)
        under.addWidget(self.limit, 1)
        under.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.limit_row)
        column.addWidget(self.parts)
        column.addSpacing(4)
        column.addWidget(line())
