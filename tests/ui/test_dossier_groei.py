"""Dossier: time line with a filter, growth with hours under it, vaardigheden; hours by regime."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.change import Ref
from app.services.coachen.coaching import create_contact, create_traject, read_budget, vastleggen
from app.services.coachen.vaardigheden import read_vaardigheden
from app.services.dossiers.plaatsingen import set_contracturen
from app.services.lineage import TABELLEN
from app.services.objecten import save_veld
from app.services.signaleren.werkwijzigingen import log_werkwijziging
from app.ui.main_window import MainWindow
from tests.factories import make_kandidaat, make_meting, make_plaatsing

Settle = Callable[[], None]


@pytest.fixture
def dossier(archief: Archief) -> tuple[int, int, int]:
    """Kandidaat, plaatsing and traject, with one contact of 45 minutes in November."""
    kandidaat = make_kandidaat(archief)
    plaatsing = make_plaatsing(archief, kandidaat)
    set_contracturen(archief, plaatsing, "01-01-2026", "32")
    traject, _ = create_traject(archief, kandidaat)
    for veld, tekst in (("begin", "01-01-2026"), ("einde", "31-12-2026"), ("regime_id", "1")):
        save_veld(archief, Ref("coachtraject", traject), veld, tekst)
    contact, _ = create_contact(archief, kandidaat)
    save_veld(archief, Ref("contactmoment", contact), "gedaan", "Geoefend")
    vastleggen(archief, contact)
    return kandidaat, plaatsing, traject


def titles(part: object) -> list[str]:
    return [button.text() for button in part.area.widget().findChildren(QPushButton)]


def test_a_change_at_work_made_by_mistake_is_removed_after_a_question(
    dossier: tuple[int, int, int], archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    log_werkwijziging(archief, dossier[1], {"datum": "20-11-2026", "wat": "rooster"})
    venster.navigate("dossier", id=dossier[0])
    settle()
    line = venster.current_screen().tijdlijn
    kinds = [event.soort for event in line.events]
    assert kinds.count("wijziging") == 1
    button = line.findChild(QPushButton, "wijziging_verwijderen")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "wijziging verwijderen?" in venster.bar.text.text()
    qtbot.mouseClick(venster.bar.action_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "wijziging" not in [event.soort for event in line.events])


def test_the_time_line_shows_one_kind_when_asked(
    dossier: tuple[int, int, int], venster: MainWindow, settle: Settle
) -> None:
    venster.navigate("dossier", id=dossier[0])
    settle()
    line = venster.current_screen().tijdlijn
    assert titles(line) == ["Werkplekbezoek · 0:45"]
    line.choice.set_content("contract")
    line.choice.ended.emit()
    assert titles(line) == []
    line.choice.set_content("contact")
    line.choice.ended.emit()
    assert titles(line) == ["Werkplekbezoek · 0:45"]


def test_coaching_hours_stand_under_the_growth(
    dossier: tuple[int, int, int], venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    venster.navigate("dossier", id=dossier[0])
    settle()
    chart = venster.current_screen().parts["overzicht"].chart
    qtbot.waitUntil(lambda: [minuten for _, minuten in chart.months] == [45], timeout=5_000)
    assert "nov 2026: 0:45 uur" in chart.accessibleDescription()


def test_the_figures_of_the_chart_stand_in_a_table(
    dossier: tuple[int, int, int], archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    for dag, loonwaarde in ((date(2025, 3, 1), 30), (date(2026, 10, 1), 50)):
        meting = make_meting(archief, dossier[1], datum_rapport=dag)
        with archief.write() as werk:
            rij = werk.session.get_one(TABELLEN["meting"], meting)
            rij.status, rij.loonwaarde = "definitief", loonwaarde
    venster.navigate("dossier", id=dossier[0])
    settle()
    tab = venster.current_screen().parts["overzicht"]
    qtbot.waitUntil(lambda: not tab.table.isHidden(), timeout=5_000)
    words = [part.text() for part in tab.table.findChildren(QLabel)]
    assert words[3:6] == ["01-03-2025", "30 %", ""]
    assert words[6:9] == ["01-10-2026", "50 %", "+20 punten, 67 % meer"]
    assert "Loonwaarde" not in words  # one line needs no name
    assert words[-2:] == ["nov 2026", "0:45 uur"]
    assert tab.growth.text() == "+20 punten, 67 % meer in 19 maanden"


def test_the_hours_of_the_regime_are_explained_and_taken_over(
    dossier: tuple[int, int, int], archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    venster.navigate("dossier", id=dossier[0], tab="coaching")
    settle()
    part = venster.current_screen().parts["coaching"].parts[dossier[2]].toekenning
    qtbot.waitUntil(lambda: part.words.text() == "Het regime geeft 100,11 uur.", timeout=5_000)
    assert part.steps.text().startswith("Jaar 1: 6 % van 32 uur per week × 52 weken en 1 dag = 100,11 uur")
    part.take.setFocus()
    qtbot.keyClick(part.take, Qt.Key.Key_Space)
    settle()
    assert read_budget(archief, dossier[2]).toegekend == 6006
    qtbot.waitUntil(lambda: part.take.isHidden(), timeout=5_000)


def test_the_employer_rates_and_the_trend_follows(
    dossier: tuple[int, int, int], archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    venster.navigate("dossier", id=dossier[0], tab="vaardigheden")
    settle()
    tab = venster.current_screen().parts["vaardigheden"]
    qtbot.keyClick(tab.findChild(QPushButton, "vaardigheden_0"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(tab.cells) == 12, timeout=5_000)
    ((nummer, _), *_) = tab.cells
    cell = tab.cells[nummer, "op_tijd"]
    cell.setFocus()
    qtbot.keyClicks(cell, "4")
    cell.ended.emit()  # what choosing from the open list does
    settle()
    (beeld,) = read_vaardigheden(archief, dossier[1]).beelden
    assert beeld.cijfers == {"op_tijd": 4}
    qtbot.waitUntil(lambda: "4" in tab.chart.accessibleDescription(), timeout=5_000)


def test_a_regime_is_made_named_and_removed(
    venster: MainWindow, archief: Archief, qtbot: QtBot, settle: Settle
) -> None:
    from app.services.coachen.regimes import list_regimes

    venster.navigate("instellingen", tab="regimes")
    settle()
    tab = venster.current_screen().parts["regimes"]
    assert tab.list.count() == 7
    tab.new()
    qtbot.waitUntil(lambda: tab.list.count() == 8, timeout=5_000)
    settle()
    qtbot.keyClick(tab.findChild(QPushButton, "regime_verwijderen"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tab.list.count() == 7, timeout=5_000)
    assert len(list_regimes(archief)) == 7
