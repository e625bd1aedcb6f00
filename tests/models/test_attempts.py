"""Failed unlocks beside the archive: kept, bounded, and never in the way."""

import os
from datetime import datetime, timedelta

import pytest

from app.models.attempts import LARGEST, NAME, forget_attempts, note_attempt, read_attempts

NOON = datetime(2026, 3, 2, 12, 0, 0, 5)


def test_moments_are_kept_and_nothing_else(tmp_path):
    note_attempt(tmp_path, NOON)
    note_attempt(tmp_path, NOON + timedelta(minutes=3))
    assert (tmp_path / NAME).read_text() == "2026-03-02T12:00:00\n2026-03-02T12:03:00\n"
    found = read_attempts(tmp_path)
    assert (found.count, found.first, found.last, found.full) == (
        2,
        NOON.replace(microsecond=0),
        datetime(2026, 3, 2, 12, 3),
        False,
    )
    forget_attempts(tmp_path)
    assert read_attempts(tmp_path) is None and list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="rechten van POSIX")
def test_only_the_owner_reads_them(tmp_path):
    note_attempt(tmp_path, NOON)
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


def test_the_file_has_a_size_it_never_passes(tmp_path):
    for number in range(LARGEST // 20 + 50):
        note_attempt(tmp_path, NOON + timedelta(seconds=number))
    assert (tmp_path / NAME).stat().st_size <= LARGEST + 20
    assert read_attempts(tmp_path).full


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"\0" * 5000, b"gisteren\n", b"2026-03-02T12:00:00+01:00\n", b"2026-13-02\n", b"\xff" * 9],
)
def test_rubbish_counts_for_nothing(tmp_path, content):
    (tmp_path / NAME).write_bytes(content)
    assert read_attempts(tmp_path) is None


def test_a_good_line_between_rubbish_counts(tmp_path):
    (tmp_path / NAME).write_bytes(b"x\n2026-03-02T12:00:00\n2026-")
    assert read_attempts(tmp_path).count == 1


@pytest.mark.skipif(os.name == "nt", reason="pijpen van POSIX")
@pytest.mark.parametrize("kind", ["folder", "link", "pipe"])
def test_something_else_in_its_place_is_left_alone(tmp_path, kind):
    other, path = tmp_path / "ander", tmp_path / NAME
    other.write_text("inhoud\n")
    make = {"folder": path.mkdir, "link": lambda: path.symlink_to(other), "pipe": lambda: os.mkfifo(path)}
    make[kind]()
    note_attempt(tmp_path, NOON)
    assert read_attempts(tmp_path) is None
    assert other.read_text() == "inhoud\n"
    forget_attempts(tmp_path)
