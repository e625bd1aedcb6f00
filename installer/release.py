"""Which version is built, for which machine, and the moment that stands in every file of it."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from dataclasses import dataclass

from installer.environment import ROOT

VERSION = re.compile(r'^__version__ = "([0-9]+(?:\.[0-9]+)*)"$', re.MULTILINE)
DEBIAN = {"x86_64": "amd64", "aarch64": "arm64"}


@dataclass(frozen=True, slots=True)
class Release:
    """`epoch` in seconds since 1970; `glibc` is empty outside Linux."""

    version: str
    machine: str
    epoch: int
    glibc: str

    @property
    def debian_machine(self) -> str:
        return DEBIAN.get(self.machine, self.machine)


def this_release() -> Release:
    """What this copy of the project makes on this machine."""
    return Release(read_version(), platform.machine(), read_epoch(), platform.libc_ver()[1])


def read_version() -> str:
    """The one place that says it is app/__init__.py; read as text, without the packages of the program."""
    found = VERSION.search((ROOT / "app" / "__init__.py").read_text(encoding="utf-8"))
    assert found is not None
    return found[1]


def read_epoch() -> int:
    """SOURCE_DATE_EPOCH, else the last commit, else the newest file of the program."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        commit = subprocess.run(command, capture_output=True, encoding="utf-8").stdout.strip()
    except OSError:
        commit = ""
    if commit.isdigit():
        return int(commit)
    return max(int(path.stat().st_mtime) for path in (ROOT / "app").rglob("*.py"))
