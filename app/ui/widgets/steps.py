"""The steps of a task with their state, as the left column of a measurement."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QVBoxLayout, QWidget

from app.ui.language import tr
from app.ui.roles import Role
from app.ui.theme import colour, font, icon, theme
from app.ui.widgets.text import label

ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
STEP_WIDE, MOST_COLUMNS = 150, 4  # pixels of a step at letter size 100; more in a row are hard to find
_WORDS = {"klaar": tr("klaar"), "open": tr("nog te doen")}


@dataclass(frozen=True, slots=True)
class Step:
    """A step; `state` is "klaar", "open" or a number of open points as text."""

    name: str
    title: str
    state: str = "open"


class StepList(QWidget):
    """Click, or an arrow, chooses a step; `chosen(name)` tells. `set_note` for the line below.

    One column, or as many as there is room for; those leave no room for the note.
    """

    chosen = Signal(str)

    def __init__(self, steps: Sequence[Step] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Stappen"))
        self._buttons: dict[str, _StepButton] = {}
        self._columns = 1
        self._list = QGridLayout()
        self._list.setSpacing(0)
        self.note = label("", "small", wrap=True)
        self.note.setContentsMargins(10, 8, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._list)
        layout.addWidget(self.note)
        layout.addStretch()
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps; buttons of known steps are kept."""
        for step in steps:
            button = self._buttons.get(step.name)
            if button is None:
                button = self._buttons[step.name] = _StepButton()
                button.setObjectName(f"stap_{step.name}")
                button.clicked.connect(lambda _checked=False, name=step.name: self._choose(name))
                self._place()
            button.show_step(step)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(STEP_WIDE), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = max(1, min(MOST_COLUMNS, self.width() // theme.pixels(STEP_WIDE)))
        if columns != self._columns:
            self._columns = columns
            self.note.setVisible(columns == 1)
            self._place()

    def _place(self) -> None:
        for place, button in enumerate(self._buttons.values()):
            self._list.addWidget(button, *divmod(place, self._columns))

    def set_current(self, name: str) -> None:
        """Mark the step in use without telling anybody."""
        for own, button in self._buttons.items():
            button.setChecked(own == name)

    def set_note(self, text: str) -> None:
        """The small line under the steps."""
        self.note.setText(text)

    def current(self) -> str:
        """The name of the step in use, or ""."""
        return next((name for name, button in self._buttons.items() if button.isChecked()), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = ARROWS.get(Qt.Key(event.key()), 0)
        names = list(self._buttons)
        if not step or not names:
            super().keyPressEvent(event)
            return
        here = names.index(self.current()) if self.current() else 0
        name = names[max(0, min(len(names) - 1, here + step))]
        self._choose(name)
        self._buttons[name].setFocus()

    def _choose(self, name: str) -> None:
        self.set_current(name)
        self.chosen.emit(name)


class _StepButton(QAbstractButton):
    """One step: its mark says in which state it is, the name says it in words."""

    spoken_role = Role.PageTab

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.state = "open"

    def show_step(self, step: Step) -> None:
        self.state = step.state
        self.setText(step.title)
        word = _WORDS.get(step.state, tr("{aantal} punten open", aantal=step.state))
        self.setAccessibleName(f"{step.title}, {word}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(STEP_WIDE), max(32, theme.pixels(13) + 16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            on = self.isChecked()
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            ground = "accent_soft" if on else "hover" if self.underMouse() else ""
            painter.setBrush(colour(ground) if ground else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, theme.measure("radius_field"), theme.measure("radius_field"))
            self._paint_mark(painter, on)
            painter.setPen(colour("accent" if on else "text"))
            painter.setFont(font(13, 600 if on else 400))
            area = self.rect().adjusted(34, 0, -4, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    def _paint_mark(self, painter: QPainter, on: bool) -> None:
        middle = QPointF(16, self.height() / 2)
        token = "accent" if on else "text"
        if self.state == "klaar":
            icon("check", token).paint(painter, QRectF(9, middle.y() - 7, 14, 14).toRect())
        elif self.state != "open":
            painter.setPen(colour("attention"))
            painter.setFont(font(13, 600))
            painter.drawText(QRectF(6, 0, 20, self.height()), Qt.AlignmentFlag.AlignCenter, self.state)
        else:
            painter.setPen(QPen(colour(token), 1.5))
            painter.setBrush(colour(token) if on else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, 4.5, 4.5)
