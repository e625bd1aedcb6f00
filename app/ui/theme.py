"""Colours, measures, fonts and icons; the only reader of resources/style, resources/icons and fonts.

Use: `apply_theme(app, "licht")` once, then `colour("muted")`, `icon("home")`, `font(13, 600)`; a window
without a parent calls `dress(self)` when it stands.
Icons and painted widgets look colours up while painting, so they follow a change of theme by themselves;
who keeps a colour listens to `theme.changed`.
"""

import tomllib
from functools import cache, lru_cache
from string import Template

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyle, QStyleFactory, QWidget

from app.paths import resources_dir

MODES = ("licht", "donker", "systeem", "contrast")
FAMILY = "Inter"
DRESSED = "dressed"  # the property of a window that follows the theme
LARGE = 125  # percent
NARROW = 940  # pixels of a window in which nothing stands beside each other, whatever the letters
_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold", "Italic")


class Theme(QObject):
    """The tokens in force: `colours` by name, `mode` (licht or donker), `scale` in percent, Qt's `sheet`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = tomllib.loads((resources_dir() / "style" / "tokens.toml").read_text("utf-8"))
        self.wish, self.mode, self.scale, self.sheet, self.calm = "licht", "licht", 100, "", False
        self.narrow = False
        self.colours: dict[str, QColor] = {}
        self.use("licht", 100)

    def use(self, wish: str, scale: int) -> None:
        """Take the colours of `wish`; "systeem" follows the desktop."""
        self.wish, self.scale = wish, scale
        self.mode = _system_mode() if wish == "systeem" else wish
        self.colours = {name: QColor(f"#{value}") for name, value in self.tokens[self.mode].items()}

    @property
    def large(self) -> bool:
        """Letters so large, or a window so narrow, that what stands beside each other goes under."""
        return self.narrow or self.scale >= LARGE

    def fit_window(self, width: int) -> None:
        """Tell everybody when a window of this many pixels changes how parts stand."""
        if self.narrow != (width < NARROW):
            self.narrow = width < NARROW
            self.changed.emit()

    def moves(self) -> bool:
        """Whether parts may slide: not when the user or the desktop asks for rest."""
        style = QApplication.style()
        return not self.calm and bool(style.styleHint(QStyle.StyleHint.SH_Widget_Animate))

    def measure(self, name: str) -> int:
        """A named measure in pixels."""
        return self.tokens["measure"][name]

    def pixels(self, size: int) -> int:
        """A type size in pixels at the letter size the user chose."""
        return max(8, (size * self.scale + 50) // 100)


theme = Theme()


def apply_theme(app: QApplication, wish: str = "licht", scale: int = 100) -> None:
    """Dress the whole program; `wish` is one of MODES, `scale` the letter size in percent (80-200)."""
    _load_fonts()
    theme.use(wish if wish in MODES else "licht", scale)
    if app.style().name() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(_palette())
    app.setFont(font(13))
    theme.sheet = _style_sheet()
    for window in app.topLevelWidgets():
        if window.property(DRESSED):
            dress(window)
    _watch_system(app)
    theme.changed.emit()


def dress(window: QWidget) -> None:
    """Give a window the style sheet, for all that stands in it now and later and for its popups.

    A sheet of the whole application would be worked out again for every part at each step up while a
    screen is put together: five times for each, and three quarters of the time of a first visit.
    """
    window.setProperty(DRESSED, True)
    window.setStyleSheet(theme.sheet)


def colour(token: str) -> QColor:
    """The colour of a token in the theme now in force."""
    return QColor(theme.colours[token])


def space(step: int) -> int:
    """Spacing step 0-4: 4, 8, 12, 16, 24 pixels."""
    return theme.measure("space")[step]


def font(size: int = 13, weight: int = 400) -> QFont:
    """The program's font with figures of equal width; size in pixels before the user's letter size."""
    return QFont(_font(theme.pixels(size), weight))


@cache
def _font(pixels: int, weight: int) -> QFont:
    result = QFont(FAMILY)
    result.setPixelSize(pixels)
    result.setWeight(QFont.Weight(weight))
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def text_width(text: str, size: int = 13, weight: int = 400) -> int:
    """How many pixels a text takes on one line; remembered, for a layout asks it over and over."""
    return _text_width(text, theme.pixels(size), weight)


@lru_cache(maxsize=2000)
def _text_width(text: str, pixels: int, weight: int) -> int:
    return QFontMetrics(_font(pixels, weight)).horizontalAdvance(text)


def line_height(size: int = 13) -> int:
    """How many pixels a line of this size is high."""
    return _line_height(theme.pixels(size))


@cache
def _line_height(pixels: int) -> int:
    return QFontMetrics(_font(pixels, 400)).height()


def icon(name: str, colour_token: str = "text", on: str = "") -> QIcon:
    """A crisp icon in the colour of the token; `on` is the token for the checked state."""
    return QIcon(_TintedIcon(name, colour_token, on or colour_token))


def icon_pixmap(name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` logical pixels."""
    return QPixmap(_icon_pixmap(name, colour(token).name(), size, ratio))


@lru_cache(maxsize=500)
def _icon_pixmap(name: str, hex_colour: str, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        _renderer(name, hex_colour).render(painter, QRectF(0, 0, side, side))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class _TintedIcon(QIconEngine):
    """Draws an icon in the present theme's colour at any size and pixel ratio."""

    def __init__(self, name: str, off: str, on: str) -> None:
        super().__init__()
        self.name, self.off, self.on = name, off, on

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        token = self.on if state == QIcon.State.On else self.off
        if mode == QIcon.Mode.Disabled:
            token = "disabled"
        side = min(rect.width(), rect.height())
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(rect).center())
        _renderer(self.name, colour(token).name()).render(painter, box)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        return pixmap

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self.pixmap(size * scale, mode, state)

    def clone(self) -> QIconEngine:
        return _TintedIcon(self.name, self.off, self.on)


@cache
def _renderer(name: str, hex_colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_svg(name).replace("currentColor", hex_colour).encode()))


@cache
def _svg(name: str) -> str:
    return (resources_dir() / "icons" / f"{name}.svg").read_text("utf-8")


@cache
def _load_fonts() -> None:
    for weight in _WEIGHTS:
        QFontDatabase.addApplicationFont(str(resources_dir() / "fonts" / f"Inter-{weight}.ttf"))


def _system_mode() -> str:
    app = QGuiApplication.instance()
    dark = isinstance(app, QGuiApplication) and app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "donker" if dark else "licht"


@cache
def _watch_system(app: QApplication) -> None:
    app.styleHints().colorSchemeChanged.connect(_follow_system)


def _follow_system() -> None:
    app = QApplication.instance()
    if theme.wish == "systeem" and isinstance(app, QApplication) and theme.mode != _system_mode():
        apply_theme(app, "systeem", theme.scale)


def _style_sheet() -> str:
    words = {name: value.name() for name, value in theme.colours.items()}
    words |= {f"type{size}": f"{theme.pixels(size)}px" for size in theme.measure("type")}
    words |= {f"space{step}": f"{pixels}px" for step, pixels in enumerate(theme.measure("space"))}
    for name in ("radius_field", "radius_card", "row", "field", "button"):
        words[name] = f"{theme.measure(name)}px"
    template = (resources_dir() / "style" / "style.qss").read_text("utf-8")
    return Template(template).substitute(words)


_ROLES = {
    "Window": "background",
    "WindowText": "text",
    "Base": "surface",
    "AlternateBase": "background",
    "Text": "text",
    "Button": "surface",
    "ButtonText": "text",
    "BrightText": "on_accent",
    "Highlight": "accent",
    "HighlightedText": "on_accent",
    "Accent": "accent",
    "Link": "accent",
    "LinkVisited": "accent",
    "ToolTipBase": "surface",
    "ToolTipText": "text",
    "PlaceholderText": "muted",
    "Light": "surface",
    "Midlight": "hover",
    "Mid": "line",
    "Dark": "field_line",
    "Shadow": "line",
}


def _palette() -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(QPalette.ColorRole[role], colour(token))
    disabled = QPalette.ColorGroup.Disabled
    for role in ("WindowText", "Text", "ButtonText", "PlaceholderText"):
        palette.setColor(disabled, QPalette.ColorRole[role], colour("disabled"))
    palette.setColor(disabled, QPalette.ColorRole.Highlight, colour("line"))
    palette.setColor(disabled, QPalette.ColorRole.HighlightedText, colour("disabled"))
    return palette
