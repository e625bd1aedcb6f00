"""Run one function in a fresh process with one thread, where forking and being traced are safe.

`python -m tests.trust.alone module:function '{"argument": …}'` prints the answer as JSON.
"""

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def alone(
    function: Callable[..., Any],
    *,
    behind: Sequence[str] = (),
    env: Mapping[str, str] | None = None,
    **arguments: Any,
) -> Any:
    """What `function` answers in a process of its own, started behind the words of `behind`."""
    name = f"{function.__module__}:{function.__name__}"
    words = [sys.executable, "-X", "utf8", "-W", "error", "-m", "tests.trust.alone", name]
    done = subprocess.run(
        [*behind, *words, json.dumps(arguments, default=str)],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    assert done.returncode == 0, f"{name} ends with {done.returncode}\n{done.stdout}{done.stderr}"
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    module, function = sys.argv[1].split(":")
    answer = getattr(importlib.import_module(module), function)(**json.loads(sys.argv[2]))
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
