"""The walls, sizes and habits of the house. Every failure names file and line."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAX_FUNCTION, MAX_FILE, MAX_METHODS, MAX_MAIN_WINDOW = 50, 400, 15, 250
TOP_LEVEL = {
    "pyproject.toml", "app", "resources", "tests", "installer",
    "README.md", "LICENSE", "requirements.lock", "requirements-dev.lock",
}  # fmt: skip
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef
DRAWERS = {"utils", "helpers", "misc", "common"}
EXACT_ROOMS = ["loonwaarde", "models", "services", "documents"]
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|\bNotImplementedError\b")
# Written in pieces, so that this file does not hold what it looks for.
HOSTS = ["pypi" + ".org", "python" + "hosted.org", "registry." + "npmjs", "pkg" + ".dev"]
MACHINE = re.compile(
    r"(?<![\w.<~-])/(?:work|tmp|root|mnt|srv|opt|home/\w+|Users/\w+)/\w|(?<!\w)[A-Z]:\\Users\\\w"
    + "".join(f"|{re.escape(host)}" for host in HOSTS)
)


def project_files() -> list[Path]:
    """What belongs to the project: files git tracks or would track, as they lie on disk."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        encoding="utf-8",
    )
    if listed.returncode:
        pytest.skip("geen git: zonder lijst van bestanden valt hier niets te zien")
    return sorted(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())


def python_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def place(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


@dataclass(frozen=True, slots=True)
class Defined:
    """A function or class: what the rules ask of it. Trees of the whole house are a million objects."""

    place: str
    name: str
    is_function: bool
    length: int
    methods: int
    is_stub: bool


@cache
def defined_in(path: Path) -> tuple[Defined, ...]:
    return tuple(definitions(path, parse(path).body, declares=False))


def defined(*folders: str) -> Iterator[Defined]:
    for path in python_files(*folders):
        yield from defined_in(path)


def definitions(path: Path, statements: list[ast.stmt], declares: bool) -> Iterator[Defined]:
    """All functions and classes, at any depth; those of a Protocol only declare."""
    for node in statements:
        if isinstance(node, FUNCTION | ast.ClassDef):
            yield Defined(
                place(path, node.lineno),
                node.name,
                isinstance(node, FUNCTION),
                node.end_lineno - node.lineno + 1,
                sum(isinstance(part, FUNCTION) for part in node.body),
                isinstance(node, FUNCTION) and not declares and is_stub(node),
            )
        for parts in ("body", "orelse", "finalbody", "handlers", "cases"):
            yield from definitions(path, getattr(node, parts, []), is_protocol(node))


def is_protocol(node: ast.stmt) -> bool:
    return isinstance(node, ast.ClassDef) and any("Protocol" in ast.unparse(base) for base in node.bases)


def is_stub(node: ast.FunctionDef) -> bool:
    marks = {ast.unparse(mark) for mark in node.decorator_list}
    return not marks & {"overload", "abstractmethod"} and all(map(is_nothing, node.body))


def is_nothing(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Pass) or ast.unparse(statement) == "..."


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def nothing(found: list[str]) -> None:
    """Fail with every place in full; a bare comparison would be cut short."""
    assert not found, "\n" + "\n".join(found)


def lines_matching(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    """Place and text of every line that matches; files that are no text are passed over."""
    found = []
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        found += [
            f"{place(path, n)}: {line.strip()}" for n, line in enumerate(lines, 1) if pattern.search(line)
        ]
    return found


def test_walls():
    """The contracts of pyproject.toml; import-linter's own report names module and line."""
    command = "from importlinter.cli import lint_imports_command as main; main()"
    lint = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", command, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    assert lint.returncode == 0, lint.stdout + lint.stderr


def test_functions_are_short():
    long = [
        f"{one.place}: {one.name} telt {one.length} regels"
        for one in defined("app", "tests", "installer")
        if one.is_function and one.length > MAX_FUNCTION
    ]
    nothing(long)


def test_files_are_short():
    long = [
        f"{place(path, length)}: {length} regels"
        for path in python_files("app", "tests", "installer")
        if (length := len(path.read_text(encoding="utf-8").splitlines())) > limit(path)
    ]
    nothing(long)


def limit(path: Path) -> int:
    return MAX_MAIN_WINDOW if path == ROOT / "app" / "ui" / "main_window.py" else MAX_FILE


def test_classes_have_few_methods():
    large = [
        f"{one.place}: {one.name} heeft {one.methods} methoden"
        for one in defined("app", "tests", "installer")
        if not one.is_function and one.methods > MAX_METHODS
    ]
    nothing(large)


def test_no_binary_float_near_money():
    calls = [
        place(path, node.lineno)
        for path in python_files(*(f"app/{room}" for room in EXACT_ROOMS))
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
    ]
    nothing(calls)


def test_no_drawers():
    drawers = [
        str(path.relative_to(ROOT))
        for path in python_files("app", "tests", "installer")
        if DRAWERS & set(path.relative_to(ROOT).with_suffix("").parts)
    ]
    nothing(drawers)


def test_nothing_is_unfinished():
    code = [path for path in python_files("app", "tests", "installer") if path != Path(__file__).resolve()]
    nothing(lines_matching(UNFINISHED, code))


def test_no_function_is_a_stub():
    """An empty body must say in its docstring why; declarations of a Protocol and overloads may be bare."""
    nothing([f"{one.place}: {one.name} is leeg" for one in defined("app", "installer") if one.is_stub])


def test_nothing_names_a_machine_or_a_registry():
    nothing(lines_matching(MACHINE, project_files()))


def test_top_level_is_complete():
    names = {path.relative_to(ROOT).parts[0] for path in project_files()}
    assert {name for name in names if not name.startswith(".")} - TOP_LEVEL == set()


def test_qt_keeps_its_references():
    """PySide6 6.12.0 drops a reference to None on some calls and aborts after some thousands."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("naam")
    assert abs(sys.getrefcount(None) - before) < 100
