"""Programs run for a long test, and a bare Debian in a folder to run them in."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from shlex import join, quote
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
READER = ROOT / "tests" / "ui" / "bus_reader.py"
BARE = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
# With processes of its own, which end with it.
ENTER = 'mount -t proc proc "$0/proc" && mount --bind /dev "$0/dev" && exec chroot "$0" sh -c "$1"'
LISTEN = "xvfb xauth dbus-daemon at-spi2-core python3-gi"  # packages
HEAR = """\
export XDG_RUNTIME_DIR=$HOME/runtime QT_QPA_PLATFORM=xcb QT_ACCESSIBILITY=1 QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
exec dbus-run-session -- xvfb-run -a -s "-screen 0 1366x768x24" sh -c 'road=$1; shift; "$@" & program=$!
/usr/bin/python3 /media/bus_reader.py "$road" "$HOME/gehoord.json"; status=$?
kill $program; wait $program; exit $status' hear "$@"
"""


def run(*command: Any, **more: Any) -> tuple[int, str]:
    done = subprocess.run(
        [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", **more,
    )  # fmt: skip
    return done.returncode, done.stdout


def must(*command: Any, **more: Any) -> str:
    status, output = run(*command, **more)
    assert status == 0, f"{command}: {status}\n{output[-3000:]}"
    return output


class Debian:
    """A Debian that has nothing, with one user: mens."""

    def __init__(self, folder: Path) -> None:
        if shutil.which("debootstrap") is None:
            pytest.skip("debootstrap ontbreekt")
        if os.geteuid() != 0:
            pytest.skip("een chroot vraagt beheerdersrechten")
        must("debootstrap", "--variant=minbase", "bookworm", folder)
        must("chroot", folder, "useradd", "-m", "mens")
        self.folder, self.home = folder, folder / "home" / "mens"

    def do(self, line: str) -> str:
        """What a line of the administrator prints; it must succeed."""
        return must("unshare", "-mpf", "sh", "-c", ENTER, self.folder, line, env=BARE)

    def user(self, line: str) -> str:
        """The same for the user, without a screen."""
        return self.do(f"su - mens -c {quote(f'export LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen; {line}')}")

    def install(self, packages: str) -> None:
        self.do(f"apt-get update && apt-get install -y --no-install-recommends {packages}")

    def hear(self, road: list[tuple[str, ...]], *program: str) -> dict[str, list[str]]:
        """What a screen reader is told at each step of the road through the windows of the program."""
        shutil.copy(READER, self.folder / "media")
        (self.folder / "media" / "hear.sh").write_text(HEAR)
        self.user(join(["sh", "/media/hear.sh", json.dumps(road), *program]))
        told = json.loads((self.home / "gehoord.json").read_text(encoding="utf-8"))
        assert list(told) == [step[0] for step in road], told
        return {step: [name for _role, name, *_rest in things] for step, things in told.items()}
