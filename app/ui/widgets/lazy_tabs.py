"""Tabs of which each is made at its first visit; all of them at once would take too long."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget


class LazyTabs(QTabWidget):
    """`LazyTabs(((name, title), …))`, then `fill({name: make, …})`; `built(name)` when a part came to be.

    `part(name)` is one of them, `parts` holds those there are. Each scrolls in an area of its own.
    """

    built = Signal(str)

    def __init__(self, titles: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles = tuple(titles)
        self.setDocumentMode(True)
        self.parts: dict[str, Any] = {}
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._lay_out()
        self.currentChanged.connect(self._visit)

    def fill(self, makers: Mapping[str, Callable[[], QWidget]]) -> None:
        """Another content for all, made when it is looked at; the first one in front."""
        self._makers = dict(makers)
        if self.parts:
            self.blockSignals(True)
            self._lay_out()
            self.blockSignals(False)
        self.setCurrentIndex(0)
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
        return self.part(self.titles[self.currentIndex()][0])

    def _lay_out(self) -> None:
        """Empty areas, instead of those there were."""
        while self.count():
            old = self.widget(0)
            self.removeTab(0)
            old.deleteLater()
        self.parts.clear()
        for _name, title in self.titles:
            area = QScrollArea(self, widgetResizable=True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.addTab(area, title)

    def _place(self, name: str) -> int:
        return [own for own, _title in self.titles].index(name)

    def _visit(self, place: int) -> None:
        if self._makers:
            self.part(self.titles[place][0])
