"""The tar.xz for other Linuxes: unpack anywhere, also without rights; a README in Dutch."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

from installer import system
from installer.debian import LINUX
from installer.release import Release


def make_tarball(bundle: Path, out: Path, release: Release) -> Path:
    """Write loonwaarde-<version>-linux-<machine>.tar.xz in `out`; the same folder gives the same bytes."""
    top = f"loonwaarde-{release.version}"
    target = out / f"{top}-linux-{release.machine}.tar.xz"
    with tarfile.open(target, "w:xz", preset=6, format=tarfile.PAX_FORMAT) as archive:
        add_text(archive, f"{top}/LEESMIJ.txt", readme(release), release)
        for path in sorted(bundle.rglob("*")):
            archive.add(
                path,
                f"{top}/loonwaarde/{path.relative_to(bundle).as_posix()}",
                recursive=False,
                filter=lambda info: settle(info, release),
            )
    return target


def readme(release: Release) -> str:
    """How to start, what the machine must have, where the archive lies."""
    libraries = sorted({**system.ALWAYS, **system.WITH_SCREEN})
    return (LINUX / "LEESMIJ.txt").read_text(encoding="utf-8").format(
        version=release.version,
        machine=release.machine,
        glibc=release.glibc,
        libraries="\n".join(f"    {name}" for name in libraries),
    )  # fmt: skip


def add_text(archive: tarfile.TarFile, name: str, text: str, release: Release) -> None:
    content = text.encode("utf-8")
    info = tarfile.TarInfo(name)
    info.size = len(content)
    archive.addfile(settle(info, release), io.BytesIO(content))


def settle(info: tarfile.TarInfo, release: Release) -> tarfile.TarInfo:
    """Nobody's name and one moment; programs and folders can be entered by all."""
    info.uid = info.gid = 0
    info.uname = info.gname = ""
    info.mtime = release.epoch
    runs = info.isdir() or info.mode & 0o100
    info.mode = 0o755 if runs else 0o644
    return info
