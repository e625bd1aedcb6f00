"""The steps themselves: each is made at its first visit and kept while the meting is open."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from app.ui.meting.controle import ControlePage
from app.ui.meting.draft import Draft
from app.ui.meting.forms import GegevensPage
from app.ui.meting.normfunctie import NormfunctiePage
from app.ui.meting.page import StepPage
from app.ui.meting.rapport import RapportPage
from app.ui.meting.taken import TakenPage
from app.ui.meting.waarnemen import WaarnemenPage
from app.ui.meting.zienswijzen import ZienswijzenPage

PAGES: dict[str, Callable[[Draft], StepPage]] = {
    "gegevens": GegevensPage,
    "taken": TakenPage,
    "normfunctie": NormfunctiePage,
    "waarnemen": WaarnemenPage,
    "zienswijzen": ZienswijzenPage,
    "controle": ControlePage,
    "rapport": RapportPage,
}


class Pages(QStackedWidget):
    """`step_wished(name)`, `jump(plaats)` to mend a finding, `opened(id)` when another meting was made."""

    step_wished = Signal(str)
    jump = Signal(str)
    opened = Signal(int)

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        self.pages: dict[str, StepPage] = {}

    def page(self) -> StepPage | None:
        """The step in front."""
        page = self.currentWidget()
        return page if isinstance(page, StepPage) else None

    def bring(self, name: str) -> StepPage:
        """Bring a step to the front, up to date; what the one before still had to make waits for its turn."""
        if (before := self.page()) is not None:
            before.turns.forget()
        page = self.pages.get(name)
        if page is None:
            page = self.pages[name] = PAGES[name](self.draft)
            self.addWidget(page)
            self._connect(page)
        self.setCurrentWidget(page)
        page.enter()
        return page

    def forget(self) -> None:
        """Another meting is opened: let these go."""
        for page in self.pages.values():
            page.turns.forget()
            self.removeWidget(page)
            page.deleteLater()
        self.pages.clear()

    def _connect(self, page: StepPage) -> None:
        if isinstance(page, ControlePage):
            page.jump.connect(self.jump)
        elif isinstance(page, RapportPage):
            page.opened.connect(self.opened)
            page.to_findings.connect(lambda: self.step_wished.emit("controle"))
        elif isinstance(page, WaarnemenPage):
            page.to_tasks.clicked.connect(lambda: self.step_wished.emit("taken"))
