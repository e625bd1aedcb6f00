"""What goes into the frozen program and what the machine of the user brings."""

import subprocess
import sys

import pytest

from installer import bundle, carried, parts
from installer.environment import ROOT
from installer.lockfile import read_lock

QT = "PySide6/Qt/plugins"
IMPORT_ALL = """
import ast, importlib, sys
from pathlib import Path

class LeftOut:
    def find_spec(self, name, path=None, target=None):
        if any(name == out or name.startswith(f"{out}.") for out in sys.argv[1:]):
            raise ModuleNotFoundError(name, name=name)

sys.meta_path.insert(0, LeftOut())
for path in Path("app").rglob("*.py"):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            base = getattr(node, "module", None)
            for name in [base] if base else [alias.name for alias in node.names]:
                try:
                    importlib.import_module(name)
                except ModuleNotFoundError as absent:
                    if absent.name not in ("msvcrt", "winreg"):  # of Windows only
                        print(path, "->", name, "->", absent.name)
"""


@pytest.mark.parametrize(
    "target",
    [
        f"{QT}/platforms/libqxcb.so",
        f"{QT}/platforms/libqwayland.so",
        f"{QT}/platforms/libqoffscreen.so",
        f"{QT}/iconengines/libqsvgicon.so",
        f"{QT}/platformthemes/libqxdgdesktopportal.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "libQt6Widgets.so.6",
        "sqlcipher3/_sqlite3.abi3.so",
    ],
)
def test_what_the_program_needs_goes_along(target):
    assert bundle.keep_binary(target, f"/venv/{target}")


@pytest.mark.parametrize(
    "target",
    [
        f"{QT}/platformthemes/libqgtk3.so",
        f"{QT}/tls/libqopensslbackend.so",
        f"{QT}/imageformats/libqpdf.so",
        f"{QT}/platforms/libqeglfs.so",
        "libQt6EglFSDeviceIntegration.so.6",
        "PySide6\\plugins\\tls\\qschannelbackend.dll",
    ],
)
def test_what_it_never_loads_stays_behind(target):
    assert not bundle.keep_binary(target, f"/venv/{target}")
    assert not bundle.keep_data(target)


@pytest.mark.parametrize("name", ["libxcb.so.1", "libEGL.so.1", "libglib-2.0.so.0", "libfontconfig.so.1"])
def test_desktop_libraries_come_from_the_system(name):
    assert not bundle.keep_binary(name, f"/usr/lib/x86_64-linux-gnu/{name}")
    assert not bundle.keep_binary(name, f"/lib/x86_64-linux-gnu/{name}")


@pytest.mark.parametrize("name", ["libpython3.11.so.1.0", "libssl.so.3", "libffi.so.8", "libz.so.1"])
def test_what_python_was_built_with_goes_along(name):
    assert bundle.keep_binary(name, f"/usr/lib/x86_64-linux-gnu/{name}")
    assert all(parts.library_part(name))


def test_of_qts_own_texts_only_the_dutch():
    assert bundle.keep_data("PySide6/Qt/translations/qtbase_nl.qm")
    assert not bundle.keep_data("PySide6/Qt/translations/qtbase_de.qm")


def test_own_files_go_along_and_strange_fonts_do_not():
    assert bundle.keep_data("resources/fonts/Inter-Regular.ttf")
    assert bundle.keep_data("app/loonwaarde/bedragen/minimumloon_uur.toml")
    assert not bundle.keep_data("reportlab/fonts/DarkGardenMK.pfb")
    assert not bundle.keep_data("lxml/includes/test/a.h")


def test_nothing_the_program_imports_asks_for_what_is_left_out():
    """Also what it imports in a function, and what packages import in turn."""
    outside = carried.modules_outside({pin.name for pin in read_lock(parts.LOCK)})
    command = [sys.executable, "-c", IMPORT_ALL, *bundle.LEFT_OUT, *outside]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert (ran.stdout, ran.returncode) == ("", 0), ran.stderr
