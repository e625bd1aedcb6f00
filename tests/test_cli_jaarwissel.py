"""The run of 1 January without a window: look first, then all of it, then nothing more to do."""

import pytest

from app import cli
from tests.conftest import WACHTWOORD
from tests.factories import make_definitieve_meting
from tests.services.jaarbedragen import enter_2027


@pytest.fixture
def call(archief, tmp_path, capsys):
    """An archive with one running subsidie, closed at the first call; gives the status, lines and errors."""
    make_definitieve_meting(archief)
    secret = tmp_path / "wachtwoord"
    secret.write_text(WACHTWOORD)
    secret.chmod(0o600)

    def do(*options):
        archief.close()
        words = ["jaarwissel", archief.archive.folder, *options, "--wachtwoord-bestand", secret]
        status = cli.run([str(word) for word in words], start=lambda *_, **__: 0)
        out, err = capsys.readouterr()
        return status, out.splitlines(), err

    return do


def test_looking_shows_old_and_new_without_a_name_and_stores_nothing(archief, call):
    enter_2027(archief)
    for _ in range(2):
        status, lines, _ = call("--proef", "--jaar", "2027")
        assert status == 0
        assert lines[0].startswith("T-0001  € 1.149,80 → € 1.180,80  nieuw  (minimumloon € 2.337,00 →")
        assert lines[1].startswith("Onbevestigd: vergoeding werkgeverslasten")
        assert lines[2:] == ["1 lopende subsidie, 1 te doen. Er is niets opgeslagen."]
    assert "Vries" not in " ".join(lines)


def test_a_run_writes_and_a_second_run_has_nothing_to_do(archief, call):
    enter_2027(archief)
    assert call("--jaar", "2027")[:2] == (
        0,
        ["1 januari 2027: 1 nieuw, 0 gewijzigd, 0 vervallen", "0 stonden er al zo."],
    )
    assert call("--jaar", "2027")[1] == [
        "1 januari 2027: 0 nieuw, 0 gewijzigd, 0 vervallen",
        "1 stonden er al zo.",
    ]


@pytest.mark.parametrize("options", [("--proef",), ()])
def test_without_the_amounts_it_refuses(call, options):
    status, lines, error = call("--jaar", "2027", *options)
    assert (status, lines) == (1, []) and "schat nooit" in error


def test_help_and_a_strange_year(call, capsys):
    assert call("--jaar", "1900")[0] == 2
    assert cli.run(["jaarwissel", "--help"], start=lambda *_, **__: 0) == 0
    uitleg = capsys.readouterr().out
    assert "--proef" in uitleg and "--jaar" in uitleg and "art. 10d lid 7" in uitleg
