"""How the parts of the screen stand: side by side, or below each other where letters are large."""

from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout

from app.ui.theme import theme
from app.ui.widgets.beside import FREE
from app.ui.widgets.steps import STEP_WIDE

ROOMY = 1000  # pixels at letter size 100 that steps, form and outcome need beside each other
FORM_HIGH = 250  # pixels at letter size 100 that the form keeps below the rest

Direction = QBoxLayout.Direction


class Arrangement(QObject):
    """Follows the width of a MetingScreen and the letter size; `row` and `left` are its layouts."""

    def __init__(self, screen: Any, row: QBoxLayout, left: QBoxLayout) -> None:
        super().__init__(screen)
        self.screen, self.row, self.left = screen, row, left
        self.narrow, self.scale = False, theme.scale
        self._hold_parts()
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
            self._hold_parts()
            self._make_again()
        narrow = self.screen.width() * 100 < ROOMY * theme.scale
        if narrow != self.narrow:
            self.narrow = narrow
            self.row.setDirection(Direction.TopToBottom if narrow else Direction.LeftToRight)
            self.left.setDirection(Direction.LeftToRight if narrow else Direction.TopToBottom)
            self._hold_parts()
            self.screen.outcome.set_narrow(narrow)
            if narrow:
                self.row.removeWidget(self.screen.outcome)
                self.row.insertWidget(1, self.screen.outcome)
            else:
                self.row.removeWidget(self.screen.outcome)
                self.row.addWidget(self.screen.outcome)

    def _hold_parts(self) -> None:
        """Steps at the left keep their width; below steps and outcome the form keeps a height to work in."""
        self.screen.steps.setMaximumWidth(FREE if self.narrow else theme.pixels(STEP_WIDE))
        self.screen.pages.setMinimumHeight(theme.pixels(FORM_HIGH) if self.narrow else 0)

    def _make_again(self) -> None:
        name = self.screen.steps.current()
        self.screen.leave()
        self.screen.pages.forget()
        if name and self.screen.draft.record is not None:
            self.screen.show_step(name, focus=False)
