"""What came of the work: a question, a period, and the answer with the names behind it."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.change import Change
from app.services.errors import UserError
from app.services.inzien.inzicht_records import Inzichtblad
from app.ui.context import Context, Screen
from app.ui.inzicht.choice_bar import ChoiceBar
from app.ui.inzicht.save_menu import SaveButton
from app.ui.inzicht.sheet import Sheet
from app.ui.language import tr
from app.ui.tables.narrowed import told_form
from app.ui.theme import space
from app.ui.widgets.card import PageHead

SOORTEN = ("kandidaat", "plaatsing", "meting", "werkgever", "gemeente", "subsidie", "coachtraject")
ONDER = tr("Elk getal noemt waarvan het een deel is, en wie erachter staat")


class InzichtScreen(Screen):
    """Reads only; what is shown can be saved or copied."""

    title = tr("Inzicht")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.choice, self.sheet = ChoiceBar(context), Sheet(context.settings)
        self.sheet.choices = lambda: told_form(self.choice.form)
        self.save = SaveButton(context, self.sheet, self.choice)
        self.save.setEnabled(False)  # until there is something to save
        self._lay_out()
        self.choice.changed.connect(self.reload)
        self.sheet.longer_wished.connect(self.choice.go_back)
        self.sheet.opened.connect(lambda number: context.navigate("dossier", id=number))

    def open(self, vraag: str = "", **_arg: Any) -> None:
        """Show the answers, perhaps to one question."""
        self.choice.fill()
        if vraag:
            self.choice.ask(vraag)
        self.reload()
        self.choice.setFocus()

    def refresh(self, change: Change | None) -> None:
        if self.isVisible() and (change is None or any(change.touches(soort) for soort in SOORTEN)):
            self.reload()

    def leave(self) -> None:
        self.choice.form.flush()

    def reload(self) -> None:
        """Count again."""
        from app.services.inzien.inzicht import read_inzicht

        vraag, keuze = self.choice.vraag, self.choice.keuze()
        if keuze is not None:
            self.context.read(
                read_inzicht, vraag, keuze, done=self._show, failed=self._refused, owner=self, lane="lang"
            )

    def _show(self, blad: Inzichtblad | None) -> None:
        if blad is not None and self.choice.vraag == blad.sleutel:
            self.sheet.show_blad(blad)
            self.save.setEnabled(bool(blad.regels))
            self.save.setToolTip("" if blad.regels else tr("Er zijn geen cijfers om te bewaren."))

    def _refused(self, fout: UserError) -> None:
        if fout.veld in self.choice.form.cells:
            self.choice.form.set_message(fout.veld, fout.tekst)
        else:
            self.context.messages.refuse(fout)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(PageHead(tr("Inzicht"), ONDER, (self.save,)))
        column.addWidget(self.choice)
        column.addWidget(self.sheet, 1)
