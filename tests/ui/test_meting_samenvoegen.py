"""Taak-urenanalyse with real keys and drags: choose, join, split, move; and the offer for a small task."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.meten.metingen import add_hoofdtaak
from app.services.meten.taken import join_taken
from app.ui.context import Context
from app.ui.meting.handle import Handle
from app.ui.meting.own_time import describe_tijd
from app.ui.meting.taak_row import TaakRow
from tests import factories
from tests.ui.meting_driver import ALT, SHIFT, Driver, make_window

LEFT = Qt.MouseButton.LeftButton
SAMEN = "Deeg afwegen en vormen en broden inpakken"


@pytest.fixture
def driver(archief: Archief, context: Context, qtbot: QtBot, show: Callable[[QWidget], QWidget]) -> Driver:
    window = make_window(context, archief)
    window.resize(1366, 768)
    show(window)
    return Driver(window, qtbot, archief)


def open_taken(driver: Driver) -> list[TaakRow]:
    driver.open(factories.make_meting(driver.archief), "taken")
    return rows(driver)


def rows(driver: Driver) -> list[TaakRow]:
    return [driver.page.rows[taak.id] for taak in driver.screen.draft.record.hoofdtaken]


def names(driver: Driver) -> list[str]:
    return [taak.omschrijving for taak in driver.record().hoofdtaken]


def drag(handle: Handle, target: QWidget, y: int) -> None:
    """Press the handle, move in steps, let go over the target."""
    start = handle.rect().center()
    QTest.mousePress(handle, LEFT, pos=start)
    end = handle.mapFromGlobal(target.mapToGlobal(QPoint(60, y)))
    for part in (1, 2, 3):
        QTest.mouseMove(handle, start + (end - start) * part / 3)
        QApplication.processEvents()
    QTest.mouseRelease(handle, LEFT, pos=end)


def test_chosen_tasks_are_joined_and_split_with_keys(driver: Driver) -> None:
    een, twee, _ = open_taken(driver)
    een.handle.setFocus()
    driver.key(Qt.Key.Key_Down, SHIFT)
    assert een.handle.chosen and twee.handle.chosen and twee.handle.hasFocus()
    driver.key(Qt.Key.Key_J)
    driver.settle()
    assert names(driver) == [SAMEN, "Werkplek schoonmaken"]
    row = rows(driver)[0]
    tijd = row.forms["minuten_per_week"].cells["minuten_per_week"].editor
    assert (tijd.text(), tijd.isReadOnly(), len(row.parts.rows)) == ("25:36", True, 2)
    row.handle.setFocus()
    driver.key(Qt.Key.Key_S)
    driver.settle()
    assert names(driver) == [taak[0] for taak in factories.TAKEN]
    assert len(rows(driver)) == 3


def test_space_chooses_and_one_task_joins_the_one_above(driver: Driver) -> None:
    _, twee, drie = open_taken(driver)
    drie.handle.setFocus()
    driver.key(Qt.Key.Key_Space)
    assert drie.handle.chosen
    driver.key(Qt.Key.Key_Space)
    assert not drie.handle.chosen
    driver.key(Qt.Key.Key_Up)
    assert twee.handle.hasFocus()
    driver.key(Qt.Key.Key_J)
    driver.settle()
    assert names(driver) == [SAMEN, "Werkplek schoonmaken"]


def test_alt_j_and_alt_s_work_from_a_field(driver: Driver) -> None:
    _, twee, _ = open_taken(driver)
    twee.focus("omschrijving")
    driver.key(Qt.Key.Key_J, ALT)
    driver.settle()
    assert names(driver)[0] == SAMEN
    part = list(rows(driver)[0].parts.rows.values())[1]
    part.group.focus("minuten_per_week")
    driver.type("45 x 4")
    assert driver.page.total.text() == "Samen 25:24 uur per week"
    driver.key(Qt.Key.Key_S, ALT)
    driver.settle()
    taken = driver.record().hoofdtaken
    assert [taak.minuten_per_week for taak in taken] == [960, 180, 384]


def test_a_task_dragged_onto_another_is_joined(driver: Driver) -> None:
    een, twee, _ = open_taken(driver)
    drag(twee.handle, een, een.height() // 2)
    driver.settle()
    assert names(driver) == [SAMEN, "Werkplek schoonmaken"]


def test_a_task_dragged_between_others_is_moved(driver: Driver) -> None:
    een, _, drie = open_taken(driver)
    drag(een.handle, drie, drie.height() - 3)
    driver.settle()
    assert names(driver) == ["Broden inpakken", "Werkplek schoonmaken", "Deeg afwegen en vormen"]
    drag(rows(driver)[2].handle, rows(driver)[0], 2)
    driver.settle()
    assert names(driver)[0] == "Deeg afwegen en vormen"


def test_a_deeltaak_is_dragged_out_and_to_another(driver: Driver) -> None:
    nummer = factories.make_meting(driver.archief)
    driver.open(nummer, "gegevens")
    een, twee, drie = (taak.id for taak in driver.record().hoofdtaken)
    join_taken(driver.archief, een, [twee])
    driver.screen.refresh(None)
    driver.open(nummer, "taken")
    part = list(rows(driver)[0].parts.rows.values())[1]
    drag(part.handle, driver.page.rows[drie], 20)
    driver.settle()
    assert names(driver) == ["Deeg afwegen en vormen", "Werkplek schoonmaken en broden inpakken"]
    part = list(rows(driver)[1].parts.rows.values())[1]
    drag(part.handle, driver.page.total, 4)
    driver.settle()
    assert names(driver) == ["Deeg afwegen en vormen", "Werkplek schoonmaken", "Broden inpakken"]


def test_a_small_task_offers_with_which_to_join_it(driver: Driver, qtbot: QtBot) -> None:
    _, _, drie = open_taken(driver)
    drie.focus("minuten_per_week")
    driver.type("1:40")
    qtbot.waitUntil(lambda: not drie.limit.isHidden())
    driver.settle()
    assert "het aandeel is 6,11 procent, dat is 0,14 procentpunt onder" in drie.limit.text()
    qtbot.mouseClick(drie.offer, LEFT)
    menu = drie.findChildren(QMenu)[-1]
    assert menu.actions()[0].text() == "Taak 1: Deeg afwegen en vormen"
    menu.actions()[1].trigger()
    menu.close()
    driver.settle()
    assert names(driver) == ["Deeg afwegen en vormen", "Broden inpakken en werkplek schoonmaken"]
    assert driver.record().hoofdtaken[1].minuten_per_week == 676


def test_more_than_five_tasks_ask_to_be_joined(driver: Driver) -> None:
    nummer = factories.make_meting(driver.archief)
    for _ in range(4):
        add_hoofdtaak(driver.archief, nummer)
    driver.open(nummer, "taken")
    assert driver.page.foot.many.text() == "Dit zijn 7 taken. Voeg ze samen tot 1 tot en met 5 hoofdtaken."
    driver.page.foot.join_button.click()
    assert "Kies eerst twee" in driver.window.bar.text.text()
    assert rows(driver)[0].per_day.text() == "192 min/dag"


def test_the_working_days_are_asked_once(driver: Driver) -> None:
    nummer = factories.make_meting(driver.archief, werkdagen_per_week=None)
    driver.open(nummer, "taken")
    assert driver.page.schedule.isVisible()
    driver.page.groups[0].focus("werkdagen_per_week")
    driver.type("4")
    assert rows(driver)[0].per_day.text() == "4:00 u/dag"
    driver.key(Qt.Key.Key_Tab)
    driver.settle()
    driver.screen.refresh(None)
    driver.settle()
    assert not driver.page.schedule.isVisible()


def test_own_time_reads_as_a_sentence() -> None:
    titles = {"gegevens": "Gegevens", "waarnemen": "Waarnemen"}
    assert describe_tijd({"waarnemen": 3720, "gegevens": 600}, titles) == (
        "U werkte 1:12 aan deze meting: Gegevens 0:10, Waarnemen 1:02. Alleen u ziet dit."
    )
    assert describe_tijd({"gegevens": 20}, titles) == ""
