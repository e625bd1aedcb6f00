"""The list for the gemeente and the letters for employers: ask where, write, open the folder."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.context import Context

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
        chosen = QFileDialog.getExistingDirectory(self.parent, "Map voor de brieven", start)
        if chosen:
            self.context.settings.export_folder = chosen
            self.begin(save_brieven, jaar, gemeente, Path(chosen), done=self._letters_made)

    def _save_list(self, jaar: int, gemeente: int | None, naam: str) -> None:
        from app.services.looptijd.jaarpapier import save_jaarlijst

        start = str(Path(self.context.settings.export_folder or Path.home()) / naam)
        pad, _ = QFileDialog.getSaveFileName(self.parent, "Lijst bewaren", start, "Excel (*.xlsx)")
        if pad:
            self.context.settings.export_folder = str(Path(pad).parent)
            self.begin(save_jaarlijst, jaar, gemeente, Path(pad), done=self._list_made)

    def _list_made(self, pad: Path) -> None:
        self._tell(f"De lijst {pad.name} is gemaakt.", pad.parent)

    def _letters_made(self, paden: tuple[Path, ...]) -> None:
        count = "1 brief is" if len(paden) == 1 else f"{len(paden)} brieven zijn"
        self._tell(f"{count} gemaakt, één per werkgever.", paden[0].parent)

    def _tell(self, text: str, folder: Path) -> None:
        place: Any = QUrl.fromLocalFile(str(folder))
        action = ("Open de map", lambda: QDesktopServices.openUrl(place))
        self.context.messages.show(text, "good", action)
