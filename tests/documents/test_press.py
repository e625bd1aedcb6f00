"""Paper is laid out in a process of its own, with the same bytes; without one it is laid out here."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.documents.lijst import Lijstkolom, Lijstpapier, write_lijst
from app.documents.papier import PageFrame, Papier, Properties
from app.documents.press import PRESS, Press
from tests.conftest import NU

FORMS, READ = "app.documents.form_reading", "read_form"


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Iterator[Press]:
    made = Press()
    monkeypatch.setattr("app.documents.papier.PRESS", made)
    made.begin()
    yield made
    made.close()


def paper(told: Any = None) -> bytes:
    papier = Papier()
    papier.titel("Een blad")
    papier.tabel(
        ("Wat", "Hoeveel"), [(f"regel {number}", str(number)) for number in range(120)], (3, 1), " r"
    )
    return papier.to_pdf(PageFrame("voet"), Properties("Een blad", "", None), told)


def process_of(press: Press) -> Any:
    assert press._process is not None
    return press._process


def test_the_press_makes_the_same_bytes(press: Press) -> None:
    apart = paper()
    assert process_of(press).poll() is None
    press.close()
    assert paper() == apart


def test_it_tells_of_each_page_and_stops_when_asked(press: Press) -> None:
    heard: list[int] = []
    paper(heard.append)
    assert heard == [0, 0, 0, 1, 2, 3, 4]

    def stop(number: int) -> None:
        raise InterruptedError(number)

    first = process_of(press)
    with pytest.raises(InterruptedError):
        paper(stop)
    assert press._process is None and first.returncode is not None
    assert paper().startswith(b"%PDF")


def test_what_goes_wrong_there_is_raised_here(press: Press) -> None:
    with pytest.raises(ValueError, match="geen leesbare pdf"):
        press.run(FORMS, READ, (b"geen pdf",))
    assert process_of(press).poll() is None


def test_where_the_process_is_lost_paper_is_made_here(press: Press) -> None:
    apart = paper()
    process_of(press).kill()
    process_of(press).wait()
    assert paper() == apart
    press.warm()
    assert press._process is None


def test_it_rests_and_comes_back(press: Press) -> None:
    first = process_of(press)
    press.rest()
    assert first.returncode is not None and press._process is None
    press.warm()
    assert process_of(press) is not first


def test_while_it_is_busy_others_are_served_here(press: Press) -> None:
    process = process_of(press)
    with press._busy:
        assert paper().startswith(b"%PDF")
        press.rest()
        press.warm()
    assert press._process is process and process.poll() is None


def test_a_long_list_tells_how_far_it_is(press: Press) -> None:
    rows = tuple((f"naam {number}",) for number in range(200))
    lijst = Lijstpapier("Lijst", (), (Lijstkolom("Naam"),), rows, NU, "Sanne", "1")
    told: list[tuple[int, int]] = []
    assert write_lijst(lijst, lambda *far: told.append(far)).startswith(b"%PDF")
    assert told[0] == (0, 400) and told[-1][0] > 200 and told == sorted(told)


def test_without_a_window_there_is_no_process() -> None:
    assert PRESS._process is None
    PRESS.warm()
    assert paper().startswith(b"%PDF") and PRESS._process is None
