"""Words about health that the user adds to the list of the program."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Change
from app.services.errors import UserError
from app.ui.context import Context
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.buttons import IconButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.fields import LineField
from app.ui.widgets.letter_size import in_letters
from app.ui.widgets.text import label, set_role

UITLEG = tr(
    "Verslagen, plannen en verklaringen worden nagekeken op woorden over gezondheid. Het programma heeft een "
    "eigen lijst; hier voegt u woorden toe. Een ster staat voor meer letters: hoofdpijn* vindt ook "
    "hoofdpijntabletten. Een uitroepteken vooraan laat een woord juist toe: !ziek."
)
GEEN = tr("Nog geen eigen woorden.")
WIDTH = 640


class WoordenTab(QWidget):
    """One line to type in, and the words under it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.word = LineField()
        self.word.setPlaceholderText(tr("Nieuw woord"))
        self.word.setAccessibleName(tr("Nieuw woord over gezondheid"))
        self.word.returnPressed.connect(self.add)
        self.add_button = SecondaryButton(tr("Voeg toe"), icon_name="plus")
        self.add_button.clicked.connect(self.add)
        self.state = label("", "muted", wrap=True)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(space(0))
        top = QHBoxLayout()
        top.addWidget(self.word, 1)
        top.addWidget(self.add_button)
        card = Card(tr("Woorden over gezondheid"))
        in_letters(card, QWidget.setMaximumWidth, WIDTH)
        for part in (label(UITLEG, "muted", wrap=True), top, self.state, self.rows):
            card.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(2), 0, 0)
        column.addWidget(card)
        column.addStretch()
        self.refresh(None)

    def add(self) -> None:
        """Keep the word typed."""
        from app.services.coachen.medischewoorden import add_woord

        if self.word.text().strip():
            self.context.write(
                add_woord, self.word.text(), done=self._added, failed=self._refused, owner=self
            )

    def refresh(self, change: Change | None) -> None:
        """Follow the list."""
        from app.services.coachen.medischewoorden import list_eigen_woorden

        if change is None or change.touches("medisch_woord"):
            self.context.read(list_eigen_woorden, done=self._show, owner=self)

    def flush(self) -> None:
        """A word half typed is not kept."""

    def _added(self, _change: Change) -> None:
        self.word.clear()

    def _refused(self, fout: UserError) -> None:
        self._say(fout.tekst, "bad")

    def _say(self, text: str, role: str = "muted") -> None:
        self.state.setText(text)
        set_role(self.state, role)
        self.state.setVisible(bool(text))

    def _show(self, woorden: Sequence[tuple[int, str]]) -> None:
        self._say("" if woorden else GEEN)
        while (old := self.rows.takeAt(0)) is not None:
            old.widget().deleteLater()
        for number, woord in woorden:
            self.rows.addWidget(self._row(number, woord))

    def _row(self, number: int, woord: str) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        away = IconButton("trash", tr("Verwijder {woord}", woord=woord))
        away.clicked.connect(lambda: self._remove(number))
        layout.addWidget(label(woord), 1)
        layout.addWidget(away)
        return row

    def _remove(self, number: int) -> None:
        from app.services.coachen.medischewoorden import remove_woord

        self.context.write(remove_woord, number, owner=self)
