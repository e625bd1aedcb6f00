"""After a fault: a window and a log without anything personal, from any thread."""

import errno
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLibraryInfo, Qt, QThread, QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from app import __version__
from app.services.archief import Archief
from app.ui.crash import COPIED, CrashWindow, crash_text, install_excepthook
from app.ui.jobs import Jobs
from app.ui.messages import Messages
from app.ui.program_log import LARGEST, NAME, start_program_log, write_line

KANARIE = "Jansen"


def broken(name: str) -> None:
    raise RuntimeError(f"kandidaat {name} kan niet")


def caught(action: Any = broken, *args: Any) -> BaseException:
    try:
        action(*(args or (KANARIE,)))
    except Exception as error:  # noqa: BLE001 - whatever it was
        return error
    raise AssertionError


def test_the_text_names_places_but_no_person() -> None:
    lines = crash_text(caught()).splitlines()
    assert __version__ in lines[0]
    assert lines[1] == "RuntimeError"
    assert lines[-1].startswith("  test_crash.py:") and lines[-1].endswith(" broken")
    assert KANARIE not in "".join(lines) and "/" not in "".join(lines)


def test_what_was_behind_it_is_told_without_its_words() -> None:
    def deep(name: str) -> None:
        try:
            broken(name)
        except RuntimeError as error:
            raise OSError(errno.ENOSPC, "vol", f"/map/van/{name}") from error

    found = crash_text(caught(deep))
    assert "OSError ENOSPC" in found and "door RuntimeError" in found
    assert KANARIE not in found and "map" not in found


def test_a_fault_in_the_database_shows_no_statement_and_no_value(archief: Archief) -> None:
    def ask(name: str) -> None:
        with archief.write() as werk:
            werk.session.execute(text("INSERT INTO kandidaat (achternaam) VALUES (:naam)"), {"naam": name})

    error = caught(ask)
    found = crash_text(error)
    assert "IntegrityError" in found and "SQLITE_CONSTRAINT" in found
    assert "sqlalchemy/" in found
    assert KANARIE not in found and "INSERT" not in found
    assert KANARIE not in str(error)


def test_a_circle_of_causes_ends() -> None:
    error, other = RuntimeError(KANARIE), ValueError(KANARIE)
    error.__cause__, other.__cause__ = other, error
    assert crash_text(error).count("door") == 4


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """The file of a program log that runs."""
    stop = start_program_log(tmp_path / "log")
    yield tmp_path / "log" / NAME
    stop("gestopt (0)")


@pytest.fixture
def hooked(qapp: Any, log: Path) -> Iterator[list[tuple[str, Any]]]:
    seen: list[tuple[str, Any]] = []
    restore = install_excepthook(lambda found: seen.append((found, QThread.currentThread())))
    yield seen
    restore()


def test_a_thread_that_ends_by_an_error_is_shown_on_the_gui_thread(
    hooked: Any, log: Path, qtbot: QtBot
) -> None:
    thread = threading.Thread(target=broken, args=(KANARIE,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(hooked) == 1)
    assert hooked[0][1] is QThread.currentThread()
    assert "RuntimeError" in log.read_text() and KANARIE not in log.read_text()


def test_a_thread_that_just_ends_is_no_news(hooked: Any, qapp: Any) -> None:
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    qapp.processEvents()
    assert hooked == []


def test_a_crash_in_a_job_arrives(hooked: Any, log: Path, jobs: Jobs) -> None:
    messages = Messages()
    messages.listen(jobs)
    jobs.run(broken, KANARIE)
    assert jobs.wait_idle()
    assert "RuntimeError" in hooked[0][0]
    assert KANARIE not in hooked[0][0] + log.read_text()


def test_a_crash_while_the_window_is_open_is_only_written_down(qapp: Any, log: Path) -> None:
    seen: list[str] = []

    def show(found: str) -> None:
        seen.append(found)
        sys.excepthook(ValueError, ValueError(KANARIE), None)

    restore = install_excepthook(show)
    sys.excepthook(RuntimeError, RuntimeError(KANARIE), None)
    restore()
    assert len(seen) == 1
    assert "ValueError" in log.read_text()


def test_the_hooks_go_back(qapp: Any) -> None:
    before = sys.excepthook, threading.excepthook
    install_excepthook(lambda _text: None)()
    assert (sys.excepthook, threading.excepthook) == before


def test_the_window_says_what_is_safe_copies_and_closes(show: Any, qtbot: QtBot) -> None:
    window = show(CrashWindow("Loonwaarde 0\nValueError"))
    qtbot.mouseClick(window.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Loonwaarde 0\nValueError"
    assert window.note.text() == COPIED
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_window_comes_by_itself_and_goes_on_with_enter(qtbot: QtBot, log: Path) -> None:
    titles: list[str] = []

    def answer() -> None:
        window = QGuiApplication.instance().activeModalWidget()
        titles.append(window.windowTitle())
        qtbot.keyClick(window, Qt.Key.Key_Return)

    restore = install_excepthook()
    QTimer.singleShot(0, answer)
    sys.excepthook(RuntimeError, RuntimeError(KANARIE), None)
    restore()
    assert titles == ["Er ging iets mis"]


# ── the log of the program ────────────────────────────────────────────────────────────────────────


def test_start_stop_and_versions_are_written(tmp_path: Path) -> None:
    start_program_log(tmp_path)("gestopt (0)")
    first, last = (tmp_path / NAME).read_text().splitlines()
    assert f"gestart: Loonwaarde {__version__}" in first and QLibraryInfo.version().toString() in first
    assert last.endswith(" gestopt (0)")
    write_line("na het einde")
    assert "na het einde" not in (tmp_path / NAME).read_text()


def test_no_other_part_writes_in_it(log: Path) -> None:
    for name in ("sqlalchemy", "alembic", "", "PIL"):
        logging.getLogger(name).error("kandidaat %s", KANARIE)
    assert KANARIE not in log.read_text()


def test_the_log_turns_round(log: Path) -> None:
    for _ in range(900):
        write_line("x" * 1000)
    files = sorted(log.parent.iterdir())
    assert [path.name for path in files] == [NAME, f"{NAME}.1", f"{NAME}.2"]
    assert all(path.stat().st_size <= LARGEST for path in files)
    assert {path.stat().st_mode & 0o77 for path in files} == {0}


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    stop = start_program_log(tmp_path / "bestand" / "log")
    write_line("nergens")
    stop("gestopt (0)")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="deze machine heeft geen schijf die altijd vol is")
def test_a_full_disk_stops_nothing(tmp_path: Path, capsys: Any) -> None:
    (tmp_path / NAME).symlink_to("/dev/full")
    stop = start_program_log(tmp_path)
    write_line("nergens")
    stop("gestopt (0)")
    assert capsys.readouterr().err == ""
