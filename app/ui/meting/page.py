"""What every step has in common: a column that scrolls, groups of fields, a way to find a field."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.services.change import Ref
from app.ui.meting.draft import Draft
from app.ui.meting.fields import FieldGroup
from app.ui.theme import space
from app.ui.turns import Turns
from app.ui.widgets.form import FieldForm
from app.ui.widgets.ground import Ground


class StepPage(QScrollArea):
    """Override `rebuild` (read again), `refresh` (outcome is new) and `settle` (findings are new).

    Only the step in front is told; `enter` brings one up to date. What a step has many of is made `in_turns`.
    """

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        self.groups: list[FieldGroup] = []
        self.turns = Turns(self)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.holder = Ground("background")
        self.column = QVBoxLayout(self.holder)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(space(2))
        self.setWidget(self.holder)
        self._wish: QWidget | None = None
        self._reveal = QTimer(self, singleShot=True, interval=0)
        self._reveal.timeout.connect(self._show_wish)

    def enter(self) -> None:
        """The step comes to the front."""
        self.rebuild()
        self.refresh()
        self.settle()

    def rebuild(self) -> None:
        """The meting was read: show its parts."""
        for group in self.groups:
            group.fill()

    def in_turns(self, steps: Sequence[Callable[[], object]]) -> None:
        """Take the first step now, for the cursor, the others each in its own turn; then show the whole."""
        self.turns.forget()
        if steps:
            steps[0]()
        for step in steps[1:]:
            self.turns.then(step)
        if len(steps) > 1:
            self.turns.then(lambda: self.holder.setUpdatesEnabled(True))
        self.holder.setUpdatesEnabled(len(steps) <= 1)

    def refresh(self) -> None:
        """The outcome is new: change labels in place."""

    def settle(self) -> None:
        """The findings are new."""

    def new(self) -> None:
        """Ctrl+Shift+N on this step."""

    def flush(self) -> None:
        """Store what is being typed."""
        for form in self.holder.findChildren(FieldForm):
            form.flush()

    def focus_first(self) -> None:
        """Put the cursor where one begins."""
        if self.groups:
            self.groups[0].focus()

    def mend_focus(self) -> None:
        """The field with the cursor is gone: put it where one goes on."""
        self.focus_first()

    def focus_field(self, ref: Ref | None, naam: str) -> bool:
        """Put the cursor in a field; False when it is not on this step."""
        self.turns.finish()
        for group in self.groups:
            if group.ref == ref and group.focus(naam):
                self.reveal(group.cells[naam])
                return True
        return False

    def reveal(self, part: QWidget) -> None:
        """Scroll to a part once it has its place."""
        self._wish = part
        self._reveal.start()

    def _show_wish(self) -> None:
        wish, self._wish = self._wish, None
        if wish is not None and isValid(wish):
            self.ensureWidgetVisible(wish, 0, space(2))
