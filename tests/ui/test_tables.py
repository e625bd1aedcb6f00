"""The table: pages off the GUI thread, sorting asked, keys, columns remembered."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.ui.jobs import Jobs
from app.ui.settings import Settings
from app.ui.tables.column import Column, is_zero
from app.ui.tables.model import CHIP, PAGE, PagedModel
from app.ui.tables.view import TableView

COLUMNS = (
    Column("naam", "Naam", lambda record: record[1], strong=True, sort_key="naam"),
    Column("waarde", "Loonwaarde", lambda record: f"{record[0] % 101} %", "rechts", sort_key="waarde"),
    Column("status", "Status", lambda record: "concept", chip=lambda _record: "neutral"),
    Column("plaats", "Plaats", lambda record: "Losser", shown=False),
)


class Store:
    """A source of records that counts its pages and where it was asked."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.threads: set[str] = set()

    def fetch(self, ids: Sequence[int]) -> list[tuple[int, str]]:
        self.asked.append(ids[0])
        self.threads.add(threading.current_thread().name)
        return [(number, f"Naam {number}") for number in ids]


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def model(jobs: Jobs, store: Store) -> PagedModel:
    made = PagedModel(COLUMNS, jobs, store.fetch)
    made.set_ids(range(100_000))
    return made


@pytest.fixture
def view(model: PagedModel, tmp_path: Path, show: Any) -> TableView:
    made = TableView(model, "proef", Settings(tmp_path / "kolommen.ini"))
    made.resize(700, 400)
    return show(made)


def test_only_pages_in_view_are_fetched_and_not_on_the_gui_thread(
    view: TableView, model: PagedModel, store: Store, jobs: Jobs, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: model.index(0, 0).data() == "Naam 0")
    view.scrollTo(model.index(50_000, 0))
    qtbot.waitUntil(lambda: model.index(50_000, 0).data() == "Naam 50000")
    assert len(store.asked) <= 4
    assert store.threads == {"jobs-kort"}


def test_pages_far_behind_are_forgotten(model: PagedModel, store: Store, qtbot: QtBot) -> None:
    for page in range(40):
        with qtbot.waitSignal(model.page_ready):
            assert model.record(page * PAGE) is None
    assert model.record(39 * PAGE) == (39 * PAGE, f"Naam {39 * PAGE}")
    assert model.record(0) is None


def test_answers_to_an_old_list_are_dropped(model: PagedModel, jobs: Jobs) -> None:
    model.record(0)
    model.set_ids([5])
    assert jobs.wait_idle()
    assert model.rowCount() == 1
    assert model.record(0) in (None, (5, "Naam 5"))


def test_the_model_keeps_qts_rules(model: PagedModel) -> None:
    model.set_ids(range(3 * PAGE))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_records([1, 2], [(1, "A"), (2, "B")])
    assert model.row_of(2) == 1
    assert model.row_of(9) == -1
    assert model.index(0, 2).data(CHIP) == "neutral"


def test_header_click_asks_for_the_order_and_turns_it_round(view: TableView, qtbot: QtBot) -> None:
    asked: list[tuple[str, bool]] = []
    view.sort_requested.connect(lambda key, desc: asked.append((key, desc)))
    header = view.horizontalHeader()
    for column in (0, 0, 1, 2):
        place = header.sectionViewportPosition(column) + 20
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, 10))
    assert asked == [("naam", False), ("naam", True), ("waarde", False)]
    assert view.model().headerData(1, Qt.Orientation.Horizontal) == "Loonwaarde ▴"


def test_keys_choose_and_open_a_row(view: TableView, qtbot: QtBot) -> None:
    chosen: list[Any] = []
    view.chosen_id.connect(chosen.append)
    view.selectRow(0)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.activated_id) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen == [0, 1]
    assert opened.args == [1]
    assert view.current_id() == 1


def test_tab_leaves_the_table(view: TableView) -> None:
    assert not view.tabKeyNavigation()


def test_columns_of_words_give_way_until_all_fit(view: TableView) -> None:
    before = view.columnWidth(0)
    view.resize(320, view.height())
    assert view.columnWidth(0) < before
    assert view.horizontalScrollBar().maximum() == 0
    view.resize(1200, view.height())
    assert view.columnWidth(0) == before


def test_letters_typed_in_the_table_are_for_the_search(view: TableView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.letters_typed) as typed:
        qtbot.keyClick(view, Qt.Key.Key_B)
    assert typed.args == ["b"]


def test_columns_are_remembered(view: TableView, model: PagedModel, qtbot: QtBot) -> None:
    view.columns.show_column(3, True)
    view.setColumnWidth(1, 177)
    view.horizontalHeader().moveSection(0, 2)
    again = TableView(model, "proef", view.columns.settings)
    qtbot.addWidget(again)
    assert not again.isColumnHidden(3)
    assert again.columnWidth(1) == 177
    assert again.horizontalHeader().visualIndex(0) == 2


def test_column_menu_shows_and_hides(view: TableView) -> None:
    menu = view.column_menu()
    by_name = {action.text(): action for action in menu.actions()}
    assert not by_name["Naam"].isEnabled()
    by_name["Plaats"].setChecked(True)
    assert not view.isColumnHidden(3)
    menu.deleteLater()


@pytest.mark.parametrize(
    ("text", "zero"),
    [
        ("0", True),
        ("0:00", True),
        ("€ 0,00", True),
        ("–", True),
        ("0,50 %", False),
        ("10", False),
        ("forfait", False),
    ],
)
def test_zeros_are_greyed(text: str, zero: bool) -> None:
    assert is_zero(text) is zero
