"""The key file: one key, two secrets, and damage that is told apart from a wrong passphrase."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models import keys
from app.models.errors import ArchiveDamaged, ArchiveNewer, WrongPassphrase

FAST = keys.Kdf(8, 1, 1)


@pytest.fixture(scope="module")
def made() -> tuple[keys.KeyFile, bytes, str]:
    return keys.make_key_file("Zoë's zin", FAST)


def test_both_secrets_give_the_key(made):
    key_file, key, recovery = made
    read_back = keys.from_bytes(keys.to_bytes(key_file))
    assert read_back == key_file
    assert keys.unlock(read_back, "Zoë's zin") == keys.unlock(read_back, recovery) == key
    assert len(key) == 32


def test_accents_may_be_typed_in_two_ways(made):
    assert keys.unlock(made[0], "Zoe\u0308's zin") == made[1]


def test_the_recovery_key_may_be_typed_carelessly(made):
    key_file, key, recovery = made
    assert [len(group) for group in recovery.split("-")] == [4] * 8
    sloppy = recovery.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert keys.unlock(key_file, f"  {sloppy}\n") == key


@pytest.mark.parametrize("secret", ["", "zoë's zin", "ABCD-" * 8, "\ud800", "💥" * 400])
def test_another_secret_is_a_wrong_passphrase(made, secret):
    with pytest.raises(WrongPassphrase):
        keys.unlock(made[0], secret)


def test_a_new_passphrase_leaves_key_and_recovery_key(made):
    key_file, key, recovery = made
    changed = keys.with_passphrase(key_file, key, "nieuw")
    assert keys.unlock(changed, "nieuw") == keys.unlock(changed, recovery) == key
    with pytest.raises(WrongPassphrase):
        keys.unlock(changed, "Zoë's zin")


def test_a_new_recovery_key_takes_the_place_of_the_old_one(made):
    key_file, key, recovery = made
    changed, fresh = keys.with_recovery(key_file, key)
    assert keys.unlock(changed, "Zoë's zin") == keys.unlock(changed, fresh) == key
    assert changed.passphrase == key_file.passphrase
    with pytest.raises(WrongPassphrase):
        keys.unlock(changed, recovery)


def test_two_archives_share_nothing():
    first, second = (keys.make_key_file("zelfde", FAST) for _ in range(2))
    assert first[1] != second[1] and first[2] != second[2]
    assert first[0].passphrase.salt != second[0].passphrase.salt


@given(st.data())
@settings(max_examples=100)
def test_any_changed_byte_is_damage(made, data):
    content = bytearray(keys.to_bytes(made[0]))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    with suppress(ArchiveDamaged):  # not for the white space between the parts
        assert keys.from_bytes(bytes(content)) == made[0]


@pytest.mark.parametrize("content", [b"", b"null", b"[1]", b"{}", b"\xff\xfe", b"[" * 5000, b'{"magic": 1}'])
def test_something_else_is_damage(content):
    with pytest.raises(ArchiveDamaged):
        keys.from_bytes(content)


def sealed(made, **changes) -> bytes:
    """A key file with other content and a checksum that fits it: forged, or from a later program."""
    body = json.loads(keys.to_bytes(made[0]))
    body.pop("checksum")
    body |= changes
    return json.dumps({**body, "checksum": keys._checksum(body)}).encode()


def test_a_later_format_is_newer(made):
    with pytest.raises(ArchiveNewer):
        keys.from_bytes(sealed(made, format=2))


def test_a_forged_cost_cannot_ask_for_all_memory(made):
    lock = json.loads(keys.to_bytes(made[0]))["passphrase"]
    lock["kdf"]["memory_kib"] = 2**30
    with pytest.raises(ArchiveDamaged):
        keys.from_bytes(sealed(made, passphrase=lock))


def test_a_lock_cannot_be_moved_to_the_other_place(made):
    body = json.loads(keys.to_bytes(made[0]))
    swapped = keys.from_bytes(sealed(made, passphrase=body["recovery"], recovery=body["passphrase"]))
    with pytest.raises(WrongPassphrase):
        keys.unlock(swapped, "Zoë's zin")
