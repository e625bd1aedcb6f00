"""The key file: the archive key, wrapped by the passphrase and by the recovery key.

It stands apart from the pages of the database, so that a wrong passphrase and a damaged
file are two different answers.
"""

import hashlib
import json
import secrets
import unicodedata
from dataclasses import asdict, dataclass, replace
from importlib import import_module
from typing import Any

from argon2.low_level import Type, hash_secret_raw

from app.models.errors import ArchiveDamaged, ArchiveNewer, WrongPassphrase

MAGIC = "loonwaarde-sleutel"
FORMAT = 1
KEY_BYTES = 32
RECOVERY_LENGTH = 32
RECOVERY_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans("OIL", "011", "- \t\n")


@dataclass(frozen=True, slots=True)
class Kdf:
    """Cost of Argon2id: memory in KiB, number of rounds, number of lanes."""

    memory_kib: int = 65536
    rounds: int = 3
    lanes: int = 1

    def is_sane(self) -> bool:
        """Whether the cost stays inside what a laptop can pay; a forged file could ask for anything."""
        return 8 <= self.memory_kib <= 2**21 and 1 <= self.rounds <= 64 and 1 <= self.lanes <= 16


STANDARD = Kdf()


@dataclass(frozen=True, slots=True)
class Lock:
    """The archive key under one secret; salt, nonce and wrapped key in hexadecimal."""

    kdf: Kdf
    salt: str
    nonce: str
    wrapped: str


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Two locks on one key: the passphrase and the recovery key."""

    passphrase: Lock
    recovery: Lock


def load_cipher() -> None:
    """Import what opening a lock needs, before it is needed."""
    import_module("cryptography.hazmat.primitives.ciphers.aead")


def make_key_file(passphrase: str, kdf: Kdf) -> tuple[KeyFile, bytes, str]:
    """A new random archive key: its key file, the key itself, and the recovery key to print."""
    key, recovery = secrets.token_bytes(KEY_BYTES), _random_recovery()
    made = KeyFile(_lock(key, "passphrase", passphrase, kdf), _lock(key, "recovery", recovery, kdf))
    return made, key, in_groups(recovery)


def unlock(keys: KeyFile, secret: str) -> bytes:
    """The archive key. Raises WrongPassphrase when `secret` is neither passphrase nor recovery key."""
    recovery = as_recovery_key(secret)
    attempts = [("passphrase", keys.passphrase, secret)]
    if recovery:
        attempts.insert(0, ("recovery", keys.recovery, recovery))
    for name, lock, attempt in attempts:
        key = _unlock(lock, name, attempt)
        if key is not None:
            return key
    raise WrongPassphrase


def with_passphrase(keys: KeyFile, key: bytes, passphrase: str) -> KeyFile:
    """The same key under a new passphrase at the same cost; the recovery key stays valid."""
    return replace(keys, passphrase=_lock(key, "passphrase", passphrase, keys.passphrase.kdf))


def with_recovery(keys: KeyFile, key: bytes) -> tuple[KeyFile, str]:
    """The same key under a new recovery key at the same cost, and that recovery key to print."""
    recovery = _random_recovery()
    return replace(keys, recovery=_lock(key, "recovery", recovery, keys.recovery.kdf)), in_groups(recovery)


def as_recovery_key(text: str) -> str:
    """The recovery key as it was made, whatever way it was typed; empty when it cannot be one."""
    plain = text.upper().translate(LOOKALIKES)
    return plain if len(plain) == RECOVERY_LENGTH and set(plain) <= set(RECOVERY_ALPHABET) else ""


def in_groups(recovery: str) -> str:
    """Eight groups of four signs, to print and to type."""
    return "-".join(recovery[start : start + 4] for start in range(0, len(recovery), 4))


def to_bytes(keys: KeyFile) -> bytes:
    """The content of the key file."""
    body = {"magic": MAGIC, "format": FORMAT, **asdict(keys)}
    return json.dumps({**body, "checksum": _checksum(body)}, indent=1).encode()


def from_bytes(content: bytes) -> KeyFile:
    """Read a key file. Raises ArchiveDamaged, or ArchiveNewer for a later format."""
    body = _parse(content)
    checksum = body.pop("checksum", None)
    if body.get("magic") != MAGIC or checksum != _checksum(body):
        raise ArchiveDamaged
    if body["format"] != FORMAT:
        raise ArchiveNewer
    try:
        keys = KeyFile(_read_lock(body["passphrase"]), _read_lock(body["recovery"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ArchiveDamaged from error
    return keys


def _random_recovery() -> str:
    return "".join(secrets.choice(RECOVERY_ALPHABET) for _ in range(RECOVERY_LENGTH))


def _parse(content: bytes) -> dict[str, Any]:
    try:
        body = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ArchiveDamaged from error
    if not isinstance(body, dict):
        raise ArchiveDamaged
    return body


def _read_lock(stored: dict[str, Any]) -> Lock:
    lock = Lock(Kdf(**stored["kdf"]), stored["salt"], stored["nonce"], stored["wrapped"])
    sizes = [len(bytes.fromhex(part)) for part in (lock.salt, lock.nonce, lock.wrapped)]
    if sizes != [16, 12, KEY_BYTES + 16] or not lock.kdf.is_sane():
        raise ValueError("lock")
    return lock


def _checksum(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _lock(key: bytes, name: str, secret: str, kdf: Kdf) -> Lock:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # 6 MB that a start does without

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    cipher = AESGCM(_stretch(secret, salt, kdf))
    wrapped = cipher.encrypt(nonce, key, _context(name, kdf))
    return Lock(kdf, salt.hex(), nonce.hex(), wrapped.hex())


def _unlock(lock: Lock, name: str, secret: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher = AESGCM(_stretch(secret, bytes.fromhex(lock.salt), lock.kdf))
    wrapped = bytes.fromhex(lock.wrapped)
    try:
        return cipher.decrypt(bytes.fromhex(lock.nonce), wrapped, _context(name, lock.kdf))
    except InvalidTag:
        return None


def _stretch(secret: str, salt: bytes, kdf: Kdf) -> bytes:
    text = unicodedata.normalize("NFC", secret).encode("utf-8", "surrogatepass")
    return hash_secret_raw(text, salt, kdf.rounds, kdf.memory_kib, kdf.lanes, KEY_BYTES, Type.ID)


def _context(name: str, kdf: Kdf) -> bytes:
    return json.dumps([MAGIC, FORMAT, name, asdict(kdf)], sort_keys=True).encode()
