"""An observation: a line in the list, and the fields behind it."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.loonwaarde import format_getal
from app.services.change import Ref
from app.services.formulieren import select_velden
from app.services.objecten import remove
from app.services.records import WaarnemingRecord
from app.ui.language import said, tr
from app.ui.meting.draft import Draft
from app.ui.meting.fields import FieldGroup
from app.ui.theme import colour, font, space, theme
from app.ui.widgets.buttons import LinkButton, SecondaryButton
from app.ui.widgets.form import FieldForm
from app.ui.widgets.source_strip import BRONNEN, paint_mark
from app.ui.widgets.text import label, line

TELLING = {
    "tempo": ("aantal", "minuten", "onderbroken_minuten", "collega_aantal", "collega_minuten"),
    "kwaliteit": ("aantal", "fouten"),
    "netto_werktijd": ("minuten", "onderbroken_minuten"),
}
HINT = {
    "tempo": tr("Vul een waarde in, of tel: aantal in minuten, naast een collega of de norm per uur."),
    "kwaliteit": tr("Vul een waarde in, of tel: hoeveel er zijn gemaakt en hoeveel daarvan fout."),
    "netto_werktijd": tr("Vul een waarde in, of meet: hoeveel minuten, en hoeveel daarvan onderbroken."),
}
NOG_LEEG = tr("nog leeg")


class ObservationRow(QAbstractButton):
    """Source with its mark, when, what was counted, and the value; `chosen(number)` opens it."""

    chosen = Signal(int)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.shown: WaarnemingRecord | None = None
        self.number, self.herkomst, self.what, self.value, self.is_open = number, "geschat", "", "", False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.chosen.emit(number))

    def refresh(self, deel: WaarnemingRecord) -> None:
        """Show what now stands in it; the same record needs no painting."""
        if deel is self.shown:
            return
        self.shown = deel
        self.herkomst = deel.herkomst or "geschat"
        moment = [f"{deel.dag:%d-%m}" if deel.dag else "", f"{deel.tijd:%H:%M}" if deel.tijd else ""]
        self.setText(" ".join(filter(None, (BRONNEN[self.herkomst][2], *moment))))
        self.value = NOG_LEEG if deel.percentage is None else f"{format_getal(deel.percentage)} %"
        geteld = said(deel.tekst.partition(" → ")[0])
        self.what = geteld if deel.waarde is None else deel.notitie.partition("\n")[0]
        self.setAccessibleName(", ".join(filter(None, (self.text(), self.what, self.value))))
        self.setToolTip("\n".join(filter(None, (self.what, deel.notitie))))
        self.updateGeometry()
        self.update()

    def set_open(self, is_open: bool) -> None:
        """Mark the row whose fields stand below."""
        self.is_open = is_open
        self.update()

    def sizeHint(self) -> QSize:
        lines = theme.pixels(13) + 14 + (theme.pixels(11) + 4 if self.what else 0)
        return QSize(200, lines)

    def keyPressEvent(self, event: object) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        first = QRectF(20, 0, self.width() - 24, theme.pixels(13) + 14)
        paint_mark(painter, QPointF(9, first.center().y()), self.herkomst, 4.5)
        painter.setFont(font(13))
        wide = painter.fontMetrics().horizontalAdvance(self.value)
        painter.setPen(colour("text" if self.value != NOG_LEEG else "attention"))
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.value)
        painter.setPen(colour("text"))
        room = int(first.width()) - wide - 8
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if self.what:
            painter.setFont(font(11))
            painter.setPen(colour("muted"))
            shown = painter.fontMetrics().elidedText(
                self.what, Qt.TextElideMode.ElideRight, self.width() - 26
            )
            painter.drawText(QPointF(20, self.height() - 8), shown)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = "accent_soft" if self.is_open else "hover" if self.underMouse() else ""
        painter.setPen(QPen(colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(colour("line"))
        painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))


class ObservationEditor(QWidget):
    """The fields of one observation; `finished()` when the user is done with it."""

    finished = Signal()

    def __init__(self, draft: Draft, number: int, factor: str) -> None:
        super().__init__()
        self.draft, self.number = draft, number
        first = ("herkomst", "dag", "tijd", "waarde")
        velden = [
            replace(veld, breedte=2) if veld.naam == "dag" else veld
            for veld in select_velden("waarneming", *first, *TELLING[factor])
        ]
        self.form = FieldForm([*velden, *select_velden("waarneming", "notitie")])
        self.ready = SecondaryButton(tr("Klaar"), "Esc")
        self.ready.clicked.connect(self.finished)
        self.remove_button = LinkButton(tr("Verwijder deze waarneming"))
        self.remove_button.clicked.connect(self._remove)
        buttons = QHBoxLayout()
        buttons.addWidget(self.ready)
        buttons.addStretch()
        buttons.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(1), 0, 0)
        column.setSpacing(space(1))
        column.addWidget(line())
        column.addWidget(label(HINT[factor], "muted", wrap=True))
        column.addWidget(self.form)
        column.addLayout(buttons)
        self.remove_button.setVisible(not draft.closed)
        self.group = FieldGroup(draft, Ref("waarneming", number), [self.form], self)

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window: here it closes these fields."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def _remove(self) -> None:
        self.draft.perform(remove, Ref("waarneming", self.number))
