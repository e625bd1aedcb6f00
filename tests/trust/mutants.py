"""Small faults put in the law on purpose, one at a time: the tests of the law must notice each of them.

Changed are comparisons, arithmetic, logic, negation, numbers, truth values and answers; not the texts for
people, nor declarations (annotations, decorators, `__all__`).
"""

import ast
import copy
import importlib.abc
import importlib.util
import os
import signal
import sys
import types
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from itertools import islice
from pathlib import Path
from typing import Any

from tests.trust.alone import ROOT

LAW = ROOT / "app" / "loonwaarde"
LONGEST = 60
WORDS = ["-x", "-q", "--noconftest", "-p", "no:xdist", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
SWAPS: dict[type[ast.AST], tuple[type[Any], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Mult,),
    ast.Mod: (ast.Mult,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
}
DECLARED = {"annotation", "returns", "decorator_list", "bases", "type_params"}


@dataclass(frozen=True)
class Mutant:
    """One fault: where, what, and the line as it was."""

    module: str
    line: int
    change: str
    source: str
    tree: ast.Module

    @property
    def key(self) -> str:
        """How it is called in the list of survivors; without line number, which shifts."""
        return f"{self.module} | {self.change} | {self.source}"


def make_mutants() -> Iterator[Mutant]:
    """Every fault, module by module; each holds a tree of its own, so do not keep them all."""
    for path in sorted(LAW.glob("*.py")):
        yield from _mutants_of(path)


def _mutants_of(path: Path) -> Iterator[Mutant]:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    whole = ast.parse(text)
    for node in _nodes(whole):
        for change, field, value in _changes(node):
            kept = getattr(node, field)
            setattr(node, field, value)
            tree = copy.deepcopy(whole)
            setattr(node, field, kept)
            line = getattr(node, "lineno", 1)
            yield Mutant(path.name, line, change, lines[line - 1].strip(), ast.fix_missing_locations(tree))


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Everything that computes."""
    if isinstance(node, ast.Assign) and any(ast.unparse(name) == "__all__" for name in node.targets):
        return
    yield node
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and field not in DECLARED:
                yield from _nodes(child)


def _changes(node: ast.AST) -> Iterator[tuple[str, str, Any]]:
    """What can be changed in this node itself: a name for it, the field, its other value."""
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            for other in SWAPS.get(type(operator), ()):
                changed = [*node.ops[:place], other(), *node.ops[place + 1 :]]
                yield _called(operator, other), "ops", changed
    elif isinstance(node, ast.BinOp | ast.BoolOp | ast.AugAssign):
        for other in SWAPS.get(type(node.op), ()):
            yield _called(node.op, other), "op", other()
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield f"{node.value} to {not node.value}", "value", not node.value
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield f"{node.value} to {node.value + 1}", "value", node.value + 1
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        yield "condition turned round", "test", ast.UnaryOp(ast.Not(), node.test)
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield "answers None", "value", ast.Constant(None)


def _called(before: ast.AST, after: type[ast.AST]) -> str:
    return f"{type(before).__name__} to {after.__name__}"


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


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


def hunt(part: int, parts: int) -> list[tuple[str, bool]]:
    """Run the tests of the law on each fault of this part: its key, and whether they noticed."""
    import hypothesis  # noqa: F401 - loaded once, for every child
    import pytest

    if _run(pytest, None):
        raise AssertionError("the tests of the law fail without any fault")
    mine = islice(make_mutants(), part, None, parts)
    return [(mutant.key, _run(pytest, mutant) != 0) for mutant in mine]


def _run(pytest: Any, mutant: Mutant | None) -> int:
    """Exit status of the tests in a child with this fault; a child that takes too long was noticed too."""
    pid = os.fork()
    if pid:
        return os.waitpid(pid, 0)[1]
    status = 1
    try:
        signal.alarm(LONGEST)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        if mutant is not None:
            sys.meta_path.insert(0, _Finder(mutant))
        status = int(pytest.main([*WORDS, str(ROOT / "tests" / "loonwaarde")]))
    finally:
        os._exit(status)
    return status
