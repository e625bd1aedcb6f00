"""The navigation at the left: icon with word, two groups, a count where something waits."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from app.ui.language import tr
from app.ui.roles import Role
from app.ui.theme import colour, font, icon, theme
from app.ui.widgets.letter_size import follow_letters
from app.ui.widgets.marks import Badge
from app.ui.widgets.room import Room
from app.ui.widgets.text import label

SIDE = 10  # pixels at each side
WIDE, SLIM = (SIDE, 16, SIDE, 12), (5, 8, 5, 8)  # pixels around the entries; slim leaves a scroll bar room
NARROW = 92  # pixels at the ordinary letter size
ICON = 18
HIGH, AROUND = 34, 49  # pixels: an entry, and what of its width is not its word
WRAPPED = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class Navigation(QWidget):
    """`chosen(name)` when the user picks an entry; Up and Down move between entries."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Navigatie"))
        self._brand = label("Loonwaarde", "brand")
        self._brand.setParent(self)
        self.buttons: dict[str, NavigationButton] = {}
        theme.changed.connect(self._fit)
        self._fit()
        self._upper, self._lower = QVBoxLayout(), QVBoxLayout()
        entries = QWidget()
        entries.setProperty("role", "navigation")
        layout = QVBoxLayout(entries)
        follow_letters(entries, lambda _part: layout.setContentsMargins(*(SLIM if theme.narrow else WIDE)))
        layout.setSpacing(0)
        layout.addWidget(self._brand)
        layout.addLayout(self._upper)
        layout.addStretch()
        layout.addLayout(self._lower)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Room(entries))
        for group in (self._upper, self._lower):
            group.setSpacing(2)

    def _fit(self) -> None:
        """With large letters the words stand under the icons, so that the screen keeps its room."""
        self._brand.setVisible(not theme.large)
        wide = theme.measure("navigation")
        self.setFixedWidth(theme.pixels(NARROW) if theme.large else max(wide, theme.pixels(wide)))
        for button in self.buttons.values():
            button.updateGeometry()
            button.fit_words()

    def add(self, name: str, title: str, icon_name: str, group: str) -> None:
        """Add an entry to the group "boven" or "onder"."""
        button = NavigationButton(title, icon_name)
        button.setObjectName(f"navigatie_{name}")
        button.clicked.connect(lambda: self.chosen.emit(name))
        self.buttons[name] = button
        (self._upper if group == "boven" else self._lower).addWidget(button)

    def set_current(self, name: str) -> None:
        """Mark the entry in front."""
        for own, button in self.buttons.items():
            button.setChecked(own == name)

    def set_badge(self, name: str, count: int) -> None:
        """Show how many things wait behind an entry."""
        if name in self.buttons:
            self.buttons[name].set_count(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class NavigationButton(QPushButton):
    """One entry."""

    spoken_role = Role.PageTab

    def __init__(self, title: str, icon_name: str) -> None:
        super().__init__(icon(icon_name, "navigation_text", "navigation_on"), f"  {title}")
        self.setProperty("kind", "navigation")
        self.setCheckable(True)
        self.setIconSize(QSize(18, 18))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title, self.icon_name = title, icon_name
        self.badge = Badge(0, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 9, 0)
        row.addStretch()
        side = Qt.AlignmentFlag.AlignTop if theme.large else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self.badge, 0, side)
        self.set_count(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_words()

    def fit_words(self) -> None:
        """A word that is wider than the navigation ends in "…"; the whole word is in the tooltip."""
        room = self.width() - AROUND - (self.badge.sizeHint().width() if self.badge.isVisibleTo(self) else 0)
        shown = QFontMetrics(font(13, 600)).elidedText(self.title, Qt.TextElideMode.ElideRight, room)
        self.setText(f"  {self.title if theme.large else shown}")
        self.setToolTip("" if theme.large or shown == self.title else self.title)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        if not theme.large:
            return QSize(AROUND, HIGH)
        words = QFontMetrics(font(11, 600)).boundingRect(self._words(), WRAPPED, self.title)
        return QSize(0, ICON + words.height() + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not theme.large:
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        token = "navigation_on" if self.isChecked() else "navigation_text"
        icon(self.icon_name, token).paint(painter, QRect((self.width() - ICON) // 2, 5, ICON, ICON))
        painter.setFont(font(11, 600 if self.isChecked() else 400))
        painter.setPen(colour(token))
        painter.drawText(self._words().translated(0, ICON + 7), WRAPPED, self.title)
        painter.end()

    def _words(self) -> QRect:
        wide = theme.pixels(NARROW) - 2 * SIDE
        return QRect(0, 0, wide, 200)

    def nextCheckState(self) -> None:
        """A click navigates; the window decides which entry is marked."""

    def set_count(self, count: int) -> None:
        """Show the count behind the word."""
        self.badge.set_count(count)
        self.fit_words()
        self.setAccessibleName(
            tr("{titel}, {aantal} punten", titel=self.title, aantal=count) if count else self.title
        )
