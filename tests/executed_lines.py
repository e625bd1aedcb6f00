"""Which lines of the program a run of tests executes: `pytest -p tests.executed_lines --lines=FOLDER`.

Each process writes what it saw to the folder; `python -m tests.executed_lines FOLDER PERCENT` adds it up.
Probes in the lines cost a tenth of the time of the tests, where following every line costs a third.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
import slipcover

SOURCES = ["app"]
KEEP_PROBES = -1  # taking them out again costs more than they do

lines = slipcover.Slipcover(source=SOURCES, d_miss_threshold=KEEP_PROBES)
files = slipcover.FileMatcher(sources=SOURCES)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where each process writes."""
    parser.addoption("--lines", type=Path, help="folder for the executed lines of each process")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Before the first import of the program."""
    slipcover.wrap_spec_from_file_location(lines, files)
    slipcover.ImportManager(lines, files).__enter__()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Also of the process that only hands out tests: it knows of files nobody imported."""
    folder: Path = session.config.getoption("--lines")
    folder.mkdir(exist_ok=True)
    name = os.environ.get("PYTEST_XDIST_WORKER", "main")
    (folder / f"{name}.json").write_text(json.dumps(lines.get_coverage()), encoding="utf-8")


def main(folder: str, percent: str) -> int:
    """Print every file with lines nobody executed, and the total; 1 when that is under `percent`."""
    first, *others = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(Path(folder).iterdir()))
    for other in others:
        slipcover.merge_coverage(first, other)
    for name, file in first["files"].items():
        if file["missing_lines"]:
            print(f"{file['summary']['percent_covered']:6.2f} %  {name}: {_ranges(file)}")
    total: float = first["summary"]["percent_covered"]
    print(f"{total:6.2f} %  alles")
    return int(total < int(percent))


def _ranges(file: dict[str, Any]) -> str:
    return slipcover.slipcover.format_missing(file["missing_lines"], file["executed_lines"], [])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
