"""A disk that refuses is heard, by every operation, and leaves nothing half."""

import pytest

from tests.trust.alone import alone
from tests.trust.machine import need_strace
from tests.trust.refusing import refuse_each_call

ALL = 1_000_000
OPERATIONS = ("open", "save", "finalise", "passphrase", "report", "export", "backup", "restore")
OPERATIONS += ("import", "undo import", "import amounts", "1 January")
WORDS = {"EIO": ("niet bereikbaar", "niet te lezen", "opgeslagen"), "ENOSPC": ("vol", "ruimte")}


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_call_that_fails_is_heard_and_the_next_try_works(name, tmp_path, size, report):
    need_strace()
    found = alone(refuse_each_call, folder=tmp_path, name=name, error="EIO", most=size(3, ALL), seed=20261122)
    heard = sum(found["heard"].values())
    report(
        f"refused {name} EIO calls {found['calls']} points {found['points']} heard {heard} "
        f"harmless {len(found['unheard'])} wrong {len(found['wrong'])}"
    )
    assert found["wrong"] == []
    assert heard
    assert all(any(word in text for word in WORDS["EIO"]) for text in found["heard"])


@pytest.mark.parametrize("name", ["save", "backup", "import"])
def test_no_space_for_one_call_is_heard(name, tmp_path, size, report):
    need_strace()
    found = alone(
        refuse_each_call, folder=tmp_path, name=name, error="ENOSPC", most=size(3, ALL), seed=20261122
    )
    heard = sum(found["heard"].values())
    report(f"refused {name} ENOSPC points {found['points']} heard {heard} wrong {len(found['wrong'])}")
    assert found["wrong"] == []
    assert any("De schijf is vol" in text for text in found["heard"])
