"""The screen: a tab per subject."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.services.change import Change
from app.ui.context import Context, Screen
from app.ui.instellingen.archief import ArchiefTab
from app.ui.instellingen.backups import BackupsTab
from app.ui.instellingen.logboek import LogboekTab
from app.ui.instellingen.profiel import ProfielTab
from app.ui.instellingen.regimes import RegimesTab
from app.ui.instellingen.signalen import SignalenTab
from app.ui.instellingen.stamgegevens import GemeentenTab, WerkgeversTab
from app.ui.instellingen.uiterlijk import UiterlijkTab
from app.ui.instellingen.woorden import WoordenTab
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.card import PageHead
from app.ui.widgets.lazy_tabs import LazyTabs

TABS = (
    ("profiel", tr("Profiel"), ProfielTab),
    ("gemeenten", tr("Gemeenten"), GemeentenTab),
    ("werkgevers", tr("Werkgevers"), WerkgeversTab),
    ("regimes", tr("Regimes"), RegimesTab),
    ("signalen", tr("Signalen"), SignalenTab),
    ("uiterlijk", tr("Uiterlijk"), UiterlijkTab),
    ("woorden", tr("Woorden"), WoordenTab),
    ("archief", tr("Archief"), ArchiefTab),
    ("backups", tr("Back-ups"), BackupsTab),
    ("logboek", tr("Logboek"), LogboekTab),
)


class InstellingenScreen(Screen):
    """Settings; each change is kept at once."""

    title = tr("Instellingen")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.tabs = LazyTabs([(name, title) for name, title, _kind in TABS])
        self.parts = self.tabs.parts
        self.tabs.fill({name: partial(kind, context) for name, _title, kind in TABS})
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(PageHead(tr("Instellingen"), tr("Elke wijziging wordt meteen bewaard")))
        column.addWidget(self.tabs, 1)

    def open(self, tab: str = "", id: int | None = None, **_arg: Any) -> None:  # noqa: A002 - the window's word
        """Show a tab by name; `id` is a werkgever found by searching."""
        if id is not None:
            tab = "werkgevers"
        if tab:
            self.tabs.go_to(tab)
        if id is not None:
            self.parts["werkgevers"].choose(id)
        if not self.isAncestorOf(QApplication.focusWidget() or self):
            self.tabs.tabBar().setFocus()

    def refresh(self, change: Change | None) -> None:
        for part in self.parts.values():
            part.refresh(change)

    def new(self) -> None:
        """A new gemeente or werkgever on those tabs."""
        part = self.tabs.current_part()
        if hasattr(part, "new"):
            part.new()

    def leave(self) -> None:
        for part in self.parts.values():
            part.flush()
