"""The stamp: when nothing needs doing, when everything does, and what an interrupted run leaves."""

import sys

import pytest

from installer import environment, system
from installer.messages import SetupError


@pytest.fixture
def project(tmp_path, monkeypatch):
    """An empty project with one lock file, on a machine that has what Qt needs; pip is a recorder."""
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".venv" / "loonwaarde.txt")
    monkeypatch.setattr(system, "require_packages", lambda with_screen: None)
    monkeypatch.setattr(system, "require_qt", lambda python, with_screen: None)
    monkeypatch.setattr(system, "run_quietly", make_empty_venv)
    monkeypatch.setattr(environment, "venv_works", lambda: environment.venv_python().exists())
    tmp_path.joinpath("requirements.lock").write_text("lxml==6.1.3 \\\n")
    tmp_path.joinpath("requirements-dev.lock").write_text("lxml==6.1.3 \\\nruff==0.17.6 \\\n")
    return tmp_path


def make_empty_venv(command):
    assert command[1:3] == ["-m", "venv"]
    environment.venv_python().parent.mkdir(parents=True)
    environment.venv_python().touch()
    return True


@pytest.fixture
def installed(project, monkeypatch):
    """The lock files given to pip, in order."""
    locks = []
    monkeypatch.setattr(environment, "install_lock", lambda lock: locks.append(lock.name))
    return locks


def test_second_run_does_nothing(project, installed):
    lock = project / "requirements.lock"
    assert not environment.is_ready(lock, with_screen=False)
    environment.prepare(lock, with_screen=False)
    assert environment.is_ready(lock, with_screen=False)
    environment.prepare(lock, with_screen=False)
    assert installed == ["requirements.lock"]


def test_a_screen_asks_for_more_libraries_than_no_screen(project, installed):
    lock = project / "requirements.lock"
    environment.prepare(lock, with_screen=False)
    assert not environment.is_ready(lock, with_screen=True)
    environment.prepare(lock, with_screen=True)
    assert environment.is_ready(lock, with_screen=True)
    assert environment.is_ready(lock, with_screen=False)


def test_both_locks_are_remembered_until_one_changes(project, installed):
    run, check = project / "requirements.lock", project / "requirements-dev.lock"
    environment.prepare(run, with_screen=False)
    environment.prepare(check, with_screen=False)
    assert environment.is_ready(run, with_screen=False)
    run.write_text("lxml==6.1.4 \\\n")
    assert not environment.is_ready(run, with_screen=False)
    environment.prepare(check, with_screen=False)
    environment.prepare(run, with_screen=False)
    assert installed == ["requirements.lock", "requirements-dev.lock", "requirements.lock"]


def test_an_older_lock_is_forgotten_when_the_other_is_installed(project, installed):
    run, check = project / "requirements.lock", project / "requirements-dev.lock"
    environment.prepare(run, with_screen=False)
    old = run.read_text()
    run.write_text("lxml==6.1.4 \\\n")
    environment.prepare(check, with_screen=False)
    run.write_text(old)
    assert not environment.is_ready(run, with_screen=False)


def test_interrupted_install_is_made_again(project, monkeypatch, capsys):
    def interrupted(lock):
        raise KeyboardInterrupt

    lock = project / "requirements.lock"
    monkeypatch.setattr(environment, "install_lock", interrupted)
    with pytest.raises(KeyboardInterrupt):
        environment.prepare(lock, with_screen=False)
    half = environment.VENV / "half"
    half.touch()

    monkeypatch.setattr(environment, "install_lock", lambda lock: None)
    environment.prepare(lock, with_screen=False)
    assert not half.exists()
    assert environment.is_ready(lock, with_screen=False)
    assert "niet heel" in capsys.readouterr().err


def test_an_environment_somebody_made_is_kept(project, installed):
    make_empty_venv(["python", "-m", "venv"])
    own = environment.VENV / "own"
    own.touch()
    environment.prepare(project / "requirements.lock", with_screen=False)
    assert own.exists()
    assert installed == ["requirements.lock"]


def test_another_python_asks_for_a_new_environment(project, installed, monkeypatch):
    lock = project / "requirements.lock"
    environment.prepare(lock, with_screen=False)
    monkeypatch.setattr(environment, "PYTHON", "3.99")
    assert not environment.is_ready(lock, with_screen=False)


def test_an_environment_without_python_is_not_ready(project, installed):
    lock = project / "requirements.lock"
    environment.prepare(lock, with_screen=False)
    environment.venv_python().unlink()
    assert not environment.is_ready(lock, with_screen=False)


def test_failed_pip_stops_with_status_1_and_is_not_stamped(project, monkeypatch, capsys):
    lock = project / "requirements.lock"
    # A "python" that cannot run pip, as an install without network ends.
    monkeypatch.setattr(environment, "venv_python", lambda: project / ".venv" / "python")
    monkeypatch.setattr(system, "run_quietly", lambda command: make_failing_python(project))
    monkeypatch.setattr(environment, "venv_works", lambda: True)
    with pytest.raises(SetupError, match="netwerk") as stopped:
        environment.prepare(lock, with_screen=False)
    assert stopped.value.status == 1
    assert "no route" in capsys.readouterr().err
    assert not environment.is_ready(lock, with_screen=False)


def make_failing_python(project):
    if sys.platform == "win32":
        pytest.skip("een script als python kan hier niet")
    python = project / ".venv" / "python"
    python.write_text("#!/bin/sh\necho no route to host\nexit 1\n")
    python.chmod(0o755)
    return True


def test_progress_counts_packages(capsys):
    output = ["Collecting alembic==1.20.1", "  Downloading", "Collecting lxml==6.1.3"]
    environment.show_progress("Collecting lxml==6.1.3 (from -r requirements.lock)\n", output, 26)
    environment.show_progress("  Downloading lxml.whl\n", output, 26)
    assert capsys.readouterr().err == "   2 van 26  lxml==6.1.3\n"


def test_old_python_is_refused(monkeypatch):
    monkeypatch.setattr(environment, "OLDEST_PYTHON", (99, 0))
    with pytest.raises(SetupError, match=r"nodig; dit is Python 3\.") as stopped:
        environment.require_python()
    assert stopped.value.status == 2
