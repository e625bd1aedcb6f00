"""What the gemeente decided: day, amount, and why it differs; each field is kept at once."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.change import Ref
from app.ui.context import Context
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.object_form import ObjectForm
from app.ui.widgets.text import label


class BesluitPanel(QWidget):
    """The decision on one receipt; `uitleg` says about whom and what."""

    def __init__(self, context: Context, ref: Ref, uitleg: str) -> None:
        super().__init__()
        self.context, self.form = context, ObjectForm(context, ref)
        self.setFocusProxy(self.form)
        ready = PrimaryButton(tr("Klaar"), "Ctrl Enter")
        ready.setObjectName("paneel_klaar")
        ready.clicked.connect(self.finish)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(label(uitleg, "muted", wrap=True))
        column.addWidget(self.form)
        column.addWidget(ready)
        column.addStretch()
        self.form.focus("besluit_datum")

    def finish(self) -> None:
        """Store what is being typed and close; a refused field keeps the panel open."""
        self.form.flush()
        self.context.close_panel()


def show_besluit(context: Context, ref: Ref, uitleg: str) -> None:
    """Open the panel for the decision on this receipt."""
    context.show_panel(BesluitPanel(context, ref, uitleg), tr("Besluit van de gemeente"), tr("Esc sluit"))
