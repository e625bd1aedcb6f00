"""The walk through every screen and panel for who cannot see it, or has no mouse."""

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.screenshots import DAY, Studio
from app.services.archief import Archief, open_archief
from app.services.bewaring.backups import make_backup
from app.services.voorbeeld import PASSPHRASE
from app.ui.theme import apply_theme
from app.ui.widgets.buttons import IconButton, LinkButton, PrimaryButton, Segmented
from tests.ui import toegang_driver as driver
from tests.ui.conftest import no_stray_windows


@pytest.fixture(scope="module")
def voorbeeld(
    voorbeeld_map: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Archief, Path]]:
    """The example archive, open, and the folder it stands in."""
    place = tmp_path_factory.mktemp("toegang")
    shutil.copytree(voorbeeld_map, place / "voorbeeld")
    archief = open_archief(place / "voorbeeld", PASSPHRASE, klok=lambda: datetime.combine(DAY, time(14, 3)))
    make_backup(archief, "zelf gemaakt")
    yield archief, place
    archief.close()


@pytest.fixture
def studio(
    qapp: QApplication, dutch: None, voorbeeld: tuple[Archief, Path], request: pytest.FixtureRequest
) -> Iterator[Studio]:
    """All windows of the program, as they come at a letter size (100 percent unless the test says so)."""
    apply_theme(qapp, "licht", getattr(request, "param", 100))
    made = Studio(*voorbeeld)
    with no_stray_windows():
        yield made
    made.close()


def test_every_control_of_every_screen(
    studio: Studio, record_property: Callable[[str, object], None]
) -> None:
    """Named, with a role, reached by Tab in the order of the eye, and one sees where the focus is."""
    ring, found, controls, screens, stops = driver.Ring(), defaultdict(list), 0, 0, 0
    for name, window in studio.pictures():
        window.activateWindow()
        QApplication.processEvents()
        here = driver.controls_of(window)
        visited = driver.walk_with_tab(window, ring)
        controls, screens, stops = controls + len(here), screens + 1, stops + len(visited)
        for finding in driver.check_names(here) + driver.check_reach(here, visited):
            found[finding].append(name)
        for finding in driver.check_order(window, visited) + driver.check_fit(window):
            found[finding].append(name)
    nameless = sum(len(places) for finding, places in found.items() if finding.startswith("naam"))
    record_property(
        "figures",
        f"toegankelijkheid: {screens} schermen, {controls} bedieningen, {nameless} zonder naam, "
        f"{stops} stops met Tab, {len(ring.seen)} soorten met zichtbare focus",
    )
    assert dict(found) == {}
    assert ring.found == []
    assert controls > 1000


@pytest.mark.parametrize("studio", [160], indirect=True, ids=["160"])
def test_large_letters_fit_on_a_small_screen(studio: Studio) -> None:
    """At 160 percent and 1366 by 768: nothing cut, nothing over each other, no scrolling sideways."""
    found = defaultdict(list)
    for name, window in studio.pictures():
        for finding in driver.check_fit(window):
            found[finding].append(name)
    assert dict(found) == {}


def test_the_walk_finds_what_is_wrong(show: Callable) -> None:
    """Each check finds what was made wrong on purpose."""
    window = QWidget()
    column = QVBoxLayout(window)
    first, second, third = IconButton("trash", ""), PrimaryButton("×"), Invisible()
    pair = [LinkButton("Verwijder"), LinkButton("Verwijder")]
    for part in (first, second, third, *pair):
        column.addWidget(part)
    QWidget.setTabOrder(pair[1], first)
    QWidget.setTabOrder(first, pair[0])
    show(window)
    ring, controls = driver.Ring(), driver.controls_of(window)
    visited = driver.walk_with_tab(window, ring)
    words = "; ".join(driver.check_names(controls) + ring.found + driver.check_order(window, visited))
    for expected in (
        "naam '' van IconButton",
        "naam '×' van PrimaryButton",
        "rol Client van Invisible",
        "2 keer 'Verwijder' (Button)",
        "geen zichtbare focus op Invisible",
        "Tab gaat terug van LinkButton",
    ):
        assert expected in words
    assert len(driver.check_reach(controls, visited[:-1])) == 1


class Invisible(QWidget):
    """Takes the focus and shows nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Niets te zien")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(40, 20)


def test_a_painted_button_is_heard_as_one_and_can_be_pressed(show: Callable) -> None:
    """A choice says that it is chosen; Press chooses."""
    segments = show(Segmented([("4", "Lid 4"), ("5", "Lid 5")], "Route"))
    segments.set_value("4")
    faces = [QAccessible.queryAccessibleInterface(button) for button in segments.findChildren(QPushButton)]
    assert [face.role() for face in faces] == [QAccessible.Role.RadioButton] * 2
    assert [face.state().checked for face in faces] == [1, 0]
    faces[1].actionInterface().doAction("Press")
    assert segments.value() == "5"
    assert [face.state().checked for face in faces] == [0, 1]


def test_what_does_not_fit_is_found(show: Callable) -> None:
    """A cut text, two parts over each other, a screen that slides sideways."""
    holder, area, window = QWidget(), QScrollArea(), QWidget()
    row = QHBoxLayout(holder)
    row.addWidget(cut := QLabel("een lange zin die hier niet past"))
    cut.setFixedWidth(40)
    row.addWidget(other := QLabel("daarnaast"))
    holder.setFixedSize(900, 60)
    area.setWidget(holder)
    QVBoxLayout(window).addWidget(area)
    window.resize(300, 120)
    show(window)
    other.setGeometry(cut.geometry())
    words = "; ".join(driver.check_fit(window))
    for expected in ("afgekapt: 'een lange zin", "over elkaar: QLabel", "opzij schuiven: QScrollArea"):
        assert expected in words
