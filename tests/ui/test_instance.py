"""One window per archive: the second start brings the first to the front."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services.bewaring.claim import Claim, claim_name
from app.ui.instance import Instance

ROOT = Path(__file__).resolve().parents[2]
STARTER = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app.ui.instance import Instance
app = QApplication([])
instance = Instance()
sys.stdin.read(1)
if not instance.open(Path(sys.argv[1]), patience=60):
    print("tweede", flush=True)
    sys.exit(0)
print("open", flush=True)
instance.asked.connect(lambda: print("gevraagd", flush=True))
app.exec()
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


@pytest.fixture
def instances(qapp: object) -> Iterator[tuple[Instance, Instance]]:
    made = Instance(), Instance()
    yield made
    for each in made:
        each.close()


def start(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", STARTER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def go(child: "subprocess.Popen[str]") -> None:
    assert child.stdin is not None
    child.stdin.write("x")
    child.stdin.flush()


def line(child: "subprocess.Popen[str]") -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def end(*children: "subprocess.Popen[str]") -> None:
    for child in children:
        child.kill()
        child.communicate()


def test_of_starts_at_once_exactly_one_opens(
    tmp_path: Path, request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
) -> None:
    racers = 100 if request.config.getoption("--long") else 12
    children = [start(tmp_path / "archief") for _ in range(racers)]
    try:
        for child in children:
            go(child)
        answers = [line(child) for child in children]
        assert sorted(answers) == ["open"] + ["tweede"] * (racers - 1)
        first = children[answers.index("open")]
        assert {child.wait() for child in children if child is not first} == {0}
        assert [line(first) for _ in range(racers - 1)] == ["gevraagd"] * (racers - 1)
        record_property("figures", f"starts at once {racers} opened {answers.count('open')}")
    finally:
        end(*children)


def test_a_killed_program_leaves_nothing_in_the_way(tmp_path: Path, qtbot: QtBot) -> None:
    killed, next_one = start(tmp_path / "archief"), start(tmp_path / "archief")
    try:
        go(killed)
        assert line(killed) == "open"
        Instance().open(tmp_path / "archief")
        assert line(killed) == "gevraagd"
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        go(next_one)
        assert line(next_one) == "open"
        assert not Instance().open(tmp_path / "archief")
        assert line(next_one) == "gevraagd"
    finally:
        end(killed, next_one)


def test_another_archive_opens_beside(instances: tuple[Instance, Instance], tmp_path: Path) -> None:
    first, second = instances
    assert first.open(tmp_path / "een")
    assert second.open(tmp_path / "twee")
    assert not second.open(tmp_path / "een", patience=0)
    assert second.open(tmp_path / "twee", patience=0), "a refusal leaves the claim held before"


def test_choosing_another_archive_frees_the_first(
    instances: tuple[Instance, Instance], tmp_path: Path
) -> None:
    first, second = instances
    assert first.open(None)
    assert first.open(tmp_path / "een")
    assert second.open(None, patience=0)
    first.close()
    assert second.open(tmp_path / "een", patience=0)


def test_every_road_to_a_folder_has_one_name_that_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "bakker").mkdir()
    (tmp_path / "weg").symlink_to(tmp_path / "bakker")
    assert claim_name(tmp_path / "weg") == claim_name(tmp_path / "bakker" / ".." / "bakker")
    assert "bakker" not in claim_name(tmp_path / "bakker")


def test_no_place_for_claims_is_no_reason_to_stay_shut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_claim: Claim) -> bool:
        raise PermissionError

    monkeypatch.setattr(Claim, "take", refuse)
    assert Instance().open(tmp_path / "archief")


def test_a_released_claim_leaves_no_file(home: Path) -> None:
    claim = Claim(home / "archief")
    assert claim.take()
    assert list(home.rglob("*.slot"))
    claim.release()
    assert not list(home.rglob("*.slot"))
