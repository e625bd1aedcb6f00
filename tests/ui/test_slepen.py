"""A document pulled out of the program with the mouse: what is taken, what is logged, what stays of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.ui.afdrukken import drag, loose_files
from app.ui.afdrukken.drag import DragButton
from app.ui.main_window import MainWindow
from tests.factories import make_definitieve_meting, make_plaatsing
from tests.ui.meting_driver import Driver
from tests.ui.test_afdrukken import acts

Settle = Callable[[], None]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def loose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder that the system keeps in memory for this user."""
    ground = tmp_path / "runtime"
    ground.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(ground))
    yield ground
    loose_files.forget_all()


def pull(widget: QWidget, begin: QPoint | None = None) -> None:
    """Press and move farther than a drag asks."""
    begin = begin or widget.rect().center()
    QTest.mousePress(widget, LEFT, pos=begin)
    there, none = QPointF(begin + QPoint(40, 0)), Qt.MouseButton.NoButton
    where = widget.mapToGlobal(there)
    plain = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, there, where, none, LEFT, plain))


@pytest.mark.parametrize("taken", [True, False])
def test_a_report_is_pulled_out_and_stays_only_where_it_was_taken(
    taken: bool,
    venster: MainWindow,
    qtbot: QtBot,
    archief: Archief,
    loose: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    carried: list[tuple[Path, bytes]] = []

    def drop(_owner: QWidget, pad: Path) -> bool:
        carried.append((pad, pad.read_bytes()))
        return taken

    monkeypatch.setattr(drag, "held", lambda: True)
    monkeypatch.setattr(drag, "dropped", drop)
    driver = Driver(venster, qtbot, archief)
    driver.open(make_definitieve_meting(archief), "rapport")
    pull(driver.page.drag)
    driver.settle()
    QTest.mouseRelease(driver.page.drag, LEFT)
    ((pad, pdf),) = carried
    assert pdf.startswith(b"%PDF-") and pad.is_relative_to(loose) and "Terpstra" not in str(pad)
    assert pad.parent.parent.stat().st_mode & 0o077 == 0
    assert pad.exists() is taken
    wanted = (
        ["rapport opgeslagen: "]
        if taken
        else ["rapport opgeslagen: ", "slepen afgebroken: het bestand is gewist"]
    )
    assert acts(archief, "rapport opgeslagen", "slepen") == wanted
    loose_files.forget_all()
    assert not list(loose.iterdir())


def test_let_go_too_soon_nothing_stays(
    venster: MainWindow, qtbot: QtBot, archief: Archief, loose: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drag, "held", lambda: False)
    driver = Driver(venster, qtbot, archief)
    driver.open(make_definitieve_meting(archief), "rapport")
    pull(driver.page.drag)
    driver.settle()
    assert venster.bar.text.text() == drag.TOO_SOON
    assert not list(loose.rglob("*.pdf"))


def test_a_row_of_the_documents_is_pulled_out(
    venster: MainWindow, archief: Archief, settle: Settle, loose: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried: list[Path] = []
    monkeypatch.setattr(drag, "held", lambda: True)
    monkeypatch.setattr(drag, "dropped", lambda _owner, pad: carried.append(pad) or True)
    make_definitieve_meting(archief, make_plaatsing(archief))
    venster.navigate("dossier", id=1, tab="documenten")
    settle()
    table = venster.current_screen().parts["documenten"].table
    view = table.viewport()
    pull(view, table.visualRect(table.model().index(0, 0)).center())
    settle()
    QTest.mouseRelease(view, LEFT)
    assert [pad.suffix for pad in carried] == [".pdf"]


def test_without_a_mouse_the_handle_says_how(venster: MainWindow, qtbot: QtBot, archief: Archief) -> None:
    driver = Driver(venster, qtbot, archief)
    driver.open(make_definitieve_meting(archief), "rapport")
    assert isinstance(driver.page.drag, DragButton) and driver.page.drag.accessibleName()
    driver.page.drag.click()
    assert venster.bar.text.text() == drag.HOW


def test_what_a_killed_run_left_is_swept_and_a_living_one_left_alone(loose: Path) -> None:
    mine = loose_files.loose_place("stuk.pdf")
    mine.write_bytes(b"%PDF-")
    dead = loose / f"{loose_files.NAME}dood"
    (dead / "x").mkdir(parents=True)
    (dead / "x" / "stuk.pdf").write_bytes(b"%PDF-")
    loose_files.sweep_leftovers()
    assert not dead.exists() and mine.exists()
    loose_files.forget(mine)
    assert not mine.parent.exists()
