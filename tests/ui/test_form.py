"""Forms from declarations: typing, pausing, choosing, messages, explanation; nothing typed is lost."""

from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.services.velden import Soort, Veld
from app.ui.theme import NARROW, theme
from app.ui.widgets.form import FieldForm

SOORTEN = (("", "Kies …"), ("stage", "Stage"), ("proefplaats", "Proefplaats"), ("vast", "Dienstbetrekking"))
VELDEN = (
    Veld("naam", "Achternaam", verplicht=True, uitleg="De naam zoals in het paspoort.", bron="Pw art. 6"),
    Veld("geboren", "Geboortedatum", Soort.DATUM),
    Veld("tempo", "Tempo", Soort.PERCENTAGE, breedte=1),
    Veld("soort", "Soort", Soort.KEUZE, keuzes=SOORTEN, breedte=3),
    Veld("register", "In doelgroepregister", Soort.JANEE, breedte=3),
    Veld("met", "Gesproken met", Soort.MEERKEUZE, keuzes=(("a", "Werknemer"), ("b", "School")), breedte=3),
    Veld("werkgever", "Werkgever", Soort.VERWIJZING, breedte=3),
    Veld("noot", "Toelichting", Soort.NOTITIE, breedte=6),
)


@pytest.fixture
def form(show: Any) -> FieldForm:
    made = FieldForm(VELDEN)
    made.set_choices("werkgever", (("", "Kies …"), ("7", "De Korenaar"), ("8", "Metaal Oost")))
    made.resize(800, 500)
    return show(made)


@pytest.fixture
def told(form: FieldForm) -> list[tuple[str, str]]:
    seen: list[tuple[str, str]] = []
    form.field_edited.connect(lambda naam, tekst: seen.append((naam, tekst)))
    return seen


def editor(form: FieldForm, naam: str) -> QWidget:
    found = form.findChild(QWidget, f"veld_{naam}")
    assert found is not None
    return found


def test_a_finished_field_is_told_once(form: FieldForm, told: list[Any], qtbot: QtBot) -> None:
    form.focus("naam")
    editor(form, "naam").insert("Yılmaz 😀")
    qtbot.keyClicks(editor(form, "naam"), " x")
    qtbot.keyClick(editor(form, "naam"), Qt.Key.Key_Tab)
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    assert told == [("naam", "Yılmaz 😀 x")]


def test_a_pause_in_typing_tells_too(form: FieldForm, told: list[Any], qtbot: QtBot) -> None:
    form.focus("noot")
    qtbot.keyClicks(editor(form, "noot"), "Weegt zelf")
    qtbot.waitUntil(lambda: told == [("noot", "Weegt zelf")])


def test_text_is_kept_as_typed(form: FieldForm, told: list[Any], qtbot: QtBot) -> None:
    form.focus("tempo")
    qtbot.keyClicks(editor(form, "tempo"), "1e400 %")
    form.flush()
    assert told == [("tempo", "1e400 %")]
    assert form.value("tempo") == "1e400 %"


def test_new_values_do_not_overwrite_typing(form: FieldForm, told: list[Any], qtbot: QtBot) -> None:
    form.set_values({"naam": "Oud", "tempo": "60"})
    form.focus("naam")
    qtbot.keyClicks(editor(form, "naam"), "er")
    form.set_values({"naam": "Anders", "tempo": "70"})
    assert form.value("tempo") == "70"
    assert "er" in form.value("naam")
    assert told == []


def test_setting_values_tells_nobody(form: FieldForm, told: list[Any]) -> None:
    values = {
        "naam": "A",
        "geboren": "01-02-2003",
        "soort": "stage",
        "register": "nee",
        "met": "a,b",
        "noot": "x\ny",
    }
    form.set_values({**values, "werkgever": "8"})
    form.flush()
    assert told == []
    assert form.values() == {**values, "werkgever": "8", "tempo": ""}


def test_choice_by_keyboard(form: FieldForm, told: list[Any], qtbot: QtBot) -> None:
    form.focus("soort")
    qtbot.keyClicks(editor(form, "soort"), "p")
    qtbot.waitUntil(lambda: told == [("soort", "proefplaats")])


def test_yes_no_unknown_by_arrows(form: FieldForm, told: list[Any], qtbot: QtBot) -> None:
    form.focus("register")
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Left)
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Left)
    assert told == [("register", "nee"), ("register", "ja")]
    assert form.focusWidget().accessibleName() == "In doelgroepregister: Ja"


def test_several_choices_stay_open_and_are_told_at_the_end(
    form: FieldForm, told: list[Any], qtbot: QtBot
) -> None:
    form.focus("met")
    qtbot.keyClick(editor(form, "met"), Qt.Key.Key_Down)
    menu = editor(form, "met").findChild(QMenu)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(menu, key)
    assert menu.isVisible()
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: told == [("met", "a,b")])


def test_reference_by_part_of_the_name(form: FieldForm, told: list[Any], qtbot: QtBot) -> None:
    form.focus("werkgever")
    edit = editor(form, "werkgever").lineEdit()
    edit.selectAll()
    qtbot.keyClicks(edit, "metaal oost")
    form.flush()
    assert told == [("werkgever", "8")]
    edit.selectAll()
    qtbot.keyClicks(edit, "Onbekend bv")
    form.flush()
    assert told[-1] == ("werkgever", "Onbekend bv")


def test_calendar_gives_a_date(form: FieldForm, told: list[Any], qtbot: QtBot) -> None:
    form.set_values({"geboren": "14-11-2006"})
    field = editor(form, "geboren")
    field._take(field_day(field), opened(field))
    assert told == [("geboren", "15-11-2006")]


def opened(field: Any) -> QWidget:
    field.open_calendar()
    return field.calendar.parentWidget()


def field_day(field: Any) -> Any:
    return QDate.fromString(field.text(), "dd-MM-yyyy").addDays(1)


def test_message_stands_under_the_field_and_is_read_aloud(form: FieldForm) -> None:
    form.set_message("tempo", "Tempo ligt tussen 0 en 200.", "bad")
    assert editor(form, "tempo").property("ernst") == "bad"
    assert "Tempo ligt tussen 0 en 200." in editor(form, "tempo").accessibleDescription()
    form.set_messages({})
    assert not editor(form, "tempo").property("ernst")


def test_a_short_message_does_not_move_the_form(form: FieldForm, qtbot: QtBot) -> None:
    before = editor(form, "soort").mapTo(form, editor(form, "soort").rect().topLeft())
    form.set_message("naam", "Vul een naam in.", "bad")
    form.layout().activate()
    assert editor(form, "soort").mapTo(form, editor(form, "soort").rect().topLeft()) == before


def test_f1_explains_the_field_and_the_next_key_takes_it_away(form: FieldForm, qtbot: QtBot) -> None:
    form.focus("naam")
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_F1)
    popover = form._popover
    assert popover.isVisible()
    assert "De naam zoals in het paspoort." in popover.accessibleName()
    qtbot.keyClicks(form.focusWidget(), "J")
    qtbot.waitUntil(lambda: form.findChild(type(popover)) is None)
    assert form.value("naam") == "J"


def test_read_only_keeps_texts(form: FieldForm, told: list[Any], qtbot: QtBot) -> None:
    form.set_values({"naam": "Vast"})
    form.set_read_only(True)
    qtbot.keyClicks(editor(form, "naam"), "x")
    form.flush()
    assert form.value("naam") == "Vast"
    assert told == []


def test_every_editor_has_its_label_as_name(form: FieldForm) -> None:
    assert [editor(form, veld.naam).accessibleName() for veld in VELDEN] == [veld.label for veld in VELDEN]


def test_a_thousand_pasted_lines_stay_whole(form: FieldForm, told: list[Any], qtbot: QtBot) -> None:
    text = "\n".join(f"regel {number}" for number in range(1000))
    field = editor(form, "noot")
    field.insertPlainText(text)
    form.flush()
    assert told == [("noot", text)]
    assert field.height() < 260


def places(form: FieldForm) -> list[list[str]]:
    """The names of the fields, row by row."""
    rows: dict[int, list[str]] = {}
    for naam, cell in form.cells.items():
        rows.setdefault(cell.y(), []).append(naam)
    return [rows[y] for y in sorted(rows)]


def test_a_narrow_window_puts_fewer_fields_beside_each_other(show: Any, qtbot: QtBot) -> None:
    made = FieldForm(VELDEN[:4], columns=9, narrow=4)
    made.resize(560, 500)
    show(made)
    wide = [["naam", "geboren", "tempo", "soort"]]
    assert places(made) == wide
    try:
        theme.fit_window(NARROW - 1)
        qtbot.waitUntil(lambda: places(made) == [["naam", "geboren"], ["tempo", "soort"]])
        soort = made.cells["soort"]
        assert soort.geometry().right() == made.rect().right(), "columns that went take no room"
    finally:
        theme.fit_window(NARROW)
    qtbot.waitUntil(lambda: places(made) == wide)
