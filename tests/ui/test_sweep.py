"""Unused rings of objects are swept on the GUI thread, never by the thread of the archive."""

import gc
import threading
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui import sweep
from app.ui.jobs import Jobs
from app.ui.sweep import spare_loaded, sweeping_here


class Ring(QObject):
    """Points at itself, so that only a sweep takes it away; tells which thread that was."""

    def __init__(self, gone: list[int]) -> None:
        super().__init__()
        self.me, self.mark = self, Mark(gone)


class Mark:
    def __init__(self, gone: list[int]) -> None:
        self.gone = gone

    def __del__(self) -> None:
        self.gone.append(threading.get_ident())


def test_work_beside_the_window_sweeps_nothing(jobs: Jobs, qtbot: QtBot) -> None:
    gone: list[int] = []
    for _ in range(50):
        Ring(gone)

    def much_memory() -> int:
        return sum(len([{} for _ in range(1000)]) for _ in range(500))

    with qtbot.waitCallback() as done:
        jobs.run(much_memory, done=done)
    assert set(gone) <= {threading.get_ident()}
    gc.collect()
    assert len(gone) == 50


def test_the_sweep_comes_by_itself_and_everything_only_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[int] = []
    young, middle, old = sweep.YOUNG, sweep.MIDDLE, sweep.OLD
    counts: list[Any] = [(10, 0, 0), (young, 0, 0), (0, middle, 0), (0, 0, old), (0, middle, old)]
    monkeypatch.setattr(sweep.gc, "collect", swept.append)
    monkeypatch.setattr(sweep.gc, "get_count", lambda: counts.pop(0))
    with sweeping_here() as sweeper:
        sweeper.last -= 61
        for _ in range(5):
            sweeper.look()
    assert swept == [0, 1, 2, 1]
    assert gc.isenabled()


def test_the_timer_looks(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweep, "PAUSE", 1)
    with sweeping_here() as sweeper, qtbot.waitSignal(sweeper._timer.timeout):
        assert not gc.isenabled()


def test_what_is_loaded_is_passed_by_until_the_program_ends() -> None:
    before = gc.get_freeze_count()
    with sweeping_here():
        spare_loaded()
        assert gc.get_freeze_count() > before
    assert gc.get_freeze_count() == 0


def test_what_was_loaded_is_given_back_by_its_last_holder() -> None:
    gone: list[int] = []
    held = Mark(gone)
    with sweeping_here():
        spare_loaded()
        del held
    assert gone
