"""Evaluaties and additions with real keys and mouse: typed over, read from a form, kept with the dossier."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.change import Ref
from app.services.coachen.coaching import create_contact, create_traject, list_trajecten, vastleggen
from app.services.coachen.coachingpapier import read_papier
from app.services.coachen.contactlezen import read_contact
from app.services.coachen.papierkeuze import Papierkeuze, period_of
from app.services.objecten import save_veld
from app.ui.coaching.contact_panel import ContactPanel
from app.ui.coaching.evaluatie_panel import EvaluatiePanel
from app.ui.coaching.quick_entry import show_contact
from app.ui.dossier.screen import DossierScreen
from app.ui.main_window import MainWindow
from tests.factories import make_kandidaat

Settle = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kandidaat(archief: Archief) -> int:
    nummer = make_kandidaat(archief, achternaam="Hofstede", voorletters="D.")
    create_traject(archief, nummer)
    return nummer


@pytest.fixture
def dossier(kandidaat: int, venster: MainWindow, settle: Settle) -> DossierScreen:
    """Their dossier on the tab Coaching."""
    venster.navigate("dossier", id=kandidaat, tab="coaching")
    settle()
    screen = venster.current_screen()
    assert isinstance(screen, DossierScreen)
    return screen


def press(screen: QWidget, name: str, settle: Settle) -> None:
    screen.findChild(QWidget, name).click()
    settle()


def type_in(qtbot: QtBot, panel: QWidget, **texts: str) -> None:
    for naam, text in texts.items():
        editor: Any = panel.findChild(QWidget, f"veld_{naam}")
        editor.setFocus()
        qtbot.keyClick(editor, Qt.Key.Key_A, CTRL)
        qtbot.keyClicks(editor, text)
        qtbot.keyClick(editor, Qt.Key.Key_Tab)


def panel_of(venster: MainWindow, kind: type[Any]) -> Any:
    panel = venster.panel.widget()
    assert isinstance(panel, kind)
    return panel


def test_an_evaluation_is_typed_over_and_stands_on_the_time_line(
    dossier: DossierScreen, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    press(dossier, "evaluatie_werkgever", settle)
    panel = panel_of(venster, EvaluatiePanel)
    qtbot.waitUntil(lambda: panel.findChild(QWidget, "veld_cijfer").hasFocus())
    assert panel.findChild(QWidget, "veld_overdracht") and not panel.findChild(QWidget, "veld_uitleg")
    type_in(qtbot, panel, cijfer="11")
    settle()
    qtbot.keyClick(panel, Qt.Key.Key_Return, CTRL)
    settle()
    assert not venster.panel.isHidden()  # eleven of ten stays in its field
    type_in(qtbot, panel, cijfer="8", overdracht="4")
    settle()
    qtbot.keyClick(panel, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(venster.panel.isHidden)
    settle()
    (rij,) = list_trajecten(archief)[0].evaluaties
    assert (rij.partij, rij.cijfer, rij.aantal) == ("werkgever", 8, 1)
    assert [punt.titel for punt in dossier.tijdlijn.events if punt.soort == "evaluatie"] == [
        "Evaluatie werkgever"
    ]
    venster.navigate("coaching")
    settle()
    assert "rapportcijfer werkgevers 8 (1 van 1)" in venster.current_screen().head.subtitle.text()


def test_esc_stores_what_is_being_typed(
    dossier: DossierScreen, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    press(dossier, "evaluatie_werkgever", settle)
    editor: Any = panel_of(venster, EvaluatiePanel).findChild(QWidget, "veld_cijfer")
    editor.setFocus()
    qtbot.keyClicks(editor, "7")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    settle()
    assert venster.panel.isHidden()
    assert [rij.cijfer for rij in list_trajecten(archief)[0].evaluaties] == [7]


def test_a_word_about_health_asks_why(
    dossier: DossierScreen, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    press(dossier, "evaluatie_werknemer", settle)
    panel = panel_of(venster, EvaluatiePanel)
    type_in(qtbot, panel, cijfer="7", beter="Niet bellen bij migraine")
    settle()
    reden = panel.form.form.cells["woorden_reden"]
    assert reden.isHidden()
    panel.finish()
    settle()
    assert not venster.panel.isHidden() and not reden.isHidden()
    type_in(qtbot, panel, woorden_reden="Zelf geschreven")
    settle()
    panel.finish()
    qtbot.waitUntil(venster.panel.isHidden)


def test_a_form_that_came_back_is_read_in(
    dossier: DossierScreen,
    archief: Archief,
    venster: MainWindow,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    van, tot = period_of("halfjaar", archief.vandaag)
    pdf = read_papier(archief, Papierkeuze("evaluatie-werknemer", traject_id=1, van=van, tot=tot))
    place = tmp_path / "terug.pdf"
    with pikepdf.open(BytesIO(pdf)) as form:
        for veld in form.Root.AcroForm.Fields:
            veld.V = pikepdf.String({"cijfer": "9", "uitleg": "5"}.get(str(veld.T).split("-")[-1], ""))
        form.save(place)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(place), ""))
    press(dossier, "evaluatie_lezen", settle)
    panel = panel_of(venster, EvaluatiePanel)
    assert panel.form.form.value("cijfer") == "9" and panel.form.form.value("uitleg") == "5"
    (rij,) = list_trajecten(archief)[0].evaluaties
    assert (rij.partij, rij.cijfer) == ("werknemer", 9)


def test_one_made_by_mistake_is_thrown_away_after_a_question(
    dossier: DossierScreen, archief: Archief, venster: MainWindow, settle: Settle
) -> None:
    press(dossier, "evaluatie_werknemer", settle)
    press(panel_of(venster, EvaluatiePanel), "evaluatie_weg", settle)
    assert list_trajecten(archief)[0].evaluaties
    venster.bar.action_button.click()
    settle()
    assert list_trajecten(archief)[0].evaluaties == () and venster.panel.isHidden()


def test_something_is_added_to_a_recorded_contact(
    kandidaat: int, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    contact, _ = create_contact(archief, kandidaat)
    save_veld(archief, Ref("contactmoment", contact), "gedaan", "Recept geoefend")
    vastleggen(archief, contact)
    venster.navigate("coaching")
    settle()
    show_contact(venster.context, contact, "vastgelegd")
    settle()
    panel = panel_of(venster, ContactPanel)
    press(panel, "contact_aanvullen", settle)
    part = panel.added
    type_in(qtbot, part, tekst="Vertelde over zijn migraine")
    press(part, "aanvulling_vastleggen", settle)
    assert read_contact(archief, contact).aanvullingen == ()
    assert not part.form.cells["aanvulling_reden"].isHidden()
    type_in(qtbot, part, tekst="De kaart hangt er nu.")
    press(part, "aanvulling_vastleggen", settle)
    (rij,) = read_contact(archief, contact).aanvullingen
    assert rij.tekst == "De kaart hangt er nu."
    settle()
    assert part.rows.count() == 1 and part.form.isHidden() and not part.ask.isHidden()


def test_a_concept_has_no_additions(
    kandidaat: int, archief: Archief, venster: MainWindow, settle: Settle
) -> None:
    contact, _ = create_contact(archief, kandidaat)
    venster.navigate("coaching")
    show_contact(venster.context, contact)
    settle()
    assert panel_of(venster, ContactPanel).added.isHidden()
