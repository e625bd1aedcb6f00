"""What this machine lets a test do; what it does not let is said, never passed over."""

import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest

READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && cd "$0" && exec "$@"'
IN_A_SMALL_DISK = 'mount -t tmpfs -o size=1m tmpfs "$0" && exec "$@"'


def need_strace() -> None:
    """Skip with the reason when strace cannot follow a process that is already there."""
    if reason := why_no_strace():
        pytest.skip(f"not run: {reason}")


def why_no_strace() -> str:
    """Why strace cannot follow a process here; empty when it can."""
    if sys.platform != "linux":
        return "strace works on Linux only"
    if shutil.which("strace") is None:
        return "strace is not installed"
    reason = _why_no_trace()
    return f"strace may not follow a process here ({reason})" if reason else ""


def in_a_small_disk(folder: Path) -> list[str]:
    """Words that run the command behind them with an empty disk of 1 MB at `folder`; skips without."""
    for words in (["unshare", "-Urm"], ["unshare", "-m"]):
        if _works([*words, "sh", "-c", IN_A_SMALL_DISK, str(folder), "true"]):
            return [*words, "sh", "-c", IN_A_SMALL_DISK, str(folder)]
    pytest.skip("not run: this machine gives no mount namespace for a disk of 1 MB")


def read_only(folder: Path) -> list[str]:
    """Words that run the command behind them with nothing to be written in `folder`; skips without."""
    for words in (["unshare", "-Urm"], ["unshare", "-m"]):
        if _works([*words, "sh", "-c", READ_ONLY, str(folder), "true"]):
            return [*words, "sh", "-c", READ_ONLY, str(folder)]
    pytest.skip("not run: this machine gives no mount namespace for a folder to read only")


def without_network() -> list[str]:
    """Words that run the command behind them where no network exists; skips without."""
    for words in (["unshare", "-rn"], ["unshare", "-n"]):
        if _works([*words, "true"]):
            return words
    pytest.skip("not run: this machine gives no network namespace")


def fast_folder() -> Path:
    """A new folder in memory where the machine has one: images of a power cut need no real disk."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None, prefix="loonwaarde-"))


def _works(words: list[str]) -> bool:
    if shutil.which(words[0]) is None:
        return False
    return subprocess.run(words, capture_output=True).returncode == 0


@cache
def _why_no_trace() -> str:
    from tests.trust.alone import alone
    from tests.trust.forked import try_trace

    answer: str = alone(try_trace)
    return answer
