"""What the list is narrowed to: words, gemeente, state of the plaatsing."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.services.change import Change
from app.services.records import KandidatenFilter
from app.ui.context import Context
from app.ui.theme import icon

STANDEN = (("alle", "Alle kandidaten"), ("lopend", "Lopende plaatsing"), ("afgerond", "Afgerond"))
PAUSE = 30  # milliseconds between a key and the question to the archive


class FilterBar(QObject):
    """Three controls that the screen places where it likes; `changed(filter)` after each choice."""

    changed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.filter = context, KandidatenFilter()
        self.words = QLineEdit(placeholderText="Zoek op naam, werkgever, dossier of normfunctie")
        self.words.setObjectName("zoek_kandidaten")
        self.words.setAccessibleName("Zoek in kandidaten")
        self.words.setClearButtonEnabled(True)
        self.words.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.gemeente, self.stand = QComboBox(), QComboBox()
        self.gemeente.setAccessibleName("Gemeente")
        self.stand.setAccessibleName("Stand van de plaatsing")
        self.gemeente.addItem("Alle gemeenten", None)
        for value, text in STANDEN:
            self.stand.addItem(text, value)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._tell)
        self.words.textChanged.connect(lambda _: self._pause.start())
        for choice in (self.gemeente, self.stand):
            choice.activated.connect(lambda _: self._tell())

    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.filter.tekst or self.filter.gemeente_id is not None or self.filter.stand != "alle")

    def sort(self, volgorde: str, aflopend: bool) -> None:
        """Another order."""
        self.filter = replace(self.filter, volgorde=volgorde, aflopend=aflopend)
        self.changed.emit(self.filter)

    def clear(self) -> None:
        """Show everybody again."""
        self.words.clear()
        self.gemeente.setCurrentIndex(0)
        self.stand.setCurrentIndex(0)
        self._tell()

    def refresh(self, change: Change | None) -> None:
        """Follow changes of the gemeenten."""
        from app.services.stamgegevens import list_gemeenten

        if change is None or change.touches("gemeente"):
            self.context.read(list_gemeenten, done=self._fill)

    def _tell(self) -> None:
        self._pause.stop()
        self.filter = replace(
            self.filter,
            tekst=self.words.text(),
            gemeente_id=self.gemeente.currentData(),
            stand=self.stand.currentData(),
        )
        self.changed.emit(self.filter)

    def _fill(self, gemeenten: Sequence[tuple[int, str]]) -> None:
        chosen = self.gemeente.currentData()
        self.gemeente.clear()
        self.gemeente.addItem("Alle gemeenten", None)
        for number, naam in gemeenten:
            self.gemeente.addItem(naam or "(zonder naam)", number)
        self.gemeente.setCurrentIndex(max(0, self.gemeente.findData(chosen)))
