"""What one who listens, or has no mouse, meets in a window: names, roles, the road of Tab, the ring of focus.

Each function answers findings in words; an empty list is what we want.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QScrollArea,
    QStackedLayout,
    QTextBrowser,
    QWidget,
)

from app.ui.tab_order import widgets_in
from app.ui.widgets.buttons import Button, LinkButton
from app.ui.widgets.choices import MultiField
from app.ui.widgets.navigation import NavigationButton
from app.ui.widgets.text import StillLabel

WORD = re.compile(r"[^\W\d_]{2}")
MOST_LINKS = 40
VISIBLE = 60  # pixels that must change with the focus; a blinking cursor is about 20
DUMB = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window, QAccessible.Role.Grouping}


def controls_of(window: QWidget) -> list[QWidget]:
    """What one can use now: takes the focus, or is a button for the mouse."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.window() is window and _usable(widget)
    ]


def _usable(widget: QWidget) -> bool:
    if widget.focusProxy() is not None or _inside_a_field(widget):
        return False
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus or (
        isinstance(widget, QAbstractButton) and not widget.objectName().startswith("qt_")
    )


def _inside_a_field(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and parent.focusProxy() is widget and _own_line(widget)


def _own_line(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), QComboBox) or widget.objectName() == "qt_spinbox_lineedit"


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a control: its label, or its name and description."""
    face = QAccessible.queryAccessibleInterface(widget)
    labels = [
        other.text(QAccessible.Text.Name)
        for other, kind in face.relations(QAccessible.RelationFlag.AllRelations)
        if kind & QAccessible.RelationFlag.Label
    ]
    name, value = face.text(QAccessible.Text.Name), face.text(QAccessible.Text.Value)
    if isinstance(widget, QComboBox) and name == value:  # on Linux Qt names a list after its choice
        name = ""
    return " ".join(filter(None, [*labels, name or face.text(QAccessible.Text.Description)]))


def check_names(controls: Sequence[QWidget]) -> list[str]:
    """Every control has a name in words, a role, and can be told from the others on its screen."""
    found, same = [], defaultdict(list)
    for widget in controls:
        name, role = spoken(widget), QAccessible.queryAccessibleInterface(widget).role()
        if not WORD.search(name) or name.lower() == name.replace(" ", "-").lower() in ICONS:
            found.append(f"naam {name!r} van {describe(widget)}")
        if role in DUMB and not widget.property("ring"):  # a text to scroll is a pane
            found.append(f"rol {role.name} van {describe(widget)}")
        same[(name, role, *_groups(widget))].append(widget)
    found += [
        f"{len(widgets)} keer {key[0]!r} ({key[1].name})" for key, widgets in same.items() if len(widgets) > 1
    ]
    return found


ICONS = {"home", "trash", "check", "pencil", "plus", "chevron-down", "upload", "download", "refresh"}


def _groups(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if parent.accessibleName():
            yield parent.accessibleName()
        parent = parent.parentWidget()


def describe(widget: QWidget) -> str:
    """Which widget this is, for who must mend it."""
    around, parent = [], widget.parentWidget()
    while parent is not None and not parent.isWindow() and len(around) < 3:
        if type(parent) is not QWidget:
            around.append(type(parent).__name__)
        parent = parent.parentWidget()
    name = widget.objectName() or spoken(widget)[:40]
    return f"{type(widget).__name__} {name!r} in {' in '.join(around)}"


def walk_with_tab(window: QWidget, ring: "Ring | None" = None) -> list[QWidget]:
    """The controls in the order in which Tab visits them, once round."""
    start = window.nextInFocusChain()
    while not _takes_tab(start) and start is not window:
        start = start.nextInFocusChain()
    start.setFocus(Qt.FocusReason.TabFocusReason)
    visited = [focus := QApplication.focusWidget()]
    while focus is not None and len(visited) < 400:
        if ring is not None:
            ring.look(focus)
        press_tab(focus)
        for _link in range(MOST_LINKS):  # a text with links has stops of its own inside
            if not isinstance(focus, QTextBrowser) or QApplication.focusWidget() is not focus:
                break
            press_tab(focus)
        focus = QApplication.focusWidget()
        if focus in visited:
            break
        visited.append(focus)
    return [widget for widget in visited if widget is not None]


def _takes_tab(widget: QWidget) -> bool:
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return bool(tab) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def press_tab(widget: QWidget) -> None:
    """Tab, as the window gets it."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(QApplication.focusWidget() or widget, event)


def check_reach(controls: Sequence[QWidget], visited: Sequence[QWidget]) -> list[str]:
    """Tab comes everywhere it promises; the others of a row are for the arrows."""
    return [
        f"Tab mist {describe(widget)}" for widget in controls if _takes_tab(widget) and widget not in visited
    ]


def check_order(window: QWidget, visited: Sequence[QWidget]) -> list[str]:
    """Tab goes as the eye does: never back up or back to the left beside what it left, group by group."""
    return _order_in(window, visited)


def _order_in(parent: QWidget, visited: Sequence[QWidget]) -> list[str]:
    parts: list[tuple[QWidget, list[QWidget]]] = []
    for widget in visited:
        part = _part_of(parent, widget)
        if part is None:
            continue
        if parts and parts[-1][0] is part:
            parts[-1][1].append(widget)
        else:
            parts.append((part, [widget]))
    found = []
    for (one, _), (other, _) in pairwise(parts):
        if _against_the_eye(_place(one), _place(other)):
            found.append(f"Tab gaat terug van {describe(one)} naar {describe(other)}")
    for part, inside in parts:
        if len(inside) > 1:
            found += _order_in(part, inside)
    return found


def _part_of(parent: QWidget, widget: QWidget) -> QWidget | None:
    while widget is not None and widget.parentWidget() is not parent:
        widget = widget.parentWidget()
    return widget


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), widget.rect().topLeft()), widget.size())


def _against_the_eye(one: QRect, other: QRect) -> bool:
    above = other.bottom() < one.top()
    beside = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    left = other.right() < one.left() and beside > min(one.height(), other.height()) / 2
    return left or (above and other.left() < one.right())


class Ring:
    """Looks, once for each kind of control, whether one sees that it has the focus."""

    def __init__(self) -> None:
        self.seen: set[tuple[str, ...]] = set()
        self.found: list[str] = []

    def look(self, widget: QWidget) -> None:
        """Compare the picture with the focus and without."""
        words = (str(widget.property(name) or "") for name in ("kind", "role"))
        kind = (type(widget).__name__, *words)
        if kind in self.seen:
            return
        self.seen.add(kind)
        lit = widget.grab().toImage()
        widget.clearFocus()
        dark = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if differing(lit, dark) < VISIBLE:
            self.found.append(f"geen zichtbare focus op {describe(widget)}")


def differing(one: QImage, other: QImage) -> int:
    """How many pixels differ."""
    if one.size() != other.size():
        return one.width() * one.height()
    one, other = (picture.convertToFormat(QImage.Format.Format_RGB32) for picture in (one, other))
    left, right = memoryview(one.constBits()).cast("I"), memoryview(other.constBits()).cast("I")
    return sum(a != b for a, b in zip(left, right, strict=True)) if left != right else 0


def check_fit(window: QWidget, sideways: bool = True) -> list[str]:
    """Nothing cut that cannot be read in full elsewhere, nothing over each other, no scrolling sideways.

    Without `sideways` one may scroll to the right, where a bar shows that one can.
    """
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window:
            continue
        if isinstance(widget, QScrollArea) and _scrolls(widget, sideways):  # also one that is out of view
            found.append(f"opzij schuiven: {describe(widget)} {widget.horizontalScrollBar().maximum()}")
        if widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, QLabel) and type(widget) in (QLabel, StillLabel) and _is_cut(widget):
            found.append(f"afgekapt: {widget.text()[:50]!r} in {describe(widget)}")
        if isinstance(widget, Button | NavigationButton | LinkButton) and _too_small(widget):
            found.append(f"te klein: {describe(widget)}")
        found += _overlaps(widget)
    return found


def _scrolls(area: QScrollArea, sideways: bool) -> bool:
    hidden = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return area.horizontalScrollBar().maximum() > 0 and (sideways or hidden)


def _is_cut(label: QLabel) -> bool:
    room, words = label.contentsRect(), label.fontMetrics()
    if isinstance(label, StillLabel) and label.lines > 1:
        needed = words.boundingRect(room, Qt.TextFlag.TextWordWrap, label.text()).height()
        return needed > label.lines * words.lineSpacing() + 2
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 2
    return any(words.horizontalAdvance(line) > room.width() + 2 for line in label.text().split("\n"))


def _too_small(button: QWidget) -> bool:
    if isinstance(button, MultiField):  # shows its choice in full in the tooltip
        return False
    wanted = button.minimumSizeHint()
    return button.width() < wanted.width() - 2 or button.height() < wanted.height() - 2


def _overlaps(parent: QWidget) -> list[str]:
    """Children in one layout that lie over each other."""
    if parent.layout() is None or isinstance(parent.layout(), QStackedLayout):
        return []
    parts = [part for part in widgets_in(parent.layout()) if part.isVisible() and not part.size().isEmpty()]
    found = []
    for place, one in enumerate(parts):
        for other in parts[place + 1 :]:
            over = one.geometry() & other.geometry()
            if over.width() > 2 and over.height() > 2:
                found.append(f"over elkaar: {describe(one)} en {describe(other)}")
    return found
