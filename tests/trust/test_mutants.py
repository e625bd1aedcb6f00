"""The tests of the law notice nearly every fault put in it; those they do not are explained."""

import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.trust.alone import alone
from tests.trust.hunting import hunt

SURVIVORS = Path(__file__).with_name("survivors.md")
LEAST_SCORE = 95


def explained() -> set[str]:
    """The faults of which the file says why no test can or need notice them."""
    return set(re.findall(r"^- `(.+?)`: ", SURVIVORS.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="not run: this system cannot fork")
def test_the_tests_of_the_law_notice_faults_in_it(tmp_path, size, report):
    if not size(0, 1):
        pytest.skip("not run: mutation testing belongs to the long form (--long)")
    parts = os.cpu_count() or 1
    env = {"HYPOTHESIS_STORAGE_DIRECTORY": str(tmp_path)}
    with ThreadPoolExecutor(parts) as pool:
        hunts = [pool.submit(alone, hunt, env=env, part=part, parts=parts) for part in range(parts)]
    found = [(key, noticed) for each in hunts for key, noticed in each.result()]
    killed = sum(noticed for _, noticed in found)
    score = 100 * killed / len(found)
    report(f"mutants {len(found)} killed {killed} score {score:.1f}")
    silent = sorted(key for key, noticed in found if not noticed)
    assert score >= LEAST_SCORE
    assert [key for key in silent if key not in explained()] == []
    assert explained() - {key for key, _ in found} == set(), "no longer a fault one can make"
