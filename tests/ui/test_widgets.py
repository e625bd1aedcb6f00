"""The small parts: what they say, what they signal, that they follow keys and both themes."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import apply_theme, colour
from app.ui.widgets.buttons import DangerButton, LinkButton, PrimaryButton, SecondaryButton, Segmented
from app.ui.widgets.card import Avatar, Card, EmptyState, PageHead, StatTile, pair
from app.ui.widgets.chart import Chart, Scale, Series
from app.ui.widgets.finding_list import FindingList
from app.ui.widgets.ground import Ground
from app.ui.widgets.laid_out import laid_out_once
from app.ui.widgets.lazy_tabs import LazyTabs
from app.ui.widgets.marks import Badge, Chip, KeyHint, ProgressBarThin
from app.ui.widgets.source_strip import Mark, SourceLegend, SourceStrip
from app.ui.widgets.steps import Step, StepList
from app.ui.widgets.text import StillLabel, label

STEPS = (Step("gegevens", "Gegevens", "klaar"), Step("taken", "Taken"), Step("controle", "Controle", "2"))
GROWTH = Series("Loonwaarde", ((date(2025, 3, 1), Decimal(30)), (date(2026, 11, 14), Decimal("59.5"))))


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def shades(widget: QWidget) -> set[str]:
    image = picture(widget)
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in places}


def test_a_button_works_by_mouse_and_key_and_shows_its_key(show: Any, qtbot: QtBot) -> None:
    button = show(PrimaryButton("Vastleggen", "Ctrl Enter"))
    pressed: list[int] = []
    button.clicked.connect(lambda: pressed.append(1))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert pressed == [1, 1]
    assert button.accessibleDescription() == "Sneltoets Ctrl Enter"
    assert button.sizeHint().width() > PrimaryButton("Vastleggen").sizeHint().width()


@pytest.mark.parametrize("kind", [PrimaryButton, SecondaryButton, DangerButton])
def test_focus_is_visible_on_every_button(kind: Any, show: Any) -> None:
    holder = QWidget()
    row = QVBoxLayout(holder)
    other, button = QPushButton("eerst"), kind("Knop")
    row.addWidget(other)
    row.addWidget(button)
    show(holder)
    other.setFocus()
    before = picture(button)
    button.setFocus()
    assert picture(button) != before


@pytest.mark.parametrize("mode", ["licht", "donker"])
def test_a_disabled_button_looks_disabled(qapp: QApplication, show: Any, mode: str) -> None:
    apply_theme(qapp, mode)
    button = show(PrimaryButton("Klaar"))
    button.setEnabled(False)
    assert colour("accent").name() not in shades(button)


def test_segments_by_arrows_stop_at_the_ends(show: Any, qtbot: QtBot) -> None:
    segments = show(Segmented([("a", "Lid 4"), ("b", "Lid 5")], "Route"))
    told: list[str] = []
    segments.chosen.connect(told.append)
    segments.set_value("a")
    segments.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert told == ["b", "a"]
    segments.set_value("onzin")
    assert segments.value() == ""


def test_steps_say_their_state_and_move_by_arrows(show: Any, qtbot: QtBot) -> None:
    steps = show(StepList(STEPS))
    steps.set_current("gegevens")
    told: list[str] = []
    steps.chosen.connect(told.append)
    names = [steps.findChild(QWidget, f"stap_{step.name}").accessibleName() for step in STEPS]
    assert names == ["Gegevens, klaar", "Taken, nog te doen", "Controle, 2 punten open"]
    steps.findChild(QWidget, "stap_gegevens").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert told == ["taken", "controle"]
    assert steps.current() == "controle"


def test_steps_change_state_in_place(show: Any) -> None:
    steps = show(StepList(STEPS))
    button = steps.findChild(QWidget, "stap_taken")
    steps.set_steps([Step("taken", "Taken", "klaar")])
    assert steps.findChild(QWidget, "stap_taken") is button
    assert button.accessibleName() == "Taken, klaar"


def test_findings_jump_to_their_place(show: Any, qtbot: QtBot) -> None:
    blocking = SimpleNamespace(
        ernst="blokkeert", tekst="Normfunctie is leeg.", bron="Besluit art. 1", plek="normfunctie"
    )
    remark = SimpleNamespace(ernst="let op", tekst="Bedrag is onbevestigd.", bron="", plek="")
    listing = show(FindingList([blocking, remark]))
    buttons = listing.findChildren(SecondaryButton)
    assert [button.accessibleName() for button in buttons] == ["Ga naar veld: Normfunctie is leeg."]
    with qtbot.waitSignal(listing.jump) as told:
        qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert told.args == [blocking]
    words = {part.text() for part in listing.findChildren(QLabel)}
    assert {"Blokkeert", "Let op", "Besluit art. 1"} <= words


def seen(widget: QWidget) -> set[str]:
    return {part.text() for part in widget.findChildren(QLabel) if part.isVisible() and part.text()}


def test_no_findings_is_good_news(show: Any, qtbot: QtBot) -> None:
    listing = show(FindingList([SimpleNamespace(ernst="info", tekst="x")]))
    listing.set_findings([])
    qtbot.waitUntil(lambda: seen(listing) == {"Niets te doen", "Alle punten zijn in orde."})


def test_an_empty_list_offers_its_action(show: Any, qtbot: QtBot) -> None:
    pressed: list[int] = []
    empty = show(
        EmptyState("users", "Nog geen kandidaten", "Voeg er een toe.", ("Nieuw", lambda: pressed.append(1)))
    )
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert pressed == [1]


def test_chart_is_told_in_words_and_shows_values(show: Any, qtbot: QtBot) -> None:
    chart = Chart("%", "Groei van de loonwaarde")
    chart.resize(500, 200)
    assert chart.accessibleDescription() == "nog geen waarden"
    chart.set_series([GROWTH, Series("Leeg", ())])
    show(chart)
    assert chart.accessibleDescription() == "Loonwaarde: 1 mrt 2025: 30 %, 14 nov 2026: 59,5 %"
    assert colour("accent").name() in shades(chart)
    first = Scale(chart.series, QRectF(chart.rect())).place(*GROWTH.points[0])
    qtbot.mouseMove(chart, first.toPoint())
    assert chart._hover == (0, 0)


def test_a_chart_of_one_point_is_drawn(show: Any) -> None:
    chart = Chart()
    chart.set_series([Series("Loonwaarde", ((date(2026, 1, 1), Decimal(0)),))])
    assert colour("accent").name() in shades(show(chart))


def test_sources_are_told_in_words_and_differ_by_shape(show: Any) -> None:
    strip = show(SourceStrip([Mark("waargenomen", Decimal("73.17")), Mark("werkgever", 120)], Decimal(70)))
    assert strip.accessibleName() == "waargenomen 73,17 %, werkgever 120 %, uw oordeel 70 %"
    drawn = {}
    for bron in ("waargenomen", "werkgever", "werknemer", "geschat"):
        strip.set_marks([Mark(bron, 50)])
        image = picture(strip)
        empty = (colour("background"), colour("surface"))
        drawn[bron] = tuple(
            image.pixelColor(x, y) not in empty for x in range(image.width()) for y in range(image.height())
        )
    assert len(set(drawn.values())) == 4


def test_bar_tells_its_value(show: Any) -> None:
    bar = show(ProgressBarThin(3, 10))
    assert bar.accessibleDescription() == "3 van 10"
    bar.set_value(12, 10, "bad")
    assert colour("bad").name() in shades(bar)


def test_badge_hides_at_zero(show: Any) -> None:
    holder = QWidget()
    badge = Badge(6, holder)
    show(holder)
    assert badge.isVisible()
    badge.set_count(0)
    assert not badge.isVisible()


def test_a_card_never_becomes_a_window_of_its_own(show: Any) -> None:
    show(Card("Groei", "+29 punten"))
    assert [
        window
        for window in QApplication.topLevelWidgets()
        if isinstance(window, QLabel) and window.isVisible()
    ] == []


def test_user_text_is_never_markup(show: Any) -> None:
    assert label("<b>dik</b>").textFormat() == Qt.TextFormat.PlainText
    tile = show(StatTile("Bij", "<i>x</i>"))
    assert tile.value.text() == "<i>x</i>"
    assert tile.accessibleName() == "Bij: <i>x</i>"


def test_everything_has_an_accessible_name(qtbot: QtBot) -> None:
    parts = [
        PrimaryButton("A"), LinkButton("B"), Chip("concept"), Badge(2), KeyHint("F1"), ProgressBarThin(1),
        Avatar("DE"), StatTile("Loonwaarde", "59 %"), Chart(), SourceStrip(), SourceLegend(), StepList(STEPS),
        Card("Groei"), FindingList(), Segmented([("a", "A")], "Route"),
    ]  # fmt: skip
    for part in parts:
        qtbot.addWidget(part)
        name = QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
        assert name, type(part).__name__


def test_head_and_pair_show_their_texts(qtbot: QtBot) -> None:
    head, row = PageHead("Kandidaten", "24 van 24"), pair("Cao", "Bakkersbedrijf")
    qtbot.addWidget(head)
    qtbot.addWidget(row)
    head.set_texts("Dossier", "20 jaar")
    assert (head.title.text(), head.subtitle.text()) == ("Dossier", "20 jaar")
    assert [part.text() for part in row.findChildren(QLabel)] == ["Cao", "Bakkersbedrijf"]


def test_an_error_while_painting_leaves_no_open_painter(show: Any) -> None:
    """An open painter on a dead widget would end the program instead of opening the crash window."""
    chart = show(Chart())
    chart.series = ("geen reeks",)
    with pytest.raises(AttributeError):
        chart.repaint()
    assert not chart.paintingActive()
    chart.series = ()


def test_a_still_label_shows_another_text_without_asking_for_room(show: Any) -> None:
    still = show(StillLabel("€ 8.888,88", "figure"))
    before, room = picture(still), still.sizeHint()
    still.setText("€ 1.104,07")
    assert picture(still) != before
    assert (still.sizeHint(), still.text(), still.accessibleName()) == (room, "€ 1.104,07", "€ 1.104,07")
    assert StillLabel("", "muted", lines=2).sizeHint().height() > StillLabel("", "muted").sizeHint().height()


@pytest.mark.parametrize("mode", ["licht", "donker", "contrast"])
def test_a_ground_hides_what_stands_behind_it(qapp: QApplication, show: Any, mode: str) -> None:
    apply_theme(qapp, mode)
    behind = QWidget()
    column = QVBoxLayout(behind)
    column.setContentsMargins(0, 0, 0, 0)
    ground = Ground("surface")
    ground.setMinimumSize(20, 20)
    column.addWidget(ground)
    painted = show(behind).grab().toImage()
    assert {painted.pixelColor(x, 5).name() for x in range(20)} == {colour("surface").name()}
    apply_theme(qapp, "licht")


def test_what_is_shown_takes_its_room_once_all_is_shown(show: Any, qtbot: QtBot) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    parts = [QLabel(text) for text in ("een", "twee", "drie")]
    for part in parts:
        column.addWidget(part)
    parts[0].hide()
    show(holder)
    before = parts[2].y()
    with laid_out_once(holder, parts[1]):
        parts[0].show()
        assert parts[2].y() == before
    qtbot.waitUntil(lambda: parts[2].y() > parts[1].y() > parts[0].y())


def test_a_tab_is_made_at_its_first_visit_and_anew_for_another(show: Any, qtbot: QtBot) -> None:
    made: list[str] = []
    built: list[str] = []

    def make(text: str) -> QLabel:
        made.append(text)
        return QLabel(text)

    names = ("een", "twee", "drie")
    tabs = show(LazyTabs([(name, name.title()) for name in names]))
    tabs.built.connect(built.append)
    tabs.go_to("drie")
    assert made == []  # nothing to show yet
    tabs.fill({name: lambda name=name: make(name) for name in names})
    assert (made, tabs.currentIndex(), tabs.tabText(1)) == (["een"], 0, "Twee")
    tabs.tabBar().setFocus()
    qtbot.keyClick(tabs.tabBar(), Qt.Key.Key_Right)
    assert (made, tabs.current_part().text()) == (["een", "twee"], "twee")
    tabs.go_to("een")
    tabs.go_to("twee")
    assert made == built == ["een", "twee"]
    assert tabs.part("drie").text() == "drie"
    assert (tabs.currentIndex(), made[2:]) == (1, ["drie"])
    tabs.setTabText(1, "Twee 7")
    tabs.fill({name: lambda name=name: make(f"{name} anew") for name in names})
    assert (tabs.count(), list(tabs.parts), made[3:]) == (3, ["een"], ["een anew"])
    assert (tabs.currentIndex(), tabs.tabText(1)) == (0, "Twee")
