"""The first start in three steps: who you are, your passphrase, practise or begin."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from app.paths import own_archive
from app.services.errors import UserError
from app.ui.jobs import Jobs
from app.ui.language import said, tr
from app.ui.ontgrendelen.parts import reading_column
from app.ui.ontgrendelen.secret_step import SecretStep
from app.ui.ontgrendelen.steps import ExampleStep, ProfileStep, StepHead
from app.ui.theme import space
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import label

PROFILE, SECRET, EXAMPLE = range(3)


class FirstStart(QWidget):
    """`made(archief)` when it exists, `opened(archief)` at the end; two wishes lead to another page."""

    made = Signal(object)
    opened = Signal(object)
    unlock_wished = Signal(Path)
    example_wished = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.jobs: Jobs = jobs
        self.archief: Any = None
        self.head, self.profile, self.example = StepHead(), ProfileStep(), ExampleStep()
        self.secret = SecretStep(jobs, own_archive())
        self.stack = QStackedWidget()
        self.back, self.next = SecondaryButton(tr("Terug")), PrimaryButton(tr("Volgende"), "Ctrl Enter")
        self.existing, self.reason = LinkButton(tr("Ik heb al een archief")), label("", "muted", wrap=True)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.back.clicked.connect(lambda: self.show_step(self.stack.currentIndex() - 1))
        self.next.clicked.connect(self.go_on)
        self.existing.clicked.connect(self._choose_existing)
        self.secret.made.connect(self._made)
        self.secret.ready_changed.connect(self._show_buttons)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.go_on)
        self._lay_out()
        self.show_step(PROFILE)

    def show_step(self, number: int) -> None:
        """Bring a step to the front; what was typed stays."""
        self.stack.setCurrentIndex(number)
        self.head.show_step(number)
        self._show_buttons()
        self.setFocusProxy(self.step())
        self.step().setFocus()

    def step(self) -> QWidget:
        """The step in front."""
        return (self.profile, self.secret, self.example)[self.stack.currentIndex()]

    def go_on(self) -> None:
        """The main button: check this step and go on; nothing happens twice."""
        if not self.next.isEnabled():
            return
        if self.step() is self.profile:
            if self.profile.complete():
                self.show_step(SECRET)
        elif self.step() is self.example:
            self._begin()
        elif self.archief is None:
            self.secret.make()
        else:
            self.show_step(EXAMPLE)

    def _made(self, archief: Any) -> None:
        self.archief = archief
        self.made.emit(archief)
        self._save_profile()

    def _save_profile(self) -> None:
        self.jobs.run(
            _save_profile, self.archief, self.profile.values(), failed=self._profile_refused, owner=self
        )

    def _profile_refused(self, fout: UserError) -> None:
        self.secret.melding.show_text(
            tr("Uw gegevens: {tekst} Vul dit aan bij Instellingen.", tekst=said(fout.tekst)),
            "attention",
        )

    def _begin(self) -> None:
        for button in (self.next, self.back):
            button.setEnabled(False)
        archief, self.archief = self.archief, None
        if self.example.wanted():
            self.jobs.run(archief.close, done=lambda _: self.example_wished.emit(), owner=self)
        else:
            self.opened.emit(archief)

    def _choose_existing(self) -> None:
        gekozen = QFileDialog.getExistingDirectory(
            self, tr("Kies de map van een archief"), str(own_archive().parent)
        )
        if gekozen:
            self.unlock_wished.emit(Path(gekozen))

    def _show_buttons(self) -> None:
        number, made, busy = self.stack.currentIndex(), self.archief is not None, self.secret.busy
        self.next.setText(
            (tr("Volgende"), tr("Volgende") if made else tr("Archief maken"), tr("Beginnen"))[number]
        )
        waits = number == SECRET and made and not self.secret.ready()
        self.next.setEnabled(not busy and not waits)
        self.reason.setText(tr("Zet het vinkje als de sleutel bewaard is") if waits else "")
        self.back.setVisible(number == EXAMPLE or (number == SECRET and not made))
        self.existing.setVisible(not made)
        for other in (self.back, self.existing):
            other.setEnabled(not busy)

    def _lay_out(self) -> None:
        for step in (self.profile, self.secret, self.example):
            area = QScrollArea(widgetResizable=True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(step)
            step.setProperty("role", "scroll")
            self.stack.addWidget(area)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(2))
        buttons.addLayout(Flow(step=2).add_all(self.back, self.existing))
        buttons.addWidget(self.reason, 1)
        buttons.addWidget(self.next)
        column = reading_column(self, 660, 32)
        column.setSpacing(space(3))
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        column.addLayout(buttons)


def _save_profile(archief: Any, waarden: Mapping[str, str]) -> object:
    from app.services.dossiers.profiel import save_profiel

    return save_profiel(archief, waarden)
