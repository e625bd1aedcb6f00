"""The page on which a party signs its zienswijze."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QWidget

from app.ui.language import tr
from app.ui.meting.full_window import FullWindow
from app.ui.meting.signature import SignaturePad, is_finish
from app.ui.theme import space
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.text import label, line, set_style

MOST_WORDS = 150  # pixels; more words scroll
UITLEG = tr(
    "Teken in het vak met muis, pen of vinger. Dit is een tekening van uw handtekening; het is geen digitale "
    "handtekening met een certificaat. Kunt of wilt u niet tekenen? Dan geldt uw getypte naam."
)


class SignView(FullWindow):
    """`signed(lijnen)`: strokes of whole numbers, none when the typed name counts. Esc cancels."""

    signed = Signal(object)

    def __init__(self, wie: str, naam: str, woorden: str, over: QWidget) -> None:
        super().__init__(tr("Handtekening {wie}: {naam}", wie=wie, naam=naam), over, tr("Annuleer"))
        self.pad = SignaturePad()
        self.clear_button = SecondaryButton(tr("Wis"), icon_name="trash")
        self.name_button = SecondaryButton(tr("Mijn getypte naam geldt"), icon_name="pencil")
        self.done_button = PrimaryButton(tr("Klaar"), "Ctrl Enter")
        self.hint = label("", "bad", wrap=True)
        self.body.addWidget(line())
        self.body.addWidget(label(tr("U tekent voor deze woorden:"), "label"))
        self.words = label(woorden, "heading", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._scrolled(self.words))
        self.body.addWidget(self.pad, 1)
        self.body.addWidget(label(UITLEG, "muted", wrap=True))
        self.body.addWidget(self.hint)
        self.body.addLayout(self._buttons())
        self.hint.hide()
        self.clear_button.clicked.connect(self.pad.clear)
        self.name_button.clicked.connect(lambda: self._sign(()))
        self.done_button.clicked.connect(self.finish)
        self.pad.changed.connect(self.hint.hide)

    def finish(self) -> None:
        """Hand over what was drawn; an empty pad is said, not kept."""
        if lijnen := self.pad.lijnen():
            self._sign(lijnen)
        else:
            self.hint.setText(tr("Er staat nog niets in het vak. Teken, of kies “Mijn getypte naam geldt”."))
            self.hint.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_finish(event):
            self.finish()
        else:
            super().keyPressEvent(event)

    def _sign(self, lijnen: object) -> None:
        self.signed.emit(lijnen)
        self.leave()

    def _scrolled(self, words: QLabel) -> QScrollArea:
        """All words can be read, however many there are; the pad keeps its room."""
        area = QScrollArea(widgetResizable=True)
        area.setAccessibleName(tr("De woorden waarvoor u tekent"))
        set_style(area, "ring", "true")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(words)
        words.ensurePolished()
        high = words.heightForWidth(max(400, self.parentWidget().width() - 80)) + 16
        area.setFixedHeight(min(high, MOST_WORDS))
        return area

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(1))
        row.addWidget(self.clear_button)
        row.addWidget(self.name_button)
        row.addStretch()
        row.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignRight)
        return row
