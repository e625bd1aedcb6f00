"""Buttons: one primary in the accent, quiet secondary ones, links, and a row of choices."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.ui.language import tr
from app.ui.roles import Role
from app.ui.theme import colour, font, icon, line_height, space, text_width, theme

_ICON = 18


class Button(QPushButton):
    """A painted button with an optional icon and a chip that names its key."""

    fill, edge, ink = "surface", "field_line", "text"
    fill_hover = "hover"

    def __init__(self, text: str, key: str = "", icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.key = key
        self._icon_name = icon_name
        self.setAccessibleName(text)
        if key:
            self.setAccessibleDescription(tr("Sneltoets {toets}", toets=key))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = 2 * space(2) + 4 + text_width(self.text(), 13, 500)
        if self._icon_name:
            width += _ICON + 6
        if self.key:
            width += self._key_width() + space(0)
        return QSize(width, max(theme.measure("button"), line_height() + 14))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            ink = self._ink()
            left = (self.width() - self.sizeHint().width()) // 2 + space(2) + 2
            if self._icon_name:
                box = QRectF(left, (self.height() - _ICON) / 2, _ICON, _ICON).toRect()
                icon(self._icon_name, ink).paint(painter, box)
                left += _ICON + 6
            self._paint_text(painter, left, colour(ink))

    def _paint_ground(self, painter: QPainter) -> None:
        radius = theme.measure("radius_field")
        down = self.isDown() or (self.underMouse() and self.isEnabled())
        fill = self.fill_hover if down else self.fill
        edge = self.edge
        if not self.isEnabled():
            fill, edge = "background", "line"
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(colour(fill))
        painter.setPen(QPen(colour(edge), 1))
        painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            self._paint_ring(painter, radius)

    def _paint_ring(self, painter: QPainter, radius: int) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _ink(self) -> str:
        return self.ink if self.isEnabled() else "disabled"

    def _paint_text(self, painter: QPainter, left: int, ink: QColor) -> None:
        painter.setFont(font(13, 500))
        painter.setPen(ink)
        width = text_width(self.text(), 13, 500)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
        painter.drawText(QRectF(left, 0, width + 4, self.height()), int(flags), self.text())
        if self.key:
            paint_key(painter, left + width + space(0) + 2, self.height(), self.key, ink)

    def _key_width(self) -> int:
        return text_width(self.key, 11) + 14


class PrimaryButton(Button):
    """The one main action of a screen."""

    fill, edge, ink, fill_hover = "accent", "accent", "on_accent", "accent_hover"

    def _paint_ring(self, painter: QPainter, radius: int) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("text"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.setPen(QPen(colour("surface"), 1.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.7, 2.7, -2.7, -2.7), radius - 2, radius - 2)


class SecondaryButton(Button):
    """Every other action."""


class DangerButton(Button):
    """An action that cannot be undone."""

    ink, edge, fill_hover = "bad", "bad", "bad_soft"


class LinkButton(QPushButton):
    """An action that reads as a word in a sentence."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class IconButton(QPushButton):
    """A small square button with only an icon; the tooltip and the accessible name say what it does."""

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "status")
        self.setIcon(icon(icon_name, "muted"))
        self.setIconSize(QSize(16, 16))
        self.setFixedSize(28, 28)
        self.setToolTip(name)
        self.setAccessibleName(name)


def paint_key(painter: QPainter, left: int, height: int, key: str, ink: QColor) -> None:
    """The chip with the name of a key, centred on `height`."""
    painter.setFont(font(11))
    width = painter.fontMetrics().horizontalAdvance(key) + 10
    tall = painter.fontMetrics().height() + 2
    box = QRectF(left + 0.5, (height - tall) // 2 + 0.5, width, tall - 1)
    faint = QColor(ink)
    faint.setAlphaF(0.75 if ink != colour("muted") else 1)
    edge = QColor(ink)
    edge.setAlphaF(0.45)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, 1))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)


class Segmented(QWidget):
    """Two to four choices side by side; arrows move, `chosen(value)` tells. Value "" means none yet."""

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[str, _Segment] = {}
        self._value = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (value, text) in enumerate(choices):
            button = _Segment(text, _edge(place, len(choices)))
            button.setAccessibleName(f"{name}: {text}" if name else text)
            button.clicked.connect(lambda _checked=False, v=value: self._choose(v))
            self._buttons[value] = button
            row.addWidget(button)
        self.setFocusProxy(next(iter(self._buttons.values())))
        row.addStretch()

    def value(self) -> str:
        """The chosen value or ""."""
        return self._value

    def text(self) -> str:
        """The words of the chosen value or ""."""
        return self._buttons[self._value].text() if self._value else ""

    def set_value(self, value: str) -> None:
        """Show a choice without telling anybody."""
        self._value = value if value in self._buttons else ""
        for own, button in self._buttons.items():
            button.setChecked(own == self._value)
        keeper = self._buttons.get(self._value) or next(iter(self._buttons.values()))
        for button in self._buttons.values():
            wanted = Qt.FocusPolicy.StrongFocus if button is keeper else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(wanted)
        self.setFocusProxy(keeper)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        values = list(self._buttons)
        here = values.index(self._value) + step if self._value in values else 0
        self._choose(values[max(0, min(len(values) - 1, here))])
        self._buttons[self._value].setFocus()

    def _choose(self, value: str) -> None:
        before = self._value
        self.set_value(value)
        if value != before:
            self.chosen.emit(value)


def _edge(place: int, count: int) -> str:
    return "first" if place == 0 else "last" if place == count - 1 else "middle"


class _Segment(QPushButton):
    """One choice; the chosen one is filled softly and carries a check mark."""

    spoken_role = Role.RadioButton

    def __init__(self, text: str, edge: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._edge = edge
        self._check: QIcon = icon("check", "accent")

    def sizeHint(self) -> QSize:
        width = text_width(self.text(), 13, 500) + 2 * space(2) + 18
        return QSize(width, theme.measure("field"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() - 18, theme.measure("field"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_box(painter)
            on = self.isChecked()
            token = "accent" if on else "text"
            painter.setPen(colour(token if self.isEnabled() else "muted"))
            painter.setFont(font(13, 600 if on else 400))
            box = self.rect().adjusted(18 if on else 0, 0, 0, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
            if on:
                wide = painter.fontMetrics().horizontalAdvance(self.text())
                mark = QRectF((self.width() + 18 - wide) / 2 - 20, (self.height() - 14) / 2, 14, 14)
                self._check.paint(painter, mark.toRect())

    def _paint_box(self, painter: QPainter) -> None:
        radius = theme.measure("radius_field")
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        stretch = radius * 2
        shape = box.adjusted(
            -stretch if self._edge != "first" else 0, 0, stretch if self._edge != "last" else 0.5, 0
        )
        fill = "accent_soft" if self.isChecked() else "hover" if self.underMouse() else "surface"
        painter.setClipRect(self.rect())
        painter.setBrush(colour(fill))
        painter.setPen(QPen(colour("accent" if self.isChecked() else "field_line"), 1))
        painter.drawRoundedRect(shape, radius, radius)
        if self._edge != "first":
            painter.drawLine(box.topLeft(), box.bottomLeft())
        if self._edge != "last" and self.isChecked():
            painter.drawLine(box.topRight(), box.bottomRight())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius - 1, radius - 1)
