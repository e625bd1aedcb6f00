"""A layout in a layout without the toolkit ending the program later.

PySide 6.11 keeps with `addLayout` a Python part of every item of the layout that is added, for as long as the
outer layout is there, also after Qt has freed the item (a row that went away). What is made next at that
address is mixed up with it, and the program ends the moment that is let go of: a line of a list, a label.
Nobody here asks for those parts, so they are let go of at once.
"""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

import shiboken6
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout

WAYS = (
    (QBoxLayout, "addLayout"),
    (QBoxLayout, "insertLayout"),
    (QGridLayout, "addLayout"),
    (QLayout, "addChildLayout"),
)


@cache
def nest_safely() -> None:
    """From now on a layout that is added leaves nothing behind; once, before the first window."""
    for kind, name in WAYS:
        setattr(kind, name, _leaving_nothing(getattr(kind, name)))


def _leaving_nothing(add: Callable[..., None]) -> Callable[..., None]:
    @wraps(add)
    def add_layout(outer: QLayout, *args: Any, **more: Any) -> None:
        add(outer, *args, **more)
        for inner in args:
            if isinstance(inner, QLayout):
                _let_go(inner)

    return add_layout


def _let_go(layout: QLayout) -> None:
    """Of all items in it, also deeper; not of those that were made in Python."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if isinstance(item, QLayout):
            _let_go(item)
        elif not shiboken6.createdByPython(item):
            shiboken6.invalidate(item)
