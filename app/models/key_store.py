"""Where the key file lies: twice in the archive's folder, so that one damaged file is no lost archive."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.models.durable import write_durably
from app.models.errors import ArchiveDamaged, ArchiveUnreachable
from app.models.keys import KeyFile, from_bytes, to_bytes

KEY_NAMES = ("sleutel.json", "sleutel-kopie.json")


@dataclass(frozen=True, slots=True)
class StoredKeys:
    """The key file that counts, and whether both copies hold it."""

    keys: KeyFile
    complete: bool


def read_keys(folder: Path) -> StoredKeys:
    """The first copy that is whole. Raises ArchiveDamaged, ArchiveNewer or ArchiveUnreachable.

    A copy that cannot be read just now counts as whole: a passing error never starts a repair.
    """
    whole: list[KeyFile] = []
    unreadable = 0
    for name in KEY_NAMES:
        try:
            whole.append(from_bytes((folder / name).read_bytes()))
        except (FileNotFoundError, ArchiveDamaged):
            continue
        except OSError:
            unreadable += 1
    if not whole:
        raise ArchiveUnreachable if unreadable else ArchiveDamaged
    same = len(whole) + unreadable == len(KEY_NAMES) and len(set(whole)) == 1
    return StoredKeys(whole[0], complete=same)


def write_keys(folder: Path, keys: KeyFile) -> None:
    """Write both copies, one after the other, each in one step. Raises OSError."""
    for name in KEY_NAMES:
        write_durably(folder / name, to_bytes(keys))


def replace_keys(folder: Path, present: KeyFile, keys: KeyFile) -> None:
    """Write both copies anew; when the disk refuses, `present` is put back as it lets. Raises OSError."""
    try:
        write_keys(folder, keys)
    except OSError:
        with suppress(OSError):
            write_keys(folder, present)
        raise
