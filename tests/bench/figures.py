"""One way to tell a figure of speed or memory: a line to read, and a row for the table of all of them."""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

ROWS = "LOONWAARDE_CIJFERS"  # environment variable: the file that gathers the rows of `python -m tests.bench`


def show_times(what: str, milliseconds: Sequence[float], goal: str = "", beside: str = "") -> None:
    """Median, 99th percentile and worst of many times; `beside` names the floor or peer of the same run."""
    middle, worst = median(milliseconds), max(milliseconds)
    p99 = quantiles(milliseconds, n=100)[98] if len(milliseconds) > 1 else worst
    p99 = min(p99, worst)  # an extrapolated percentile never lies beyond what was seen
    _tell(
        what,
        f"{middle:.1f} ms",
        f"{p99:.1f} ms",
        goal,
        beside or f"worst {worst:.1f} ms, {len(milliseconds)} x",
    )


def show_seconds(what: str, seconds: Sequence[float], goal: str = "") -> None:
    """As `show_times`, of seconds."""
    show_times(what, [1000 * value for value in seconds], goal)


def show_figure(what: str, figure: str, goal: str = "", beside: str = "") -> None:
    """One number with its unit: a ratio, a count, seconds, megabytes."""
    _tell(what, figure, "", goal, beside)


def _tell(what: str, middle: str, p99: str, goal: str, beside: str) -> None:
    told = [f"{what:50} {middle:>12}", f"p99 {p99}" if p99 else "", f"goal {goal}" if goal else "", beside]
    print("  ".join(part for part in told if part), flush=True)
    if gathered := os.environ.get(ROWS):
        row = {"bench": Path(sys.argv[0]).stem, "what": what, "median": middle, "p99": p99}
        with Path(gathered).open("a", encoding="utf-8") as file:
            file.write(json.dumps({**row, "goal": goal, "beside": beside}, ensure_ascii=False) + "\n")
