"""What the machine itself must have: a screen, Qt's system libraries, Debian packages.

The library lists were tried on bare Debian 12 and 13 and hold for Ubuntu: where a package was renamed
(libglib2.0-0t64) apt resolves the old name.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from installer.messages import SetupError, say

# soname -> Debian package
ALWAYS = {
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",  # QtNetwork, by which a second start finds the first
}
WITH_SCREEN = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}

PROBE = """
import ctypes, sys
for soname in sys.argv[1:]:
    try:
        ctypes.CDLL(soname)
    except OSError:
        print(soname)
"""

LOAD_QT = """
import ctypes, pathlib, sys
import PySide6
from PySide6 import QtWidgets
for name in sys.argv[1:]:
    ctypes.CDLL(str(pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / name))
"""


def on_linux() -> bool:
    return sys.platform.startswith("linux")


def has_screen() -> bool:
    """Whether windows can be shown; Windows and macOS always have a screen."""
    if not on_linux():
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_libraries(with_screen: bool) -> dict[str, str]:
    """Sonames Qt needs and this machine cannot load, each with the package that brings it."""
    if not on_linux():
        return {}
    libraries = {**ALWAYS, **(WITH_SCREEN if with_screen else {})}
    return {soname: libraries[soname] for soname in cannot_load(libraries)}


def cannot_load(sonames: Iterable[str]) -> list[str]:
    """Those of these libraries the loader does not find."""
    # In a process of its own: the loader remembers what it failed to find.
    probe = subprocess.run(
        [sys.executable, "-c", PROBE, *sonames], capture_output=True, encoding="utf-8", check=True
    )
    return probe.stdout.split()


def missing_venv() -> list[str]:
    """The package that brings `venv` where the distribution left it out of Python."""
    if find_spec("venv") and find_spec("ensurepip"):
        return []
    return ["python{}.{}-venv".format(*sys.version_info)]


def require_packages(with_screen: bool) -> None:
    """Install what is missing for Qt and `venv`, or stop with the one line that does so.

    Raises SetupError (status 2) without administrator rights or without apt, or when apt did not bring them.
    """
    libraries = missing_libraries(with_screen)
    packages = missing_venv() + list(libraries.values())
    if not packages:
        return
    if shutil.which("apt-get") is None:
        names = ", ".join([*missing_venv(), *libraries])
        raise SetupError(f"Dit ontbreekt op deze computer: {names}.\nInstalleer het en probeer opnieuw.", 2)
    if not install_packages(packages):
        raise SetupError(f"Systeempakketten ontbreken. Voer deze regel uit:\n\n  {apt_line(packages)}\n", 2)
    still = missing_libraries(with_screen)
    if still:
        raise SetupError(f"Na het installeren ontbreekt nog: {', '.join(still)}.", 2)


def install_packages(packages: list[str]) -> bool:
    """Install with apt where that may be done without asking; False where it may not or fails."""
    rights = administrator()
    if rights is None or shutil.which("apt-get") is None:
        return False
    say(f"Systeempakketten installeren: {' '.join(packages)}")
    # A machine just started may be updating itself: wait for its lock.
    patient = ["-o", "DPkg::Lock::Timeout=300"]
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y", *patient]
    run_quietly([*apt, "update"])
    return run_quietly([*apt, "install", "--no-install-recommends", *packages])


def administrator() -> list[str] | None:
    """The words before a command that give administrator rights; None where a password is needed."""
    if not on_linux():
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True).returncode == 0:
        return sudo
    return None


def apt_line(packages: list[str]) -> str:
    """The one line a user without rights can hand to an administrator."""
    line = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(packages)}"
    if os.geteuid() == 0:
        return line
    if shutil.which("sudo"):
        return line.replace("apt-get", "sudo apt-get")
    return f"su -c {shlex.quote(line)}"


def run_quietly(command: list[str], **surroundings: str) -> bool:
    """Run, with these environment variables besides; show the output only when it fails."""
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", errors="replace", env={**os.environ, **surroundings},
    )  # fmt: skip
    if done.returncode:
        say(done.stdout.rstrip())
    return done.returncode == 0


def require_qt(python: Path, with_screen: bool) -> None:
    """Load Qt in the new environment; SetupError (status 2) names what it could not load."""
    plugins = [] if not on_linux() else ["libqxcb.so" if with_screen else "libqoffscreen.so"]
    loaded = subprocess.run(
        [str(python), "-c", LOAD_QT, *plugins], capture_output=True, encoding="utf-8", errors="replace"
    )
    if loaded.returncode:
        reason = loaded.stderr.strip().splitlines()[-1:] or ["onbekende oorzaak"]
        raise SetupError(f"Qt start niet op deze computer: {reason[0]}", 2)
