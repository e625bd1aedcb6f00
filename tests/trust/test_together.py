"""Two processes in one archive lose nothing and get a message when they must wait too long."""

import os

import pytest

from tests.trust.alone import alone
from tests.trust.together import find_it_busy, save_together

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="not run: this system cannot fork")


@needs_fork
def test_two_processes_that_save_lose_nothing(tmp_path, size, report):
    found = alone(save_together, folder=tmp_path, saves=size(100, 5_000))
    report("two processes acknowledged {acknowledged} lost {lost}".format(**found))
    assert (found["lost"], found["faults"]) == (0, [])


@needs_fork
def test_who_must_wait_too_long_hears_it(tmp_path):
    found = alone(find_it_busy, folder=tmp_path)
    assert found["refusal"].startswith("Het archief is in gebruik")
    assert found["faults"] == []
