"""The hunt for faults put in the law: each runs the tests that reach it in a child, until one notices.

Which tests reach a line is measured once, with empty caches before each test; a test that does not run the
faulty line cannot notice it. What runs while the law is loaded is reached by all. The quick tests go first.
Generated cases are the same in each run. Of a slow test that is repeated with other dice only the first
takes part: more could notice more faults, never fewer.
"""

import gc
import importlib.abc
import importlib.util
import os
import resource
import signal
import sys
import time
import types
from collections.abc import Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from importlib.machinery import ModuleSpec
from io import StringIO
from itertools import islice
from typing import Any

from tests.trust.alone import ROOT
from tests.trust.mutants import LAW, Mutant, make_mutants, make_unchanged

TESTS = ROOT / "tests" / "loonwaarde"
SPARE, TIMES = 3, 4
"""Seconds of the processor a fault gets on top of so many times what its tests take without one."""
SLOW = 3
"""Seconds of the processor, followed line by line, after which a test is not repeated."""
MEMORY = 2**31
WORDS = ["-x", "-q", "--noconftest", "--import-mode=importlib", "-c", os.devnull, f"--rootdir={ROOT}"]
WORDS += ["-p", "no:cacheprovider", "--long", "-W", "error", "--assert=plain", "--tb=no"]


def hunt(part: int, parts: int) -> list[tuple[str, bool]]:
    """Put in each fault of this part: its key, and whether the tests of the law noticed."""
    course = measure()
    assert not is_noticed(make_unchanged(), course), "the tests notice a fault where there is none"
    mine = islice(make_mutants(), part, None, parts)
    return [(mutant.key, is_noticed(mutant, course)) for mutant in mine]


@dataclass
class Course:
    """What the tests do without a fault: seconds of each, and which of them run a line of a module."""

    meter: Any
    began: float = 0
    seconds: dict[str, float] = field(default_factory=dict)
    lines: dict[str, Mapping[int, list[str]]] = field(default_factory=dict)

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """From here on the lines count for this test, which finds nothing looked up before."""
        for module in [module for name, module in sys.modules.items() if name.startswith("app.loonwaarde")]:
            for kept in vars(module).values():
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()
        self.meter.switch_context(nodeid)
        self.began = time.process_time()

    def pytest_runtest_setup(self, item: Any) -> None:
        """Leave out the repetitions of a slow test."""
        import pytest

        name, repeated, _ = item.nodeid.partition("[")
        if repeated and any(s > SLOW and test.startswith(f"{name}[") for test, s in self.seconds.items()):
            pytest.skip("the same with other dice")

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Keep how long the test itself took of the processor."""
        if report.when == "call":
            self.seconds[report.nodeid] = time.process_time() - self.began

    def reaching(self, mutant: Mutant) -> list[str]:
        """The tests that run the faulty line, or the beginning of its statement; quick ones first."""
        lines = self.lines[mutant.module]
        begin = next((line for line in range(mutant.line, 0, -1) if line in lines), 0)
        tests = set(lines.get(begin, [""]))
        return sorted(self.seconds if "" in tests else tests, key=lambda test: self.seconds[test])


@dataclass
class _Chosen:
    """Only these tests, in this order."""

    tests: list[str]

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Leave out the others of the same files."""
        place = {test: number for number, test in enumerate(self.tests)}
        items[:] = sorted((item for item in items if item.nodeid in place), key=lambda i: place[i.nodeid])


class _LongForm:
    """The option of tests/conftest.py, which takes no part here."""

    def pytest_addoption(self, parser: Any) -> None:
        parser.addoption("--long", action="store_true")


def measure() -> Course:
    """Run the tests as they are and follow them; AssertionError when one fails.

    Afterwards all they need is loaded, except the law and the tests themselves: a child loads those anew.
    """
    import coverage
    import hypothesis
    import pytest

    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile(
        "hunt", derandomize=True, database=None, deadline=None, phases=phases
    )
    hypothesis.settings.load_profile("hunt")
    course = Course(coverage.Coverage(data_file=None, config_file=False, source=[str(LAW)]))
    with course.meter.collect(), redirect_stdout(StringIO()) as said:
        status = pytest.main([*WORDS, str(TESTS)], plugins=[_LongForm(), course])
    if status:
        raise AssertionError(f"the tests of the law fail without any fault\n{said.getvalue()}")
    found = course.meter.get_data()
    course.lines = {path.name: found.contexts_by_lineno(str(path)) for path in LAW.glob("*.py")}
    for name in [name for name in sys.modules if name.startswith(("app", "tests.loonwaarde"))]:
        del sys.modules[name]
    gc.collect()
    gc.freeze()
    return course


def is_noticed(mutant: Mutant, course: Course) -> bool:
    """Whether a test fails in a child with this fault; a child that takes too much was noticed too."""
    pid = os.fork()
    if not pid:
        tests = course.reaching(mutant)
        _live_with(mutant, tests, SPARE + TIMES * sum(course.seconds[test] for test in tests))
    return os.waitpid(pid, 0)[1] != 0


def _live_with(mutant: Mutant, tests: list[str], longest: float) -> None:
    status = 1
    try:
        signal.setitimer(signal.ITIMER_PROF, longest)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        sys.meta_path.insert(0, _Finder(mutant))
        import pytest

        files = dict.fromkeys(str(ROOT / test.partition("::")[0]) for test in tests)
        ended = pytest.main([*WORDS, *files], plugins=[_LongForm(), _Chosen(tests)])
        status = 0 if ended == pytest.ExitCode.NO_TESTS_COLLECTED else int(ended)
    finally:
        os._exit(status)


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the faulty module in the place of the good one."""

    def __init__(self, mutant: Mutant) -> None:
        stem = mutant.module.removesuffix(".py")
        self.mutant, self.package = mutant, stem == "__init__"
        self.name = "app.loonwaarde" + ("" if self.package else f".{stem}")

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if name != self.name:
            return None
        file = str(LAW / self.mutant.module)
        spec = importlib.util.spec_from_loader(name, self, origin=file, is_package=self.package)
        assert spec is not None
        spec.has_location = True
        if self.package:
            spec.submodule_search_locations = [str(LAW)]
        return spec

    def exec_module(self, module: types.ModuleType) -> None:
        exec(compile(self.mutant.tree, str(LAW / self.mutant.module), "exec"), module.__dict__)
