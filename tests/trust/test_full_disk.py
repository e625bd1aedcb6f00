"""On a full disk nothing is lost, no half file stands, and work goes on when there is space."""

import pytest

from tests.trust.alone import alone
from tests.trust.full_disk import FULL, read_list_until_full, save_until_full, write_until_full
from tests.trust.machine import in_a_small_disk

WORDS = {"report": "ruimte", "export": "niets half", "backup": "vol"}


@pytest.fixture
def disk(tmp_path):
    """An empty folder that the process alone sees as a disk of 1 MB."""
    folder = tmp_path / "schijf"
    folder.mkdir()
    return folder


def test_saving_on_a_full_disk_is_refused_and_loses_nothing(disk, report):
    found = alone(save_until_full, behind=in_a_small_disk(disk), folder=disk)
    report(f"full disk saved {found['saved']} lost {found['lost']} went on {found['went_on']}")
    assert found["saved"] > 1
    assert all(text.startswith(FULL) for text in found["refusals"])
    assert (found["lost"], found["faults"], found["went_on"]) == (0, [], True)


def test_writing_on_a_full_disk_leaves_no_half_file(disk, report):
    found = alone(write_until_full, behind=in_a_small_disk(disk), folder=disk)
    half = sum(len(one["left"]) for one in found.values())
    refused = sum(bool(one["refusal"]) for one in found.values())
    report(f"full disk {' '.join(found)} refused {refused} half {half}")
    for name, one in found.items():
        assert WORDS[name] in one["refusal"], name
        assert one["left"] == [], name
        assert one["afterwards"], name


def test_reading_a_list_in_on_a_full_disk_stores_nothing_of_it(disk, report):
    found = alone(read_list_until_full, behind=in_a_small_disk(disk), folder=disk)
    report(f"full disk import refused {bool(found['refusal'])} half {int(found['half'])}")
    assert found["refusal"].startswith(FULL)
    assert not found["half"] and found["faults"] == []
