"""Nothing personal is readable in what the program writes, nor in its memory after the lock."""

from tests.trust.alone import alone
from tests.trust.canaries import count_in, files_in, scan_writes, work_with_canaries
from tests.trust.locking import watch_a_lock
from tests.trust.machine import need_strace

CALLS = "trace=write,writev,pwrite64,pwritev"


def surroundings(tmp_path):
    """A home, a temporary folder and folders for settings, all inside `tmp_path`."""
    names = ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    for name in names:
        (tmp_path / name).mkdir()
    return {name: str(tmp_path / name) for name in names}


def test_the_search_finds_what_is_readable(tmp_path):
    (tmp_path / "open").write_text("naam: Kanarie KANARIE kanarie")
    assert count_in((tmp_path / "open").read_bytes()) == 2
    line = '7 write(3<\\x2f\\x61>, "\\x6b\\x61\\x6e\\x61\\x72\\x69\\x65", 7) = 7'
    assert scan_writes(line, tmp_path) == (1, 7, ["/a"])


def test_nothing_readable_is_left_in_a_file(tmp_path, report):
    found = alone(work_with_canaries, folder=tmp_path, env=surroundings(tmp_path))
    files = [path for path in files_in([tmp_path]) if not path.is_relative_to(tmp_path / "papier")]
    readable = [path for path in files if count_in(path.read_bytes())]
    report(f"canaries typed {found['typed']} files {len(files)} readable {len(readable)}")
    assert found["typed"] > 60
    assert (found["found"], readable) == (0, [])


def test_nothing_readable_was_ever_written(tmp_path, report):
    """Also not in a file that is gone again."""
    need_strace()
    trace = tmp_path / "trace"
    behind = ["strace", "-f", "-xx", "-y", "-s", "2000000", "-e", CALLS, "-o", str(trace)]
    alone(work_with_canaries, folder=tmp_path, env=surroundings(tmp_path), behind=behind)
    writes, size, readable = scan_writes(trace.read_text(errors="replace"), tmp_path / "papier")
    report(f"canaries writes {writes} bytes {size} readable {len(readable)}")
    assert writes > 500
    assert readable == []


def test_nothing_readable_is_left_in_memory_after_the_lock(tmp_path, report):
    env = surroundings(tmp_path)
    alone(work_with_canaries, folder=tmp_path, env=env)
    before, after = watch_a_lock(tmp_path / "archief", env)
    files = [path for path in files_in([tmp_path]) if not path.is_relative_to(tmp_path / "papier")]
    readable = [path for path in files if count_in(path.read_bytes())]
    report(f"canaries in memory before the lock {before} after {after} readable files {len(readable)}")
    assert before > 0, "the search must find them while the archive is open"
    assert (after, readable) == (0, [])
