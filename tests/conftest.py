"""What tests of several rooms share: an open archive with a cheap key, and the short and the long form."""

import gc
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLockFile

from app.models.archive import Archive
from app.models.keys import Kdf
from app.services.archief import Archief
from app.services.voorbeeld import ensure_voorbeeld
from tests.demo_run import DemoRun, read_demo, run_demo
from tests.factories import DESKUNDIGE, NU, fill_profiel
from tests.once import share_compiled, share_paper

WACHTWOORD = "een zin die niemand raadt"
VOORBEELD_DAG = date(2026, 11, 20)
LONGEST = {"test_toegankelijkheid", "test_everything_fits", "test_road", "test_monkey", "test_cli_demo"}
LONGEST |= {"test_network", "test_coaching_week", "test_bezoek"}
SNEL = Kdf(memory_kib=8, rounds=1, lanes=1)


@pytest.fixture(scope="session")
def leeg_archief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive without anything in it, made once; copy it, never open it."""
    folder = tmp_path_factory.mktemp("leeg") / "archief"
    archive, _ = Archive.create(folder, WACHTWOORD, kdf=SNEL)
    archive.close()
    return folder


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """What SQLAlchemy compiled for one archive serves all of a run."""
    with pytest.MonkeyPatch.context() as patch:
        share_compiled(patch)
        yield


@pytest.fixture(scope="session")
def papers() -> dict[bytes, Any]:
    """What was laid out in this process."""
    return {}


@pytest.fixture(autouse=True)
def paper_once(papers: dict[bytes, Any]) -> Iterator[None]:
    """Hundreds of tests make the same report; what makes it is tested in tests/documents, without this."""
    with pytest.MonkeyPatch.context() as patch:
        share_paper(patch, papers)
        yield


@pytest.fixture(scope="session")
def ingericht(leeg_archief: Path, fill_copy: Callable[..., Path]) -> Path:
    """The same with the profile of a user; copy it, never open it."""
    return fill_copy(leeg_archief, fill_profiel, gebruiker="")


@pytest.fixture(scope="session")
def fill_copy(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """`fill_copy(folder, fill)`: a copy of this archive with what `fill` makes in it; copy it, never open it.

    A module whose tests all begin there has an `ingericht` of its own, made so.
    """

    def filled(folder: Path, fill: Callable[[Archief], Any], gebruiker: str = DESKUNDIGE) -> Path:
        copy = shutil.copytree(folder, tmp_path_factory.mktemp("gevuld") / "archief")
        archief = Archief(Archive.open(copy, WACHTWOORD), klok=lambda: NU, gebruiker=gebruiker)
        fill(archief)
        archief.close()
        return copy

    return filled


@pytest.fixture(scope="session")
def made_once(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Callable[[str, Callable[[Path], Any]], Path]:
    """`made_once(name, make)`: a folder made by the first of all processes that asks for it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def once(name: str, make: Callable[[Path], Any]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        one_at_a_time = QLockFile(str(shared / f"{name}.lock"))
        one_at_a_time.setStaleLockTime(0)
        assert one_at_a_time.lock()
        try:
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)
                make(folder)
                done.touch()
        finally:
            one_at_a_time.unlock()
        return folder

    return once


@pytest.fixture(scope="session")
def voorbeeld_map(made_once: Callable[..., Path]) -> Path:
    """The folder of the example archive on its day; copy it, never open it."""
    return made_once("voorbeeld", lambda folder: ensure_voorbeeld(folder, VOORBEELD_DAG))


@pytest.fixture(scope="session")
def demo_run(made_once: Callable[..., Path]) -> DemoRun:
    """The main job without a window, in 2027; look, and change nothing."""
    return read_demo(made_once("demo", run_demo))


@pytest.fixture
def archief(ingericht: Path, tmp_path: Path) -> Iterator[Archief]:
    """An open archive with a complete profile, on 22 November 2026 at 14:03."""
    folder = shutil.copytree(ingericht, tmp_path / "archief")
    geopend = Archief(Archive.open(folder, WACHTWOORD), klok=lambda: NU, gebruiker=DESKUNDIGE)
    yield geopend
    geopend.close()


@pytest.fixture(scope="session")
def size(request: pytest.FixtureRequest) -> Callable[[Any, Any], Any]:
    """`size(short, long)`: how much to do in this run."""
    long_form = request.config.getoption("--long")
    return lambda short, long: long if long_form else short


def pytest_addoption(parser: pytest.Parser) -> None:
    """The long form of tests with generated cases."""
    parser.addoption(
        "--long", action="store_true", help="large numbers of generated cases; the real installers (hours)"
    )


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Show the figures the tests of trust measured, whether they passed or not."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)]
    lines = [str(line) for report in reports for name, line in report.user_properties if name == "figures"]
    if lines:
        terminalreporter.section("gemeten")
        terminalreporter.write_line("\n".join(lines))


def pytest_collection_finish() -> None:
    """The modules and the tests stay until the end: no sweep needs to look at them again."""
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first: at the end nobody waits for it."""
    items.sort(key=lambda item: item.path.stem not in LONGEST)
