"""One layout for many changes.

Qt lays out all that stands around a widget at the moment that widget is shown, and again for the next one.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QWidget

ANY_SIZE = (1 << 24) - 1
"""A largest width or height that is none (Qt's QWIDGETSIZE_MAX, which PySide does not name)."""


@contextmanager
def laid_out_once(*holders: QWidget) -> Iterator[None]:
    """While this lasts the layouts of `holders` rest; what was asked of them comes before the next paint."""
    layouts = [layout for holder in holders if (layout := holder.layout()) is not None]
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)
