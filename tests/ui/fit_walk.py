"""A program of its own: what of every screen does not fit, a line each, with its texts as asked.

The language is chosen before the first screen is read, so a test cannot do this in its own process. With
texts twice as long or letters twice as large, what is wider than its place may scroll sideways where a bar
shows so; nothing may be cut or overlap.
"""

import re
import shutil
import sys
import tempfile
from datetime import datetime, time
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from app.__main__ import leave
from app.ui import language
from tests.ui.texts import screen_texts, service_texts

LARGE = 160  # percent: from here on a screen may be wider than its place
WHOLE = {language.DAYS, language.MONTHS, language.SHORT_MONTHS, "ma di wo do vr za zo"}  # lists of names


def doubled(text: str) -> str:
    """The text twice; values stand in it once."""
    return f"[{text} {re.sub(r'{[^}]*}', '', text)}]"


def speak_twice() -> None:
    """From now on every text is twice as long. Before screens are imported: their tables are made once."""
    language.choose("en")
    keys = {text for texts in screen_texts().values() for text in texts} - WHOLE
    said = {text for texts in service_texts().values() for text in texts}
    language.use_texts({key: doubled(key) for key in keys}, {key: doubled(key) for key in said})


def main(example: str, texts: str, letters: int, size: QSize, *wanted: str) -> int:
    """Walk the screens of a copy of this example whose name begins so (or all) in windows of this size."""
    if texts == "dubbel":
        speak_twice()
    elif texts == "engels":
        language.choose("en")
    from app.screenshots import DAY, Studio
    from app.services.archief import open_archief
    from app.services.voorbeeld import PASSPHRASE
    from app.ui.qt import prepare_qt
    from app.ui.theme import apply_theme
    from tests.ui import toegang_driver as driver

    app = QApplication([])
    prepare_qt(app)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "voorbeeld"
        shutil.copytree(example, folder)
        archief = open_archief(folder, PASSPHRASE, klok=lambda: datetime.combine(DAY, time(14, 3)))
        apply_theme(app, "licht", letters)
        studio, screens = Studio(archief, Path(place)), 0
        for window in (studio.unlock, studio.window):
            window.resize(size)
        for name, window in studio.pictures(wanted or ("",)):
            screens += 1
            for finding in driver.check_fit(window, sideways=texts != "dubbel" and letters <= LARGE):
                print(f"{name}: {finding}")
        studio.close()
        archief.close()
    print(f"{screens} schermen")
    return 0


if __name__ == "__main__":
    place, kind, percent, wide, high, *names = sys.argv[1:]
    leave(main(place, kind, int(percent), QSize(int(wide), int(high)), *names))
