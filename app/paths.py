"""Where resources and the user's files lie: source tree, wheel or installer."""

import os
import sys
from pathlib import Path

import platformdirs


def is_frozen() -> bool:
    """Whether an installer brought this program, as one folder with Python and Qt in it."""
    return bool(getattr(sys, "frozen", False))


def program_name() -> str:
    """What one types to start this program."""
    return "loonwaarde" if is_frozen() else "python -m app"


def own_command() -> list[str]:
    """How another run of this program is started, before what it is to do."""
    return [sys.executable] if is_frozen() else [sys.executable, "-m", "app"]


def give_back_environment() -> None:
    """Programs started from here, a PDF reader for instance, find their own libraries and not ours.

    The frozen program is started with the path of its own libraries; once it runs, it needs that no more.
    """
    if not is_frozen():
        return
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
    for name in ("LD_LIBRARY_PATH", *(name for name in os.environ if name.startswith("_PYI_"))):
        os.environ.pop(name, None)
    if before:
        os.environ["LD_LIBRARY_PATH"] = before


def resources_dir() -> Path:
    """The folder with icons, fonts, style and translations."""
    root = Path(getattr(sys, "_MEIPASS", "")) if is_frozen() else Path(__file__).resolve().parent.parent
    return root / "resources"


def user_dir() -> Path:
    """The user's data folder; made on first use."""
    folder = Path(platformdirs.user_data_dir("loonwaarde", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def demo_archive() -> Path:
    """Where the example archive lies, under a name of its own."""
    return user_dir() / "voorbeeld"


def own_archive() -> Path:
    """Where the user's first archive is made unless another place is chosen."""
    return user_dir() / "archief"


def log_dir() -> Path:
    """Where the log of the program itself lies."""
    return Path(platformdirs.user_log_dir("loonwaarde", appauthor=False))
