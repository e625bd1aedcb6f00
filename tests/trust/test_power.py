"""A power cut takes no acknowledged save; without the sync of each commit it would."""

from tests.trust.alone import alone
from tests.trust.machine import need_strace
from tests.trust.power import cut_power

FULL, NORMAL = "2", "1"


def test_no_acknowledged_save_is_lost_by_a_power_cut(tmp_path, size, report):
    need_strace()
    images = size(400, 100_000)
    found = alone(cut_power, folder=tmp_path, synchronous=FULL, images=images, seed=20261122)
    report(
        "power images {images} commits {commits} syncs {syncs} lost {lost} faults {faults}".format(**found)
    )
    assert found["images"] == images
    assert found["syncs"] >= found["commits"] > 100
    assert (found["lost"], found["faults"]) == (0, 0)


def test_the_same_cuts_find_what_weaker_settings_lose(tmp_path, size, report):
    need_strace()
    found = alone(cut_power, folder=tmp_path, synchronous=NORMAL, images=size(150, 500), seed=20261122)
    report("control synchronous=NORMAL images {images} lost {lost}".format(**found))
    assert found["lost"] > 0
    assert found["syncs"] < found["commits"]
