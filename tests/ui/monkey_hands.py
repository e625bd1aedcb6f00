"""The hands of the monkey: one act at random for each turn of the loop, at what one can see."""

import random
from collections import Counter, deque
from collections.abc import Callable, Sequence
from time import thread_time
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from app.main import Program
from tests.ui.toegang_driver import describe

STRANGE = (
    *("0", "32", "100", "101", "-3", "1e9", "12,5", "9:36", "45 x 5", "€ 2.100,00", "²", " ", "\t", "=1+1"),
    *("01-02-2006", "31-02-2026", "2026-11-20", "01-01-2027", "13:15", "24:00", "Bakker", "%_'\";--"),
    *("Łukasz Yılmaz", "שלום", "\U0001f600", "a" * 400, "<b>vet</b>", "naam@voorbeeld.nl"),
)
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
AIMED = 0.9  # of the clicks; the others go anywhere
LOOKS, LONG_LOOKS = 12, 80  # points looked at for something to click on, for a field to fill in
BORED = 0.2  # how soon the dialog of the printer is closed
AWAKE = 0.9  # how often the small buttons of the frame, with the lock among them, are let be
REMEMBERED = 8
WAIT, MOST_WAITS = 20, 3000  # milliseconds between two looks for the window; so many looks are too many


class Monkey:
    """Does `events` acts, one for each turn of the loop; whoever opens a menu or dialog gets acts in it."""

    def __init__(
        self, program: Program, dice: random.Random, events: int, places: Sequence[tuple[str, dict[str, Any]]]
    ) -> None:
        self.program, self.dice, self.left, self.places = program, dice, events, places
        self.road: deque[str] = deque(maxlen=REMEMBERED)
        self.progress: Callable[[int], None] = lambda _left: None
        self.seen: Counter[str] = Counter()
        self.over, self.longest, self._since = False, 0.0, thread_time()
        self.waits = 0
        self.acts: tuple[tuple[Callable[[QWidget], None], int], ...] = (
            (self._click, 46),
            (self._type, 14),
            (self._fill, 10),
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
        front = self._front()
        self.waits = self.waits + 1 if front is None else 0
        if self.left <= 0 or self.waits > MOST_WAITS:
            QApplication.exit()
            return
        self.longest = max(self.longest, 1000 * (thread_time() - self._since))
        self._since = thread_time()
        QTimer.singleShot(WAIT if front is None else 0, self.program, self.go)
        if front is None:  # a program that closes makes its back-up first: that is no act
            return
        self.left -= 1
        self.progress(self.left)
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
        """What lies on top there gets it, as of a real mouse."""
        place = self._aim(front) if self.dice.random() < AIMED else some_place(self.dice, front)
        target = front.childAt(place) or front
        if target.property("kind") == "status" and self.dice.random() < AWAKE:
            return  # a lock is a fresh start, which takes as long as fifty acts
        self._note("click", target)
        act = self.dice.choice((*(click,) * 9, click_twice))
        act(target, target.mapFrom(front, place))

    def _aim(self, front: QWidget) -> QPoint:
        """Where something takes a click. Found by looking at points, as the eye does."""
        places = (some_place(self.dice, front) for _ in range(LOOKS))
        hit = (place for place in places if takes_click(front.childAt(place)))
        return next(hit, some_place(self.dice, front))

    def _jump(self, front: QWidget) -> None:
        """To a page that asks several clicks in a row; nobody can past a menu or dialog."""
        if (window := self.program.window) is front:
            name, arg = self.dice.choice(self.places)
            self._note(f"to {name} {arg} from", window)
            window.navigate(name, **arg)

    def _type(self, front: QWidget) -> None:
        target = front.focusWidget() or front
        text = "".join(self.dice.choices(SPEECH, k=self.dice.randint(1, 6)))
        self._note(f"type {text!r} in", target)
        for sign in text:
            press_sign(target, sign)

    def _fill(self, front: QWidget) -> None:
        """Something else in a field, and away from it: then it is stored or refused."""
        seen = (front.childAt(some_place(self.dice, front)) for _ in range(LONG_LOOKS))
        field = next(filter(takes_text, seen), None)
        target, text = field or front.focusWidget() or front, self.dice.choice(STRANGE)
        self._note(f"fill {text[:20]!r} in", target)
        target.setFocus()
        QTest.keyClick(target, Qt.Key.Key_A, CTRL)
        for sign in text:
            press_sign(target, sign)
        if shiboken6.isValid(target):
            QTest.keyClick(target, Qt.Key.Key_Tab)

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


def click(target: QWidget, place: QPoint) -> None:
    """Press and let go, as the system does: what a press took away is let go of by nobody."""
    _each(target, place, QTest.mousePress, QTest.mouseRelease)


def click_twice(target: QWidget, place: QPoint) -> None:
    """All that the system sends for it."""
    _each(target, place, QTest.mousePress, QTest.mouseRelease, QTest.mouseDClick, QTest.mouseRelease)


def _each(target: QWidget, place: QPoint, *steps: Callable[..., None]) -> None:
    """QTest would go on with a widget that is gone."""
    for step in steps:
        if shiboken6.isValid(target):
            step(target, LEFT, NO_KEY, place)


def takes_click(widget: QWidget | None) -> bool:
    """Whether it is more than ground."""
    if widget is None or not widget.isEnabled():
        return False
    return isinstance(widget, QAbstractButton) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def takes_text(widget: QWidget | None) -> bool:
    """Whether it is a field of a form; what is filled in there is kept."""
    if not isinstance(widget, QLineEdit | QPlainTextEdit) or widget.isReadOnly():
        return False
    return widget.objectName().startswith("veld_") and takes_click(widget)


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
