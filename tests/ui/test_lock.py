"""When the program locks, what it stores first, and where one comes back."""

import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.documents.whole_file import whole_file
from app.paths import demo_archive
from app.services.errors import UserError
from app.ui.context import Context, Screen, ScreenSpec
from app.ui.idle import IdleWatch
from app.ui.instellingen.vergrendelen import RADEN, LockCard
from app.ui.lock import Lock, way_back
from app.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]


class Clocks:
    """Two clocks one turns by hand."""

    def __init__(self) -> None:
        self.monotonic, self.wall = 1000.0, 5000.0

    def go(self, seconds: float, asleep: float = 0.0) -> None:
        self.monotonic += seconds
        self.wall += seconds + asleep


class Watched:
    """An IdleWatch on turned clocks, and what it told; nobody starts its timer."""

    def __init__(self, minutes: int = 5) -> None:
        self.clocks, self.minutes, self.told = Clocks(), minutes, list[str]()
        self.idle = IdleWatch(lambda: self.minutes, lambda: self.clocks.monotonic, lambda: self.clocks.wall)
        self.idle.warned.connect(lambda seconds: self.told.append(f"nog {seconds}"))
        for name in ("returned", "lapsed", "slept"):
            getattr(self.idle, name).connect(lambda name=name: self.told.append(name))

    def wait(self, seconds: int) -> list[str]:
        """Let seconds pass, one tick each."""
        for _ in range(seconds):
            self.clocks.go(1)
            self.idle.tick()
        return self.told


@pytest.fixture
def watched(qapp: QApplication) -> Watched:
    return Watched()


def test_after_five_minutes_with_a_warning_twenty_seconds_before(watched: Watched) -> None:
    assert watched.wait(279) == []
    assert watched.wait(20) == ["nog 20"]
    assert watched.wait(1) == ["nog 20", "lapsed"]


def test_a_touch_begins_the_count_again(watched: Watched) -> None:
    watched.wait(290)
    watched.idle.touch()
    assert watched.wait(270) == ["nog 20", "returned"]


@pytest.mark.parametrize(("setting", "seconds"), [(1, 60), (60, 3600), (0, 60), (999, 3600)])
def test_the_setting_counts_between_one_minute_and_an_hour(
    watched: Watched, setting: int, seconds: int
) -> None:
    watched.minutes = setting
    assert "lapsed" not in watched.wait(seconds - 1)
    assert watched.wait(1)[-1] == "lapsed"


@pytest.mark.parametrize(("awake", "asleep"), [(0.5, 61.0), (62.0, 0.0)])
def test_sleep_shows_in_either_clock(watched: Watched, awake: float, asleep: float) -> None:
    watched.wait(2)
    watched.clocks.go(awake, asleep)
    watched.idle.tick()
    assert watched.told == ["slept"]


def test_a_clock_set_back_is_no_sleep(watched: Watched) -> None:
    watched.clocks.wall -= 7200
    assert watched.wait(3) == []


def test_keys_and_mouse_count_in_the_main_window_and_in_a_dialog(
    watched: Watched, show: Any, qtbot: QtBot
) -> None:
    window = show(QLineEdit())
    dialog = QDialog(window)
    for place, front in enumerate((window, dialog)):
        with qtbot.waitExposed(front):
            front.show()
        handle = front.windowHandle()
        for name, touch in (
            ("toets", lambda handle=handle: QTest.keyClick(handle, Qt.Key.Key_A)),
            ("muis", lambda handle=handle, at=5 + place: QTest.mouseMove(handle, QPoint(at, at))),
            ("klik", lambda handle=handle: QTest.mouseClick(handle, Qt.MouseButton.LeftButton)),
        ):
            watched.idle.touch()
            assert watched.wait(285)[-1] == "nog 20"
            touch()
            assert watched.told[-1] == "returned", (place, name)
    dialog.close()


class Typing(Screen):
    """A screen with one field that stores as the real ones do; `disk` may refuse."""

    stored: list[str]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.field, self.stored, self.disk = QLineEdit(self), [], ""

    def leave(self) -> None:
        if self.field.isModified():
            self.field.setModified(False)
            self.context.write(
                self._store, self.field.text(), failed=lambda _error: self.field.setModified(True)
            )

    def _store(self, _archive: object, text: str) -> None:
        if self.disk:
            raise UserError(self.disk)
        self.stored.append(text)


class Panel(QWidget):
    """Something in the side panel that is being typed."""

    def __init__(self, stored: list[str]) -> None:
        super().__init__()
        self.field, self.stored = QLineEdit(self), stored
        self.setFocusProxy(self.field)
        self.field.editingFinished.connect(lambda: self.stored.append(self.field.text()))


SPECS = (
    ScreenSpec("kandidaten", "Kandidaten", "users", "boven", Typing),
    ScreenSpec("meting", "Meting", "gauge", "", Typing, parent="kandidaten"),
)


@pytest.fixture
def locked(context: Context, show: Any, watched: Watched) -> Any:
    """A window, its lock, and what is told; typed is already "half een zin"."""
    window = show(MainWindow(context, SPECS, "archief"))
    window.navigate("meting", id=40)
    lock = Lock(window, watched.idle)
    ready: list[bool] = []
    lock.ready.connect(lambda: ready.append(lock.lost))
    screen = window.current_screen()
    QTest.keyClicks(screen.field, "half een zin")
    return SimpleNamespace(window=window, lock=lock, ready=ready, screen=screen, watched=watched)


def test_idle_stores_what_is_typed_and_takes_the_window_away(locked: Any) -> None:
    locked.watched.wait(300)
    assert locked.screen.stored == ["half een zin"]
    assert locked.ready == [False]
    assert not locked.window.isVisible()


def test_it_locks_once_however_often_it_is_asked(locked: Any) -> None:
    for _ in range(3):
        locked.lock.system.locked.emit()
        locked.window.lock()
    assert locked.ready == [False]


def test_the_warning_stands_in_the_status_line_and_goes(locked: Any) -> None:
    locked.window.context.messages.status.emit("Opgeslagen 14:03")
    locked.watched.wait(285)
    assert locked.window.status.saved.text().startswith("Vergrendelt over 20 seconden")
    QTest.keyClick(locked.window.windowHandle(), Qt.Key.Key_Shift)
    locked.watched.idle.touch()
    locked.watched.idle.tick()
    assert locked.window.status.saved.text() == "Opgeslagen 14:03"


def test_the_panel_stores_too_while_another_program_has_the_focus(locked: Any) -> None:
    stored: list[str] = []
    panel = Panel(stored)
    locked.window.show_panel(panel, "Contact")
    QTest.keyClicks(panel.field, "gesproken met")
    locked.window.clearFocus()
    locked.watched.wait(300)
    assert stored[-1] == "gesproken met"
    assert locked.ready == [False]


@pytest.mark.parametrize("kind", ["dialoog", "bestand", "menu"])
def test_no_dialog_or_popup_stops_it(locked: Any, kind: str) -> None:
    made = {
        "dialoog": lambda: QDialog(locked.window),
        "bestand": lambda: QFileDialog(locked.window, options=QFileDialog.Option.DontUseNativeDialog),
        "menu": lambda: filled(QMenu(locked.window)),
    }[kind]()
    QTimer.singleShot(0, lambda: locked.watched.wait(300))
    made.exec()
    assert locked.screen.stored == ["half een zin"]
    assert locked.ready == [False]
    assert not made.isVisible()


def filled(menu: QMenu) -> QMenu:
    menu.addAction("Kies")
    return menu


def test_one_dialog_above_the_other(locked: Any) -> None:
    inner: list[QDialog] = []

    def open_second() -> None:
        inner.append(QDialog(outer))
        QTimer.singleShot(0, lambda: locked.watched.wait(300))
        inner[0].exec()

    outer = QDialog(locked.window)
    QTimer.singleShot(0, open_second)
    outer.exec()
    assert locked.ready == [False]


def test_long_work_is_stopped_without_half_a_file(locked: Any, tmp_path: Path) -> None:
    begun: list[bool] = []

    def export(_archive: object, progress: Any) -> None:
        with whole_file(tmp_path / "export.xlsx") as stream:
            while not progress.stopped:
                stream.write(b"rij")
                progress(len(begun), 2)
                begun.append(True)
            raise UserError("Gestopt.")

    job = locked.window.context.read(export, done=print, lane="lang")
    wait_for(job.progressed)
    locked.lock.lock()
    assert locked.ready == [False]
    assert begun
    assert list(tmp_path.glob("*export*")) == []


def wait_for(signal: Any) -> None:
    loop = QEventLoop()
    signal.connect(loop.quit)
    loop.exec()


def test_a_full_disk_holds_the_user_back_once(locked: Any) -> None:
    locked.screen.disk = "De schijf is vol."
    locked.window.lock()
    assert locked.ready == []
    assert locked.window.isVisible()
    assert "Nog niet vergrendeld" in locked.window.bar.text.text()
    assert locked.screen.field.text() == "half een zin"
    locked.window.lock()
    assert locked.ready == [True]


def test_after_a_full_disk_and_space_again_nothing_is_lost(locked: Any) -> None:
    locked.screen.disk = "De schijf is vol."
    locked.window.lock()
    locked.screen.disk = ""
    locked.window.lock()
    assert locked.ready == [False]
    assert locked.screen.stored == ["half een zin"]


def test_a_full_disk_does_not_keep_an_idle_laptop_open(locked: Any) -> None:
    locked.screen.disk = "De schijf is vol."
    locked.watched.wait(300)
    assert locked.ready == [True]
    assert not locked.window.isVisible()


def test_the_way_back_holds_names_and_numbers_only(locked: Any, tmp_path: Path) -> None:
    assert locked.window.place == ("meting", 40)
    assert way_back(tmp_path, ("meting", 40)) == [
        "--scherm",
        "meting",
        "--id",
        "40",
        "--archief",
        str(tmp_path),
    ]
    assert way_back(demo_archive(), ("coaching", None), lost=True) == [
        *("--scherm", "coaching", "--niet-bewaard", "voorbeeld")
    ]


BUS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from app.ui.system_lock import SystemWatch
app = QApplication([])
watch = SystemWatch()
watch.locked.connect(lambda: (print("vergrendeld"), app.quit()))
watch.start()
place, interface, name, values = sys.argv[1], sys.argv[2], sys.argv[3], [True] * int(sys.argv[4])
bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "ander")
told = QDBusMessage.createSignal(place, interface, name)
told.setArguments(values)
bus.send(told)
QTimer.singleShot(20000, app.quit)
app.exec()
"""


@pytest.mark.parametrize(
    ("interface", "name", "values"),
    [
        ("org.freedesktop.ScreenSaver", "ActiveChanged", 1),
        ("org.gnome.ScreenSaver", "ActiveChanged", 1),
        ("org.freedesktop.login1.Manager", "PrepareForSleep", 1),
        ("org.freedesktop.login1.Session", "Lock", 0),
    ],
)
def test_screen_lock_and_sleep_told_over_a_bus(interface: str, name: str, values: int) -> None:
    if shutil.which("dbus-run-session") is None:
        pytest.skip("not run: dbus-run-session is not installed")
    shell = 'DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS" exec "$@"'
    words = ["/plek", interface, name, str(values)]
    answer = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", shell, "sh", sys.executable, "-c", BUS, *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert answer.stdout == "vergrendeld\n", answer.stderr


def test_without_a_bus_nothing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.setenv(name, f"unix:path={tmp_path / 'geen'}")
    code = BUS.split("place,")[0] + "\nprint('stil')"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert (answer.stdout, answer.stderr) == ("stil\n", "")


def test_the_minutes_are_kept_and_count_at_once(locked: Any) -> None:
    settings = locked.window.context.settings
    card = LockCard(settings)
    card.minutes.setValue(999)
    assert settings.lock_minutes == card.minutes.value() == 60
    card.minutes.setValue(2)
    assert IdleWatch(lambda: settings.lock_minutes).minutes() == 2
    assert "Argon2id" in RADEN
    card.deleteLater()


def test_the_minutes_can_be_read(qtbot: QtBot, locked: Any) -> None:
    card = LockCard(locked.window.context.settings)
    qtbot.addWidget(card)
    card.minutes.setValue(60)
    with qtbot.waitExposed(card):
        card.show()
    room = card.minutes.lineEdit().contentsRect().width()
    assert room >= card.minutes.fontMetrics().horizontalAdvance(card.minutes.text())
