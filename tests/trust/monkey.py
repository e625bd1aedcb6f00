"""Somebody who knows nothing at the whole program: random keys and clicks on every screen, from a seed.

`python -m tests.trust.monkey FOLDER SEED EVENTS` repeats a run outside the tests and tells each act.
"""

import faulthandler
import os
import sys
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, QtMsgType, QUrl, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from app.models import keys
from app.models.archive import Archive
from app.services.archief import Archief, check_archief
from app.services.coachen.trajecten import create_doel, create_traject
from app.services.dossiers.zoeken import search
from app.services.meten.metingen import list_metingen, read_meting
from app.ui.afdrukken import drag, loose_files, printing
from app.ui.context import Context
from app.ui.jobs import Jobs
from app.ui.language import speak
from app.ui.main_window import MainWindow
from app.ui.messages import Messages
from app.ui.meting.places import STEPS
from app.ui.screens import SCREENS
from app.ui.settings import Settings
from app.ui.theme import apply_theme
from tests.conftest import SNEL, WACHTWOORD
from tests.factories import (
    fill_profiel,
    make_definitieve_meting,
    make_gemeente,
    make_kandidaat,
    make_meting,
    make_plaatsing,
    make_werkgever,
)
from tests.trust.ledger import Ledger

Key, Mod = Qt.Key, Qt.KeyboardModifier
PATIENCE = 60  # seconds until everything asked must have been answered
PATIENT = 0.4  # share of the acts after which it looks what came of them before it does the next
REMEMBERED = 25  # acts told with a failure
KEYS: tuple[tuple[Key, Mod], ...] = (
    *((key, Mod.NoModifier) for key in (Key.Key_Tab, Key.Key_Return, Key.Key_Escape, Key.Key_Space)),
    *((key, Mod.NoModifier) for key in (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right)),
    *((key, Mod.NoModifier) for key in (Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown)),
    *(
        (key, Mod.NoModifier)
        for key in (Key.Key_Backspace, Key.Key_Delete, Key.Key_F1, Key.Key_F5, Key.Key_F9)
    ),
    *(
        (key, Mod.NoModifier)
        for key in (Key.Key_Question, Key.Key_A, Key.Key_J, Key.Key_S, Key.Key_L, Key.Key_P)
    ),
    (Key.Key_Backtab, Mod.ShiftModifier),
    (Key.Key_F9, Mod.ShiftModifier),
    (Key.Key_N, Mod.ControlModifier | Mod.ShiftModifier),
    (Key.Key_Down, Mod.AltModifier),
    (Key.Key_Up, Mod.AltModifier),
    *((key, Mod.ControlModifier) for key in (Key.Key_N, Key.Key_K, Key.Key_L, Key.Key_B, Key.Key_Return)),
    *((key, Mod.ControlModifier) for key in (Key.Key_A, Key.Key_Z, Key.Key_C, Key.Key_V, Key.Key_X)),
)
EDITORS = (QLineEdit, QPlainTextEdit, QComboBox)
TEXTS = (
    *("0", "1", "32", "59", "100", "101", "-3", "1e9", "12,5", "9:36", "45 x 5", "€ 2.100,00", "²"),
    *("01-02-2006", "31-02-2026", "2026-11-20", "01-01-2027", "13:15", "24:00", "Bakker", "de", "%_'\";--"),
    *("Łukasz Yılmaz", "שלום", "\U0001f600", "a" * 400, " ", "\t", "=1+1", "<b>vet</b>", "naam@voorbeeld.nl"),
)


class Monkey:
    """`act()` does one random thing to what is visible and enabled; `acts` holds the last ones in words."""

    def __init__(self, window: MainWindow, random: Random) -> None:
        self.window, self.random = window, random
        self.acts: deque[str] = deque(maxlen=REMEMBERED)
        self.places: list[dict[str, Any]] = [{"name": spec.name} for spec in SCREENS if spec.group]

    def act(self) -> None:
        """One event, and the turn of the loop after it."""
        kinds: tuple[tuple[Callable[[], str], int], ...] = (
            (self._click, 30),
            (self._fill, 22),
            (self._type, 8),
            (self._press, 30),
            (self._go, 6),
            (self._resize, 1),
        )
        act = self.random.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])[0]
        self.acts.append(act.__name__)
        self._come_forward()
        self.acts[-1] = act()
        if self.random.random() < PATIENT:
            self.window.context.jobs.wait_idle(1000 * PATIENCE)
        QApplication.processEvents()

    def _click(self) -> str:
        target = self.random.choice(self._targets())
        told = f"click {_name(target)}"
        self.acts[-1] = told
        place = QPoint(self.random.randrange(target.width()), self.random.randrange(target.height()))
        button = self.random.choices((Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton), (12, 1))[0]
        clicked = self.random.choices((QTest.mouseClick, QTest.mouseDClick), (12, 1))[0]
        clicked(target, button, Mod.NoModifier, place)
        return told

    def _type(self) -> str:
        target, text = self._focus(), self.random.choice(TEXTS)
        told = f"type {text[:20]!r} in {_name(target)}"
        self.acts[-1] = told
        for sign in text:
            _type_sign(target, sign)
            if self._focus() is not target:
                break
        return told

    def _fill(self) -> str:
        """Give a field the focus, type something else in it and leave it."""
        fields = [widget for widget in self._targets() if isinstance(widget, EDITORS)]
        if not fields:
            return self._press()
        field = self.random.choice(fields)
        field.setFocus()
        QTest.keyClick(field, Key.Key_A, Mod.ControlModifier)
        told = self._type()
        QTest.keyClick(self._focus(), Key.Key_Tab)
        return told

    def _press(self) -> str:
        target, (key, modifier) = self._focus(), self.random.choice(KEYS)
        told = f"press {modifier.name} {key.name} in {_name(target)}"
        self.acts[-1] = told
        QTest.keyClick(target, key, modifier)
        return told

    def _go(self) -> str:
        place = self.random.choice(self.places)
        self.acts[-1] = f"go to {place}"
        self.window.navigate(**place)
        return f"go to {place}"

    def _resize(self) -> str:
        wide, high = self.random.randint(1024, 1920), self.random.randint(640, 1080)
        self.window.resize(wide, high)
        return f"resize to {wide} x {high}"

    def _come_forward(self) -> None:
        """Without a window manager nobody gives the window the focus back after a popup."""
        if self._front() is self.window and not self.window.isActiveWindow():
            self.window.activateWindow()
            QApplication.processEvents()

    def _front(self) -> QWidget:
        """What lies in front: a menu, a calendar, a dialog, else the window."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def _targets(self) -> list[QWidget]:
        front = self._front()
        found = [widget for widget in front.findChildren(QWidget) if _can_be_used(widget)]
        parts = [_clickable(widget) for widget in found or [front]]
        return [part for part in parts if part.width() and part.height()] or [front]

    def _focus(self) -> QWidget:
        front = self._front()
        return front if front is not self.window else QApplication.focusWidget() or self.window


def _type_sign(target: QWidget, sign: str) -> None:
    """QTest knows keys of ASCII only; anything else comes as from an input method."""
    if sign.isascii():
        QTest.keyClick(target, sign)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, Key.Key_unknown, Mod.NoModifier, sign))


def _can_be_used(widget: QWidget) -> bool:
    used = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QTabBar)
    return used and widget.isVisible() and widget.isEnabled()


def _clickable(widget: QWidget) -> QWidget:
    inside = isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QPlainTextEdit)
    return widget.viewport() if inside else widget


def _name(widget: QWidget) -> str:
    parent = widget.parentWidget()
    own = widget.objectName() or widget.accessibleName() or (parent.objectName() if parent else "")
    return f"{type(widget).__name__} {own}"


class Studio:
    """The window on an example archive, with everything that would leave the program kept inside."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.random, self.ledger = folder, Random(seed), Ledger()
        self.errors: list[str] = []
        keys.STANDARD = SNEL
        faulthandler.enable()
        self.app = QApplication.instance() or QApplication([])
        speak(self.app)
        apply_theme(self.app, "licht")
        self._keep_inside()
        self.archief = make_archive(folder / "archief", self.ledger.clock)
        self.jobs, messages = Jobs(), Messages()
        messages.listen(self.jobs)
        self.jobs.crashed.connect(
            lambda error: self.errors.append("".join(traceback.format_exception(error)))
        )
        self.context = Context(
            self.jobs,
            messages,
            Settings(folder / "instellingen.ini"),
            self.archief,
            lambda text: search(self.archief, text),
            lambda: self.archief.vandaag,
        )
        self.context.changed.connect(self.ledger.take)
        self.window = MainWindow(self.context, SCREENS, "proef")
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        self.window.navigate("vandaag")
        self.monkey = Monkey(self.window, self.random)
        self.monkey.places += deep_places(self.archief)

    def run(
        self, events: int, tell: Callable[[str], None] = lambda _act: None, beyond: bool = False
    ) -> dict[str, Any]:
        """Act so many times, then let everything end and compare; the figures of the run.

        The first error ends it, unless it has to go on `beyond`.
        """
        longest, told = 0.0, 0
        for number in range(events):
            begin = perf_counter()
            try:
                self.monkey.act()
            except Exception:  # noqa: BLE001 - the monkey itself never fails: it is the program that did
                self.errors.append(traceback.format_exc())
            longest = max(longest, perf_counter() - begin)
            tell(self.monkey.acts[-1])
            for error in self.errors[told:]:
                tell(error)
            told = len(self.errors)
            if self.errors and not beyond:
                return self._figures(number + 1, longest, ended=True)
        return self._figures(events, longest, ended=self._end())

    def _figures(self, events: int, longest: float, ended: bool) -> dict[str, Any]:
        found = {"events": events, "stored": self.ledger.told, "longest": round(longest, 1), "ended": ended}
        found |= {"errors": self.errors, "acts": list(self.monkey.acts), "lost": [], "findings": []}
        if ended:
            found["lost"] = self._compare(found)
        return found

    def _end(self) -> bool:
        """Leave the screen in front as the lock does; everything asked must be answered."""
        self.window.lock()
        return bool(self.jobs.wait_idle(PATIENCE * 1000))

    def _compare(self, found: dict[str, Any]) -> list[str]:
        from app.services.archief import open_archief

        self.window.hide()
        self.jobs.close()
        self.archief.close()
        self.ledger.close()
        again = open_archief(self.folder / "archief", WACHTWOORD, klok=self.ledger.clock)
        found["findings"] = [str(finding) for finding in check_archief(again)["bevindingen"]]
        lost = self.ledger.find_lost(again)
        again.close()
        return lost

    def _keep_inside(self) -> None:
        def ask(*_args: Any, **_more: Any) -> tuple[str, str]:
            name = self.random.choice(("", "stuk.pdf", "map die er niet is/stuk.pdf"))
            return (str(self.folder / name) if name else "", "")

        QFileDialog.getSaveFileName = QFileDialog.getOpenFileName = ask
        printing.ask_printer = lambda *_args: None
        loose_files._ground = lambda: self.folder
        drag.dropped = lambda *_args: self.random.choice((True, False))
        QFileDialog.getExistingDirectory = lambda *_args, **_more: ""
        QDesktopServices.openUrl = lambda _url=QUrl(): True  # noqa: B008
        sys.excepthook = lambda *error: self.errors.append("".join(traceback.format_exception(*error)))
        qInstallMessageHandler(self._hear)

    def _hear(self, kind: QtMsgType, _where: Any, words: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            print(words, *self.monkey.acts, sep="\n", file=sys.stderr, flush=True)  # Qt ends the process now
        serious = kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg)
        if serious and not words.startswith("This plugin does not support"):
            self.errors.append(words)


def make_archive(folder: Path, clock: Callable[[], Any]) -> Archief:
    """Something on every screen: a definitive meting, one that can become so, a traject with a goal."""
    archive, _key = Archive.create(folder, WACHTWOORD, kdf=SNEL)
    archief = Archief(archive, clock)
    fill_profiel(archief)
    make_gemeente(archief)
    make_werkgever(archief)
    done, busy, new = (make_kandidaat(archief) for _ in range(3))
    make_definitieve_meting(archief, make_plaatsing(archief, done))
    make_meting(archief, make_plaatsing(archief, busy))
    make_plaatsing(archief, new)
    traject, _change = create_traject(archief, done)
    create_doel(archief, traject)
    return archief


def deep_places(archief: Archief) -> list[dict[str, Any]]:
    """The screens that are about one object, for a few of them."""
    metingen = list_metingen(archief)
    places: list[dict[str, Any]] = [{"name": "dossier", "id": meting.kandidaat_id} for meting in metingen]
    for meting in metingen:
        places += [{"name": "meting", "id": meting.id, "stap": stap} for stap, _title in STEPS]
    taken = [taak.id for meting in metingen for taak in read_meting(archief, meting.id).hoofdtaken]
    return [*places, *({"name": "waarnemen", "id": taak} for taak in taken[-2:])]


def play(folder: str, seed: int, events: int) -> dict[str, Any]:
    """One run in this process."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return Studio(Path(folder), seed).run(events)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    place, start, many = sys.argv[1:]
    for name, value in Studio(Path(place), int(start)).run(int(many), print, beyond=True).items():
        print(name, value if not isinstance(value, list) else "\n".join(map(str, value)))
