"""Killed while counting: every count that was said to be stored is there, in order."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.models.archive import Archive
from app.services.archief import Archief
from app.services.meten.metingen import read_meting
from app.services.meten.tellen import read_telplek, stand_of
from tests.conftest import WACHTWOORD
from tests.factories import make_meting

ROOT = Path(__file__).resolve().parents[2]
COUNTING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from app.loonwaarde.telling import Telsoort
from app.services.archief import open_archief
from app.ui.context import Context
from app.ui.jobs import Jobs
from app.ui.messages import Messages
from app.ui.settings import Settings
from app.ui.waarnemen.teller import Teller

app = QCoreApplication([])
folder = Path(sys.argv[1])
context = Context(Jobs(), Messages(), Settings(folder / "x.ini"), open_archief(folder, sys.argv[2]))
teller = Teller(context, int(sys.argv[3]))
timer = QTimer(interval=3)
timer.timeout.connect(lambda: teller.add(Telsoort.GEMAAKT, "werknemer"))
teller.started.connect(timer.start)
teller.stored.connect(lambda: print(len(teller.events) - len(teller.keeper.unsaved), flush=True))
teller.start()
app.exec()
"""


@pytest.mark.parametrize("acknowledged", [1, 7, 40, 150])
def test_every_acknowledged_count_survives_a_kill(archief: Archief, acknowledged: int) -> None:
    taak = read_meting(archief, make_meting(archief)).hoofdtaken[0].id
    folder = archief.archive.folder
    archief.close()
    command = [sys.executable, "-c", COUNTING, str(folder), WACHTWOORD, str(taak)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    said = 0
    while said < acknowledged:
        line = child.stdout.readline()
        assert line, "the child ended by itself"
        said = int(line)
    child.send_signal(signal.SIGKILL)
    said = max([said, *map(int, child.stdout.read().split())])
    child.wait()
    child.stdout.close()
    again = Archief(Archive.open(folder, WACHTWOORD))
    (ronde,) = read_telplek(again, taak).rondes
    assert again.archive.check() == []
    again.close()
    numbers = [int(deel.sleutel.rpartition("-")[2]) for deel in ronde.gebeurtenissen]
    assert numbers == list(range(1, len(numbers) + 1)) and len(numbers) >= said
    assert stand_of(ronde, 10**9).werknemer.gemaakt == len(numbers)
