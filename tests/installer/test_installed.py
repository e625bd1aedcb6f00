"""The real installers, on bare systems; only in the long form (`--long`), for it takes a quarter of an hour.

Linux: build, then install, start, show a window and remove in a Debian that has nothing. Windows: the setup
with a stand-in program, under wine. What a machine cannot do is skipped with its reason.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app import __version__
from installer import desktops, release
from tests.installer.test_build import windows_bundle

ROOT = Path(__file__).resolve().parents[2]
KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Loonwaarde"


@pytest.fixture(autouse=True)
def long_form_only(request):
    if not request.config.getoption("--long"):
        pytest.skip("alleen in de lange vorm: --long")


def run(*command, **more):
    done = subprocess.run(
        [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", **more,
    )  # fmt: skip
    return done.returncode, done.stdout


def must(*command, **more):
    status, output = run(*command, **more)
    assert status == 0, f"{command}: {status}\n{output[-3000:]}"
    return output


# ── Linux ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def deb():
    """The package as `python3 installer/build.py` makes it here."""
    if shutil.which("dpkg-deb") is None:
        pytest.skip("dpkg-deb ontbreekt")
    must(sys.executable, ROOT / "installer" / "build.py")
    this = release.this_release()
    return ROOT / "dist" / f"loonwaarde_{__version__}_{this.debian_machine}.deb"


@pytest.fixture
def debian(tmp_path):
    """A bare Debian 12 in a folder, with one user; answers how to run a line in it."""
    if shutil.which("debootstrap") is None:
        pytest.skip("debootstrap ontbreekt")
    if os.geteuid() != 0:
        pytest.skip("een chroot vraagt beheerdersrechten")
    root = tmp_path / "debian"
    must("debootstrap", "--variant=minbase", "bookworm", root)
    must("chroot", root, "useradd", "-m", "mens")
    return root


def inside(root, line):
    bare = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
    return must("chroot", root, "sh", "-c", line, env=bare)


def test_install_start_and_remove_on_a_bare_debian(deb, debian):
    shutil.copy(deb, debian / "tmp")
    inside(debian, f"apt-get update && apt-get install -y --no-install-recommends /tmp/{deb.name}")
    assert inside(debian, "loonwaarde --version") == f"Loonwaarde {__version__}\n"
    assert inside(debian, "dpkg --verify loonwaarde") == ""
    libraries = "find /usr/lib/loonwaarde -name '*.so*' -type f -exec ldd {} + 2>/dev/null | grep 'not found'"
    own = "LD_LIBRARY_PATH=/usr/lib/loonwaarde/_internal"
    assert inside(debian, f"export {own}; {libraries} || true") == ""
    demo = inside(debian, "su - mens -c 'QT_QPA_PLATFORM=offscreen loonwaarde demo --uit uit'")
    assert '"loonwaarde": 56' in demo
    window = "su - mens -c 'QT_QPA_PLATFORM=offscreen timeout 20 loonwaarde'; echo einde $?"
    assert inside(debian, window).strip().endswith("einde 124")  # it stood until its time was up
    inside(debian, "apt-get purge -y loonwaarde")
    assert inside(debian, "find / -xdev -iname '*loonwaarde*' -not -path '/home/*' -not -path '/tmp/*' "
                  "-not -path '/var/log/*' -not -path '/var/cache/*' -not -path '/proc/*'") == ""  # fmt: skip
    assert (debian / "home" / "mens" / "uit" / "voorbeeld" / "archief.db").is_file()


# ── Windows, under wine ───────────────────────────────────────────────────────────────────────────


@pytest.fixture
def wine(tmp_path, monkeypatch):
    """Runs a program under wine, in a Windows of its own; answers the exit status."""
    absent = [name for name in ("wine", "wineserver", "makensis") if shutil.which(name) is None]
    if absent:
        pytest.skip(f"{', '.join(absent)} ontbreekt")
    monkeypatch.setenv("WINEPREFIX", str(tmp_path / "wine"))
    monkeypatch.setenv("WINEDEBUG", "-all")
    must("wine", "wineboot", "-i")
    yield lambda *command: run("wine", *command)[0]
    run("wineserver", "-k")


@pytest.fixture
def setup(tmp_path):
    folder, icon = windows_bundle(tmp_path)
    target = tmp_path / "loonwaarde-1.2.3-setup.exe"
    this = release.Release("1.2.3", "AMD64", 0, "")
    must(*desktops.setup_command(folder, icon, target, this))
    return target


def test_setup_installs_renews_and_leaves_archives(wine, setup, tmp_path):
    assert wine(setup, "/S", "/CurrentUser") == 2  # wine begins as Windows 7
    wine("winecfg", "-v", "win10")
    drive = tmp_path / "wine" / "drive_c"
    local = next(drive.glob("users/*/AppData/Local"))
    archive = local / "loonwaarde" / "archief" / "archief.db"
    archive.parent.mkdir(parents=True)
    archive.write_text("van de gebruiker")
    assert wine(setup, "/S", "/CurrentUser") == 0
    program = local / "Programs" / "Loonwaarde"
    assert (program / "_internal" / "x").is_file()
    assert wine("reg", "query", rf"HKCU\{KEY}") == 0
    (program / "_internal" / "oud.dll").touch()
    (program / "mijn.txt").touch()
    assert wine(setup, "/S", "/CurrentUser") == 0  # a newer version over an older one
    assert not (program / "_internal" / "oud.dll").exists()
    must("wine", program / "Verwijderen.exe", "/CurrentUser", "/S", f"_?={windows_name(program, drive)}")
    assert wine("reg", "query", rf"HKCU\{KEY}") != 0
    assert not list(drive.rglob("Loonwaarde.lnk"))
    assert {path.name for path in program.iterdir()} <= {"mijn.txt", "Verwijderen.exe"}
    assert archive.read_text() == "van de gebruiker"


def test_setup_for_everybody_and_never_over_an_archive(wine, setup, tmp_path):
    wine("winecfg", "-v", "win10")
    drive = tmp_path / "wine" / "drive_c"
    assert wine(setup, "/S", "/AllUsers") == 0
    assert (drive / "Program Files" / "Loonwaarde" / "loonwaarde.exe").is_file()
    assert wine("reg", "query", rf"HKLM\{KEY}") == 0
    (drive / "mijn-archief").mkdir()
    (drive / "mijn-archief" / "sleutel.json").touch()
    assert wine(setup, "/S", r"/D=C:\mijn-archief") == 2
    assert sorted(path.name for path in (drive / "mijn-archief").iterdir()) == ["sleutel.json"]
    local = next(drive.glob("users/*/AppData/Local"))
    assert wine(setup, "/S", f"/D={windows_name(local / 'loonwaarde', drive)}") == 2


def windows_name(path, drive):
    return "C:\\" + str(path.relative_to(drive)).replace("/", "\\")
