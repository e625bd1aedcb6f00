"""Tokens, contrast, fonts and icons in light and dark; settings with their types."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QEvent, QLocale, QSize
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.paths import resources_dir
from app.ui.actions import ACTIONS
from app.ui.settings import Settings
from app.ui.theme import apply_theme, colour, dress, font, icon, theme
from app.ui.widgets.choices import ReferenceField
from app.ui.widgets.letter_size import in_letters
from app.ui.widgets.marks import CHIP

ON_SURFACES = ("text", "muted", "accent", "good", "attention", "bad")


def luminance(value: QColor) -> float:
    parts = [value.redF(), value.greenF(), value.blueF()]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(colour(one)), luminance(colour(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["licht", "donker", "contrast"])
def test_text_is_readable(qapp: QApplication, mode: str) -> None:
    apply_theme(qapp, mode)
    pairs = [
        *product(ON_SURFACES, ("surface", "background")),
        *((ink, ground) for ground, ink in CHIP.values()),
    ]
    pairs += [("on_accent", "accent"), ("on_pill", "pill"), ("navigation_text", "navigation")]
    pairs += [("navigation_on", "navigation_active"), ("text", "accent_soft"), ("text", "hover")]
    poor = {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < 4.5}
    assert poor == {}


def test_dark_is_a_true_twin(qapp: QApplication) -> None:
    assert set(theme.tokens["licht"]) == set(theme.tokens["donker"]) == set(theme.tokens["contrast"])
    apply_theme(qapp, "donker")
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Window) == colour("background")
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == colour("disabled")
    assert palette.color(QPalette.ColorRole.PlaceholderText) == colour("muted")


def test_change_of_theme_is_told(qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        apply_theme(qapp, "donker")


@pytest.mark.parametrize("mode", ["licht", "donker"])
def test_the_names_offered_are_dressed_as_their_window(qapp: QApplication, show: Any, mode: str) -> None:
    window, field = show(QWidget()), ReferenceField((("1", "Bakkerij De Korenaar"),))
    apply_theme(qapp, mode)
    QVBoxLayout(window).addWidget(field)
    field.completer().setCompletionPrefix("Bak")
    field.completer().complete()
    picture = field.completer().popup().grab().toImage()
    field.completer().popup().hide()
    assert window.styleSheet() == theme.sheet
    assert picture.pixelColor(0, picture.height() // 2) == colour("field_line")
    assert picture.pixelColor(picture.width() // 2, picture.height() - 4) == colour("surface")


def test_icons_take_the_colour_of_the_theme(qapp: QApplication) -> None:
    made = icon("home", "bad")

    def shades() -> set[str]:
        picture = made.pixmap(QSize(24, 24)).toImage()
        pixels = (picture.pixelColor(x, y) for x in range(24) for y in range(24))
        return {pixel.name() for pixel in pixels if pixel.alpha() == 255}

    assert colour("bad").name() in shades()
    apply_theme(qapp, "donker")
    assert colour("bad").name() in shades()


def test_icons_are_crisp_on_a_fine_screen(qapp: QApplication) -> None:
    pixmap = icon("home").pixmap(QSize(18, 18), 2.0)
    assert pixmap.size() == QSize(36, 36)
    assert pixmap.devicePixelRatio() == 2.0


def test_every_icon_of_the_actions_exists() -> None:
    assert [
        spec.icon for spec in ACTIONS if not (resources_dir() / "icons" / f"{spec.icon}.svg").exists()
    ] == []


def test_figures_have_equal_width(qapp: QApplication) -> None:
    metrics = QFontMetrics(font(13))
    assert QFontInfo(font(13)).family() == "Inter"
    assert {metrics.horizontalAdvance(figure * 10) for figure in "0123456789"} == {
        metrics.horizontalAdvance("0" * 10)
    }


def test_letters_grow_with_the_wish_of_the_user(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, "licht", 150)
    label = QLabel("Loonwaarde")
    qtbot.addWidget(label)
    dress(label)
    label.ensurePolished()
    assert label.font().pixelSize() == 20


def test_measures_go_with_the_letters_of_a_window_that_stands(qapp: QApplication, show: Any) -> None:
    card, small = show(QWidget()), QWidget()
    in_letters(card, QWidget.setFixedWidth, 200, large=150, most=230)
    in_letters(small, QWidget.setMinimumHeight, 10)
    assert (card.width(), small.minimumHeight()) == (200, 10)
    apply_theme(qapp, "licht", 120)
    assert (card.width(), small.minimumHeight()) == (230, 12)
    small.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    apply_theme(qapp, "licht", 150)
    assert card.width() == 225


def test_qt_speaks_dutch(qapp: QApplication, qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    qtbot.addWidget(box)
    words = {button.text().replace("&", "") for button in box.buttons()}
    assert words == {"Annuleren", "Opslaan"}
    assert QLocale().toString(1.5, "f", 1) == "1,5"


def test_settings_keep_their_type(tmp_path: Path) -> None:
    path = tmp_path / "map" / "x.ini"
    settings = Settings(path)
    assert (settings.thema, settings.letter_percent, settings.last_archive) == ("systeem", 100, "")
    settings.thema, settings.letter_percent = "donker", 130
    settings.window_geometry = QByteArray(b"\x00\x01")
    settings.remember_table("kandidaten", "[]")
    settings.store.sync()
    again = Settings(path)
    assert (again.thema, again.letter_percent, again.table("kandidaten")) == ("donker", 130, "[]")
    assert again.window_geometry == QByteArray(b"\x00\x01")


def test_a_changed_setting_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    settings = Settings(tmp_path / "x.ini")
    with qtbot.waitSignal(settings.changed) as told:
        settings.thema = "donker"
    assert told.args == ["uiterlijk/thema"]


@pytest.mark.parametrize("mode", ["licht", "donker", "contrast"])
def test_the_ring_of_focus_stands_out(qapp: QApplication, mode: str) -> None:
    """At least 3 to 1 against what lies around it: cards, the page, soft marks, the navigation, itself."""
    apply_theme(qapp, mode)
    pairs = [*product(("accent",), ("surface", "background", "hover", "accent_soft"))]
    pairs += [*product(("navigation_ring",), ("navigation", "navigation_active"))]
    pairs += [("text", "surface"), ("text", "background"), ("surface", "accent")]
    poor = {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < 3}
    assert poor == {}
