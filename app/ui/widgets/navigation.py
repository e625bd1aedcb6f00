"""The navigation at the left: icon with word, two groups, a count where something waits."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.roles import Role
from app.ui.theme import icon, theme
from app.ui.widgets.marks import Badge
from app.ui.widgets.text import label


class Navigation(QWidget):
    """`chosen(name)` when the user picks an entry; Up and Down move between entries."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Navigatie")
        theme.changed.connect(self._fit)
        self._fit()
        self.buttons: dict[str, NavigationButton] = {}
        self._upper, self._lower = QVBoxLayout(), QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 16, 10, 12)
        layout.setSpacing(0)
        brand = label("Loonwaarde", "brand")
        brand.setContentsMargins(8, 0, 0, 16)
        layout.addWidget(brand)
        layout.addLayout(self._upper)
        layout.addStretch()
        layout.addLayout(self._lower)
        for group in (self._upper, self._lower):
            group.setSpacing(2)

    def _fit(self) -> None:
        self.setFixedWidth(theme.pixels(theme.measure("navigation")))

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
        self.title = title
        self.badge = Badge(0, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 9, 0)
        row.addStretch()
        row.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_count(0)

    def nextCheckState(self) -> None:
        """A click navigates; the window decides which entry is marked."""

    def set_count(self, count: int) -> None:
        """Show the count behind the word."""
        self.badge.set_count(count)
        self.setAccessibleName(f"{self.title}, {count} punten" if count else self.title)
