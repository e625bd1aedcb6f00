"""Findings with their weight, source and a jump to where they are mended."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.language import said, tr
from app.ui.theme import icon_pixmap, theme
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import EmptyState
from app.ui.widgets.text import label, line, set_role

# ernst as the law's checks name it -> (colour token, icon, word)
ERNST = {
    "blokkeert": ("bad", "alert-circle", tr("Blokkeert")),
    "fout": ("bad", "alert-circle", tr("Fout")),
    "let_op": ("attention", "alert-triangle", tr("Let op")),
    "info": ("muted", "info-circle", tr("Ter informatie")),
    "good": ("good", "circle-check", tr("In orde")),
    "bad": ("bad", "alert-circle", tr("Fout")),
    "attention": ("attention", "alert-triangle", tr("Let op")),
}


def ernst_of(value: Any) -> tuple[str, str, str]:
    """Colour token, icon and word for a severity given as text or enum."""
    key = str(getattr(value, "value", value) or "info").lower().replace(" ", "_")
    return ERNST.get(key, ERNST["info"])


class IconLabel(QLabel):
    """An icon in a colour of the theme; follows a change of theme."""

    def __init__(self, icon_name: str, token: str, size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._token, self._size = icon_name, token, size
        self.setFixedSize(QSize(size, size))
        theme.changed.connect(self._draw)
        self._draw()

    def show_icon(self, icon_name: str, token: str) -> None:
        """Change the icon and its colour."""
        self._name, self._token = icon_name, token
        self._draw()

    def _draw(self) -> None:
        self.setPixmap(icon_pixmap(self._name, self._token, self._size, self.devicePixelRatioF()))


class FindingList(QWidget):
    """A row per Bevinding (`ernst`, `tekst`, `bron`, `plek`); `jump(bevinding)` to mend it.

    The names of the attributes are looked up loosely, so that any record with them will do.
    """

    jump = Signal(object)

    def __init__(self, findings: Sequence[Any] = (), empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Bevindingen"))
        self._empty = empty or tr("Alle punten zijn in orde.")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.set_findings(findings)

    def set_findings(self, findings: Sequence[Any]) -> None:
        """Show these findings, the blocking ones first as given."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if not findings:
            self._rows.addWidget(EmptyState("circle-check", tr("Niets te doen"), self._empty))
        for place, finding in enumerate(findings):
            if place:
                self._rows.addWidget(line())
            self._rows.addWidget(self._row(finding))
        self._rows.addStretch()

    def _row(self, finding: Any) -> QFrame:
        token, icon_name, word = ernst_of(getattr(finding, "ernst", "info"))
        text = said(str(getattr(finding, "tekst", "") or getattr(finding, "text", "")))
        row = QFrame()
        row.setAccessibleName(f"{word}: {text}")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 10, 0, 10)
        layout.setSpacing(12)
        layout.addWidget(IconLabel(icon_name, token), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._words(word, token, text, str(getattr(finding, "bron", "") or "")), 1)
        if getattr(finding, "plek", "") or getattr(finding, "veld", ""):
            button = SecondaryButton(tr("Ga naar veld"))
            button.setAccessibleName(tr("Ga naar veld: {tekst}", tekst=text))
            button.clicked.connect(lambda: self.jump.emit(finding))
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _words(self, word: str, token: str, text: str, source: str) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        head = label(word, "strong")
        set_role(head, f"small-{token}" if token in ("good", "attention", "bad") else "small")
        words.addWidget(head)
        words.addWidget(label(text, wrap=True))
        if source:
            words.addWidget(label(source, "small", wrap=True))
        return words
