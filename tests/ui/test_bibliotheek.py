"""The library on the step Normfunctie, and the questionnaires on the first step."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.meten.normfuncties import list_normfuncties
from app.services.papier.vragenlijsten import read_vragenlijst
from app.ui.context import Context
from tests import factories
from tests.documents.test_vragenlijst import fill
from tests.ui.meting_driver import CTRL, Driver, make_window


@pytest.fixture
def driver(archief: Archief, context: Context, qtbot: QtBot, show: Callable[[QWidget], QWidget]) -> Driver:
    window = make_window(context, archief)
    show(window)
    return Driver(window, qtbot, archief)


def panel(driver: Driver) -> Any:
    driver.page.questions.answers_button.click()
    return driver.window.panel.widget()


def test_a_function_is_found_and_taken_over(driver: Driver, qtbot: QtBot) -> None:
    factories.make_definitieve_meting(driver.archief)
    factories.make_definitieve_meting(driver.archief, normfunctie="Magazijnmedewerker")
    driver.open(factories.make_meting(driver.archief, normfunctie=""), "normfunctie")
    library = driver.page.library
    assert [row.record.naam for row in library.rows] == ["Bakkersassistent", "Magazijnmedewerker"]
    library.field.setFocus()
    driver.type("magaz")
    qtbot.waitUntil(lambda: [row.record.naam for row in library.rows] == ["Magazijnmedewerker"])
    library.rows[0].adopt_button.click()
    driver.settle()
    assert driver.record().normfunctie == "Magazijnmedewerker"
    assert driver.page.groups[0].cells["normfunctie"].editor.text() == "Magazijnmedewerker"
    driver.type("lassen")
    qtbot.waitUntil(lambda: not library.rows)
    assert library.empty.text().startswith("Niets gevonden") and library.fill_button.isHidden()


def test_tasks_of_two_functions_make_a_carved_job(driver: Driver) -> None:
    from app.services.meten.metingen import create_meting

    factories.make_definitieve_meting(driver.archief)
    factories.make_definitieve_meting(driver.archief, normfunctie="Magazijnmedewerker")
    number, _ = create_meting(driver.archief, factories.make_plaatsing(driver.archief))
    driver.open(number, "normfunctie")
    library = driver.page.library
    for row, place in zip(library.rows, (0, 1), strict=True):
        row.more_button.click()
        list(row.boxes.values())[place].click()
    assert library.summary.text() == "Gekozen: Deeg afwegen en vormen, Broden inpakken"
    assert library.adopt_button.text() == "Voeg 2 taken toe als hoofdtaak"
    library.adopt_button.click()
    driver.settle()
    assert [taak.omschrijving for taak in driver.record().hoofdtaken] == [
        "Deeg afwegen en vormen",
        "Broden inpakken",
    ]
    assert driver.record().normfunctie == "Bakkersassistent / Magazijnmedewerker"
    assert library.chosen == {} and library.adopt_button.isHidden()


def test_an_empty_library_says_how_it_fills_and_a_function_is_removed(driver: Driver, qtbot: QtBot) -> None:
    from app.services.meten.normfuncties import remove_normfunctie

    factories.make_definitieve_meting(driver.archief)
    remove_normfunctie(driver.archief, list_normfuncties(driver.archief, "")[0].id)
    driver.open(factories.make_meting(driver.archief), "normfunctie")
    library = driver.page.library
    assert "nog leeg" in library.empty.text()
    library.fill_button.click()
    qtbot.waitUntil(lambda: len(library.rows) == 1)
    library.rows[0].removed.emit(library.rows[0].record.id)
    qtbot.waitUntil(lambda: not library.rows)
    assert list_normfuncties(driver.archief, "") == ()


def test_what_enters_the_library_is_seen_and_chosen_before_definitief(driver: Driver) -> None:
    number = factories.make_meting(driver.archief, normfunctie_omschrijving="Doet wat Kevin doet.")
    factories.pass_let_op(driver.archief, number)
    driver.open(number, "rapport")
    choice = driver.page.choice
    assert choice.isVisible() and [box.isChecked() for box in choice.boxes.values()][:2] == [True, False]
    assert "“Kevin” kan een naam zijn" in choice.boxes["Doet wat Kevin doet."].text()
    box = choice.boxes["Broden inpakken"]
    box.setFocus()
    driver.key(Qt.Key.Key_Space)
    driver.key(Qt.Key.Key_Return, CTRL)
    driver.settle()
    assert driver.record().status == "definitief" and not choice.isVisible()
    (record,) = list_normfuncties(driver.archief, "")
    assert record.omschrijving == ""
    assert [taak.omschrijving for taak in record.taken] == ["Deeg afwegen en vormen", "Werkplek schoonmaken"]


def test_answers_are_typed_in_with_keys_and_become_observations(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "gegevens")
    answers = panel(driver)
    assert driver.window.focusWidget() is answers.parts[1].fields["van_tien"]
    driver.type("7")
    driver.key(Qt.Key.Key_Tab)
    driver.type("elf")
    driver.key(Qt.Key.Key_Return, CTRL)
    driver.settle()
    assert "“elf”" in answers.message.text()
    assert driver.window.focusWidget() is answers.parts[1].fields["goed_van_tien"]
    driver.type("9")
    answers.finish()
    driver.settle()
    found = [(deel.herkomst, deel.factor) for deel in driver.record().hoofdtaken[0].waarnemingen]
    assert found == [("werknemer", "tempo"), ("werknemer", "kwaliteit")]
    assert driver.window.panel.isHidden()


def test_esc_keeps_what_was_typed(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "gegevens")
    answers = panel(driver)
    answers.party.set_value("werkgever")
    driver.type("6")
    driver.window.close_panel()
    again = panel(driver)
    assert (again.party.value(), again.parts[1].fields["van_tien"].text()) == ("werkgever", "6")
    driver.window.close_panel()
    assert driver.record().hoofdtaken[0].waarnemingen == ()


def test_a_filled_in_pdf_is_shown_before_it_is_stored(
    driver: Driver, qtbot: QtBot, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = factories.make_meting(driver.archief)
    path = tmp_path / "terug.pdf"
    path.write_bytes(
        fill(read_vragenlijst(driver.archief, number, "werkgever"), t2_minuten="45", hulp="Een vaste buddy.")
    )
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arg: (str(path), ""))
    driver.open(number, "gegevens")
    answers = panel(driver)
    answers.read_button.click()
    qtbot.waitUntil(lambda: answers.parts[2].fields["minuten"].text() == "45")
    assert answers.party.value() == "werkgever" and "Een vaste buddy." in answers.open_answers.text()
    assert driver.record().hoofdtaken[1].waarnemingen == ()
    answers.finish()
    driver.settle()
    assert [deel.herkomst for deel in driver.record().hoofdtaken[1].waarnemingen] == ["werkgever"]


def test_a_wrong_file_is_refused_in_the_panel(
    driver: Driver, qtbot: QtBot, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "iets.pdf"
    path.write_bytes(b"tekst")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arg: (str(path), ""))
    driver.open(factories.make_meting(driver.archief), "gegevens")
    answers = panel(driver)
    answers.read_button.click()
    qtbot.waitUntil(lambda: "geen ingevulde vragenlijst" in answers.message.text())


def test_both_lists_and_the_explanation_are_saved(
    driver: Driver, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda _p, _t, place, _k: (str(tmp_path / Path(place).name), "")
    )
    number = factories.make_meting(driver.archief)
    driver.open(number, "gegevens")
    for button in driver.page.questions.save_buttons.values():
        button.click()
        driver.settle()
    driver.open(number, "rapport")
    driver.page.explain_button.click()
    driver.settle()
    made = sorted(path.name for path in tmp_path.glob("*.pdf"))
    kinds = ("uitleg", "vragenlijst-werkgever", "vragenlijst-werknemer")
    assert made == [f"T-0001-meting-{number}-{kind}-versie-1.pdf" for kind in kinds]
