"""A box to tick, drawn in the colours of the theme; its words are cut short where they do not fit."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.ui.theme import colour, font, icon, theme

BOX, GAP = 18, 8


class CheckBox(QCheckBox):
    """As a QCheckBox; the whole text is in the tooltip and the accessible name."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(13))
        return QSize(BOX + GAP + metrics.horizontalAdvance(self.text()) + 8, max(30, metrics.height() + 12))

    def minimumSizeHint(self) -> QSize:
        return QSize(BOX + GAP + theme.pixels(60), self.sizeHint().height())

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, QRectF(2.5, (self.height() - BOX) / 2 + 0.5, BOX - 1, BOX - 1))
        painter.setFont(font(13))
        painter.setPen(colour("text" if self.isEnabled() else "muted"))
        room = self.rect().adjusted(BOX + GAP + 2, 0, -2, 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()
        self.setToolTip(self.text() if shown != self.text() else "")

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        on = self.isChecked()
        ground = ("accent" if self.isEnabled() else "disabled") if on else "surface"
        painter.setBrush(colour(ground))
        painter.setPen(QPen(colour(ground if on else "muted" if self.underMouse() else "field_line"), 1))
        painter.drawRoundedRect(box, 4, 4)
        if on:
            icon("check", "on_accent").paint(painter, box.toRect().adjusted(2, 2, -1, -1))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 5, 5)
