"""A stage that becomes a job: one button, shown while it can."""

from app.services.change import Change
from app.ui.context import Context
from app.ui.language import tr
from app.ui.widgets.buttons import SecondaryButton

UITLEG = tr(
    "Maakt een nieuwe plaatsing met dezelfde werkgever, functie en uren, en legt vast dat zij uit deze stage "
    "volgde. De stage wordt afgesloten als doorgestroomd."
)


class StageButton(SecondaryButton):
    """Hidden for a plaatsing that is no stage, or from which a job already followed."""

    def __init__(self, context: Context, plaatsing_id: int) -> None:
        super().__init__(tr("Stage wordt plaatsing"), icon_name="arrow-right")
        self.context, self.plaatsing_id = context, plaatsing_id
        self.setObjectName("stage_wordt_plaatsing")
        self.setToolTip(UITLEG)
        self.setAccessibleDescription(UITLEG)
        self.clicked.connect(self.convert)
        self.hide()
        self.refresh(None)

    def refresh(self, change: Change | None) -> None:
        """Ask again whether it can."""
        from app.services.coachen.stages import can_convert

        if change is None or change.touches("plaatsing"):
            self.context.read(
                can_convert, self.plaatsing_id, done=self._show, failed=lambda _fout: None, owner=self
            )

    def convert(self) -> None:
        """Make the job."""
        from app.services.coachen.stages import convert_stage

        self.context.write(convert_stage, self.plaatsing_id, done=self._made, owner=self)

    def _show(self, can: bool) -> None:
        if can != self.isVisibleTo(self.parentWidget()):
            self.setVisible(can)

    def _made(self, _result: object) -> None:
        self.context.messages.show(tr("De plaatsing is gemaakt. Vul contract en loon aan."), "good")
