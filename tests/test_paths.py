"""Where things lie, in the source tree and in the program an installer brought."""

import os
import sys

import pytest

from app import cli, paths


@pytest.fixture
def frozen(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    return tmp_path


def test_resources_of_the_source_tree_are_there():
    assert not paths.is_frozen()
    assert (paths.resources_dir() / "appicon" / "loonwaarde.svg").is_file()


def test_resources_of_the_frozen_program_lie_beside_it(frozen):
    assert paths.resources_dir() == frozen / "resources"


def test_frozen_program_is_called_by_its_own_name(frozen, capsys):
    assert cli.run(["--help"], start=lambda *_, **__: 0) == 0
    assert capsys.readouterr().out.startswith("Gebruik: loonwaarde ")


@pytest.mark.parametrize("before", ["", "/eigen/map"])
def test_other_programs_get_the_environment_of_before(frozen, monkeypatch, before):
    for name in ("LD_LIBRARY_PATH", "_PYI_ARCHIVE_FILE"):
        monkeypatch.setenv(name, "/van/ons")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    paths.give_back_environment()
    assert os.environ.get("LD_LIBRARY_PATH", "") == before
    assert not {"_PYI_ARCHIVE_FILE", "LD_LIBRARY_PATH_ORIG"} & set(os.environ)


def test_environment_of_the_source_tree_stays(monkeypatch):
    monkeypatch.setenv("LD_LIBRARY_PATH", "/van/u")
    paths.give_back_environment()
    assert os.environ["LD_LIBRARY_PATH"] == "/van/u"


@pytest.mark.parametrize("opened", ["archief", "archief/archief.db"])
def test_a_file_of_an_archive_opens_that_archive(tmp_path, opened):
    (tmp_path / "archief").mkdir()
    (tmp_path / "archief" / "archief.db").touch()
    started = []
    cli.run(["--archief", str(tmp_path / opened)], start=lambda folder, **_: started.append(folder) or 0)
    assert started == [tmp_path / "archief"]
