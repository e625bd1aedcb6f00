"""Taken en uren, and observations: built up with the keyboard."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.meten.metingen import create_meting
from app.ui.context import Context
from tests import factories
from tests.ui.meting_driver import ALT, CTRL, SHIFT, Driver, make_window


@pytest.fixture
def driver(archief: Archief, context: Context, qtbot: QtBot, show: Callable[[QWidget], QWidget]) -> Driver:
    window = make_window(context, archief)
    show(window)
    return Driver(window, qtbot, archief)


def test_a_task_is_added_named_and_timed_with_keys(driver: Driver) -> None:
    number, _ = create_meting(driver.archief, factories.make_plaatsing(driver.archief))
    driver.open(number, "taken")
    assert driver.screen.outcome.message.text() == "Voeg een hoofdtaak toe; dan rekent het programma mee."
    driver.key(Qt.Key.Key_N, CTRL | SHIFT)
    driver.settle()
    assert driver.window.focusWidget().accessibleName() == "Omschrijving, taak 1"
    driver.type("Broden inpakken")
    driver.key(Qt.Key.Key_Tab)
    driver.type("30:00")
    assert driver.page.total.text() == "Samen 30:00 uur per week"
    assert driver.page.gap.text() == "Contract 32:00 · verschil 2:00 — waar blijft die tijd?"
    driver.key(Qt.Key.Key_Tab)
    driver.settle()
    (taak,) = driver.record().hoofdtaken
    assert (taak.omschrijving, taak.minuten_per_week) == ("Broden inpakken", 1800)


def test_shares_follow_the_typing(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "taken")
    rows = list(driver.page.rows.values())
    assert [row.share.text() for row in rows] == ["50,00 %", "30,00 %", "20,00 %"]
    rows[0].focus("minuten_per_week")
    driver.type("6:24")
    assert [row.share.text() for row in rows] == ["28,57 %", "42,86 %", "28,57 %"]


def test_a_task_below_the_limits_says_which_and_by_how_much(driver: Driver, qtbot: QtBot) -> None:
    driver.open(factories.make_meting(driver.archief), "taken")
    row = list(driver.page.rows.values())[2]
    row.focus("minuten_per_week")
    driver.type("1:00")
    qtbot.waitUntil(lambda: not row.limit.isHidden())
    assert "1/16" in row.limit.text() and "30 minuten" in row.limit.text()
    assert "Voeg deze taak samen" in row.limit.text()


def test_alt_arrows_move_a_task_and_the_cursor_goes_along(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "taken")
    row = next(iter(driver.page.rows.values()))
    row.focus("omschrijving")
    driver.key(Qt.Key.Key_Down, ALT)
    driver.settle()
    assert [taak.omschrijving for taak in driver.record().hoofdtaken][1] == factories.TAKEN[0][0]
    assert driver.window.focusWidget().accessibleName() == "Omschrijving, taak 2"


def test_removing_a_task_with_scores_asks_first(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "taken")
    next(iter(driver.page.rows.values())).removed.emit()
    driver.settle()
    assert len(driver.record().hoofdtaken) == 3
    assert "Hoofdtaak 1 verwijderen" in driver.window.bar.text.text()
    driver.window.bar.action_button.click()
    driver.settle()
    assert [taak.omschrijving for taak in driver.record().hoofdtaken] == [
        taak[0] for taak in factories.TAKEN[1:]
    ]
    assert len(driver.page.rows) == 2


def test_shares_can_be_typed_as_percentages(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "taken")
    driver.page.groups[0].focus("verdeling")
    driver.key(Qt.Key.Key_Right)
    row = next(iter(driver.page.rows.values()))
    assert not row.forms["aandeel"].isHidden() and row.forms["minuten_per_week"].isHidden()
    row.focus("aandeel")
    driver.type("40")
    assert driver.page.gap.text() == "60,00 % te weinig"
    driver.key(Qt.Key.Key_Tab)
    driver.settle()
    assert driver.record().hoofdtaken[0].aandeel == Decimal(40)


def test_an_observation_is_typed_in_and_counted(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "waarnemen")
    driver.key(Qt.Key.Key_N, CTRL | SHIFT)
    driver.settle()
    card = driver.page.cards[driver.page.shown]
    assert driver.window.focusWidget() is card.editor.form.cells["herkomst"].editor
    for naam, tekst in (
        ("aantal", "5"),
        ("minuten", "35"),
        ("collega_aantal", "7"),
        ("collega_minuten", "35"),
    ):
        card.editor.form.focus(naam)
        driver.type(tekst)
    (row,) = card.rows.values()
    assert row.value == "71,43 %" and row.what == "5 in 35 min, collega 7 in 35 min"
    driver.key(Qt.Key.Key_Escape)
    assert card.editor is None
    driver.settle()
    (deel,) = driver.record().hoofdtaken[0].waarnemingen
    assert (deel.telling.aantal, deel.percentage) == (5, Decimal("71.43"))


def test_spread_and_strip_follow_the_sources(driver: Driver) -> None:
    number = factories.make_meting(driver.archief)
    driver.open(number, "gegevens")
    taak = driver.screen.draft.record.hoofdtaken[0].id
    factories.make_waarneming(driver.archief, taak)
    leeg = dict.fromkeys(("aantal", "minuten", "collega_aantal", "collega_minuten", "onderbroken_minuten"))
    factories.make_waarneming(driver.archief, taak, herkomst="werkgever", waarde=Decimal(90), **leeg)
    driver.screen.refresh(None)
    driver.open(number, "waarnemen")
    assert driver.page.cards[driver.page.shown].note.text() == "spreiding 18,57 punten"
    strip = driver.page.rows[taak].strips["tempo"]
    assert strip.accessibleName() == "waargenomen 71,43 %, werkgever 90 %, uw oordeel 60 %"


def test_an_observation_is_removed(driver: Driver) -> None:
    number = factories.make_meting(driver.archief)
    driver.open(number, "gegevens")
    factories.make_waarneming(driver.archief, driver.screen.draft.record.hoofdtaken[0].id)
    driver.screen.refresh(None)
    driver.open(number, "waarnemen")
    card = driver.page.cards[driver.page.shown]
    next(iter(card.rows.values())).click()
    card.editor.remove_button.click()
    driver.settle()
    assert not card.rows and card.editor is None
    assert not driver.record().hoofdtaken[0].waarnemingen
