"""The .deb: the frozen program in /usr/lib, a name on the path, the menu, the icon, the archive's file type.

There are no scripts at installing or removing: the system itself keeps menu and file types up to date, and
archives, which lie in the homes of the users, are nobody's to touch.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
from pathlib import Path

from installer import draw_icons, system
from installer.environment import ROOT
from installer.messages import SetupError
from installer.release import Release

LINUX = ROOT / "installer" / "linux"
HOME = Path("usr/lib/loonwaarde")
DOCUMENTS = Path("usr/share/doc/loonwaarde")
# Linked to directly by Qt's plugins; the rest follows from these.
WINDOW_SYSTEM = (
    "libfreetype6", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1",
    "libx11-6", "libx11-xcb1", "libxcb1",
    "libxcb-glx0", "libxcb-image0", "libxcb-randr0", "libxcb-render0", "libxcb-render-util0", "libxcb-shm0",
    "libxcb-sync1", "libxcb-xfixes0",
)  # fmt: skip
PRINTER = "libcups2"  # without it Qt finds no printer
RENAMED = {  # Debian 13 and Ubuntu 24.04 | before
    "libglib2.0-0": "libglib2.0-0t64 | libglib2.0-0",
    PRINTER: "libcups2t64 | libcups2",
}

CONTROL = """\
Package: loonwaarde
Version: {version}
Section: misc
Priority: optional
Architecture: {machine}
Installed-Size: {kilobytes}
Depends: {depends}
Maintainer: De makers van Loonwaarde <loonwaarde@localhost>
Description: loonwaardemeting, loonkostensubsidie en jobcoaching
 Loonwaarde is een programma voor arbeidsdeskundigen en jobcoaches. Het legt een
 loonwaardemeting vast op de werkplek, zonder netwerk, rekent de
 loonkostensubsidie uit met bij elke stap het wetsartikel, houdt het dossier van
 de begeleiding bij en maakt het rapport en het bestand voor de gemeente.
 .
 Het archief is versleuteld. Het blijft staan als u dit pakket verwijdert.
"""
COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Loonwaarde

Files: *
Copyright: De makers van Loonwaarde
License: EUPL-1.2
 De volledige tekst staat in LICENTIES.txt.gz in deze map, met de licenties van alle
 onderdelen. De tekst van de GPL en de LGPL staat ook in /usr/share/common-licenses.
"""


def depends(glibc: str) -> tuple[str, ...]:
    """The packages Qt needs for a window on X11 and Wayland and to print; glibc not older than built with."""
    libraries = {*system.ALWAYS.values(), *system.WITH_SCREEN.values(), *WINDOW_SYSTEM, PRINTER}
    return (f"libc6 (>= {glibc})", *(RENAMED.get(name, name) for name in sorted(libraries)))


def control(release: Release, size: int) -> str:
    """The package's description of itself; `size` in bytes."""
    return CONTROL.format(
        version=release.version,
        machine=release.debian_machine,
        kilobytes=-(-size // 1024),
        depends=", ".join(depends(release.glibc)),
    )


def make_deb(bundle: Path, icons: Path, work: Path, out: Path, release: Release) -> Path:
    """Write loonwaarde_<version>_<machine>.deb in `out`; answers it. Raises SetupError."""
    root = work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    lay_out(root, bundle, icons)
    meta = root / "DEBIAN"
    meta.mkdir()
    (meta / "control").write_text(control(release, size_of(root)), encoding="utf-8")
    (meta / "md5sums").write_text(checksums(root), encoding="utf-8")
    settle(root, release.epoch)
    target = out / f"loonwaarde_{release.version}_{release.debian_machine}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(target)]
    if not system.run_quietly(command, SOURCE_DATE_EPOCH=str(release.epoch)):
        raise SetupError("Het .deb-bestand is niet gemaakt.", 1)
    return target


def lay_out(root: Path, bundle: Path, icons: Path) -> None:
    """Every file at its place under `root`; the program itself is linked, not copied."""
    shutil.copytree(bundle, root / HOME, symlinks=True, copy_function=link)
    command = root / "usr/bin/loonwaarde"
    command.parent.mkdir(parents=True)
    command.symlink_to("../lib/loonwaarde/loonwaarde")
    share = root / "usr/share"
    for name in ("loonwaarde.desktop", "loonwaarde-archief.desktop"):
        place(LINUX / name, share / "applications" / name)
    place(LINUX / "loonwaarde.xml", share / "mime/packages/loonwaarde.xml")
    hicolor = share / "icons/hicolor"
    for size in draw_icons.SIZES:
        place(draw_icons.png(icons, size), hicolor / f"{size}x{size}/apps/loonwaarde.png")
    place(draw_icons.SOURCE, hicolor / "scalable/apps/loonwaarde.svg")
    documents = root / DOCUMENTS
    documents.mkdir(parents=True)
    (documents / "copyright").write_text(COPYRIGHT, encoding="utf-8")
    licences = root / HOME / "LICENTIES.txt"
    (documents / "LICENTIES.txt.gz").write_bytes(gzip.compress(licences.read_bytes(), mtime=0))
    licences.unlink()
    (root / HOME / "loonwaarde.cdx.json").rename(documents / "loonwaarde.cdx.json")


def link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:  # another disk, or a disk without links
        shutil.copy2(source, target)
    return target


def place(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def files_of(root: Path) -> list[Path]:
    """What the package installs, in a fixed order; links are no files."""
    found = (path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(path for path in found if path.relative_to(root).parts[0] != "DEBIAN")


def size_of(root: Path) -> int:
    return sum(path.stat().st_size for path in files_of(root))


def checksums(root: Path) -> str:
    """md5sums, with which `dpkg --verify` finds a damaged installation."""
    lines = []
    for path in files_of(root):
        digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
        lines.append(f"{digest}  {path.relative_to(root).as_posix()}\n")
    return "".join(lines)


def settle(root: Path, epoch: int) -> None:
    """The same rights and times on every machine: all may read, programs and folders may be entered."""
    for path in [root, *root.rglob("*")]:
        if path.is_symlink():
            os.utime(path, (epoch, epoch), follow_symlinks=False)
            continue
        runs = path.is_dir() or path.name == "loonwaarde"
        path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch, epoch))
