"""After a rest the program gives back what it kept for speed alone."""

import linecache
from collections.abc import Iterator
from importlib import reload
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.ui import features, rest, warm_up
from app.ui.jobs import Jobs
from app.ui.rest import Rest


@pytest.fixture
def given() -> list[str]:
    return []


@pytest.fixture
def resting(jobs: Jobs, given: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Rest]:
    monkeypatch.setattr(rest, "REST", 1)
    monkeypatch.setattr(rest, "trim", lambda: given.append("trimmed"))
    archive = SimpleNamespace(shrink=lambda: given.append("shrunk"))
    made = Rest(jobs, SimpleNamespace(archive=archive))
    yield made
    made.deleteLater()


def test_after_work_comes_a_rest_and_then_all_is_given_back(
    qtbot: QtBot, jobs: Jobs, resting: Rest, given: list[str]
) -> None:
    with qtbot.waitSignal(resting.rested):
        jobs.run(lambda: None)
    assert given == ["shrunk", "trimmed"]


def test_giving_back_is_no_work_that_asks_for_another_rest(
    qtbot: QtBot, jobs: Jobs, resting: Rest, given: list[str]
) -> None:
    with qtbot.waitSignal(resting.rested):
        jobs.run(lambda: None)
    assert jobs.wait_idle() and not resting._timer.isActive()
    with qtbot.waitSignal(resting.rested):
        jobs.run(lambda: None)
    assert given == ["shrunk", "trimmed"] * 2


def test_nothing_is_given_back_while_there_is_work(jobs: Jobs, resting: Rest, given: list[str]) -> None:
    go_on = Event()
    jobs.run(go_on.wait)
    resting.look()
    assert resting.job is None and not given
    go_on.set()
    assert jobs.wait_idle()


def test_memory_can_be_handed_back_to_the_system_whatever_its_library() -> None:
    rest.trim()


def test_an_archive_gives_back_and_goes_on(qtbot: QtBot, jobs: Jobs, archief: Any) -> None:
    resting = Rest(jobs, archief)
    with qtbot.waitSignal(resting.rested):
        resting.look()
    resting.deleteLater()


def test_a_module_is_imported_without_its_source_being_kept() -> None:
    features.leave_sources_unread()
    linecache.clearcache()
    reload(warm_up)
    assert warm_up.__file__ not in linecache.cache
