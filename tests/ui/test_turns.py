"""Work in turns: one call a turn, in order, with what they asked of Qt in between."""

from collections.abc import Callable
from socket import socketpair
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPoint, QSocketNotifier, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.jobs import Jobs
from app.ui.turns import Turns
from app.ui.widgets.choices import MultiField
from app.ui.widgets.fields import DateField


class Notebook(QObject):
    """Notes what is called and each event that reaches it."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def note(self, word: str) -> None:
        """What is called; it posts an event, as making a widget does."""
        self.seen.append(word)
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    def customEvent(self, _event: QEvent) -> None:  # noqa: N802
        self.seen.append("event")


def test_what_a_call_posted_comes_before_the_next_call(qtbot: QtBot) -> None:
    turns, book = Turns(), Notebook()
    for word in ("one", "two", "three"):
        turns.then(lambda word=word: book.note(word))
    assert book.seen == [] and turns.busy
    qtbot.waitUntil(lambda: not turns.busy)
    QApplication.sendPostedEvents()
    assert book.seen == ["one", "event", "two", "event", "three", "event"]


def test_a_call_may_ask_for_another(qtbot: QtBot) -> None:
    turns, seen = Turns(), list[int]()
    turns.then(lambda: (seen.append(1), turns.then(lambda: seen.append(3))))
    turns.then(lambda: seen.append(2))
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == [1, 2, 3]


def test_a_call_that_fails_does_not_hold_up_the_next(qtbot: QtBot) -> None:
    turns, seen = Turns(), list[int]()
    turns.then(lambda: 1 // 0)
    turns.then(lambda: seen.append(2))
    with qtbot.captureExceptions() as caught:
        qtbot.waitUntil(lambda: seen == [2])
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]


def test_what_waits_is_forgotten_finished_or_gone_with_its_owner() -> None:
    owner, seen = QObject(), list[str]()
    turns, gone = Turns(), Turns(owner)
    turns.then(lambda: seen.append("forgotten"))
    turns.forget()
    gone.then(lambda: seen.append("gone"))
    shiboken6.delete(owner)
    turns.then(lambda: seen.append("one"))
    turns.then(lambda: seen.append("two"))
    turns.finish()
    assert seen == ["one", "two"] and not turns.busy
    QApplication.processEvents()
    assert seen == ["one", "two"]


def test_a_call_comes_also_where_there_is_always_something_to_do() -> None:
    """A dragging mouse on a slow machine: the loop of the program is never idle."""
    ours, theirs = socketpair()
    with ours, theirs:
        theirs.send(b"x")
        notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
        heard, seen, turns, loop = list[int](), list[str](), Turns(), QEventLoop()
        notifier.activated.connect(lambda *_what: heard.append(len(seen)))
        for word in ("one", "two"):
            turns.then(lambda word=word: seen.append(word))
        turns.then(loop.quit)
        QTimer.singleShot(5000, loop, loop.quit)
        loop.exec()
        notifier.setEnabled(False)
    assert seen == ["one", "two"] and heard


def make_list() -> MultiField:
    return MultiField((("een", "Een"), ("twee", "Twee")), "Keuze")


def ask_menu(field: QWidget) -> None:
    """The menu Qt itself gives a line of text."""
    place = QPoint(2, 2)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, field.mapToGlobal(place))
    QApplication.sendEvent(field, asked)


@pytest.mark.parametrize(
    ("make", "open_it"),
    [(make_list, MultiField.open_list), (DateField, DateField.open_calendar), (QLineEdit, ask_menu)],
)
def test_what_stands_open_closes_when_an_answer_disables_its_part(
    show: Any, jobs: Jobs, qtbot: QtBot, make: Callable[[], QWidget], open_it: Callable[[Any], None]
) -> None:
    """Qt disables it too; it would go on taking every key and click of the program."""
    field = show(make())
    open_it(field)
    jobs.run(lambda: None, done=lambda _: field.setToolTip("Nog even"))
    qtbot.waitUntil(lambda: not jobs.busy)
    assert QApplication.activePopupWidget() is not None
    jobs.run(lambda: None, done=lambda _: field.setEnabled(False))
    qtbot.waitUntil(lambda: not jobs.busy)
    assert QApplication.activePopupWidget() is None
