"""What tests of screens share: the theme, a context without an archive, and a window to show widgets in."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import platformdirs
import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.main import Program
from app.models import keys
from app.services.archief import Archief
from app.services.dossiers.zoeken import search
from app.ui.context import Context
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow
from app.ui.messages import Messages
from app.ui.ontgrendelen.window import OntgrendelWindow
from app.ui.qt import prepare_qt
from app.ui.screens import SCREENS
from app.ui.settings import Settings
from app.ui.sweep import sweeping_here
from app.ui.theme import apply_theme, dress, theme
from tests.conftest import SNEL

WINDOWS = (MainWindow, OntgrendelWindow)
LEAVING = -1  # what a loop answers that did not begin
OFFSCREEN = "This plugin does not support"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Qt without a screen says what it cannot do with real windows; that is no fault of ours."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN, extend=True))


@pytest.fixture(scope="session")
def dutch(qapp: QApplication) -> None:
    """Qt speaks Dutch, says what painted parts are, leaves nothing of a layout with Python, has room."""
    prepare_qt(qapp)


@pytest.fixture(autouse=True)
def swept_here(qapp: QApplication) -> Iterator[None]:
    """As in the program: no widget of a test before is taken apart by the thread of the archive."""
    with sweeping_here() as sweeper:
        sweeper.look()
        yield


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, dutch: None) -> None:
    """Every test starts without windows of the one before, in the light theme.

    Dressing goes over every widget there is: what is deleted first, or dressed already, costs nothing.
    """
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _go_on(qapp)
    if (theme.wish, theme.scale) != ("licht", 100) or not theme.sheet:
        apply_theme(qapp, "licht")


def _go_on(app: QApplication) -> None:
    """A program that ended in a test told Qt to leave: every loop would end at once and wait for nothing.

    Only a main loop that begins takes that back.
    """
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    if loop.exec() == LEAVING:
        QTimer.singleShot(0, app.quit)
        app.exec()


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Jobs whose threads end with the test."""
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def context(jobs: Jobs, tmp_path: Path) -> Context:
    """A context without an archive; its settings lie in the test's folder."""
    messages = Messages()
    messages.listen(jobs)
    return Context(jobs, messages, Settings(tmp_path / "test.ini"))


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders for the user's data and settings inside the test; a cheap key for every new archive."""
    home = tmp_path / "thuis"
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_arg, **_kw: str(home / "gegevens"))
    monkeypatch.setattr(platformdirs, "user_config_dir", lambda *_arg, **_kw: str(home / "instellingen"))
    monkeypatch.setattr(keys, "STANDARD", SNEL)
    return home


@pytest.fixture
def show(qtbot: QtBot) -> Any:
    """Show a widget and give its window the focus, so that keys arrive."""

    def shown(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        dress(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return shown


class StrayWindows(QObject):
    """Notes every window that shows itself for a moment because it has no parent yet; menus may."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.windowType() == Qt.WindowType.Window and not isinstance(watched, WINDOWS):
            self.seen.append(repr(watched))
        return False


@contextmanager
def no_stray_windows() -> Iterator[None]:
    """AssertionError afterwards when a part of a window was a window of its own for a moment."""
    watch = StrayWindows()
    QApplication.instance().installEventFilter(watch)
    yield
    QApplication.instance().removeEventFilter(watch)
    assert watch.seen == []


@pytest.fixture
def venster(
    archief: Archief,
    context: Context,
    show: Any,
    settle: Callable[[], None],
    size: Callable[[Any, Any], Any],
) -> Iterator[MainWindow]:
    """The real window with all its screens on an open archive.

    Stray windows are looked for in the long form: the walk over all screens does so in every run.
    """
    context.archive, context.today = archief, lambda: archief.vandaag
    context.search = lambda tekst: search(archief, tekst)
    window = show(MainWindow(context, SCREENS, archief.naam))
    with size(nullcontext, no_stray_windows)():
        yield window
        settle()


def take_down(program: Program) -> None:
    """End a program with its windows: those left would listen to every event of the tests that follow."""
    for window in (program.window, program.unlock):
        if window is not None:
            window.close()
            window.deleteLater()
    program.close()


@pytest.fixture
def settle(context: Context, qtbot: QtBot) -> Callable[[], None]:
    """Handle events until nothing waits for the archive any more."""

    def settled() -> None:
        qtbot.waitUntil(lambda: (QApplication.processEvents(), not context.jobs.busy)[1])

    return settled
