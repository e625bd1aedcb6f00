"""A layout in a layout: Python keeps no part of what Qt frees, or what comes there next ends the program."""

from typing import Any

import pytest
import shiboken6
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QListWidget,
    QListWidgetItem,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)

from app.ui.widgets.flow import Flow

MANY, ROUNDS = 60, 20


def items() -> set[Any]:
    """The items of layouts that Qt made and Python knows."""
    parts = shiboken6.getAllValidWrappers()
    items = {part for part in parts if isinstance(part, QWidgetItem | QSpacerItem)}
    return {item for item in items if not shiboken6.createdByPython(item)}


def put_last(outer: QVBoxLayout, inner: QLayout) -> None:
    outer.addLayout(inner)


def put_first(outer: QVBoxLayout, inner: QLayout) -> None:
    outer.insertLayout(0, inner)


def put_in_grid(outer: QVBoxLayout, inner: QLayout) -> None:
    grid = QGridLayout()
    outer.addLayout(grid)
    grid.addLayout(inner, 1, 0)


def put_in_flow(outer: QVBoxLayout, inner: QLayout) -> None:
    flow = Flow()
    outer.addLayout(flow)
    flow.add_layout(inner)


def put_deeper(outer: QVBoxLayout, inner: QLayout) -> None:
    middle = QHBoxLayout()
    middle.addLayout(inner)
    outer.addLayout(middle)


@pytest.mark.parametrize("put", [put_last, put_first, put_in_grid, put_in_flow, put_deeper])
def test_nothing_is_kept_of_a_layout_that_was_added(put: Any, dutch: None) -> None:
    before, widget, inner = items(), QWidget(), QHBoxLayout()
    inner.addWidget(QLabel("een"))
    inner.addStretch()
    put(QVBoxLayout(widget), inner)
    assert items() <= before
    assert inner.itemAt(0).widget().text() == "een"


@pytest.mark.parametrize("kind", [QHBoxLayout, Flow])
def test_lines_of_a_list_go_where_items_of_a_layout_were(kind: Any, dutch: None) -> None:
    """Without `nest_safely` Python ends here in the first or second round."""
    widgets, lines = [], QListWidget()
    for _ in range(ROUNDS):
        widget, row = QWidget(), kind()
        for _ in range(MANY):
            row.addWidget(QLabel("een"))
        QVBoxLayout(widget).addLayout(row)
        for label in widget.findChildren(QLabel):
            shiboken6.delete(label)
        widgets.append(widget)
        for _ in range(MANY):
            lines.addItem(QListWidgetItem("regel"))
        lines.clear()
    assert lines.count() == 0
    assert [widget.layout().count() for widget in widgets] == [1] * ROUNDS
