"""A form on a real archive: each field stored at once, refusals at the field, nothing typed lost."""

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.change import Change, Ref
from app.services.objecten import read_formulier, save_veld
from app.ui.context import Context
from app.ui.tab_order import step_focus
from app.ui.widgets.object_form import ObjectForm
from tests.factories import make_gemeente, make_kandidaat


@pytest.fixture
def ref(archief: Archief, context: Context) -> Ref:
    context.archive = archief
    make_gemeente(archief, naam="Losser")
    return Ref("kandidaat", make_kandidaat(archief))


@pytest.fixture
def form(ref: Ref, context: Context, show: Any) -> Iterator[ObjectForm]:
    holder = QWidget()
    made = ObjectForm(context, ref, ("achternaam", "geboortedatum", "gemeente_id"))
    QVBoxLayout(holder).addWidget(made)
    holder.resize(700, 300)
    show(holder)
    assert context.jobs.wait_idle()
    yield made
    context.jobs.wait_idle()


def editor(form: ObjectForm, naam: str) -> Any:
    return form.findChild(QWidget, f"veld_{naam}")


def retype(form: ObjectForm, naam: str, text: str, qtbot: QtBot) -> None:
    form.focus(naam)
    editor(form, naam).selectAll()
    qtbot.keyClicks(editor(form, naam), text)
    qtbot.keyClick(editor(form, naam), Qt.Key.Key_Tab)


class Frame(QWidget):
    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        return step_focus(self, forward)


def test_tab_waits_for_fields_that_are_being_read(
    ref: Ref, context: Context, show: Any, qtbot: QtBot
) -> None:
    frame, others_ready = Frame(), Event()
    before, after = QPushButton("voor"), QPushButton("na")
    context.jobs.run(others_ready.wait)
    form = ObjectForm(context, ref, ("achternaam", "geboortedatum"))
    column = QVBoxLayout(frame)
    for part in (before, form, after):
        column.addWidget(part)
    show(frame)
    before.setFocus()
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert form.form is None and QApplication.focusWidget() is form and form.accessibleName()
    others_ready.set()
    assert context.jobs.wait_idle()
    assert QApplication.focusWidget() is editor(form, "achternaam")
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    while QApplication.focusWidget() is not after:
        assert form.isAncestorOf(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def test_tab_does_not_wait_for_an_object_that_is_gone(
    archief: Archief, ref: Ref, context: Context, show: Any, qtbot: QtBot
) -> None:
    frame = Frame()
    form, after = ObjectForm(context, Ref("kandidaat", 999)), QPushButton("na")
    column = QVBoxLayout(frame)
    column.addWidget(form)
    column.addWidget(after)
    show(frame)
    form.setFocus()
    assert context.jobs.wait_idle()
    qtbot.keyClick(form, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after


def test_a_finished_field_is_stored_and_told(
    form: ObjectForm, ref: Ref, archief: Archief, context: Context, qtbot: QtBot
) -> None:
    changes: list[Change] = []
    context.changed.connect(changes.append)
    retype(form, "achternaam", "De Wit", qtbot)
    assert context.jobs.wait_idle()
    assert read_formulier(archief, ref).waarden["achternaam"] == "De Wit"
    assert [change.touches("kandidaat", ref.id) for change in changes] == [True]


def test_a_refused_text_stays_with_its_message(
    form: ObjectForm, ref: Ref, archief: Archief, context: Context, qtbot: QtBot
) -> None:
    retype(form, "geboortedatum", "31-02-2005", qtbot)
    assert context.jobs.wait_idle()
    assert editor(form, "geboortedatum").text() == "31-02-2005"
    assert "bestaat niet op de kalender" in editor(form, "geboortedatum").accessibleDescription()
    again = ObjectForm(context, ref, ("geboortedatum",))
    qtbot.addWidget(again)
    assert context.jobs.wait_idle()
    assert again.form.value("geboortedatum") == "31-02-2005"
    assert "kalender" in again.form.cells["geboortedatum"].message.text()


def test_what_is_refused_after_the_form_went_is_told_in_the_bar(
    form: ObjectForm, context: Context, qtbot: QtBot
) -> None:
    told: list[str] = []
    context.messages.posted.connect(lambda message: told.append(message.text))
    retype(form, "geboortedatum", "31-02-2005", qtbot)
    shiboken6.delete(form)
    assert context.jobs.wait_idle()
    assert len(told) == 1
    assert told[0]


def test_a_mended_field_loses_its_message(form: ObjectForm, context: Context, qtbot: QtBot) -> None:
    for text in ("onzin", "01-06-2005"):
        retype(form, "geboortedatum", text, qtbot)
        assert context.jobs.wait_idle()
    assert not editor(form, "geboortedatum").property("ernst")


def test_a_change_elsewhere_is_shown(form: ObjectForm, ref: Ref, archief: Archief, context: Context) -> None:
    change = save_veld(archief, ref, "achternaam", "Elders")
    form.refresh(Change(frozenset({Ref("kandidaat", ref.id + 1)})))
    assert not context.jobs.busy
    form.refresh(change)
    assert context.jobs.wait_idle()
    assert editor(form, "achternaam").text() == "Elders"


def test_typing_goes_on_while_the_object_is_read_again(
    form: ObjectForm, context: Context, qtbot: QtBot
) -> None:
    form.focus("achternaam")
    editor(form, "achternaam").selectAll()
    qtbot.keyClicks(editor(form, "achternaam"), "Half getypt")
    form.reload()
    form.flush()
    form.reload()
    assert context.jobs.wait_idle()
    assert editor(form, "achternaam").text() == "Half getypt"


def test_references_offer_what_the_archive_holds(form: ObjectForm) -> None:
    field = editor(form, "gemeente_id")
    assert "Losser" in [field.itemText(place) for place in range(field.count())]
