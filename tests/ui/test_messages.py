"""Messages: good news leaves by itself, bad news stays."""

from typing import Any

from pytestqt.qtbot import QtBot

from app.ui.messages import Messages


def test_good_news_leaves_by_itself_and_bad_news_stays(qtbot: QtBot) -> None:
    posted: list[Any] = []
    messages = Messages()
    messages.posted.connect(posted.append)
    messages.show("Rapport gemaakt.", "good")
    messages.show("Het archief is niet bereikbaar.", "bad")
    assert posted[0].milliseconds > 0
    assert posted[1].milliseconds == 0
