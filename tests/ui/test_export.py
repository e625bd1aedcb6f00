"""Export with real keys and mouse: choices, preview, the file read back, columns, stop, refusals."""

import hashlib
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.coachen.medischewoorden import add_woord
from app.services.uitwisselen.kolomprofiel import rename_kolom, set_blad
from app.ui.export.choices import BLADEN, Choices
from app.ui.export.columns_button import ColumnsButton
from app.ui.export.profiel import ProfielEditor
from app.ui.export.screen import ExportScreen
from app.ui.export.sheets import Sheets
from app.ui.export.spans import find_span
from app.ui.main_window import MainWindow
from tests.factories import make_definitieve_meting, make_gemeente, make_kandidaat, make_plaatsing

Settle = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def filled(archief: Archief) -> None:
    """One definitive meting in Zonnehoven, one kandidaat without in Maasdal."""
    make_definitieve_meting(archief, make_plaatsing(archief, make_kandidaat(archief)))
    make_kandidaat(archief, gemeente_id=make_gemeente(archief, naam="Maasdal"))


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the file goes; the name the program proposes is kept beside it."""
    pad = tmp_path / "uit" / "export.xlsx"
    pad.parent.mkdir()

    def answer(_parent: QWidget, _title: str, start: str, _filter: str) -> tuple[str, str]:
        (tmp_path / "voorstel.txt").write_text(Path(start).name, encoding="utf-8")
        return str(pad), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return pad


@pytest.fixture
def screen(venster: MainWindow, settle: Settle) -> ExportScreen:
    venster.navigate("export")
    settle()
    return venster.current_screen()


def tabs(screen: ExportScreen) -> list[str]:
    bar = screen.preview.tabs
    return [bar.tabText(place) for place in range(bar.count())]


def choose_gemeente(choices: Choices, number: int) -> None:
    choices.gemeente.set_content(str(number))
    choices.gemeente.ended.emit()


def column_menu(button: ColumnsButton, qtbot: QtBot) -> Any:
    menu = button.open_menu()
    qtbot.addWidget(menu)
    return menu


def test_the_preview_shows_each_sheet_with_its_count(filled: None, screen: ExportScreen) -> None:
    assert tabs(screen)[:4] == ["Metingen 1", "Hoofdtaken 3", "Jobcoaching 0", "Plaatsingen 1"]
    assert screen.state.text() == "1 definitieve meting in deze keuze."


def test_a_sheet_gets_its_table_when_it_is_looked_at_and_keeps_it(
    filled: None, screen: ExportScreen, qtbot: QtBot, settle: Settle
) -> None:
    sheets = screen.preview.sheets
    assert [naam for naam, sheet in sheets.items() if sheet.table is not None] == ["Metingen"]
    table = sheets["Metingen"].table
    usual = table.model().columnCount()
    screen.choices.sheets.columns["Metingen"].toggle("cao", False)
    qtbot.waitUntil(lambda: table.model().columnCount() == usual - 1)
    assert (table.model().rowCount(), len(table.columns.columns)) == (1, usual - 1)
    screen.preview.tabs.tabBar().setFocus()
    qtbot.keyClick(screen.preview.tabs.tabBar(), Qt.Key.Key_Right)
    assert sheets["Hoofdtaken"].table.model().rowCount() == 3
    screen.choices.sheets.boxes["Metingen"].click()
    qtbot.waitUntil(lambda: tabs(screen)[0] == "Hoofdtaken 3")
    assert screen.preview.tabs.currentWidget() is sheets["Hoofdtaken"]
    screen.choices.sheets.boxes["Metingen"].click()
    qtbot.waitUntil(lambda: tabs(screen)[0] == "Metingen 1")
    assert (sheets["Metingen"].table, screen.preview.tabs.currentIndex()) == (table, 1)


def test_ctrl_enter_makes_the_file(
    filled: None, screen: ExportScreen, venster: MainWindow, target: Path, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(venster, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(target.exists)
    settle()
    boek = load_workbook(target)
    assert boek.sheetnames == [*BLADEN, "Leeswijzer"]
    koppen = [cel.value for cel in boek["Metingen"][1]]
    rij = dict(zip(koppen, [cel.value for cel in boek["Metingen"][2]], strict=True))
    assert (rij["Achternaam"], rij["Loonwaarde %"], "BSN" in koppen) == ("Terpstra", 59, False)
    assert "Terpstra" not in (target.parent.parent / "voorstel.txt").read_text(encoding="utf-8")
    assert venster.bar.text.text() == "Het bestand export.xlsx is gemaakt."
    assert not screen.stop.isVisible()


def test_a_sheet_and_a_column_that_are_off_stay_out(
    filled: None, screen: ExportScreen, venster: MainWindow, target: Path, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.mouseClick(screen.choices.sheets.boxes["Hoofdtaken"], Qt.MouseButton.LeftButton)
    button = screen.choices.sheets.columns["Metingen"]
    menu = column_menu(button, qtbot)
    next(action for action in menu.actions() if action.text() == "Achternaam").trigger()
    menu.close()
    qtbot.waitUntil(lambda: tabs(screen)[0] == "Metingen 1" and len(tabs(screen)) == 5)
    assert button.text() == "38 van 39 kolommen"
    qtbot.mouseClick(screen.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists)
    settle()
    boek = load_workbook(target)
    assert "Hoofdtaken" not in boek.sheetnames
    assert "Achternaam" not in [cel.value for cel in boek["Metingen"][1]]


def test_columns_and_sheets_are_remembered(screen: ExportScreen, venster: MainWindow) -> None:
    button = screen.choices.sheets.columns["Metingen"]
    button.toggle("cao", False)
    screen.choices.sheets.boxes["Narekening"].click()
    again = Sheets(venster.context)
    assert "cao" not in again.own_columns()["Metingen"]
    assert again.chosen() == ("Metingen", "Hoofdtaken", "Jobcoaching", "Plaatsingen")
    again.deleteLater()


def test_bsn_is_offered_only_with_its_legal_basis_and_asked_each_time(
    archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    losser = make_gemeente(archief, naam="Losser", bsn_toegestaan=True, bsn_grondslag="Wet SUWI art. 62")
    maasdal = make_gemeente(archief, naam="Maasdal", bsn_toegestaan=True)
    venster.navigate("export")
    settle()
    choices = venster.current_screen().choices
    choose_gemeente(choices, losser)
    settle()
    assert choices.bsn.isVisibleTo(choices) and not choices.bsn.isChecked()
    assert choices.basis.text() == "Grondslag: Wet SUWI art. 62"
    qtbot.mouseClick(choices.bsn, Qt.MouseButton.LeftButton)
    assert choices.keuze().met_bsn
    choose_gemeente(choices, maasdal)
    settle()
    assert not choices.bsn.isVisibleTo(choices) and not choices.keuze().met_bsn
    choose_gemeente(choices, losser)
    settle()
    assert not choices.keuze().met_bsn


def test_a_gemeente_brings_its_profile(
    filled: None, archief: Archief, screen: ExportScreen, venster: MainWindow, settle: Settle
) -> None:
    set_blad(archief, 1, "Jobcoaching", False)
    rename_kolom(archief, 1, "Metingen", "loonwaarde", "LW")
    choose_gemeente(screen.choices, 1)
    settle()
    screen._pause.stop()
    screen._read()
    settle()
    assert [tab.split()[0] for tab in tabs(screen)] == [
        *("Metingen", "Hoofdtaken", "Plaatsingen", "Narekening", "Leeswijzer")
    ]
    assert screen.choices.sheets.own_columns() == {}
    button = screen.choices.sheets.columns["Plaatsingen"]
    assert button.accessibleName() == "Kolommen van Plaatsingen voor Zonnehoven"
    button.click()
    settle()
    editor = venster.findChild(ProfielEditor)
    assert editor.blad.content() == "Plaatsingen"
    assert venster.context.settings.export_gemeente == "1"


def test_filters_choose_the_rows_and_are_counted_when_folded_away(
    filled: None, archief: Archief, screen: ExportScreen, qtbot: QtBot, settle: Settle
) -> None:
    filters = screen.choices.filters
    qtbot.mouseClick(filters.more, Qt.MouseButton.LeftButton)
    filters.fields["stand"].set_content("afgerond")
    filters.fields["stand"].ended.emit()
    qtbot.waitUntil(lambda: screen.state.text().startswith("0 definitieve"))
    filters.open(False)
    assert filters.more.text() == "Meer keuzes (1 in gebruik)"
    assert screen.choices.keuze().stand == "afgerond"
    settle()


def test_what_was_made_stands_in_the_history_with_its_fingerprint(
    filled: None, screen: ExportScreen, venster: MainWindow, target: Path, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.mouseClick(screen.choices.only_new, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(screen.choices.receiver.cells["ontvanger"].editor, "Team Inkomen")
    qtbot.mouseClick(screen.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists)
    settle()
    qtbot.waitUntil(lambda: screen.state.text().startswith("0 definitieve"))
    screen.show_view("eerder")
    settle()
    detail = screen.history.detail
    assert detail.hash.text() == hashlib.sha256(target.read_bytes()).hexdigest()
    assert "alleen metingen die nog niet" in detail.what.text()
    qtbot.mouseClick(detail.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == detail.hash.text()
    editor = detail.form.form.cells["ontvanger"].editor
    assert editor.text() == "Team Inkomen"
    editor.clear()
    qtbot.keyClicks(editor, "J. Inkoop")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: screen.history.table.current_record().ontvanger == "J. Inkoop")
    settle()


@pytest.mark.parametrize(
    ("naam", "today", "days"),
    [
        ("alles", date(2026, 11, 22), (None, None)),
        ("zelf", date(2026, 11, 22), (None, None)),
        ("deze maand", date(2026, 2, 28), (date(2026, 2, 1), date(2026, 2, 28))),
        ("vorige maand", date(2026, 1, 31), (date(2025, 12, 1), date(2025, 12, 31))),
        ("dit kwartaal", date(2026, 11, 22), (date(2026, 10, 1), date(2026, 12, 31))),
        ("vorig kwartaal", date(2026, 2, 1), (date(2025, 10, 1), date(2025, 12, 31))),
        ("dit jaar", date(2026, 11, 22), (date(2026, 1, 1), date(2026, 12, 31))),
        ("vorig jaar", date(2026, 11, 22), (date(2025, 1, 1), date(2025, 12, 31))),
    ],
)
def test_a_period_by_name(naam: str, today: date, days: tuple[date | None, date | None]) -> None:
    assert find_span(naam, today) == days


def test_a_period_by_name_fills_the_days_and_typing_makes_it_ones_own(
    filled: None, screen: ExportScreen, qtbot: QtBot, settle: Settle
) -> None:
    choices = screen.choices
    choices.span.set_content("dit kwartaal")
    choices.span.ended.emit()
    assert (choices.keuze().van, choices.keuze().tot) == find_span("dit kwartaal", choices.context.today())
    editor = choices.period.cells["van"].editor
    editor.clear()
    qtbot.keyClicks(editor, "5-11-2026")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: choices.span.content() == "zelf")
    assert choices.keuze().van == date(2026, 11, 5)
    settle()


def test_an_empty_history_says_what_belongs_there(
    screen: ExportScreen, venster: MainWindow, settle: Settle
) -> None:
    screen.show_view("eerder")
    settle()
    assert screen.history.layers.currentWidget() is screen.history.empty


def test_the_last_column_stays(screen: ExportScreen) -> None:
    button = screen.choices.sheets.columns["Plaatsingen"]
    for veld, _kop, _standaard in button.columns:
        button.toggle(veld, False)
    assert len(button.chosen()) == 1


def test_a_gemeente_without_metingen_says_what_to_do(
    filled: None, screen: ExportScreen, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    screen.choices.gemeente.set_content("2")
    screen.choices.gemeente.ended.emit()
    qtbot.waitUntil(lambda: screen.preview.layers.currentWidget() is screen.preview.nothing)
    qtbot.mouseClick(screen.preview.nothing.button, Qt.MouseButton.LeftButton)
    assert venster.current_screen() is venster.screens["metingen"]
    settle()


def test_a_period_the_wrong_way_round_is_refused_at_its_field(
    filled: None, screen: ExportScreen, qtbot: QtBot, settle: Settle
) -> None:
    period = screen.choices.period
    for naam, tekst in (("van", "1-11-2026"), ("tot", "1-10-2026")):
        qtbot.keyClicks(period.cells[naam].editor, tekst)
        qtbot.keyClick(period.cells[naam].editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "latere einddatum" in period.cells["tot"].message.text())
    assert period.value("tot") == "1-10-2026"


def test_a_date_that_cannot_be_read_makes_no_file(
    filled: None, screen: ExportScreen, venster: MainWindow, target: Path, qtbot: QtBot, settle: Settle
) -> None:
    editor = screen.choices.period.cells["van"].editor
    qtbot.keyClicks(editor, "31-2-2026")
    qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
    settle()
    assert "kalender" in screen.choices.period.cells["van"].message.text()
    assert editor.hasFocus()
    assert not target.exists()


def test_stop_leaves_no_file(
    filled: None,
    screen: ExportScreen,
    venster: MainWindow,
    target: Path,
    qtbot: QtBot,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import app.services.uitwisselen.export as export

    begun, go_on = threading.Event(), threading.Event()
    build = export._read

    def slow(*arg: Any) -> Any:
        if len(arg) == 4:  # the export checks words too; what is counted beside it does not
            begun.set()
            assert go_on.wait(10)
        return build(*arg)

    qtbot.waitUntil(lambda: not venster.context.jobs.busy)
    monkeypatch.setattr(export, "_read", slow)
    qtbot.mouseClick(screen.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(begun.is_set)
    assert screen.stop.isVisible()
    assert not screen.make.isEnabled()
    qtbot.mouseClick(screen.stop, Qt.MouseButton.LeftButton)
    go_on.set()
    settle()
    assert list(target.parent.iterdir()) == []
    assert venster.bar.text.text() == "De export is gestopt. Er is geen bestand achtergebleven."
    assert screen.make.isEnabled()


def test_a_folder_that_refuses_is_told_and_the_choice_stays(
    filled: None, screen: ExportScreen, venster: MainWindow, target: Path, qtbot: QtBot, settle: Settle
) -> None:
    target.parent.rmdir()
    qtbot.mouseClick(screen.make, Qt.MouseButton.LeftButton)
    settle()
    assert "Kies een andere map" in venster.bar.text.text()
    assert screen.make.isEnabled()
    assert not screen.stop.isVisible()


def test_a_password_closes_the_file(
    filled: None, screen: ExportScreen, target: Path, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClicks(screen.choices.password.edit, "Korenaar26")
    qtbot.mouseClick(screen.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists)
    settle()
    assert not target.read_bytes().startswith(b"PK")


def test_a_column_that_a_formula_needs_stays(screen: ExportScreen, settle: Callable[[], None]) -> None:
    button = screen.choices.sheets.columns["Narekening"]
    before = set(button.on)
    button.toggle("loonwaarde", False)
    assert button.on == before
    menu = button.open_menu()
    (needed,) = [action for action in menu.actions() if action.text() == "Loonwaarde %"]
    assert not needed.isEnabled() and needed.toolTip()
    menu.close()
    settle()


def test_words_about_health_ask_a_reason_at_a_field_of_their_own(
    filled: None, screen: ExportScreen, target: Path, archief: Archief, qtbot: QtBot, settle: Settle
) -> None:
    add_woord(archief, "pauze*")
    reason = screen.choices.reason
    assert reason.isHidden()
    qtbot.mouseClick(screen.make, Qt.MouseButton.LeftButton)
    settle()
    assert not target.exists() and reason.isVisible()
    assert "kolom Toelichting" in reason.cells["woorden_reden"].message.text()
    qtbot.keyClicks(reason.cells["woorden_reden"].editor, "Op verzoek van de gemeente")
    qtbot.mouseClick(screen.make, Qt.MouseButton.LeftButton)
    settle()
    assert target.exists() and reason.isHidden()
    assert screen.choices.keuze().woorden_reden == ""
