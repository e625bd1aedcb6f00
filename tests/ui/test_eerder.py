"""A loonwaarde of before in the dossier, with real keys: typed over, refused, changed, removed."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.change import Ref
from app.services.dossiers.dossier import read_dossier
from app.services.objecten import save_veld
from app.ui.dossier.screen import DossierScreen
from app.ui.main_window import MainWindow
from app.ui.widgets.ask_panel import AskPanel
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.message_bar import MessageBar
from tests.factories import make_kandidaat, make_plaatsing

Settle = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kandidaat(archief: Archief) -> int:
    return make_kandidaat(archief)


def press(owner: QWidget, naam: str, qtbot: QtBot, settle: Settle) -> None:
    button: Any = owner.findChild(QWidget, naam)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    settle()


def panel_of(venster: MainWindow) -> AskPanel:
    return next(panel for panel in venster.findChildren(AskPanel) if panel.isVisible())


def write(panel: AskPanel, qtbot: QtBot, **teksten: str) -> None:
    for naam, tekst in teksten.items():
        editor = panel.form.cells[naam].editor
        editor.setFocus()
        qtbot.keyClick(editor, Qt.Key.Key_A, CTRL)
        qtbot.keyClicks(editor, tekst)


def finish(qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    settle()


@pytest.fixture
def screen(kandidaat: int, venster: MainWindow, settle: Settle) -> DossierScreen:
    venster.navigate("dossier", id=kandidaat, tab="metingen")
    settle()
    return venster.current_screen()


def test_typed_over_changed_and_removed(
    kandidaat: int, screen: DossierScreen, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    werk = make_plaatsing(archief, kandidaat)
    screen.refresh(None)
    settle()
    press(screen, "eerder_toevoegen", qtbot, settle)
    panel = panel_of(venster)
    write(panel, qtbot, datum="12-3-2025", percentage="46", gemeten_door="UWV Hengelo")
    panel.form.cells["plaatsing_id"].editor.setFocus()
    qtbot.keyClick(panel.form.cells["plaatsing_id"].editor, Qt.Key.Key_Down)
    finish(qtbot, settle)
    (rij,) = read_dossier(archief, kandidaat).eerder
    assert (f"{rij.dag}", rij.percentage, rij.gemeten_door) == ("2025-03-12", 46, "UWV Hengelo")
    assert (rij.plaatsing_id, rij.herkomst) == (werk, "getypt")
    press(screen, f"eerder_{rij.id}", qtbot, settle)
    assert panel_of(venster).form.value("plaatsing_id") == str(werk)
    write(panel_of(venster), qtbot, percentage="47")
    finish(qtbot, settle)
    dossier = read_dossier(archief, kandidaat)
    assert [rij.percentage for rij in dossier.eerder] == [47]
    (punt,) = (punt for punt in dossier.tijdlijn if punt.soort == "eerder")
    assert punt.tekst == "47 %, gemeten door UWV Hengelo. Niet hier gemeten."
    assert [regel.actie for regel in dossier.log if "eerdere" in regel.bijzonderheid][:2] == [
        "gewijzigd",
        "aangemaakt",
    ]
    press(screen, f"eerder_weg_{rij.id}", qtbot, settle)
    bar: Any = venster.findChild(MessageBar)
    qtbot.mouseClick(bar.action_button, Qt.MouseButton.LeftButton)
    settle()
    assert read_dossier(archief, kandidaat).eerder == ()


def close_with_esc(venster: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def close_with_cross(venster: MainWindow, qtbot: QtBot) -> None:
    (cross,) = [
        button for button in venster.panel.findChildren(IconButton) if "Esc" in button.accessibleName()
    ]
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("close", [close_with_esc, close_with_cross])
def test_what_was_typed_stays_until_it_is_stored(
    close: Callable[[MainWindow, QtBot], None],
    kandidaat: int,
    screen: DossierScreen,
    archief: Archief,
    venster: MainWindow,
    qtbot: QtBot,
    settle: Settle,
) -> None:
    press(screen, "eerder_toevoegen", qtbot, settle)
    write(panel_of(venster), qtbot, datum="12-3-2025", gemeten_door="UWV Hengelo")
    close(venster, qtbot)
    settle()
    assert venster.panel.isHidden() and read_dossier(archief, kandidaat).eerder == ()
    press(screen, "eerder_toevoegen", qtbot, settle)
    form = panel_of(venster).form
    assert (form.value("datum"), form.value("gemeten_door")) == ("12-3-2025", "UWV Hengelo")
    write(panel_of(venster), qtbot, percentage="46")
    finish(qtbot, settle)
    (rij,) = read_dossier(archief, kandidaat).eerder
    press(screen, "eerder_toevoegen", qtbot, settle)
    assert set(panel_of(venster).form.values().values()) == {""}
    press(screen, f"eerder_{rij.id}", qtbot, settle)
    assert panel_of(venster).form.value("gemeten_door") == "UWV Hengelo"


@pytest.mark.parametrize(
    ("naam", "tekst", "woord"),
    [
        ("datum", "1-1-2027", "toekomst"),
        ("datum", "1-1-1990", "geboortedatum"),
        ("datum", "31-2-2025", "kalender"),
        ("datum", "", "leeg"),
        ("percentage", "101", "100"),
        ("percentage", "", "leeg"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field_and_stays(
    naam: str,
    tekst: str,
    woord: str,
    kandidaat: int,
    screen: DossierScreen,
    archief: Archief,
    venster: MainWindow,
    qtbot: QtBot,
    settle: Settle,
) -> None:
    press(screen, "eerder_toevoegen", qtbot, settle)
    panel = panel_of(venster)
    write(panel, qtbot, **({"datum": "12-3-2025", "percentage": "46"} | {naam: tekst}))
    finish(qtbot, settle)
    assert woord in panel.form.cells[naam].message.text()
    assert panel.form.value(naam) == tekst and panel.isVisible()
    assert read_dossier(archief, kandidaat).eerder == ()


def test_one_day_holds_one_and_a_job_that_went_is_told(kandidaat: int, archief: Archief) -> None:
    from app.services.dossiers.eerder import add_eerder
    from app.services.errors import UserError

    teksten = {"datum": "12-03-2025", "percentage": "46"}
    add_eerder(archief, kandidaat, teksten)
    with pytest.raises(UserError, match="46 %") as fout:
        add_eerder(archief, kandidaat, teksten | {"percentage": "50"})
    assert fout.value.veld == "datum"
    with pytest.raises(UserError, match="bestaat niet meer") as fout:
        add_eerder(archief, kandidaat, teksten | {"datum": "13-03-2025", "plaatsing_id": "99"})
    assert fout.value.veld == "plaatsing_id"
    save_veld(archief, Ref("kandidaat", kandidaat), "geboortedatum", "")
    add_eerder(archief, kandidaat, teksten | {"datum": "01-01-1990"})
    assert len(read_dossier(archief, kandidaat).eerder) == 2


def test_a_plaatsing_it_was_measured_in_stays(kandidaat: int, archief: Archief) -> None:
    from app.services.dossiers.eerder import add_eerder, change_eerder
    from app.services.errors import UserError
    from app.services.objecten import remove

    werk = make_plaatsing(archief, kandidaat)
    teksten = {"datum": "12-03-2025", "percentage": "46"}
    add_eerder(archief, kandidaat, teksten | {"plaatsing_id": str(werk)})
    with pytest.raises(UserError, match="een eerdere loonwaarde"):
        remove(archief, Ref("plaatsing", werk))
    (rij,) = read_dossier(archief, kandidaat).eerder
    change_eerder(archief, rij.id, teksten)
    remove(archief, Ref("plaatsing", werk))
    assert [rij.plaatsing_id for rij in read_dossier(archief, kandidaat).eerder] == [None]
