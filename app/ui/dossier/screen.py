"""The dossier: head, four figures, tabs at the left, the time line at the right."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Change, Ref
from app.services.records import Dossier
from app.ui.context import Context, Screen
from app.ui.dossier.head import Figures, dossier_subtitle
from app.ui.dossier.signalen import ask_wijziging
from app.ui.dossier.tabs import TABS
from app.ui.dossier.tijdlijn import Tijdlijn
from app.ui.language import tr
from app.ui.theme import space, theme
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import Avatar, Card, PageHead
from app.ui.widgets.lazy_tabs import LazyTabs

ROOM_FOR_TIJDLIJN = 900  # pixels


class DossierScreen(Screen):
    """`open(id=…, tab=…)`; everything on it follows the archive."""

    title = tr("Dossier")
    makes_room = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.kandidaat_id = 0
        self.dossier: Dossier | None = None
        self.avatar = Avatar("")
        self.work = SecondaryButton(tr("Werk gewijzigd"), icon_name="refresh")
        self.work.setObjectName("werk_gewijzigd")
        self.work.setAccessibleName(tr("Werkstructuur gewijzigd"))
        self.work.setToolTip(tr("Leg vast dat de werkstructuur is gewijzigd: leidinggevende, rooster, taken"))
        self.work.clicked.connect(self._work_changed)
        self.measure = SecondaryButton(tr("Nieuwe meting"), icon_name="gauge")
        self.measure.setObjectName("nieuwe_meting")
        self.measure.clicked.connect(self._new_meting)
        self.contact = PrimaryButton(tr("Contact"), "Ctrl N", icon_name="plus")
        self.contact.clicked.connect(lambda: self.context.log_contact(self.kandidaat_id))
        self.head = PageHead("", "", (self.work, self.measure, self.contact), left=self.avatar)
        self.figures, self.tijdlijn = Figures(), Tijdlijn(context)
        self.tabs = LazyTabs([(name, title) for name, title, _kind in TABS])
        self.parts = self.tabs.parts
        self.tabs.built.connect(self._show_on)
        self.tabs.tabBar().setProperty("dense", True)  # nine tabs side by side at 1366 pixels
        self._lay_out()

    def open(self, id: int = 0, tab: str = "", plaatsing: int = 0, focus: str = "") -> None:  # noqa: A002
        """Show this kandidaat; `tab` names a tab, `plaatsing` a job, `focus` a field of Gegevens."""
        if id and id != self.kandidaat_id:
            self.kandidaat_id, self.dossier = id, None
            self.tabs.fill(_makers(self.context, Ref("kandidaat", id)))
        if plaatsing:
            tab = "plaatsing"
            self.tabs.part("plaatsing").choose(plaatsing)
        if tab:
            self.tabs.go_to(tab)
        if focus:
            self.tabs.part("gegevens").form.focus(focus)
        else:
            self.tabs.tabBar().setFocus()
        self._read()

    def refresh(self, change: Change | None) -> None:
        if self.kandidaat_id and (change is None or _concerns(change, self.kandidaat_id)):
            self._read()
            for part in self.parts.values():
                part.refresh(change)

    def new(self) -> None:
        """A new plaatsing."""
        self.tabs.go_to("plaatsing")
        self.tabs.part("plaatsing").new()

    def leave(self) -> None:
        for part in self.parts.values():
            part.flush()

    def kandidaat(self) -> int:
        """Whom a quick contact is about."""
        return self.kandidaat_id

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tijdlijn.setVisible(event.size().width() >= theme.pixels(ROOM_FOR_TIJDLIJN))

    def _read(self) -> None:
        from app.services.dossiers.dossier import read_dossier

        self.context.read(read_dossier, self.kandidaat_id, done=self._show, failed=self._gone)

    def _gone(self, fout: Any) -> None:
        self.context.messages.refuse(fout)
        self.context.navigate("kandidaten")

    def _show(self, dossier: Dossier) -> None:
        if dossier.id != self.kandidaat_id:
            return
        self.dossier = dossier
        self.avatar.initials = dossier.initialen
        self.avatar.update()
        self.head.set_texts(dossier.naam, dossier_subtitle(dossier))
        self.figures.show_dossier(dossier)
        self.tijdlijn.show_events(dossier.tijdlijn)
        reason = _no_meting_because(dossier)
        self.work.setEnabled(not reason)
        self.measure.setEnabled(not reason)
        self.measure.setToolTip(reason)
        for place, (name, title, kind) in enumerate(TABS):
            self._show_on(name)
            count = kind.count(dossier)
            self.tabs.setTabText(place, f"{title} {count}" if count else title)

    def _show_on(self, name: str) -> None:
        """On a tab that was visited: what the dossier says; the others hear it at their first visit."""
        if name in self.parts and self.dossier is not None:
            self.parts[name].show_dossier(self.dossier)

    def _work_changed(self) -> None:
        if self.dossier is not None and self.dossier.huidige is not None:
            ask_wijziging(self.context, self.dossier.huidige.id)

    def _new_meting(self) -> None:
        from app.services.meten.metingen import create_meting

        if self.dossier is not None and self.dossier.huidige is not None:
            self.context.write(create_meting, self.dossier.huidige.id, done=self._made, owner=self)

    def _made(self, result: tuple[int, Change]) -> None:
        self.context.navigate("meting", id=result[0])

    def _lay_out(self) -> None:
        left = Card()
        left.add(self.tabs, 1)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(left, 1)
        row.addWidget(self.tijdlijn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.head)
        column.addWidget(self.figures)
        column.addLayout(row, 1)


def _makers(context: Context, kandidaat: Ref) -> dict[str, Callable[[], QWidget]]:
    return {name: partial(kind, context, kandidaat) for name, _title, kind in TABS}


def _no_meting_because(dossier: Dossier) -> str:
    if dossier.huidige is None:
        return tr("Voeg eerst een plaatsing toe op het tabblad Plaatsing.")
    return ""


def _concerns(change: Change, kandidaat_id: int) -> bool:
    others = ("werkgever", "gemeente", "wettelijk_bedrag")
    return change.touches("kandidaat", kandidaat_id) or any(change.touches(soort) for soort in others)
