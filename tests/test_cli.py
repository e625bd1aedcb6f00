"""The commands without a screen, mostly as another program would call them."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from app import __version__, cli
from app.__main__ import main
from tests.command_line import ROOT, call, run
from tests.conftest import WACHTWOORD
from tests.factories import make_definitieve_meting

TAAK = {"aandeel": "100", "tempo": "60", "kwaliteit": "90", "netto_werktijd": "95"}
GOED = json.dumps({"soort": "loonwaarde", "hoofdtaken": [TAAK]})


@pytest.fixture
def wachtwoord(tmp_path):
    pad = tmp_path / "wachtwoord"
    pad.write_text(WACHTWOORD + "\n")
    pad.chmod(0o600)
    return pad


@pytest.fixture
def folder(archief):
    """An archive with one definitive meting, closed."""
    make_definitieve_meting(archief)
    archief.close()
    return archief.archive.folder


# ── wrong use ─────────────────────────────────────────────────────────────────────────────────────


def test_help_names_every_command(capsys):
    status, uit, _ = call(capsys, "--help")
    assert status == 0
    for opdracht in ("bereken", "demo", "verify", "export", "screenshots", "voorbeeld"):
        assert opdracht in uit
    assert "usage" not in uit and "--wachtwoord-bestand" in uit


def test_the_version_needs_no_library():
    code = "import sys; from app.__main__ import main; main(['--version']); print(sorted(sys.modules))"
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT).stdout
    assert uit.startswith(f"Loonwaarde {__version__}\n")
    assert "'PySide6'" not in uit and "'sqlalchemy'" not in uit


@pytest.mark.parametrize(
    ("argv", "woorden"),
    [
        (["reken"], "'reken'"),
        (["demo"], "--uit"),
        (["demo", "--uit"], "hoort een waarde"),
        (["bereken", "--snel"], "--snel"),
        (["export", "map", "--uit", "x.xlsx", "--van", "2026-02-30"], "2026-02-30"),
        (["verify", "map", "--wachtwoord-stdin", "--wachtwoord-bestand", "x"], "gaat niet samen"),
        (["verify", "map", "--wachtwoord", "geheim"], "--wachtwoord"),
    ],
)
def test_wrong_use_is_told_in_dutch_with_status_2(capsys, argv, woorden):
    status, uit, fout = call(capsys, *argv)
    assert (status, uit) == (2, "")
    assert woorden in fout and "--help" in fout
    assert "error" not in fout and "Traceback" not in fout


def test_without_a_command_the_window_opens():
    gestart = []

    def start(folder=None, *, voorbeeld=False):
        gestart.append((folder, voorbeeld))
        return 7

    assert [cli.run(argv, start) for argv in ([], ["--archief", "map"], ["voorbeeld"])] == [7, 7, 7]
    assert gestart == [(None, False), (Path("map"), False), (None, True)]


def test_where_no_window_can_be_shown_it_is_said(tmp_path):
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    surroundings = {name: value for name, value in os.environ.items() if name not in screens}
    command = [sys.executable, "-m", "app", "--archief", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=surroundings)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Er is geen scherm") and "Traceback" not in done.stderr


def test_pictures_need_no_screen(monkeypatch, tmp_path, capsys):
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(
        "app.screenshots.take_screenshots", lambda folder: [folder / os.environ["QT_QPA_PLATFORM"]]
    )
    status, uit, _ = call(capsys, "screenshots", str(tmp_path))
    assert (status, uit.strip()) == (0, str(tmp_path / "offscreen"))


def test_a_crash_is_one_dutch_line_without_the_value(capsys):
    def crash(*_, **__):
        raise RuntimeError("Jansen")

    assert cli.run([], crash) == 1
    fout = capsys.readouterr().err
    assert fout.count("\n") == 1 and "RuntimeError" in fout and "Jansen" not in fout


def test_a_library_the_computer_lacks_is_named(capsys):
    def lack(*_, **__):
        raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    assert cli.run([], lack) == 1
    assert "ontbreekt libEGL.so.1." in capsys.readouterr().err


@pytest.mark.parametrize(("uitzondering", "status"), [(KeyboardInterrupt, 130), (PermissionError, 1)])
def test_stopping_and_disk_errors_have_a_status_of_their_own(capsys, uitzondering, status):
    def fail(*_, **__):
        raise uitzondering

    assert cli.run([], fail) == status
    assert "Traceback" not in capsys.readouterr().err


# ── bereken ───────────────────────────────────────────────────────────────────────────────────────


def test_bereken_answers_line_by_line_in_order():
    subsidie = {
        "soort": "subsidie", "geboortedatum": "2005-06-01", "peildatum": "2025-01-01", "route": "lid4",
        "loonwaarde": 50, "contracturen": "36", "voltijduren": "36",
    }  # fmt: skip
    invoer = f"{GOED}\n\n{json.dumps(subsidie)}\r\n".encode()
    klaar = run("bereken", invoer=invoer)
    eerste, tweede = (json.loads(regel) for regel in klaar.stdout.decode().splitlines())
    assert eerste == {"loonwaarde": 51, "som": "51.3"}
    assert (tweede["subsidie"], tweede["werkgeverslasten"], tweede["totaal"]) == (
        "710.14",
        "166.89",
        "877.03",
    )
    assert (klaar.returncode, klaar.stderr) == (0, b"")


def test_a_refused_line_does_not_stop_the_others():
    slecht = [b"{", b"[" * 90_000, b'{"soort":"\xff"}', b"\xff\xfe", b'{"soort":1e400}', b"x" * 3_000_000]
    klaar = run("bereken", invoer=b"\n".join([*slecht, GOED.encode()]))
    antwoorden = [json.loads(regel) for regel in klaar.stdout.decode().splitlines()]
    assert [*map(list, antwoorden)] == [["fout"]] * len(slecht) + [["loonwaarde", "som"]]
    assert (klaar.returncode, klaar.stderr) == (1, b"")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=60) | st.just(GOED.encode()), max_size=5))
def test_whatever_the_bytes_every_line_that_is_not_empty_gets_its_answer(regels):
    from app.services.uitwisselen.bereken import bereken

    invoer = b"\n".join(regels)
    antwoorden = list(bereken(cli.read_lines(io.BytesIO(invoer))))
    assert len(antwoorden) == sum(bool(regel.strip(b" \t\r\n")) for regel in invoer.split(b"\n"))
    assert all(isinstance(json.loads(tekst.encode()), dict) for tekst, _ in antwoorden)


def test_a_reader_that_leaves_is_no_error():
    opdracht = f'"{sys.executable}" -m app bereken | head -1'
    invoer = (GOED + "\n").encode() * 20_000
    klaar = subprocess.run(["sh", "-c", opdracht], input=invoer, capture_output=True, cwd=ROOT)
    assert klaar.stdout.count(b"\n") == 1 and klaar.stderr == b""


# ── verify and export ─────────────────────────────────────────────────────────────────────────────


def test_verify_shows_versions_settings_and_log(capsys, folder, wachtwoord):
    status, uit, _ = call(capsys, "verify", folder, "--wachtwoord-bestand", wachtwoord)
    assert status == 0
    for woord in ("SQLCipher", "synchronous 2", "Logboek:", "Rapporten: 1", "Alles is in orde."):
        assert woord in uit


def test_verify_finds_a_damaged_page(capsys, folder, wachtwoord):
    database = folder / "archief.db"
    inhoud = bytearray(database.read_bytes())
    inhoud[len(inhoud) // 2] ^= 0xFF
    database.write_bytes(inhoud)
    status, uit, fout = call(capsys, "verify", folder, "--wachtwoord-bestand", wachtwoord)
    assert status == 1
    assert "FOUT" in uit or "beschadigd" in fout


def test_verify_finds_a_report_that_was_changed(capsys, folder, wachtwoord, monkeypatch):
    monkeypatch.setattr("app.services.bewaring.onderzoek.verify_rapport", lambda session, rapport: False)
    status, uit, _ = call(capsys, "verify", folder, "--wachtwoord-bestand", wachtwoord)
    assert status == 1
    assert "controlegetal" in uit and "Niet in orde" in uit


def test_four_archives_that_do_not_open_give_four_answers(capsys, folder, tmp_path, wachtwoord):
    fout_wachtwoord = tmp_path / "fout"
    fout_wachtwoord.write_text("een heel ander wachtwoord")
    fout_wachtwoord.chmod(0o600)
    leeg, stuk = tmp_path / "leeg", tmp_path / "stuk"
    for kopie in (leeg, stuk):
        shutil.copytree(folder, kopie)
    (leeg / "archief.db").write_bytes(b"")
    (stuk / "archief.db").write_bytes(b"x" * 8192)
    gevallen = [
        (folder, fout_wachtwoord),
        (tmp_path / "nergens", wachtwoord),
        (leeg, wachtwoord),
        (stuk, wachtwoord),
    ]
    antwoorden = [call(capsys, "verify", pad, "--wachtwoord-bestand", woord) for pad, woord in gevallen]
    assert [status for status, _, _ in antwoorden] == [1, 1, 1, 1]
    assert len({fout for _, _, fout in antwoorden}) == 4


def test_export_writes_one_gemeente_and_overwrites_nothing(capsys, folder, tmp_path, wachtwoord):
    uit = tmp_path / "uit.xlsx"
    argv = ["export", folder, "--uit", uit, "--wachtwoord-bestand", wachtwoord]
    assert call(capsys, *argv, "--gemeente", "zonnehoven", "--van", "2026-01-01") == (0, f"{uit}\n", "")
    assert load_workbook(uit)["Metingen"].max_row == 2
    status, _, fout = call(capsys, *argv)
    assert status == 1 and "niet overschreven" in fout


def test_export_of_only_what_is_new_is_noted_with_its_receiver(capsys, folder, tmp_path, wachtwoord):
    argv = ["export", folder, "--wachtwoord-bestand", wachtwoord, "--alleen-nieuw", "--ontvanger", "Inkomen"]
    for naam, metingen in (("een.xlsx", 1), ("twee.xlsx", 0)):
        assert call(capsys, *argv, "--uit", tmp_path / naam)[0] == 0
        boek = load_workbook(tmp_path / naam)
        gevonden = [cel.value for cel in boek["Metingen"]["A"][1:] if cel.value]
        assert len(gevonden) == metingen
    assert "Narekening" in boek.sheetnames


def test_export_of_an_unknown_gemeente_names_the_known_ones(capsys, folder, tmp_path, wachtwoord):
    argv = ["--uit", tmp_path / "uit.xlsx", "--gemeente", "Elders", "--wachtwoord-bestand", wachtwoord]
    status, _, fout = call(capsys, "export", folder, *argv)
    assert status == 1 and "Zonnehoven" in fout


# ── the passphrase ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.skipif(os.name != "posix", reason="rechten zoals op Linux en macOS")
@pytest.mark.parametrize("rechten", [0o644, 0o640, 0o700])
def test_a_file_others_can_read_is_refused(capsys, folder, wachtwoord, rechten):
    wachtwoord.chmod(rechten)
    status, _, fout = call(capsys, "verify", folder, "--wachtwoord-bestand", wachtwoord)
    assert status == 1 and "chmod 600" in fout


@pytest.mark.parametrize(
    ("inhoud", "woorden"), [(b"", "leeg"), (b"\n", "leeg"), (b"\xff\xfe", "geen gewone tekst")]
)
def test_an_unusable_passphrase_is_told(capsys, folder, wachtwoord, inhoud, woorden):
    wachtwoord.write_bytes(inhoud)
    status, _, fout = call(capsys, "verify", folder, "--wachtwoord-bestand", wachtwoord)
    assert status == 1 and woorden in fout


def test_a_missing_passphrase_file_is_told(capsys, folder, tmp_path):
    status, _, fout = call(capsys, "verify", folder, "--wachtwoord-bestand", tmp_path / "nergens")
    assert status == 1 and "niet te lezen" in fout


def test_without_a_keyboard_the_two_other_ways_are_named(folder):
    klaar = run("verify", folder)
    assert klaar.returncode == 1 and b"--wachtwoord-stdin" in klaar.stderr


def test_the_passphrase_can_be_typed(capsys, folder, monkeypatch):
    monkeypatch.setattr("sys.stdin", type("Toetsen", (), {"isatty": lambda self: True})())
    monkeypatch.setattr(cli.getpass, "getpass", lambda vraag: WACHTWOORD)
    assert call(capsys, "verify", folder)[0] == 0

    def end(vraag):
        raise EOFError

    monkeypatch.setattr(cli.getpass, "getpass", end)
    status, _, fout = call(capsys, "verify", folder)
    assert status == 1 and "geen wachtwoord getypt" in fout


def test_main_is_the_same_door(capsys):
    assert main(["--version"]) == 0
    assert __version__ in capsys.readouterr().out


# ── reading in ────────────────────────────────────────────────────────────────────────────────────


def test_a_list_is_looked_at_and_then_read_in(capsys, folder, tmp_path, wachtwoord):
    lijst = tmp_path / "lijst.csv"
    lijst.write_text("Achternaam;Geboortedatum\nVries;31-02-2004\n")
    argv = ["inlezen", folder, lijst, "--wachtwoord-bestand", wachtwoord]
    status, uit, _ = call(capsys, *argv, "--proef")
    assert status == 1 and "FOUT rij 2, kolom Geboortedatum “31-02-2004”" in uit and "een proef" in uit
    assert call(capsys, *argv)[0] == 1
    lijst.write_text("Achternaam;Geboortedatum\nVries;28-02-2004\n")
    status, uit, _ = call(capsys, *argv)
    assert status == 0 and "Ingelezen: 1 rij; nieuw: 1 kandidaat" in uit
    status, _, fout = call(capsys, *argv)
    assert status == 1 and "niets ingelezen" in fout


def test_a_list_that_cannot_be_read_is_told(capsys, folder, tmp_path, wachtwoord):
    argv = ["inlezen", folder, tmp_path / "weg.csv", "--proef", "--wachtwoord-bestand", wachtwoord]
    status, _, fout = call(capsys, *argv)
    assert status == 1 and "niet te lezen" in fout
