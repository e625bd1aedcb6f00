"""The dossier with real keys and mouse: plaatsing with hours, new meting, lists, time line, long names."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.change import Ref
from app.services.coachen.coaching import create_contact, list_contacten, vastleggen
from app.services.dossiers.dossier import read_dossier
from app.services.dossiers.plaatsingen import list_uren
from app.services.meten.metingen import list_metingen
from app.services.objecten import read_formulier, save_veld
from app.ui.coaching.contact_panel import ContactPanel
from app.ui.dossier.screen import DossierScreen
from app.ui.dossier.tabs import TABS
from app.ui.main_window import MainWindow
from app.ui.widgets.buttons import Button, LinkButton
from tests.factories import make_definitieve_meting, make_kandidaat, make_plaatsing, make_werkgever

Settle = Callable[[], None]
NAMES = [name for name, _title, _kind in TABS]


@pytest.fixture
def kandidaat(archief: Archief) -> int:
    return make_kandidaat(archief)


def open_dossier(venster: MainWindow, kandidaat: int, settle: Settle, tab: str = "") -> DossierScreen:
    venster.navigate("dossier", id=kandidaat, tab=tab)
    settle()
    return venster.current_screen()


def field(part: QWidget, naam: str) -> Any:
    return part.findChild(QWidget, f"veld_{naam}")


def test_head_figures_and_tabs_say_what_there_is(
    kandidaat: int, archief: Archief, venster: MainWindow, settle: Settle
) -> None:
    make_definitieve_meting(archief, make_plaatsing(archief, kandidaat))
    screen = open_dossier(venster, kandidaat, settle)
    assert screen.head.title.text() == "Jelle Terpstra"
    assert screen.head.subtitle.text().startswith("21 jaar · dossier T-0001 · gemeente Zonnehoven")
    assert screen.figures.loonwaarde.value.text() == "59 %"
    assert screen.figures.subsidie.value.text().startswith("€ ")
    assert screen.figures.werkgever.value.text() == "Bakkerij De Korenaar"
    titles = [screen.tabs.tabText(place) for place in range(screen.tabs.count())]
    assert titles[:5] == ["Overzicht", "Gegevens", "Plaatsing", "Subsidie", "Metingen 1"]
    assert titles[6:] == ["Vaardigheden", "Documenten 1", "Log"]


def test_a_plaatsing_with_hours_is_typed_in(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    werkgever = make_werkgever(archief)
    screen = open_dossier(venster, kandidaat, settle)
    assert not screen.measure.isEnabled()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(venster, Qt.Key.Key_N, both)
    tab = screen.parts["plaatsing"]
    qtbot.waitUntil(lambda: tab.part is not None and field(tab.part, "werkgever_id") is not None)
    settle()
    qtbot.keyClicks(field(tab.part, "werkgever_id").lineEdit(), "Bakkerij De Korenaar")
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Tab)  # the list of names has the keys
    qtbot.keyClicks(QApplication.focusWidget(), "Inpakker")
    for naam, tekst in (("begin", "1-10-2026"), ("voltijduren", "38"), ("werkdagen_per_week", "5")):
        field(tab.part, naam).setFocus()
        qtbot.keyClicks(field(tab.part, naam), tekst)
    uren = tab.part.uren
    field(uren, "contracturen").setFocus()
    qtbot.keyClicks(field(uren, "contracturen"), "28,5")
    qtbot.keyClick(field(uren, "contracturen"), Qt.Key.Key_Return)
    settle()
    (plaatsing,) = read_dossier(archief, kandidaat).plaatsingen
    assert (plaatsing.titel, str(plaatsing.contracturen)) == ("Inpakker bij Bakkerij De Korenaar", "28.50")
    assert read_formulier(archief, Ref("plaatsing", plaatsing.id)).waarden["werkgever_id"] == str(werkgever)
    assert field(uren, "contracturen").text() == ""
    assert screen.measure.isEnabled()


@pytest.mark.parametrize(
    ("naam", "tekst", "woord"),
    [
        ("einde", "1-8-2026", "begin"),
        ("begin", "31-2-2026", "kalender"),
        ("functie", "x" * 301, "301 tekens"),
    ],
)
def test_refused_text_stays_in_its_field_with_a_message(
    naam: str,
    tekst: str,
    woord: str,
    kandidaat: int,
    archief: Archief,
    venster: MainWindow,
    qtbot: QtBot,
    settle: Settle,
) -> None:
    make_plaatsing(archief, kandidaat)
    screen = open_dossier(venster, kandidaat, settle, "plaatsing")
    form = next(form.form for form in screen.parts["plaatsing"].part.forms if naam in form.form.cells)
    editor = form.cells[naam].editor
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor, tekst)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: woord in form.cells[naam].message.text())
    assert editor.text() == tekst
    again = open_dossier(venster, make_kandidaat(archief), settle)
    assert again.kandidaat() != kandidaat
    screen = open_dossier(venster, kandidaat, settle, "plaatsing")
    assert field(screen.parts["plaatsing"].part, naam).text() == tekst


def test_hours_refused_say_so_and_hours_typed_are_kept_on_leaving(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    plaatsing = make_plaatsing(archief, kandidaat)
    uren = open_dossier(venster, kandidaat, settle, "plaatsing").parts["plaatsing"].part.uren
    qtbot.keyClicks(field(uren, "contracturen"), "80")
    qtbot.mouseClick(uren.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "60" in uren.form.cells["contracturen"].message.text())
    field(uren, "contracturen").setText("36")
    field(uren, "vanaf").setText("1-11-2026")
    venster.navigate("kandidaten")
    settle()
    assert [str(regel.contracturen) for regel in list_uren(archief, plaatsing)] == ["32.00", "36.00"]


def test_the_newest_plaatsing_stands_first(
    kandidaat: int, archief: Archief, venster: MainWindow, settle: Settle
) -> None:
    make_plaatsing(archief, kandidaat, functie="Eerste baan")
    nieuw = make_plaatsing(archief, kandidaat, functie="Tweede baan", begin=None)
    save_veld(archief, Ref("plaatsing", nieuw), "begin", "01-10-2026")
    tab = open_dossier(venster, kandidaat, settle, "plaatsing").parts["plaatsing"]
    assert tab.choice.currentText().startswith("Tweede baan bij Bakkerij De Korenaar · vanaf 01-10-2026")
    assert tab.shown == nieuw


def test_new_meting_opens_it(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    make_plaatsing(archief, kandidaat)
    screen = open_dossier(venster, kandidaat, settle)
    qtbot.mouseClick(screen.measure, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: venster.current_screen() is venster.screens.get("meting"))
    settle()
    assert [meting.status for meting in list_metingen(archief)] == ["concept"]


def test_enter_on_a_meting_opens_it(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    make_definitieve_meting(archief, make_plaatsing(archief, kandidaat))
    table = open_dossier(venster, kandidaat, settle, "metingen").parts["metingen"].table
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert venster.current_screen() is venster.screens["meting"]
    settle()


def test_a_report_is_saved_as_pdf(
    kandidaat: int,
    archief: Archief,
    venster: MainWindow,
    qtbot: QtBot,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_definitieve_meting(archief, make_plaatsing(archief, kandidaat))
    asked: list[str] = []

    def answer(_parent: QWidget, _title: str, start: str, _filter: str) -> tuple[str, str]:
        asked.append(Path(start).name)
        return str(tmp_path / "rapport.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    tab = open_dossier(venster, kandidaat, settle, "documenten").parts["documenten"]
    tab.table.selectRow(0)
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    settle()
    assert (tmp_path / "rapport.pdf").read_bytes().startswith(b"%PDF-")
    assert "Terpstra" not in asked[0]


def test_the_time_line_is_short_and_opens_the_contact(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    contact, _ = create_contact(archief, kandidaat)
    save_veld(archief, Ref("contactmoment", contact), "gedaan", "Meegelopen en geoefend. " * 40)
    vastleggen(archief, contact)
    screen = open_dossier(venster, kandidaat, settle)
    button = screen.tijdlijn.findChild(LinkButton)
    assert button.text() == "Werkplekbezoek · 0:45"
    row = button.parentWidget()
    assert row.height() < 5 * row.fontMetrics().lineSpacing()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert isinstance(venster.panel.widget(), ContactPanel)
    assert not screen.tijdlijn.isVisible()


def test_a_traject_and_a_goal_are_made_in_the_dossier(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    screen = open_dossier(venster, kandidaat, settle, "coaching")
    tab = screen.parts["coaching"]
    qtbot.mouseClick(tab.empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(tab.parts) == 1)
    settle()
    (part,) = tab.parts.values()
    qtbot.keyClicks(field(part, "uren_toegekend"), "16")
    qtbot.keyClick(field(part, "uren_toegekend"), Qt.Key.Key_Tab)
    qtbot.mouseClick(part.findChild(Button, "doel_toevoegen"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(part.goals) == 1)
    settle()
    qtbot.keyClicks(field(part, "omschrijving"), "Zelf om hulp vragen")
    screen.leave()
    settle()
    (traject,) = read_dossier(archief, kandidaat).trajecten
    assert (traject.budget.toegekend, traject.doelen[0][1]) == (960, "Zelf om hulp vragen")
    assert "0:00 gebruikt van 16:00" in part.meter.words.text()


def test_a_very_long_name_does_not_widen_the_screen(
    archief: Archief, venster: MainWindow, settle: Settle
) -> None:
    long = "Van der Zeer Lange Naam " * 12
    kandidaat = make_kandidaat(archief, achternaam=long.strip(), roepnaam="👩🏽‍🍳 مرحبا")
    make_plaatsing(archief, kandidaat, werkgever_id=make_werkgever(archief, naam=long.strip()))
    screen = open_dossier(venster, kandidaat, settle)
    assert screen.minimumSizeHint().width() <= venster.host.width()
    assert screen.width() == venster.host.width()
    assert screen.contact.geometry().right() <= screen.head.width()


def test_a_contact_from_the_dossier_is_about_this_kandidaat(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    make_kandidaat(archief, achternaam="Ander")
    screen = open_dossier(venster, kandidaat, settle)
    qtbot.mouseClick(screen.contact, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: venster.panel.isVisible())
    settle()
    assert [contact.kandidaat_id for contact in list_contacten(archief)] == [kandidaat]


@pytest.mark.parametrize("tab", NAMES)
def test_every_tab_of_an_empty_dossier_opens(
    tab: str, kandidaat: int, venster: MainWindow, settle: Settle
) -> None:
    screen = open_dossier(venster, kandidaat, settle, tab)
    assert screen.tabs.currentIndex() == NAMES.index(tab)
    assert screen.parts[tab].isVisible()
