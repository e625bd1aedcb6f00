"""Tab goes where the eye goes: by the layout as it stands, not by the moment at which a part was made.

Qt keeps the order in which widgets came to a window. Screens and forms come late here, after their data, so
that order says nothing; a window that calls `step_focus` in focusNextPrevChild has the order of its layouts.
"""

from collections.abc import Iterator
from operator import itemgetter

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGridLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

AWAITED = "awaited"  # the property of a part whose fields are on their way
WITH_TAB = {Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.WheelFocus}
# one stop at most; what lies inside is their own affair
WHOLE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)


def step_focus(window: QWidget, forward: bool) -> bool:
    """Give the focus to the next stop of the window, or the one before; False where there is none.

    A form whose fields are still being read (AWAITED) keeps the focus and hands it to its first field.
    """
    stops, here = list(stops_of(window)), QApplication.focusWidget()
    if not stops:
        return False
    if here is not None and here.property(AWAITED):
        return True
    if here in stops:
        place = stops.index(here) + (1 if forward else -1)
    else:
        place = _place_beside(stops, here, forward)
    stop = stops[place % len(stops)]
    stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_view(stop)
    return True


def stops_of(widget: QWidget) -> Iterator[QWidget]:
    """What takes the focus with Tab, in the order of the layouts."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    if widget.focusPolicy() in WITH_TAB and not widget.focusProxy():
        yield widget
    if not isinstance(widget, WHOLE):
        for part in _parts_of(widget):
            yield from stops_of(part)


def _parts_of(widget: QWidget) -> list[QWidget]:
    """The children in their order: those of the layout, then what was placed by hand, as it lies."""
    layout = widget.layout()
    placed = list(widgets_in(layout)) if layout is not None else []
    known = set(placed)
    rest = [child for child in widget.children() if isinstance(child, QWidget) and child not in known]
    rest = [child for child in rest if not child.isWindow()]
    return placed + sorted(rest, key=lambda child: (child.y(), child.x()))


def widgets_in(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout and of the layouts in it, in their order.

    Asked by their place, never with itemAt: Python would keep each item it saw, which `nested` tells about.
    """
    return _held_in(layout, layout.parentWidget().children())


def _held_in(layout: QLayout, around: list[QObject]) -> Iterator[QWidget]:
    """Those of `around`: asked of Qt once, and what one layout holds is not looked for in another."""
    held, others = [], []
    for part in (*layout.children(), *around):
        place = layout.indexOf(part) if isinstance(part, QWidget | QLayout) else -1
        if place >= 0:
            held.append((_place_in(layout, place), part))
        elif isinstance(part, QWidget):
            others.append(part)
    for _, part in sorted(held, key=itemgetter(0)):
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _held_in(part, others)


def _place_in(layout: QLayout, place: int) -> tuple[int, ...]:
    return layout.getItemPosition(place)[:2] if isinstance(layout, QGridLayout) else (place,)


def _place_beside(stops: list[QWidget], here: QWidget | None, forward: bool) -> int:
    """From something Tab does not visit, as one of a row that arrows walk: the stop after or before it."""
    parent = here
    while parent is not None:
        inside = [place for place, stop in enumerate(stops) if parent.isAncestorOf(stop)]
        if inside:
            return inside[-1] + 1 if forward else inside[0] - 1
        parent = parent.parentWidget()
    return 0 if forward else -1


def _bring_into_view(stop: QWidget) -> None:
    area = stop.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea) and area.widget() is not None and area.widget().isAncestorOf(stop):
            area.ensureWidgetVisible(stop)
        area = area.parentWidget()
