"""Imported by the server that `alone` forks from: what every fork would load and compile is there once."""

import tempfile
from pathlib import Path

import pytest

from tests.once import share_compiled
from tests.trust.example import faults_after_opening, make_example
from tests.trust.operations import finalise_example

share_compiled(pytest.MonkeyPatch())
with tempfile.TemporaryDirectory() as folder:
    make_example(Path(folder) / "archief")
    finalise_example(Path(folder) / "archief")
    assert faults_after_opening(Path(folder) / "archief") == []
