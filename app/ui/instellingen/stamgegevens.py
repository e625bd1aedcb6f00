"""Gemeenten and werkgevers, each as a list with a form; a werkgever with its contact persons."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.services.change import Change, Ref
from app.ui.context import Context
from app.ui.export.profiel import ProfielEditor
from app.ui.instellingen.list_tab import ListTab
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.object_form import ObjectForm
from app.ui.widgets.text import label, line


class GemeentenTab(ListTab):
    """Who pays, with local terms, the use of BSN and the columns of its file."""

    soort, titel, nieuw = "gemeente", tr("Gemeenten"), tr("Nieuwe gemeente")
    leeg = tr("Voeg de gemeenten toe die de subsidie betalen, met hun eigen termijnen.")

    def __init__(self, context: Context) -> None:
        from app.services.dossiers.stamgegevens import create_gemeente, list_gemeenten

        super().__init__(context, list_gemeenten, create_gemeente)

    def add_below(self, column: QVBoxLayout, number: int) -> None:
        card = Card(tr("Bestand voor deze gemeente"))
        card.add(ProfielEditor(self.context, number))
        column.addWidget(card)

    def flush(self) -> None:
        super().flush()
        for editor in self.findChildren(ProfielEditor):
            editor.flush()


class WerkgeversTab(ListTab):
    """Employers with the people one speaks to there."""

    soort, titel, nieuw = "werkgever", tr("Werkgevers"), tr("Nieuwe werkgever")
    leeg = tr("Voeg de werkgevers toe waar uw kandidaten werken.")

    def __init__(self, context: Context) -> None:
        from app.services.dossiers.stamgegevens import create_werkgever, list_werkgevers

        super().__init__(context, list_werkgevers, create_werkgever)

    def add_below(self, column: QVBoxLayout, number: int) -> None:
        column.addWidget(ContactpersonenCard(self.context, number))


class ContactpersonenCard(Card):
    """The contact persons of one werkgever, each with its own fields."""

    def __init__(self, context: Context, werkgever_id: int) -> None:
        super().__init__(tr("Contactpersonen"))
        self.context, self.werkgever_id, self.made = context, werkgever_id, 0
        self.forms: dict[int, ObjectForm] = {}
        self.empty = label(tr("Met wie spreekt u hier? Die naam komt op het rapport."), "muted", wrap=True)
        self.add_button = SecondaryButton(tr("Contactpersoon toevoegen"), icon_name="plus")
        self.add_button.clicked.connect(self._create)
        self.people = QVBoxLayout()
        self.people.setSpacing(space(2))
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch()
        for part in (self.empty, self.people, row):
            self.add(part)
        self._read()

    def _read(self) -> None:
        from app.services.dossiers.stamgegevens import list_contactpersonen

        self.context.read(list_contactpersonen, self.werkgever_id, done=self._show)

    def _create(self) -> None:
        from app.services.dossiers.stamgegevens import create_contactpersoon

        self.context.write(create_contactpersoon, self.werkgever_id, done=self._created)

    def _created(self, result: tuple[int, Change]) -> None:
        self.made = result[0]
        self._read()

    def _show(self, personen: Sequence[tuple[int, str]]) -> None:
        self.empty.setVisible(not personen)
        for number, _naam in personen:
            if number not in self.forms:
                if self.forms:
                    self.people.addWidget(line())
                self.forms[number] = ObjectForm(self.context, Ref("contactpersoon", number))
                self.people.addWidget(self.forms[number])
        if self.made in self.forms:
            self.forms[self.made].focus("naam")
        self.made = 0
