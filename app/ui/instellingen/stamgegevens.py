"""Gemeenten and werkgevers: a list at the left, the chosen one as a form at the right."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.services.change import Change, Ref
from app.ui.context import Context
from app.ui.theme import space
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card, EmptyState
from app.ui.widgets.object_form import ObjectForm

Lister = Callable[[Any], Sequence[tuple[int, str]]]
Creator = Callable[[Any], tuple[int, Change]]


class ListTab(QWidget):
    """Objects of one kind; `lister` answers (number, name) of each, `creator` makes a new one."""

    soort, titel, nieuw, leeg = "", "", "", ""

    def __init__(self, context: Context, lister: Lister, creator: Creator) -> None:
        super().__init__()
        self.lister, self.creator = lister, creator
        self.context, self.shown, self.wish = context, 0, 0
        self.list = QListWidget()
        self.list.setAccessibleName(self.titel)
        self.list.currentItemChanged.connect(self._chosen)
        self.add = SecondaryButton(self.nieuw, "Ctrl Shift N", icon_name="plus")
        self.add.clicked.connect(self.new)
        left = Card(self.titel)
        left.setFixedWidth(300)
        left.add(self.list, 1)
        left.add(self.add)
        self.right = QVBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, space(2), 0, 0)
        row.setSpacing(space(2))
        row.addWidget(left)
        row.addLayout(self.right, 1)
        self._show_object(0)
        self.reload()

    def make_page(self, number: int) -> QWidget:
        """What stands at the right for an object."""
        card = Card()
        card.add(ObjectForm(self.context, Ref(self.soort, number)))
        return card

    def new(self) -> None:
        """Create one and put the cursor in its name."""
        self.context.write(self.creator, done=self._created, owner=self)

    def choose(self, number: int) -> None:
        """Show this object, also when the list is still on its way."""
        self.wish = number
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        self.context.read(self.lister, done=self._fill)

    def refresh(self, change: Change | None) -> None:
        """Follow changes of these objects; the form follows by itself."""
        if change is None or change.touches(self.soort):
            self.reload()
            for form in self.findChildren(ObjectForm):
                form.refresh(change)

    def flush(self) -> None:
        """Store what is being typed."""
        for form in self.findChildren(ObjectForm):
            form.flush()

    def _created(self, result: tuple[int, Change]) -> None:
        self.choose(result[0])

    def _fill(self, objecten: Sequence[tuple[int, str]]) -> None:
        wanted = self.wish or self.shown
        self.list.blockSignals(True)
        self.list.clear()
        for number, naam in objecten:
            item = QListWidgetItem(naam or "(nog zonder naam)")
            item.setData(Qt.ItemDataRole.UserRole, number)
            self.list.addItem(item)
            if number == wanted:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        elif self.wish:
            self._show_object(self.wish)
        self.wish = 0

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._show_object(item.data(Qt.ItemDataRole.UserRole))

    def _show_object(self, number: int) -> None:
        if number and number == self.shown:
            return
        self.shown = number
        while (old := self.right.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        if not number:
            self.right.addWidget(EmptyState("building", self.titel, self.leeg, (self.nieuw, self.new)))
            return
        page = self.make_page(number)
        self.right.addWidget(page, 0)
        self.right.addStretch()


class GemeentenTab(ListTab):
    """Who pays, with local terms and the use of BSN."""

    soort, titel, nieuw = "gemeente", "Gemeenten", "Nieuwe gemeente"
    leeg = "Voeg de gemeenten toe die de subsidie betalen, met hun eigen termijnen."

    def __init__(self, context: Context) -> None:
        from app.services.stamgegevens import create_gemeente, list_gemeenten

        super().__init__(context, list_gemeenten, create_gemeente)


class WerkgeversTab(ListTab):
    """Employers with the people one speaks to there."""

    soort, titel, nieuw = "werkgever", "Werkgevers", "Nieuwe werkgever"
    leeg = "Voeg de werkgevers toe waar uw kandidaten werken."

    def __init__(self, context: Context) -> None:
        from app.services.stamgegevens import create_werkgever, list_werkgevers

        super().__init__(context, list_werkgevers, create_werkgever)

    def make_page(self, number: int) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(super().make_page(number))
        column.addWidget(ContactpersonenCard(self.context, number))
        return page


class ContactpersonenCard(Card):
    """The contact persons of one werkgever."""

    def __init__(self, context: Context, werkgever_id: int) -> None:
        super().__init__("Contactpersonen")
        self.context, self.werkgever_id = context, werkgever_id
        self.forms: dict[int, ObjectForm] = {}
        self.add_button = SecondaryButton("Contactpersoon toevoegen", icon_name="plus")
        self.add_button.clicked.connect(self._create)
        self.add(self.add_button)
        self._read()

    def _read(self) -> None:
        from app.services.stamgegevens import list_contactpersonen

        self.context.read(list_contactpersonen, self.werkgever_id, done=self._show)

    def _create(self) -> None:
        from app.services.stamgegevens import create_contactpersoon

        self.context.write(create_contactpersoon, self.werkgever_id, done=lambda _: self._read(), owner=self)

    def _show(self, personen: Sequence[tuple[int, str]]) -> None:
        for number, _naam in personen:
            if number not in self.forms:
                self.forms[number] = ObjectForm(self.context, Ref("contactpersoon", number))
                self.body.insertWidget(self.body.count() - 1, self.forms[number])
