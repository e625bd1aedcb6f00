"""Where resources and the user's files lie: source tree, wheel or installer."""

import sys
from pathlib import Path

import platformdirs


def resources_dir() -> Path:
    """The folder with icons, fonts, style and translations."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
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
