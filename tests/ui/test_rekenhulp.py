"""The rekenhulp with real keys and mouse: slide, type, compare, be refused, take a sheet along."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QSlider,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.loonwaarde import Waarde
from app.services.archief import Archief
from app.ui.main_window import MainWindow
from app.ui.rekenhulp.screen import RekenhulpScreen
from app.ui.theme import apply_theme
from app.ui.widgets.month_chart import Bar, MonthChart
from app.ui.widgets.slider import PercentSlider
from tests.documents.reading import pages_of, text_of
from tests.ui.pointing import hover

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def scherm(venster: MainWindow, settle: Callable[[], None]) -> RekenhulpScreen:
    venster.navigate("rekenhulp")
    settle()
    return venster.current_screen()


def fill(scherm: RekenhulpScreen, qtbot: QtBot, **texts: str) -> None:
    """Type in the fields as a user does, and leave each with Tab."""
    for naam, text in texts.items():
        editor = scherm.form.cells[naam].editor
        editor.setFocus()
        editor.selectAll()
        qtbot.keyClick(editor, Qt.Key.Key_Backspace)
        qtbot.keyClicks(editor, text)
        qtbot.keyClick(editor, Qt.Key.Key_Tab)


def figure(scherm: RekenhulpScreen, letter: str = "A") -> str:
    return scherm.amounts.heroes["AB".index(letter)].figure.text()


def rows_of(scherm: RekenhulpScreen) -> list[list[str]]:
    """The table as it is shown: the columns that are not hidden."""
    model, table = scherm.year.model, scherm.year.table
    shown = [place for place in range(model.columnCount()) if not table.isColumnHidden(place)]
    return [[str(model.data(model.index(row, place))) for place in shown] for row in range(model.rowCount())]


def test_the_answer_stands_at_once(scherm: RekenhulpScreen) -> None:
    assert figure(scherm).startswith("€ ")
    assert scherm.form.value("ingangsdatum") == "01-12-2026"
    assert rows_of(scherm)[0][0] == "dec 2026"
    assert scherm.year.list.rows[1][2].text().endswith("nog geen bedrag")


def test_typing_follows_every_key_and_the_slider_goes_along(scherm: RekenhulpScreen, qtbot: QtBot) -> None:
    before = figure(scherm)
    editor = scherm.form.cells["loonwaarde"].editor
    editor.selectAll()
    qtbot.keyClicks(editor, "59")
    qtbot.waitUntil(lambda: figure(scherm) != before)
    assert scherm.form.slider.value() == 59
    fill(scherm, qtbot, loonwaarde="100")
    assert figure(scherm) == "€ 0,00"


def test_the_slider_by_key_and_mouse(scherm: RekenhulpScreen, qtbot: QtBot) -> None:
    slider = scherm.form.slider
    slider.setFocus()
    for key, value in ((Qt.Key.Key_Right, 51), (Qt.Key.Key_PageUp, 61), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(slider, key)
        assert scherm.form.value("loonwaarde") == str(value)
    qtbot.waitUntil(lambda: scherm.amounts.heroes[0].chip.isVisible())
    assert scherm.amounts.heroes[0].chip.text == "plafond van 70 % bereikt"
    middle = QPoint(slider.width() // 2, slider.height() // 2)
    qtbot.mousePress(slider, LEFT, pos=middle)
    assert slider.value() == 50
    qtbot.mouseMove(slider, QPoint(slider.width() + 40, middle.y()))
    assert slider.value() == 100
    qtbot.mouseRelease(slider, LEFT)
    qtbot.mouseMove(slider, middle)
    assert slider.value() == 100


def test_steps_that_wait_are_worked_out_once(scherm: RekenhulpScreen, qtbot: QtBot) -> None:
    spy = QSignalSpy(scherm._soon.timeout)
    for value in range(20, 40):
        scherm.form.slider.setValue(value)
    qtbot.waitUntil(lambda: spy.count() > 0)
    assert spy.count() == 1
    assert scherm.cases.answers["A"].situatie.loonwaarde == 39


def test_a_birth_date_under_fifteen_is_refused_at_its_field(scherm: RekenhulpScreen, qtbot: QtBot) -> None:
    fill(scherm, qtbot, leeftijd="01-02-2014")
    message = scherm.form.cells["leeftijd"].message.text()
    assert message == "Dat is 12 jaar op de eerste dag. Het moet 15 tot en met 75 jaar zijn."
    assert scherm.form.value("leeftijd") == "01-02-2014"
    assert figure(scherm) == "–"
    assert not scherm.save.isEnabled()
    assert scherm.year.layers.currentWidget() is scherm.year.nothing
    fill(scherm, qtbot, leeftijd="19")
    assert figure(scherm) != "–"
    assert scherm.save.isEnabled()


def test_half_a_date_leaves_the_last_answer_standing(scherm: RekenhulpScreen, qtbot: QtBot) -> None:
    before = figure(scherm)
    editor = scherm.form.cells["ingangsdatum"].editor
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "01-0")
    QApplication.processEvents()
    assert figure(scherm) == before
    assert scherm.form.cells["ingangsdatum"].message.text() == ""


def test_a_date_without_an_amount_shows_the_road(
    scherm: RekenhulpScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[str] = []
    monkeypatch.setattr(scherm.context, "navigate", lambda name, **_arg: gone.append(name))
    scherm.year.with_road = True
    fill(scherm, qtbot, ingangsdatum="01-03-2027")
    assert "Wettelijke bedragen" in scherm.form.cells["ingangsdatum"].message.text()
    qtbot.mouseClick(scherm.year.nothing.button, LEFT)
    fill(scherm, qtbot, ingangsdatum="01-12-2026")
    qtbot.mouseClick(scherm.year.road, LEFT)
    assert gone == ["bedragen", "bedragen"]


def test_two_cases_side_by_side(scherm: RekenhulpScreen, qtbot: QtBot) -> None:
    qtbot.keyClick(scherm.form.cells["loonwaarde"].editor, Qt.Key.Key_B, CTRL)
    assert scherm.situation.title.text() == "Situatie B"
    fill(scherm, qtbot, loonwaarde="20", loon="2.500,00")
    assert figure(scherm, "A") != figure(scherm, "B")
    assert scherm.amounts.sum.cells[5][2].text().startswith("+ €")
    assert "B geeft" in scherm.amounts.story.text()
    assert len(rows_of(scherm)[0]) == 3
    qtbot.mouseClick(scherm.which._buttons["A"], LEFT)
    assert scherm.form.value("loonwaarde") == "50"
    assert scherm.form.slider.value() == 50
    qtbot.mouseClick(scherm.compare, LEFT)
    assert "B" not in scherm.cases.texts
    assert not scherm.amounts.heroes[1].isVisible()


def test_what_was_typed_is_there_on_return_and_nothing_is_stored(
    venster: MainWindow, scherm: RekenhulpScreen, qtbot: QtBot, archief: Archief, settle: Callable[[], None]
) -> None:
    with archief.read() as session:
        before = session.connection().exec_driver_sql("SELECT count(*) FROM logboek").scalar()
    fill(scherm, qtbot, loonwaarde="61", leeftijd="14-03-2007")
    venster.navigate("export")
    venster.navigate("rekenhulp")
    settle()
    assert scherm.form.value("loonwaarde") == "61"
    with archief.read() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM logboek").scalar() == before
    qtbot.mouseClick(scherm.again, LEFT)
    assert scherm.form.value("loonwaarde") == "50"


def test_f1_explains_the_field_and_the_slider_with_their_source(
    scherm: RekenhulpScreen, venster: MainWindow
) -> None:
    for widget in (scherm.form.cells["leeftijd"].editor, scherm.form.slider):
        widget.setFocus()
        venster.explain()
        told = [label.text() for label in scherm.form._popover.findChildren(QLabel)]
        assert any("Participatiewet" in text for text in told)


def test_the_sheet_is_written_and_says_where(
    scherm: RekenhulpScreen,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settle: Callable[[], None],
) -> None:
    pad = tmp_path / "blad.pdf"
    offered: list[str] = []

    def ask(_owner: Any, _title: str, place: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(place).name)
        return str(pad), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    qtbot.keyClick(scherm.form.cells["loonwaarde"].editor, Qt.Key.Key_Return, CTRL)
    settle()
    assert offered == ["rekenhulp-2026-12-01.pdf"]
    assert pages_of(pad.read_bytes()) == 1
    assert figure(scherm) in text_of(pad.read_bytes())


def test_other_amounts_are_followed(scherm: RekenhulpScreen) -> None:
    nieuw = scherm.cases.bedragen.with_values(
        [Waarde("referentiemaandloon", date(2027, 1, 1), waarde=Decimal(2500), bron="test")]
    )
    assert any(maand.kosten.subsidie is None for maand in scherm.cases.answers["A"].maanden[1:6])
    scherm._take_amounts(nieuw)
    assert all(maand.kosten.subsidie is not None for maand in scherm.cases.answers["A"].maanden[1:6])


def test_months_are_told_on_hover(scherm: RekenhulpScreen, qtbot: QtBot) -> None:
    chart = scherm.year.chart
    chart.grab()
    scale = chart.scale()
    bar = chart.rows[0][0]
    place = chart.box(scale, 0, bar).center().toPoint()
    hover(chart, place)
    qtbot.waitUntil(lambda: "december 2026" in QToolTip.text())
    assert "subsidie € " in QToolTip.text()
    assert "december 2026" in chart.accessibleDescription()


def test_everything_has_a_name(scherm: RekenhulpScreen) -> None:
    for kind in (QAbstractButton, QLineEdit, QSlider):
        for widget in filter(QWidget.isVisible, scherm.findChildren(kind)):
            assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("theme", ["licht", "donker", "contrast"])
def test_it_fits_the_smallest_laptop(
    scherm: RekenhulpScreen, venster: MainWindow, qapp: QApplication, theme: str, qtbot: QtBot
) -> None:
    apply_theme(qapp, theme)
    qtbot.keyClick(scherm.form.cells["loonwaarde"].editor, Qt.Key.Key_B, CTRL)
    fill(scherm, qtbot, leeftijd="x", contracturen="x", loon="x", lasten="x")
    assert venster.minimumSizeHint().width() <= 1366
    assert venster.minimumSizeHint().height() <= 768


def test_bars_of_nothing_and_below_zero_are_drawn(show: Any) -> None:
    chart = show(MonthChart("Proef", "nog niets"))
    chart.resize(400, 200)
    chart.grab()
    day = date(2026, 1, 1)
    chart.show_bars([[Bar(day, date(2026, 1, 31), Decimal(-5), Decimal(10), "jan")]], [day])
    chart.grab()
    assert chart.scale().high == 200


def test_a_press_of_another_button_does_not_move_the_slider(show: Any, qtbot: QtBot) -> None:
    slider = show(PercentSlider("Loonwaarde"))
    qtbot.mousePress(slider, Qt.MouseButton.RightButton, pos=QPoint(slider.width() - 1, 5))
    assert slider.value() == 0
