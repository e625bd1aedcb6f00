"""Short and long form, and the line of figures of each test."""

from collections.abc import Callable

import pytest


@pytest.fixture
def size(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """`size(short, long)`: how much to do in this run."""
    long_form = request.config.getoption("--long")
    return lambda short, long: long if long_form else short


@pytest.fixture
def report(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Put a line of figures under the summary of the run, also when the test passes."""
    return lambda line: record_property("figures", line)
