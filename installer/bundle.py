"""What belongs in the frozen program, decided file by file; the spec asks, and so do the tests.

Libraries of the desktop (X11, Wayland, GL, fonts, D-Bus) come from the system: they must fit its drivers and
they get its security updates. The .deb names them as dependencies.
"""

from __future__ import annotations

from pathlib import PurePath

# Plugins of Qt that a program with widgets and without network has no use for.
UNUSED_PLUGINS = (
    "designer", "egldeviceintegrations", "generic", "networkinformation", "qmllint", "qmltooling",
    "sqldrivers", "tls", "vectorimageformats", "wayland-graphics-integration-server",
)  # fmt: skip
UNUSED_FILES = (
    "qgtk3", "qeglfs", "qlinuxfb", "qvkkhrdisplay", "qvnc", "qminimal", "qtvirtualkeyboard", "qpdf.",
    "qtga", "qtiff", "qwbmp", "qwebp", "qicns", "Qt6Pdf", "Qt6Quick", "Qt6Qml", "Qt6VirtualKeyboard",
    "Qt6EglFS", "Qt6EglFs",
)  # fmt: skip
# Python and its modules load these in the very version they were built with.
BROUGHT_ALONG = ("python3", "ssl", "crypto", "ffi", "z.", "bz2", "lzma", "expat", "uuid", "stdc++", "gcc_s")
# Modules that packages ask for in their tests, or in parts that this program does not use.
LEFT_OUT = (
    "tkinter", "unittest", "doctest", "pdb", "lib2to3", "ensurepip", "idlelib", "test", "sqlite3",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtPdf", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets",
)  # fmt: skip
SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
DUTCH = "qtbase_nl.qm"


def keep_binary(target: str, source: str) -> bool:
    """Whether this library or plugin goes along; `target` is its place in the bundle."""
    return is_used(parse(target)) and not from_system(parse(target).name, source)


def keep_data(target: str) -> bool:
    """Of Qt's own texts only the Dutch; no fonts of reportlab (one has the GPL), no tests, no C headers."""
    path = parse(target)
    if "translations" in path.parts and "PySide6" in path.parts:
        return path.name == DUTCH
    if path.parts[:2] == ("reportlab", "fonts"):
        return False
    return is_used(path) and not {"tests", "test", "include"} & set(path.parts[:-1])


def parse(target: str) -> PurePath:
    return PurePath(target.replace("\\", "/"))


def is_used(path: PurePath) -> bool:
    """False for the parts of Qt this program never loads, and for the links to them."""
    if "plugins" in path.parts and set(path.parts) & set(UNUSED_PLUGINS):
        return False
    return not any(part in path.name for part in UNUSED_FILES)


def from_system(name: str, source: str) -> bool:
    """Whether this is a library of the desktop, which the machine of the user brings itself."""
    if not source.startswith(SYSTEM) or "/python3" in source:
        return False
    return not name.removeprefix("lib").startswith(BROUGHT_ALONG)
