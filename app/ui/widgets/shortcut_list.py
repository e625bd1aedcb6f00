"""All keys in a panel, opened with "?"."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.language import tr
from app.ui.widgets.marks import KeyHint
from app.ui.widgets.text import label, set_style


def shortcut_list(rows: Iterable[tuple[str, str]]) -> QWidget:
    """A widget with (keys, meaning) in two columns."""
    holder = QWidget()
    holder.setAccessibleName(tr("Lijst van sneltoetsen"))
    holder.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    set_style(holder, "ring", "true")
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 8, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    place = 0
    for place, (keys, meaning) in enumerate(rows):
        grid.addWidget(KeyHint(keys), place, 0)
        grid.addWidget(label(meaning, wrap=True), place, 1)
    grid.setRowStretch(place + 1, 1)
    grid.setColumnStretch(1, 1)
    return holder


def key_text(sequence: QKeySequence) -> str:
    """The key as it stands on the chips: "Ctrl K"."""
    return (
        sequence.toString(QKeySequence.SequenceFormat.PortableText)
        .replace("Return", "Enter")
        .replace("+", " ")
    )
