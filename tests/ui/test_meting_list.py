"""The list of metingen: filter, sort, open, and what it says when it is empty."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.ui.context import Context
from app.ui.metingen.screen import MetingenScreen
from tests import factories

Asked = list[tuple[str, dict[str, Any]]]


@pytest.fixture
def asked() -> Asked:
    """Where the screen wanted to go."""
    return []


@pytest.fixture
def screen(
    archief: Archief, context: Context, asked: Asked, show: Callable[[QWidget], QWidget]
) -> MetingenScreen:
    context.archive = archief
    context.navigate = lambda name, **arg: asked.append((name, arg))
    made = MetingenScreen(context)
    context.changed.connect(made.refresh)
    made.resize(1100, 600)
    show(made)
    return made


def open_list(screen: MetingenScreen, qtbot: QtBot) -> None:
    screen.open()
    qtbot.waitUntil(lambda: not screen.context.jobs.busy)


def test_an_empty_list_shows_the_way(screen: MetingenScreen, qtbot: QtBot, asked: Asked) -> None:
    open_list(screen, qtbot)
    assert screen.layers.currentWidget() is screen.empty
    screen.empty.button.click()
    assert asked == [("kandidaten", {})]


def test_enter_opens_the_meting(screen: MetingenScreen, qtbot: QtBot, archief: Archief, asked: Asked) -> None:
    number = factories.make_meting(archief)
    open_list(screen, qtbot)
    assert screen.head.subtitle.text() == "1 meting · 1 concept"
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert asked == [("meting", {"id": number})]


def test_the_filter_keeps_one_status(screen: MetingenScreen, qtbot: QtBot, archief: Archief) -> None:
    plaatsing = factories.make_plaatsing(archief)
    concept = factories.make_meting(archief, plaatsing)
    definitief = factories.make_definitieve_meting(archief, plaatsing, datum_bezoek=date(2026, 11, 2))
    open_list(screen, qtbot)
    assert list(screen.model.ids) == [concept, definitief]
    for value, ids in (("concept", [concept]), ("definitief", [definitief])):
        screen.open(status=value)
        qtbot.waitUntil(lambda: not screen.context.jobs.busy)
        assert list(screen.model.ids) == ids


def test_a_filter_without_a_meting_offers_all(screen: MetingenScreen, qtbot: QtBot, archief: Archief) -> None:
    factories.make_meting(archief)
    screen.open(status="definitief")
    qtbot.waitUntil(lambda: not screen.context.jobs.busy)
    assert screen.layers.currentWidget() is screen.nothing
    screen.nothing.button.click()
    qtbot.waitUntil(lambda: not screen.context.jobs.busy)
    assert screen.layers.currentWidget() is screen.table


def test_the_header_sorts(screen: MetingenScreen, qtbot: QtBot, archief: Archief) -> None:
    plaatsing = factories.make_plaatsing(archief)
    first = factories.make_meting(archief, plaatsing, datum_bezoek=date(2026, 11, 2))
    second = factories.make_meting(archief, plaatsing, datum_bezoek=date(2026, 11, 9))
    open_list(screen, qtbot)
    assert list(screen.model.ids) == [second, first]
    screen.table._sort(2)
    assert list(screen.model.ids) == [first, second]
