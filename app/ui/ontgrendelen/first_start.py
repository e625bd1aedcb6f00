"""The first start in three steps: who you are, your passphrase, practise or begin."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.paths import own_archive
from app.services.errors import UserError
from app.ui.jobs import Jobs
from app.ui.ontgrendelen.secret_step import SecretStep
from app.ui.ontgrendelen.steps import ExampleStep, ProfileStep, StepHead
from app.ui.theme import space
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton


class FirstStart(QWidget):
    """`opened(archief)` at the end; `unlock_wished(folder)` for one that exists; `example_wished()`."""

    opened = Signal(object)
    unlock_wished = Signal(Path)
    example_wished = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.jobs: Jobs = jobs
        self.archief: Any = None
        self.head = StepHead()
        self.profile = ProfileStep()
        self.secret = SecretStep(jobs, own_archive())
        self.example = ExampleStep()
        self.stack = QStackedWidget()
        self.back, self.next = SecondaryButton("Terug"), PrimaryButton("Volgende", "Ctrl Enter")
        self.next.setShortcut("Ctrl+Return")
        self.existing = LinkButton("Ik heb al een archief")
        self.back.clicked.connect(lambda: self.show_step(self.stack.currentIndex() - 1))
        self.next.clicked.connect(self.go_on)
        self.existing.clicked.connect(self._choose_existing)
        self.secret.made.connect(self._made)
        self.secret.ready_changed.connect(self._show_buttons)
        self._lay_out()
        self.show_step(0)

    def show_step(self, number: int) -> None:
        """Bring step 0, 1 or 2 to the front; what was typed stays."""
        self.stack.setCurrentIndex(number)
        self.head.show_step(number)
        self._show_buttons()
        self.stack.currentWidget().setFocus()

    def go_on(self) -> None:
        """The main button: check this step and go on; nothing happens twice."""
        number = self.stack.currentIndex()
        if number == 0 and self.profile.complete():
            self.show_step(1)
        elif number == 1:
            if self.archief is None:
                self.secret.make()
            elif self.secret.ready():
                self.show_step(2)
        elif number == 2:
            self._begin()

    def _made(self, archief: Any) -> None:
        self.archief = archief
        self.jobs.run(_save_profile, archief, self.profile.values(), failed=self._profile_refused, owner=self)
        self._show_buttons()

    def _profile_refused(self, fout: UserError) -> None:
        self.secret.melding.show_text(fout.tekst, "attention")

    def _begin(self) -> None:
        self.next.setEnabled(False)
        if not self.example.wanted():
            self.opened.emit(self.archief)
            return
        self.jobs.run(self.archief.close, done=lambda _: self.example_wished.emit(), owner=self)

    def _choose_existing(self) -> None:
        gekozen = QFileDialog.getExistingDirectory(
            self, "Kies de map van een archief", str(own_archive().parent)
        )
        if gekozen:
            self.unlock_wished.emit(Path(gekozen))

    def _show_buttons(self) -> None:
        number = self.stack.currentIndex()
        made = self.archief is not None
        texts = ("Volgende", "Volgende" if made else "Archief maken", "Beginnen")
        self.next.setText(texts[number])
        self.next.setEnabled(not (number == 1 and (self.secret.busy or (made and not self.secret.ready()))))
        self.back.setVisible(number > 0 and not (number == 1 and made))
        self.existing.setVisible(not made)

    def _lay_out(self) -> None:
        for step in (self.profile, self.secret, self.example):
            area = QScrollArea(widgetResizable=True)
            area.setWidget(step)
            step.setProperty("role", "scroll")
            area.setFocusProxy(step)
            self.stack.addWidget(area)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.existing)
        buttons.addStretch()
        buttons.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 32, 48, 28)
        column.setSpacing(space(3))
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        column.addLayout(buttons)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.profile)


def _save_profile(archief: object, waarden: dict[str, str]) -> object:
    from app.services.profiel import save_profiel

    return save_profiel(archief, waarden)
