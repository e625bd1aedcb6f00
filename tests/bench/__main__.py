"""All figures of speed and memory in one table: `python -m tests.bench [name …]`, a process for each bench.

Nothing fails on time: a figure stands beside its goal, and beside a floor or peer measured in the same run.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from tests.bench.figures import ROWS

HERE = Path(__file__).resolve().parent
HEAD = "| bench | what | median | p99 | goal | beside |\n|---|---|---|---|---|---|"


def machine() -> str:
    """What the figures were measured on."""
    import PySide6
    import sqlalchemy
    from sqlcipher3 import dbapi2

    python = platform.python_version()
    cores = os.cpu_count()
    return (
        f"{date.today():%d-%m-%Y}: {cores} cores, {platform.system()} {platform.release()}, Python {python}, "
        f"PySide6 {PySide6.__version__}, SQLAlchemy {sqlalchemy.__version__}, SQLite {dbapi2.sqlite_version}"
    )


def run(name: str, rows: Path) -> bool:
    """One bench in a process of its own; answers whether it ended well."""
    print(f"\n--- {name}", flush=True)
    surroundings = {**os.environ, ROWS: str(rows), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", f"tests.bench.{name}"]
    return subprocess.run(command, cwd=HERE.parent.parent, env=surroundings).returncode == 0


def table(rows: Path) -> str:
    """The rows as Markdown."""
    lines = [json.loads(line) for line in rows.read_text(encoding="utf-8").splitlines()]
    words = ("bench", "what", "median", "p99", "goal", "beside")
    cells = (" | ".join(line[word].removeprefix("bench_") for word in words) for line in lines)
    return "\n".join([HEAD, *(f"| {row} |" for row in cells)])


def main(wished: list[str]) -> int:
    """Run those whose name holds one of the words, or all."""
    names = sorted(path.stem for path in HERE.glob("bench_*.py"))
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "rows"
        rows.touch()
        chosen = [name for name in names if not wished or any(word in name for word in wished)]
        failed = [name for name in chosen if not run(name, rows)]
        print(f"\n{machine()}\n\n{table(rows)}")
    if failed:
        print(f"\nNot finished: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
