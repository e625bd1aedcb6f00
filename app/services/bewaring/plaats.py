"""Is this folder a safe place for the archive? A judgement over the path and the table of mounts.

Named are folders that a cloud service copies, folders of another computer, and disks one pulls out. A
judgement is advice: the program works there too. What a path does not show (a renamed cloud folder, a
USB disk that Windows calls fixed) is not found.
"""

import ctypes
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

CLOUDS = (
    (r"(?i:onedrive)( - .+|-.+)?", "OneDrive"),
    (r"(?i:sharepoint)( - .+)?", "SharePoint"),
    (r"(?i:dropbox)( \(.+\)|-.+)?", "Dropbox"),
    (r"(?i:google ?drive)( \(.+\)|-.+)?|My Drive|Mijn Drive|Mijn schijf|DriveFS", "Google Drive"),
    (r"(?i:icloud ?drive)( \(.+\))?|com~apple~CloudDocs|Mobile Documents", "iCloud"),
    (r"(?i:nextcloud)[-\d]*", "Nextcloud"),
    (r"(?i:owncloud)[-\d]*", "ownCloud"),
    (r"(?i:surfdrive)", "SURFdrive"),
    (r"Box|(?i:box sync)|Box-.+", "Box"),
    (r"(?i:pcloud ?drive)|(?i:pcloudsync)", "pCloud"),
    (r"MEGA|(?i:megasync)", "MEGA"),
    (r"(?i:proton ?drive)|(?i:protondrive-.+)", "Proton Drive"),
    (r"(?i:tresorit)( drive)?", "Tresorit"),
    (r"(?i:seafile)|(?i:kdrive)|(?i:hidrive)|(?i:koofr)|(?i:stackdrive)|STACK", "een clouddienst"),
    (r"(?i:syncthing)|Sync", "een programma dat mappen gelijk houdt"),
    (r"CloudStorage", "een clouddienst"),
)
CLOUD_MOUNTS = re.compile(
    r"(?i)fuse\.(rclone|google-drive-ocamlfuse|onedriver|dbxfs|s3fs|gcsfuse|goofys)|davfs2?|fuse\.davfs2?"
)
NETWORK_MOUNTS = re.compile(
    r"(?i)nfs\d?|cifs|smb\d?|smbfs|smbnetfs|fuse\.(sshfs|smbnetfs|curlftpfs|gvfsd-fuse|ceph|glusterfs|juicefs)|sshfs"
    r"|afs|ncpfs|9p|ceph|glusterfs|lustre|beegfs|ocfs2|gfs2|coda|afpfs|vboxsf|fuse\.vmhgfs-fuse|prl_fs|virtiofs"
)
REMOVABLE_ROOTS = (("media",), ("run", "media"))
WINDOWS_REMOVABLE, WINDOWS_REMOTE = 2, 4  # the answers of GetDriveType
RAAD = "Kies liever een map op deze computer en zet alleen back-ups"


@dataclass(frozen=True, slots=True)
class Plaats:
    """Why a folder is a poor place: `soort` is cloud, netwerk or verwisselbaar; `tekst` for the user."""

    soort: str
    tekst: str


def judge_plaats(
    pad: PurePath, mounts: str = "", drive_type: Callable[[str], int] = lambda _drive: 0
) -> Plaats | None:
    """The warning for an absolute path without links, or None when the place is fine.

    `mounts` is the text of /proc/mounts; `drive_type` answers for "E:\\\\" as Windows' GetDriveType does.
    """
    cloud = _find_cloud(pad)
    if cloud:
        return _cloud(cloud)
    if isinstance(pad, PureWindowsPath):
        return _judge_windows(pad, drive_type)
    return _judge_mount(pad, mounts) or _judge_shape(pad)


def judge_folder(folder: Path) -> Plaats | None:
    """The warning for a folder of this computer that may not exist yet. Reads the mounts; may be slow."""
    try:
        echt = folder.expanduser().resolve()
    except (OSError, RuntimeError):
        echt = folder.absolute()
    return judge_plaats(echt, _read_mounts(), _drive_type)


def parse_mounts(tekst: str) -> list[tuple[PurePosixPath, str]]:
    """Place and kind of each mount in the text of /proc/mounts; a line that is none is passed over."""
    gevonden = []
    for regel in tekst.splitlines():
        delen = regel.split(" ")
        if len(delen) >= 3:
            gevonden.append((PurePosixPath(_unescape(delen[1])), delen[2]))
    return gevonden


def _find_cloud(pad: PurePath) -> str:
    for deel in pad.parts:
        for patroon, naam in CLOUDS:
            if re.fullmatch(patroon, deel):
                return naam
    return ""


def _judge_windows(pad: PureWindowsPath, drive_type: Callable[[str], int]) -> Plaats | None:
    schijf = pad.drive.removeprefix("\\\\?\\")
    if schijf.startswith(("\\\\", "UNC\\")):
        return _netwerk()
    soort = drive_type(f"{schijf}\\") if schijf else 0
    if soort == WINDOWS_REMOTE:
        return _netwerk()
    return _verwisselbaar() if soort == WINDOWS_REMOVABLE else None


def _judge_mount(pad: PurePath, mounts: str) -> Plaats | None:
    """By the deepest mount above the path; of two on one place the last one counts."""
    diepst, soort = -1, ""
    for plek, gevonden in parse_mounts(mounts):
        if pad.is_relative_to(plek) and len(plek.parts) >= diepst:
            diepst, soort = len(plek.parts), gevonden
    if CLOUD_MOUNTS.fullmatch(soort):
        return _cloud("een clouddienst")
    return _netwerk() if NETWORK_MOUNTS.fullmatch(soort) else None


def _judge_shape(pad: PurePath) -> Plaats | None:
    """By where systems put other disks: /media and /run/media (Linux), /Volumes and /Network (macOS)."""
    delen = pad.parts[1:]
    if "gvfs" in delen and (delen[:2] == ("run", "user") or ".gvfs" in delen):
        return _netwerk()
    if delen[:1] == ("Network",):
        return _netwerk()
    if any(delen[: len(wortel)] == wortel and len(delen) > len(wortel) for wortel in REMOVABLE_ROOTS):
        return _verwisselbaar()
    if delen[:1] == ("Volumes",) and len(delen) > 1 and delen[1] != "Macintosh HD":
        return _verwisselbaar()
    return None


def _cloud(naam: str) -> Plaats:
    return Plaats(
        "cloud",
        f"Deze map wordt door {naam} naar internet gekopieerd. Werken twee computers tegelijk, of wordt er "
        f"halverwege gekopieerd, dan kan het archief beschadigen. {RAAD} in deze map.",
    )


def _netwerk() -> Plaats:
    return Plaats(
        "netwerk",
        "Deze map staat op een andere computer of netwerkschijf. Valt de verbinding weg, dan kan het archief "
        f"beschadigen. {RAAD} op het netwerk.",
    )


def _verwisselbaar() -> Plaats:
    return Plaats(
        "verwisselbaar",
        "Deze map staat op een USB-stick of losse schijf. Trekt u die los terwijl het programma open is, dan "
        f"kan het archief beschadigen. {RAAD} op de stick.",
    )


def _unescape(tekst: str) -> str:
    """/proc/mounts writes a space as \\040, byte by byte."""
    bytes_ = re.sub(rb"\\([0-7]{3})", lambda m: bytes([int(m[1], 8) & 255]), os.fsencode(tekst))
    return os.fsdecode(bytes_)


def _read_mounts() -> str:
    try:
        return Path("/proc/self/mounts").read_text("utf-8", "surrogateescape")
    except OSError:
        return ""


def _drive_type(drive: str) -> int:
    """What kind of disk Windows says this is; 0 elsewhere."""
    windows = getattr(ctypes, "windll", None)
    return int(windows.kernel32.GetDriveTypeW(drive)) if windows is not None else 0
