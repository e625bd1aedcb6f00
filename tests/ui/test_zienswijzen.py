"""At the table: the concept over the whole window, signing with mouse, pen, finger and keys."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.papier.handtekeningen import PAD_HEIGHT, PAD_WIDTH
from app.ui.context import Context
from app.ui.meting.signature import SignaturePad
from tests import factories
from tests.documents.reading import text_of
from tests.ui.meting_driver import CTRL, Driver, make_window


@pytest.fixture
def driver(archief: Archief, context: Context, qtbot: QtBot, show: Callable[[QWidget], QWidget]) -> Driver:
    window = make_window(context, archief)
    show(window)
    return Driver(window, qtbot, archief)


def at(pad: SignaturePad, x: int, y: int) -> QPoint:
    """The pixel of a place in percent of the paper."""
    paper = pad.paper()
    return QPoint(
        round(paper.left() + x * paper.width() / 100), round(paper.top() + y * paper.height() / 100)
    )


def draw(qtbot: QtBot, pad: SignaturePad) -> None:
    """A stroke with the mouse."""
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=at(pad, 10, 50))
    for x in range(15, 60, 5):
        qtbot.mouseMove(pad, at(pad, x, 40 + x % 20))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=at(pad, 60, 50))


def tablet(pad: SignaturePad, kind: QEvent.Type, place: QPoint) -> None:
    device = QPointingDevice.primaryPointingDevice()
    pressed = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletRelease else Qt.MouseButton.LeftButton
    spot = QPointF(place)
    event = QTabletEvent(
        kind, device, spot, spot, 0.5, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, pressed, pressed
    )
    QApplication.sendEvent(pad, event)


def signed(driver: Driver, partij: str = "werknemer") -> Any:
    return next(deel.handtekening for deel in driver.record().zienswijzen if deel.partij == partij)


def test_the_concept_covers_the_window_and_esc_goes_back(driver: Driver, qtbot: QtBot) -> None:
    driver.open(factories.make_meting(driver.archief), "zienswijzen")
    driver.page.show_button.setFocus()
    driver.key(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: driver.page.concept is not None)
    view = driver.page.concept
    assert view.geometry() == driver.window.rect() and view.isVisible()
    texts = [part.text() for part in view.findChildren(QLabel)]
    assert "Taak 2: Broden inpakken" in texts and not any("€" in text for text in texts)
    assert view.labels[0][0].font().pixelSize() >= 20
    driver.key(Qt.Key.Key_Plus)
    assert view.labels[0][0].font().pixelSize() >= 25
    driver.key(Qt.Key.Key_End)
    assert view.scroll.verticalScrollBar().value() == view.scroll.verticalScrollBar().maximum() > 0
    driver.key(Qt.Key.Key_PageDown, CTRL)
    assert driver.screen.steps.current() == "zienswijzen"
    driver.key(Qt.Key.Key_Escape)
    assert driver.page.concept is None and driver.window.focusWidget() is driver.page.show_button


def test_keys_of_the_window_do_nothing_under_the_concept_and_tab_stays_in_it(
    driver: Driver, qtbot: QtBot
) -> None:
    driver.open(factories.make_meting(driver.archief), "zienswijzen")
    driver.page.show_concept()
    qtbot.waitUntil(lambda: driver.page.concept is not None)
    view = driver.page.concept
    driver.key(Qt.Key.Key_K, CTRL)
    driver.key(Qt.Key.Key_N, CTRL)
    assert driver.window.panel.isHidden()
    for _ in range(6):
        driver.key(Qt.Key.Key_Tab)
        assert view is driver.window.focusWidget() or view.isAncestorOf(driver.window.focusWidget())
    driver.window.resize(1400, 800)
    qtbot.waitUntil(lambda: view.size() == driver.window.size())
    view.leave()


def test_the_concept_is_saved(driver: Driver, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def choose(_parent: Any, title: str, place: str, _kind: str) -> tuple[str, str]:
        asked.append(place)
        return str(tmp_path / "concept.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    driver.open(factories.make_meting(driver.archief), "zienswijzen")
    driver.page.save_button.click()
    driver.settle()
    assert asked[0].endswith("-concept-versie-1.pdf") and "Terpstra" not in asked[0]
    assert "Concept: dit is gemeten" in text_of((tmp_path / "concept.pdf").read_bytes())


def test_a_signature_drawn_with_the_mouse_is_kept_as_lines(driver: Driver, qtbot: QtBot) -> None:
    driver.open(factories.make_meting(driver.archief), "zienswijzen")
    card = driver.page.cards["werknemer"]
    card.sign_button.click()
    draw(qtbot, card.view.pad)
    (line,) = card.view.pad.lijnen()
    assert all(type(part) is int for point in line for part in point)
    assert abs(line[0][0] - PAD_WIDTH // 10) < 20 and abs(line[-1][1] - PAD_HEIGHT // 2) < 20
    driver.key(Qt.Key.Key_Return, CTRL)
    driver.settle()
    assert signed(driver).lijnen == (line,) and card.image.lijnen == (line,)
    assert card.state.text() == "Getekend door Jelle Terpstra op 22-11-2026 om 14:03."
    card.remove_button.click()
    driver.settle()
    assert signed(driver) is None and card.image.isHidden()


def test_pen_and_finger_draw_too(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "zienswijzen")
    card = driver.page.cards["werkgever"]
    card.sign()
    pad = card.view.pad
    tablet(pad, QEvent.Type.TabletPress, at(pad, 10, 10))
    tablet(pad, QEvent.Type.TabletMove, at(pad, 20, 30))
    tablet(pad, QEvent.Type.TabletRelease, at(pad, 30, 30))
    finger = QTest.createTouchDevice()
    QTest.touchEvent(pad, finger).press(0, at(pad, 50, 50), pad).commit()
    QTest.touchEvent(pad, finger).move(0, at(pad, 60, 60), pad).commit()
    QTest.touchEvent(pad, finger).release(0, at(pad, 60, 60), pad).commit()
    assert [len(line) for line in pad.lijnen()] == [3, 2]
    card.view.finish()
    driver.settle()
    assert len(signed(driver, "werkgever").lijnen) == 2


def test_clear_cancel_and_an_empty_pad(driver: Driver, qtbot: QtBot) -> None:
    driver.open(factories.make_meting(driver.archief), "zienswijzen")
    card = driver.page.cards["werknemer"]
    card.sign()
    draw(qtbot, card.view.pad)
    card.view.clear_button.click()
    card.view.done_button.click()
    assert card.view.isVisible() and "nog niets" in card.view.hint.text()
    draw(qtbot, card.view.pad)
    qtbot.keyClick(card.view, Qt.Key.Key_Escape)
    driver.settle()
    assert signed(driver) is None


def test_a_long_zienswijze_can_be_read_whole_and_leaves_room_to_sign(driver: Driver) -> None:
    from app.services.change import Ref
    from app.services.objecten import save_veld

    driver.open(factories.make_meting(driver.archief), "zienswijzen")
    card = driver.page.cards["werknemer"]
    save_veld(driver.archief, card.ref, "keuze", "tekst")
    save_veld(
        driver.archief, Ref("zienswijze", card.ref.id), "tekst", "Ik zie het anders dan hier staat. " * 80
    )
    driver.screen.draft.reload()
    driver.settle()
    card.sign()
    QApplication.processEvents()
    assert card.view.words.height() >= card.view.words.heightForWidth(card.view.words.width()) > 150
    assert card.view.pad.paper().height() > 200
    card.view.leave()


def test_the_typed_name_is_the_way_for_who_cannot_draw(driver: Driver) -> None:
    driver.open(factories.make_meting(driver.archief), "zienswijzen")
    card = driver.page.cards["werknemer"]
    card.sign()
    card.view.name_button.setFocus()
    driver.key(Qt.Key.Key_Space)
    driver.settle()
    assert signed(driver).wijze == "getypt"
    assert card.state.text().startswith("Naam getypt als ondertekening door Jelle Terpstra")


def test_name_and_day_are_filled_in_and_a_missing_choice_is_asked(driver: Driver, qtbot: QtBot) -> None:
    from app.services.change import Ref
    from app.services.objecten import save_veld

    number = factories.make_meting(driver.archief)
    driver.open(number, "zienswijzen")
    card = driver.page.cards["werknemer"]
    for veld in ("naam", "dag", "keuze"):
        save_veld(driver.archief, Ref("zienswijze", card.ref.id), veld, "")
    driver.screen.draft.reload()
    driver.settle()
    card.sign()
    assert card.view is None and "Kies eerst" in card.state.text()
    save_veld(driver.archief, Ref("zienswijze", card.ref.id), "keuze", "akkoord")
    driver.screen.draft.reload()
    driver.settle()
    card.sign()
    draw(qtbot, card.view.pad)
    card.view.finish()
    driver.settle()
    deel = next(deel for deel in driver.record().zienswijzen if deel.partij == "werknemer")
    assert (deel.naam, deel.dag) == ("Jelle Terpstra", factories.NU.date()) and deel.handtekening


def test_a_changed_score_is_said_beside_the_signature(driver: Driver, qtbot: QtBot) -> None:
    driver.open(factories.make_meting(driver.archief), "zienswijzen")
    card = driver.page.cards["werknemer"]
    card.sign()
    draw(qtbot, card.view.pad)
    card.view.finish()
    driver.settle()
    card.form.cells["naam"].editor.setFocus()
    driver.type("J. Terpstra")
    assert "Vraag opnieuw om te tekenen" in card.state.text()


def test_a_definitive_meting_shows_the_signature_and_no_buttons(driver: Driver) -> None:
    driver.open(factories.make_definitieve_meting(driver.archief), "zienswijzen")
    card = driver.page.cards["werknemer"]
    assert card.sign_button.isHidden() and card.remove_button.isHidden()
