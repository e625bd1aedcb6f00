"""Inzicht with real keys and mouse: the question, the names behind a number, hover, save and copy."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QToolTip
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.models.logboek import Logregel
from app.services.archief import Archief
from app.services.change import Ref
from app.services.inzien.inzicht import BLADEN
from app.services.objecten import create
from app.ui.inzicht.bars import axis_number
from app.ui.inzicht.choice_bar import VRAGEN
from app.ui.inzicht.screen import InzichtScreen
from app.ui.main_window import MainWindow
from app.ui.widgets.chart import nice_steps
from tests.factories import (
    make_definitieve_meting,
    make_gemeente,
    make_kandidaat,
    make_plaatsing,
    make_werkgever,
)
from tests.ui.pointing import hover

Settle = Callable[[], None]


@pytest.fixture(scope="module")
def ingericht(ingericht: Path, fill_copy: Callable[..., Path]) -> Path:
    """Two people measured twice, one of them in Losser; a third once."""
    return fill_copy(ingericht, measure_three)


def measure_three(archief: Archief) -> None:
    losser = make_gemeente(archief, naam="Losser", arbeidsmarktregio="Twente")
    baas = make_werkgever(archief, naam="De Halm")
    for nummer, (naam, gemeente, keer) in enumerate((("Aa", losser, 2), ("Bee", None, 2), ("Cee", None, 1))):
        mens = make_kandidaat(
            archief, dossiernummer=f"2026-{nummer + 10:04}", achternaam=naam, gemeente_id=gemeente
        )
        job = make_plaatsing(archief, mens, werkgever_id=baas)
        for maand in range(keer):
            make_definitieve_meting(archief, job, datum_rapport=date(2026, 11, 18 + maand))


@pytest.fixture
def screen(venster: MainWindow, settle: Settle) -> InzichtScreen:
    """Inzicht in the real window."""
    venster.navigate("inzicht")
    settle()
    return venster.current_screen()


def ask(screen: InzichtScreen, vraag: str, settle: Settle) -> None:
    """Choose the question, and wait until its answer lies where it will."""
    field = screen.choice.form.cells["vraag"].editor
    field.setCurrentIndex(field.findData(vraag))
    field.activated.emit(field.currentIndex())
    settle()
    QApplication.processEvents()


def test_the_questions_are_those_of_the_service() -> None:
    assert [vraag for vraag, _ in VRAGEN] == [sleutel for sleutel, _, _ in BLADEN]


def test_nothing_can_be_taken_before_the_numbers_are_there(venster: MainWindow, settle: Settle) -> None:
    venster.navigate("inzicht")
    screen = venster.current_screen()
    assert screen.sheet.blad is None and not screen.save.isEnabled()
    settle()
    assert screen.sheet.blad is not None


def test_few_bars_leave_the_rest_to_the_numbers(screen: InzichtScreen, settle: Settle) -> None:
    """After lines, which take what there is: all bars in view, and nothing under them but the tables."""
    ask(screen, "lijn_persoon", settle)
    lines = screen.sheet.pictures.height()
    ask(screen, "geld", settle)
    chart, area = screen.sheet.chart, screen.sheet.pictures
    assert len(chart.bars) <= 5 and chart.height() == area.height() < lines


def test_every_question_is_answered_with_its_denominator(screen: InzichtScreen, settle: Settle) -> None:
    for vraag, _ in VRAGEN:
        ask(screen, vraag, settle)
        assert screen.sheet.blad.sleutel == vraag
        assert screen.sheet.denominator.text() == screen.sheet.blad.noemer
    assert screen.sheet.layers.currentWidget() is screen.sheet.nothing
    assert not screen.save.isEnabled() and screen.save.toolTip()
    screen.sheet.empty.button.click()
    settle()
    assert screen.choice.form.value("van") == "22-11-2021"


def test_the_names_behind_a_number_open_the_dossier(
    screen: InzichtScreen, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    assert screen.sheet.denominator.text().startswith("2 van 3 gemeten personen")
    assert [bar.text for bar in screen.sheet.chart.bars] == ["0 punten", "0 punten"]
    ask(screen, "geplaatst", settle)
    middle = QPoint(300, screen.sheet.chart.height() // 2)
    qtbot.mouseClick(screen.sheet.chart, Qt.MouseButton.LeftButton, pos=middle)
    assert screen.sheet.chart.current == screen.sheet.table.currentIndex().row() >= 1
    screen.sheet.table.selectRow(1)
    assert screen.sheet.names_model.rowCount() == 3
    screen.sheet.names.setFocus()
    screen.sheet.names.selectRow(0)
    qtbot.keyClick(screen.sheet.names, Qt.Key.Key_Return)
    settle()
    assert venster.place[0] == "dossier"


def test_the_lines_are_those_of_the_row_chosen(
    screen: InzichtScreen, archief: Archief, qtbot: QtBot, settle: Settle, tmp_path: Path, monkeypatch: Any
) -> None:
    with archief.write() as werk:
        eerder = {"datum": date(2026, 3, 2), "percentage": 48, "gemeten_door": "UWV"}
        create(werk, "eerdere_loonwaarde", Ref("kandidaat", 1), **eerder)
    ask(screen, "lijn_persoon", settle)
    sheet = screen.sheet
    assert sheet.denominator.text().startswith("5 loonwaarden zijn hier gemeten en 1 door anderen")
    assert sheet.pictures.currentWidget() is sheet.lines is sheet.picture
    assert screen.choice.form.value("van") == "23-11-2023"
    own, others = sheet.lines.series
    assert (own.name, len(own.points), own.elders) == ("Aa, J.", 2, False)
    assert (others.name, others.elders) == ("Door anderen gemeten", True)
    assert others.told == ("48 % op 02-03-2026, door anderen gemeten (UWV)",)
    hover(sheet.lines, sheet.lines.scale().place(*others.points[0]).toPoint())
    assert sheet.lines._hover == (1, 0)
    QToolTip.hideText()
    qtbot.keyClick(sheet.table, Qt.Key.Key_Down)
    assert [line.name for line in sheet.lines.series] == ["Bee, J."]
    assert "59 %" in sheet.lines.accessibleDescription()
    for soort in ("png", "svg"):
        pad = tmp_path / f"lijn.{soort}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arg, pad=pad: (str(pad), ""))
        screen.save.save(soort)
        settle()
    assert QImage(str(tmp_path / "lijn.png")).width() == sheet.lines.width()
    assert "Bee, J." in (tmp_path / "lijn.svg").read_text("utf-8")
    ask(screen, "lijn_sector", settle)
    assert sheet.lines.series[0].short == ("kw 4 2026",)
    ask(screen, "regios", settle)
    assert screen.choice.form.value("van") == "01-01-2026"
    assert sheet.picture is sheet.chart and [bar.text for bar in sheet.chart.bars] == ["3", "1", "2"]


def test_hover_tells_all_numbers(screen: InzichtScreen, qtbot: QtBot, settle: Settle) -> None:
    ask(screen, "geplaatst", settle)
    hover(screen.sheet.chart, QPoint(300, 50))
    assert screen.sheet.chart.hover == 0
    assert "Van: 3" in screen.sheet.chart.bars[0].told
    hover(screen.sheet.chart, QPoint(300, 2))
    assert screen.sheet.chart.hover == -1
    QToolTip.hideText()


def test_regio_and_gemeente_narrow_the_count(screen: InzichtScreen, settle: Settle) -> None:
    regio = screen.choice.form.cells["regio"].editor
    regio.setCurrentIndex(regio.findData("Twente"))
    regio.activated.emit(regio.currentIndex())
    settle()
    assert [regel.naam for regel in screen.sheet.blad.regels] == ["Aa, J."]


def test_a_period_the_wrong_way_round_is_said_at_its_field(
    screen: InzichtScreen, qtbot: QtBot, settle: Settle
) -> None:
    before = screen.sheet.blad
    tot = screen.choice.form.cells["tot"]
    tot.editor.setFocus()
    tot.editor.selectAll()
    qtbot.keyClicks(tot.editor, "01-01-2020")
    qtbot.keyClick(tot.editor, Qt.Key.Key_Return)
    settle()
    assert "eindigt" in tot.message.text() and screen.sheet.blad is before
    tot.editor.selectAll()
    qtbot.keyClick(tot.editor, Qt.Key.Key_Delete)
    qtbot.keyClick(tot.editor, Qt.Key.Key_Return)
    assert "Vul een datum in" in tot.message.text()


def test_save_and_copy(
    screen: InzichtScreen,
    archief: Archief,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for soort in ("xlsx", "png", "svg"):
        pad = tmp_path / f"groei.{soort}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arg, pad=pad: (str(pad), ""))
        screen.save.save(soort)
        settle()
    assert load_workbook(tmp_path / "groei.xlsx")["Cijfers"].max_row == 3
    assert QImage(str(tmp_path / "groei.png")).width() == screen.sheet.chart.width()
    assert "<svg" in (tmp_path / "groei.svg").read_text("utf-8")[:400]
    screen.save.save_to(tmp_path / "nergens" / "groei.png")
    menu: Any = screen.save.open_menu()
    assert [action.text() for action in menu.actions() if action.text()][-1] == "Kopieer de cijfers"
    menu.close()
    screen.save.copy_chart()
    assert not QApplication.clipboard().pixmap().isNull()
    screen.save.copy_numbers()
    settle()
    assert "Groei (punten)" in QApplication.clipboard().text()
    with archief.read() as session:
        noted = session.scalars(select(Logregel.bijzonderheid).filter_by(actie="inzicht bewaard")).all()
    assert [text.rpartition(", ")[2] for text in noted] == [
        "Excel", "PNG", "SVG", "kopie van de grafiek", "kopie van de cijfers",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("low", "high", "steps"),
    [(0, 100, (0, 100, 20)), (-7, 12, (-10, 15, 5)), (0, 0, (0, 1, Fraction(1, 5)))],
)
def test_round_steps(low: int, high: int, steps: tuple[Fraction, ...]) -> None:
    assert nice_steps(Fraction(low), Fraction(high)) == steps


def test_axis_numbers() -> None:
    assert [axis_number(Fraction(n)) for n in (50_000, -5)] == ["50.000", "-5"]
    assert axis_number(Fraction(1, 5)) == "0,2"
