"""A list of objects at the left, the chosen one as a form at the right."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.services.change import Change, Ref
from app.ui.context import Context
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.beside import Beside
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card, EmptyState
from app.ui.widgets.letter_size import in_letters
from app.ui.widgets.object_form import ObjectForm
from app.ui.widgets.text import set_role

Lister = Callable[[Any], Sequence[tuple[int, str]]]
Creator = Callable[[Any], tuple[int, Change]]
LIST_WIDTH, LIST_LARGE, LIST_HIGH, FORM_WIDTH = 284, 262, 200, 760


class ListTab(QWidget):
    """Objects of one kind; `lister` answers (number, name) of each, `creator` makes a new one."""

    soort, titel, nieuw, leeg = "", "", "", ""

    def __init__(self, context: Context, lister: Lister, creator: Creator) -> None:
        super().__init__()
        self.lister, self.creator = lister, creator
        self.context, self.shown, self.wish, self.made = context, -1, 0, 0
        self.list = QListWidget()
        set_role(self.list, "list")
        self.list.setAccessibleName(self.titel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._chosen)
        self.setFocusProxy(self.list)
        self.right = QVBoxLayout()
        row = Beside()
        self.setLayout(row)
        row.setContentsMargins(0, space(2), 0, 0)
        row.add_part(self._left(), side=LIST_WIDTH, large=LIST_LARGE, tall=LIST_HIGH)
        row.addLayout(self.right, 100)
        row.addStretch(1)
        self.reload()

    def make_page(self, number: int) -> QWidget:
        """What stands at the right for an object: its fields, and what is added below."""
        page, card = QWidget(), Card()
        card.add(ObjectForm(self.context, Ref(self.soort, number)))
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(card)
        self.add_below(column, number)
        return page

    def add_below(self, column: QVBoxLayout, number: int) -> None:
        """Add what stands under the fields of an object."""

    def new(self) -> None:
        """Create one and put the cursor in its name."""
        self.context.write(self.creator, done=self._created)

    def choose(self, number: int) -> None:
        """Show this object, also when the list is still on its way."""
        self.wish = number
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        self.context.read(self.lister, done=self._fill)

    def refresh(self, change: Change | None) -> None:
        """Follow changes of these objects, in the list and in the form."""
        if change is None or change.touches(self.soort):
            self.reload()
            for form in self.findChildren(ObjectForm):
                form.refresh(change)

    def flush(self) -> None:
        """Store what is being typed."""
        for form in self.findChildren(ObjectForm):
            form.flush()

    def _created(self, result: tuple[int, Change]) -> None:
        self.made = result[0]
        self.choose(self.made)

    def _fill(self, objecten: Sequence[tuple[int, str]]) -> None:
        wanted, self.wish = self.wish or self.shown, 0
        numbers = [number for number, _ in objecten]
        self.list.blockSignals(True)
        self.list.clear()
        for number, naam in objecten:
            item = QListWidgetItem(naam)
            item.setToolTip(naam)
            item.setData(Qt.ItemDataRole.UserRole, number)
            self.list.addItem(item)
        if numbers:
            self.list.setCurrentRow(numbers.index(wanted) if wanted in numbers else 0)
        self.list.blockSignals(False)
        self._chosen(self.list.currentItem())

    def _chosen(self, item: QListWidgetItem | None) -> None:
        self._show_object(item.data(Qt.ItemDataRole.UserRole) if item is not None else 0)

    def _show_object(self, number: int) -> None:
        if number != self.shown:
            self.flush()
            self.shown = number
            self._clear()
            page = self.make_page(number) if number else self._empty()
            held = in_letters(page, _hold_form, FORM_WIDTH)
            for form in page.findChildren(ObjectForm):
                form.loaded.connect(held.follow)
            self.right.addWidget(page, 0 if number else 1)
            if number:
                self.right.addStretch()
        if number and number == self.made:
            self.made = 0
            self.findChild(ObjectForm).focus("naam")

    def _clear(self) -> None:
        while (old := self.right.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()

    def _empty(self) -> EmptyState:
        return EmptyState(
            "building", tr("Nog geen {titel}", titel=self.titel.lower()), self.leeg, (self.nieuw, self.new)
        )

    def _left(self) -> Card:
        self.add = SecondaryButton(self.nieuw, "Ctrl Shift N", icon_name="plus")
        self.add.clicked.connect(self.new)
        left = Card(self.titel)
        left.add(self.list, 1)
        left.add(self.add)
        return left


def _hold_form(page: QWidget, pixels: int) -> None:
    """No wider than one reads with ease, unless its fields need more."""
    page.setMaximumWidth(max(pixels, page.minimumSizeHint().width()))
