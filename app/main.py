"""The only place that knows everybody: settings, hook, jobs, the window before and the window after."""

import os
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import platformdirs
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from app import __version__
from app.paths import demo_archive, give_back_environment, program_name, resources_dir, user_dir
from app.services.errors import UserError
from app.services.papier.pers import begin_press, close_press
from app.ui.afdrukken.loose_files import forget_all, sweep_leftovers
from app.ui.backups.automatic import backup_on_close
from app.ui.context import Context
from app.ui.crash import install_excepthook
from app.ui.instance import Instance, bring_to_front
from app.ui.jobs import Jobs, gui_goes_first
from app.ui.language import prepare, tr
from app.ui.lock import VERLOREN, Lock, replace_process, way_back
from app.ui.main_window import MainWindow
from app.ui.messages import Messages
from app.ui.ontgrendelen.window import OntgrendelWindow
from app.ui.opening import Opening
from app.ui.program_log import start_program_log
from app.ui.qt import prepare_qt
from app.ui.settings import Settings
from app.ui.sweep import spare_loaded, sweeping_here
from app.ui.theme import apply_theme, theme
from app.ui.turns import Turns
from app.ui.warm_up import import_first, import_rest, learn_kinds

FIRST_SCREEN = "vandaag"
RESTORE = "terugzetten/"
SETTLED = 100  # milliseconds after which the first screen is painted and read
GEEN_SCHERM = tr(
    "Er is geen scherm om een venster op te tonen. Start Loonwaarde in een bureaubladomgeving, of kies een "
    "opdracht zonder scherm: {prog} --help."
)

GEEN_PLAATS = tr(
    "Loonwaarde kan niets bewaren in {map}.\n\nIs de schijf vol of alleen-lezen, of mag u in deze map niet "
    "schrijven? Maak ruimte of vraag uw systeembeheerder om schrijfrechten, en start Loonwaarde opnieuw. Wat "
    "al in uw archief stond, blijft daar staan."
)


class Program(QObject):
    """One run of the program: first the unlock window, then the main window, then the lock.

    `stands()` when the main window is there, with its first screen.
    """

    stands = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings, self.jobs, self.messages = settings, Jobs(), Messages()
        self.messages.listen(self.jobs)
        self.archief: Any = None
        self.window: MainWindow | None = None
        self.closing = self.greets = False  # greets: a person started it, no test and no lock
        self.guard: Lock | None = None
        self.turns = Turns(self)
        self.instance = Instance(self)
        self.instance.asked.connect(bring_to_front)
        self.back: tuple[Path | None, str, int | None] = (None, "", None)
        self.again: list[str] = []
        self.unlock = OntgrendelWindow(self.jobs, settings)
        self.opening = Opening(self._make_context, self)
        self.unlock.opening.connect(lambda: self.opening.begin(self.back[1] or FIRST_SCREEN))
        self.unlock.opened.connect(self.show_main)

    def show_unlock(self, folder: Path | None) -> None:
        """Ask the passphrase of `folder`, or greet a new user; then warm up behind the window."""
        if folder is None:
            self.unlock.show_first_start()
        else:
            self.unlock.show_unlock(folder)
        self.unlock.show()
        QTimer.singleShot(0, self, lambda: self._warm_up(everything=folder is None))

    def show_main(self, archief: Any) -> None:
        """The archive is open: give it to the main window and take the first one away, in a few turns."""
        self.archief = archief
        if self.closing:
            return
        if not self.instance.open(archief.archive.folder):
            QApplication.exit()
            return
        self._remember(archief.archive.folder)
        self.window = self.opening.take(archief)
        self.guard = Lock(self.window)
        self.guard.ready.connect(self.lock)
        self.jobs.idle.connect(
            lambda: QTimer.singleShot(SETTLED, self, self._load_rest), Qt.ConnectionType.SingleShotConnection
        )
        for step in (self._go_back, self._show_window):
            self.turns.then(lambda step=step: self.closing or step())

    def lock(self) -> None:
        """Everything is stored: end, and let a fresh process show the unlock window; memory keeps nothing."""
        assert self.window is not None and self.guard is not None
        self.again = way_back(self.archief.archive.folder, self.window.place, self.guard.lost)
        self.window.close()
        QApplication.exit()

    def restore(self, naam: str) -> None:
        """Leave the archive as at closing; a fresh process then offers to put this backup back."""
        assert self.window is not None
        self.again = way_back(self.archief.archive.folder, (f"{RESTORE}{naam}", None))
        self.window.close()
        QApplication.exit()

    def restart(self) -> None:
        """As the lock does, because the user asks: another language is spoken by a fresh process only."""
        if self.guard is not None:
            self.guard.lock_for_user()

    def close(self) -> None:
        """Let the last stores finish, make the last backup (not at a lock), end the threads, close all."""
        self.closing = True
        self.opening.stop()
        self.unlock.stop()
        self.jobs.finish()
        self.unlock.close_archief()
        locked = self.guard is not None and self.guard.locking
        if self.archief is not None:
            from app.services.logboeken.logboek import note_end

            note_end(self.archief, locked=locked)
        if self.archief is not None and not locked:
            backup_on_close(self.jobs, self.archief)
        self.jobs.close()
        close_press()
        forget_all()
        if self.archief is not None:
            self.archief.close()
        self.settings.store.sync()
        self.instance.close()

    def _go_back(self) -> None:
        """To the screen in front when this archive was locked, else to the first one."""
        assert self.window is not None
        locked, name, number = self.back
        known = self.archief.archive.folder == locked and name in self.window.specs
        self.window.navigate(name if known else FIRST_SCREEN, **({"id": number} if known and number else {}))
        if getattr(self.unlock.page(), "forgotten", False):
            self.window.navigate("instellingen", tab="archief")
            self.messages.show(tr("Kies nu een nieuw wachtwoord. De herstelsleutel blijft dezelfde."), "info")

    def _show_window(self) -> None:
        assert self.window is not None and self.guard is not None
        self.window.show()
        self.unlock.hide()
        if self.greets:
            self._greet()
        self.guard.start()
        self.stands.emit()

    def _remember(self, folder: Path) -> None:
        self.settings.last_archive = str(folder)
        if folder != demo_archive():
            self.settings.own_archive = str(folder)

    def _make_context(self) -> Context:
        context = Context(self.jobs, self.messages, self.settings)
        context.restore, context.restart = self.restore, self.restart
        return context

    def _greet(self) -> None:
        from app.ui.gids.greeting import greet

        greet(self.window)

    def _load_rest(self) -> None:
        """The first screen stands: tell of other amounts, and import the other screens beside it."""
        from app.ui.bedragen.notice import tell_differences
        from app.ui.screens import load_screens

        if self.closing or self.window is None:
            return
        tell_differences(self.window.context)
        self.jobs.run(begin_press, lane="lang")
        ahead = self.window.ahead
        ahead.finished.connect(spare_loaded)
        self.jobs.run(load_screens, lane="lang", done=lambda _done: ahead.begin(), owner=ahead)

    def _warm_up(self, *, everything: bool) -> None:
        """Make ready what an open archive needs, while the user types; a new one has three steps to type."""
        if self.closing:
            return
        done = partial(self._warm_up_here, everything)
        self.jobs.run(import_first, (FIRST_SCREEN, self.back[1]), done=done, owner=self)
        self.jobs.run(prepare, lane="lang")
        self.jobs.run(sweep_leftovers, lane="lang")

    def _warm_up_here(self, everything: bool, _done: object) -> None:
        """Then the rest: two threads that begin with one package wait for each other, and Python gives up."""
        if self.closing:
            return
        learn_kinds()
        if everything:
            spare_loaded()
            self.jobs.run(import_rest, lane="lang", done=self.opening.get_ready)
        else:
            self.opening.get_ready()


def start(
    folder: Path | None = None,
    *,
    voorbeeld: bool = False,
    scherm: str = "",
    nummer: int | None = None,
    niet_bewaard: bool = False,
) -> int:
    """Run the program; with `voorbeeld` on the example archive, else on `folder` or the last one used.

    After a lock `scherm` and `nummer` lead back to where the user was; `niet_bewaard`: a field was lost.
    Raises UserError where no window can be shown (Qt itself would end the process) and where nothing can be
    kept in the home of the user.
    """
    _require_screen()
    _refuse_core_dumps()
    give_back_environment()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    _introduce(app)
    gui_goes_first()
    prepare_qt(app)
    settings = Settings()
    theme.calm = settings.rustig
    apply_theme(app, settings.thema, settings.letter_percent)
    _require_home()
    restore_hook, stop_log = install_excepthook(), start_program_log()
    program = Program(settings)
    folder = demo_archive() if voorbeeld else folder or _last_archive(settings)
    program.back, program.greets = (folder, scherm, nummer), not scherm
    if not program.instance.open(folder):
        stop_log("gestopt: dit archief is al open")
        return 0
    program.show_unlock(folder)
    if folder is not None and scherm.startswith(RESTORE):
        program.unlock.show_restore(folder, scherm.removeprefix(RESTORE))
    if niet_bewaard:
        program.stands.connect(lambda: program.messages.show(VERLOREN, "bad"))
    with sweeping_here():
        status = app.exec()
    program.close()
    stop_log("vergrendeld" if program.again else f"gestopt ({status})")
    restore_hook()
    if program.again:
        replace_process(program.again)
    return status


def _introduce(app: QApplication) -> None:
    """Name, version and icon, as the desktop shows them."""
    app.setApplicationName("loonwaarde")
    app.setApplicationDisplayName("Loonwaarde")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("loonwaarde")  # under Wayland the icon comes from the menu entry of this name
    app.setWindowIcon(QIcon(str(resources_dir() / "appicon" / "loonwaarde.svg")))


def _require_screen() -> None:
    chosen = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in chosen):
        raise UserError(GEEN_SCHERM.format(prog=program_name()))


def _require_home() -> None:
    """Tell in a window when the user's folder takes no file: who starts from a menu sees no terminal."""
    try:
        TemporaryFile(dir=user_dir()).close()
    except OSError as fout:
        text = GEEN_PLAATS.format(map=platformdirs.user_data_dir("loonwaarde", appauthor=False))
        QMessageBox.critical(None, "Loonwaarde", text)
        raise UserError(text) from fout


def _refuse_core_dumps() -> None:
    """A crash leaves no picture of the memory on disk; Windows has no such limit to set."""
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _last_archive(settings: Settings) -> Path | None:
    """Also when it is not there now: the unlock window then says what to do, and never greets anew."""
    return Path(settings.last_archive) if settings.last_archive else None
