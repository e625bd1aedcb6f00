"""The .deb: what it says of itself, where everything lies, and that it leaves archives alone."""

import configparser
import gzip
import os
import shutil
import subprocess
import xml.etree.ElementTree as ET

import pytest

from app import __version__
from installer import debian, draw_icons, system

needs_dpkg = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb ontbreekt")


def ask(deb, *field):
    done = subprocess.run(["dpkg-deb", *field], capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def make(bundle, icons, tmp_path, release, name="uit"):
    out = tmp_path / name
    out.mkdir()
    return debian.make_deb(bundle, icons, tmp_path / "werk", out, release)


def test_control_names_version_machine_and_size(release):
    fields = dict(line.split(": ", 1) for line in debian.control(release, 1025).splitlines() if ": " in line)
    assert fields["Package"] == "loonwaarde"
    assert fields["Version"] == "1.2.3"
    assert fields["Architecture"] == "amd64"
    assert fields["Installed-Size"] == "2"
    assert all(len(line) <= 80 for line in debian.CONTROL.splitlines())


def test_dependencies_are_those_run_py_installs_and_more(release):
    names = debian.depends(release.glibc)
    assert names[0] == "libc6 (>= 2.36)"
    assert "libglib2.0-0t64 | libglib2.0-0" in names
    assert "libcups2t64 | libcups2" in names
    wanted = {*system.ALWAYS.values(), *system.WITH_SCREEN.values()} - set(debian.RENAMED)
    assert wanted <= set(names)
    assert len(set(names)) == len(names)


@needs_dpkg
def test_package_holds_program_menu_icons_type_and_papers(bundle, icons, tmp_path, release):
    deb = make(bundle, icons, tmp_path, release)
    assert deb.name == "loonwaarde_1.2.3_amd64.deb"
    lines = [line.split() for line in ask(deb, "-c", str(deb)).splitlines()]
    listed = {words[5].removeprefix("."): words for words in lines}
    expected = [
        "/usr/lib/loonwaarde/loonwaarde",
        "/usr/lib/loonwaarde/_internal/libx.so.1",
        "/usr/bin/loonwaarde",
        "/usr/share/applications/loonwaarde.desktop",
        "/usr/share/applications/loonwaarde-archief.desktop",
        "/usr/share/mime/packages/loonwaarde.xml",
        "/usr/share/icons/hicolor/scalable/apps/loonwaarde.svg",
        *(f"/usr/share/icons/hicolor/{size}x{size}/apps/loonwaarde.png" for size in draw_icons.SIZES),
        "/usr/share/doc/loonwaarde/copyright",
        "/usr/share/doc/loonwaarde/LICENTIES.txt.gz",
        "/usr/share/doc/loonwaarde/loonwaarde.cdx.json",
    ]
    assert set(expected) <= set(listed)
    assert all(words[1] == "root/root" for words in lines)
    assert listed["/usr/lib/loonwaarde/loonwaarde"][0] == "-rwxr-xr-x"
    assert listed["/usr/share/doc/loonwaarde/copyright"][0] == "-rw-r--r--"
    assert listed["/usr/bin/loonwaarde"][-1] == "../lib/loonwaarde/loonwaarde"
    assert [name for name in listed if not name.startswith("/usr")] == ["/"]


@needs_dpkg
def test_package_has_no_scripts_that_could_touch_an_archive(bundle, icons, tmp_path, release):
    make(bundle, icons, tmp_path, release)
    meta = tmp_path / "werk" / "deb" / "DEBIAN"
    assert sorted(path.name for path in meta.iterdir()) == ["control", "md5sums"]


@needs_dpkg
def test_checksums_are_right_and_the_bundle_stays_whole(bundle, icons, tmp_path, release):
    make(bundle, icons, tmp_path, release)
    root = tmp_path / "werk" / "deb"
    done = subprocess.run(["md5sum", "--quiet", "-c", "DEBIAN/md5sums"], cwd=root, capture_output=True)
    assert done.returncode == 0
    assert len((root / "DEBIAN" / "md5sums").read_text().splitlines()) == len(debian.files_of(root))
    assert gzip.decompress((root / debian.DOCUMENTS / "LICENTIES.txt.gz").read_bytes()) == b"EUPL\n"
    assert (bundle / "LICENTIES.txt").read_text() == "EUPL\n"


@needs_dpkg
def test_the_same_program_gives_the_same_bytes_and_the_moment_stays_with_dpkg(
    bundle, icons, tmp_path, release
):
    before = dict(os.environ)
    first = make(bundle, icons, tmp_path, release, "een").read_bytes()
    assert make(bundle, icons, tmp_path, release, "twee").read_bytes() == first
    assert dict(os.environ) == before


@pytest.mark.parametrize("name", ["loonwaarde.desktop", "loonwaarde-archief.desktop"])
def test_menu_entries_are_complete(name):
    entry = configparser.ConfigParser(interpolation=None, strict=True)
    entry.optionxform = str
    entry.read(debian.LINUX / name, encoding="utf-8")
    fields = entry["Desktop Entry"]
    assert fields["Type"] == "Application"
    assert fields["Icon"] == "loonwaarde"
    assert fields["Exec"].split()[0] == "loonwaarde"
    assert fields["Comment"] and fields["Name"]
    checker = shutil.which("desktop-file-validate")
    if checker:
        assert subprocess.run([checker, str(debian.LINUX / name)], capture_output=True).stdout == b""


def test_file_type_is_the_database_of_an_archive():
    from app.models.archive import DATABASE

    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    kind = ET.parse(debian.LINUX / "loonwaarde.xml").getroot().find("m:mime-type", space)
    assert kind is not None
    assert [glob.get("pattern") for glob in kind.findall("m:glob", space)] == [DATABASE]
    entry = (debian.LINUX / "loonwaarde-archief.desktop").read_text("utf-8")
    assert f"MimeType={kind.get('type')};" in entry
    assert "Exec=loonwaarde --archief %f" in entry


def test_version_of_the_release_is_the_programs_own():
    from installer.release import read_version

    assert read_version() == __version__
