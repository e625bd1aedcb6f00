"""Cut off at any single write or sync, an operation has happened or it has not."""

import pytest

from tests.trust.alone import alone
from tests.trust.cutting import cut_at_each_call
from tests.trust.machine import need_strace
from tests.trust.operations import OPERATIONS

ALL = 1_000_000


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_cut_at_any_call_leaves_the_old_state_or_the_new(name, tmp_path, size, report):
    need_strace()
    found = alone(cut_at_each_call, folder=tmp_path, name=name, most=size(8, ALL), seed=20261122)
    report(
        f"cut {name} calls {found['calls']} points {found['points']} "
        f"old {found['old']} new {found['new']} half {len(found['half'])}"
    )
    assert found["half"] == []
    assert found["points"] >= min(found["calls"], size(8, ALL)) * 0.9
    assert found["old"] or name == "checkpoint"
