"""One road for messages: a bar above the content, a word in the status line, a window after a crash.

`messages.show("Geen netwerk nodig.", "info")`, `messages.saved()`, `messages.refuse(UserError)`.
Kinds: info, good, attention, bad.
"""

import platform
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app import __version__
from app.ui.jobs import Jobs
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.text import label

KINDS = ("info", "good", "attention", "bad")
_GOOD_STAYS = 8_000  # milliseconds


@dataclass(frozen=True, slots=True)
class Message:
    """What the bar shows; `action` is (word on the button, what it does)."""

    text: str
    kind: str = "info"
    action: tuple[str, Callable[[], Any]] | None = None
    milliseconds: int = 0


class Messages(QObject):
    """Where everybody leaves what the user must know."""

    posted = Signal(object)
    cleared = Signal()
    status = Signal(str)

    def show(
        self, text: str, kind: str = "info", action: tuple[str, Callable[[], Any]] | None = None
    ) -> None:
        """Put a message in the bar; good news leaves by itself, the rest stays until closed."""
        stays = _GOOD_STAYS if kind == "good" and action is None else 0
        self.posted.emit(Message(text, kind, action, stays))

    def refuse(self, error: Any) -> None:
        """Show what a service refused (UserError) and what to do about it."""
        self.show(error.tekst, "bad")

    def clear(self) -> None:
        """Take the bar away."""
        self.cleared.emit()

    def saved(self, moment: datetime | None = None) -> None:
        """Say in the status line when something was last kept."""
        self.status.emit(f"Opgeslagen {(moment or datetime.now()):%H:%M}")

    def listen(self, jobs: Jobs) -> None:
        """Take what no callback of a job took: refusals to the bar, crashes to the hook."""
        jobs.refused.connect(self.refuse)
        jobs.crashed.connect(_to_hook)


def _to_hook(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


def crash_text(error: BaseException, trace: TracebackType | None = None) -> str:
    """Kind of error, program lines and versions; never the words of the error, they may hold a name."""
    frames = traceback.extract_tb(trace if trace is not None else error.__traceback__)
    lines = [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    head = f"Loonwaarde {__version__} · Python {platform.python_version()} · Qt {qVersion()} · {sys.platform}"
    return "\n".join([head, type(error).__name__, *lines])


def _short(filename: str) -> str:
    parts = Path(filename).parts
    start = parts.index("app") if "app" in parts else max(0, len(parts) - 2)
    return "/".join(parts[start:])


class CrashWindow(QDialog):
    """Says what happened and what is safe, with a text to copy that holds no personal data."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Er ging iets mis")
        self.setMinimumWidth(560)
        self.details = QPlainTextEdit(text, readOnly=True)
        self.details.setAccessibleName("Gegevens over de fout")
        self.copy_button = SecondaryButton("Kopieer deze tekst", icon_name="copy")
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        close = PrimaryButton("Ga verder")
        close.clicked.connect(self.accept)
        self._lay_out(close)

    def _lay_out(self, close: PrimaryButton) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label("Er ging iets mis in het programma", "title"))
        layout.addWidget(label(_SAFE, wrap=True))
        layout.addWidget(self.details, 1)
        layout.addWidget(label(_PRIVATE, "small", wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addStretch()
        row.addWidget(close)
        layout.addLayout(row)
        close.setFocus()


_SAFE = (
    "Alles wat was opgeslagen, is veilig. Hooguit het veld waarin u typte, is niet bewaard. "
    "Gebeurt het weer? Sluit het programma, open het opnieuw en stuur de tekst hieronder mee met uw melding."
)
_PRIVATE = "In deze tekst staan geen namen, bedragen of andere gegevens uit het archief."


class _Hook(QObject):
    """Carries an exception from any thread to the GUI thread."""

    caught = Signal(str)

    def __init__(self, show: Callable[[str], None]) -> None:
        super().__init__()
        self._show, self._showing = show, False
        self.previous = sys.excepthook
        self.caught.connect(self._on_gui_thread)

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self.previous(kind, error, trace)
            return
        self.caught.emit(crash_text(error, trace))

    def _on_gui_thread(self, text: str) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            self._show(text)
        finally:
            self._showing = False


def _show_window(text: str) -> None:
    print(text, file=sys.stderr)
    CrashWindow(text, QGuiApplication.instance().activeWindow()).exec()


def install_excepthook(show: Callable[[str], None] = _show_window) -> Callable[[], None]:
    """Send every uncaught exception to the crash window; returns the way back."""
    hook = _Hook(show)
    sys.excepthook = hook
    return lambda: setattr(sys, "excepthook", hook.previous)
