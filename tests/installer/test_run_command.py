"""What installer/run.py starts, and how it ends when it cannot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from installer import environment, run, system
from installer.messages import SetupError


def test_screen_opens_the_example():
    assert run.program_arguments([], with_screen=True) == ["voorbeeld"]


def test_no_screen_does_the_main_job_in_the_data_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = tmp_path / "loonwaarde" / "voorbeeld-uitvoer"
    assert run.program_arguments([], with_screen=False) == ["demo", "--uit", str(folder)]


def test_data_folder_without_xdg_lies_in_the_home(monkeypatch, tmp_path):
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert run.output_folder() == tmp_path / ".local" / "share" / "loonwaarde" / "voorbeeld-uitvoer"


@pytest.mark.parametrize("with_screen", [True, False])
def test_own_words_go_to_the_program(with_screen):
    assert run.program_arguments(["bereken"], with_screen) == ["bereken"]


@pytest.fixture
def started(monkeypatch):
    """Program arguments that would have been started, on a machine without a screen."""
    calls = []
    monkeypatch.setattr(system, "has_screen", lambda: False)
    monkeypatch.setattr(run, "start", lambda arguments: calls.append(arguments) or 7)
    return calls


def test_status_of_the_program_is_the_status(monkeypatch, started, capsys):
    monkeypatch.setattr(environment, "prepare", lambda lock, with_screen: None)
    assert run.main([]) == 7
    assert started[0][:2] == ["demo", "--uit"]
    printed = capsys.readouterr()
    assert printed.out == ""  # stdout belongs to the program
    assert started[0][2] in printed.err


def test_setup_that_stops_gives_its_text_and_status(monkeypatch, started, capsys):
    def stop(lock, with_screen):
        raise SetupError("Systeempakketten ontbreken", 2)

    monkeypatch.setattr(environment, "prepare", stop)
    assert run.main([]) == 2
    assert started == []
    assert capsys.readouterr().err == "Systeempakketten ontbreken\n"


def test_interrupt_says_what_happens_next(monkeypatch, started, capsys):
    def interrupt(lock, with_screen):
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "prepare", interrupt)
    assert run.main([]) == 130
    assert started == []
    assert "hersteld" in capsys.readouterr().err


def test_program_runs_in_the_users_own_folder(tmp_path):
    """`-P` and PYTHONPATH: the project's `app` is found, not one that lies in the current folder."""
    tmp_path.joinpath("app.py").write_text("raise SystemExit('verkeerde app')")
    code = (
        f"import sys; sys.path.insert(0, {str(environment.ROOT)!r})\n"
        "from pathlib import Path\n"
        "from installer import environment, run\n"
        "environment.venv_python = lambda: Path(sys.executable)\n"
        "run.start(['--help'])\n"
    )
    surroundings = {**os.environ, "PYTHONPATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=surroundings, capture_output=True, encoding="utf-8"
    )
    assert "verkeerde app" not in done.stderr
