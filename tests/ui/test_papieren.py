"""Papers of the coaching on the screen: menu, pages, signing, saving, the calendar, own words."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from app.services.change import Ref
from app.services.coachen.coaching import create_contact, create_doel, create_traject, vastleggen
from app.services.coachen.medischewoorden import list_eigen_woorden
from app.services.dossiers.dossier import read_dossier
from app.services.objecten import save_veld
from app.ui.coaching.agenda_file import AgendaFile
from app.ui.coaching.paper_menu import VAN_ALLEN, VAN_DOSSIER, PaperButton
from app.ui.coaching.paper_panel import PaperPanel
from app.ui.dossier.stukken import StukkenPart
from tests import factories


@pytest.fixture
def kandidaat(archief):
    """Somebody with a job, a traject, a goal and a recorded contact."""
    nummer = factories.make_kandidaat(archief)
    plaatsing = factories.make_plaatsing(archief, nummer, einde=date(2027, 8, 31))
    factories.make_contactpersoon(archief, 1)
    traject, _ = create_traject(archief, nummer)
    doel, _ = create_doel(archief, traject)
    save_veld(archief, Ref("doel", doel), "omschrijving", "Zelfstandig een recept volgen")
    contact, _ = create_contact(archief, nummer)
    save_veld(archief, Ref("contactmoment", contact), "gedaan", "Recept geoefend")
    vastleggen(archief, contact)
    assert plaatsing
    return nummer


@pytest.fixture
def chosen(tmp_path, monkeypatch) -> Path:
    """Every file dialog answers with the name proposed, in the folder of the test."""
    folder = tmp_path / "bewaard"
    folder.mkdir()
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda _parent, _title, start, _kind: (str(folder / Path(start).name), ""),
    )
    return folder


def shown(window: Any, kind: type, name: str = "") -> Any:
    """The visible widget of this kind."""
    found = [widget for widget in window.findChildren(kind, name or None) if widget.isVisible()]
    assert len(found) == 1, (kind, name, found)
    return found[0]


def open_paper(venster: Any, settle: Any, soort: str) -> PaperPanel:
    shown(venster, PaperButton).open_paper(soort)
    settle()
    panel = venster.panel.widget()
    assert isinstance(panel, PaperPanel)
    return panel


def to_dossier(venster: Any, settle: Any, kandidaat: int, tab: str = "coaching") -> None:
    venster.navigate("dossier", id=kandidaat, tab=tab)
    settle()


def press(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def draw(pad: QWidget) -> None:
    """A stroke across the pad."""
    middle = pad.rect().center()
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=middle - QPoint(40, 10))
    QTest.mouseMove(pad, middle)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 10))


@pytest.mark.parametrize("soort", VAN_DOSSIER)
def test_every_paper_of_a_dossier_is_shown_and_saved(venster, settle, qtbot, kandidaat, chosen, soort):
    to_dossier(venster, settle, kandidaat)
    panel = open_paper(venster, settle, soort)
    qtbot.waitUntil(lambda: bool(panel.pages.pages) and not panel.pages.pages[0].pixmap().isNull())
    press(panel.buttons["pdf"])
    settle()
    (saved,) = chosen.iterdir()
    assert saved.read_bytes().startswith(b"%PDF")
    assert saved.name.startswith(f"{soort}-T-0001") and "Terpstra" not in saved.name


def test_the_menu_stands_in_both_tabs_and_names_every_paper(venster, settle, kandidaat):
    for tab in ("coaching", "documenten"):
        to_dossier(venster, settle, kandidaat, tab)
        menu = shown(venster, PaperButton).open_menu()
        assert len(menu.actions()) == len(VAN_DOSSIER)
        menu.close()
        settle()


def test_the_urenstaat_of_a_payer_is_saved_as_a_workbook(venster, settle, kandidaat, chosen):
    venster.navigate("coaching")
    settle()
    panel = open_paper(venster, settle, VAN_ALLEN[0])
    assert panel.keuze.betaler == "gemeente" and panel.keuze.kandidaat_id == 0
    press(panel.buttons["xlsx"])
    settle()
    assert [path.name for path in chosen.iterdir()] == [
        "urenstaat-Gemeente-Zonnehoven-2026-07-01-tot-2026-12-31.xlsx"
    ]


def test_a_period_the_wrong_way_round_is_said_at_its_field(venster, settle, kandidaat):
    to_dossier(venster, settle, kandidaat)
    panel = open_paper(venster, settle, "voortgangsverslag")
    editor = panel.form.cells["tot"].editor
    editor.setText("01-01-2020")
    editor.ended.emit()
    settle()
    assert panel.keuze is None and not panel.buttons["pdf"].isEnabled()
    assert "eindigt" in panel.form.cells["tot"].message.text()


def test_the_employer_signs_and_the_paper_stands_in_the_dossier(venster, settle, archief, kandidaat, chosen):
    to_dossier(venster, settle, kandidaat, "documenten")
    panel = open_paper(venster, settle, "intentieverklaring")
    assert panel.form.value("vertegenwoordiger") == "Ina Bakker"
    press(panel.buttons["werkgever"])
    draw(panel.sign_view.pad)
    panel.sign_view.finish()
    settle()
    (stuk,) = read_dossier(archief, kandidaat).stukken
    assert stuk.titel == "Intentieverklaring, getekend door werkgever"
    part = shown(venster, StukkenPart)
    press(part.findChild(QPushButton))
    settle()
    assert [path.name for path in chosen.iterdir()] == ["intentieverklaring-T-0001-getekend-2026-11-22.pdf"]


def test_without_a_name_nobody_signs(venster, settle, archief, kandidaat):
    to_dossier(venster, settle, kandidaat)
    panel = open_paper(venster, settle, "coachingsplan")
    panel.form.cells["vertegenwoordiger"].editor.setText("")
    press(panel.buttons["werkgever"])
    assert panel.sign_view is None and read_dossier(archief, kandidaat).stukken == ()


def test_words_about_health_ask_for_a_reason(venster, settle, archief, kandidaat, chosen):
    save_veld(archief, Ref("doel", 1), "omschrijving", "Leren leven met epilepsie")
    to_dossier(venster, settle, kandidaat)
    panel = open_paper(venster, settle, "voortgangsverslag")
    assert "epilepsie" in panel.hint.text() and panel.hint.isVisible()
    press(panel.buttons["pdf"])
    settle()
    assert list(chosen.iterdir()) == []
    panel.form.cells["reden"].editor.setText("De werknemer wil dit zelf.")
    press(panel.buttons["pdf"])
    settle()
    assert len(list(chosen.iterdir())) == 1


def test_the_agenda_goes_out_without_names_unless_asked(venster, settle, kandidaat, chosen):
    venster.navigate("coaching")
    settle()
    part = shown(venster, AgendaFile)
    assert not part.names.isChecked()
    press(part.button)
    settle()
    (saved,) = chosen.iterdir()
    assert "JT (T-0001)" in saved.read_text() and "Terpstra" not in saved.read_text()
    part.names.setChecked(True)
    press(part.button)
    settle()
    agenda = Calendar.from_ical(saved.read_bytes())
    assert any("Jelle Terpstra" in str(event["summary"]) for event in agenda.walk("VEVENT"))


def test_a_stage_becomes_a_plaatsing_with_one_press(venster, settle, archief, kandidaat):
    to_dossier(venster, settle, kandidaat, "plaatsing")
    hidden = venster.findChildren(QPushButton, "stage_wordt_plaatsing")
    assert not any(knop.isVisible() for knop in hidden)
    venster.context.tell(save_veld(archief, Ref("plaatsing", 1), "soort", "stage"))
    settle()
    button = shown(venster, QPushButton, "stage_wordt_plaatsing")
    press(button)
    settle()
    assert [rij.soort for rij in read_dossier(archief, kandidaat).plaatsingen] == [
        "dienstbetrekking",
        "stage",
    ]
    assert not button.isVisible()


def test_own_words_are_added_and_taken_away(venster, settle, archief):
    venster.navigate("instellingen", tab="woorden")
    settle()
    from app.ui.instellingen.woorden import WoordenTab

    part = shown(venster, WoordenTab)
    part.word.setText("twee woorden")
    part.add()
    settle()
    assert "geen woord" in part.state.text()
    part.word.setText("hoofdpijn*")
    part.add()
    settle()
    assert [woord for _, woord in list_eigen_woorden(archief)] == ["hoofdpijn*"]
    (away,) = [knop for knop in part.findChildren(QPushButton) if "Verwijder" in knop.accessibleName()]
    press(away)
    settle()
    assert list_eigen_woorden(archief) == ()


@pytest.mark.parametrize("soort", VAN_DOSSIER)
def test_the_panel_of_a_paper_never_scrolls_sideways(venster, settle, kandidaat, soort):
    venster.resize(1366, 768)
    to_dossier(venster, settle, kandidaat)
    panel = open_paper(venster, settle, soort)
    assert panel.minimumSizeHint().width() <= panel.width()
    assert panel.width() <= panel.parentWidget().width()
