"""The installer of Windows (NSIS) and the disk image of macOS; installer/checklist.md says what was tried."""

from __future__ import annotations

import shutil
from pathlib import Path

from installer import system
from installer.environment import ROOT
from installer.messages import SetupError
from installer.release import Release

SCRIPT = ROOT / "installer" / "windows" / "loonwaarde.nsi"


def make_setup(bundle: Path, icons: Path, out: Path, release: Release) -> Path:
    """Write loonwaarde-<version>-setup.exe in `out`; answers it. Raises SetupError."""
    target = out / f"loonwaarde-{release.version}-setup.exe"
    if shutil.which("makensis") is None:
        raise SetupError("makensis ontbreekt. Installeer NSIS en probeer het opnieuw.", 2)
    if not system.run_quietly(setup_command(bundle, icons / "loonwaarde.ico", target, release)):
        raise SetupError("Het installatieprogramma is niet gemaakt.", 1)
    return target


def setup_command(bundle: Path, icon: Path, target: Path, release: Release) -> list[str]:
    """makensis with what varies; also on Linux, where tests wrap a stand-in program."""
    size = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file())
    values = {
        "VERSION": release.version,
        "FOLDER": str(bundle),
        "ICON": str(icon),
        "OUT": str(target),
        "SIZE": str(size // 1024),
    }
    defines = [f"-D{name}={value}" for name, value in values.items()]
    return ["makensis", "-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8", *defines, str(SCRIPT)]


def make_dmg(program: Path, out: Path, release: Release) -> Path:
    """Write Loonwaarde-<version>.dmg in `out`, with a link to drag the program to. Raises SetupError."""
    stage = program.parent / "dmg"
    stage.mkdir(exist_ok=True)
    program.rename(stage / program.name)
    applications = stage / "Applications"
    if not applications.is_symlink():
        applications.symlink_to("/Applications")
    target = out / f"Loonwaarde-{release.version}.dmg"
    command = [
        "hdiutil", "create", "-ov", "-volname", "Loonwaarde", "-srcfolder", str(stage), str(target),
    ]  # fmt: skip
    if not system.run_quietly(command):
        raise SetupError("Het schijfbestand is niet gemaakt.", 1)
    return target
