"""The memory of a running program, read from outside."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CODES = ("utf-8", "utf-16-le", "utf-32-le")  # as bytes, and in the wide letters of Qt and Python


def need_memory(pid: int) -> None:
    """Skip with the reason when the system does not show the memory of a process."""
    if sys.platform != "linux":
        pytest.skip("not run: memory is read on Linux only")
    try:
        next(read_memory(pid))
    except PermissionError as error:
        pytest.skip(f"not run: this machine does not show the memory of a process ({error.strerror})")


def read_memory(pid: int) -> Iterator[bytes]:
    """Every part the process may have written; what it can only read of a file is that file's."""
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as mem:
        for line in maps:
            place, rights, _, _, inode, *_ = line.split()
            start, end = (int(number, 16) for number in place.split("-"))
            if "r" not in rights or "[v" in line or ("w" not in rights and inode != "0"):
                continue
            try:
                mem.seek(start)
                yield mem.read(end - start)
            except (OSError, OverflowError, ValueError):
                continue


def count_in_memory(pid: int, *values: str) -> dict[str, int]:
    """How often each value stands in memory."""
    forms = {value: {value.encode(code) for code in CODES} for value in values}
    counts = dict.fromkeys(values, 0)
    for part in read_memory(pid):
        for value, written in forms.items():
            counts[value] += sum(part.count(form) for form in written)
    return counts
