"""A program of its own: keys and mouse at random, with a fixed seed, over the whole program on the example.

Prints a line for each finding (a traceback, a warning of Qt, a window away too long, an archive that is not
sound or lost a record or a field that was told to be stored, a part of Qt that stayed with Python) with the
acts just before it, and at the end what was done. Threads make two runs with one seed differ, so a finding is
told with the road that led to it. How far it came goes to stderr as it goes.
"""

import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import process_time
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QMetaObject, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from app.__main__ import leave
from app.main import Program
from app.models import keys
from app.screenshots import LIJST
from app.services.archief import Archief, open_archief
from app.services.bewaring.onderzoek import verify_archief
from app.services.dossiers.kandidaten import list_kandidaten
from app.services.meten.metingen import list_metingen, read_meting
from app.services.records import KandidatenFilter
from app.services.voorbeeld import PASSPHRASE
from app.ui.crash import install_excepthook
from app.ui.dossier.tabs import TABS
from app.ui.meting.places import STEPS
from app.ui.qt import prepare_qt
from app.ui.settings import Settings
from app.ui.sweep import sweeping_here
from app.ui.theme import apply_theme
from tests.conftest import SNEL
from tests.ui.ledger import Ledger
from tests.ui.monkey_hands import MOST_WAITS, Monkey

MOST_AWAY = 3000  # milliseconds of own work in one go; the goal of 50 ms has a bench of its own
HARMLESS = ("This plugin does not support", "QFont::setPointSizeF")  # the second: Qt's preview of a page
TOLD = 1000  # acts between two lines about how far it is


def kept_by_python() -> Counter[str]:
    """Kinds of parts that Qt made, and frees without a word, which Python still knows (see `nested`)."""
    known = (part for part in shiboken6.getAllValidWrappers() if not isinstance(part, QObject | QMetaObject))
    others = (part for part in known if not shiboken6.ownedByPython(part))
    return Counter(type(part).__name__ for part in others if not shiboken6.createdByPython(part))


class Keeper:
    """Keeps the program running for the monkey, as the system does: a lock or a restart is a fresh start."""

    def __init__(self, place: Path, seed: int, events: int) -> None:
        """`place` holds a copy of the example archive."""
        self.place, self.dice, self.left = place, random.Random(seed), events
        self.folder = place / "voorbeeld"
        self.found: list[str] = []
        self.seen: Counter[str] = Counter()
        self.starts, self.longest = 0, 0.0
        self.monkey: Monkey | None = None
        self.ledger = Ledger()
        self._stand_in()

    def run(self) -> None:
        """Start, let the monkey do its acts until the program ends, start again."""
        kept, self.places = self._look()
        while self.left > 0:
            self.starts += 1
            self._once()
        self._compare(kept)

    def tell(self, what: str) -> None:
        """A finding, with the road to it."""
        road = " > ".join(self.monkey.road) if self.monkey else ""
        self.found.append(f"{what.strip()} || na {road}".replace("\n", " | "))
        print(self.found[-1], file=sys.stderr, flush=True)

    def _compare(self, kept: Counter[str]) -> None:
        """What is in the archive with what was there, and with what was told to be stored."""
        found = verify_archief(self.folder, PASSPHRASE)
        self.found += [f"archief: {fout}" for fout in found.fouten]
        self.found += [f"weg: {what}" for what, number in (kept - self._look()[0]).items() if number > 0]
        archief = self._open()
        self.found += [f"veld: {lost}" for lost in self.ledger.find_lost(archief)]
        archief.close()

    def _progress(self, left: int) -> None:
        if left % TOLD == 0:
            far = f"nog {left}, {self.starts} keer gestart, {self.ledger.told} keer opgeslagen"
            print(
                f"{far}, {process_time():.0f} s, {len(self.found)} keer iets gevonden",
                file=sys.stderr,
                flush=True,
            )

    def _once(self) -> None:
        program = Program(Settings(self.place / "instellingen.ini"))
        self.monkey = monkey = Monkey(program, self.dice, self.left, self.places)
        monkey.progress = self._progress
        program.show_main(self._open())
        if program.window is not None:
            program.window.context.changed.connect(self.ledger.take)
        QTimer.singleShot(0, program, monkey.go)
        QApplication.exec()
        monkey.over = True
        program.close()
        for kind, number in kept_by_python().items():
            self.tell(f"{number} keer {kind} van Qt bleef bij Python")
        for window in (program.window, program.unlock):
            if window is not None:
                window.close()
                window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.left = monkey.left
        self.seen += monkey.seen
        self.longest = max(self.longest, monkey.longest)
        if monkey.waits > MOST_WAITS:
            self.tell("het venster bleef weg")
        if monkey.longest > MOST_AWAY:
            self.tell(f"{monkey.longest:.0f} ms weg")

    def _open(self) -> Archief:
        return open_archief(self.folder, PASSPHRASE, klok=self.ledger.clock)

    def _look(self) -> tuple[Counter[str], list[tuple[str, dict[str, Any]]]]:
        """What nobody can take away with a click (definitive metingen), and places to jump to."""
        archief = self._open()
        try:
            metingen = list_metingen(archief)
            kandidaten = list_kandidaten(archief, KandidatenFilter())
            kept = Counter(f"meting {rij.id}" for rij in metingen if rij.status == "definitief")
            taken = [taak.id for rij in metingen[:5] for taak in read_meting(archief, rij.id).hoofdtaken]
        finally:
            archief.close()
        places: list[tuple[str, dict[str, Any]]] = [("inlezen", {}), ("metingen", {}), ("jaarwissel", {})]
        places += [("dossier", {"id": number, "tab": tab}) for number in kandidaten[:8] for tab, *_ in TABS]
        places += [("meting", {"id": rij.id, "stap": stap}) for rij in metingen[:9] for stap, _ in STEPS]
        places += [("waarnemen", {"id": number}) for number in taken]
        return kept + Counter(kandidaten=len(kandidaten)), places

    def _stand_in(self) -> None:
        """What would leave the program: files are chosen at random in our folder, nothing opens elsewhere."""
        (self.place / "lijst.csv").write_text(LIJST, encoding="utf-8")
        files: Sequence[str] = ("lijst.csv", "boek.xlsx", "papier.pdf", "weg/er/niet.pdf", "")

        def choose(*_args: Any, **_more: Any) -> tuple[str, str]:
            name = self.dice.choice(files)
            return (str(self.place / name) if name else "", "")

        QFileDialog.getOpenFileName = QFileDialog.getSaveFileName = choose
        QFileDialog.getExistingDirectory = lambda *_args, **_more: self.dice.choice(("", str(self.place)))
        QDesktopServices.openUrl = lambda _url: True


def main(example: str, events: int, seed: int) -> int:
    """Do so many acts on a copy of this example; answers 0, also when there are findings."""
    keys.STANDARD = SNEL
    sys.setswitchinterval(0.0005)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder
        shutil.copytree(example, Path(folder) / "voorbeeld")
        os.chdir(folder)
        app = QApplication([])
        app.setQuitOnLastWindowClosed(False)
        prepare_qt(app)
        apply_theme(app, "licht")
        keeper = Keeper(Path(folder), seed, events)

        def heard(kind: QtMsgType, _context: Any, text: str) -> None:
            if kind != QtMsgType.QtDebugMsg and not text.startswith(HARMLESS):
                keeper.tell(f"Qt: {text}")

        qInstallMessageHandler(heard)
        install_excepthook(keeper.tell)
        with sweeping_here():
            keeper.run()
        qInstallMessageHandler(None)
        for finding in keeper.found:
            print(finding)
        seen = ", ".join(f"{name} {number}" for name, number in sorted(keeper.seen.items()))
        print(
            f"{events} handelingen, {keeper.starts} keer gestart, {keeper.ledger.told} keer opgeslagen, "
            f"{len(keeper.ledger.certain)} velden vergeleken, langst weg {keeper.longest:.0f} ms, {seen}"
        )
        os.chdir("/")
    return 0


if __name__ == "__main__":
    leave(main(sys.argv[1], *map(int, sys.argv[2:])))
