"""Keys and mouse at random over the whole program: nothing falls over, hangs or loses a record."""

from collections.abc import Callable
from pathlib import Path

from tests.ui.own_program import findings_of

SEED = 7


def test_the_monkey_breaks_nothing(
    voorbeeld_map: Path, size: Callable[[int, int], int], record_property: Callable
) -> None:
    """150 acts, in the long form 100,000: no finding, and it came on most screens."""
    events = size(150, 100_000)
    found, told = findings_of("tests.ui.monkey", voorbeeld_map, events, SEED)
    assert found == []
    assert told.startswith(f"{events} handelingen")
    record_property("figures", f"monkey: {told}")
