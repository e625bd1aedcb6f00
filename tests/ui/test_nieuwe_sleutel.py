"""A new recovery key from Instellingen: shown with its PDF, refused without the passphrase."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.services.archief import Archief, open_archief
from app.ui.context import Context
from app.ui.instellingen.vergrendelen import RecoveryCard
from tests.conftest import WACHTWOORD


@pytest.fixture
def card(context: Context, archief: Archief, show: Any) -> RecoveryCard:
    context.archive = archief
    made: RecoveryCard = show(RecoveryCard(context))
    return made


def ask(card: RecoveryCard, qtbot: QtBot, secret: str) -> None:
    card.secret.edit.clear()
    qtbot.keyClicks(card.secret.edit, secret)
    qtbot.keyClick(card.secret.edit, Qt.Key.Key_Return)
    assert card.context.jobs.wait_idle()


def test_the_new_key_is_shown_opens_and_goes_on_paper(
    card: RecoveryCard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ask(card, qtbot, WACHTWOORD)
    assert card.key_card.isVisible()
    assert card.secret.edit.text() == ""
    open_archief(card.context.archive.archive.folder, card.key_card.key).close()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arg: (str(tmp_path / "sleutel.pdf"), ""))
    qtbot.mouseClick(card.key_card.print_button, Qt.MouseButton.LeftButton)
    assert card.context.jobs.wait_idle()
    assert (tmp_path / "sleutel.pdf").read_bytes().startswith(b"%PDF")


def test_without_the_passphrase_nothing_is_shown(card: RecoveryCard, qtbot: QtBot) -> None:
    ask(card, qtbot, "niet dit wachtwoord")
    assert not card.key_card.isVisible()
    assert "past niet" in card.melding.text.text()
    assert card.button.isEnabled()
    assert card.secret.edit.hasFocus()


def test_each_key_takes_the_place_of_the_one_before_and_goes_once_kept(
    card: RecoveryCard, qtbot: QtBot
) -> None:
    seen = []
    for _ in range(2):
        ask(card, qtbot, WACHTWOORD)
        seen.append(card.key_card.key)
        assert card.key_card.groups.grid.count() == 8
    assert len(set(seen)) == 2
    card.forget()
    assert card.key_card.isVisible(), "not yet kept"
    card.key_card.kept.setChecked(True)
    card.forget()
    assert not card.key_card.isVisible()
    assert card.key_card.key == ""
