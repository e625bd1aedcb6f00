"""Coaching with real keys: a contact in a few actions, what is lacking at its field, correction, lists."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.change import Ref
from app.services.coachen.coaching import (
    create_contact,
    create_doel,
    create_traject,
    list_afspraken_open,
    list_contacten,
    vastleggen,
)
from app.services.coachen.contactlezen import read_contact
from app.services.objecten import read_formulier, save_veld
from app.ui.coaching.contact_panel import ContactPanel
from app.ui.main_window import MainWindow
from app.ui.widgets.buttons import Button
from tests.factories import make_kandidaat

Settle = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kandidaat(archief: Archief) -> int:
    """Somebody with a traject of 10 hours and one goal."""
    nummer = make_kandidaat(archief, achternaam="Hofstede", voorletters="D.")
    traject, _ = create_traject(archief, nummer)
    save_veld(archief, Ref("coachtraject", traject), "begin", "01-09-2026")
    save_veld(archief, Ref("coachtraject", traject), "uren_toegekend", "10")
    doel, _ = create_doel(archief, traject)
    save_veld(archief, Ref("doel", doel), "omschrijving", "Zelfstandig een recept volgen")
    return nummer


def recorded(archief: Archief, kandidaat: int, **velden: str) -> int:
    contact, _ = create_contact(archief, kandidaat)
    for naam, tekst in {"gedaan": "Recept geoefend", **velden}.items():
        save_veld(archief, Ref("contactmoment", contact), naam, tekst)
    vastleggen(archief, contact)
    return contact


def open_panel(venster: MainWindow, qtbot: QtBot, settle: Settle) -> ContactPanel:
    """Ctrl+N; the cursor stands in what was done."""
    qtbot.keyClick(venster, Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: isinstance(venster.panel.widget(), ContactPanel))
    panel = venster.panel.widget()
    settle()
    qtbot.waitUntil(lambda: field(panel, "gedaan").hasFocus())
    return panel


def field(panel: QWidget, naam: str) -> Any:
    return panel.findChild(QWidget, f"veld_{naam}")


def message(panel: ContactPanel, naam: str) -> str:
    form = next(form.form for form in panel.forms if naam in form.form.cells)
    return form.cells[naam].message.text()


def type_over(qtbot: QtBot, editor: QWidget, text: str) -> None:
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)


def test_a_usual_contact_takes_three_actions(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    venster.navigate("kandidaten")
    settle()
    panel = open_panel(venster, qtbot, settle)  # action 1
    qtbot.keyClicks(field(panel, "gedaan"), "Volgorde geoefend met kaart")  # action 2
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)  # action 3
    qtbot.waitUntil(lambda: venster.panel.isHidden())
    (contact,) = list_contacten(archief)
    assert (contact.kandidaat, contact.status, contact.minuten) == ("Hofstede, D.", "vastgelegd", 45)
    assert contact.gedaan == "Volgorde geoefend met kaart"
    assert contact.doelen == ("Zelfstandig een recept volgen",)
    assert venster.bar.text.text() == "Het contact met Hofstede, D. is vastgelegd."


def test_progress_agreement_and_travel_stay_under_eight_actions(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    venster.navigate("dossier", id=kandidaat)
    settle()
    panel = open_panel(venster, qtbot, settle)
    qtbot.keyClicks(field(panel, "gedaan"), "Recept geoefend")
    ((_box, progress),) = panel.doelen.rows.values()
    progress.setFocus()
    qtbot.keyClicks(progress, "4")
    progress.ended.emit()  # what choosing from the open list does
    qtbot.mouseClick(panel.afspraken.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: QApplication.focusWidget().objectName() == "veld_wat")
    qtbot.keyClicks(QApplication.focusWidget(), "Kaart lamineren")
    field(panel, "reistijd_minuten").setFocus()
    qtbot.keyClicks(field(panel, "reistijd_minuten"), "0:25")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: venster.panel.isHidden())
    (contact,) = list_contacten(archief)
    assert (contact.minuten, contact.reistijd_minuten) == (45, 25)
    assert read_contact(archief, contact.id).doelen[0].voortgang == 4
    assert [afspraak.wat for afspraak in list_afspraken_open(archief)] == ["Kaart lamineren"]


def test_what_is_lacking_is_said_at_its_field_and_nothing_is_lost(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    venster.navigate("coaching")
    panel = open_panel(venster, qtbot, settle)
    type_over(qtbot, field(panel, "volgend_contact"), "")
    qtbot.keyClick(field(panel, "volgend_contact"), Qt.Key.Key_Delete)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: message(panel, "gedaan") == "Wat is gedaan is nog leeg. Vul dit in.")
    assert field(panel, "gedaan").hasFocus()
    assert venster.panel.isVisible()
    assert [contact.status for contact in list_contacten(archief)] == ["concept"]


@pytest.mark.parametrize(
    ("naam", "tekst", "woord"),
    [
        ("eindtijd", "13:15", "13:15"),
        ("datum", "23-11-2026", "nog niet geweest"),
        ("begintijd", "half twee", "geen tijd"),
    ],
)
def test_impossible_times_keep_the_concept_and_the_text(
    naam: str,
    tekst: str,
    woord: str,
    kandidaat: int,
    archief: Archief,
    venster: MainWindow,
    qtbot: QtBot,
    settle: Settle,
) -> None:
    venster.navigate("coaching")
    panel = open_panel(venster, qtbot, settle)
    qtbot.keyClicks(field(panel, "gedaan"), "Gesproken")
    type_over(qtbot, field(panel, naam), tekst)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: woord in message(panel, naam))
    assert field(panel, naam).text() == tekst
    assert list_contacten(archief)[0].status == "concept"


def test_a_word_about_health_asks_why_and_goes_on_with_a_reason(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    panel = open_panel(venster, qtbot, settle)
    assert panel.words.isHidden()
    qtbot.keyClicks(field(panel, "gedaan"), "Sprak over de migraine")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: field(panel, "woorden_reden").hasFocus())
    assert panel.words.isVisible()
    assert "migraine" in message(panel, "woorden_reden")
    qtbot.keyClicks(QApplication.focusWidget(), "Op verzoek van werknemer")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: venster.panel.isHidden())
    (contact,) = list_contacten(archief)
    assert contact.status == "vastgelegd"
    assert read_contact(archief, contact.id).woorden_reden == "Op verzoek van werknemer"


@pytest.mark.parametrize("tekst", ["regel\n" * 1000, "Goed gedaan 👩🏽‍🍳 مرحبا עברית", "=1+1"])
def test_long_notes_emoji_and_right_to_left_are_kept(
    tekst: str, kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    venster.navigate("coaching")
    panel = open_panel(venster, qtbot, settle)
    QApplication.clipboard().setText(tekst)
    qtbot.keyClick(field(panel, "gedaan"), Qt.Key.Key_V, CTRL)
    qtbot.keyClick(field(panel, "gedaan"), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: venster.panel.isHidden())
    assert list_contacten(archief)[0].gedaan == tekst.strip()


def test_a_concept_left_open_comes_back_and_stands_in_the_log(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    venster.navigate("coaching")
    panel = open_panel(venster, qtbot, settle)
    qtbot.keyClicks(field(panel, "gedaan"), "Half")
    qtbot.keyClick(field(panel, "gedaan"), Qt.Key.Key_Escape)
    assert venster.panel.isHidden()
    settle()
    screen = venster.current_screen()
    assert [screen.model.index(0, place).data() for place in (1, 4)] == ["Hofstede, D.", "concept"]
    again = open_panel(venster, qtbot, settle)
    assert field(again, "gedaan").toPlainText() == "Half"
    assert len(list_contacten(archief)) == 1


def test_an_unknown_name_is_refused_at_the_field(
    kandidaat: int, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    venster.navigate("coaching")
    panel = open_panel(venster, qtbot, settle)
    type_over(qtbot, field(panel, "kandidaat").lineEdit(), "Niemand")
    cell = panel.who.form.cells["kandidaat"]
    qtbot.waitUntil(lambda: "Kies een naam" in cell.message.text())


def test_another_name_moves_the_concept(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    ander = make_kandidaat(archief, achternaam="Zijlstra", voorletters="L.")
    create_traject(archief, ander)
    venster.navigate("dossier", id=kandidaat)
    settle()
    panel = open_panel(venster, qtbot, settle)
    type_over(qtbot, field(panel, "kandidaat").lineEdit(), "Zijlstra, L.")
    qtbot.waitUntil(lambda: panel.record.kandidaat_id == ander)
    assert panel.doelen.rows == {}


def test_a_recorded_contact_is_corrected_by_a_new_version_with_a_reason(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    recorded(archief, kandidaat)
    venster.navigate("coaching")
    settle()
    qtbot.keyClick(venster.current_screen().table, Qt.Key.Key_Return)
    settle()
    panel = venster.panel.widget()
    assert field(panel, "gedaan").isReadOnly()
    button = panel.findChild(Button, "contact_corrigeren")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: field(panel, "reden_versie").hasFocus())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "waarom" in panel.correction.form.cells["reden_versie"].message.text())
    qtbot.keyClicks(field(panel, "reden_versie"), "Verkeerde tijd")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: venster.panel.widget() not in (None, panel))
    settle()
    panel = venster.panel.widget()
    type_over(qtbot, field(panel, "begintijd"), "13:30")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: venster.panel.isHidden())
    (contact,) = list_contacten(archief)
    assert (contact.versie, contact.minuten) == (2, 30)
    alle = list_contacten(archief, met_vervangen=True)
    assert sorted(rij.status for rij in alle) == ["vastgelegd", "vervangen"]


def test_budget_is_told_and_more_than_granted_is_refused(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    venster.navigate("coaching")
    panel = open_panel(venster, qtbot, settle)
    qtbot.waitUntil(lambda: panel.summary.text().startswith("0:45 declarabel"))
    assert "daarna nog 9:15 van 10:00 uur" in panel.summary.text()
    qtbot.keyClicks(field(panel, "gedaan"), "Meegelopen")
    type_over(qtbot, field(panel, "begintijd"), "1:00")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "er is nog 10:00 toegekend" in message(panel, "declarabel"))


def test_agreements_are_ticked_off_and_the_agenda_opens_the_dossier(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    from app.services.coachen.coaching import add_afspraak
    from app.ui.widgets.buttons import IconButton, LinkButton

    contact, _ = create_contact(archief, kandidaat)
    save_veld(archief, Ref("contactmoment", contact), "gedaan", "Geoefend")
    afspraak, _ = add_afspraak(archief, contact)
    save_veld(archief, Ref("afspraak", afspraak), "wat", "Kaart lamineren")
    vastleggen(archief, contact)
    venster.navigate("coaching")
    settle()
    screen = venster.current_screen()
    screen.side.setCurrentIndex(2)
    qtbot.mouseClick(screen.afspraken.findChild(IconButton), Qt.MouseButton.LeftButton)
    settle()
    assert list_afspraken_open(archief) == ()
    assert read_formulier(archief, Ref("afspraak", afspraak)).waarden["gedaan_op"] == "22-11-2026"
    screen.side.setCurrentIndex(0)
    qtbot.mouseClick(screen.agenda.findChild(LinkButton), Qt.MouseButton.LeftButton)
    assert venster.current_screen().kandidaat() == kandidaat


def test_an_empty_log_offers_the_first_contact(
    kandidaat: int, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    venster.navigate("coaching")
    settle()
    empty = venster.current_screen().layers.currentWidget()
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: venster.panel.isVisible())
    settle()


def test_the_panel_never_scrolls_sideways(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    traject = read_contact(archief, create_contact(archief, kandidaat)[0])
    doel = Ref("doel", traject.doelen[0].id)
    save_veld(archief, doel, "omschrijving", "Zelf op tijd komen en dat volhouden " * 8)
    venster.navigate("coaching")
    panel = open_panel(venster, qtbot, settle)
    assert panel.area.widget().minimumSizeHint().width() <= panel.area.viewport().width()
    assert panel.findChild(Button, "contact_vastleggen").visibleRegion().boundingRect().height() > 20


def test_throwing_a_concept_away_asks_first(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    venster.navigate("coaching")
    panel = open_panel(venster, qtbot, settle)
    panel._ask_remove()
    assert len(list_contacten(archief)) == 1
    qtbot.mouseClick(venster.bar.action_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: venster.panel.isHidden())
    assert list_contacten(archief) == ()


def test_who_pays_is_asked_only_when_two_trajecten_run(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    venster.navigate("coaching")
    panel = open_panel(venster, qtbot, settle)
    assert panel.who.payer.isHidden()
    uwv, _ = create_traject(archief, kandidaat)
    save_veld(archief, Ref("coachtraject", uwv), "betaler", "uwv")
    panel.refresh(None)
    qtbot.waitUntil(lambda: not panel.who.payer.isHidden())
    panel.who.payer.field_edited.emit("traject", str(uwv))
    settle()
    assert read_contact(archief, panel.ref.id).traject_id == uwv
