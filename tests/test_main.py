"""One run of the program: which window comes first, opening, locking, and closing while work goes on."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import platformdirs
import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import main
from app.models import keys
from app.models.archive import Archive
from app.paths import demo_archive
from app.services import voorbeeld
from app.services.archief import open_archief
from app.services.dossiers.profiel import read_profiel
from app.services.errors import UserError
from app.ui.gids.tour import Tour
from app.ui.jobs import Progress
from app.ui.ontgrendelen.first_start import FirstStart
from app.ui.settings import Settings
from app.ui.theme import apply_theme
from tests.conftest import SNEL, WACHTWOORD
from tests.ui.conftest import OFFSCREEN

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    """Nothing here touches the real home."""
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_arg, **_kw: str(tmp_path / "gegevens"))
    monkeypatch.setattr(platformdirs, "user_config_dir", lambda *_arg, **_kw: str(tmp_path / "instellingen"))
    monkeypatch.setattr(keys, "STANDARD", SNEL)
    monkeypatch.setattr(voorbeeld, "ensure_voorbeeld", lambda folder, progress: None)
    apply_theme(qapp, "licht")


@pytest.fixture
def folder(leeg_archief: Path, tmp_path: Path) -> Path:
    place = tmp_path / "archief"
    shutil.copytree(leeg_archief, place)
    return place


@pytest.fixture
def program(tmp_path: Path, qtbot: QtBot) -> Iterator[main.Program]:
    made = main.Program(Settings(tmp_path / "test.ini"))
    qtbot.addWidget(made.unlock)
    yield made
    if not made.closing:
        made.jobs.wait_idle()
        if made.window is not None:
            made.window.close()
        made.close()
    if made.window is not None:
        made.window.deleteLater()


def unlock(program: main.Program, folder: Path, qtbot: QtBot, secret: str = WACHTWOORD) -> Any:
    """Open the archive through the window; answers the main window."""
    if getattr(program.unlock.page(), "folder", None) != folder:
        program.show_unlock(folder)
    program.unlock.page().field.edit.setText(secret)
    with qtbot.waitSignal(program.stands, timeout=20_000):
        program.unlock.page().unlock()
    assert program.jobs.wait_idle()
    return program.window


def test_a_new_user_is_greeted(program: main.Program) -> None:
    program.show_unlock(main._last_archive(program.settings))
    assert isinstance(program.unlock.page(), FirstStart)


def test_the_last_archive_is_asked_for_even_when_it_is_away(program: main.Program, tmp_path: Path) -> None:
    program.settings.last_archive = str(tmp_path / "stick" / "archief")
    program.show_unlock(main._last_archive(program.settings))
    assert program.unlock.page().folder == tmp_path / "stick" / "archief"


def test_an_opened_archive_takes_the_place_of_the_unlock_window(
    program: main.Program, folder: Path, qtbot: QtBot
) -> None:
    window = unlock(program, folder, qtbot)
    assert window.isVisible()
    assert not program.unlock.isVisible()
    assert window.current_screen().title == "Vandaag"
    assert window.context.today() == program.archief.vandaag == date.today()
    assert program.settings.last_archive == program.settings.own_archive == str(folder)


def test_the_example_is_not_somebodys_own_archive(
    program: main.Program, leeg_archief: Path, qtbot: QtBot
) -> None:
    shutil.copytree(leeg_archief, demo_archive())
    program.show_unlock(demo_archive())
    qtbot.waitUntil(program.unlock.page().button.isEnabled)
    assert voorbeeld.PASSPHRASE in program.unlock.page().hint.text.text()
    unlock(program, demo_archive(), qtbot)
    assert program.settings.last_archive == str(demo_archive())
    assert program.settings.own_archive == ""


def test_who_forgot_the_passphrase_is_led_to_a_new_one(
    program: main.Program, tmp_path: Path, qtbot: QtBot
) -> None:
    archive, key = Archive.create(tmp_path / "nieuw", WACHTWOORD)
    archive.close()
    program.show_unlock(tmp_path / "nieuw")
    program.unlock.page().forgot.click()
    program.unlock.page().field.edit.setText(key)
    with qtbot.waitSignal(program.stands, timeout=20_000):
        program.unlock.page().unlock()
    screen = program.window.current_screen()
    assert screen.tabs.tabText(screen.tabs.currentIndex()) == "Archief"
    assert "nieuw wachtwoord" in program.window.bar.text.text()


def test_what_is_typed_is_kept_when_the_window_closes(
    program: main.Program, folder: Path, qtbot: QtBot
) -> None:
    window = unlock(program, folder, qtbot)
    window.navigate("instellingen")
    assert program.jobs.wait_idle()
    field = window.current_screen().parts["profiel"].findChild(QWidget, "veld_naam")
    qtbot.keyClicks(field, "Noor Vos")
    window.close()
    program.close()
    archief = open_archief(folder, WACHTWOORD)
    assert read_profiel(archief).naam == "Noor Vos"
    archief.close()


def test_the_window_comes_back_where_it_was(program: main.Program, folder: Path, qtbot: QtBot) -> None:
    window = unlock(program, folder, qtbot)
    size = QSize(760, 560)  # Qt brings no window back larger than the screen, here 800 by 800
    window.resize(size)
    window.close()
    again = program.opening.make()
    qtbot.addWidget(again)
    assert again.size() == size


def test_long_work_is_stopped_when_the_window_closes(
    program: main.Program, folder: Path, qtbot: QtBot
) -> None:
    window, begun, ended = unlock(program, folder, qtbot), threading.Event(), threading.Event()

    def export(progress: Progress) -> None:
        begun.set()
        assert progress._stop.wait(30)
        ended.set()

    program.jobs.run(export, lane="lang")
    assert begun.wait(10)
    window.close()
    program.close()
    assert ended.is_set()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("jobs-")]
    open_archief(folder, WACHTWOORD).close()


def test_closing_while_an_archive_opens_leaves_nothing_open(
    program: main.Program, folder: Path, qtbot: QtBot
) -> None:
    program.show_unlock(folder)
    program.unlock.page().field.edit.setText(WACHTWOORD)
    program.unlock.page().unlock()
    program.unlock.close()
    program.close()
    assert program.window is None
    assert program.archief.archive._key == b""


def test_closing_while_an_archive_is_made_leaves_nothing_open(program: main.Program) -> None:
    program.show_unlock(None)
    page = program.unlock.page()
    page.profile.form.set_values({"naam": "Noor Vos"})
    page.go_on()
    for field in (page.secret.first, page.secret.again):
        field.edit.setText(WACHTWOORD)
    page.go_on()
    program.unlock.close()
    program.close()
    assert page.archief.archive._key == b""


def run_python(code: str, *args: str, place: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process and a home of its own; left out is what Qt cannot do without a screen."""
    own = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(place))
    answer = subprocess.run(
        [sys.executable, "-c", code, *args],
        env={**os.environ, **own, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), **more},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    told = answer.stderr.splitlines(keepends=True)
    answer.stderr = "".join(line for line in told if not line.startswith(OFFSCREEN))
    return answer


HEAVY = """
import sys
from app import main
main.Program._warm_up = lambda program, everything: (
    print(program.unlock.isVisible(), sorted({"sqlalchemy", "openpyxl", "reportlab"} & set(sys.modules))),
    main.QApplication.quit(),
)
status = main.start(main.Path(sys.argv[1]))
print(sorted({"sqlalchemy"} & set(sys.modules)))
sys.exit(status)
"""


def test_the_unlock_window_stands_before_anything_heavy_is_imported(tmp_path: Path) -> None:
    answer = run_python(HEAVY, str(tmp_path / "archief"), place=tmp_path)
    assert (answer.stdout.splitlines(), answer.stderr, answer.returncode) == (["True []", "[]"], "", 0), (
        "nor is anything at its end, beside a thread that may be importing it"
    )


def test_a_new_user_s_program_imports_the_rest_after_the_first(
    program: main.Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two threads that begin with one package at the same time would wait for each other."""
    seen: list[str] = []
    busy = threading.Event()
    monkeypatch.setattr(main, "import_first", lambda _screens: (busy.wait(0.2), seen.append("first")))
    monkeypatch.setattr(main, "import_rest", lambda: seen.append("rest"))
    program.show_unlock(None)
    qtbot.waitUntil(lambda: "rest" in seen)
    assert seen == ["first", "rest"]


DRIVER = """
import os, sys
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
secret, driver = os.environ.pop("GEHEIM", ""), os.environ["DRIVER"]
sys.executable = driver
app = QApplication(["loonwaarde"])
said = []
def look():
    for window in app.topLevelWidgets():
        kind = type(window).__name__
        if not window.isVisible() or kind in said:
            continue
        if kind == "OntgrendelWindow":
            print(os.getpid(), "ontgrendelen", window.page().folder, flush=True)
            said.append(kind)
            if not secret:
                window.close()
                continue
            window.page().field.edit.setText(secret)
            QTest.keyClick(window.page().field.edit, Qt.Key.Key_Return)
        elif kind == "MainWindow" and not window.isActiveWindow():
            window.activateWindow()
        elif kind == "MainWindow":
            print(os.getpid(), "open", flush=True)
            said.append(kind)
            QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
watch = QTimer(interval=5)
watch.timeout.connect(look)
watch.start()
from app.__main__ import main
sys.exit(main(sys.argv[3:] if sys.argv[1:3] == ["-m", "app"] else sys.argv[1:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="the driver is a shell script")
def test_the_lock_comes_back_at_the_unlock_window_in_a_fresh_program(folder: Path, tmp_path: Path) -> None:
    """Ctrl+L replaces the process; the second program knows the archive and nothing else."""
    code, driver = tmp_path / "driver.py", tmp_path / "driver"
    code.write_text(DRIVER)
    driver.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{code}" "$@"\n')
    driver.chmod(0o700)
    begin = "import sys; exec(open(sys.argv.pop(1)).read())"
    answer = run_python(
        begin, str(code), "--archief", str(folder), place=tmp_path, GEHEIM=WACHTWOORD, DRIVER=str(driver)
    )
    assert (answer.stderr, answer.returncode) == ("", 0)
    pids, words = zip(*(line.split(" ", 1) for line in answer.stdout.splitlines()), strict=True)
    assert words == (f"ontgrendelen {folder}", "open", f"ontgrendelen {folder}")
    assert len(set(pids)) == 1


def test_home_that_takes_no_file_is_told_in_a_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    """A file where the folder should come: refused for every user, the administrator too."""
    (tmp_path / "vol").touch()
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_arg, **_kw: str(tmp_path / "vol" / "map"))
    told: list[str] = []
    monkeypatch.setattr(main.QMessageBox, "critical", lambda _parent, _title, text: told.append(text))
    with pytest.raises(UserError, match="alleen-lezen"):
        main.start()
    assert len(told) == 1 and str(tmp_path / "vol" / "map") in told[0]


def test_the_tour_is_for_who_starts_the_program_and_comes_once(
    program: main.Program, folder: Path, qtbot: QtBot
) -> None:
    window = unlock(program, folder, qtbot)
    assert not window.findChildren(Tour), "no person started this run"
    program.greets = True
    program._greet()
    (tour,) = window.findChildren(Tour)
    tour.end()
    assert program.settings.rondleiding_gezien


@pytest.mark.parametrize(
    ("imported", "said"), [("json", ["told", "taken apart"]), ("PySide6.QtWidgets", ["told"])]
)
def test_after_a_window_a_process_is_not_taken_apart(imported: str, said: list[str], tmp_path: Path) -> None:
    code = f"import atexit, {imported}; from app.__main__ import leave; atexit.register(print, 'taken apart')"
    answer = run_python(f"{code}; print('told'); leave(3)", place=tmp_path)
    assert (answer.returncode, answer.stdout.split("\n")) == (3, [*said, ""])
