"""The whole road of one meting on screen, with real keys on a real archive."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.meten.metingen import list_metingen, remove_hoofdtaak
from app.ui.context import Context
from app.ui.meting.screen import ORDER
from app.ui.theme import apply_theme
from tests import factories
from tests.ui.meting_driver import CTRL, Driver, make_window


@pytest.fixture
def driver(archief: Archief, context: Context, qtbot: QtBot, show: Callable[[QWidget], QWidget]) -> Driver:
    window = make_window(context, archief)
    show(window)
    return Driver(window, qtbot, archief)


def test_a_score_changes_the_outcome_at_once_and_is_stored(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "waarnemen")
    assert driver.figure() == f"{factories.LOONWAARDE} %"
    driver.type("87,5")
    assert driver.figure() == "71 %"
    assert driver.screen.outcome.amount.text().startswith("€ ")
    assert driver.record().hoofdtaken[0].tempo == Decimal(60)
    driver.key(Qt.Key.Key_Tab)
    assert driver.window.focusWidget() is driver.score(0, "kwaliteit")
    driver.settle()
    assert driver.record().hoofdtaken[0].tempo == Decimal("87.5")


def test_the_outcome_does_not_blink_at_a_decimal_comma(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "waarnemen")
    driver.type("87,")
    assert driver.figure() == "71 %"
    driver.type("87,x")
    assert driver.figure() == "–"


def test_a_point_is_as_good_as_a_comma(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "waarnemen")
    driver.type("87.5")
    assert driver.figure() == "71 %"
    driver.key(Qt.Key.Key_Tab)
    driver.settle()
    assert driver.score(0, "tempo").text() == "87,5"


def test_refused_text_keeps_its_place_and_its_message(driver: Driver) -> None:
    number = factories.make_meting(driver.archief)
    driver.open(number, "waarnemen")
    driver.type("veel")
    assert driver.figure() == "–"
    assert driver.screen.outcome.message.text() == "Vul bij taak 1 het tempo in."
    driver.key(Qt.Key.Key_Tab)
    driver.settle()
    driver.open(number, "gegevens")
    driver.open(number, "waarnemen")
    row = driver.page.rows[driver.screen.draft.record.hoofdtaken[0].id]
    assert driver.score(0, "tempo").text() == "veel"
    assert "“veel”" in row.note.text() and not row.note.isHidden()
    driver.score(0, "tempo").setFocus()
    driver.type("60")
    driver.key(Qt.Key.Key_Tab)
    driver.settle()
    assert row.note.isHidden() and driver.figure() == f"{factories.LOONWAARDE} %"


def test_leaving_a_step_stores_what_is_being_typed(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "waarnemen")
    driver.key(Qt.Key.Key_Return)
    driver.type("Werkt rustig door.")
    driver.key(Qt.Key.Key_PageDown, CTRL)
    assert driver.screen.steps.current() == "zienswijzen"
    driver.settle()
    assert driver.record().hoofdtaken[0].toelichtingen["tempo"] == "Werkt rustig door."


def test_tab_goes_through_the_table_and_then_the_card(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "waarnemen")
    seen = []
    for _ in range(11):
        seen.append(driver.window.focusWidget().objectName() or driver.window.focusWidget().text())
        driver.key(Qt.Key.Key_Tab)
    scores = ["veld_tempo", "veld_kwaliteit", "veld_netto_werktijd"]
    assert seen == [*scores, *scores, *scores, "veld_toelichting_netto_werktijd", "Waarneming"]


def whole(driver: Driver) -> bool:
    """Whether Waarnemen shows a row for each hoofdtaak, in order, and the card of the first."""
    page, record = driver.page, driver.record()
    tops = [page.rows[taak.id].y() for taak in record.hoofdtaken]
    first = page.cards[record.hoofdtaken[0].id, "tempo"]
    return tops == sorted(set(tops)) and first.isVisible() and page.holder.updatesEnabled()


def test_a_step_is_made_in_turns_and_shown_whole(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "taken")
    driver.screen.show_step("waarnemen")
    assert list(driver.page.rows) == [driver.record().hoofdtaken[0].id], "the rest has its own turns"
    assert driver.window.focusWidget() is driver.score(0, "tempo"), "one can type at once"
    assert not driver.page.holder.updatesEnabled(), "nothing is seen of a table that grows"
    driver.settle()
    assert whole(driver)


def test_a_step_left_half_made_is_whole_when_one_comes_back(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "taken")
    for name in ("waarnemen", "zienswijzen", "gegevens", "normfunctie", "waarnemen", "gegevens", "waarnemen"):
        driver.screen.show_step(name)
    driver.settle()
    assert whole(driver)
    for name, made in (
        ("zienswijzen", lambda page: len(page.cards) == 2),
        ("gegevens", lambda page: page.questions),
    ):
        driver.screen.show_step(name)
        driver.settle()
        assert made(driver.page) and driver.page.holder.updatesEnabled()


def test_another_meting_is_opened_while_a_step_is_half_made(driver: Driver) -> None:
    first = factories.make_meting(driver.archief)
    second = factories.make_meting(driver.archief)
    driver.open(first, "taken")
    driver.screen.show_step("waarnemen")
    driver.open(second, "waarnemen")
    assert driver.record().id == second and whole(driver)


def test_a_hoofdtaak_goes_while_its_row_waits_for_its_turn(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "taken")
    last = driver.record().hoofdtaken[-1].id
    driver.screen.show_step("waarnemen")
    driver.screen.draft.perform(remove_hoofdtaak, last)
    driver.settle()
    assert last not in driver.page.rows and whole(driver)


def test_a_jump_to_a_row_that_waits_for_its_turn_finds_it(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "taken")
    driver.screen.jump("hoofdtaak.3.kwaliteit")
    assert driver.window.focusWidget() is driver.score(2, "kwaliteit")
    driver.settle()
    assert driver.page.holder.updatesEnabled()


def test_the_steps_are_walked_with_keys(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "gegevens")
    seen = ["gegevens"]
    for _ in ORDER:
        driver.key(Qt.Key.Key_PageDown, CTRL)
        seen.append(driver.screen.steps.current())
    assert seen == [*ORDER, "rapport"]
    driver.key(Qt.Key.Key_PageUp, CTRL)
    assert driver.screen.steps.current() == "controle"
    driver.settle()


def test_a_finding_jumps_to_its_field(driver: Driver) -> None:
    number = factories.make_meting(driver.archief, normfunctie="")
    driver.open(number, "controle")
    (row,) = [row for row in driver.page.rows.values() if row.finding.plaats == "meting.normfunctie"]
    assert row.mend.text() == "Kies of beschrijf de functie waarmee u vergelijkt."
    row.button.click()
    assert driver.screen.steps.current() == "normfunctie"
    assert driver.window.focusWidget().accessibleName() == "Normfunctie"


@pytest.mark.parametrize(
    ("plaats", "stap", "name"),
    [
        ("hoofdtaak.2.tempo", "waarnemen", "Tempo, taak 2 Broden inpakken"),
        ("hoofdtaak.2.toelichting_kwaliteit", "waarnemen", "Toelichting Kwaliteit, taak 2"),
        ("hoofdtaak.3.minuten_per_week", "taken", "Tijd per week, taak 3"),
        ("hoofdtaken", "taken", "Omschrijving, taak 1"),
        ("zienswijze.werknemer", "zienswijzen", "Zienswijze, zienswijze werknemer"),
        ("meting.contracturen", "gegevens", "Contracturen"),
    ],
)
def test_every_place_is_found(driver: Driver, plaats: str, stap: str, name: str) -> None:
    driver.open(factories.make_meting(driver.archief), "rapport")
    driver.screen.jump(plaats)
    assert driver.screen.steps.current() == stap
    assert driver.window.focusWidget().accessibleName() == name
    driver.settle()


def test_a_place_elsewhere_opens_that_screen(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    driver.open(factories.make_meting(driver.archief), "controle")
    asked: list[Any] = []
    monkeypatch.setattr(driver.window.context, "navigate", lambda name, **arg: asked.append((name, arg)))
    kandidaat = driver.screen.draft.record.kandidaat_id
    driver.screen.jump("kandidaat.geboortedatum")
    driver.screen.jump("profiel.opleiding")
    assert asked == [
        ("dossier", {"id": kandidaat, "tab": "gegevens"}),
        ("instellingen", {"tab": "profiel"}),
    ]


def test_a_let_op_point_is_passed_with_a_reason_that_is_kept(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "controle")
    assert driver.screen.steps.note.text() == "Nog 1 punt open voor definitief"
    (row,) = driver.page.rows.values()
    row.reason.setFocus()
    driver.type("Besproken met de gemeente.")
    driver.key(Qt.Key.Key_Return)
    driver.settle()
    assert row.word.text() == "Let op, doorgegaan met een reden"
    assert driver.screen.steps.note.text() == "Klaar voor definitief"
    assert list(driver.record().afwegingen.values()) == ["Besproken met de gemeente."]


def test_ctrl_enter_goes_to_the_open_points_first(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "waarnemen")
    driver.key(Qt.Key.Key_Return, CTRL)
    assert driver.screen.steps.current() == "controle"
    driver.open(driver.screen.draft.meting_id, "rapport")
    assert not driver.page.finalise_button.isEnabled()
    assert driver.page.finalise_button.toolTip() == "Nog niet: 1 punt staat open bij Controle."


def test_from_concept_to_definitief_with_the_keyboard(driver: Driver) -> None:
    number = factories.make_meting(driver.archief)
    factories.pass_let_op(driver.archief, number)
    driver.open(number, "waarnemen")
    driver.key(Qt.Key.Key_Return, CTRL)
    assert driver.screen.steps.current() == "rapport"
    driver.settle()
    assert driver.page.preview.pages and not driver.page.preview.pages[0].pixmap().isNull()
    driver.key(Qt.Key.Key_Return, CTRL)
    driver.settle()
    assert driver.record().status == "definitief"
    assert "definitief" in driver.screen.head.subtitle.text()
    assert driver.figure() == f"{factories.LOONWAARDE} %"


def test_pages_out_of_sight_are_let_go_and_drawn_again(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "rapport")
    preview = driver.page.preview
    driver.qtbot.waitUntil(lambda: bool(preview.pages))
    driver.screen.hide()
    preview._held.timeout.emit()
    assert not preview.pages
    driver.screen.show()
    driver.qtbot.waitUntil(lambda: bool(preview.pages))


def test_a_definitive_meting_is_read_only_and_says_so(driver: Driver) -> None:
    driver.open(factories.make_definitieve_meting(driver.archief), "waarnemen")
    assert driver.screen.closed_bar.text.text().startswith("Deze meting is definitief")
    assert not driver.screen.closed_bar.isHidden()
    driver.score(0, "tempo").setFocus()
    driver.type("10")
    assert driver.score(0, "tempo").text() == "60" and driver.figure() == f"{factories.LOONWAARDE} %"
    assert driver.page.cards[driver.page.shown].add_button.isHidden()
    driver.open(driver.screen.draft.meting_id, "taken")
    assert driver.page.add_button.isHidden()


def test_a_correction_asks_a_reason_and_opens_the_new_version(driver: Driver) -> None:
    old = factories.make_definitieve_meting(driver.archief)
    driver.open(old, "rapport")
    driver.page.version_button.click()
    driver.type("Uren verkeerd overgenomen.")
    driver.key(Qt.Key.Key_Return)
    driver.settle()
    record = driver.record()
    assert record.id != old and (record.versie, record.status) == (2, "concept")
    assert record.reden_versie == "Uren verkeerd overgenomen."
    assert "concept (versie 2)" in driver.screen.head.subtitle.text()


def test_a_next_meting_takes_tasks_and_no_scores(driver: Driver) -> None:
    driver.open(factories.make_definitieve_meting(driver.archief), "rapport")
    driver.page.next_button.click()
    driver.settle()
    record = driver.record()
    assert [taak.omschrijving for taak in record.hoofdtaken] == [taak[0] for taak in factories.TAKEN]
    assert all(taak.tempo is None for taak in record.hoofdtaken)
    assert driver.figure() == "–"


def test_a_next_meting_that_comes_when_another_is_in_view_leaves_that_in_view(driver: Driver) -> None:
    old, other = factories.make_definitieve_meting(driver.archief), factories.make_meting(driver.archief)
    driver.open(old, "rapport")
    driver.page.next_button.click()
    driver.screen.open(id=other, stap="taken")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    driver.settle()
    assert driver.screen.draft.meting_id == other
    assert len(list_metingen(driver.archief)) == 3


def test_the_pdf_is_saved_where_the_user_says(
    driver: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    driver.open(factories.make_definitieve_meting(driver.archief), "rapport")
    place = tmp_path / "rapport.pdf"
    monkeypatch.setattr(
        "app.ui.saving.QFileDialog.getSaveFileName", lambda *_args: (str(place), "PDF (*.pdf)")
    )
    driver.page.save_button.click()
    driver.settle()
    assert place.read_bytes().startswith(b"%PDF")


def test_another_screen_changing_a_name_is_seen(driver: Driver) -> None:
    from app.services.change import Ref
    from app.services.objecten import save_veld

    driver.open(factories.make_meting(driver.archief), "gegevens")
    kandidaat = Ref("kandidaat", driver.screen.draft.record.kandidaat_id)
    driver.window.context.write(save_veld, kandidaat, "roepnaam", "Jurre")
    driver.settle()
    assert driver.screen.head.subtitle.text().startswith("Jurre")


def test_every_control_has_a_name(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "gegevens")
    for stap in ORDER:
        driver.screen.show_step(stap)
        driver.settle()
        nameless = [
            f"{stap}: {type(part).__name__}"
            for part in driver.screen.findChildren(QWidget)
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and not _name(part)
        ]
        assert not nameless


def _name(part: QWidget) -> str:
    known = QAccessible.queryAccessibleInterface(part)
    return part.accessibleName() or (known.text(QAccessible.Text.Name) if known else "")


def test_no_label_is_cut_at_the_smallest_window(driver: Driver) -> None:
    driver.window.resize(1366, 768)
    driver.open(factories.make_meting(driver.archief), "gegevens")
    for stap in ORDER:
        driver.screen.show_step(stap)
        driver.settle()
        page = driver.page
        assert page.holder.minimumSizeHint().width() <= page.viewport().width(), stap
        for part in driver.screen.outcome.findChildren(QLabel):
            if part.isVisible() and not part.wordWrap():
                assert part.width() >= part.sizeHint().width(), part.text()


@pytest.fixture
def large_letters(qapp: QApplication) -> Iterator[Callable[[int], None]]:
    yield lambda percent: apply_theme(qapp, "licht", percent)
    apply_theme(qapp, "licht")


def test_large_letters_put_the_parts_below_each_other(
    driver: Driver, large_letters: Callable[[int], None]
) -> None:
    driver.window.resize(1366, 768)
    driver.open(factories.make_meting(driver.archief), "taken")
    screen = driver.screen
    driver.page.rows[driver.record().hoofdtaken[0].id].group.focus("omschrijving")
    driver.type("Deeg wegen")
    large_letters(160)
    driver.settle()
    assert driver.record().hoofdtaken[0].omschrijving == "Deeg wegen"
    assert screen.outcome.geometry().bottom() < screen.pages.mapTo(screen, QPoint()).y()
    assert not screen.outcome.details.isVisible() and screen.outcome.amount.isVisible()
    for stap in ORDER:
        screen.show_step(stap)
        driver.settle()
        assert driver.page.holder.minimumSizeHint().width() <= driver.page.viewport().width(), stap
    screen.outcome.more.click()
    assert screen.outcome.details.isVisible()
    large_letters(100)
    driver.settle()
    assert screen.outcome.x() > screen.pages.mapTo(screen, QPoint()).x()
    assert screen.outcome.details.isVisible() and not screen.outcome.more.isVisible()


def test_a_click_before_the_meting_is_read_goes_nowhere(driver: Driver, archief: Archief) -> None:
    driver.window.navigate("meting", id=factories.make_meting(archief))
    assert driver.screen.draft.record is None
    driver.screen.dossier_button.click()
    driver.settle()
    assert driver.screen.draft.record is not None
