"""The list for the gemeente and the letters for employers: ask where, write, open the folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.context import Context
from app.ui.language import tr
from app.ui.saving import EXCEL, ask_place, tell_saved

Begin = Callable[..., None]


class Papieren:
    """`begin(service, *args, done=…)` runs the work with progress and stop; the screen gives it."""

    def __init__(self, context: Context, parent: QWidget, begin: Begin) -> None:
        self.context, self.parent, self.begin = context, parent, begin

    def ask_list(self, jaar: int, gemeente: int | None) -> None:
        """Ask where the workbook goes."""
        from app.services.looptijd.jaarpapier import jaarlijst_naam

        self.context.read(
            jaarlijst_naam,
            jaar,
            gemeente,
            done=lambda naam: self._save_list(jaar, gemeente, naam),
            owner=self.parent,
        )

    def ask_letters(self, jaar: int, gemeente: int | None) -> None:
        """Ask into which folder the letters go."""
        from app.services.looptijd.jaarpapier import save_brieven

        start = self.context.settings.export_folder or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self.parent, tr("Map voor de brieven"), start)
        if chosen:
            self.context.settings.export_folder = chosen
            self.begin(save_brieven, jaar, gemeente, Path(chosen), done=self._letters_made)

    def _save_list(self, jaar: int, gemeente: int | None, naam: str) -> None:
        from app.services.looptijd.jaarpapier import save_jaarlijst

        pad = ask_place(self.context, self.parent, tr("Lijst bewaren"), naam, EXCEL)
        if pad is not None:
            self.begin(save_jaarlijst, jaar, gemeente, pad, done=self._list_made)

    def _list_made(self, pad: Path) -> None:
        tell_saved(self.context, tr("De lijst {naam} is gemaakt.", naam=pad.name), pad)

    def _letters_made(self, paden: tuple[Path, ...]) -> None:
        count = tr("1 brief is") if len(paden) == 1 else tr("{aantal} brieven zijn", aantal=len(paden))
        tell_saved(self.context, tr("{aantal} gemaakt, één per werkgever.", aantal=count), paden[0])
