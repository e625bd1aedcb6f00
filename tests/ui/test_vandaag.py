"""Vandaag with real keys: the badge, one button per item, putting off, a change at work, thresholds."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.change import Ref
from app.services.coachen.coaching import add_afspraak, create_contact, create_traject, vastleggen
from app.services.objecten import read_formulier, save_veld
from app.services.signaleren.uitstel import set_uitstel
from app.services.signaleren.vandaag import read_vandaag
from app.ui.coaching.contact_panel import ContactPanel
from app.ui.main_window import MainWindow
from app.ui.vandaag.screen import VandaagScreen
from app.ui.widgets.ask_panel import AskPanel
from app.ui.widgets.card import EmptyState
from tests.factories import make_kandidaat, make_plaatsing

Settle = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kandidaat(archief: Archief) -> int:
    """Somebody whose next contact was agreed for the day before yesterday."""
    nummer = make_kandidaat(archief, achternaam="Hofstede", voorletters="D.")
    make_plaatsing(archief, nummer)
    traject, _ = create_traject(archief, nummer)
    save_veld(archief, Ref("coachtraject", traject), "begin", "01-09-2026")
    save_veld(archief, Ref("coachtraject", traject), "uren_toegekend", "10")
    contact, _ = create_contact(archief, nummer)
    afspraak, _ = add_afspraak(archief, contact)
    for ref, naam, tekst in (
        (Ref("afspraak", afspraak), "wat", "Kaart lamineren"),
        (Ref("afspraak", afspraak), "uiterlijk", "21-11-2026"),
        (Ref("contactmoment", contact), "gedaan", "Recept geoefend"),
        (Ref("contactmoment", contact), "datum", "15-11-2026"),
        (Ref("contactmoment", contact), "volgend_contact", "20-11-2026"),
    ):
        save_veld(archief, ref, naam, tekst)
    vastleggen(archief, contact)
    return nummer


@pytest.fixture
def scherm(kandidaat: int, venster: MainWindow, settle: Settle) -> VandaagScreen:
    """The screen in front, filled."""
    venster.navigate("vandaag")
    settle()
    screen = venster.current_screen()
    assert isinstance(screen, VandaagScreen)
    return screen


def texts(scherm: VandaagScreen) -> list[str]:
    return [f"{row.punt.soort}: {row.button.text()}" for row in scherm.list.rows]


def named(scherm: QWidget, name: str) -> Any:
    return scherm.findChild(QPushButton, name)


def badge(venster: MainWindow) -> str:
    return venster.navigation.buttons["vandaag"].badge.text()


def test_what_asks_an_action_with_its_reason(scherm: VandaagScreen, venster: MainWindow) -> None:
    assert texts(scherm) == ["contact: Contact vastleggen", "afspraak: Gedaan"]
    assert badge(venster) == "2"
    assert scherm.head.subtitle.text() == "zondag 22 november 2026 · 2 punten vragen u"
    assert QApplication.focusWidget() is scherm.list.rows[0].button
    name = scherm.list.rows[0].button.accessibleName()
    assert name == "Contact vastleggen: Contact, D. Hofstede bij Bakkerij De Korenaar"


def test_enter_on_the_first_item_opens_the_contact(
    scherm: VandaagScreen, venster: MainWindow, qtbot: QtBot, settle: Settle, kandidaat: int
) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(venster.panel.widget(), ContactPanel))
    settle()
    panel = venster.panel.widget()
    qtbot.waitUntil(lambda: panel.record is not None)
    assert panel.record.kandidaat_id == kandidaat
    qtbot.waitUntil(lambda: panel.findChild(QWidget, "veld_gedaan").hasFocus())
    qtbot.keyClicks(panel.findChild(QWidget, "veld_gedaan"), "Gebeld")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: texts(scherm) == ["afspraak: Gedaan"])
    assert badge(venster) == "1"


def test_arrows_move_and_an_agreement_is_ticked_and_back(
    scherm: VandaagScreen, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is scherm.list.rows[1].button
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: texts(scherm) == ["contact: Contact vastleggen"])
    assert QApplication.focusWidget() is scherm.list.rows[0].button
    assert venster.bar.text.text() == "De afspraak is afgevinkt."
    venster.bar.action_button.click()
    qtbot.waitUntil(lambda: len(scherm.list.rows) == 2)


def test_put_off_with_a_reason_and_shown_again(
    scherm: VandaagScreen, venster: MainWindow, qtbot: QtBot, settle: Settle, archief: Archief
) -> None:
    named(scherm, "uitstel_contact").setFocus()
    qtbot.keyClick(named(scherm, "uitstel_contact"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(venster.panel.widget(), AskPanel))
    panel = venster.panel.widget()
    assert panel.form.value("tot") == "29-11-2026"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    settle()
    assert panel.form.cells["reden"].message.text() == "Waarom het kan wachten is nog leeg. Vul dit in."
    qtbot.keyClicks(panel.findChild(QWidget, "veld_reden"), "Werkgever heeft vakantie")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: texts(scherm) == ["afspraak: Gedaan"])
    assert venster.panel.isHidden() and badge(venster) == "1"
    assert scherm.head.subtitle.text().endswith("1 punt vraagt u, 1 kan wachten")
    qtbot.mouseClick(named(scherm, "toon_uitgesteld"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(named(scherm, "weer_contact"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(scherm.list.rows) == 2)
    assert read_vandaag(archief).uitgesteld == ()


def test_what_still_stands_there_is_not_drawn_again(
    scherm: VandaagScreen, archief: Archief, venster: MainWindow, settle: Settle, kandidaat: int
) -> None:
    contact, afspraak = scherm.list.rows
    save_veld(archief, Ref("kandidaat", kandidaat), "telefoon", "06 12345678")
    scherm.refresh(None)
    settle()
    assert scherm.list.rows == [contact, afspraak]
    assert contact.isVisible() and QApplication.focusWidget() is contact.button
    set_uitstel(archief, kandidaat, contact.punt.sleutel, "27-11-2026", "belt terug")
    scherm.refresh(None)
    settle()
    assert scherm.list.rows == [afspraak] and QApplication.focusWidget() is afspraak.button


def test_a_change_at_work_from_the_dossier_to_vandaag(
    scherm: VandaagScreen, venster: MainWindow, qtbot: QtBot, settle: Settle, kandidaat: int
) -> None:
    venster.navigate("dossier", id=kandidaat)
    settle()
    dossier = venster.current_screen()
    qtbot.mouseClick(named(dossier, "werk_gewijzigd"), Qt.MouseButton.LeftButton)
    panel = venster.panel.widget()
    qtbot.waitUntil(lambda: panel.findChild(QWidget, "veld_wat").hasFocus())
    for _ in range(3):
        qtbot.keyClick(panel.findChild(QWidget, "veld_wat"), Qt.Key.Key_Down)
    qtbot.keyClicks(panel.findChild(QWidget, "veld_toelichting"), "Nu ook op zaterdag")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "uiterlijk vrijdag 27 november 2026" in venster.bar.text.text())
    settle()
    overzicht = dossier.parts["overzicht"]
    assert [signaal.titel for signaal in overzicht.signalen.shown] == ["Wijziging werkstructuur"]
    venster.navigate("vandaag")
    settle()
    qtbot.waitUntil(lambda: "werkstructuur: Contact vastleggen" in texts(scherm))
    (row,) = [row for row in scherm.list.rows if row.punt.soort == "werkstructuur"]
    assert row.punt.tekst.startswith("Ander rooster sinds 22 november (Nu ook op zaterdag).")
    assert row.punt.chip == "5 werkdagen"


def test_the_offer_of_a_new_meting(
    scherm: VandaagScreen, venster: MainWindow, qtbot: QtBot, settle: Settle, kandidaat: int
) -> None:
    venster.navigate("dossier", id=kandidaat)
    settle()
    venster.current_screen().work.click()
    panel = venster.panel.widget()
    panel.form.set_values({"wat": "taken"})
    qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "opnieuw meten" in venster.bar.text.text())
    venster.bar.action_button.click()
    qtbot.waitUntil(lambda: venster.place[0] == "meting")
    settle()


def test_a_switch_in_the_settings_counts_at_once(
    scherm: VandaagScreen, venster: MainWindow, qtbot: QtBot, settle: Settle, archief: Archief
) -> None:
    venster.navigate("instellingen", tab="signalen")
    settle()
    tab = venster.current_screen().parts["signalen"]
    qtbot.waitUntil(lambda: bool(tab.forms) and all(form.form is not None for form in tab.forms))
    dagen = tab.findChild(QWidget, "veld_stilte_begin_dagen")
    dagen.setFocus()
    qtbot.keyClick(dagen, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(dagen, "3")
    qtbot.keyClick(dagen, Qt.Key.Key_Tab)
    settle()
    venster.navigate("vandaag")
    settle()
    assert "stilte: Contact vastleggen" in texts(scherm)
    venster.navigate("instellingen", tab="signalen")
    tab.reset.click()
    qtbot.waitUntil(lambda: "standaardwaarden" in venster.bar.text.text())
    settle()
    assert read_formulier(archief, Ref("signaalinstelling", 1)).waarden["stilte_begin_dagen"] == "14"


def test_nothing_to_do_is_said_kindly(venster: MainWindow, settle: Settle) -> None:
    venster.navigate("vandaag")
    settle()
    screen = venster.current_screen()
    (empty,) = screen.findChildren(EmptyState)
    assert empty.title.text() == "Alles is bij"
    assert not venster.navigation.buttons["vandaag"].badge.isVisible()
    assert screen.head.subtitle.text().endswith("niets vraagt u nu")


def test_the_count_follows_work_on_other_screens(
    scherm: VandaagScreen, venster: MainWindow, qtbot: QtBot, settle: Settle, archief: Archief
) -> None:
    venster.navigate("kandidaten")
    settle()
    scherm.later.setInterval(0)
    change = save_veld(archief, Ref("afspraak", 1), "gedaan_op", "22-11-2026")
    venster.context.tell(change)
    qtbot.waitUntil(lambda: badge(venster) == "1")
    settle()
