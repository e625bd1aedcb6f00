"""The line of figures of each test."""

from collections.abc import Callable

import pytest


@pytest.fixture
def report(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Put a line of figures under the summary of the run, also when the test passes."""
    return lambda line: record_property("figures", line)
