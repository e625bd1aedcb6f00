"""Take amounts over from a colleague's file, and save one's own for a colleague."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.services.bedragen.bestand import Proef
from app.ui.bedragen.act_panel import trial_panel
from app.ui.bedragen.waiting import Waiting
from app.ui.context import Context
from app.ui.language import tr
from app.ui.saving import ask_place, tell_saved
from app.ui.theme import space
from app.ui.widgets.buttons import SecondaryButton

TOML = tr("Wettelijke bedragen (*.toml)")
NAAM = "wettelijke-bedragen.toml"


class FileButtons(QWidget):
    """Two buttons; nothing of a file is stored before the button in the panel."""

    def __init__(self, context: Context, waiting: Waiting) -> None:
        super().__init__()
        self.context, self.waiting = context, waiting
        read = SecondaryButton(tr("Inlezen"), icon_name="download")
        save = SecondaryButton(tr("Bewaar"), icon_name="upload")
        read.setObjectName("bedragen_inlezen")
        read.setToolTip(
            tr("Neem bedragen van een collega over uit een bestand; u ziet eerst wat er verandert.")
        )
        read.clicked.connect(self._ask_file)
        save.setObjectName("bedragen_bewaren")
        save.setToolTip(tr("Bewaar uw eigen bedragen als bestand, om door te geven aan een collega."))
        save.clicked.connect(self._ask_place)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        row.addWidget(read)
        row.addWidget(save)

    def take_over(self, pad: Path) -> None:
        """Look at a file: what is new, different and wrong in it."""
        from app.services.bedragen.bestand import try_bestand

        def show(proef: Proef) -> None:
            self.context.show_panel(
                trial_panel(self.context, proef, pad.name, tr("Lees in")), tr("Bedragen inlezen")
            )

        self.waiting.follow(self.context.read(try_bestand, pad, done=show, owner=self, lane="lang"))

    def save_to(self, pad: Path) -> None:
        """Write the own amounts."""
        from app.services.bedragen.bestand import save_bedragen

        self.context.read(save_bedragen, pad, done=lambda count: self._saved(pad, count), owner=self)

    def _ask_file(self) -> None:
        folder = self.context.settings.export_folder or str(Path.home())
        pad, _ = QFileDialog.getOpenFileName(self, tr("Bedragen inlezen"), folder, TOML)
        if pad:
            self.take_over(Path(pad))

    def _ask_place(self) -> None:
        pad = ask_place(self.context, self, tr("Bedragen bewaren"), NAAM, TOML)
        if pad is not None:
            self.save_to(pad.with_suffix(".toml"))

    def _saved(self, pad: Path, count: int) -> None:
        what = tr("1 eigen bedrag") if count == 1 else tr("{aantal} eigen bedragen", aantal=count)
        tell_saved(self.context, tr("{naam} is bewaard, met {wat}.", naam=pad.name, wat=what), pad)
