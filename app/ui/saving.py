"""Where a file goes and how one finds it again: one way for every file the program writes."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.context import Context
from app.ui.language import tr

PDF, EXCEL = "PDF (*.pdf)", "Excel (*.xlsx)"


def ask_place(context: Context, owner: QWidget, title: str, naam: str, kind: str = PDF) -> Path | None:
    """Ask where a file goes, beginning in the folder of the last one; None when the user thinks better."""
    settings = context.settings
    start = str(Path(settings.export_folder or Path.home()) / naam)
    chosen, _kind = QFileDialog.getSaveFileName(owner, title, start, kind)
    if not chosen:
        return None
    settings.export_folder = str(Path(chosen).parent)
    return Path(chosen)


def tell_saved(context: Context, text: str, pad: Path) -> None:
    """Say what was written, with a button that opens the folder it lies in."""
    context.messages.show(text, "good", (tr("Open de map"), lambda: open_folder(pad.parent)))


def tell_place(context: Context, pad: Path) -> None:
    """As `tell_saved`, for a file that needs no more words than where it lies."""
    tell_saved(context, tr("Bewaard in {map}: {naam}", map=pad.parent.name, naam=pad.name), pad)


def open_folder(folder: Path) -> None:
    """Show a folder in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
