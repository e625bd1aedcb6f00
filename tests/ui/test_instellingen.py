"""The settings on a real archive with real keys: each change kept at once and remembered."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.models.archive import Archive
from app.services.archief import Archief
from app.services.change import Ref
from app.services.dossiers.profiel import read_profiel
from app.services.dossiers.stamgegevens import list_contactpersonen, list_gemeenten, list_werkgevers
from app.services.objecten import read_formulier
from app.ui.context import Context, ScreenSpec
from app.ui.instellingen.screen import TABS, InstellingenScreen
from app.ui.instellingen.stamgegevens import ContactpersonenCard
from app.ui.main_window import MainWindow
from app.ui.theme import theme
from tests.conftest import WACHTWOORD
from tests.factories import make_contactpersoon, make_gemeente, make_werkgever

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SPECS = (
    ScreenSpec("instellingen", "Instellingen", "settings", "onder", InstellingenScreen, opens=("werkgever",)),
)


@pytest.fixture
def window(archief: Archief, context: Context, show: Any) -> Iterator[MainWindow]:
    make_gemeente(archief, naam="Losser")
    make_gemeente(archief, naam="Haarlem")
    werkgever = make_werkgever(archief, naam="Bakkerij De Korenaar")
    make_contactpersoon(archief, werkgever, naam="Ina Bakker")
    context.archive, context.today = archief, lambda: archief.vandaag
    made = show(MainWindow(context, SPECS, "test"))
    made.navigate("instellingen")
    assert context.jobs.wait_idle()
    yield made
    context.jobs.wait_idle()


def go(window: MainWindow, tab: str, **arg: Any) -> Any:
    """Open a tab and wait until it stands; answers it."""
    window.navigate("instellingen", tab=tab, **arg)
    assert window.context.jobs.wait_idle()
    return window.current_screen().parts[tab]


def names(part: Any) -> list[str]:
    return [part.list.item(row).text() for row in range(part.list.count())]


def editor(part: QWidget, naam: str) -> Any:
    return part.findChild(QWidget, f"veld_{naam}")


def type_name(window: MainWindow, part: QWidget, text: str, qtbot: QtBot) -> None:
    field = editor(part, "naam")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert window.context.jobs.wait_idle()


def test_the_profile_says_what_a_report_still_needs(
    window: MainWindow, archief: Archief, qtbot: QtBot
) -> None:
    part = go(window, "profiel")
    assert part.state.text() == "Compleet voor een definitief rapport."
    type_name(window, part, "Noor Vos", qtbot)
    assert read_profiel(archief).naam == "Noor Vos" == archief.gebruiker
    field = editor(part, "telefoon")
    field.setFocus()
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert window.context.jobs.wait_idle()
    assert part.state.text() == "Voor een definitief rapport ontbreekt nog: Telefoon."


def test_a_list_shows_every_object_and_the_form_of_the_first(window: MainWindow) -> None:
    part = go(window, "gemeenten")
    assert names(part) == ["Haarlem", "Losser"]
    assert editor(part, "naam").text() == "Haarlem"


def test_arrows_walk_through_the_list(window: MainWindow, qtbot: QtBot) -> None:
    part = go(window, "gemeenten")
    part.setFocus()
    assert part.list.hasFocus()
    qtbot.keyClick(part.list, Qt.Key.Key_Down)
    assert window.context.jobs.wait_idle()
    assert editor(part, "naam").text() == "Losser"


def test_a_new_gemeente_gets_the_cursor_in_its_name(
    window: MainWindow, archief: Archief, qtbot: QtBot
) -> None:
    part = go(window, "gemeenten")
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL | SHIFT)
    assert window.context.jobs.wait_idle()
    assert editor(part, "naam").hasFocus()
    type_name(window, part, "Assen", qtbot)
    assert [naam for _, naam in list_gemeenten(archief)] == ["Assen", "Haarlem", "Losser"]
    assert names(part) == ["Assen", "Haarlem", "Losser"]
    assert part.list.currentItem().text() == "Assen"
    assert editor(part, "naam").text() == "Assen"


def test_a_new_name_keeps_the_place_and_the_form(window: MainWindow, qtbot: QtBot) -> None:
    part = go(window, "gemeenten")
    form = editor(part, "naam")
    type_name(window, part, "Zandvoort", qtbot)
    assert names(part) == ["Losser", "Zandvoort"]
    assert part.list.currentItem().text() == "Zandvoort"
    assert editor(part, "naam") is form


def test_typing_is_kept_when_another_object_is_chosen(
    window: MainWindow, archief: Archief, qtbot: QtBot
) -> None:
    part = go(window, "gemeenten")
    haarlem = part.shown
    qtbot.keyClicks(editor(part, "arbeidsmarktregio"), "Kennemerland")
    part.list.setCurrentRow(1)
    assert window.context.jobs.wait_idle()
    assert read_formulier(archief, Ref("gemeente", haarlem)).waarden["arbeidsmarktregio"] == "Kennemerland"


def test_a_werkgever_found_by_searching_is_shown(window: MainWindow, archief: Archief) -> None:
    nummer = make_werkgever(archief, naam="Zorghuis")
    part = go(window, "werkgevers", id=nummer)
    assert editor(part, "naam").text() == "Zorghuis"
    assert part.list.currentItem().text() == "Zorghuis"


def test_contact_persons_stand_under_their_werkgever(
    window: MainWindow, archief: Archief, qtbot: QtBot
) -> None:
    part = go(window, "werkgevers")
    card = part.findChild(ContactpersonenCard)
    assert [editor(form, "naam").text() for form in card.forms.values()] == ["Ina Bakker"]
    qtbot.mouseClick(card.add_button, LEFT)
    assert window.context.jobs.wait_idle()
    new = list(card.forms.values())[-1]
    assert editor(new, "naam").hasFocus()
    type_name(window, new, "Bob Smit", qtbot)
    ((werkgever, _),) = list_werkgevers(archief)
    assert [naam for _, naam in list_contactpersonen(archief, werkgever)] == ["Ina Bakker", "Bob Smit"]


def test_an_empty_list_says_what_belongs_there_and_makes_it(
    archief: Archief, context: Context, show: Any, qtbot: QtBot
) -> None:
    context.archive = archief
    window = show(MainWindow(context, SPECS, "test"))
    part = go(window, "werkgevers")
    empty = part.right.itemAt(0).widget()
    assert empty.title.text() == "Nog geen werkgevers"
    qtbot.mouseClick(empty.button, LEFT)
    assert context.jobs.wait_idle()
    assert names(part) == ["(zonder naam)"]
    assert editor(part, "naam").hasFocus()


def test_f1_explains_the_field_in_focus(window: MainWindow, qtbot: QtBot) -> None:
    part = go(window, "gemeenten")
    field = editor(part, "bewaartermijn_jaren")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_F1)
    (popover,) = [found for found in window.findChildren(QWidget) if found.property("kind") == "popup"]
    assert "2 jaar na het einde" in popover.accessibleName()


def test_theme_and_letter_size_take_effect_at_once_and_are_remembered(
    window: MainWindow, qtbot: QtBot
) -> None:
    part = go(window, "uiterlijk")
    part.thema._buttons["donker"].click()
    part.letter._buttons["115"].click()
    assert (theme.mode, theme.scale) == ("donker", 115)
    settings = window.context.settings
    settings.store.sync()
    assert (settings.thema, settings.letter_percent) == ("donker", 115)
    again = InstellingenScreen(window.context)
    qtbot.addWidget(again)
    again.open(tab="uiterlijk")
    assert (again.parts["uiterlijk"].thema.value(), again.parts["uiterlijk"].letter.value()) == (
        "donker",
        "115",
    )
    assert window.context.jobs.wait_idle()


def test_the_archive_is_looked_at(window: MainWindow, qtbot: QtBot) -> None:
    part = go(window, "archief")
    qtbot.mouseClick(part.check, LEFT)
    assert not part.check.isEnabled()
    assert window.context.jobs.wait_idle()
    assert part.state.text.text().startswith("Alles is in orde. SQLite 3.")
    assert part.check.isEnabled()


def change_passphrase(window: MainWindow, qtbot: QtBot, old: str, new: str, again: str) -> str:
    part = go(window, "archief")
    for field, text in ((part.old, old), (part.new_one, new), (part.again, again)):
        field.edit.selectAll()
        qtbot.keyClicks(field.edit, text)
    qtbot.mouseClick(part.change, LEFT)
    assert window.context.jobs.wait_idle()
    return part.melding.text.text()


def test_another_passphrase(window: MainWindow, archief: Archief, qtbot: QtBot) -> None:
    new = "een heel andere zin"
    assert "is gewijzigd" in change_passphrase(window, qtbot, WACHTWOORD, new, new)
    assert go(window, "archief").old.edit.text() == ""
    Archive.open(archief.archive.folder, new).close()


@pytest.mark.parametrize(
    ("old", "new", "again", "words"),
    [
        ("niet goed", "een heel andere zin", "een heel andere zin", "past niet"),
        (WACHTWOORD, "kort", "kort", "minstens 10 tekens"),
        (WACHTWOORD, "een heel andere zin", "een hele andere zin", "niet gelijk"),
    ],
)
def test_a_passphrase_that_is_refused_changes_nothing(
    window: MainWindow, archief: Archief, qtbot: QtBot, old: str, new: str, again: str, words: str
) -> None:
    assert words in change_passphrase(window, qtbot, old, new, again)
    Archive.open(archief.archive.folder, WACHTWOORD).close()


@pytest.mark.parametrize("tab", [name for name, _, _ in TABS])
def test_no_tab_needs_to_scroll_sideways(window: MainWindow, tab: str) -> None:
    window.resize(1024, 640)
    part = go(window, tab)
    area = part.parentWidget().parentWidget()
    assert isinstance(area, QScrollArea)
    for _ in range(2):  # the form stands only then
        QApplication.processEvents()
        assert window.context.jobs.wait_idle()
    assert area.horizontalScrollBar().maximum() == 0
