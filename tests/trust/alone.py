"""Run one function in a process of its own with one thread, where forking and being traced are safe.

Most are forked from a server that has loaded the program once. Behind other words, or with other variables of
the environment, it is a fresh interpreter: `python -m tests.trust.alone module:function '{"argument": …}'`.
"""

import importlib
import json
import os
import subprocess
import sys
import traceback
import warnings
from collections.abc import Callable, Mapping, Sequence
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LOADED_ONCE = ["tests.trust.warmed", "tests.trust.cutting", "tests.trust.kills"]
LOADED_ONCE += ["tests.trust.power", "tests.trust.refusing"]


def alone(
    function: Callable[..., Any],
    *,
    behind: Sequence[str] = (),
    env: Mapping[str, str] | None = None,
    **arguments: Any,
) -> Any:
    """What `function` answers in a process of its own, started behind the words of `behind`."""
    name = f"{function.__module__}:{function.__name__}"
    words = json.dumps(arguments, default=str)
    if behind or env:
        return _fresh(name, words, behind, env or {})
    return _forked(name, words)


def _fresh(name: str, words: str, behind: Sequence[str], env: Mapping[str, str]) -> Any:
    python = [sys.executable, "-X", "utf8", "-W", "error", "-m", "tests.trust.alone"]
    done = subprocess.run(
        [*behind, *python, name, words],
        cwd=ROOT,
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    assert done.returncode == 0, f"{name} ends with {done.returncode}\n{done.stdout}{done.stderr}"
    return json.loads(done.stdout.splitlines()[-1])


def _forked(name: str, words: str) -> Any:
    """Where the system cannot fork, a fresh interpreter does it too."""
    context: Any = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload(LOADED_ONCE)
    hear, say = context.Pipe(duplex=False)
    process = context.Process(target=_say, args=(say, name, words))
    process.start()
    say.close()
    try:
        answered, answer = hear.recv()
    except EOFError:
        answered, answer = False, "said nothing"
    process.join()
    assert answered and process.exitcode == 0, f"{name} ends with {process.exitcode}\n{answer}"
    return answer


def _say(say: Connection, name: str, words: str) -> None:
    warnings.simplefilter("error")
    try:
        say.send((True, _call(name, words)))
    except BaseException:  # noqa: BLE001 - whatever it is, the test must see it
        say.send((False, traceback.format_exc()))


def _call(name: str, words: str) -> Any:
    module, function = name.split(":")
    return getattr(importlib.import_module(module), function)(**json.loads(words))


if __name__ == "__main__":
    print(json.dumps(_call(*sys.argv[1:])))
