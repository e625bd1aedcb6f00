"""A stand-in for the frozen program, small enough to wrap in every test."""

from pathlib import Path

import pytest

from installer import draw_icons
from installer.release import Release


@pytest.fixture
def release() -> Release:
    return Release("1.2.3", "x86_64", 1_795_000_000, "2.36")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder as PyInstaller leaves it: program, libraries, a link, licences, bill of materials."""
    folder = tmp_path / "vries" / "loonwaarde"
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "libx.so.1").write_bytes(b"x" * 5000)
    (folder / "_internal" / "libx.so").symlink_to("libx.so.1")
    (folder / "loonwaarde").write_text("#!/bin/sh\necho Loonwaarde 1.2.3\n")
    (folder / "loonwaarde").chmod(0o700)
    (folder / "LICENTIES.txt").write_text("EUPL\n")
    (folder / "loonwaarde.cdx.json").write_text("{}\n")
    return folder


@pytest.fixture
def icons(tmp_path: Path) -> Path:
    """Icons in every size; what they show does not matter here."""
    folder = tmp_path / "iconen"
    folder.mkdir()
    for size in draw_icons.SIZES:
        draw_icons.png(folder, size).write_bytes(b"png")
    return folder
