"""What installer/test.py runs and how it sums up."""

import shutil

import pytest

from installer import environment, system
from installer import test as command
from installer.messages import SetupError


class Recorded:
    """Stands in for a check: remembers what it was asked to run; fails when its name is in `failing`."""

    asked: list[list[str]]
    failing: set[str]

    def __init__(self, name, module, show=False):
        self.name, self.output, self.seconds = name, f"uitvoer van {name}", 1.5
        self.passed = name not in Recorded.failing
        Recorded.asked.append(module)


@pytest.fixture
def checks(monkeypatch, tmp_path):
    Recorded.asked, Recorded.failing = [], set()
    monkeypatch.setattr(command, "Check", Recorded)
    monkeypatch.setattr(command, "set_up", lambda: None)
    monkeypatch.setattr(command, "missing_tools", list)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    return Recorded


def test_everything_runs_lint_types_tests_and_limits(checks, capsys):
    assert command.main([]) == 0
    assert {module[0] for module in checks.asked} == {"ruff", "mypy", "pytest", "tests.executed_lines"}
    limits = {module[1]: module[2] for module in checks.asked if module[0] == "tests.executed_lines"}
    (law,) = (
        module for module in checks.asked if "tests/loonwaarde" in module[1:-1] and "--branches" in module
    )
    (everything,) = (module for module in checks.asked if "--ignore" in module and "-n" in module)
    assert [limits[folder_in(module)] for module in (law, everything)] == ["100", "90"]
    assert {"tests/loonwaarde", "--of=app/loonwaarde"} < set(law)
    assert "Alles is goed" in capsys.readouterr().out


def test_the_first_run_compiles_the_tests_once_for_all_processes(checks, tmp_path):
    reading = ["pytest", "--collect-only", "-qq", "--ignore", "tests/loonwaarde"]
    assert command.main([]) == 0
    assert checks.asked.count(reading) == 1
    compiled = tmp_path / "tests" / "__pycache__" / "test_cli.cpython-311-pytest-9.0.0.pyc"
    compiled.parent.mkdir(parents=True)
    compiled.touch()
    assert command.main([]) == 0
    assert checks.asked.count(reading) == 1


def folder_in(module):
    """Where this run of tests writes what it executed."""
    (folder,) = (word.removeprefix("--lines=") for word in module if word.startswith("--lines="))
    return folder


@pytest.mark.parametrize("name", ["ruff format", "mypy", "dekking van alles: 90 %"])
def test_one_failure_fails_the_run_and_is_shown(checks, capsys, name):
    checks.failing = {name}
    assert command.main([]) == 1
    printed = capsys.readouterr().out
    assert f"uitvoer van {name}" in printed
    assert f"Niet goed: {name}." in printed


def test_tests_that_fail_twice_fail_the_run(checks, capsys):
    checks.failing = {"pytest", "pytest, tweede keer"}
    assert command.main([]) == 1
    assert "Niet goed: pytest, tweede keer." in capsys.readouterr().out


def test_tests_that_fail_once_are_run_again_in_view(checks, capsys):
    checks.failing = {"pytest"}
    assert command.main([]) == 0
    assert "nog een keer en alleen" in capsys.readouterr().out
    assert any("--last-failed" in module for module in checks.asked)


def test_a_part_runs_alone_without_limits(checks):
    assert command.main(["tests/loonwaarde", "-k", "forfait"]) == 0
    assert checks.asked == [["pytest", "tests/loonwaarde", "-k", "forfait"]]


def test_a_failing_part_gives_status_1(checks):
    checks.failing = {"pytest"}
    assert command.main(["tests/loonwaarde"]) == 1


def test_setup_only_runs_nothing(checks):
    assert command.main(["--setup-only"]) == 0
    assert checks.asked == []


def test_bench_runs_the_benchmarks_alone(checks):
    command.main(["--bench", "start"])
    assert checks.asked == [["tests.bench", "start"]]


def test_long_runs_all_tests_with_large_numbers(checks):
    command.main(["--long"])
    assert len(checks.asked) == 1
    assert checks.asked[0][-1] == "--long"
    assert not any(word.startswith("tests") for word in checks.asked[0])


def test_missing_tools_are_named_and_fail_nothing(checks, monkeypatch, capsys):
    monkeypatch.setattr(command, "missing_tools", lambda: ["qpdf", "strace"])
    assert command.main([]) == 0
    assert "qpdf, strace" in capsys.readouterr().out


def test_setup_that_stops_gives_its_status(checks, monkeypatch, capsys):
    def stop():
        raise SetupError("Systeempakketten ontbreken", 2)

    monkeypatch.setattr(command, "set_up", stop)
    assert command.main([]) == 2
    assert checks.asked == []


def test_setup_goes_on_without_the_tools(monkeypatch, capsys):
    prepared = []
    monkeypatch.setattr(environment, "is_ready", lambda lock, with_screen: False)
    monkeypatch.setattr(environment, "prepare", lambda lock, with_screen: prepared.append(lock.name))
    monkeypatch.setattr(command, "missing_tools", lambda: ["qpdf"])
    monkeypatch.setattr(system, "missing_venv", list)
    monkeypatch.setattr(system, "install_packages", lambda packages: False)
    command.set_up()
    assert prepared == ["requirements-dev.lock"]
    assert "install -y --no-install-recommends qpdf" in capsys.readouterr().err


def test_tools_are_looked_up_by_program(monkeypatch, tmp_path):
    monkeypatch.setattr(system, "on_linux", lambda: True)
    monkeypatch.setattr(
        system, "missing_libraries", lambda with_screen: {"libxcb-cursor.so.0": "libxcb-cursor0"}
    )
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "soffice" else f"/usr/bin/{name}")
    monkeypatch.setattr(
        command, "WITHOUT_PROGRAM", {str(tmp_path): "git", str(tmp_path / "weg"): "python3-gi"}
    )
    assert command.missing_tools() == ["libreoffice-calc", "python3-gi", "libxcb-cursor0"]


def test_a_check_runs_in_the_environment_without_a_screen(monkeypatch):
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert command.surroundings()["QT_QPA_PLATFORM"] == "offscreen"
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert command.surroundings()["QT_QPA_PLATFORM"] == "xcb"
