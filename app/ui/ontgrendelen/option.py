"""A choice as a card: a title, what it means, and a dot for the chosen one."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from app.ui.theme import colour, font, theme

LEFT, EDGE = 46, 16


class OptionCard(QRadioButton):
    """One of a group; arrows move between them, Space chooses."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title)
        self.explanation = text
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._text_box(width).bottom() + EDGE

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(400), self.heightForWidth(theme.pixels(400)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(240), self.heightForWidth(theme.pixels(600)))

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            self._paint_dot(painter)
            painter.setFont(font(15, 600))
            painter.setPen(colour("text"))
            painter.drawText(self._title_box(self.width()), Qt.AlignmentFlag.AlignVCenter, self.text())
            painter.setFont(font(13))
            painter.setPen(colour("muted"))
            painter.drawText(self._text_box(self.width()), Qt.TextFlag.TextWordWrap, self.explanation)

    def _paint_ground(self, painter: QPainter) -> None:
        chosen, wide = self.isChecked(), 2 if self.hasFocus() else 1
        painter.setBrush(colour("accent_soft" if chosen else "hover" if self.underMouse() else "surface"))
        painter.setPen(QPen(colour("accent" if chosen or self.hasFocus() else "field_line"), wide))
        box = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        radius = theme.measure("radius_card")
        painter.drawRoundedRect(box, radius, radius)

    def _paint_dot(self, painter: QPainter) -> None:
        middle = QPointF(EDGE + 9, self._title_box(self.width()).center().y() + 1)
        painter.setBrush(colour("surface"))
        painter.setPen(QPen(colour("accent" if self.isChecked() else "muted"), 1.5))
        painter.drawEllipse(middle, 8, 8)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(middle, 4.5, 4.5)

    def _title_box(self, width: int) -> QRect:
        return QRect(LEFT, EDGE, width - LEFT - EDGE, QFontMetrics(font(15, 600)).height())

    def _text_box(self, width: int) -> QRect:
        top = self._title_box(width).bottom() + 5
        room = QRect(LEFT, top, width - LEFT - EDGE, 10_000)
        return QFontMetrics(font(13)).boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.explanation)
