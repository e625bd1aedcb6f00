"""The first start with real keys: profile, passphrase and recovery key, practise or begin."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.models.archive import Archive
from app.paths import demo_archive, own_archive
from app.services import voorbeeld
from app.services.change import Ref
from app.services.objecten import read_formulier
from app.ui.afdrukken import printing
from app.ui.jobs import Jobs
from app.ui.ontgrendelen import key_card
from app.ui.ontgrendelen.secret_step import ONGELIJK, free_folder
from app.ui.ontgrendelen.window import OntgrendelWindow
from app.ui.settings import Settings
from tests.conftest import WACHTWOORD

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(jobs: Jobs, tmp_path: Path, show: Any, own_home: Path) -> Iterator[OntgrendelWindow]:
    made = OntgrendelWindow(jobs, Settings(tmp_path / "test.ini"))
    made.seen = []
    made.opened.connect(made.seen.append)
    made.show_first_start()
    yield show(made)
    jobs.wait_idle()
    made.close_archief()
    for archief in made.seen:
        archief.close()


def go_on(window: OntgrendelWindow, qtbot: QtBot) -> None:
    """Ctrl+Enter, and wait for what it started."""
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Return, CTRL)
    assert window.jobs.wait_idle()


def type_in(window: OntgrendelWindow, naam: str, text: str, qtbot: QtBot) -> None:
    editor = window.findChild(QWidget, naam)
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)


def to_key(window: OntgrendelWindow, qtbot: QtBot) -> None:
    """Through the first two steps up to the recovery key."""
    type_in(window, "veld_naam", "Noor Vos", qtbot)
    go_on(window, qtbot)
    type_in(window, "nieuw_wachtwoord", WACHTWOORD, qtbot)
    type_in(window, "nieuw_wachtwoord_herhaald", WACHTWOORD, qtbot)
    go_on(window, qtbot)


def step_number(window: OntgrendelWindow) -> str:
    return window.page().head.count.text()


def test_from_nothing_to_an_own_archive_by_keyboard(window: OntgrendelWindow, qtbot: QtBot) -> None:
    assert window.findChild(QWidget, "veld_naam").hasFocus()
    to_key(window, qtbot)
    page = window.page()
    key = page.secret.key
    qtbot.keyClick(page.secret.key_card.kept, Qt.Key.Key_Space)
    go_on(window, qtbot)
    assert step_number(window) == "Stap 3 van 3"
    go_on(window, qtbot)
    (archief,) = window.seen
    assert archief.archive.folder == own_archive()
    assert archief.gebruiker == "Noor Vos"
    archief.close()
    for secret in (WACHTWOORD, key):
        Archive.open(own_archive(), secret).close()


def test_a_name_is_needed_and_a_wrong_field_is_said_there(window: OntgrendelWindow, qtbot: QtBot) -> None:
    go_on(window, qtbot)
    naam = window.findChild(QWidget, "veld_naam")
    assert step_number(window) == "Stap 1 van 3"
    assert "Vul uw naam in" in naam.accessibleDescription()
    assert naam.hasFocus()
    type_in(window, "veld_naam", "Noor Vos", qtbot)
    type_in(window, "veld_email", "geen adres", qtbot)
    go_on(window, qtbot)
    assert step_number(window) == "Stap 1 van 3"
    email = window.findChild(QWidget, "veld_email")
    assert "geen e-mailadres" in email.accessibleDescription()
    assert email.hasFocus()
    assert email.text() == "geen adres"


def test_f1_explains_a_field_with_its_source(window: OntgrendelWindow, qtbot: QtBot) -> None:
    field = window.findChild(QWidget, "veld_opleiding")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_F1)
    popover = window.page().profile.form._popover
    assert popover.isVisible()
    assert "hbo of wo" in popover.accessibleName()


def test_f1_opens_the_guide_before_there_is_an_archive(window: OntgrendelWindow, qtbot: QtBot) -> None:
    """Once for the field, twice for the guide; elsewhere the guide at once; Esc closes it."""
    field = window.findChild(QWidget, "veld_opleiding")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_F1)
    qtbot.keyClick(field, Qt.Key.Key_F1)
    guide = window.guide
    assert guide.isVisible()
    assert guide.page.shown.titel == "Begrippen: meten"
    qtbot.keyClick(guide.page, Qt.Key.Key_Escape)
    assert not guide.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert guide.page.shown.titel == "Veilig werken"
    guide.close()


def test_going_back_keeps_what_was_typed(window: OntgrendelWindow, qtbot: QtBot) -> None:
    type_in(window, "veld_naam", "Noor Vos", qtbot)
    type_in(window, "veld_organisatie", "Bureau Werkzicht", qtbot)
    go_on(window, qtbot)
    type_in(window, "nieuw_wachtwoord", WACHTWOORD, qtbot)
    qtbot.mouseClick(window.page().back, LEFT)
    assert step_number(window) == "Stap 1 van 3"
    assert window.findChild(QWidget, "veld_organisatie").text() == "Bureau Werkzicht"
    go_on(window, qtbot)
    assert window.findChild(QWidget, "nieuw_wachtwoord").text() == WACHTWOORD


@pytest.mark.parametrize(
    ("first", "again", "words"),
    [
        (WACHTWOORD, "iets anders", ONGELIJK),
        ("kort", "kort", "heeft 4 tekens"),
        ("", "", "heeft 0 tekens"),
    ],
)
def test_a_passphrase_that_does_not_do_makes_nothing(
    window: OntgrendelWindow, qtbot: QtBot, first: str, again: str, words: str
) -> None:
    type_in(window, "veld_naam", "Noor Vos", qtbot)
    go_on(window, qtbot)
    type_in(window, "nieuw_wachtwoord", first, qtbot)
    type_in(window, "nieuw_wachtwoord_herhaald", again, qtbot)
    go_on(window, qtbot)
    assert words in window.page().secret.melding.text.text()
    assert window.findChild(QWidget, "nieuw_wachtwoord").text() == first
    assert not own_archive().exists()


def test_enter_goes_from_one_passphrase_to_the_other_and_makes_the_archive_once(
    window: OntgrendelWindow, qtbot: QtBot
) -> None:
    type_in(window, "veld_naam", "Noor Vos", qtbot)
    go_on(window, qtbot)
    type_in(window, "nieuw_wachtwoord", WACHTWOORD, qtbot)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    again = window.findChild(QWidget, "nieuw_wachtwoord_herhaald")
    assert again.hasFocus()
    qtbot.keyClicks(again, WACHTWOORD)
    for _ in range(2):
        qtbot.keyClick(again, Qt.Key.Key_Return)
    assert window.jobs.wait_idle()
    assert window.page().secret.key
    assert len(list(own_archive().parent.glob("archief*"))) == 1


def test_the_key_is_shown_in_groups_and_must_be_kept(window: OntgrendelWindow, qtbot: QtBot) -> None:
    to_key(window, qtbot)
    page = window.page()
    groups = [part.text() for part in page.secret.key_card.groups.findChildren(QWidget)]
    assert "-".join(groups) == page.secret.key
    assert len(groups) == 8
    assert page.back.isHidden()
    go_on(window, qtbot)
    assert step_number(window) == "Stap 2 van 3"
    assert page.reason.text()
    assert window.findChild(QWidget, "nieuw_wachtwoord").text() == ""


def test_the_page_with_the_key_fits(window: OntgrendelWindow, qtbot: QtBot) -> None:
    window.resize(window.minimumSize())
    to_key(window, qtbot)
    area = window.page().stack.currentWidget()
    assert area.verticalScrollBar().maximum() == 0
    assert area.horizontalScrollBar().maximum() == 0


def test_a_copied_key_leaves_the_clipboard(
    window: OntgrendelWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_card, "FORGET_AFTER", 20)
    to_key(window, qtbot)
    card = window.page().secret.key_card
    qtbot.mouseClick(card.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == card.key
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")


def test_something_copied_since_stays(window: OntgrendelWindow, qtbot: QtBot) -> None:
    to_key(window, qtbot)
    card = window.page().secret.key_card
    qtbot.mouseClick(card.copy_button, LEFT)
    QGuiApplication.clipboard().setText("iets anders")
    card.clipboard.forget()
    assert QGuiApplication.clipboard().text() == "iets anders"


def test_the_key_is_written_to_print(
    window: OntgrendelWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    to_key(window, qtbot)
    card = window.page().secret.key_card
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arg: (str(tmp_path / "sleutel"), ""))
    qtbot.mouseClick(card.print_button, LEFT)
    assert window.jobs.wait_idle()
    assert (tmp_path / "sleutel.pdf").read_bytes().startswith(b"%PDF")
    assert "Bewaard: sleutel.pdf" in card.melding.text.text()
    qtbot.mouseClick(card.print_button, LEFT)
    assert window.jobs.wait_idle()
    assert "Er staat al een bestand sleutel.pdf" in card.melding.text.text()


def test_the_key_goes_to_a_printer_without_a_file(
    window: OntgrendelWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    to_key(window, qtbot)
    card = window.page().secret.key_card
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "afdruk.pdf"))
    monkeypatch.setattr(printing, "ask_printer", lambda _owner, _titel, begin: begin(printer))
    qtbot.mouseClick(card.paper_button, LEFT)
    assert window.jobs.wait_idle()
    assert (tmp_path / "afdruk.pdf").read_bytes().startswith(b"%PDF")
    assert card.melding.text.text() == "Uw herstelsleutel is naar de printer gestuurd."


def test_a_place_where_one_cannot_write_is_said(
    window: OntgrendelWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    to_key(window, qtbot)
    card = window.page().secret.key_card
    nowhere = str(tmp_path / "bestaat niet" / "sleutel.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arg: (nowhere, ""))
    qtbot.mouseClick(card.print_button, LEFT)
    assert window.jobs.wait_idle()
    assert "Kies een andere map" in card.melding.text.text()


def test_a_new_archive_never_goes_over_an_old_one(
    window: OntgrendelWindow, qtbot: QtBot, leeg_archief: Path
) -> None:
    shutil.copytree(leeg_archief, own_archive())
    before = (own_archive() / "archief.db").read_bytes()
    window.show_first_start()
    to_key(window, qtbot)
    assert window.page().archief.archive.folder == own_archive().with_name("archief-2")
    assert (own_archive() / "archief.db").read_bytes() == before


def test_a_folder_taken_in_the_meantime_is_refused(window: OntgrendelWindow, qtbot: QtBot) -> None:
    type_in(window, "veld_naam", "Noor Vos", qtbot)
    go_on(window, qtbot)
    own_archive().mkdir(parents=True)
    (own_archive() / "brief.txt").write_text("van iemand anders")
    type_in(window, "nieuw_wachtwoord", WACHTWOORD, qtbot)
    type_in(window, "nieuw_wachtwoord_herhaald", WACHTWOORD, qtbot)
    go_on(window, qtbot)
    assert "niets overschreven" in window.page().secret.melding.text.text()
    assert [path.name for path in own_archive().iterdir()] == ["brief.txt"]


def test_another_place_is_chosen(
    window: OntgrendelWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "archief").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arg: str(tmp_path))
    window.page().secret._choose_folder()
    assert window.page().secret.folder == tmp_path / "archief-2" == free_folder(tmp_path / "archief")
    assert window.page().secret.place.toolTip() == str(tmp_path / "archief-2")
    assert window.jobs.wait_idle()
    assert window.page().secret.place_note.isHidden()


def test_a_folder_in_the_cloud_is_advised_against(
    window: OntgrendelWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    step = window.page().secret
    for folder, hidden in (("Dropbox", False), ("Documenten", True)):
        (tmp_path / folder).mkdir()
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arg, f=folder: str(tmp_path / f))
        step._choose_folder()
        assert window.jobs.wait_idle()
        assert step.place_note.isHidden() is hidden
    step.place_note.show_folder(tmp_path / "Dropbox" / "archief")
    assert window.jobs.wait_idle()
    assert "Kies liever een map op deze computer" in step.place_note.text.text()


def test_practising_closes_the_own_archive_and_opens_the_example(
    window: OntgrendelWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(voorbeeld, "ensure_voorbeeld", lambda folder, progress: asked.append(folder))
    to_key(window, qtbot)
    page = window.page()
    page.secret.key_card.kept.click()
    go_on(window, qtbot)
    assert page.example.empty.hasFocus()
    qtbot.keyClick(page.example.empty, Qt.Key.Key_Down)
    assert page.example.wanted()
    archief = page.archief
    go_on(window, qtbot)
    assert window.jobs.wait_idle()
    assert asked == [demo_archive()] == [window.page().folder]
    assert archief.archive._key == b""
    assert window.settings.own_archive == str(own_archive())


def test_the_profile_is_in_the_archive(window: OntgrendelWindow, qtbot: QtBot) -> None:
    type_in(window, "veld_organisatie", "Bureau Werkzicht", qtbot)
    to_key(window, qtbot)
    formulier = read_formulier(window.page().archief, Ref("gebruiker", 1))
    assert (formulier.waarden["naam"], formulier.waarden["organisatie"]) == ("Noor Vos", "Bureau Werkzicht")


def test_breaking_off_after_the_archive_was_made_loses_nothing(
    window: OntgrendelWindow, qtbot: QtBot
) -> None:
    to_key(window, qtbot)
    assert window.settings.last_archive == str(own_archive())
    window.close()
    window.close_archief()
    Archive.open(own_archive(), WACHTWOORD).close()


def test_somebody_who_has_an_archive_can_say_so(
    window: OntgrendelWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arg: str(tmp_path))
    qtbot.mouseClick(window.page().existing, LEFT)
    assert window.page().folder == tmp_path
