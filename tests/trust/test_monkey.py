"""Random events on every screen: no traceback, nothing that was acknowledged lost, no hang."""

import pytest

from tests.trust.alone import alone
from tests.trust.monkey import play

EVENTS = 25_000  # of one seed
SEEDS = (20261129, 7, 42, 1001)
SLOWEST = 60  # seconds for one event, on a machine that does other things as well


@pytest.mark.parametrize("seed", SEEDS)
def test_random_events_break_and_lose_nothing(seed, tmp_path, report, request):
    if not request.config.getoption("--long"):
        pytest.skip("not run: belongs to the long form; tests/ui/test_monkey.py has a short one")
    found = alone(play, env={"QT_QPA_PLATFORM": "offscreen"}, folder=tmp_path, seed=seed, events=EVENTS)
    report(
        f"monkey seed {seed} events {found['events']} stored {found['stored']} lost {len(found['lost'])} "
        f"errors {len(found['errors'])} longest event {found['longest']} s"
    )
    acts = "\n".join(found["acts"])
    assert found["errors"] == [], "\n".join([*found["errors"], acts])
    assert found["ended"], acts
    assert (found["lost"], found["findings"]) == ([], [])
    assert found["longest"] < SLOWEST, acts
