"""The main road as a screen reader is told it: the real program, worked over the accessibility bus alone.

Another process asks for names, roles and states, types and presses; it knows nothing of the program.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.models.archive import Archive
from app.services.archief import Archief
from tests.conftest import SNEL, WACHTWOORD
from tests.factories import fill_profiel, make_kandidaat, make_meting, make_plaatsing
from tests.ui.bus_reader import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
READER = Path(__file__).with_name("bus_reader.py")
PYTHON = "/usr/bin/python3"
LAUNCHERS = tuple(Path(f"/usr/{place}/at-spi-bus-launcher") for place in ("libexec", "lib/at-spi2-core"))
TOGETHER = '"$0" -m app --archief "$1" & "$2" "$3" "$4" "$5"; status=$?; kill $!; exit $status'
ROAD = (
    ("ontgrendelen", "text", "Wachtwoord", f"typ:{WACHTWOORD}"),
    ("wachtwoord", "push button", "Ontgrendelen", "druk"),
    ("vandaag", "page tab", "Kandidaten", "druk"),
    ("kandidaten", "cell", "Terpstra", "kijk"),
    ("kandidaten gelezen", "push button", "Open dossier", "druk"),
    ("dossier", "label", "Jelle Terpstra", "kijk"),
    ("dossier gelezen", "page tab", "Vandaag", "druk"),
    ("terug", "push button", "Ga verder", "druk"),
    ("meting", "label", "Loonkostensubsidie per maand", "kijk"),
)
OPERABLE = ("push button", "text", "check box", "combo box", "page tab", "radio button", "table", "slider")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed archive with a meting that is under way."""
    made = tmp_path / "archief"
    archive, _ = Archive.create(made, WACHTWOORD, kdf=SNEL)
    archief = Archief(archive)
    fill_profiel(archief)
    make_meting(archief, make_plaatsing(archief, make_kandidaat(archief)))
    archief.close()
    return made


def need_the_bus() -> None:
    """Skip with the reason where one of the programs is absent."""
    absent = [name for name in ("dbus-run-session", "xvfb-run", "xauth") if shutil.which(name) is None]
    absent += [] if any(launcher.exists() for launcher in LAUNCHERS) else ["at-spi2-core"]
    absent += [] if _has_gi() else ["python3-gi"]
    if absent:
        pytest.skip(f"not run: {', '.join(absent)} not installed")


def _has_gi() -> bool:
    if not Path(PYTHON).exists():
        return False
    return subprocess.run([PYTHON, "-c", "import gi"], capture_output=True).returncode == 0


def read_aloud(folder: Path, tmp_path: Path) -> dict[str, list[Any]]:
    """What was told at each step of the road."""
    answer, runtime = tmp_path / "gehoord.json", tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    places = {
        "HOME": tmp_path,
        "XDG_DATA_HOME": tmp_path,
        "XDG_CONFIG_HOME": tmp_path,
        "XDG_RUNTIME_DIR": runtime,
    }
    switches = {"QT_QPA_PLATFORM": "xcb", "QT_ACCESSIBILITY": "1", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    env = {**os.environ, **{name: str(place) for name, place in places.items()}, **switches}
    env |= {"LANG": "en_US.UTF-8", "PYTHONUNBUFFERED": "1"}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        env.pop(name, None)
    screen = ["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1366x768x24"]
    words = [sys.executable, folder, PYTHON, READER, json.dumps(ROAD), answer]
    ran = subprocess.run(
        [*screen, "sh", "-c", TOGETHER, *map(str, words)],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=len(ROAD) * PATIENCE,
    )  # fmt: skip
    assert answer.exists(), ran.stderr[-3000:]
    heard: dict[str, list[Any]] = json.loads(answer.read_text(encoding="utf-8"))
    return heard


def test_the_main_road_read_and_worked_from_outside(
    folder: Path, tmp_path: Path, record_property: Any
) -> None:
    need_the_bus()
    heard = read_aloud(folder, tmp_path)
    assert list(heard) == [step[0] for step in ROAD], heard.get("blijft steken")
    things = [tuple(told[:3]) for step in heard.values() for told in step if told[0] in OPERABLE]
    record_property("figures", f"voorgelezen: {len(things)} bedieningen op de hoofdweg, van buiten")
    assert [told for told in things if not (told[1] or told[2])] == []
    names = {step: [told[1] for told in told_there] for step, told_there in heard.items()}
    assert "Wachtwoord of herstelsleutel" in names["ontgrendelen"]
    assert any(name.startswith("Vandaag, ") for name in names["terug"])
    assert {"Kandidaten", "Naam ▴", "Terpstra, J."} <= set(names["kandidaten"])
    assert any("Terpstra" in name for name in names["dossier"])
    assert any("%" in name for name in names["meting"])
    secret = [told for step in heard.values() for told in step if WACHTWOORD in f"{told[1]}{told[2]}"]
    assert secret == []
