"""What is wrong with the place of the archive, and what to do; nothing when the place is fine."""

from pathlib import Path

from app.ui.jobs import Jobs
from app.ui.language import said
from app.ui.ontgrendelen.parts import Melding


class PlaceNote(Melding):
    """Advice beside a folder; it stops nobody. Looking is done off the GUI thread: a disk may be slow."""

    def __init__(self, jobs: Jobs, folder: Path | None = None) -> None:
        super().__init__()
        self.jobs, self.folder = jobs, folder
        if folder is not None:
            self.show_folder(folder)

    def show_folder(self, folder: Path) -> None:
        """Judge another folder; an answer about the one before comes too late and is dropped."""
        self.folder = folder
        self.clear()
        self.jobs.run(_judge, folder, done=self._show, owner=self)

    def _show(self, answer: tuple[Path, str]) -> None:
        folder, text = answer
        if folder == self.folder and text:
            self.show_text(text, "attention")


def _judge(folder: Path) -> tuple[Path, str]:
    from app.services.bewaring.plaats import judge_folder

    found = judge_folder(folder)
    return folder, said(found.tekst) if found else ""
