"""The frame with real keys: navigation, search, panel, messages, lock, what screens hear."""

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.services.change import Change, Ref
from app.services.errors import UserError
from app.ui.context import Context, Screen, ScreenSpec
from app.ui.main_window import MainWindow
from app.ui.theme import apply_theme, font, theme
from app.ui.widgets.buttons import PrimaryButton

HITS = [
    SimpleNamespace(soort="kandidaat", id=4, titel="Bakker, N.", ondertitel="2026-004 · De Korenaar"),
    SimpleNamespace(soort="kandidaat", id=9, titel="Bakkers, D.", ondertitel="2026-009 · Metaal Oost"),
]


class Recorder(Screen):
    """A screen that remembers what it was asked."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.calls: list[Any] = []
        self.button = PrimaryButton("Contact", "Ctrl N")

    def open(self, **arg: Any) -> None:
        self.calls.append(("open", arg))

    def refresh(self, change: Change | None) -> None:
        self.calls.append(("refresh", change))

    def new(self) -> None:
        self.calls.append("new")

    def finish(self) -> None:
        self.calls.append("finish")

    def leave(self) -> None:
        self.calls.append("leave")

    def top_widgets(self) -> list[QWidget]:
        return [self.button]


SPECS = (
    ScreenSpec("vandaag", "Vandaag", "home", "boven", Recorder),
    ScreenSpec("instellingen", "Instellingen", "settings", "onder", Recorder),
    ScreenSpec("kandidaten", "Kandidaten", "users", "boven", Recorder),
    ScreenSpec("dossier", "Dossier", "user", "", Recorder, parent="kandidaten", opens=("kandidaat",)),
)


@pytest.fixture
def window(context: Context, show: Any) -> MainWindow:
    context.search = lambda text: [hit for hit in HITS if text.lower() in hit.titel.lower()]
    made = MainWindow(context, SPECS, "voorbeeld")
    made.navigate("vandaag")
    return show(made)


def test_screens_are_made_at_their_first_visit(window: MainWindow) -> None:
    assert list(window.screens) == ["vandaag"]
    window.navigate("dossier", id=3)
    assert window.current_screen().calls == [("open", {"id": 3})]
    assert window.screens["vandaag"].calls[-1] == "leave"


def test_ctrl_number_follows_the_order_of_the_navigation(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_screen() is window.screens["kandidaten"]
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.current_screen() is window.screens["instellingen"]


def test_a_hidden_screen_marks_its_parent(window: MainWindow) -> None:
    window.navigate("dossier", id=1)
    assert window.navigation.buttons["kandidaten"].isChecked()
    assert not window.navigation.buttons["vandaag"].isChecked()


def test_navigation_by_mouse(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.navigation.buttons["kandidaten"], Qt.MouseButton.LeftButton)
    assert window.current_screen() is window.screens["kandidaten"]
    assert window.windowTitle() == "Kandidaten – Loonwaarde"


def test_keys_for_new_finish_and_refresh_reach_the_screen_in_front(window: MainWindow, qtbot: QtBot) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_N, both)
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.current_screen().calls[1:] == ["new", "finish", ("refresh", None)]


class Finishing(QWidget):
    """Something in the side panel that ends with Ctrl+Enter."""

    finished = 0

    def finish(self) -> None:
        self.finished += 1


def test_ctrl_enter_finishes_what_lies_in_the_panel_first(window: MainWindow, qtbot: QtBot) -> None:
    panel = Finishing()
    window.context.show_panel(panel, "Contact")
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.finished == 1
    assert "finish" not in window.current_screen().calls


def test_the_focus_goes_back_when_the_panel_closes(window: MainWindow, qtbot: QtBot) -> None:
    window.focus_search()
    edit = QTextEdit()
    window.show_panel(edit, "Contact")
    window.show_panel(other := QTextEdit(), "Een ander contact")
    assert other.hasFocus()
    qtbot.keyClick(other, Qt.Key.Key_Escape)
    assert window.search.hasFocus()


def test_search_by_keyboard_opens_the_hit(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()
    qtbot.keyClicks(window.search, "bakker")
    qtbot.waitUntil(lambda: window.search.popup is not None and window.search.popup.count() == 2)
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.screens["dossier"].calls == [("open", {"id": 9})]
    assert not window.search.popup.isVisible()
    assert window.search.text() == ""


def test_search_without_hits_says_what_to_do_and_esc_closes(window: MainWindow, qtbot: QtBot) -> None:
    window.focus_search()
    qtbot.keyClicks(window.search, "qqq")
    qtbot.waitUntil(lambda: window.search.popup is not None and window.search.popup.isVisible())
    assert "Niets gevonden" in window.search.popup.item(0).text()
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert list(window.screens) == ["vandaag"]
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert not window.search.popup.isVisible()


def test_panel_opens_over_the_screen_and_esc_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    edit = QTextEdit()
    window.context.show_panel(edit, "Contact vastleggen")
    assert edit.hasFocus()
    assert window.stack.width() == window.host.width()
    with qtbot.waitSignal(edit.destroyed):
        qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert window.panel.isHidden()


def test_a_screen_can_make_room_for_the_panel(window: MainWindow) -> None:
    window.current_screen().makes_room = True
    window.show_panel(QWidget(), "Contact")
    assert window.stack.width() < window.host.width() - window.panel.width()
    window.close_panel()
    assert window.stack.width() == window.host.width()


def test_another_screen_closes_the_panel(window: MainWindow) -> None:
    window.show_panel(QWidget(), "Contact")
    window.navigate("kandidaten")
    assert window.panel.isHidden()


def test_buttons_of_the_screen_stand_in_the_top_bar(window: MainWindow) -> None:
    window.navigate("kandidaten")
    assert window.screens["kandidaten"].button.isVisible()
    assert not window.screens["vandaag"].button.isVisible()
    window.navigate("vandaag")
    assert window.screens["vandaag"].button.isVisible()


def test_a_write_is_told_to_every_living_screen(window: MainWindow, context: Context) -> None:
    window.navigate("kandidaten")
    change = Change(frozenset({Ref("kandidaat", 4)}))
    results: list[Any] = []
    context.write(lambda _archive: (7, change), done=results.append)
    assert context.jobs.wait_idle()
    assert results == [(7, change)]
    assert all(("refresh", change) in screen.calls for screen in window.screens.values())
    assert window.status.saved.text() == f"Opgeslagen {change.moment:%H:%M}"


def test_a_refusal_nobody_took_stands_in_the_bar(window: MainWindow, context: Context, qtbot: QtBot) -> None:
    def refuse(_archive: Any) -> None:
        raise UserError("De gemeente ontbreekt. Kies een gemeente.")

    context.write(refuse)
    assert context.jobs.wait_idle()
    assert window.bar.isVisible()
    assert window.bar.text.text() == "De gemeente ontbreekt. Kies een gemeente."
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.bar.isVisible()


def test_the_action_of_a_message_works_once(window: MainWindow, context: Context, qtbot: QtBot) -> None:
    pressed: list[int] = []
    context.messages.show("Nog 2 punten open.", "attention", ("Ga verder", lambda: pressed.append(1)))
    qtbot.mouseClick(window.bar.action_button, Qt.MouseButton.LeftButton)
    assert pressed == [1]
    assert not window.bar.isVisible()


def test_lock_stores_what_is_typed_first(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.lock_asked):
        qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.current_screen().calls[-1] == "leave"


def test_question_mark_lists_the_keys_but_not_while_typing(window: MainWindow, qtbot: QtBot) -> None:
    window.focus_search()
    qtbot.keyClicks(window.search, "?")
    assert window.panel.isHidden()
    assert window.search.text() == "?"
    window.search.clear()
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Question)
    assert window.panel.isVisible()
    assert window.panel.accessibleName() == "Sneltoetsen"


def test_f1_where_nothing_can_be_explained_lists_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.navigation.buttons["vandaag"].setFocus()
    qtbot.keyClick(window.navigation.buttons["vandaag"], Qt.Key.Key_F1)
    assert window.panel.accessibleName() == "Sneltoetsen"


def test_the_frame_fits_the_smallest_laptop(window: MainWindow) -> None:
    assert window.minimumSizeHint().boundedTo(QSize(1366, 768)) == window.minimumSizeHint()


def test_everything_one_can_operate_has_a_name(window: MainWindow) -> None:
    window.show_panel(QWidget(), "Contact")
    window.context.messages.show("Let op.", "attention", ("Ga", lambda: None))
    for kind in (QAbstractButton, QLineEdit):
        for widget in window.findChildren(kind):
            name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            assert name, f"{type(widget).__name__} zonder naam"


def test_the_window_comes_back_where_it_was(window: MainWindow, context: Context) -> None:
    window.resize(1200, 700)
    window.close()
    again = MainWindow(context, SPECS)
    assert again.height() == 700
    again.deleteLater()


def test_large_letters_leave_the_screen_its_room(window: MainWindow, qapp: QApplication) -> None:
    """Words under the icons, and the key of the search field only where it leaves the words whole."""
    assert window.navigation.width() == 196
    apply_theme(qapp, "licht", 160)
    assert window.navigation.width() <= 160
    hint, field = window.search._hint, window.search
    words = QFontMetrics(font(13)).horizontalAdvance(field.placeholderText())
    assert hint.isHidden() or hint.x() > words + 8
    for button in window.navigation.buttons.values():
        for word in button.title.split():
            assert QFontMetrics(font(11, 600)).horizontalAdvance(word) <= button.width()
    field.setFixedWidth(200)
    assert hint.isHidden()


def test_nothing_slides_for_who_asks_for_rest(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.show_panel(QWidget(), "Paneel")
    assert window.host._slide.state() == window.host._slide.State.Running
    window.close_panel()
    monkeypatch.setattr(theme, "calm", True)
    window.show_panel(QWidget(), "Paneel")
    assert window.host._slide.state() == window.host._slide.State.Stopped
    assert window.panel.geometry().right() == window.host.width() - 1
