"""The targets: a large one that counts units, and tiles for errors and interruptions. They act when
pressed, not when let go, and each finger counts by itself.
"""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.theme import colour, font, theme

FLASH = 90  # milliseconds that a target lights up


class Vlak(QAbstractButton):
    """A target; connect to `pressed`. `show_count(text, words)` changes what stands in it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.count, self.words = name, "0", ""
        self.lit = False
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._flash = QTimer(self, singleShot=True, interval=FLASH)
        self._flash.timeout.connect(self._go_out)

    def show_count(self, count: str, words: str) -> None:
        """What is counted, and what pressing does."""
        if (count, words) != (self.count, self.words):
            self.count, self.words = count, words
            self.setAccessibleName(f"{self.name}: {count} {words}")
            self.update()

    def light(self) -> None:
        """Show that it was hit."""
        self.lit = True
        self._flash.start()
        self.update()

    def event(self, event: QEvent) -> bool:
        """A finger that touches is a press; Qt makes a mouse of the first one only."""
        if event.type() == QEvent.Type.TouchBegin and self.isEnabled():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.pressed.emit()
            event.accept()
            return True
        return super().event(event)

    def _go_out(self) -> None:
        self.lit = False
        self.update()

    def _paint_focus(self, painter: QPainter, radius: int, ink: str) -> None:
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(ink), 3))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(5, 5, -5, -5), radius - 3, radius - 3)


class Telvlak(Vlak):
    """The large one, in the colour of the person."""

    def __init__(self, name: str, token: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.token = token
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(320, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        radius = theme.measure("radius_card") + 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = QColor(colour(self.token if self.isEnabled() else "surface"))
            if self.lit:
                ground = ground.lighter(125) if theme.mode != "donker" else ground.darker(115)
            ink = "on_accent" if self.isEnabled() else self.token
            painter.setPen(QPen(colour("field_line"), 1) if not self.isEnabled() else Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            size = max(34, min(200, self.height() * 3 // 11, self.width() // max(2, len(self.count))))
            middle = QRectF(self.rect()).adjusted(12, 0, -12, -theme.pixels(24))
            painter.setPen(colour(ink))
            painter.setFont(font(size, 700))
            painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, self.count)
            under = QRectF(12, middle.center().y() + theme.pixels(size) * 0.58, self.width() - 24, 60)
            painter.setFont(font(15, 500))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(under, int(flags), self.words)
            self._paint_focus(painter, radius, ink)


class Tegel(Vlak):
    """A smaller target with a figure and words; `marked` while an interruption goes on."""

    def __init__(self, name: str, parent: QWidget | None = None, target: bool = True) -> None:
        super().__init__(name, parent)
        self.marked, self.target = False, target
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not target:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, False)

    def mark(self, marked: bool) -> None:
        """Draw it as going on."""
        if marked != self.marked:
            self.marked = marked
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, theme.pixels(28) + theme.pixels(13) + 42)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        radius = theme.measure("radius_card")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            on = self.target and self.isEnabled()
            ground = "attention_soft" if self.marked else "accent_soft" if self.lit else "surface"
            if on and self.underMouse() and not (self.marked or self.lit):
                ground = "hover"
            edge = "attention" if self.marked else "field_line" if on else "line"
            painter.setPen(QPen(colour(edge), 2 if on else 1))
            painter.setBrush(colour(ground))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
            painter.setPen(
                colour("attention" if self.marked else "text" if on or not self.target else "muted")
            )
            upper = QRectF(4, 8, self.width() - 8, self.height() - theme.pixels(13) - 26)
            fit_font(painter, self.count, self.width() - 12, 26, 680)
            painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, self.count)
            fit_font(painter, self.words, self.width() - 12, 13, 600 if self.marked else 400)
            if not self.marked:
                painter.setPen(colour("muted"))
            lower = QRectF(4, self.height() - theme.pixels(13) - 18, self.width() - 8, theme.pixels(13) + 8)
            shown = painter.fontMetrics().elidedText(
                self.words, Qt.TextElideMode.ElideRight, self.width() - 12
            )
            painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, shown)
            self._paint_focus(painter, radius, "accent")


def fit_font(painter: QPainter, text: str, room: int, size: int, weight: int) -> None:
    """This size, or what of it fits in `room` pixels; never below two thirds."""
    for part in (size, size * 5 // 6, size * 2 // 3):
        painter.setFont(font(part, weight))
        if painter.fontMetrics().horizontalAdvance(text) <= room:
            return
