"""Ctrl+P, Ctrl+C and the right button: lists and documents on paper and on the clipboard."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.models.logboek import Logregel
from app.services.archief import Archief
from app.services.coachen.contacten import create_contact
from app.services.coachen.trajecten import create_traject
from app.services.errors import UserError
from app.ui.afdrukken import printing
from app.ui.afdrukken.list_panel import ListPanel
from app.ui.afdrukken.lists import find_list
from app.ui.jobs import Progress
from app.ui.main_window import MainWindow
from app.ui.tables.column import Column
from app.ui.tables.model import PagedModel
from app.ui.tables.taking import source_of
from app.ui.tables.view import TableView
from tests.documents.reading import text_of
from tests.factories import (
    make_definitieve_meting,
    make_gemeente,
    make_kandidaat,
    make_meting,
    make_plaatsing,
)
from tests.ui.meting_driver import CTRL, SHIFT, Driver

Settle = Callable[[], None]
LEFT = Qt.MouseButton.LeftButton
NAMES = ("Bakker", "Łukasik", "Zijlstra")


@pytest.fixture
def people(archief: Archief) -> None:
    gemeente = make_gemeente(archief, naam="Maasdal")
    for naam in NAMES:
        make_kandidaat(archief, achternaam=naam, voorletters="N.", roepnaam="", gemeente_id=gemeente)


@pytest.fixture
def kandidaten(people: None, venster: MainWindow, settle: Settle) -> TableView:
    venster.navigate("kandidaten")
    settle()
    return venster.current_screen().list.table


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user chooses a printer that writes a file."""
    pad = tmp_path / "afdruk.pdf"

    def choose(_owner: QWidget, titel: str, begin: Callable[[QPrinter], None]) -> None:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(pad))
        printer.setDocName(titel)
        begin(printer)

    monkeypatch.setattr(printing, "ask_printer", choose)
    return pad


def acts(archief: Archief, *wanted: str) -> list[str]:
    with archief.read() as session:
        rows = session.query(Logregel).order_by(Logregel.id)
        return [f"{rij.actie}: {rij.bijzonderheid}" for rij in rows if rij.actie.startswith(wanted)]


def open_panel(venster: MainWindow, qtbot: QtBot, settle: Settle) -> ListPanel:
    qtbot.keyClick(venster.focusWidget(), Qt.Key.Key_P, CTRL)
    settle()
    panel = venster.panel.widget()
    assert isinstance(panel, ListPanel)
    return panel


def test_the_list_as_it_stands_is_looked_at_and_printed(
    kandidaten: TableView, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle, printed: Path
) -> None:
    kandidaten.sort_requested.emit("naam", True)
    settle()
    kandidaten.model().set_sort("naam", True)
    panel = open_panel(venster, qtbot, settle)
    text = text_of(panel.stuk.pdf)
    assert [text.index(naam) for naam in reversed(NAMES)] == sorted(text.index(naam) for naam in NAMES)
    assert "Volgorde: Naam, aflopend" in text and "Alle plaatsingen" in text
    hidden = [c.title for p, c in enumerate(kandidaten.model().columns) if kandidaten.isColumnHidden(p)]
    assert hidden and not any(f" {title} " in text for title in hidden)
    assert panel.words.text() == "3 rijen op 1 bladzijde."
    panel.pages.resize(360, 600)
    panel.pages.draw()
    settle()
    assert len(panel.pages.pages) == 1 and not panel.pages.pages[0].pixmap().isNull()
    assert acts(archief, "lijst") == []
    qtbot.keyClick(venster.focusWidget(), Qt.Key.Key_Return, CTRL)
    settle()
    with pikepdf.open(printed) as document:
        assert len(document.pages) == 1
    assert acts(archief, "lijst") == ["lijst afgedrukt: Kandidaten, 3 rijen"]
    assert venster.bar.text.text() == "Kandidaten is naar de printer gestuurd."


def test_the_pdf_of_a_list_is_saved_and_its_folder_opened(
    kandidaten: TableView,
    venster: MainWindow,
    qtbot: QtBot,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda _p, _t, start, _k: (str(tmp_path / Path(start).name), "")
    )
    panel = open_panel(venster, qtbot, settle)
    qtbot.mouseClick(panel.save_button, LEFT)
    settle()
    assert "Bakker" in text_of((tmp_path / "lijst-kandidaten-2026-11-22.pdf").read_bytes())
    qtbot.mouseClick(venster.bar.action_button, LEFT)
    assert opened == [str(tmp_path)]


def test_stopped_halfway_there_is_no_list(
    kandidaten: TableView, venster: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Progress, "stopped", property(lambda _self: True))
    venster.show_panel(ListPanel(venster.context, find_list(venster)), "Lijst afdrukken")
    settle()
    panel = venster.panel.widget()
    assert panel.stuk is None and panel.words.text().startswith("Gestopt")
    assert not panel.print_button.isEnabled() and panel.print_button.toolTip()


def test_copying_takes_the_chosen_rows_with_their_heads(
    kandidaten: TableView, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(kandidaten, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(kandidaten, Qt.Key.Key_C, CTRL)
    settle()
    lines = [line.split("\t") for line in QApplication.clipboard().text().split("\n")]
    assert lines[0][0] == "Naam" and [line[0] for line in lines[1:]] == ["Bakker, N.", "Łukasik, N."]
    assert {len(line) for line in lines} == {len(source_of(kandidaten).koppen)}
    assert venster.bar.text.text().startswith("2 rijen zijn gekopieerd")
    kandidaten.clearSelection()
    qtbot.keyClick(kandidaten, Qt.Key.Key_C, CTRL)
    settle()
    assert len(QApplication.clipboard().text().split("\n")) == 4
    assert acts(archief, "lijst") == [
        "lijst gekopieerd: Kandidaten, 2 rijen",
        "lijst gekopieerd: Kandidaten, 3 rijen",
    ]


def test_copying_in_a_field_is_still_the_field(
    kandidaten: TableView, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    words = venster.current_screen().list.filter.words
    words.setFocus()
    qtbot.keyClicks(words, "Bak")
    settle()
    words.selectAll()
    qtbot.keyClick(words, Qt.Key.Key_C, CTRL)
    settle()
    assert QApplication.clipboard().text() == "Bak" and acts(archief, "lijst") == []


def test_the_right_button_offers_both(kandidaten: TableView, venster: MainWindow, qtbot: QtBot) -> None:
    kandidaten.customContextMenuRequested.emit(QPoint(20, 20))
    menu = kandidaten.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Rijen van de lijst kopiëren",
        "Lijst afdrukken …",
    ]
    menu.close()


def test_of_several_rows_the_one_in_use_is_told(kandidaten: TableView, qtbot: QtBot) -> None:
    told: list[object] = []
    kandidaten.chosen_id.connect(told.append)
    qtbot.keyClick(kandidaten, Qt.Key.Key_Down)
    qtbot.keyClick(kandidaten, Qt.Key.Key_Down, SHIFT)
    ids = kandidaten.model().ids
    assert told[0] == ids[1] and told[-1] == ids[2]
    assert source_of(kandidaten).chosen == (range(1, 3),)


def test_a_hundred_thousand_rows_are_chosen_without_counting_them(qtbot: QtBot, show: Any) -> None:
    model = PagedModel((Column("naam", "Naam", str),))
    model.set_ids(range(100_000))
    view = show(TableView(model, "proef"))
    view.selectAll()
    assert source_of(view).chosen == (range(100_000),)
    with pytest.raises(UserError, match=r"100\.000 rijen"):
        source_of(view).whole()


@pytest.mark.parametrize(
    "screen",
    ["vandaag", "kandidaten", "metingen", "coaching", "export", "inzicht", "bedragen"],
)
def test_every_screen_with_a_list_prints_it(
    screen: str, archief: Archief, venster: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    make_definitieve_meting(archief, make_plaatsing(archief))
    create_traject(archief, 1)
    create_contact(archief, 1)
    venster.navigate(screen, **({"vraag": "geplaatst"} if screen == "inzicht" else {}))
    settle()
    qtbot.waitUntil(lambda: find_list(venster) is not None)  # Export reads its rows after a pause
    source = find_list(venster)
    assert source is not None and source.head.titel
    rows = source.rows((range(source.count),))
    assert all(len(row) == len(source.koppen) for row in rows)


def test_vandaag_prints_what_asks_and_what_waits(
    archief: Archief, venster: MainWindow, settle: Settle
) -> None:
    make_meting(archief)
    venster.navigate("vandaag")
    settle()
    source = venster.current_screen().list_source()
    shown = venster.current_screen().list.shown
    assert source.count == len(shown.punten) + len(shown.uitgesteld) > 0
    assert source.rows((range(1),))[0][0] == shown.punten[0].titel


def test_a_screen_without_a_list_says_so(venster: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    venster.navigate("kandidaten")
    settle()
    for key in (Qt.Key.Key_P, Qt.Key.Key_C):
        qtbot.keyClick(venster, key, CTRL)
        assert "lijst" in venster.bar.text.text()
    settle()


def test_the_system_asks_which_printer_and_does_not_hold_the_window_up(
    venster: MainWindow, qtbot: QtBot
) -> None:
    asked: list[QPrinter] = []
    printing.ask_printer(venster, "Een stuk", asked.append)
    (dialog,) = venster.findChildren(QPrintDialog)
    assert dialog.isVisible() and dialog.printer().docName() == "Een stuk"
    dialog.reject()
    assert asked == []


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_a_message(tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "weg" / "afdruk.pdf"))
    with pytest.raises(UserError, match="printer"):
        printing.send_pdf(_pdf(), printer, Progress(lambda _done, _total: None))


def test_pages_and_copies_as_the_user_chose_them() -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    assert list(printing.chosen_pages(printer, 3)) == [0, 1, 2]
    printer.setFromTo(2, 9)
    printer.setCopyCount(2)
    wanted = [1, 2] if printer.supportsMultipleCopies() else [1, 2, 1, 2]
    assert list(printing.chosen_pages(printer, 3)) == wanted


def test_the_report_is_printed_page_for_page(
    venster: MainWindow, qtbot: QtBot, archief: Archief, printed: Path
) -> None:
    driver = Driver(venster, qtbot, archief)
    driver.open(make_definitieve_meting(archief), "rapport")
    driver.page.print_button.click()
    driver.settle()
    with pikepdf.open(printed) as document:
        assert len(document.pages) > 2
    assert acts(archief, "rapport afgedrukt") == ["rapport afgedrukt: "]


def _pdf() -> bytes:
    from datetime import datetime

    from app.documents.lijst import Lijstkolom, Lijstpapier, write_lijst

    return write_lijst(
        Lijstpapier("Proef", (), (Lijstkolom("A"),), (("b",),), datetime(2026, 11, 29), "", "1.0")
    )
