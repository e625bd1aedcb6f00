"""What the program remembers about the screen; never a name, an amount or a passphrase.

Each setting is declared once, with its type and default: `settings.thema = "donker"`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs
from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

THEMES = ("systeem", "licht", "donker", "contrast")


@dataclass(frozen=True, slots=True)
class Setting:
    """One remembered value; reads and writes through the Settings object that holds it.

    What does not fit, from a damaged file or another version of the program, reads as the default.
    """

    key: str
    default: Any
    fits: Callable[[Any], bool] = lambda _value: True

    def __get__(self, holder: "Settings", _owner: type) -> Any:
        value = holder.store.value(self.key, self.default, type=type(self.default))
        return value if isinstance(value, type(self.default)) and self.fits(value) else self.default

    def __set__(self, holder: "Settings", value: Any) -> None:
        holder.store.setValue(self.key, value)
        holder.changed.emit(self.key)


class Settings(QObject):
    """An ini file in the user's configuration folder, or at `path`."""

    changed = Signal(str)

    thema = Setting("uiterlijk/thema", "systeem", lambda naam: naam in THEMES)
    letter_percent = Setting("uiterlijk/letter_percent", 100, lambda percent: 80 <= percent <= 200)
    taal = Setting("uiterlijk/taal", "nl")
    rustig = Setting("uiterlijk/rustig", False)
    last_archive = Setting("archief/laatste", "")
    own_archive = Setting("archief/eigen", "")
    lock_minutes = Setting("archief/vergrendel_minuten", 5, lambda minutes: 1 <= minutes <= 60)
    window_geometry = Setting("venster/plaats", QByteArray())
    last_screen = Setting("venster/scherm", "")
    eigen_tijd = Setting("meting/eigen_tijd", True)
    vorige_ernaast = Setting("meting/vorige_ernaast", False)
    export_folder = Setting("export/map", "")
    export_gemeente = Setting("export/gemeente", "")
    export_alleen_nieuw = Setting("export/alleen_nieuw", False)
    teltoetsen = Setting("teller/toetsen", "ASPLKO")
    thema_zonder_contrast = Setting("teller/gewoon_thema", "systeem")
    rondleiding_gezien = Setting("hulp/rondleiding_gezien", False)
    versie_gezien = Setting("hulp/versie_gezien", "")

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = QSettings(str(path or default_path()), QSettings.Format.IniFormat)

    def table(self, name: str) -> str:
        """The remembered columns of one table, as tables.view writes them."""
        return self.store.value(f"tabel/{name}", "", type=str)

    def remember_table(self, name: str, columns: str) -> None:
        """Keep the columns of one table."""
        self.store.setValue(f"tabel/{name}", columns)


def default_path() -> Path:
    """The ini file in the user's configuration folder."""
    return Path(platformdirs.user_config_dir("loonwaarde", appauthor=False)) / "loonwaarde.ini"
