"""The keys of the counter: which they are, and the panel in which they are changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.loonwaarde.telling import COLLEGA, WERKNEMER, Telsoort
from app.ui.language import tr
from app.ui.settings import Settings
from app.ui.theme import space
from app.ui.widgets.buttons import LinkButton, SecondaryButton
from app.ui.widgets.text import label, set_role

Daad = tuple[str, str]

STANDAARD: dict[Daad, str] = {
    (WERKNEMER, Telsoort.GEMAAKT): "A",
    (WERKNEMER, Telsoort.FOUT): "S",
    (WERKNEMER, Telsoort.ONDERBROKEN): "P",
    (COLLEGA, Telsoort.GEMAAKT): "L",
    (COLLEGA, Telsoort.FOUT): "K",
    (COLLEGA, Telsoort.ONDERBROKEN): "O",
}
NAMEN = {Telsoort.GEMAAKT: tr("gemaakt"), Telsoort.FOUT: tr("fout"), Telsoort.ONDERBROKEN: tr("onderbreking")}
WIE = {WERKNEMER: tr("werknemer"), COLLEGA: tr("collega")}
VAST = {" ": tr("de spatiebalk hoort bij de knop in beeld"), "?": tr("? toont de lijst van sneltoetsen")}


class Toetsen:
    """The keys in force; kept in the settings as six characters."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        kept = settings.teltoetsen
        sound = len(kept) == len(set(kept)) == len(STANDAARD) and not any(map(refuse_key, kept))
        self.keys = dict(zip(STANDAARD, kept, strict=True)) if sound else dict(STANDAARD)

    def find(self, text: str) -> Daad | None:
        """What this key does, if anything."""
        return next((daad for daad, key in self.keys.items() if key == text.upper()), None)

    def change(self, daad: Daad, text: str) -> str:
        """Give an act another key; answers why not when that cannot be."""
        key = text.upper()
        reason = refuse_key(key)
        other = self.find(key)
        if not reason and other not in (None, daad):
            wie, wat = other
            reason = tr(
                "{toets} is al de toets voor {wie} {veld}. Kies een andere toets.",
                toets=key,
                wie=WIE[wie],
                veld=NAMEN[Telsoort(wat)],
            )
        if not reason:
            self.keys[daad] = key
            self.settings.teltoetsen = "".join(self.keys.values())
        return reason

    def reset(self) -> None:
        """The keys as they were delivered."""
        self.keys = dict(STANDAARD)
        self.settings.teltoetsen = "".join(self.keys.values())


def refuse_key(key: str) -> str:
    """Why this cannot be a key of the counter; "" when it can."""
    if key in VAST:
        return tr("Deze toets kan niet: {vast}.", vast=VAST[key])
    if len(key) != 1 or not key.isprintable() or key != key.upper():
        return tr("Deze toets kan niet. Kies een letter, cijfer of leesteken.")
    return ""


class KeyButton(SecondaryButton):
    """Shows a key; after a click the next key pressed is offered with `offered(text)`."""

    offered = Signal(str)

    def __init__(self, key: str, name: str) -> None:
        super().__init__(key)
        self.setCheckable(True)
        self.setAccessibleName(tr("Toets voor {naam}", naam=name))
        self.toggled.connect(lambda on: self.setText(tr("druk op een toets …")) if on else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isChecked() and event.text() and event.key() not in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
            self.offered.emit(event.text())
        else:
            super().keyPressEvent(event)


class ToetsenPanel(QWidget):
    """The six keys; `changed()` when one is another."""

    changed = Signal()

    def __init__(self, toetsen: Toetsen, naam: str) -> None:
        super().__init__()
        self.toetsen = toetsen
        self.buttons: dict[Daad, KeyButton] = {}
        self.note = label("", "bad", wrap=True)
        self.note.hide()
        grid = QGridLayout()
        grid.setSpacing(space(1))
        for row, (daad, key) in enumerate(toetsen.keys.items()):
            wie, wat = daad
            name = f"{(naam if wie == WERKNEMER else WIE[COLLEGA])} {NAMEN[Telsoort(wat)]}"
            button = self.buttons[daad] = KeyButton(key, name)
            button.offered.connect(lambda text, daad=daad: self._take(daad, text))
            grid.addWidget(label(name), row, 0)
            grid.addWidget(button, row, 1)
        reset = LinkButton(tr("Terug naar de gewone toetsen"))
        reset.clicked.connect(self._reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        text = tr("Kies een regel en druk op de nieuwe toets. Enter sluit de ronde af, Ctrl+Z neemt terug.")
        column.addWidget(label(text, "muted", wrap=True))
        column.addLayout(grid)
        column.addWidget(self.note)
        column.addWidget(reset, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self.setFocusProxy(next(iter(self.buttons.values())))

    def _take(self, daad: Daad, text: str) -> None:
        reason = self.toetsen.change(daad, text)
        self._say(reason)
        self._show()

    def _reset(self) -> None:
        self.toetsen.reset()
        self._say("")
        self._show()

    def _say(self, reason: str) -> None:
        set_role(self.note, "bad")
        self.note.setText(reason)
        self.note.setVisible(bool(reason))

    def _show(self) -> None:
        for daad, button in self.buttons.items():
            name = button.accessibleName()
            button.setChecked(False)
            button.setText(self.toetsen.keys[daad])
            button.setAccessibleName(name)
        self.changed.emit()
