"""Read a list in: Bestand, Kolommen, Controle, Inlezen; long work shows progress and can be stopped."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.services.change import Change
from app.services.errors import UserError
from app.services.inlezen.bestand import Bestand
from app.services.inlezen.inleesrecords import Controle, Opdracht, Opzet, Teruggedraaid
from app.ui.context import Context, Screen
from app.ui.inlezen.check_page import CheckPage
from app.ui.inlezen.columns_page import ColumnsPage
from app.ui.inlezen.done_page import DonePage
from app.ui.inlezen.file_page import FilePage
from app.ui.inlezen.reading import Reading
from app.ui.language import said, tr
from app.ui.theme import space
from app.ui.widgets.beside import Beside
from app.ui.widgets.busy import Busy
from app.ui.widgets.card import Card, PageHead
from app.ui.widgets.steps import Step, StepList

STEPS = (
    ("bestand", tr("Bestand")),
    ("kolommen", tr("Kolommen")),
    ("controle", tr("Controle")),
    ("klaar", tr("Inlezen")),
)
STEPS_WIDE = 174  # pixels at letter size 100
NAMES = [name for name, _title in STEPS]
SUBTITLE = tr("Kandidaten en hun werk, werkgevers of gemeenten uit Excel of CSV")
STOPPED = tr("Gestopt. Er is niets gewijzigd.")


class InlezenScreen(Screen):
    """Ctrl+Enter does what the step is for; a step that was done can be gone back to."""

    title = tr("Inlezen")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.bestand: Bestand | None = None
        self.opdracht: Opdracht | None = None
        self.busy = Busy()
        self.reading = Reading(context, self.busy, self)
        self.pages = QStackedWidget()
        self.steps = StepList([Step(name, title) for name, title in STEPS])
        _lay_out(self)

    def make_parts(self) -> Iterator[None]:
        self.file = FilePage(self.context)
        yield
        self.pages.addWidget(self.file)
        yield
        self.columns = ColumnsPage()
        self.pages.addWidget(self.columns)
        yield
        self.check = CheckPage(self.context)
        self.pages.addWidget(self.check)
        yield
        self.done = DonePage(self.context)
        self.pages.addWidget(self.done)
        yield
        _connect(self)
        self.show_step("bestand")

    def open(self, **_arg: Any) -> None:
        self.refresh(None)
        self.pages.currentWidget().setFocus()

    def refresh(self, change: Change | None) -> None:
        for page in (self.file, self.done):
            page.history.refresh(change)

    def new(self) -> None:
        """Another file."""
        if self.reading.free:
            self.bestand = None
            self.show_step("bestand")

    def finish(self) -> None:
        """What the button of the present step does."""
        buttons = (self.file.choose, self.columns.check, self.check.read, self.done.people)
        button = buttons[self.pages.currentIndex()]
        if button.isEnabled() and self.reading.free:
            button.click()

    def look(self) -> None:
        """A dry run with the columns and choices as they stand."""
        if self.bestand is None:
            return
        opdracht = self.columns.opdracht()
        if self.opdracht is not None and self.opdracht.tabel == opdracht.tabel:
            opdracht = self.check.chosen(opdracht)
        self.reading.look(self.bestand, opdracht)

    def store(self) -> None:
        """Read all of it in."""
        if self.bestand is not None and self.opdracht is not None:
            self.reading.store(self.bestand, self.check.chosen(self.opdracht))

    def take_file(self, result: tuple[Bestand, Opzet]) -> None:
        """A file was read: ask what its columns are."""
        self.bestand, opzet = result
        self.opdracht = None
        self.check.skip.setChecked(False)
        self.take_opzet(opzet)

    def take_opzet(self, opzet: Opzet) -> None:
        """A sheet was understood."""
        if self.bestand is not None:
            self.columns.show_opzet(self.bestand, opzet)
            self.show_step("kolommen")

    def take_controle(self, opdracht: Opdracht, controle: Controle) -> None:
        """The dry run was done."""
        if self.bestand is not None:
            self.opdracht = opdracht
            self.check.show_controle(self.bestand, opdracht, controle, self.columns.masked())
            self.show_step("controle")

    def take_stored(self, result: tuple[int, Controle, Change]) -> None:
        """The list is in."""
        _, controle, _ = result
        self.done.show_done(self.bestand.naam if self.bestand else "", controle)
        self.bestand = None
        self.show_step("klaar")

    def refuse_columns(self, fout: UserError) -> None:
        """Say at the columns what cannot be."""
        self.columns.message.show_text(fout.tekst, "bad")
        self.show_step("kolommen")

    def show_step(self, name: str) -> None:
        """Bring a step to the front; the steps before it are done."""
        place = NAMES.index(name)
        self.steps.set_steps([Step(n, t, "klaar" if i < place else "open") for i, (n, t) in enumerate(STEPS)])
        self.steps.set_current(name)
        self.pages.setCurrentIndex(place)
        self.pages.currentWidget().setFocus()

    def go_back(self, name: str) -> None:
        """To a step that was done; the others cannot be chosen."""
        place, here = NAMES.index(name), self.pages.currentIndex()
        if self.reading.free and (place == 0 or (self.bestand is not None and place < here)):
            self.show_step(name)
        else:
            self.steps.set_current(NAMES[here])


def _tell_undone(screen: InlezenScreen, result: tuple[Teruggedraaid, Change]) -> None:
    """What went, what came back, and what stayed because somebody worked on it."""
    from app.services.inlezen.terugdraaien import count_in_words

    gedaan, _ = result
    tekst = tr(
        "Teruggedraaid: {verwijderd}",
        verwijderd=said(count_in_words(gedaan.verwijderd)) or tr("niets verwijderd"),
    )
    tekst += tr(", {hersteld} velden hersteld.", hersteld=gedaan.hersteld) if gedaan.hersteld else "."
    if gedaan.gebleven:
        tekst += tr(
            " {gebleven} gebleven, want daarin is intussen gewerkt of het is nog in gebruik.",
            gebleven=gedaan.gebleven,
        )
    screen.context.messages.show(tekst, "attention" if gedaan.gebleven else "good")
    screen.show_step("bestand")


def _refuse_file(screen: InlezenScreen, fout: UserError) -> None:
    screen.show_step("bestand")
    screen.file.refuse(fout.tekst, fout.veld)


def _begin(screen: InlezenScreen) -> None:
    screen.file.message.clear()
    screen.pages.setEnabled(False)


def _end(screen: InlezenScreen, stopped: bool) -> None:
    screen.pages.setEnabled(True)
    if stopped:
        screen.context.messages.show(STOPPED, "info")
    asked = screen.file.password.edit if screen.file.lock.isVisible() else screen.pages.currentWidget()
    asked.setFocus()


def _connect(screen: InlezenScreen) -> None:
    reading = screen.reading
    screen.steps.chosen.connect(screen.go_back)
    screen.busy.begun.connect(lambda: _begin(screen))
    screen.busy.ended.connect(lambda stopped: _end(screen, stopped))
    screen.file.chosen.connect(reading.open_file)
    for page in (screen.file, screen.done):
        page.history.undo_wished.connect(lambda rij: reading.undo(rij.id))
    screen.columns.sheet_chosen.connect(
        lambda blad, tabel: reading.propose(screen.bestand, blad, tabel) if screen.bestand else None
    )
    screen.columns.check_wished.connect(screen.look)
    screen.check.choice_changed.connect(screen.look)
    screen.check.read_wished.connect(screen.store)
    screen.done.people_wished.connect(lambda: screen.context.navigate("kandidaten"))
    screen.done.another_wished.connect(screen.new)
    reading.opened.connect(screen.take_file)
    reading.proposed.connect(screen.take_opzet)
    reading.looked.connect(screen.take_controle)
    reading.stored.connect(screen.take_stored)
    reading.undone.connect(lambda result: _tell_undone(screen, result))
    reading.file_refused.connect(lambda fout: _refuse_file(screen, fout))
    reading.columns_refused.connect(screen.refuse_columns)


def _lay_out(screen: InlezenScreen) -> None:
    left = Card()
    left.add(screen.steps, 1)
    left.add(screen.busy)
    row = Beside()
    row.add_part(left, side=STEPS_WIDE)
    row.add_part(screen.pages)
    column = QVBoxLayout(screen)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(2))
    column.addWidget(PageHead(tr("Inlezen"), SUBTITLE))
    column.addLayout(row, 1)
