"""Which lines of the program a run of tests executes: `pytest -p tests.executed_lines --lines=FOLDER`.

`--of=app/loonwaarde` looks at one room only, `--branches` also at both ways out of every choice. Each process
writes what it saw to the folder; `python -m tests.executed_lines FOLDER PERCENT [ROOM]` adds it up, with what
nobody imported. Probes in the lines cost a tenth of the time of the tests, where following every line costs a
third, or doubles it.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
import slipcover

ROOM = "app"
WORKER = "PYTEST_XDIST_WORKER"
KEEP_PROBES = -1  # taking them out again costs more than they do


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where each process writes, and what it looks at."""
    parser.addoption("--lines", type=Path, help="folder for the executed lines of each process")
    parser.addoption("--of", default=ROOM, help="the folder of the program that is looked at")
    parser.addoption("--branches", action="store_true", help="look at branches too")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Before the first import of the program; not in the process that only hands out the tests."""
    asked = early_config.known_args_namespace
    if getattr(asked, "numprocesses", None) and WORKER not in os.environ:
        return
    early_config.pluginmanager.register(Watch(asked.lines, asked.of, asked.branches))


class Watch:
    """Puts the probes in what is imported from here on, and writes what they saw."""

    def __init__(self, folder: Path, of: str, branches: bool) -> None:
        self.folder = folder
        self.seen = slipcover.Slipcover(branch=branches, d_miss_threshold=KEEP_PROBES)
        files = slipcover.FileMatcher(sources=[of])
        slipcover.wrap_spec_from_file_location(self.seen, files)
        slipcover.ImportManager(self.seen, files).__enter__()

    def pytest_sessionfinish(self) -> None:
        """What this process saw."""
        self.folder.mkdir(exist_ok=True)
        name = os.environ.get(WORKER, "main")
        (self.folder / f"{name}.json").write_text(json.dumps(self.seen.get_coverage()), encoding="utf-8")


def main(folder: str, percent: str, of: str = ROOM) -> int:
    """Print every file with lines or branches nobody executed, and the total; 1 when under `percent`."""
    first, *others = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(Path(folder).iterdir()))
    for other in others:
        slipcover.merge_coverage(first, other)
    slipcover.merge_coverage(first, _never_imported(first, of))
    for name, file in first["files"].items():
        if file["missing_lines"] or file.get("missing_branches"):
            print(f"{file['summary']['percent_covered']:6.2f} %  {name}: {_ranges(file)}")
    total: float = first["summary"]["percent_covered"]
    print(f"{total:6.2f} %  alles")
    return int(total < int(percent))


def _never_imported(seen: dict[str, Any], of: str) -> dict[str, Any]:
    """The files nobody saw, with all their lines; of those that were seen nothing."""
    rest = slipcover.Slipcover(source=[of], branch=seen["meta"]["branch_coverage"])
    for name in seen["files"]:
        rest.code_lines[str(Path(name).resolve())] = set()
    found: dict[str, Any] = rest.get_coverage()
    return found


def _ranges(file: dict[str, Any]) -> str:
    branches = file.get("missing_branches", [])
    return slipcover.slipcover.format_missing(file["missing_lines"], file["executed_lines"], branches)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
