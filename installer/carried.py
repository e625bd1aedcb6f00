"""Which installed packages the frozen program really carries, by the files PyInstaller took along.

Neither more nor less: the environment of the tests holds packages that no user gets, and of some packages
in the lock this program uses nothing.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from importlib.metadata import Distribution, packages_distributions
from pathlib import Path

from installer.lockfile import canonical
from installer.messages import SetupError


def modules_outside(locked: Collection[str]) -> list[str]:
    """What can be imported here but comes from packages the lock does not name."""
    owners = packages_distributions()
    return sorted(
        module for module, names in owners.items() if not {canonical(name) for name in names} & set(locked)
    )


def write_sources(bundle: Path, sources: Iterable[str]) -> None:
    """Keep beside the folder of the program where everything in it came from."""
    beside(bundle).write_text("\n".join(sorted(set(sources))), encoding="utf-8")


def read_sources(bundle: Path) -> frozenset[str]:
    """What `write_sources` kept, without links on the road to it."""
    lines = beside(bundle).read_text(encoding="utf-8").splitlines()
    return frozenset(os.path.realpath(line) for line in lines)


def beside(bundle: Path) -> Path:
    return bundle.with_name(f"{bundle.name}.herkomst.txt")


def carried(packages: Mapping[str, Distribution], site: Path, sources: Collection[str]) -> set[str]:
    """Those of the packages, by name, of which a file goes along.

    Raises SetupError when a file from `site` belongs to none of them: its licence would not be told.
    """
    files = {name: files_of(found) & set(sources) for name, found in packages.items()}
    inside = os.path.realpath(site) + os.sep
    strange = {path for path in sources if path.startswith(inside)}.difference(*files.values())
    if strange:
        raise SetupError(f"Dit staat in geen lock en hoort niet in het programma: {min(strange)}", 1)
    return {name for name, found in files.items() if found}


def files_of(found: Distribution) -> set[str]:
    return {os.path.realpath(str(file.locate())) for file in found.files or ()}
