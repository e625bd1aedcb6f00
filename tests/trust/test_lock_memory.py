"""After the lock no personal value is in the memory of the process, and the same process goes on.

A real program on an archive with values that occur nowhere else; its memory is read before and after.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.models.archive import Archive
from app.services.archief import Archief
from app.services.change import Ref
from app.services.objecten import save_veld
from tests.conftest import SNEL
from tests.factories import NU, fill_profiel, make_kandidaat
from tests.trust.memory import count_in_memory, need_memory

ROOT = Path(__file__).resolve().parents[2]
WACHTWOORD = "Qzvwyk-wachtzin-die-nergens-staat"
ACHTERNAAM = "Qzvwykersma"
NOTITIE = "Qzvwyk houdt van regelmaat"
CANARIES = (WACHTWOORD, ACHTERNAAM, NOTITIE)
DRIVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QSocketNotifier, QTimer
from app import main

class Program(main.Program):
    def __init__(self, settings):
        super().__init__(settings)
        self.door = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self.door.activated.connect(lambda: self.told(sys.stdin.readline().split()))
        QTimer.singleShot(0, lambda: print("klaar", flush=True))

    def told(self, words):
        if words[0] == "open":
            self.unlock.page().field.edit.setText(words[1])
            self.stands.connect(lambda: self.window.navigate("dossier", id=int(words[2])))
            self.stands.connect(lambda: self.jobs.idle.connect(self.say_shown))
            self.unlock.page().unlock()
        else:
            getattr(self.guard, words[0])()

    def say_shown(self):
        if not self.jobs.busy and self.window.place[0] == "dossier":
            print("open", flush=True)

main.Program = Program
main.start(Path(sys.argv[1]))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed archive with one kandidaat."""
    made = tmp_path / "archief"
    archive, _ = Archive.create(made, WACHTWOORD, kdf=SNEL)
    archief = Archief(archive, klok=lambda: NU)
    fill_profiel(archief)
    kandidaat = make_kandidaat(archief)
    save_veld(archief, Ref("kandidaat", kandidaat), "achternaam", ACHTERNAAM)
    save_veld(archief, Ref("kandidaat", kandidaat), "notitie", NOTITIE)
    archief.close()
    return made


@pytest.fixture
def program(folder: Path, tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    homes = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(tmp_path))
    child = subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, **homes, "QT_QPA_PLATFORM": "offscreen", "PYTHONUNBUFFERED": "1"},
    )
    yield child
    child.kill()
    child.communicate()


def say(child: "subprocess.Popen[str]", words: str, answer: str) -> None:
    assert child.stdin is not None
    assert child.stdout is not None
    if words:
        child.stdin.write(words + "\n")
        child.stdin.flush()
    assert child.stdout.readline().strip() == answer


def wait_for_fresh(child: "subprocess.Popen[str]") -> list[str]:
    """Wait until the new program has warmed up behind its unlock window; its command line."""
    while True:
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(0.05)
        words = Path(f"/proc/{child.pid}/cmdline").read_text().split("\0")
        if DRIVER not in words and "sqlcipher3" in Path(f"/proc/{child.pid}/maps").read_text():
            return words[:-1]


@pytest.mark.parametrize("road", ["lock_for_user", "lock"])
def test_memory_is_gone_after_the_lock(
    program: "subprocess.Popen[str]", folder: Path, road: str, report: Callable[[str], None]
) -> None:
    need_memory(program.pid)
    say(program, "", "klaar")
    say(program, f"open {WACHTWOORD} 1", "open")
    before = count_in_memory(program.pid, *CANARIES)
    assert all(before.values()), before
    assert program.stdin is not None
    program.stdin.write(f"{road}\n")
    program.stdin.flush()
    words = wait_for_fresh(program)
    after = count_in_memory(program.pid, *CANARIES)
    report(f"lock {road}: values in memory before {sum(before.values())} after {sum(after.values())}")
    assert not any(after.values()), after
    assert words[1:] == ["-m", "app", "--scherm", "dossier", "--id", "1", "--archief", str(folder)]
