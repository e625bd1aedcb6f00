"""Work in turns: one call a turn, in order, with what they asked of Qt in between."""

from socket import socketpair

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.turns import Turns


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
