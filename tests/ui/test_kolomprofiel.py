"""The editor of a gemeente's columns with real keys: on and off, order, headings, back to the usual."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.uitwisselen.kolomprofiel import read_profiel, set_blad
from app.ui.context import Context
from app.ui.export.profiel import ProfielEditor
from app.ui.export.sheets import Sheets
from tests.factories import make_gemeente

ALT, PLAIN = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
Press = Callable[..., None]


@pytest.fixture
def editor(archief: Archief, context: Context, show: Any) -> Iterator[ProfielEditor]:
    make_gemeente(archief, naam="Losser")
    context.archive = archief
    made = show(ProfielEditor(context, 1, "Plaatsingen"))
    assert context.jobs.wait_idle()
    yield made
    context.jobs.wait_idle()


@pytest.fixture
def press(editor: ProfielEditor, qtbot: QtBot) -> Press:
    """A key in the list, and what it does."""

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        qtbot.keyClick(editor.list, key, modifier)
        assert editor.context.jobs.wait_idle()

    return press


def type_heading(editor: ProfielEditor, qtbot: QtBot, text: str) -> None:
    field = editor.form.cells["kop"].editor
    field.clear()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert editor.context.jobs.wait_idle()


def stored(archief: Archief, blad: int = 3) -> list[tuple[str, bool]]:
    return [(kolom.getoond, kolom.aan) for kolom in read_profiel(archief, 1)[blad].kolommen]


def test_the_sheet_is_touched_before_it_was_read(
    archief: Archief, context: Context, show: Any, qtbot: QtBot
) -> None:
    make_gemeente(archief, naam="Losser")
    context.archive = archief
    editor = show(ProfielEditor(context, 1, "Plaatsingen"))
    assert not editor.bladen
    editor.blad.showPopup()
    qtbot.keyClick(editor.blad.view(), Qt.Key.Key_Return)
    assert context.jobs.wait_idle()
    assert editor.blad.content() == "Plaatsingen"
    assert editor.list.count() == len(stored(archief))


def test_space_puts_a_column_off_and_on(archief: Archief, editor: ProfielEditor, press: Press) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert stored(archief)[1] == ("Werkgever", False)
    assert editor.list.currentRow() == 1
    press(Qt.Key.Key_Space)
    assert stored(archief)[1] == ("Werkgever", True)
    assert not editor.reset.isVisible()


def test_alt_and_arrows_move_a_column(archief: Archief, editor: ProfielEditor, press: Press) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down, ALT)
    press(Qt.Key.Key_Down, ALT)
    press(Qt.Key.Key_Up, ALT)
    assert [kop for kop, _ in stored(archief)][:3] == ["Dossiernummer", "Start", "Werkgever"]
    assert editor.list.kolom().veld == "werkgever"
    press(Qt.Key.Key_End, ALT)
    assert stored(archief)[-1][0] == "Werkgever"
    editor.reset.click()
    assert editor.context.jobs.wait_idle()
    assert stored(archief)[1][0] == "Werkgever"


def test_a_heading_is_stored_and_a_double_one_refused_at_its_place(
    archief: Archief, editor: ProfielEditor, press: Press, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_F2)
    assert editor.form.cells["kop"].editor.hasFocus()
    type_heading(editor, qtbot, "start")
    message = editor.form.cells["kop"].message
    assert "heet al een kolom" in message.text()
    assert editor.form.value("kop") == "start"
    press(Qt.Key.Key_Down)
    assert (editor.form.value("kop"), message.text()) == ("Start", "")
    press(Qt.Key.Key_Up)
    assert editor.form.value("kop") == "start" and "heet al een kolom" in message.text()
    type_heading(editor, qtbot, "Bedrijf")
    assert stored(archief)[1][0] == "Bedrijf"
    assert message.text() == ""


def test_a_column_of_a_formula_says_why_it_stays(editor: ProfielEditor, press: Press) -> None:
    editor.blad.set_content("Narekening")
    editor.blad.ended.emit()
    while editor.list.kolom().veld != "loonwaarde":
        press(Qt.Key.Key_Down)
    assert "formules" in editor.state.text()
    press(Qt.Key.Key_Space)
    assert "formules" in editor.state.text()
    assert editor.list.kolom().aan


def test_bsn_without_legal_basis_is_refused_at_its_place(editor: ProfielEditor, press: Press) -> None:
    editor.blad.set_content("Metingen")
    editor.blad.ended.emit()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Space)
    assert "wettelijke grondslag" in editor.state.text()
    assert not editor.list.kolom().aan


def test_the_mouse_ticks_and_a_sheet_can_stay_away(
    archief: Archief, editor: ProfielEditor, qtbot: QtBot
) -> None:
    middle = editor.list.visualItemRect(editor.list.item(2)).center().y()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(editor.list.viewport(), left, PLAIN, QPoint(18, middle))
    assert editor.context.jobs.wait_idle()
    assert stored(archief)[2] == ("Start", False)
    qtbot.mouseClick(editor.goes_along, left)
    assert editor.context.jobs.wait_idle()
    assert not read_profiel(archief, 1)[3].aan
    assert not editor.list.isEnabled()


def test_columns_in_view_close_when_the_profile_of_a_gemeente_takes_over(
    archief: Archief, context: Context, show: Any
) -> None:
    """As when one was quicker than the list of gemeenten: that sheet may be off, and its button with it."""
    losser = make_gemeente(archief, naam="Losser")
    set_blad(archief, losser, "Plaatsingen", False)
    context.archive = archief
    sheets = show(Sheets(context))
    for naam in ("Plaatsingen", "Metingen"):
        sheets.set_gemeente(0, "")
        sheets.columns[naam].open_menu()
        assert QApplication.activePopupWidget() is not None
        sheets.set_gemeente(losser, "Losser")
        assert context.jobs.wait_idle()
        assert QApplication.activePopupWidget() is None
    assert not sheets.columns["Plaatsingen"].isEnabled() and sheets.columns["Metingen"].isEnabled()
