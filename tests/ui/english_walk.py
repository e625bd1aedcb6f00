"""A program of its own: in English, what of every screen does not fit at a letter size, a line each.

The language is chosen before the first screen is read, so a test cannot do this in its own process.
"""

import shutil
import sys
import tempfile
from datetime import datetime, time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.ui import language


def main(example: str, size: int) -> int:
    """Walk all screens of a copy of this example archive at this letter size in percent."""
    language.choose("en")
    from app.screenshots import DAY, Studio
    from app.services.archief import open_archief
    from app.services.voorbeeld import PASSPHRASE
    from app.ui.theme import apply_theme
    from tests.ui import toegang_driver as driver

    app = QApplication([])
    language.speak(app)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "voorbeeld"
        shutil.copytree(example, folder)
        archief = open_archief(folder, PASSPHRASE, klok=lambda: datetime.combine(DAY, time(14, 3)))
        apply_theme(app, "licht", size)
        studio, screens = Studio(archief, Path(place)), 0
        for name, window in studio.pictures():
            screens += 1
            for finding in driver.check_fit(window):
                print(f"{name}: {finding}")
        studio.close()
        archief.close()
    print(f"{screens} schermen")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
