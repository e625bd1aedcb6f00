"""What was saved is there after a kill at any moment."""

import os

import pytest

from tests.trust.alone import alone
from tests.trust.kills import kill_at_random


@pytest.mark.skipif(not hasattr(os, "fork"), reason="not run: this system cannot fork")
def test_no_acknowledged_save_is_lost_by_a_kill(tmp_path, size, report):
    found = alone(kill_at_random, folder=tmp_path, count=size(60, 10_000), seed=20261122)
    report("kills {kills} acknowledged {acknowledged} lost {lost} faults {faults}".format(**found))
    assert found["acknowledged"] > found["kills"]
    assert (found["lost"], found["faults"]) == (0, 0)
