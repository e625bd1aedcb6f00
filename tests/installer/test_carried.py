"""The frozen program carries packages of the lock only, and the papers name those it carries."""

from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from installer import carried
from installer.messages import SetupError


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site-packages"


def install(site: Path, name: str, *files: str) -> PathDistribution:
    """A package as pip leaves it: its files and the list of them."""
    for file in files:
        (site / file).parent.mkdir(parents=True, exist_ok=True)
        (site / file).touch()
    papers = site / f"{name}-1.0.dist-info"
    papers.mkdir()
    (papers / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (papers / "RECORD").write_text("".join(f"{file},,\n" for file in files))
    return PathDistribution(papers)


def test_a_package_of_which_nothing_goes_along_is_not_named(site):
    packages = {"een": install(site, "een", "een/a.py"), "twee": install(site, "twee", "twee/b.py")}
    assert carried.carried(packages, site, {str(site / "een" / "a.py"), "/usr/lib/python3/os.py"}) == {"een"}


def test_a_file_of_no_locked_package_stops_the_build(site):
    packages = {"een": install(site, "een", "een/a.py")}
    stranger = str(site / "vreemd" / "c.py")
    with pytest.raises(SetupError, match=r"vreemd/c\.py"):
        carried.carried(packages, site, {str(site / "een" / "a.py"), stranger})


def test_sources_are_kept_beside_the_program_without_links(tmp_path, site):
    install(site, "een", "een/a.py")
    (tmp_path / "lib64").symlink_to(tmp_path)
    bundle = tmp_path / "vries" / "loonwaarde"
    bundle.mkdir(parents=True)
    carried.write_sources(bundle, [str(tmp_path / "lib64" / site.name / "een" / "a.py")] * 2)
    assert carried.read_sources(bundle) == {str(site / "een" / "a.py")}
    assert list(bundle.iterdir()) == []


def test_what_only_the_tests_need_stays_outside():
    outside = carried.modules_outside({"reportlab", "pillow"})
    assert {"pytest", "hypothesis", "sqlalchemy"} <= set(outside)
    assert not {"reportlab", "PIL"} & set(outside)
