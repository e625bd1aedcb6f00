"""The guide inside the program, F1 anywhere, the tour and what is new: with real keys and the mouse."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app import __version__
from app.services.archief import Archief
from app.services.gids.hoofdstuk import Stijl
from app.services.gids.lezen import read_gids
from app.ui.actions import ACTIONS, OTHER_KEYS, navigation_actions
from app.ui.gids.greeting import greet
from app.ui.gids.tour import STOPS, Tour, start_tour
from app.ui.main_window import MainWindow
from app.ui.screens import SCREENS, load_screens
from app.ui.theme import apply_theme, colour
from app.ui.waarnemen.toetsen import STANDAARD
from app.ui.widgets.form import FieldForm, _Popover
from app.ui.widgets.shortcut_list import key_text
from tests.factories import make_kandidaat
from tests.ui.toegang_driver import controls_of

Key, Mod = Qt.Key, Qt.KeyboardModifier


def press(qtbot: QtBot, key: Qt.Key, mod: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, mod)


def shown(window: MainWindow) -> str:
    """The title of the chapter in front."""
    screen = window.current_screen()
    assert screen.title == "Gids"
    return screen.page.shown.titel


def test_every_screen_has_a_chapter() -> None:
    gids = read_gids()
    assert [spec.name for spec in SCREENS if gids.of_screen(spec.name) is None] == []
    names = {spec.name for spec in SCREENS} | {"contact", "ontgrendelen"}
    assert {scherm for deel in gids.hoofdstukken for scherm in deel.schermen} <= names


def test_every_key_the_guide_names_is_a_key_of_the_program() -> None:
    entries = [(spec.name, spec.title) for spec in SCREENS if spec.group]
    specs = (*ACTIONS, *navigation_actions(entries))
    known = {keys.replace("+", " ") for spec in specs for keys in spec.shortcuts} | set(STANDAARD.values())
    known |= {key.strip() for keys, _meaning in OTHER_KEYS for key in keys.split("·")}
    named = {
        deel.tekst
        for hoofdstuk in read_gids().hoofdstukken
        for blok in hoofdstuk.blokken
        for deel in blok.delen
        if deel.stijl is Stijl.TOETS
    }
    assert named - known == set()
    assert len(named) > 20


def test_f1_answers_something_fitting_on_every_screen(
    venster: MainWindow, archief: Archief, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    """From a button that explains nothing itself: the chapter of the screen, and Esc leads back to it."""
    gids, kandidaat = read_gids(), make_kandidaat(archief)
    for spec in SCREENS:
        if spec.name == "gids":
            continue
        venster.navigate(spec.name, **({"id": kandidaat} if spec.name == "dossier" else {}))
        settle()
        venster.navigation.buttons["vandaag"].setFocus()
        press(qtbot, Key.Key_F1)
        assert shown(venster) == gids.of_screen(spec.name).titel
        press(qtbot, Key.Key_Escape)
        assert venster.place[0] == spec.name
        settle()


def test_f1_answers_on_every_kind_of_control(
    venster: MainWindow, archief: Archief, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    """A frame under the field, a panel, a rule unfolded, or the guide: never nothing."""
    make_kandidaat(archief)
    silent, asked = [], set()
    for spec in SCREENS:
        if not spec.group or spec.name == "gids":
            continue
        venster.navigate(spec.name)
        settle()
        for control in controls_of(venster):
            kind = spec.name, type(control)
            inside = shiboken6.isValid(control) and venster.current_screen().isAncestorOf(control)
            if kind in asked or not inside:
                continue
            asked.add(kind)
            control.setFocus()
            venster.explain()
            frames = [frame for frame in venster.findChildren(_Popover) if frame.isVisible()]
            if not (frames or venster.panel.isVisible() or venster.place[0] == "gids"):
                silent.append(kind)
            for frame in frames:
                frame.close()
            venster.close_panel()
            venster.navigate(spec.name)
            settle()
    assert silent == []
    assert len(asked) > 30


def test_f1_once_explains_the_field_and_twice_opens_the_guide_at_its_word(
    venster: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    venster.navigate("rekenhulp")
    settle()
    form = venster.current_screen().findChild(FieldForm)
    form.focus("contracturen")
    press(qtbot, Key.Key_F1)
    popover = form._popover
    assert "De overeengekomen uren" in popover.accessibleName()
    assert popover.more.isVisible()
    press(qtbot, Key.Key_F1)
    assert shown(venster) == "Begrippen: de subsidie"
    assert venster.current_screen().visited[-1].endswith("#contracturen")
    assert QApplication.focusWidget() is venster.current_screen().page


def test_the_link_under_an_explanation_works_with_the_mouse(
    venster: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    venster.navigate("rekenhulp")
    settle()
    form = venster.current_screen().findChild(FieldForm)
    form.focus("route")
    press(qtbot, Key.Key_F1)
    qtbot.mouseClick(form._popover.more, Qt.MouseButton.LeftButton)
    assert venster.current_screen().visited[-1] == "begrippen-subsidie#lid-4"


def test_a_field_outside_a_form_is_looked_up_by_its_name(venster: MainWindow, qtbot: QtBot) -> None:
    venster.navigate("kandidaten")
    field = QLineEdit(venster.current_screen())
    field.setAccessibleName("Tempo, taak 2 Broodjes opmaken")
    field.show()
    field.setFocus()
    press(qtbot, Key.Key_F1)
    assert venster.current_screen().visited[-1] == "begrippen-meten#tempo"


def test_f1_in_a_panel_opens_the_chapter_of_the_panel(
    venster: MainWindow, archief: Archief, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    from app.ui.coaching.contact_panel import ContactPanel

    assert read_gids().of_screen(ContactPanel.gids).naam == "coaching"


def test_searching_as_you_type_with_the_keyboard_alone(venster: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_F1, Mod.ShiftModifier)
    screen = venster.current_screen()
    screen.index.words.setFocus()
    qtbot.keyClicks(screen.index.words, "beschut")
    assert screen.index.list.item(0).text() == "Beschut werk"
    press(qtbot, Key.Key_Return)
    assert shown(venster) == "Begrippen: werk en doelgroep"
    assert screen.page.extraSelections(), "the word is marked"
    assert screen.page.verticalScrollBar().value() > 0
    press(qtbot, Key.Key_Down)
    before = screen.index.list.currentRow()
    assert before == 1
    qtbot.keyClicks(screen.index.words, "zzz")
    assert screen.index.nothing.isVisible()
    press(qtbot, Key.Key_Escape)
    assert screen.index.words.text() == ""
    assert screen.index.list.count() > 20


def test_arrows_pass_over_the_names_of_groups(venster: MainWindow, qtbot: QtBot) -> None:
    venster.navigate("gids", place="gemeente")
    chapters = venster.current_screen().index
    chapters.words.setFocus()
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Return)
    assert shown(venster) == "Zo werkt het programma"
    chapters.list.setFocus()
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Return)
    assert shown(venster) == "Vandaag"


def test_a_click_on_a_chapter_opens_it(venster: MainWindow, qtbot: QtBot) -> None:
    venster.navigate("gids", place="gemeente")
    rows = venster.current_screen().index.list
    place = rows.visualItemRect(rows.item(1)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert shown(venster) == "In tien minuten: loonwaardedeskundige"


def test_links_are_followed_with_the_keyboard_and_back_again(venster: MainWindow, qtbot: QtBot) -> None:
    venster.navigate("gids", place="bedragen")
    venster.navigate("gids", place="jaarwissel")
    page = venster.current_screen().page
    page.setFocus()
    press(qtbot, Key.Key_Tab)
    assert QApplication.focusWidget() is page
    press(qtbot, Key.Key_Return)
    assert shown(venster) == "Wettelijke bedragen"
    press(qtbot, Key.Key_Left, Mod.AltModifier)
    assert shown(venster) == "Jaarwisseling"


def test_tab_leaves_the_text_after_its_last_link(venster: MainWindow, qtbot: QtBot) -> None:
    venster.navigate("gids", place="inzicht")  # without links
    page = venster.current_screen().page
    page.setFocus()
    press(qtbot, Key.Key_Tab)
    assert QApplication.focusWidget() is not page


def test_esc_without_a_way_back_leaves_the_guide_in_front(venster: MainWindow, qtbot: QtBot) -> None:
    venster.navigate("vandaag")
    venster.navigation.buttons["gids"].click()
    assert not venster.current_screen().return_button.isVisible()
    press(qtbot, Key.Key_Escape)
    assert venster.place[0] == "gids"


def test_the_text_follows_the_theme_and_the_width(venster: MainWindow, qapp: QApplication) -> None:
    venster.navigate("gids", place="vandaag")
    page = venster.current_screen().page
    try:
        apply_theme(qapp, "donker")
        assert colour("accent_soft").name() in page.toHtml() or colour("muted").name() in page.toHtml()
    finally:
        apply_theme(qapp, "licht")
    assert page.horizontalScrollBar().maximum() == 0
    venster.resize(1024, 700)
    QApplication.processEvents()
    QApplication.processEvents()
    assert page.horizontalScrollBar().maximum() == 0


def test_nothing_from_outside_is_loaded(venster: MainWindow) -> None:
    venster.navigate("gids")
    page = venster.current_screen().page
    assert page.loadResource(QTextDocument.ResourceType.HtmlResource.value, "http://voorbeeld.nl") is None


def test_a_picture_fills_the_room_kept_for_it_a_turn_later(venster: MainWindow, qtbot: QtBot) -> None:
    """Also when one goes on to another chapter before it came: then only that one's are read."""
    kind = QTextDocument.ResourceType.ImageResource
    venster.navigate("gids", place="rekenhulp")
    page = venster.current_screen().page
    venster.navigate("gids", place="vandaag")
    qtbot.waitUntil(lambda: page.turns.busy)
    [name] = [blok.beeld for blok in page.shown.blokken if blok.beeld]
    kept = page.document().resource(kind, QUrl(name))
    high = page.document().size().height()
    qtbot.waitUntil(lambda: not page.turns.busy)
    picture = page.document().resource(kind, QUrl(name))
    assert picture.size() == kept.size() and not picture.isNull()
    assert picture.toImage() != kept.toImage()
    assert page.document().size().height() == high


def test_the_guide_is_saved_as_pdf_beside_the_work(venster: MainWindow, tmp_path: Path) -> None:
    venster.navigate("gids")
    venster.current_screen().save_to(tmp_path / "gids.pdf")
    assert venster.context.jobs.wait_idle(), "33 pages with pictures, on a machine that is busy"
    assert (tmp_path / "gids.pdf").read_bytes().startswith(b"%PDF")
    assert "gids.pdf is bewaard" in venster.bar.text.text()


def test_the_tour_walks_five_parts_and_ends_for_good(venster: MainWindow, qtbot: QtBot) -> None:
    venster.navigate("vandaag")
    greet(venster)
    tour = venster.findChild(Tour)
    titles = []
    for _stop in STOPS:
        titles.append(tour.title.text())
        target = STOPS[tour.step].target(venster)
        assert target.mapTo(venster, QPoint(0, 0)).y() <= tour.y() + tour._tip
        press(qtbot, Key.Key_Return)
    assert titles == [stop.title for stop in STOPS]
    assert len(titles) == 5
    assert venster.context.settings.rondleiding_gezien
    assert not tour.isVisible()


@pytest.mark.parametrize("way", ["esc", "button"])
def test_the_tour_can_be_skipped(venster: MainWindow, qtbot: QtBot, way: str) -> None:
    venster.navigate("vandaag")
    tour = start_tour(venster)
    if way == "esc":
        press(qtbot, Key.Key_Escape)
    else:
        qtbot.mouseClick(tour.skip, Qt.MouseButton.LeftButton)
    assert not tour.isVisible()
    assert venster.context.settings.rondleiding_gezien
    greet(venster)
    assert not [part for part in venster.findChildren(Tour) if part.isVisible()]


def test_the_tour_begins_again_from_the_guide_and_stays_in_the_window(
    venster: MainWindow, qtbot: QtBot
) -> None:
    venster.navigate("gids")
    qtbot.mouseClick(venster.current_screen().tour_button, Qt.MouseButton.LeftButton)
    (tour,) = [part for part in venster.findChildren(Tour) if part.isVisible()]
    venster.resize(1024, 640)
    QApplication.processEvents()
    for step in range(len(STOPS)):
        tour.go(step)
        assert venster.rect().contains(tour.geometry())
    tour.end()


def test_a_new_version_is_told_once_with_the_way_to_what_is_new(venster: MainWindow, qtbot: QtBot) -> None:
    settings = venster.context.settings
    settings.rondleiding_gezien = True
    greet(venster)
    assert settings.versie_gezien == __version__
    assert not venster.bar.isVisible(), "a first start is no update"
    settings.versie_gezien = "0.0.9"
    greet(venster)
    assert __version__ in venster.bar.text.text()
    qtbot.mouseClick(venster.bar.action_button, Qt.MouseButton.LeftButton)
    assert shown(venster) == "Wat is nieuw"
    greet(venster)
    assert not venster.bar.isVisible()


@pytest.mark.parametrize("newer", ["0.10.0", "1.0", "99.0.0.1"])
def test_an_older_version_beside_a_newer_one_is_not_called_new(venster: MainWindow, newer: str) -> None:
    settings = venster.context.settings
    settings.rondleiding_gezien, settings.versie_gezien = True, newer
    greet(venster)
    assert not venster.bar.isVisible()
    assert settings.versie_gezien == newer


def test_the_list_of_keys_names_the_guide(venster: MainWindow) -> None:
    keys = {key_text(action.shortcut()) for action in venster.actions_by_name.values()}
    assert {"F1", "Shift F1"} <= keys


def test_the_guide_is_read_before_anybody_asks(context: Any) -> None:
    class Whole:
        stopped = False

    read_gids.cache_clear()
    load_screens(Whole())
    assert read_gids.cache_info().currsize == 1
