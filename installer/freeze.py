"""The frozen program: PyInstaller's folder with Python, Qt and all else, icons and licences beside it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from installer import environment, parts, sbom, system
from installer.environment import ROOT
from installer.messages import SetupError, say
from installer.release import Release

LOCK = ROOT / "installer" / "requirements-build.lock"
BUILD = ROOT / "build"
TOOLS = BUILD / "gereedschap"
ICONS = BUILD / "iconen"
FROZEN = BUILD / "vries"


def freeze(release: Release) -> Path:
    """Make the folder of the program anew; answers it. Raises SetupError."""
    install_tools()
    python = [str(environment.venv_python())]
    run([*python, "-m", "installer.draw_icons", str(ICONS)], release, "De iconen zijn niet te tekenen")
    say("Het programma met Python en Qt bij elkaar brengen (dit duurt een paar minuten)")
    command = [
        *python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN",
        "--distpath", str(FROZEN), "--workpath", str(BUILD / "werk"),
        str(ROOT / "installer" / "loonwaarde.spec"),
    ]  # fmt: skip
    run(command, release, "Het bij elkaar brengen is niet gelukt")
    bundle = FROZEN / "loonwaarde"
    add_papers(bundle, release)
    return bundle


def install_tools() -> None:
    """PyInstaller in a folder of its own, so that `.venv` stays what its lock says."""
    stamp = TOOLS / "klaar.txt"
    wanted = LOCK.read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    say("PyInstaller installeren in build/gereedschap")
    shutil.rmtree(TOOLS, ignore_errors=True)
    command = [
        str(environment.venv_python()), "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps",
        "--only-binary", ":all:", "--no-input", "--disable-pip-version-check", "--target", str(TOOLS),
        "-r", str(LOCK),
    ]  # fmt: skip
    if not system.run_quietly(command):
        raise SetupError("Installeren is niet gelukt. Is er netwerk? Probeer het opnieuw.", 1)
    stamp.write_text(wanted, encoding="utf-8")


def run(command: list[str], release: Release, otherwise: str) -> None:
    """Run with the tools within reach and everything that varies held still. Raises SetupError."""
    done = system.run_quietly(
        command,
        PYTHONPATH=os.pathsep.join([str(ROOT), str(TOOLS)]),
        PYTHONHASHSEED="1",
        QT_QPA_PLATFORM="offscreen",
        SOURCE_DATE_EPOCH=str(release.epoch),
        LOONWAARDE_ICON=str(ICONS / f"loonwaarde.{'icns' if sys.platform == 'darwin' else 'ico'}"),
    )
    if not done:
        raise SetupError(f"{otherwise}.", 1)


def add_papers(bundle: Path, release: Release) -> None:
    """The list of licences and the bill of materials, from what is really in the folder."""
    found = parts.list_parts(environment.venv_python(), bundle)
    (bundle / "LICENTIES.txt").write_text(sbom.licence_list(release.version, found), encoding="utf-8")
    bom = sbom.bill_of_materials(release.version, found, release.epoch)
    (bundle / "loonwaarde.cdx.json").write_text(bom, encoding="utf-8")
