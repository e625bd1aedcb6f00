"""One road for messages: a bar above the content and a word in the status line.

`messages.show("Geen netwerk nodig.", "info")`, `messages.saved()`, `messages.refuse(UserError)`.
Kinds: info, good, attention, bad.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.ui.jobs import Jobs
from app.ui.language import said, tr

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
        self.posted.emit(Message(said(text), kind, action, stays))

    def refuse(self, error: Any) -> None:
        """Show what a service refused (UserError) and what to do about it."""
        self.show(error.tekst, "bad")

    def clear(self) -> None:
        """Take the bar away."""
        self.cleared.emit()

    def saved(self, moment: datetime | None = None) -> None:
        """Say in the status line when something was last kept."""
        self.status.emit(tr("Opgeslagen {moment:%H:%M}", moment=moment or datetime.now()))

    def listen(self, jobs: Jobs) -> None:
        """Take what no callback of a job took: refusals to the bar, crashes to the hook."""
        jobs.refused.connect(self.refuse)
        jobs.crashed.connect(_to_hook)


def _to_hook(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)
