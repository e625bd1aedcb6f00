"""Kandidaten with real keys and mouse: search as you type, sort, open, create, preview."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.records import KandidatenFilter
from app.ui.kandidaten.list_card import ListCard
from app.ui.main_window import MainWindow
from tests.factories import make_definitieve_meting, make_gemeente, make_kandidaat, make_plaatsing

Settle = Callable[[], None]
PEOPLE = (("Bakker", "N.", "Zonnehoven"), ("Łukasik", "K.", "Maasdal"), ("Zijlstra", "L.", "Maasdal"))


@pytest.fixture
def people(archief: Archief) -> dict[str, int]:
    """Three kandidaten in two gemeenten; Bakker was measured."""
    gemeenten = {naam: make_gemeente(archief, naam=naam) for naam in ("Zonnehoven", "Maasdal")}
    made = {
        achternaam: make_kandidaat(
            archief, achternaam=achternaam, voorletters=letters, roepnaam="", gemeente_id=gemeenten[gemeente]
        )
        for achternaam, letters, gemeente in PEOPLE
    }
    make_definitieve_meting(archief, make_plaatsing(archief, made["Bakker"]))
    return made


@pytest.fixture
def card(people: dict[str, int], venster: MainWindow, settle: Settle) -> ListCard:
    venster.navigate("kandidaten")
    settle()
    return venster.current_screen().list


def names(card: ListCard, settle: Settle) -> list[str]:
    """What stands in the first column, once it has come."""
    settle()
    card.model.record(0)
    settle()
    return [card.model.index(row, 0).data() for row in range(card.model.rowCount())]


def test_the_list_has_the_focus_and_the_first_row(
    card: ListCard, venster: MainWindow, settle: Settle
) -> None:
    assert card.table.hasFocus()
    assert names(card, settle) == ["Bakker, N.", "Łukasik, K.", "Zijlstra, L."]
    assert venster.current_screen().head.subtitle.text() == "3 van 3 · gesorteerd op naam"


def test_letters_in_the_list_search_and_enter_opens(
    card: ListCard, people: dict[str, int], venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(card.table, Qt.Key.Key_L)
    assert card.filter.words.hasFocus()
    qtbot.keyClicks(card.filter.words, "uka")
    qtbot.waitUntil(lambda: card.model.rowCount() == 1)
    assert names(card, settle) == ["Łukasik, K."]
    qtbot.keyClick(card.filter.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: venster.current_screen() is venster.screens.get("dossier"))
    assert venster.current_screen().kandidaat() == people["Łukasik"]


def test_enter_before_the_answer_opens_what_was_typed(
    card: ListCard, people: dict[str, int], venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    card.filter.words.setFocus()
    qtbot.keyClicks(card.filter.words, "zijl")
    qtbot.keyClick(card.filter.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: venster.current_screen() is venster.screens.get("dossier"))
    assert venster.current_screen().kandidaat() == people["Zijlstra"]


def test_down_goes_from_search_to_list_and_enter_opens(
    card: ListCard, people: dict[str, int], venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    card.filter.words.setFocus()
    qtbot.keyClick(card.filter.words, Qt.Key.Key_Down)
    qtbot.keyClick(card.table, Qt.Key.Key_Down)
    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    assert venster.current_screen() is venster.screens["dossier"]
    assert venster.current_screen().kandidaat() == people["Łukasik"]


def test_a_click_on_the_header_sorts_and_again_turns_round(
    card: ListCard, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    header = card.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert names(card, settle) == ["Zijlstra, L.", "Łukasik, K.", "Bakker, N."]
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert names(card, settle)[0] == "Bakker, N."


def test_gemeente_narrows_and_the_empty_list_offers_everybody(
    card: ListCard, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClicks(card.filter.gemeente, "maas")
    qtbot.keyClick(card.filter.gemeente, Qt.Key.Key_Return)
    card.filter.gemeente.ended.emit()
    assert names(card, settle) == ["Łukasik, K.", "Zijlstra, L."]
    card.filter.words.setFocus()
    qtbot.keyClicks(card.filter.words, "bakker")
    qtbot.waitUntil(lambda: card.layers.currentWidget() is card.nobody)
    qtbot.mouseClick(card.nobody.button, Qt.MouseButton.LeftButton)
    assert len(names(card, settle)) == 3


def test_the_preview_follows_the_row(
    card: ListCard, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    preview = venster.current_screen().preview
    qtbot.waitUntil(lambda: preview.shown is not None)
    assert preview.shown.naam == "Bakker, N." and preview.shown.initialen == "NB"
    assert preview.shown.loonwaarde == 59
    qtbot.keyClick(card.table, Qt.Key.Key_Down)
    assert preview.shown.naam == "Łukasik, K."


def test_columns_fit_beside_the_panel_and_the_preview_gives_way(
    card: ListCard, venster: MainWindow, settle: Settle
) -> None:
    assert card.table.horizontalScrollBar().maximum() == 0
    venster.show_panel(QPushButton("Iets"), "Paneel")
    settle()
    assert not venster.current_screen().preview.isVisible()
    assert card.table.horizontalScrollBar().maximum() == 0
    assert card.width() <= venster.host.width() - venster.panel.width()


def test_an_empty_archive_offers_the_first_kandidaat(
    archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    from app.services.dossiers.kandidaten import list_kandidaten

    venster.navigate("kandidaten")
    settle()
    card: Any = venster.current_screen().list
    assert card.layers.currentWidget() is card.empty
    qtbot.mouseClick(card.empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: venster.current_screen() is venster.screens.get("dossier"))
    settle()
    assert len(list_kandidaten(archief, KandidatenFilter())) == 1


def test_ctrl_shift_n_creates_and_keys_fill_the_fields(
    card: ListCard, archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    from app.services.dossiers.kandidaten import list_kandidaten, read_kandidaat_rijen

    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(venster, Qt.Key.Key_N, both)
    qtbot.waitUntil(lambda: venster.focusWidget().objectName() == "veld_achternaam")
    settle()
    for text in ("De Wit", "", "S.", "Sara"):
        qtbot.keyClicks(venster.focusWidget(), text)
        qtbot.keyClick(venster.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(venster.focusWidget(), "1-2-2006")
    qtbot.keyClick(venster.focusWidget(), Qt.Key.Key_Tab)
    settle()
    (nummer,) = list_kandidaten(archief, KandidatenFilter(tekst="wit"))
    (rij,) = read_kandidaat_rijen(archief, [nummer])
    assert (rij.naam, rij.leeftijd) == ("De Wit, S.", 20)
    assert venster.current_screen().head.title.text().startswith("Sara")


def test_the_row_in_use_stays_when_the_list_is_read_again(
    card: ListCard, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(card.table, Qt.Key.Key_Down)
    qtbot.keyClick(venster, Qt.Key.Key_F5)
    settle()
    qtbot.waitUntil(lambda: card.table.current_record() is not None)
    assert card.table.current_record().naam == "Łukasik, K."
