"""Work off the GUI thread: results, refusals, crashes, order, stopping, and receivers that are gone."""

import threading
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread
from pytestqt.qtbot import QtBot

from app.services.errors import UserError
from app.ui.jobs import Jobs, Progress


def refuse() -> None:
    raise UserError("Kies een datum.", "datum")


def crash() -> None:
    raise ValueError("iets van binnen")


def test_result_comes_back_on_the_gui_thread(jobs: Jobs) -> None:
    places: list[Any] = []
    main = QThread.currentThread()
    jobs.run(
        lambda: threading.current_thread().name,
        done=lambda name: places.append((name, QThread.currentThread())),
    )
    assert jobs.wait_idle()
    assert places == [("jobs-kort", main)]


def test_one_lane_keeps_the_order(jobs: Jobs) -> None:
    seen: list[int] = []
    for number in range(50):
        jobs.run(lambda n=number: n, done=seen.append)
    assert jobs.wait_idle()
    assert seen == list(range(50))


def test_each_answer_gets_a_turn_of_its_own(jobs: Jobs) -> None:
    """What the first asks Qt to do (a layout, a picture) is done before the second is shown."""
    seen: list[str] = []
    book = QObject()
    book.customEvent = lambda _event: seen.append("event")

    def show(word: str) -> None:
        seen.append(word)
        QCoreApplication.postEvent(book, QEvent(QEvent.Type.User))

    jobs.run(lambda: "one", done=show)
    jobs.run(lambda: "two", done=show)
    jobs.run(lambda: None, done=lambda _none: None)
    assert jobs.wait_idle()
    assert seen == ["one", "event", "two", "event"]


def test_refusal_goes_to_its_callback(jobs: Jobs) -> None:
    refused: list[UserError] = []
    jobs.run(refuse, failed=refused.append)
    assert jobs.wait_idle()
    assert [(error.tekst, error.veld) for error in refused] == [("Kies een datum.", "datum")]


def test_refusal_without_callback_goes_to_the_message_road(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.refused) as caught:
        jobs.run(refuse)
    assert caught.args[0].tekst == "Kies een datum."


def test_crash_is_not_taken_for_a_refusal(jobs: Jobs, qtbot: QtBot) -> None:
    refused: list[Any] = []
    with qtbot.waitSignal(jobs.crashed) as caught:
        jobs.run(crash, failed=refused.append)
    assert isinstance(caught.args[0], ValueError)
    assert refused == []


def test_result_for_a_receiver_that_is_gone_is_dropped(jobs: Jobs) -> None:
    gate = threading.Event()
    owner, seen = QObject(), []
    jobs.run(gate.wait, done=seen.append, owner=owner)
    shiboken6.delete(owner)
    gate.set()
    assert jobs.wait_idle()
    assert seen == []


def test_progress_reaches_the_screen_and_stop_reaches_the_work(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []

    def count(progress: Progress) -> str:
        progress(1, 3)
        while not progress.stopped:
            threading.Event().wait(0.001)
        return "gestopt"

    done: list[str] = []
    job = jobs.run(count, done=done.append, lane="lang")
    job.progressed.connect(lambda got, total: seen.append((got, total)))
    qtbot.waitUntil(lambda: seen == [(1, 3)])
    job.stop()
    assert jobs.wait_idle()
    assert done == ["gestopt"]


def test_the_short_lane_does_not_wait_for_the_long_one(jobs: Jobs) -> None:
    gate, seen = threading.Event(), []
    jobs.run(gate.wait, done=lambda _: seen.append("lang"), lane="lang")
    jobs.run(gate.set, done=lambda _: seen.append("kort"))
    assert jobs.wait_idle()
    assert sorted(seen) == ["kort", "lang"]


def test_close_leaves_no_thread() -> None:
    jobs = Jobs()
    jobs.run(lambda: 1)
    jobs.run(lambda: 2, lane="lang")
    jobs.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("jobs-")]


def test_unknown_lane_is_refused(jobs: Jobs) -> None:
    with pytest.raises(ValueError, match="lane"):
        jobs.run(lambda: 1, lane="traag")
