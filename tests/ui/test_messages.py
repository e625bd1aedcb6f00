"""The crash window and the hook: nothing personal, on the GUI thread, from any thread."""

import sys
import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app import __version__
from app.ui.jobs import Jobs
from app.ui.messages import CrashWindow, Messages, crash_text, install_excepthook


def broken(name: str) -> None:
    raise RuntimeError(f"kandidaat {name} kan niet")


def caught() -> BaseException:
    try:
        broken("Jansen")
    except RuntimeError as error:
        return error
    raise AssertionError


def test_crash_text_names_places_but_no_person() -> None:
    text = crash_text(caught())
    assert __version__ in text
    assert "RuntimeError" in text
    assert "ui/test_messages.py:" in text
    assert "Jansen" not in text
    assert "/home" not in text
    assert text.count("/") <= 2


@pytest.fixture
def hooked(qapp: Any) -> Any:
    seen: list[tuple[str, Any]] = []
    restore = install_excepthook(lambda text: seen.append((text, QThread.currentThread())))
    yield seen
    restore()


def test_an_exception_in_a_thread_is_shown_on_the_gui_thread(hooked: Any, qtbot: QtBot) -> None:
    error = caught()
    thread = threading.Thread(target=lambda: sys.excepthook(type(error), error, error.__traceback__))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(hooked) == 1)
    assert hooked[0][1] is QThread.currentThread()


def test_a_crash_in_a_job_reaches_the_hook(hooked: Any, jobs: Jobs) -> None:
    Messages().listen(jobs)
    jobs.run(broken, "Jansen")
    assert jobs.wait_idle()
    assert "RuntimeError" in hooked[0][0]


def test_the_hook_goes_back(qapp: Any) -> None:
    before = sys.excepthook
    install_excepthook(lambda _text: None)()
    assert sys.excepthook is before


def test_the_crash_window_copies_and_closes(show: Any, qtbot: QtBot) -> None:
    window = show(CrashWindow("Loonwaarde 0\nValueError"))
    qtbot.mouseClick(window.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Loonwaarde 0\nValueError"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_good_news_leaves_by_itself_and_bad_news_stays(qtbot: QtBot) -> None:
    posted: list[Any] = []
    messages = Messages()
    messages.posted.connect(posted.append)
    messages.show("Rapport gemaakt.", "good")
    messages.show("Het archief is niet bereikbaar.", "bad")
    assert posted[0].milliseconds > 0
    assert posted[1].milliseconds == 0
