"""The setup of Windows with a stand-in program, under wine; only in the long form (`--long`)."""

import shutil

import pytest

from installer import desktops, release
from tests.installer.bare import must, run
from tests.installer.test_build import windows_bundle

KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Loonwaarde"


@pytest.fixture(autouse=True)
def long_form_only(request):
    if not request.config.getoption("--long"):
        pytest.skip("alleen in de lange vorm: --long")


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
