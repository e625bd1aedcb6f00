"""What happens after a fault in the program: a line in its log, and a window that says what is safe.

The text holds places in the program and versions. It never holds the words of the error, nor any value:
they may be a name.
"""

import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.language import tr
from app.ui.program_log import describe_versions, write_line
from app.ui.theme import dress, space, theme
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.text import label

ROOT = Path(__file__).resolve().parents[2]
MOST_CAUSES = 5
SAFE = tr(
    "Wat was opgeslagen, staat veilig in het archief. Hooguit het veld waarin u typte, is niet bewaard: "
    "kijk dat na. U kunt verder werken. Gebeurt het weer? Sluit het programma, open het opnieuw en stuur "
    "de tekst hieronder mee met uw melding."
)
PRIVATE = tr("In deze tekst staan geen namen, bedragen of andere gegevens uit het archief.")
COPIED = tr("Gekopieerd. Plak de tekst in uw melding.")


def crash_text(error: BaseException, trace: TracebackType | None = None) -> str:
    """Kind of error, program lines and versions, with the errors behind it."""
    lines = [describe_versions()]
    for place, fault in enumerate(_causes(error)):
        frames = traceback.extract_tb(trace if place == 0 and trace is not None else fault.__traceback__)
        lines.append(f"{'door ' if place else ''}{_kind(fault)}")
        lines += [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join(lines)


def _causes(error: BaseException) -> Iterator[BaseException]:
    fault: BaseException | None = error
    for _ in range(MOST_CAUSES):
        if fault is None:
            return
        yield fault
        fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)


def _kind(fault: BaseException) -> str:
    """The kind, and for an error of the system or the database its fixed name: ENOSPC, SQLITE_IOERR."""
    import errno

    code = getattr(fault, "sqlite_errorname", "")
    if isinstance(fault, OSError):
        code = errno.errorcode.get(fault.errno or 0, "")
    return f"{type(fault).__name__} {code}".strip()


def _short(filename: str) -> str:
    """The place inside the program or a library; elsewhere only the name of the file."""
    path = Path(filename)
    if path.is_relative_to(ROOT / "app"):
        return path.relative_to(ROOT).as_posix()
    if "site-packages" in path.parts:
        return "/".join(path.parts[path.parts.index("site-packages") + 1 :])
    return filename if path.parts[:1] == ("app",) else path.name


class CrashWindow(QDialog):
    """Says what happened and what is safe, with a text to copy."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Er ging iets mis"))
        self.setMinimumSize(max(600, min(1000, theme.pixels(600))), max(420, theme.pixels(300)))
        self.details = QPlainTextEdit(text, readOnly=True)
        self.details.setAccessibleName(tr("Gegevens over de fout"))
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setTabChangesFocus(True)
        self.note = label(PRIVATE, "muted", wrap=True)
        self.copy_button = SecondaryButton(tr("Kopieer deze tekst"), icon_name="copy")
        self.copy_button.clicked.connect(self.copy)
        self.close_button = PrimaryButton(tr("Ga verder"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        dress(self)

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.note.setText(COPIED)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(IconLabel("alert-circle", "bad", 24), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(label(tr("Er ging iets mis in het programma"), "title", wrap=True), 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(label(SAFE, wrap=True))
        layout.addWidget(self.details, 1)
        layout.addWidget(self.note)
        layout.addLayout(buttons)
        self.close_button.setFocus()


class _Hook(QObject):
    """Carries an exception from any thread to the GUI thread."""

    caught = Signal(str)

    def __init__(self, show: Callable[[str], None]) -> None:
        super().__init__()
        self._show, self._showing = show, False
        self.previous = sys.excepthook, threading.excepthook
        self.caught.connect(self._on_gui_thread)

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self.previous[0](kind, error, trace)
            return
        text = crash_text(error, trace)
        write_line(text)
        self.caught.emit(text)

    def from_thread(self, what: threading.ExceptHookArgs) -> None:
        """A thread of our own ended by an error."""
        if what.exc_value is not None and not issubclass(what.exc_type, SystemExit):
            self(what.exc_type, what.exc_value, what.exc_traceback)

    def give_back(self) -> None:
        """Let errors go where they went before."""
        sys.excepthook, threading.excepthook = self.previous

    def _on_gui_thread(self, text: str) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            self._show(text)
        finally:
            self._showing = False


def _show_window(text: str) -> None:
    CrashWindow(text, QGuiApplication.instance().activeWindow()).exec()


def install_excepthook(show: Callable[[str], None] = _show_window) -> Callable[[], None]:
    """Send every uncaught exception to the log and the crash window; returns the way back."""
    hook = _Hook(show)
    sys.excepthook, threading.excepthook = hook, hook.from_thread
    return hook.give_back
