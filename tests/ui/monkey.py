"""A program of its own: keys and mouse at random, with a fixed seed, over the whole program on the example.

Prints a line for each finding (a traceback, a warning of Qt, a window away too long, an archive that is not
sound or lost a record) with the acts just before it, and at the end what was done. Threads make two runs
with one seed differ, so a finding is told with the road that led to it.
"""

import os
import random
import shutil
import sys
import tempfile
from collections import Counter, deque
from collections.abc import Callable, Sequence
from datetime import datetime, time
from pathlib import Path
from time import thread_time
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QKeyEvent, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget

from app.main import Program
from app.models import keys
from app.screenshots import DAY, LIJST
from app.services.archief import Archief, open_archief
from app.services.bewaring.onderzoek import verify_archief
from app.services.dossiers.kandidaten import list_kandidaten
from app.services.meten.metingen import list_metingen, read_meting
from app.services.records import KandidatenFilter
from app.services.voorbeeld import PASSPHRASE
from app.ui.crash import install_excepthook
from app.ui.dossier.tabs import TABS
from app.ui.language import speak
from app.ui.meting.places import STEPS
from app.ui.nested import nest_safely
from app.ui.roles import speak_roles
from app.ui.settings import Settings
from app.ui.sweep import sweeping_here
from app.ui.theme import apply_theme
from tests.conftest import SNEL
from tests.ui.toegang_driver import describe

MOST_AWAY = 3000  # milliseconds of own work in one go; the goal of 50 ms has a bench of its own
SPEECH = "abcdefghijklmnopqrstuvwxyz ABCZ 0123456789,.-:/%€'\"<>&;é"
KEYS = (
    *("Tab", "Backtab", "Return", "Enter", "Escape", "Space", "Backspace", "Delete"),
    *("Up", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown", "F1", "F5", "F9", "F2", "F11"),
)
WITH_CTRL = (*"KNPCZDBKNPCZDBKNPCZDBLYVAX123456789", "Return", "PageDown", "PageUp", "Home", "End")
SIZES = (QSize(1366, 768), QSize(1024, 640), QSize(1920, 1080), QSize(683, 384))
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NO_KEY, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
HARMLESS = ("This plugin does not support", "QFont::setPointSizeF")  # the second: Qt's preview of a page
AIMED = 0.9  # of the clicks; the others go anywhere
LOOKS = 12  # points looked at for something to click on
BORED = 0.2  # how soon the dialog of the printer is closed
AWAKE = 0.9  # how often the small buttons of the frame, with the lock among them, are let be
REMEMBERED = 8


class Monkey:
    """Does `events` acts, one for each turn of the loop; whoever opens a menu or dialog gets acts in it."""

    def __init__(
        self, program: Program, dice: random.Random, events: int, places: Sequence[tuple[str, dict[str, Any]]]
    ) -> None:
        self.program, self.dice, self.left, self.places = program, dice, events, places
        self.road: deque[str] = deque(maxlen=REMEMBERED)
        self.seen: Counter[str] = Counter()
        self.over, self.longest, self._since = False, 0.0, thread_time()
        self.acts: tuple[tuple[Callable[[QWidget], None], int], ...] = (
            (self._click, 46),
            (self._type, 22),
            (self._key, 16),
            (self._ctrl, 6),
            (self._other_button, 3),
            (self._drag, 2),
            (self._wheel, 4),
            (self._resize, 1),
            (self._jump, 4),
        )

    def go(self) -> None:
        """The next act; asked for before it is done, as an act may wait in a loop of its own."""
        if self.over:
            return
        if self.left <= 0:
            QApplication.exit()
            return
        self.longest = max(self.longest, 1000 * (thread_time() - self._since))
        self._since = thread_time()
        self.left -= 1
        QTimer.singleShot(0, self.program, self.go)
        front = self._front()
        if front is None:
            return
        acts, weights = zip(*self.acts, strict=True)
        (act,) = self.dice.choices(acts, weights)
        act(front)

    def _front(self) -> QWidget | None:
        window = self.program.window
        if window is None or window.isHidden():
            return None
        self.seen[window.place[0]] += 1
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QPrintDialog) and self.dice.random() < BORED:
            dialog.reject()  # of Qt, not ours: it would hold the monkey for long
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or window

    def _note(self, act: str, target: QWidget) -> None:
        window = self.program.window
        self.road.append(f"{act} {describe(target)} ({window.place[0] if window else ''})")

    def _click(self, front: QWidget) -> None:
        place = self._aim(front) if self.dice.random() < AIMED else some_place(self.dice, front)
        self._hit(front, place, self.dice.choice((*(QTest.mouseClick,) * 9, QTest.mouseDClick)))

    def _aim(self, front: QWidget) -> QPoint:
        """Where something takes a click. Found by looking at points, as the eye does.

        Asking Qt for all widgets would give Python a part in what Qt made for itself, by the thousand for
        each act; PySide 6.11 does not bear that for long when such parts are taken apart.
        """
        places = [some_place(self.dice, front) for _ in range(LOOKS)]
        hit = (place for place in places if takes_click(front.childAt(place)))
        return next(hit, places[0])

    def _hit(self, front: QWidget, place: QPoint, act: Callable[..., Any]) -> None:
        """What lies on top there gets it, as of a real mouse."""
        target = front.childAt(place) or front
        if target.property("kind") == "status" and self.dice.random() < AWAKE:
            return  # a lock is a fresh start, which takes as long as fifty acts
        self._note("click", target)
        act(target, LEFT, NO_KEY, target.mapFrom(front, place))

    def _jump(self, _front: QWidget) -> None:
        """To a page that asks several clicks in a row."""
        if (window := self.program.window) is not None:
            name, arg = self.dice.choice(self.places)
            self._note(f"to {name} {arg} from", window)
            window.navigate(name, **arg)

    def _type(self, front: QWidget) -> None:
        target = front.focusWidget() or front
        text = "".join(self.dice.choices(SPEECH, k=self.dice.randint(1, 6)))
        self._note(f"type {text!r} in", target)
        for sign in text:
            press_sign(target, sign)

    def _key(self, front: QWidget) -> None:
        target = front.focusWidget() or front
        key, modifier = self.dice.choice(KEYS), self.dice.choice((NO_KEY,) * 6 + (SHIFT, ALT, CTRL))
        self._note(f"{modifier.name} {key} in", target)
        QTest.keyClick(target, Qt.Key[f"Key_{key}"], modifier)

    def _ctrl(self, front: QWidget) -> None:
        target, key = front.focusWidget() or front, self.dice.choice(WITH_CTRL)
        self._note(f"Ctrl {key} in", target)
        QTest.keyClick(target, Qt.Key[f"Key_{key}"], self.dice.choice((CTRL, CTRL, CTRL | SHIFT)))

    def _other_button(self, front: QWidget) -> None:
        target = front.childAt(self._aim(front)) or front
        place = some_place(self.dice, target)
        self._note("menu on", target)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, target.mapToGlobal(place))
        QApplication.sendEvent(target, event)

    def _drag(self, front: QWidget) -> None:
        target = front.childAt(self._aim(front)) or front
        self._note("drag", target)
        one, other = some_place(self.dice, target), some_place(self.dice, target)
        QTest.mousePress(target, LEFT, NO_KEY, one)
        QTimer.singleShot(
            0, lambda: shiboken6.isValid(front) and QTest.mouseRelease(front, LEFT)
        )  # ends a drag
        for place in ((one + other) / 2, other):
            QTest.mouseMove(target, place)

    def _wheel(self, front: QWidget) -> None:
        place = some_place(self.dice, front)
        target = front.childAt(place) or front
        self._note("wheel on", target)
        turn = QPoint(0, self.dice.choice((-120, -360, 120)))
        here = QPointF(target.mapFrom(front, place))
        there = QPointF(front.mapToGlobal(place))
        no_button, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(here, there, QPoint(), turn, no_button, NO_KEY, phase, False)
        QApplication.sendEvent(target, event)

    def _resize(self, _front: QWidget) -> None:
        if (window := self.program.window) is not None:
            size = self.dice.choice(SIZES)
            self._note(f"size {size.width()} x {size.height()} of", window)
            window.resize(size)


def takes_click(widget: QWidget | None) -> bool:
    """Whether it is more than ground."""
    if widget is None or not widget.isEnabled():
        return False
    return isinstance(widget, QAbstractButton) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def some_place(dice: random.Random, widget: QWidget) -> QPoint:
    """A point inside a widget."""
    return QPoint(dice.randrange(max(1, widget.width())), dice.randrange(max(1, widget.height())))


def press_sign(target: QWidget, sign: str) -> None:
    """One sign typed; QTest knows the keys of plain ASCII only."""
    if not shiboken6.isValid(target):
        return  # the sign before was a key that closed it
    if sign.isascii():
        QTest.keyClick(target, sign)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_unknown, NO_KEY, sign))


class Keeper:
    """Keeps the program running for the monkey, as the system does: a lock or a restart is a fresh start."""

    def __init__(self, place: Path, seed: int, events: int) -> None:
        """`place` holds a copy of the example archive."""
        self.place, self.dice, self.left = place, random.Random(seed), events
        self.folder = place / "voorbeeld"
        self.found: list[str] = []
        self.seen: Counter[str] = Counter()
        self.starts, self.longest = 0, 0.0
        self.monkey: Monkey | None = None
        self._stand_in()

    def run(self) -> None:
        """Start, let the monkey do its acts until the program ends, start again."""
        kept, self.places = self._look()
        while self.left > 0:
            self.starts += 1
            self._once()
        found = verify_archief(self.folder, PASSPHRASE)
        self.found += [f"archief: {fout}" for fout in found.fouten]
        self.found += [f"weg: {what}" for what, number in (kept - self._look()[0]).items() if number > 0]

    def tell(self, what: str) -> None:
        """A finding, with the road to it."""
        road = " > ".join(self.monkey.road) if self.monkey else ""
        self.found.append(f"{what.strip()} || na {road}".replace("\n", " | "))

    def _once(self) -> None:
        program = Program(Settings(self.place / "instellingen.ini"))
        self.monkey = monkey = Monkey(program, self.dice, self.left, self.places)
        program.show_main(self._open())
        QTimer.singleShot(0, program, monkey.go)
        QApplication.exec()
        monkey.over = True
        program.close()
        for window in (program.window, program.unlock):
            if window is not None:
                window.close()
                window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.left = monkey.left
        self.seen += monkey.seen
        self.longest = max(self.longest, monkey.longest)
        if monkey.longest > MOST_AWAY:
            self.tell(f"{monkey.longest:.0f} ms weg")

    def _open(self) -> Archief:
        return open_archief(self.folder, PASSPHRASE, klok=lambda: datetime.combine(DAY, time(14, 3)))

    def _look(self) -> tuple[Counter[str], list[tuple[str, dict[str, Any]]]]:
        """What nobody can take away with a click (definitive metingen), and places to jump to."""
        archief = self._open()
        try:
            metingen = list_metingen(archief)
            kandidaten = list_kandidaten(archief, KandidatenFilter())
            kept = Counter(f"meting {rij.id}" for rij in metingen if rij.status == "definitief")
            taken = [taak.id for rij in metingen[:5] for taak in read_meting(archief, rij.id).hoofdtaken]
        finally:
            archief.close()
        places: list[tuple[str, dict[str, Any]]] = [("inlezen", {}), ("metingen", {}), ("jaarwissel", {})]
        places += [("dossier", {"id": number, "tab": tab}) for number in kandidaten[:8] for tab, *_ in TABS]
        places += [("meting", {"id": rij.id, "stap": stap}) for rij in metingen[:9] for stap, _ in STEPS]
        places += [("waarnemen", {"id": number}) for number in taken]
        return kept + Counter(kandidaten=len(kandidaten)), places

    def _stand_in(self) -> None:
        """What would leave the program: files are chosen at random in our folder, nothing opens elsewhere."""
        (self.place / "lijst.csv").write_text(LIJST, encoding="utf-8")
        files: Sequence[str] = ("lijst.csv", "boek.xlsx", "papier.pdf", "weg/er/niet.pdf", "")

        def choose(*_args: Any, **_more: Any) -> tuple[str, str]:
            name = self.dice.choice(files)
            return (str(self.place / name) if name else "", "")

        QFileDialog.getOpenFileName = QFileDialog.getSaveFileName = choose
        QFileDialog.getExistingDirectory = lambda *_args, **_more: self.dice.choice(("", str(self.place)))
        QDesktopServices.openUrl = lambda _url: True


def main(example: str, events: int, seed: int) -> int:
    """Do so many acts on a copy of this example; answers 0, also when there are findings."""
    keys.STANDARD = SNEL
    sys.setswitchinterval(0.0005)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder
        shutil.copytree(example, Path(folder) / "voorbeeld")
        os.chdir(folder)
        app = QApplication([])
        app.setQuitOnLastWindowClosed(False)
        speak(app)
        speak_roles()
        nest_safely()
        apply_theme(app, "licht")
        keeper = Keeper(Path(folder), seed, events)

        def heard(kind: QtMsgType, _context: Any, text: str) -> None:
            if kind != QtMsgType.QtDebugMsg and not text.startswith(HARMLESS):
                keeper.tell(f"Qt: {text}")

        qInstallMessageHandler(heard)
        install_excepthook(keeper.tell)
        with sweeping_here():
            keeper.run()
        qInstallMessageHandler(None)
        for finding in keeper.found:
            print(finding)
        seen = ", ".join(f"{name} {number}" for name, number in sorted(keeper.seen.items()))
        print(
            f"{events} handelingen, {keeper.starts} keer gestart, langst weg {keeper.longest:.0f} ms, {seen}"
        )
        os.chdir("/")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
