"""The lock files say exactly what pyproject.toml asks, with hashes and without anybody's machine.

To renew: uv pip compile --universal --generate-hashes --no-header --no-annotate pyproject.toml
[--extra dev] -o requirements[-dev].lock
The one of the installers: echo pyinstaller | uv pip compile --universal --python-version 3.11
--generate-hashes --no-header --no-annotate -c requirements.lock - -o installer/requirements-build.lock
"""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
BUILD = "installer/requirements-build.lock"
PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9][\w.]*)( ; [^\\]+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def pins(name: str) -> dict[str, str]:
    found = map(PIN.fullmatch, ROOT.joinpath(name).read_text(encoding="utf-8").splitlines())
    return {match["name"]: match["version"] for match in found if match}


@pytest.mark.parametrize("name", [*LOCKS, BUILD])
def test_lines_are_pins_and_hashes_and_nothing_else(name):
    lines = ROOT.joinpath(name).read_text(encoding="utf-8").splitlines()
    odd = [f"{name}:{number}: {line}" for number, line in enumerate(lines, 1) if not is_lock_line(line)]
    assert odd == []
    following = [after for line, after in pairwise(lines) if PIN.fullmatch(line)]
    assert all(HASH.fullmatch(line) for line in following)


def is_lock_line(line: str) -> bool:
    return bool(PIN.fullmatch(line) or HASH.fullmatch(line))


@pytest.mark.parametrize("name", LOCKS)
def test_every_dependency_is_pinned_within_its_bounds(name):
    project = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = project["optional-dependencies"]["dev"] if "dev" in name else []
    pinned = pins(name)
    for requirement in map(Requirement, project["dependencies"] + extra):
        version = pinned.get(canonicalize_name(requirement.name))
        assert version, f"{name}: {requirement.name} ontbreekt; maak het bestand opnieuw"
        assert requirement.specifier.contains(version), f"{name}: {requirement.name} {version}"


def test_tests_run_with_the_versions_the_user_gets():
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


def test_installers_are_built_with_the_same_versions():
    own, built = pins("requirements.lock"), pins(BUILD)
    assert "pyinstaller" in built
    assert {name: version for name, version in built.items() if own.get(name, version) != version} == {}
