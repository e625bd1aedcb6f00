"""The quiet button "Document maken": a menu of papers, each opens its panel."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from app.services.coachen.papierkeuze import TITELS
from app.services.records import Dossier
from app.ui.context import Context
from app.ui.language import said, tr
from app.ui.widgets.buttons import SecondaryButton

VAN_DOSSIER = tuple(soort for soort in TITELS if soort != "stageoverzicht")
VAN_ALLEN = ("urenstaat", "stageoverzicht")


class PaperButton(SecondaryButton):
    """Of one dossier, once `dossier` is set; without one about everybody."""

    def __init__(
        self, context: Context, soorten: Sequence[str] = VAN_DOSSIER, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Document maken"), icon_name="file-text", parent=parent)
        self.context, self.soorten = context, soorten
        self.dossier: Dossier | None = None
        self.setObjectName("document_maken")
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> QMenu:
        """Show the papers under the button."""
        menu = QMenu(self)
        for soort in self.soorten:
            menu.addAction(said(TITELS[soort])).triggered.connect(lambda _on, s=soort: self.open_paper(s))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        return menu

    def open_paper(self, soort: str) -> None:
        """Open the panel of a paper."""
        from app.ui.coaching.paper_panel import PaperPanel

        self.context.show_panel(PaperPanel(self.context, soort, self.dossier), said(TITELS[soort]))
