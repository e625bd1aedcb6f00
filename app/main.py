"""The only place that knows everybody: settings, hook, jobs, the window before and the window after."""

import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app import __version__
from app.paths import demo_archive
from app.ui.context import Context
from app.ui.jobs import Jobs
from app.ui.language import speak_dutch
from app.ui.main_window import MainWindow
from app.ui.messages import Messages, install_excepthook
from app.ui.ontgrendelen.window import OntgrendelWindow
from app.ui.settings import Settings
from app.ui.theme import apply_theme


class Program(QObject):
    """One run of the program: first the unlock window, then the main window, then the lock."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings, self.jobs, self.messages = settings, Jobs(), Messages()
        self.messages.listen(self.jobs)
        self.archief: Any = None
        self.window: MainWindow | None = None
        self.locked_folder: Path | None = None
        self.unlock = OntgrendelWindow(self.jobs, settings)
        self.unlock.opened.connect(self.show_main)

    def show_unlock(self, folder: Path | None) -> None:
        """Ask the passphrase of `folder`, or greet a new user."""
        if folder is None:
            self.unlock.show_first_start()
        elif folder == demo_archive():
            self.unlock.show_example()
        else:
            self.unlock.show_unlock(folder)
        self.unlock.show()
        QTimer.singleShot(0, lambda: self.jobs.run(_warm_up))

    def show_main(self, archief: Any) -> None:
        """The archive is open: make the main window and take the first one away."""
        from app.services.zoeken import search
        from app.ui.screens import SCREENS

        self.archief = archief
        self.settings.last_archive = str(archief.archive.folder)
        context = Context(
            self.jobs,
            self.messages,
            self.settings,
            archief,
            lambda tekst: search(archief, tekst),
            _today(archief),
        )
        self.window = MainWindow(context, SCREENS, archief.naam)
        self.window.lock_asked.connect(self.lock)
        self.window.navigate("kandidaten")
        self.window.show()
        self.unlock.hide()

    def lock(self) -> None:
        """Store, close, and let a fresh process show the unlock window: memory keeps nothing."""
        self.locked_folder = Path(self.settings.last_archive)
        QApplication.closeAllWindows()
        QApplication.quit()

    def close(self) -> None:
        """Let the last writes finish, end the threads, close the archive."""
        self.jobs.wait_idle()
        self.jobs.close()
        if self.archief is not None:
            self.archief.close()


def start(folder: Path | None = None, *, voorbeeld: bool = False) -> int:
    """Run the program; with `voorbeeld` on the example archive, else on `folder` or the last one used."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("loonwaarde")
    app.setApplicationDisplayName("Loonwaarde")
    app.setApplicationVersion(__version__)
    speak_dutch(app)
    settings = Settings()
    apply_theme(app, settings.thema, settings.letter_percent)
    restore_hook = install_excepthook()
    program = Program(settings)
    program.show_unlock(demo_archive() if voorbeeld else folder or _last_archive(settings))
    status = app.exec()
    program.close()
    restore_hook()
    if program.locked_folder is not None:
        _start_again(program.locked_folder)
    return status


def _last_archive(settings: Settings) -> Path | None:
    folder = Path(settings.last_archive) if settings.last_archive else None
    return folder if folder is not None and folder.exists() else None


def _start_again(folder: Path) -> None:
    """Replace this process, with all it holds in memory, by a fresh one at the unlock window."""
    wish = ["voorbeeld"] if folder == demo_archive() else ["--archief", str(folder)]
    os.execv(sys.executable, [sys.executable, "-m", "app", *wish])


def _today(archief: Any) -> Any:
    return lambda: archief.vandaag


def _warm_up() -> None:
    """Import what opening an archive needs while the user types."""
    import app.services.archief
    import app.services.kandidaten  # noqa: F401
