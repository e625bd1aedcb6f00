"""The measure of what the tests execute sees a line and a branch that no test takes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.executed_lines import main

ROOT = Path(__file__).resolve().parent.parent
DOOR = """
def name(is_open):
    word = "dicht"
    if is_open:
        word = "open"
    return word
"""


def measured(folder: Path, cases: str, *options: str) -> str:
    """Run one test with these cases over a program of one small room; the folder of what was seen."""
    (folder / "room").mkdir()
    (folder / "room" / "door.py").write_text(DOOR)
    (folder / "test_door.py").write_text(
        f"from room.door import name\n\ndef test_it():\n    assert [{cases}]\n"
    )
    words = ["-p", "tests.executed_lines", f"--lines={folder / 'lines'}", "--of=room", *options]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return str(folder / "lines")


@pytest.mark.parametrize(
    ("cases", "options", "status", "left_out"),
    [
        ("name(True)", ["--branches"], 1, "room/door.py: 4->6"),
        ("name(False)", ["--branches"], 1, "room/door.py: 5"),
        ("name(True), name(False)", ["--branches"], 0, ""),
        ("name(True)", [], 0, ""),
    ],
)
def test_what_no_test_takes_is_named(tmp_path, monkeypatch, capsys, cases, options, status, left_out):
    monkeypatch.chdir(tmp_path)
    assert main(measured(tmp_path, cases, *options), "100", "room") == status
    printed = capsys.readouterr().out
    assert left_out in printed
    assert bool(left_out) == ("room/door.py" in printed)


def test_a_file_nobody_imports_counts(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    seen = measured(tmp_path, "name(True)")
    (tmp_path / "room" / "window.py").write_text("glass = 1\nframe = 2\n")
    assert main(seen, "100", "room") == 1
    assert "  0.00 %  room/window.py: 1-2" in capsys.readouterr().out
