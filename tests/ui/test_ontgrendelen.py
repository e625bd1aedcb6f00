"""The unlock window on real files, with real keys: four errors, four answers, and nothing overwritten."""

import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.models.archive import Archive
from app.models.errors import (
    ArchiveBusy,
    ArchiveFull,
    ArchiveNewer,
    ArchiveReadOnly,
    ArchiveUnreachable,
    EngineTooOld,
)
from app.services import voorbeeld
from app.services.archief import MELDINGEN, create_archief
from app.services.voortgang import report
from app.ui.jobs import Jobs, Progress
from app.ui.ontgrendelen.unlock import WEG, LinkButton, PathLabel
from app.ui.ontgrendelen.window import OntgrendelWindow
from app.ui.settings import Settings
from app.ui.theme import apply_theme
from tests.conftest import SNEL, WACHTWOORD

ENTER = Qt.Key.Key_Return


@pytest.fixture
def folder(leeg_archief: Path, tmp_path: Path) -> Path:
    place = tmp_path / "mijn archief"
    shutil.copytree(leeg_archief, place)
    return place


@pytest.fixture
def window(jobs: Jobs, tmp_path: Path, show: Any, own_home: Path) -> Iterator[OntgrendelWindow]:
    """The window; every archive it opens is closed at the end."""
    opened: list[Any] = []
    made = OntgrendelWindow(jobs, Settings(tmp_path / "test.ini"))
    made.opened.connect(opened.append)
    made.seen = opened
    yield show(made)
    jobs.wait_idle()
    for archief in opened:
        archief.close()


def try_to_open(window: OntgrendelWindow, qtbot: QtBot, text: str) -> str:
    """Type and press Enter; answers what the window says."""
    window.page().field.edit.selectAll()
    qtbot.keyClicks(window.page().field.edit, text)
    qtbot.keyClick(window.page().field.edit, ENTER)
    assert window.jobs.wait_idle()
    return window.page().melding.text.text()


def prints(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()}


def test_the_right_passphrase_opens(window: OntgrendelWindow, folder: Path, qtbot: QtBot) -> None:
    window.show_unlock(folder)
    assert window.page().field.edit.hasFocus()
    assert try_to_open(window, qtbot, WACHTWOORD) == ""
    assert [archief.naam for archief in window.seen] == ["mijn archief"]


def spoil_key(folder: Path) -> None:
    for path in folder.glob("sleutel*.json"):
        path.write_bytes(b"{" + path.read_bytes()[9:])


def spoil_page(folder: Path) -> None:
    database = folder / "archief.db"
    database.write_bytes(b"\1" * 4096 + database.read_bytes()[4096:])


def empty(folder: Path) -> None:
    (folder / "archief.db").write_bytes(b"")


def remove(folder: Path) -> None:
    (folder / "archief.db").unlink()


@pytest.mark.parametrize(
    ("spoil", "secret", "words"),
    [
        (lambda _folder: None, "niet het wachtwoord", ("past niet", "herstelsleutel")),
        (spoil_key, WACHTWOORD, ("beschadigd", "Zet een back-up")),
        (spoil_page, WACHTWOORD, ("beschadigd", "Zet een back-up")),
        (empty, WACHTWOORD, ("leeg (0 bytes)", "Zet een back-up")),
        (remove, WACHTWOORD, ("geen archief", "Zet een back-up")),
    ],
    ids=["verkeerd", "sleutel kapot", "bladzijde kapot", "leeg", "weg"],
)
def test_each_error_has_its_own_answer_and_touches_nothing(
    window: OntgrendelWindow,
    folder: Path,
    qtbot: QtBot,
    spoil: Callable[[Path], None],
    secret: str,
    words: tuple[str, ...],
) -> None:
    spoil(folder)
    before = prints(folder)
    window.show_unlock(folder)
    said = try_to_open(window, qtbot, secret)
    assert all(word in said for word in words)
    assert before.items() <= prints(folder).items()
    assert window.seen == []
    assert window.page().field.edit.hasFocus()
    assert window.page().field.edit.selectedText()


@pytest.mark.parametrize(
    "fout",
    [ArchiveNewer, ArchiveBusy, ArchiveFull, ArchiveReadOnly, ArchiveUnreachable, EngineTooOld],
    ids=lambda e: e.__name__,
)
def test_rarer_errors_say_what_to_do_too(
    window: OntgrendelWindow, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, fout: Any
) -> None:
    def refuse(*_arg: object) -> None:
        raise fout

    monkeypatch.setattr(Archive, "open", refuse)
    window.show_unlock(folder)
    assert try_to_open(window, qtbot, WACHTWOORD) == MELDINGEN[fout]


def test_the_four_answers_differ() -> None:
    assert len(set(MELDINGEN.values())) == len(MELDINGEN)


def test_nothing_typed_is_asked_for_in_words(window: OntgrendelWindow, folder: Path, qtbot: QtBot) -> None:
    window.show_unlock(folder)
    assert try_to_open(window, qtbot, "") == "Vul het wachtwoord of de herstelsleutel in."
    assert not window.jobs.busy


def test_a_second_enter_while_it_opens_does_nothing(
    window: OntgrendelWindow, folder: Path, qtbot: QtBot
) -> None:
    window.show_unlock(folder)
    page = window.page()
    qtbot.keyClicks(page.field.edit, WACHTWOORD)
    for _ in range(3):
        page.unlock()
    assert not page.other.isEnabled()
    assert window.jobs.wait_idle()
    assert len(window.seen) == 1


def test_after_a_mistake_the_right_passphrase_opens(
    window: OntgrendelWindow, folder: Path, qtbot: QtBot
) -> None:
    window.show_unlock(folder)
    assert "past niet" in try_to_open(window, qtbot, "vergist")
    assert try_to_open(window, qtbot, WACHTWOORD) == ""
    assert len(window.seen) == 1


def test_the_recovery_key_opens_however_it_is_typed(
    window: OntgrendelWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    archive, key = Archive.create(tmp_path / "nieuw", WACHTWOORD, kdf=SNEL)
    archive.close()
    window.show_unlock(tmp_path / "nieuw")
    page = window.page()
    qtbot.mouseClick(page.forgot, Qt.MouseButton.LeftButton)
    assert "van uw papier" in page.melding.text.text()
    assert page.field.edit.echoMode() == page.field.edit.EchoMode.Normal
    assert try_to_open(window, qtbot, key.lower().replace("-", " ")) == ""
    assert page.forgotten
    assert len(window.seen) == 1


def test_the_eye_shows_and_hides(window: OntgrendelWindow, folder: Path) -> None:
    window.show_unlock(folder)
    field = window.page().field
    for mode in (field.edit.EchoMode.Normal, field.edit.EchoMode.Password):
        field.eye.trigger()
        assert field.edit.echoMode() == mode


def test_a_folder_that_is_away_is_said_before_anything_is_typed(
    window: OntgrendelWindow, tmp_path: Path
) -> None:
    window.show_unlock(tmp_path / "stick" / "archief")
    assert window.page().melding.text.text() == WEG
    assert not (tmp_path / "stick").exists()


def test_another_archive_is_chosen_by_its_folder(
    window: OntgrendelWindow, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_unlock(folder.parent / "weg")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arg: str(folder))
    qtbot.mouseClick(window.page().other, Qt.MouseButton.LeftButton)
    assert window.page().folder == folder
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arg: "")
    qtbot.mouseClick(window.page().other, Qt.MouseButton.LeftButton)
    assert window.page().folder == folder


def test_a_long_path_is_cut_in_the_middle(window: OntgrendelWindow, folder: Path) -> None:
    deep = folder.parent / "/".join(["een heel lange mapnaam"] * 12) / "archief"
    window.show_unlock(deep)
    place = window.page().findChild(PathLabel)
    assert place.toolTip() == str(deep)
    assert place.width() < 560
    assert window.width() <= 1040


@pytest.fixture
def quick_example(monkeypatch: pytest.MonkeyPatch, leeg_archief: Path) -> list[Path]:
    """The example is an archive with nothing in it, made at once."""
    made: list[Path] = []

    def ensure(folder: Path, progress: Progress) -> None:
        if not folder.exists():
            archief, _ = create_archief(folder, voorbeeld.PASSPHRASE)
            archief.close()
            made.append(folder)

    monkeypatch.setattr(voorbeeld, "ensure_voorbeeld", ensure)
    return made


def test_the_example_shows_and_fills_in_its_passphrase(
    window: OntgrendelWindow, qtbot: QtBot, quick_example: list[Path]
) -> None:
    window.show_example()
    page = window.page()
    assert not page.button.isEnabled()
    assert window.jobs.wait_idle()
    assert voorbeeld.PASSPHRASE in page.hint.text.text()
    assert page.button.hasFocus()
    qtbot.keyClick(page.button, ENTER)
    assert window.jobs.wait_idle()
    assert [archief.archive.folder for archief in window.seen] == quick_example


def test_making_the_example_shows_how_far_it_is_and_can_be_stopped(
    window: OntgrendelWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, made = [], []

    def ensure(folder: Path, progress: Progress) -> None:
        begun.append(folder)
        report(progress, 40, 100, "Gestopt. Er is niets gemaakt.")
        if len(begun) == 1:
            assert progress._stop.wait(30)
            report(progress, 41, 100, "Gestopt. Er is niets gemaakt.")
        made.append(folder)

    monkeypatch.setattr(voorbeeld, "ensure_voorbeeld", ensure)
    window.show_example()
    page = window.page()
    assert not page.work.isVisible()
    qtbot.waitUntil(page.work.isVisible)
    assert not page.button.isEnabled()
    qtbot.mouseClick(page.work.stop, Qt.MouseButton.LeftButton)
    assert window.jobs.wait_idle()
    assert "oefenarchief alsnog te maken" in page.melding.text.text()
    assert page.button.isEnabled() and not page.work.isVisible()
    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert window.jobs.wait_idle()
    assert made == begun[:1] and page.field.edit.text() == voorbeeld.PASSPHRASE
    assert page.melding.isHidden()


def test_closing_stops_making_the_example(window: OntgrendelWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def ensure(folder: Path, progress: Progress) -> None:
        begun.set()
        if progress._stop.wait(30):
            stopped.set()

    monkeypatch.setattr(voorbeeld, "ensure_voorbeeld", ensure)
    window.show_example()
    assert begun.wait(30)
    window.stop()
    assert window.jobs.finish() and stopped.is_set()


def test_the_example_keeps_its_own_clock(
    window: OntgrendelWindow, qtbot: QtBot, quick_example: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In 2030 the example still lives on the last day for which amounts exist."""

    class Later(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> "Later":
            return cls(2030, 5, 1, 10, 0)

    monkeypatch.setattr(voorbeeld, "datetime", Later)
    window.show_example()
    assert window.jobs.wait_idle()
    qtbot.keyClick(window.page().button, ENTER)
    assert window.jobs.wait_idle()
    assert window.seen[0].vandaag == voorbeeld.voorbeeld_dag(Later(2030, 5, 1).date())
    assert window.seen[0].vandaag.year < 2030


def test_one_can_go_from_the_example_to_the_own_archive_and_back(
    window: OntgrendelWindow, folder: Path, qtbot: QtBot, quick_example: list[Path]
) -> None:
    window.settings.own_archive = str(folder)
    window.show_unlock(folder)
    click_link(window, "Oefen", qtbot)
    assert window.jobs.wait_idle()
    assert [window.page().folder] == quick_example
    click_link(window, "Mijn eigen archief", qtbot)
    assert window.page().folder == folder
    click_link(window, "Nieuw archief", qtbot)
    assert window.page().head.count.text() == "Stap 1 van 3"


def click_link(window: OntgrendelWindow, start: str, qtbot: QtBot) -> None:
    links = window.page().findChildren(LinkButton)
    qtbot.mouseClick(next(link for link in links if link.text().startswith(start)), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("theme", ["licht", "donker"])
def test_every_word_on_the_dark_side_can_be_read(window: OntgrendelWindow, qapp: Any, theme: str) -> None:
    apply_theme(qapp, theme)
    side = window.findChild(QWidget, "merk")
    ground = side.grab().toImage().pixelColor(2, 2).lightness()
    assert all(
        label.palette().color(label.foregroundRole()).lightness() - ground > 100
        for label in side.findChildren(QLabel)
        if label.text()
    )
