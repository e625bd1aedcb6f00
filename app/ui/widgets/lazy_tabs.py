"""Tabs of which each is made at its first visit; all of them at once would take too long."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget


class LazyTabs(QTabWidget):
    """`set_tabs(((name, title, make), …))`, then `part(name)`; `built(name)` when one came to be.

    `parts` holds those there are. Each scrolls in an area of its own.
    """

    built = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.parts: dict[str, Any] = {}
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self.currentChanged.connect(self._visit)

    def set_tabs(self, tabs: Sequence[tuple[str, str, Callable[[], QWidget]]]) -> None:
        """These tabs instead of what was there; the first one in front."""
        self.blockSignals(True)
        while self.count():
            old = self.widget(0)
            self.removeTab(0)
            old.deleteLater()
        self.parts.clear()
        self._makers = {name: make for name, _title, make in tabs}
        for _name, title, _make in tabs:
            area = QScrollArea(self, widgetResizable=True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.addTab(area, title)
        self.setCurrentIndex(0)
        self.blockSignals(False)
        self._visit(0)

    def part(self, name: str) -> Any:
        """What stands on this tab, made now when nobody looked at it yet."""
        if name not in self.parts:
            part = self._makers[name]()
            part.setProperty("role", "scroll")
            self.parts[name] = part
            self.widget(self._place(name)).setWidget(part)
            self.built.emit(name)
        return self.parts[name]

    def go_to(self, name: str) -> None:
        """Bring this tab to the front."""
        self.setCurrentIndex(self._place(name))

    def current_part(self) -> Any:
        """What stands on the tab in front."""
        return self.part(list(self._makers)[self.currentIndex()])

    def _place(self, name: str) -> int:
        return list(self._makers).index(name)

    def _visit(self, place: int) -> None:
        self.part(list(self._makers)[place])
