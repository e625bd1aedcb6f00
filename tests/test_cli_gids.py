"""The command that writes the guide."""

from pathlib import Path

import pytest

from app.cli import run


def call(*words: str) -> int:
    return run(list(words), lambda *_arg, **_kw: 0)


def test_the_guide_is_written_without_an_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad = tmp_path / "gids.pdf"
    assert call("gids", "--uit", str(pad)) == 0
    assert capsys.readouterr().out == f"{pad}\n"
    assert pad.read_bytes().startswith(b"%PDF")


def test_nothing_is_written_over_and_a_folder_must_be_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pad = tmp_path / "gids.pdf"
    pad.write_text("van mij", encoding="utf-8")
    assert call("gids", "--uit", str(pad)) == 1
    assert "wordt niet overschreven" in capsys.readouterr().err
    assert pad.read_text(encoding="utf-8") == "van mij"
    assert call("gids", "--uit", str(tmp_path / "weg" / "gids.pdf")) == 1
    assert "Maak hem eerst" in capsys.readouterr().err


def test_the_help_tells_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("gids", "--help") == 0
    assert "als PDF" in capsys.readouterr().out
