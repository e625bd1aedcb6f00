"""The command that builds: what it makes on which system, the tar.xz, the sums, Windows' installer."""

import hashlib
import shutil
import subprocess
import sys
import tarfile

import pytest
from PIL import Image

from installer import build, desktops, draw_icons, release, tarball
from installer.messages import SetupError


@pytest.fixture
def wrapped(monkeypatch):
    """Which wrappers would have run, in order."""
    calls = []
    for module, name in (
        (build.desktops, "make_setup"),
        (build.desktops, "make_dmg"),
        (build.tarball, "make_tarball"),
        (build.debian, "make_deb"),
    ):
        monkeypatch.setattr(module, name, lambda *_, name=name: calls.append(name))
    return calls


@pytest.mark.parametrize(
    ("platform", "made"),
    [("linux", ["make_tarball", "make_deb"]), ("win32", ["make_setup"]), ("darwin", ["make_dmg"])],
)
def test_each_system_gets_its_own_installers(monkeypatch, wrapped, tmp_path, platform, made):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    list(build.wrap(tmp_path, release.this_release()))
    assert wrapped == made


def test_linux_without_dpkg_still_gets_the_tar(monkeypatch, wrapped, tmp_path):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    list(build.wrap(tmp_path, release.this_release()))
    assert wrapped == ["make_tarball"]


def test_unknown_words_explain_and_build_nothing(monkeypatch, capsys):
    monkeypatch.setattr(build, "build", lambda _release: pytest.fail("gebouwd"))
    assert build.main(["snel"]) == 2
    assert build.main(["--help"]) == 0
    assert "installer/build.py" in capsys.readouterr().err


def test_what_stops_the_build_is_said(monkeypatch, capsys):
    def stop(_release):
        raise SetupError("Dit ontbreekt", 2)

    monkeypatch.setattr(build, "build", stop)
    assert build.main([]) == 2
    assert capsys.readouterr().err == "Dit ontbreekt\n"


def test_sums_can_be_checked(monkeypatch, tmp_path):
    monkeypatch.setattr(build, "OUT", tmp_path)
    (tmp_path / "a.deb").write_bytes(b"inhoud")
    build.write_sums([tmp_path / "a.deb"])
    digest = hashlib.sha256(b"inhoud").hexdigest()
    assert (tmp_path / "SHA256SUMS").read_text() == f"{digest}  a.deb\n"


def test_moment_of_the_release_can_be_given(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234")
    assert release.read_epoch() == 1234
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert release.read_epoch() > 1_700_000_000


def test_tar_unpacks_to_one_folder_with_a_readme(bundle, tmp_path, release):
    target = tarball.make_tarball(bundle, tmp_path, release)
    assert target.name == "loonwaarde-1.2.3-linux-x86_64.tar.xz"
    with tarfile.open(target) as archive:
        members = {member.name: member for member in archive}
    assert {name.split("/")[0] for name in members} == {"loonwaarde-1.2.3"}
    program = members["loonwaarde-1.2.3/loonwaarde/loonwaarde"]
    assert (program.mode, program.uid, program.uname, program.mtime) == (0o755, 0, "", release.epoch)
    assert members["loonwaarde-1.2.3/loonwaarde/_internal/libx.so"].issym()


def test_the_same_folder_gives_the_same_tar(bundle, tmp_path, release):
    first = tarball.make_tarball(bundle, tmp_path, release).read_bytes()
    (bundle / "loonwaarde").touch()
    assert tarball.make_tarball(bundle, tmp_path, release).read_bytes() == first


def test_readme_is_filled_in_and_narrow(release):
    text = tarball.readme(release)
    assert "{" not in text
    assert "glibc 2.36" in text and "libxcb-cursor.so.0" in text
    assert max(map(len, text.splitlines())) <= 100


def test_icons_in_every_size_and_for_every_system(tmp_path, qapp):
    draw_icons.draw(tmp_path)
    for size in draw_icons.SIZES:
        with Image.open(draw_icons.png(tmp_path, size)) as picture:
            assert picture.size == (size, size)
            assert picture.getpixel((0, 0))[3] == 0  # round corners
            assert picture.getpixel((size // 2, size // 8))[2] > 100
    with Image.open(tmp_path / "loonwaarde.ico") as picture:
        assert {16, 32, 48, 256} <= {width for width, _ in picture.info["sizes"]}
    with Image.open(tmp_path / "loonwaarde.icns") as picture:
        assert picture.size >= (512, 512)


def windows_bundle(folder):
    """A stand-in for the program on Windows, and its icon."""
    (folder / "b" / "_internal").mkdir(parents=True)
    names = (
        "loonwaarde.exe",
        "loonwaarde-opdracht.exe",
        "LICENTIES.txt",
        "loonwaarde.cdx.json",
        "_internal/x",
    )
    for name in names:
        (folder / "b" / name).write_text(name)
    Image.new("RGBA", (256, 256)).save(folder / "l.ico", sizes=[(16, 16), (256, 256)])
    return folder / "b", folder / "l.ico"


def test_setup_without_nsis_says_so(monkeypatch, bundle, icons, tmp_path, release):
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(SetupError, match="NSIS"):
        desktops.make_setup(bundle, icons, tmp_path, release)


@pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis (nsis) ontbreekt")
def test_setup_for_windows_compiles_without_a_warning(tmp_path, release):
    folder, icon = windows_bundle(tmp_path)
    target = tmp_path / "loonwaarde-1.2.3-setup.exe"
    done = subprocess.run(
        desktops.setup_command(folder, icon, target, release), capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert target.read_bytes()[:2] == b"MZ"
