"""Surfaces and heads: card, head of a page, empty state, tile with one figure."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from app.ui.theme import colour, font, icon, space, theme
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import elided, label, set_style


class Card(QFrame):
    """A white surface with an optional title and a note at its right; fill `card.body`."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(space(3), space(3), space(3), space(3))
        self.body.setSpacing(space(1))
        self.title, self.note = label(title, "heading"), label(note, "muted")
        for part in (self.title, self.note):
            part.setParent(self)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head = QHBoxLayout()
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.note)
        self.note.setVisible(bool(note))
        self.title.setVisible(bool(title))
        if title:
            self.body.addLayout(self.head)
        self.setAccessibleName(title)

    def set_note(self, text: str) -> None:
        """The muted words at the right of the title."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def set_marked(self, marked: bool) -> None:
        """Draw the card's edge in the accent (a panel in use)."""
        set_style(self, "marked", "true" if marked else "false")

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or layout below what is there."""
        if isinstance(item, QLayout):
            self.body.addLayout(item, stretch)
        else:
            self.body.addWidget(item, stretch)


class Avatar(QWidget):
    """The initials of a person in a circle."""

    def __init__(self, initials: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.initials = initials
        self.setFixedSize(44, 44)
        self.setAccessibleName(initials)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft"))
            painter.drawEllipse(self.rect())
            painter.setPen(colour("accent"))
            painter.setFont(font(13, 700))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.initials)


class PageHead(QWidget):
    """Title, a muted line under it, buttons at the right, and something (an Avatar) at the left.

    Where title and buttons have no room beside each other the buttons stand below.
    """

    WORDS = 220  # pixels that the title wants at least at the ordinary letter size

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        buttons: Sequence[QWidget] = (),
        left: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title, self.subtitle = elided(title, "title"), elided(subtitle, "muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        who = QHBoxLayout()
        who.setSpacing(space(2))
        if left is not None:
            who.addWidget(left)
        who.addLayout(words, 1)
        self.buttons = Flow(step=2).add_all(*buttons)
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(space(2))
        self.row.addLayout(who, 1)
        self.row.addLayout(self.buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_buttons()

    def minimumSizeHint(self) -> QSize:
        high = super().minimumSizeHint().height()
        return QSize(max(theme.pixels(self.WORDS), self.buttons.minimumSize().width()), high)

    def fit_buttons(self) -> None:
        """Beside the title or below it."""
        room = self.width() - self.buttons.sizeHint().width() - self.row.spacing()
        under = room < theme.pixels(self.WORDS)
        way = QBoxLayout.Direction.TopToBottom if under else QBoxLayout.Direction.LeftToRight
        if way != self.row.direction():
            self.row.setDirection(way)

    def set_texts(self, title: str, subtitle: str) -> None:
        """Change both lines."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)


class EmptyState(QWidget):
    """What belongs here, and the action that puts it here."""

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str,
        action: tuple[str, Callable[[], Any]] | None = None,
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title, self.text = label(title, "heading"), label(text, "muted", wrap=True)
        self.button = PrimaryButton(action[0], key) if action else None
        layout = QVBoxLayout(self)
        layout.setSpacing(space(1))
        layout.addStretch()
        picture = _Picture(icon_name)
        for part in (picture, self.title):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text.setMinimumWidth(200)
        layout.addWidget(self.text)
        if self.button is not None and action is not None:
            self.button.clicked.connect(lambda: action[1]())
            layout.addSpacing(space(1))
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()


class _Picture(QWidget):
    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._icon = icon(icon_name, "accent")
        self.setFixedSize(56, 56)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft"))
            painter.drawEllipse(self.rect())
            self._icon.paint(painter, self.rect().adjusted(15, 15, -15, -15))


class StatTile(QFrame):
    """One figure with its name above and its reason below."""

    def __init__(self, name: str, value: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.name, self.value, self.note = (
            label(name, "muted"),
            elided(value, "figure"),
            elided(note, "small"),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 10, 10)
        layout.setSpacing(2)
        for part in (self.name, self.value, self.note):
            layout.addWidget(part)
        self.show_value(value, note)

    def show_value(self, value: str, note: str | None = None) -> None:
        """Change the figure, and the note when given."""
        self.value.setText(value)
        if note is not None:
            self.note.setText(note)
        self.setAccessibleName(f"{self.name.text()}: {value}")


def pair(name: str, value: str) -> QWidget:
    """A small bold label above its value, as in the tabs of a dossier."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    text: QLabel = label(value, wrap=True)
    text.setAccessibleName(f"{name}: {value}")
    layout.addWidget(label(name, "label"))
    layout.addWidget(text)
    return holder
