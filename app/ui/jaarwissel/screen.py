"""The run of 1 January: choose the year, look at every subsidie old and new, set them, make the papers."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.services.change import Change
from app.services.looptijd.jaar_records import Jaaroverzicht, Jaarresultaat
from app.ui.context import Context, Screen
from app.ui.jaarwissel.opmaak import Opmaak
from app.ui.jaarwissel.papieren import Papieren
from app.ui.jaarwissel.tabel import select_rows
from app.ui.jaarwissel.werk import LongWork
from app.ui.language import tr

PAUSE = 300  # milliseconds between a change elsewhere and a new look
FOLLOWED = ("plaatsing", "kandidaat", "wettelijk_bedrag", "gemeente", "werkgever")


class JaarwisselScreen(Screen):
    """Ctrl+Enter sets the subsidies; what runs long can be stopped and then changes nothing."""

    title = tr("Jaarwisseling")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.overview: Jaaroverzicht | None = None
        self.view = Opmaak(self, context)
        self.work = LongWork(context, self)
        self.papers = Papieren(context, self, self.work.begin)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._read)
        self._connect()
        self._busy(False)

    def open(self, jaar: int = 0, **_arg: Any) -> None:
        """Look at this year, or the one that one is busy with."""
        from app.services.dossiers.stamgegevens import list_gemeenten
        from app.services.looptijd.jaarwissel import suggest_jaar

        today = self.context.today()
        if jaar or not self.view.year.value():
            self.view.show_years((today.year, today.year + 1), jaar or suggest_jaar(today))
        self.context.read(list_gemeenten, done=self._fill, owner=self)
        self._read()
        self.view.table.setFocus()

    def refresh(self, change: Change | None) -> None:
        if self.isVisible() and (change is None or any(map(change.touches, FOLLOWED))):
            self._pause.start()

    def finish(self) -> None:
        """Set every subsidie that is not kept as it is now."""
        from app.services.looptijd.jaarwissel import run_jaarwissel

        if self.work.job is None and self.overview is not None and self.overview.te_doen:
            self.work.begin(run_jaarwissel, self.jaar(), done=self._set, writes=True)

    def jaar(self) -> int:
        """The year of the 1 January in view."""
        return int(self.view.year.value())

    def gemeente(self) -> int | None:
        """The gemeente in view; None for all."""
        return int(self.view.gemeente.content() or 0) or None

    def _read(self) -> None:
        from app.services.looptijd.jaarwissel import preview_jaarwissel

        if self.work.job is not None:
            self._pause.start()
            return
        self.work.begin(preview_jaarwissel, self.jaar(), done=self._show)

    def _fill(self, gemeenten: Sequence[tuple[int, str]]) -> None:
        named = [(str(number), naam or tr("(zonder naam)")) for number, naam in gemeenten]
        self.view.gemeente.set_choices((("", tr("Alle gemeenten")), *named))

    def _show(self, overview: Jaaroverzicht) -> None:
        self.overview = overview
        self.view.show_overview(overview)
        self._filter()

    def _filter(self) -> None:
        if self.overview is not None:
            rows = select_rows(self.overview, self.view.gemeente.content(), self.view.filter.value())
            self.view.show_rows(rows, self.overview)

    def _set(self, result: tuple[Jaarresultaat, Change]) -> None:
        done = result[0]
        if not (done.nieuw or done.gewijzigd or done.vervallen):
            self.context.messages.show(tr("Alles was al vastgelegd. Er is niets veranderd."), "info")
            return
        parts = [tr("{nieuw} vastgelegd", nieuw=done.nieuw)]
        parts += [tr("{gewijzigd} met een nieuwe versie", gewijzigd=done.gewijzigd)] if done.gewijzigd else []
        parts += [tr("{vervallen} vervallen", vervallen=done.vervallen)] if done.vervallen else []
        parts += [tr("{gelijk} bleven gelijk", gelijk=done.gelijk)] if done.gelijk else []
        action = (tr("Lijst voor de gemeente"), lambda: self.papers.ask_list(self.jaar(), self.gemeente()))
        self.context.messages.show(
            tr("1 januari {jaar}: {delen}.", jaar=self.jaar(), delen=", ".join(parts)), "good", action
        )

    def _busy(self, busy: bool) -> None:
        self.view.show_busy(busy, self.overview)

    def _connect(self) -> None:
        view = self.view
        self.work.busy.connect(self._busy)
        self.work.progressed.connect(view.bar.set_value)
        view.set_all.clicked.connect(self.finish)
        view.stop.clicked.connect(self.work.stop)
        view.list_button.clicked.connect(lambda: self.papers.ask_list(self.jaar(), self.gemeente()))
        view.letters_button.clicked.connect(lambda: self.papers.ask_letters(self.jaar(), self.gemeente()))
        view.year_chosen.connect(self._read)
        view.gemeente.ended.connect(self._filter)
        view.filter.chosen.connect(lambda _value: self._filter())
        view.table.activated_id.connect(view.open_dossier)
