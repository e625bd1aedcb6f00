"""Pictures of every screen with the example archive, light and dark; a visit in high contrast too."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from itertools import chain
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPropertyAnimation, QSize
from PySide6.QtWidgets import QApplication, QWidget

from app.loonwaarde import LoonwaardeFout, parse_datum
from app.services.archief import Archief, open_archief
from app.services.bewaring.backups import make_backup
from app.services.dossiers.kandidaten import list_kandidaten
from app.services.dossiers.zoeken import search
from app.services.meten.metingen import list_metingen, read_meting
from app.services.records import KandidatenFilter
from app.services.voorbeeld import PASSPHRASE, ensure_voorbeeld
from app.ui.context import Context
from app.ui.crash import CrashWindow, crash_text
from app.ui.dossier.tabs import TABS as DOSSIER_TABS
from app.ui.gids.tour import Tour, start_tour
from app.ui.instellingen.screen import TABS as INSTELLINGEN_TABS
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow
from app.ui.messages import Messages
from app.ui.meting.places import STEPS
from app.ui.ontgrendelen.window import OntgrendelWindow
from app.ui.qt import prepare_qt
from app.ui.screens import SCREENS
from app.ui.settings import Settings
from app.ui.theme import apply_theme
from app.ui.turns import Turns

DAY = date(2026, 11, 20)
SIZE = QSize(1366, 768)
LIJST = """\
Achternaam;Roepnaam;Geboortedatum;Gemeente;Werkgever;Functie;Startdatum;Uren;Loonwaarde;Datum meting;Opmerking
Hofman;Lotte;14-03-2006;Losser;Bakkerij De Korenaar;Medewerker bakkerij;01-09-2026;28;46;02-06-2026;
Achterberg;Daan;31-02-2005;Losser;Groenzorg Twente;Medewerker groen;01-10-2026;32;;;
Visser;Yara;9 mei 2004;Enschede;Wasserij Helder;Medewerker wasserij;15-10-2026;99;52;11-05-2026;
Brouwer;Sem;23-11-03;Losser;Groenzorg Twente;Medewerker groen;01-11-2026;24;61;03-03-2026;werkt graag buiten
"""
THEMES = ("licht", "donker", "contrast")
AT_WORK = ("meting-", "waarnemen")  # what one uses in the sun: these in high contrast too


def take_screenshots(folder: Path) -> list[Path]:
    """Write the pictures into `folder`, named after screen and theme; answers their paths."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setApplicationDisplayName("Loonwaarde")
    prepare_qt(app)
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with tempfile.TemporaryDirectory() as place:
        archive_folder = Path(place) / "voorbeeld"
        ensure_voorbeeld(archive_folder, DAY)
        archief = open_archief(archive_folder, PASSPHRASE, klok=lambda: datetime.combine(DAY, time(14, 3)))
        make_backup(archief, "zelf gemaakt")
        for theme in THEMES:
            apply_theme(app, theme)
            studio = Studio(archief, Path(place))
            for name, picture in studio.pictures(AT_WORK if theme == "contrast" else ("",)):
                path = folder / f"{name}-{theme}.png"
                picture.grab().save(str(path))
                made.append(path)
            studio.close()
        archief.close()
    return made


def break_copies(folder: Path) -> Iterator[tuple[str, Path]]:
    """The four ways in which an archive does not open: name and folder of each."""
    yield "verkeerd-wachtwoord", folder
    yield "ontbreekt", folder.with_name("ontbreekt")
    for name, content in (("leeg", b""), ("beschadigd", bytes(range(256)) * 16)):
        copy = folder.with_name(name)
        if not copy.exists():
            shutil.copytree(folder, copy)
            next(copy.glob("*.db")).write_bytes(content)
        yield name, copy


class Studio:
    """The windows of the program, ready to be looked at one after another."""

    def __init__(self, archief: Archief, place: Path) -> None:
        self.archief = archief
        self.jobs, self.messages = Jobs(), Messages()
        self.settings = Settings(place / "instellingen.ini")
        self.messages.listen(self.jobs)
        context = Context(
            self.jobs,
            self.messages,
            self.settings,
            archief,
            lambda tekst: search(archief, tekst),
            lambda: archief.vandaag,
        )
        self.unlock = OntgrendelWindow(self.jobs, self.settings)
        self.window = MainWindow(context, SCREENS, archief.naam)
        for window in (self.unlock, self.window):
            window.resize(SIZE)

    def pictures(self, wanted: tuple[str, ...] = ("",)) -> Iterator[tuple[str, QWidget]]:
        """Name and window of each picture whose name begins so, once all it shows has arrived."""
        for name, window, prepare in chain(self._before(), self._inside()):
            if not name.startswith(wanted):
                continue
            prepare()
            window.show()
            self._settle()
            yield name, window
            window.setFocus()

    def close(self) -> None:
        """Take the windows away."""
        self._settle()
        for window in (self.unlock, self.window):
            window.hide()
            window.deleteLater()
        self.jobs.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _settle(self) -> None:
        for _ in range(4):
            QApplication.processEvents()
            self.jobs.wait_idle()
            screen = self.window.current_screen()
            for turns in (*(screen.findChildren(Turns) if screen else ()), self.window.context.turns):
                turns.finish()
        for slide in self.window.findChildren(QPropertyAnimation):
            slide.setCurrentTime(slide.duration())

    def _before(self) -> Iterator[tuple[str, QWidget, Callable[[], Any]]]:
        folder = self.archief.archive.folder
        yield "ontgrendelen", self.unlock, lambda: self.unlock.show_unlock(folder)
        for name, broken in break_copies(folder):
            yield f"ontgrendelen-{name}", self.unlock, lambda broken=broken: self._try_to_open(broken)
        yield "terugzetten", self.unlock, lambda: self.unlock.show_restore(folder)
        yield "eerste-start-1-profiel", self.unlock, self.unlock.show_first_start
        for number, name in ((1, "2-wachtwoord"), (2, "3-oefenen")):
            yield f"eerste-start-{name}", self.unlock, lambda n=number: self.unlock.page().show_step(n)

    def _try_to_open(self, folder: Path) -> None:
        self.unlock.show_unlock(folder)
        self._settle()
        page = self.unlock.page()
        wrong = folder == self.archief.archive.folder
        page.field.edit.setText("niet het wachtwoord" if wrong else PASSPHRASE)
        page.unlock()

    def _inside(self) -> Iterator[tuple[str, QWidget, Callable[[], Any]]]:
        go, window = self.window.navigate, self.window
        kandidaat, meting = self._subjects()
        yield "vandaag", window, lambda: go("vandaag")
        yield "kandidaten", window, lambda: go("kandidaten")
        for tab, _, _ in DOSSIER_TABS:
            yield f"dossier-{tab}", window, lambda tab=tab: go("dossier", id=kandidaat, tab=tab)
        yield "metingen", window, lambda: go("metingen")
        for number, (stap, _title) in enumerate(STEPS, start=1):
            yield f"meting-{number}-{stap}", window, lambda stap=stap: go("meting", id=meting, stap=stap)
        taak = read_meting(self.archief, meting).hoofdtaken[0].id
        yield "waarnemen", window, lambda: go("waarnemen", id=taak)
        yield "coaching", window, lambda: go("coaching")
        yield "contact-vastleggen", window, lambda: self._log_contact(kandidaat)
        yield "rekenhulp", window, self._what_if
        yield "rekenhulp-vergelijken", window, self._compare
        yield "export", window, self._export
        yield "export-eerdere-bestanden", window, lambda: window.current_screen().show_view("eerder")
        for vraag in ("groei_persoon", "lijn_persoon", "lijn_sector", "geplaatst", "geld", "regios"):
            yield f"inzicht-{vraag}", window, lambda vraag=vraag: go("inzicht", vraag=vraag)
        yield "jaarwissel", window, lambda: go("jaarwissel", jaar=DAY.year)
        yield "jaarwissel-zonder-bedragen", window, lambda: go("jaarwissel", jaar=DAY.year + 1)
        yield "bedragen", window, lambda: go("bedragen")
        yield "bedrag-nieuw", window, lambda: window.current_screen().new()
        yield from self._inlezen()
        for tab, _, _ in INSTELLINGEN_TABS:
            yield f"instellingen-{tab}", window, lambda tab=tab: go("instellingen", tab=tab)
        yield "lijst-afdrukken", window, self._print_list
        yield from _gids(window)
        yield "sneltoetsen", window, window.show_shortcuts
        crash = CrashWindow(_fault())
        yield "storing", crash, crash.adjustSize
        crash.deleteLater()

    def _subjects(self) -> tuple[int, int]:
        """The kandidaat with an open concept, and that concept."""
        concepts = list_metingen(self.archief, "concept")
        if concepts:
            return concepts[0].kandidaat_id, concepts[0].id
        return list_kandidaten(self.archief, KandidatenFilter())[0], list_metingen(self.archief)[0].id

    def _log_contact(self, kandidaat: int) -> None:
        self.window.navigate("kandidaten")
        self.window.context.log_contact(kandidaat)

    def _what_if(self) -> None:
        """A year with every kind of boundary: the forfait ends, 1 January, a birthday."""
        self.window.close_panel()
        self.window.navigate("rekenhulp")
        self._settle()
        self._fill(ingangsdatum="15-08-2025", leeftijd="14-03-2007", route="lid5", loonwaarde="59")

    def _print_list(self) -> None:
        self.window.navigate("kandidaten")
        self._settle()
        self.window.actions_by_name["druk_af"].trigger()

    def _compare(self) -> None:
        self.window.current_screen().toggle_compare()
        self._fill(loonwaarde="45", route="lid4")

    def _fill(self, **texts: str) -> None:
        screen: Any = self.window.current_screen()
        screen.form.show_texts(texts)
        screen.judge()

    def _inlezen(self) -> Iterator[tuple[str, QWidget, Callable[[], Any]]]:
        """The steps of reading in, on a list with mistakes; nothing is stored."""
        window, lijst = self.window, self.archief.archive.folder.with_name("kandidaten-2026.csv")
        lijst.write_text(LIJST, encoding="utf-8")
        yield "inlezen-1-bestand", window, lambda: window.navigate("inlezen")
        yield "inlezen-2-kolommen", window, lambda: window.current_screen().reading.open_file(lijst, "")
        yield "inlezen-3-controle", window, lambda: window.current_screen().look()

    def _export(self) -> None:
        self.window.close_panel()
        self.window.navigate("export")


def _gids(window: MainWindow) -> Iterator[tuple[str, QWidget, Callable[[], Any]]]:
    """A chapter with a picture, words looked for, and the card of the tour."""
    for name in ("deskundige", "begrippen-meten"):
        yield f"gids-{name}", window, lambda name=name: window.navigate("gids", place=name)
    yield "gids-zoeken", window, lambda: window.current_screen().index.words.setText("plafond")
    yield "rondleiding", window, lambda: start_tour(window)
    for tour in window.findChildren(Tour):  # none when this picture was not wanted
        tour.end()


def _fault() -> str:
    """The text of a fault as it happens, with the places it came by."""
    try:
        parse_datum("29 november", "datum")
    except LoonwaardeFout as fault:
        return crash_text(fault)
    return ""
