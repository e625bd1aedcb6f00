"""How the parts of the screen stand: side by side, or below each other where letters are large."""

from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout

from app.ui.theme import theme

ROOMY = 1000  # pixels at letter size 100 that steps, form and outcome need beside each other
COLUMNS = 4  # steps beside each other when they stand above the form

Direction = QBoxLayout.Direction


class Arrangement(QObject):
    """Follows the width of a MetingScreen and the letter size; `row` and `left` are its layouts."""

    def __init__(self, screen: Any, row: QBoxLayout, left: QBoxLayout) -> None:
        super().__init__(screen)
        self.screen, self.row, self.left = screen, row, left
        self.narrow, self.scale = False, theme.scale
        screen.installEventFilter(self)
        theme.changed.connect(self.apply)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.apply()
        return super().eventFilter(watched, event)

    def apply(self) -> None:
        """Choose the way that fits; other letters want pages of other measures."""
        if theme.scale != self.scale:
            self.scale = theme.scale
            self._make_again()
        narrow = self.screen.width() * 100 < ROOMY * theme.scale
        if narrow != self.narrow:
            self.narrow = narrow
            self.row.setDirection(Direction.TopToBottom if narrow else Direction.LeftToRight)
            self.left.setDirection(Direction.LeftToRight if narrow else Direction.TopToBottom)
            self.screen.steps.set_columns(COLUMNS if narrow else 1)
            self.screen.outcome.set_narrow(narrow)
            if narrow:
                self.row.removeWidget(self.screen.outcome)
                self.row.insertWidget(1, self.screen.outcome)
            else:
                self.row.removeWidget(self.screen.outcome)
                self.row.addWidget(self.screen.outcome)

    def _make_again(self) -> None:
        name = self.screen.steps.current()
        self.screen.leave()
        self.screen.pages.forget()
        if name and self.screen.draft.record is not None:
            self.screen.show_step(name, focus=False)
