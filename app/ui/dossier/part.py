"""The base of a tab of the dossier."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.change import Change, Ref
from app.services.records import Dossier
from app.ui.context import Context
from app.ui.theme import space
from app.ui.widgets.object_form import ObjectForm


class DossierTab(QWidget):
    """One tab for one kandidaat; `column` holds its parts from top to bottom."""

    def __init__(self, context: Context, kandidaat: Ref) -> None:
        super().__init__()
        self.context, self.kandidaat = context, kandidaat
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, space(2), space(1), 0)
        self.column.setSpacing(space(2))

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what the dossier says now."""

    @staticmethod
    def count(_dossier: Dossier) -> int:
        """The number beside the name of the tab; nothing at zero."""
        return 0

    def refresh(self, change: Change | None) -> None:
        """Let the forms follow a change made elsewhere."""
        for form in self.findChildren(ObjectForm):
            form.refresh(change)

    def flush(self) -> None:
        """Store what is being typed."""
        for form in self.findChildren(ObjectForm):
            form.flush()
