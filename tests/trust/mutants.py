"""Small faults put in the law on purpose, one at a time: the tests of the law must notice each of them.

Changed are comparisons, arithmetic, logic, negation, numbers, truth values and answers; not the texts for
people, nor declarations (annotations, decorators, `__all__`).
"""

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.trust.alone import ROOT

LAW = ROOT / "app" / "loonwaarde"
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


def make_unchanged() -> Mutant:
    """No fault at all, put in like one, where all tests reach it."""
    path = LAW / "bedrag.py"
    return Mutant(path.name, 1, "unchanged", "", ast.parse(path.read_text(encoding="utf-8")))


def _mutants_of(path: Path) -> Iterator[Mutant]:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    whole = ast.parse(text)
    seen: Counter[tuple[str, str]] = Counter()
    for node in _nodes(whole):
        for change, field, value in _changes(node):
            kept = getattr(node, field)
            setattr(node, field, value)
            tree = copy.deepcopy(whole)
            setattr(node, field, kept)
            line = getattr(node, "lineno", 1)
            source = lines[line - 1].strip()
            seen[change, source] += 1
            nth = f" ({seen[change, source]})" if seen[change, source] > 1 else ""
            yield Mutant(path.name, line, change + nth, source, ast.fix_missing_locations(tree))


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
