"""A lock file, read with the standard library: name, version, where it applies, accepted hashes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9][\w.]*)(?: ; (?P<marker>[^\\]+?))? \\")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Pin:
    """One locked package; `marker` is empty where it goes along on every system."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def read_lock(path: Path) -> tuple[Pin, ...]:
    """Every pin of the file, in its order."""
    found: list[tuple[re.Match[str], list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if pin := PIN.fullmatch(line):
            found.append((pin, []))
        elif digest := HASH.search(line):
            found[-1][1].append(digest[1])
    return tuple(Pin(pin["name"], pin["version"], pin["marker"] or "", tuple(sums)) for pin, sums in found)


def canonical(name: str) -> str:
    """A package's name as lock files write it."""
    return re.sub(r"[-_.]+", "-", name).lower()
