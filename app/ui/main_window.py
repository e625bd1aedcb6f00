"""The frame: navigation, search, content, panel, status line. It shows screens and does no work itself."""

from collections import deque
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.services.change import Change
from app.ui.actions import ACTIONS, OTHER_KEYS, build_actions, navigation_actions
from app.ui.ahead import Ahead
from app.ui.context import Context, Screen, ScreenSpec
from app.ui.gids.explain import explain_here, open_guide
from app.ui.language import tr
from app.ui.lock import store_typing
from app.ui.on_screen import keep_on_screen
from app.ui.tab_order import step_focus
from app.ui.theme import dress, space, theme
from app.ui.widgets.ground import Ground
from app.ui.widgets.letter_size import follow_letters
from app.ui.widgets.message_bar import MessageBar
from app.ui.widgets.navigation import Navigation
from app.ui.widgets.room import Pages, Room
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.shortcut_list import key_text, shortcut_list
from app.ui.widgets.side_panel import ESC_CLOSES, PanelHost, SidePanel
from app.ui.widgets.status_line import StatusLine
from app.ui.widgets.top_bar import TopBar

LEAST = QSize(600, 340)  # pixels: a laptop of 1366 by 768 at 200 percent, less the frame of the window
WIDE, NARROW = (20, 16, 20, 18), (10, 8, 10, 8)  # pixels around the content


class MainWindow(QMainWindow):
    """`lock_asked()` for the lock; screens are made at their first visit or, by `ahead`, before it."""

    lock_asked = Signal()
    focusNextPrevChild = step_focus  # noqa: N815  (Qt asks the window where Tab goes)
    explain, open_guide = explain_here, open_guide

    def __init__(self, context: Context, specs: Sequence[ScreenSpec], archive_name: str = "") -> None:
        super().__init__()
        self.context = context
        self.specs = {spec.name: spec for spec in specs}
        self.screens: dict[str, Screen] = {}
        self.place: tuple[str, int | None] = ("", None)
        self.setWindowTitle("Loonwaarde")
        self.setMinimumSize(LEAST)
        self.resize(1366, 768)
        self.navigation, self.stack = Navigation(), Pages()
        self.ahead = Ahead(context, self.specs, self.screens, self.stack)
        self.search, self.panel = SearchField(context), SidePanel()
        self.top, self.host = TopBar(self.search), PanelHost(self.stack, self.panel)
        self.bar = MessageBar(context.messages)
        self.status = StatusLine(context.messages, archive_name)
        self._build_frame()
        self._connect()
        self.actions_by_name = build_actions(self, (*ACTIONS, *navigation_actions(_entries(specs))))
        dress(self)
        if not context.settings.window_geometry.isEmpty():
            self.restoreGeometry(context.settings.window_geometry)
        keep_on_screen(self)

    def navigate(self, name: str, **arg: Any) -> None:
        """Bring a screen to the front; unknown names raise KeyError."""
        spec = self.specs[name]
        before = self.current_screen()
        if before is not None:
            before.leave()
        screen = self.screens.get(name)
        if screen is None:
            screen = self.screens[name] = self.ahead.take(name) or spec.factory(self.context)
            screen.setObjectName(f"scherm_{name}")
            self.stack.addWidget(screen)
            deque(screen.making, 0)  # what is left of it
        if screen is not before:
            self.panel.close_panel()
        self.stack.setCurrentWidget(screen)
        self.navigation.set_current(name if spec.group else spec.parent)
        self.top.set_widgets(screen.top_widgets())
        self.setWindowTitle(f"{spec.title} – Loonwaarde")
        self.place = name, arg.get("id")
        screen.open(**arg)

    def current_screen(self) -> Screen | None:
        """The screen in front."""
        screen = self.stack.currentWidget()
        return screen if isinstance(screen, Screen) else None

    def show_panel(self, widget: QWidget, title: str = "", note: str = ESC_CLOSES) -> None:
        """Open the side panel with this widget, beside a screen that makes room, over any other."""
        screen = self.current_screen()
        self.host.beside = screen is not None and screen.makes_room
        self.panel.show_panel(widget, title, note)

    def close_panel(self) -> None:
        """Close the panel, else the message."""
        if not self.panel.close_panel():
            self.bar.hide()

    def log_contact(self, kandidaat_id: object = None) -> None:
        """Ctrl+N: a contact with this kandidaat, else with the one the screen in front is about."""
        from app.ui.coaching.quick_entry import log_contact

        screen = self.current_screen()
        log_contact(self.context, kandidaat_id or (screen.kandidaat() if screen is not None else None))

    def focus_search(self) -> None:
        """Ctrl+K."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def lock(self) -> None:
        """Ctrl+L: store what is being typed, then ask for the lock."""
        store_typing(self)
        self.lock_asked.emit()

    def show_shortcuts(self) -> None:
        """The list of all keys in the side panel."""
        rows = [(key_text(action.shortcut()), action.text()) for action in self.actions_by_name.values()]
        self.show_panel(shortcut_list([*rows, *OTHER_KEYS]), tr("Sneltoetsen"), tr("Esc sluit"))

    def open_hit(self, hit: Any) -> None:
        """Open what was found in the screen that shows its kind."""
        for spec in self.specs.values():
            if hit.soort in spec.opens:
                self.navigate(spec.name, id=hit.id)
                return

    def refresh(self, change: Change) -> None:
        """Tell every living screen."""
        for screen in self.screens.values():
            screen.refresh(change)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme.fit_window(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        store_typing(self)
        self.context.settings.window_geometry = self.saveGeometry()
        super().closeEvent(event)

    def _connect(self) -> None:
        self.context.navigate = self.navigate
        self.context.show_panel = self.show_panel
        self.context.close_panel = self.panel.close_panel
        self.context.log_contact = self.log_contact
        self.context.set_badge = self.navigation.set_badge
        self.context.changed.connect(self.refresh)
        self.navigation.chosen.connect(self.navigate)
        self.search.hit_chosen.connect(self.open_hit)
        self.status.lock_asked.connect(self.lock)

    def _build_frame(self) -> None:
        for spec in self.specs.values():
            if spec.group:
                self.navigation.add(spec.name, spec.title, spec.icon, spec.group)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(_content(self.stack, self.bar, self.host), 1)
        right.addWidget(self.status)
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(right, 1)
        self.setCentralWidget(frame)


def _content(stack: Pages, bar: MessageBar, host: PanelHost) -> QWidget:
    content = Ground("background")
    stack.setProperty("role", "page")
    column = QVBoxLayout(content)
    follow_letters(content, lambda _part: column.setContentsMargins(*(NARROW if theme.narrow else WIDE)))
    column.setSpacing(space(2))
    column.addWidget(bar)
    column.addWidget(Room(host), 1)
    return content


def _entries(specs: Iterable[ScreenSpec]) -> list[tuple[str, str]]:
    """(name, title) of the screens in the navigation, from top to bottom."""
    shown = [spec for spec in specs if spec.group]
    shown.sort(key=lambda spec: spec.group != "boven")
    return [(spec.name, spec.title) for spec in shown]
