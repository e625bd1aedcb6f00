"""Nothing personal is readable in what the program writes, nor in its memory after the lock."""

import pytest

from tests.trust.alone import alone
from tests.trust.canaries import count_in, files_in, scan_writes, work_with_canaries
from tests.trust.locking import watch_a_lock
from tests.trust.machine import need_strace, why_no_strace

TRACE = "calls"
CALLS = "trace=write,writev,pwrite64,pwritev"


@pytest.fixture(scope="module")
def worked(tmp_path_factory):
    """One day of work, all its writes followed where strace may; answers its folder and what it found."""
    folder = tmp_path_factory.mktemp("dag")
    behind = ["strace", "-f", "-xx", "-y", "-s", "2000000", "-e", CALLS, "-o", str(folder / TRACE)]
    words = [] if why_no_strace() else behind
    return folder, alone(work_with_canaries, folder=folder, env=surroundings(folder), behind=words)


def surroundings(folder):
    """A home, a temporary folder and folders for settings, all inside this one."""
    names = ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    for name in names:
        (folder / name).mkdir(exist_ok=True)
    return {name: str(folder / name) for name in names}


def readable_in(folder):
    """Files with a canary, and how many files there are; what the user asked for may be read."""
    files = [path for path in files_in([folder]) if not path.is_relative_to(folder / "papier")]
    files = [path for path in files if path != folder / TRACE]
    return [path for path in files if count_in(path.read_bytes())], len(files)


def test_the_search_finds_what_is_readable(tmp_path):
    (tmp_path / "open").write_text("naam: Kanarie KANARIE kanarie")
    assert count_in((tmp_path / "open").read_bytes()) == 2
    line = '7 write(3<\\x2f\\x61>, "\\x6b\\x61\\x6e\\x61\\x72\\x69\\x65", 7) = 7'
    assert scan_writes(line, tmp_path) == (1, 7, ["/a"])


def test_nothing_readable_is_left_in_a_file(worked, report):
    folder, found = worked
    readable, files = readable_in(folder)
    report(f"canaries typed {found['typed']} files {files} readable {len(readable)}")
    assert found["typed"] > 60
    assert (found["found"], readable) == (0, [])


def test_nothing_readable_was_ever_written(worked, report):
    """Also not in a file that is gone again."""
    need_strace()
    folder, _ = worked
    trace = (folder / TRACE).read_text(errors="replace")
    writes, size, readable = scan_writes(trace, folder / "papier")
    report(f"canaries writes {writes} bytes {size} readable {len(readable)}")
    assert writes > 500
    assert readable == []


def test_nothing_readable_is_left_in_memory_after_the_lock(worked, report):
    folder, _ = worked
    before, after = watch_a_lock(folder / "archief", surroundings(folder))
    readable, _ = readable_in(folder)
    report(f"canaries in memory before the lock {before} after {after} readable files {len(readable)}")
    assert before > 0, "the search must find them while the archive is open"
    assert (after, readable) == (0, [])
