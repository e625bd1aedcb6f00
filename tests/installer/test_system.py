"""What the machine must have, and what is said when it does not and we may not install it."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from installer import system
from installer.messages import SetupError

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="systeempakketten: alleen Linux")


@pytest.fixture
def bare(monkeypatch):
    """A bare Debian without administrator rights and with sudo; apt may not be called."""
    monkeypatch.setattr(system, "find_spec", lambda name: None if name == "ensurepip" else object())
    monkeypatch.setattr(
        system, "missing_libraries", lambda with_screen: {"libEGL.so.1": "libegl1", "libGL.so.1": "libgl1"}
    )
    monkeypatch.setattr(system, "administrator", lambda: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")


def test_without_rights_one_line_and_status_2(bare):
    with pytest.raises(SetupError) as stopped:
        system.require_packages(with_screen=False)
    venv = f"python3.{sys.version_info.minor}-venv"
    line = (
        "sudo apt-get update && "
        f"sudo apt-get install -y --no-install-recommends {venv} libegl1 libgl1"
    )  # fmt: skip
    assert line in [text.strip() for text in str(stopped.value).splitlines()]
    assert stopped.value.status == 2


def test_without_sudo_the_line_uses_su(bare, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "sudo" else f"/usr/bin/{name}")
    assert system.apt_line(["libegl1"]).startswith("su -c 'apt-get update && ")


def test_without_apt_the_missing_libraries_are_named(bare, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(SetupError, match=r"libEGL\.so\.1, libGL\.so\.1") as stopped:
        system.require_packages(with_screen=False)
    assert stopped.value.status == 2


def test_with_rights_one_update_and_one_install(bare, monkeypatch, capsys):
    commands = []
    found = iter([{"libEGL.so.1": "libegl1"}, {}])
    monkeypatch.setattr(system, "missing_libraries", lambda with_screen: next(found))
    monkeypatch.setattr(system, "administrator", lambda: ["sudo", "-n"])
    monkeypatch.setattr(system, "run_quietly", lambda command: commands.append(command) or True)
    system.require_packages(with_screen=False)
    assert [("update" in command, "install" in command) for command in commands] == [
        (True, False),
        (False, True),
    ]
    assert commands[1][:4] == ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    assert commands[1][-1] == "libegl1"
    assert "--no-install-recommends" in commands[1]
    assert "libegl1" in capsys.readouterr().err


def test_a_library_apt_did_not_bring_is_named(bare, monkeypatch):
    monkeypatch.setattr(system, "install_packages", lambda packages: True)
    with pytest.raises(SetupError, match=r"ontbreekt nog: libEGL\.so\.1"):
        system.require_packages(with_screen=False)


def test_complete_machine_asks_nothing(bare, monkeypatch):
    monkeypatch.setattr(system, "find_spec", lambda name: object())
    monkeypatch.setattr(system, "missing_libraries", lambda with_screen: {})
    monkeypatch.setattr(system, "install_packages", lambda packages: pytest.fail("niets te installeren"))
    system.require_packages(with_screen=True)


def test_probe_finds_what_cannot_be_loaded(monkeypatch):
    monkeypatch.setattr(system, "ALWAYS", {"libc.so.6": "libc6", "libnergens.so.9": "libnergens9"})
    assert system.missing_libraries(with_screen=False) == {"libnergens.so.9": "libnergens9"}


def test_a_screen_needs_the_window_libraries_too(monkeypatch):
    monkeypatch.setattr(system, "ALWAYS", {})
    monkeypatch.setattr(system, "WITH_SCREEN", {"libnergens.so.9": "libnergens9"})
    assert system.missing_libraries(with_screen=False) == {}
    assert system.missing_libraries(with_screen=True) == {"libnergens.so.9": "libnergens9"}


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
    ],
)
def test_screen_is_found_by_its_variables(monkeypatch, variables, expected):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert system.has_screen() is expected


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_have_a_screen_and_no_packages(monkeypatch, platform):
    monkeypatch.setattr(sys, "platform", platform)
    assert system.has_screen()
    assert system.missing_libraries(with_screen=True) == {}
    assert system.administrator() is None


def test_qt_of_this_environment_loads():
    system.require_qt(Path(sys.executable), with_screen=False)


def test_qt_that_does_not_load_stops_with_its_reason(monkeypatch):
    monkeypatch.setattr(system, "LOAD_QT", "raise ImportError('libEGL.so.1: cannot open')")
    with pytest.raises(SetupError, match=r"libEGL\.so\.1") as stopped:
        system.require_qt(Path(sys.executable), with_screen=True)
    assert stopped.value.status == 2


def test_output_shows_only_on_failure(capsys):
    assert system.run_quietly([sys.executable, "-c", "print('rustig')"])
    assert not system.run_quietly([sys.executable, "-c", "print('luid'); raise SystemExit(3)"])
    assert capsys.readouterr().err == "luid\n"
