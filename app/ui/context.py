"""What a screen gets: jobs, messages, settings, the archive, and the way to other screens.

`context.read(service, *args, done=…)` asks; `context.write(service, *args, done=…)` changes something:
it says "Opgeslagen" and tells every living screen. Both put the archive before the arguments.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.services.change import Change
from app.services.errors import UserError
from app.ui.jobs import Job, Jobs
from app.ui.messages import Messages
from app.ui.settings import Settings
from app.ui.turns import Turns

Callback = Callable[[Any], object]


class Context(QObject):
    """The surroundings of a screen. `changed(Change)` after each write; `navigate` is set by the window.

    `search(text)` answers hits with soort, id, titel, ondertitel; `show_panel(widget, title)` opens the
    side panel and `close_panel()` closes it; `log_contact(kandidaat_id)` opens the quick entry of a contact.
    `set_badge(name, count)` shows how much waits behind a screen. `restore(naam)` leaves the archive to
    put a backup back, `restart()` to begin anew where the user is.
    """

    changed = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        messages: Messages,
        settings: Settings,
        archive: Any = None,
        search: Callable[[str], Sequence[Any]] | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self.jobs, self.messages, self.settings = jobs, messages, settings
        self.archive, self.search, self.today = archive, search, today
        self.typed: dict[Hashable, dict[str, str]] = {}  # in a panel and not stored, by what it asks of whom
        self.turns = Turns(self)  # for what takes long to make and then to show
        self.counting = False  # a run of counting is in view: no key for a long time is ordinary
        self.navigate: Callable[..., None] = lambda _name, **_arg: None
        self.show_panel: Callable[..., None] = lambda _widget, _title="", _note="": None
        self.close_panel: Callable[[], None] = lambda: None
        self.log_contact: Callable[..., None] = lambda _kandidaat_id=None: None
        self.set_badge: Callable[[str, int], None] = lambda _name, _count: None
        self.restore: Callable[[str], None] = lambda _naam: None
        self.restart: Callable[[], None] = lambda: None

    def use(self, archive: Any, search: Callable[[str], Sequence[Any]], today: Callable[[], date]) -> None:
        """From here on ask this archive: screens may be made before one is open, they ask when they open."""
        self.archive, self.search, self.today = archive, search, today

    def read(
        self,
        service: Callable[..., Any],
        *args: Any,
        done: Callback,
        failed: Callback | None = None,
        owner: QObject | None = None,
        lane: str = "kort",
        **kwargs: Any,
    ) -> Job:
        """Ask a service something off the GUI thread; `done(result)`."""
        return self.jobs.run(
            service, self.archive, *args, done=done, failed=failed, owner=owner, lane=lane, **kwargs
        )

    def write(
        self,
        service: Callable[..., Any],
        *args: Any,
        done: Callback | None = None,
        failed: Callback | None = None,
        owner: QObject | None = None,
        lane: str = "kort",
        **kwargs: Any,
    ) -> Job:
        """Let a service change the archive; it answers a Change or a tuple that holds one.

        The Change is told to all screens, also when `owner` (else the object behind `done`) is gone; a
        refusal that `failed` can then no longer show is told in the message bar.
        """
        alive = owner if owner is not None else getattr(done, "__self__", None)
        receiver = _Receiver(self, done, failed, alive if isinstance(alive, QObject) else None)
        refused = receiver.refuse if failed is not None else None
        return self.jobs.run(
            service, self.archive, *args, done=receiver, failed=refused, owner=None, lane=lane, **kwargs
        )

    def tell(self, change: Change) -> None:
        """Tell the status line and every living screen what was stored."""
        self.messages.saved(change.moment)
        self.changed.emit(change)


class _Receiver:
    """First the world hears of the change, then the caller if it still lives."""

    def __init__(
        self, context: Context, done: Callback | None, failed: Callback | None, owner: QObject | None
    ) -> None:
        self.context, self.done, self.failed, self.owner = context, done, failed, owner

    def __call__(self, result: Any) -> None:
        parts = result if isinstance(result, tuple) else (result,)
        for part in parts:
            if isinstance(part, Change):
                self.context.tell(part)
        if self.done is not None and self._lives():
            self.done(result)

    def refuse(self, error: UserError) -> None:
        """The caller shows why, at its field; without it the message bar does."""
        if self.failed is not None and self._lives():
            self.failed(error)
        else:
            self.context.messages.refuse(error)

    def _lives(self) -> bool:
        return self.owner is None or shiboken6.isValid(self.owner)


class Screen(QWidget):
    """The base of every screen. Override what applies.

    `makes_room`: the screen gets narrower beside the side panel; without it the panel covers its right.
    """

    title = ""
    makes_room = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.making = self.make_parts()
        self.setProperty("role", "page")
        self.setAccessibleName(self.title)

    def make_parts(self) -> Iterator[None]:
        """What takes long to make, with a `yield` between two turns; all of it is there before `open`."""
        yield from ()

    def open(self, **arg: Any) -> None:
        """The screen comes to the front, perhaps for one object (`id=…`)."""

    def refresh(self, change: Change | None) -> None:
        """Something was stored somewhere; None means: read everything again (F5)."""

    def new(self) -> None:
        """Ctrl+Shift+N."""

    def finish(self) -> None:
        """Ctrl+Enter, unless the side panel has something to finish."""

    def kandidaat(self) -> int | None:
        """Whom a contact (Ctrl+N) is about when it begins on this screen; None for whoever was last."""
        return None

    def extra(self) -> None:
        """F5; reads again unless the screen has a use of its own for the key."""
        self.refresh(None)

    def leave(self) -> None:
        """Another screen comes to the front, or the archive is locked: store the field being typed."""

    def top_widgets(self) -> Sequence[QWidget]:
        """What stands at the right of the top bar while this screen is in front."""
        return ()


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """How the window knows a screen.

    group: "boven" or "onder" in the navigation, "" for not in it; `parent` is then the entry marked
    active. `opens` lists the kinds of search hits the screen shows (`open(id=…)`).
    """

    name: str
    title: str
    icon: str
    group: str
    factory: Callable[[Context], Screen]
    parent: str = ""
    opens: tuple[str, ...] = ()
