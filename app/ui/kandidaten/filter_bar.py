"""What the list is narrowed to: words, gemeente, state of the plaatsing."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from app.services.change import Change
from app.services.records import KandidatenFilter
from app.ui.context import Context
from app.ui.language import tr
from app.ui.theme import icon, space
from app.ui.widgets.choices import ChoiceField
from app.ui.widgets.letter_size import in_letters

GEMEENTEN = (("", tr("Alle gemeenten")),)
REGIO = "regio:"
STANDEN = (("alle", tr("Alle plaatsingen")), ("lopend", tr("Lopend")), ("afgerond", tr("Afgerond")))
PAUSE = 30  # milliseconds between a key and the question to the archive


class FilterBar(QWidget):
    """The search field with two choices beside it; `changed(filter)` after each key or choice."""

    changed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.filter = context, KandidatenFilter()
        self.words = QLineEdit(placeholderText=tr("Zoek op naam, werkgever, dossier of normfunctie"))
        self.words.setObjectName("zoek_kandidaten")
        self.words.setAccessibleName(tr("Zoek in kandidaten"))
        self.words.setClearButtonEnabled(True)
        self.words.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        for button in self.words.findChildren(QToolButton):
            button.setAccessibleName(tr("Wis wat u zoekt"))
        self.gemeente, self.stand = ChoiceField(GEMEENTEN), ChoiceField(STANDEN)
        self.gemeente.setAccessibleName(tr("Gemeente of regio"))
        self.stand.setAccessibleName(tr("Stand van de plaatsing"))
        self.stand.set_content("alle")
        self.gemeente.set_content("")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.tell)
        self.words.textChanged.connect(lambda _: self._pause.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        row.addWidget(self.words, 1)
        for choice in (self.gemeente, self.stand):
            in_letters(choice, QWidget.setMinimumWidth, 148)
            choice.ended.connect(self.tell)
            row.addWidget(choice)

    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(
            self.filter.tekst
            or self.filter.gemeente_id is not None
            or self.filter.regio
            or self.filter.stand != "alle"
        )

    def sort(self, volgorde: str, aflopend: bool) -> None:
        """Another order."""
        self.filter = replace(self.filter, volgorde=volgorde, aflopend=aflopend)
        self.changed.emit(self.filter)

    def clear(self) -> None:
        """Show everybody again."""
        self.words.clear()
        self.gemeente.set_content("")
        self.stand.set_content("alle")
        self.tell()

    def refresh(self, change: Change | None) -> None:
        """Follow changes of the gemeenten."""
        from app.services.dossiers.regios import list_gebieden

        if change is None or change.touches("gemeente"):
            self.context.read(list_gebieden, done=self._fill)

    def tell(self) -> None:
        """Ask for the list as the controls stand, without waiting for the next key."""
        self._pause.stop()
        gemeente = self.gemeente.content()
        regio = gemeente.removeprefix(REGIO) if gemeente.startswith(REGIO) else ""
        self.filter = replace(
            self.filter,
            tekst=self.words.text(),
            gemeente_id=int(gemeente) if gemeente and not regio else None,
            regio=regio,
            stand=self.stand.content(),
        )
        self.changed.emit(self.filter)

    def _fill(self, gebieden: tuple[Sequence[str], Sequence[tuple[int, str]]]) -> None:
        regios, gemeenten = gebieden
        named = [(str(number), naam or tr("(zonder naam)")) for number, naam in gemeenten]
        areas = [(f"{REGIO}{regio}", tr("Regio {regio}", regio=regio)) for regio in regios]
        self.gemeente.set_choices((*GEMEENTEN, *areas, *named))
