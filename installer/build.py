"""Build every installer this machine can build: python3 installer/build.py

Linux: a .deb (where dpkg-deb is) and a tar.xz. Windows: setup.exe (with NSIS). macOS: a .dmg. The list of
licences and the bill of materials go beside them, all in dist/.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer import debian, desktops, environment, freeze, system, tarball
from installer.messages import SetupError, say
from installer.release import Release, this_release

RUN_LOCK = environment.ROOT / "requirements.lock"
TEST_LOCK = environment.ROOT / "requirements-dev.lock"
OUT = environment.ROOT / "dist"
SUMS = "SHA256SUMS"
# program PyInstaller calls -> Debian package
TOOLS = {"objcopy": "binutils"}


def main(arguments: list[str]) -> int:
    if arguments:
        say(__doc__ or "")
        return 0 if arguments[0] in ("-h", "--help") else 2
    try:
        made = build(this_release())
    except SetupError as problem:
        say(str(problem))
        return problem.status
    except KeyboardInterrupt:
        say("\nGestopt. Wat al klaar was, staat in dist/.")
        return 130
    for path in made:
        print(f"{path.stat().st_size / 1e6:8.1f} MB  {path}")
    return 0


def build(release: Release) -> list[Path]:
    """Freeze once, wrap for this system; answers the files made. Raises SetupError."""
    prepare()
    bundle = freeze.freeze(release)
    OUT.mkdir(exist_ok=True)
    made = [copy(bundle / "LICENTIES.txt", f"loonwaarde-{release.version}-licenties.txt")]
    made.append(copy(bundle / "loonwaarde.cdx.json", f"loonwaarde-{release.version}.cdx.json"))
    made += wrap(bundle, release)
    return [*made, write_sums(made)]


def prepare() -> None:
    """The environment of run.py or of test.py, which holds the same versions and more; and the tools."""
    locks = (RUN_LOCK, TEST_LOCK)
    if not any(environment.is_ready(lock, with_screen=False) for lock in locks):
        environment.prepare(RUN_LOCK, with_screen=False)
    absent = missing_tools()
    if absent and not system.install_packages(absent):
        raise SetupError(f"Dit ontbreekt. Voer deze regel uit:\n\n  {system.apt_line(absent)}\n", 2)


def missing_tools() -> list[str]:
    """Packages PyInstaller needs besides Python: binutils, and Python as a shared library."""
    if not system.on_linux():
        return []
    absent = [package for program, package in TOOLS.items() if shutil.which(program) is None]
    library = f"libpython{environment.PYTHON}"
    return absent + ([library] if system.cannot_load([f"{library}.so.1.0"]) else [])


def wrap(bundle: Path, release: Release) -> Iterator[Path]:
    """One file after the other, each with a line of what is being done."""
    if sys.platform == "win32":
        say("Het installatieprogramma voor Windows maken")
        yield desktops.make_setup(bundle, freeze.ICONS, OUT, release)
    elif sys.platform == "darwin":
        say("Het schijfbestand voor macOS maken")
        yield desktops.make_dmg(freeze.FROZEN / "Loonwaarde.app", OUT, release)
    else:
        say("Het tar.xz-bestand maken")
        yield tarball.make_tarball(bundle, OUT, release)
        if shutil.which("dpkg-deb"):
            say("Het .deb-bestand maken")
            yield debian.make_deb(bundle, freeze.ICONS, freeze.BUILD, OUT, release)


def copy(source: Path, name: str) -> Path:
    shutil.copyfile(source, OUT / name)
    return OUT / name


def write_sums(made: list[Path]) -> Path:
    """SHA256SUMS, with which a receiver checks what he got."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made]
    (OUT / SUMS).write_text("".join(lines), encoding="utf-8")
    return OUT / SUMS


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
