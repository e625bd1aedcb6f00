"""Where an archive had better not lie: a table of paths and mounts."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from app.services.plaats import judge_folder, judge_plaats, parse_mounts

MOUNTS = r"""sysfs /sys sysfs rw 0 0
/dev/nvme0n1p2 / ext4 rw,relatime 0 0
/dev/nvme0n1p3 /home ext4 rw 0 0
server:/export/home /home/nel nfs4 rw,vers=4.2 0 0
//nas/werk /mnt/nas cifs rw 0 0
nel@host: /home/piet/ver\040weg fuse.sshfs rw 0 0
gdrive: /home/piet/wolk fuse.rclone rw 0 0
https://wolk.example/dav /home/piet/dav fuse.davfs rw 0 0
/dev/sdb1 /media/piet/STICK vfat rw 0 0
/dev/sdc1 /run/media/piet/LOS exfat rw 0 0
/dev/sdd1 /mnt/archief ext4 rw 0 0
server:/b /mnt/laag nfs rw 0 0
/dev/sde1 /mnt/laag ext4 rw 0 0
half een regel
"""

LINUX = (
    ("/home/piet/.local/share/loonwaarde/archief", ""),
    ("/home/piet/Documenten/archief", ""),
    ("/mnt/archief/loonwaarde", ""),
    ("/mnt/laag/archief", ""),
    ("/home/piet/dropboxen/archief", ""),
    ("/home/piet/box/archief", ""),
    ("/home/piet/mijn mega archief", ""),
    ("/home/nelleke/archief", ""),
    ("/media", ""),
    ("/home/piet/Dropbox/archief", "cloud"),
    ("/home/piet/Dropbox (Praktijk)/werk/archief", "cloud"),
    ("/home/piet/OneDrive/archief", "cloud"),
    ("/home/piet/Nextcloud/archief", "cloud"),
    ("/home/piet/ownCloud/archief", "cloud"),
    ("/home/piet/SURFdrive/archief", "cloud"),
    ("/home/piet/Sync/archief", "cloud"),
    ("/home/piet/pCloudDrive/archief", "cloud"),
    ("/home/piet/MEGA/archief", "cloud"),
    ("/media/piet/STICK/Dropbox/archief", "cloud"),
    ("/home/piet/wolk/archief", "cloud"),
    ("/home/piet/dav/archief", "cloud"),
    ("/home/nel/archief", "netwerk"),
    ("/mnt/nas/archief", "netwerk"),
    ("/home/piet/ver weg/archief", "netwerk"),
    ("/run/user/1000/gvfs/smb-share:server=nas,share=werk/archief", "netwerk"),
    ("/media/piet/STICK/archief", "verwisselbaar"),
    ("/run/media/piet/LOS/archief", "verwisselbaar"),
)
WINDOWS = (
    (r"C:\Users\piet\AppData\Local\loonwaarde\archief", ""),
    (r"D:\werk\archief", ""),
    (r"C:\Users\piet\OneDrive\Documenten\archief", "cloud"),
    (r"C:\Users\piet\OneDrive - Gemeente Oost\archief", "cloud"),
    (r"C:\Users\piet\onedrive\archief", "cloud"),
    (r"C:\Users\piet\iCloudDrive\archief", "cloud"),
    (r"C:\Users\piet\Google Drive\archief", "cloud"),
    (r"G:\Mijn Drive\archief", "cloud"),
    (r"G:\My Drive\archief", "cloud"),
    (r"\\nas\werk\archief", "netwerk"),
    (r"\\?\UNC\nas\werk\archief", "netwerk"),
    (r"H:\archief", "netwerk"),
    (r"E:\archief", "verwisselbaar"),
)
DRIVES = {"C:\\": 3, "D:\\": 3, "E:\\": 2, "G:\\": 3, "H:\\": 4}
MACOS = (
    ("/Users/piet/Library/Application Support/loonwaarde/archief", ""),
    ("/Volumes/Macintosh HD/Users/piet/archief", ""),
    ("/Users/piet/Library/Mobile Documents/com~apple~CloudDocs/archief", "cloud"),
    ("/Users/piet/Library/CloudStorage/OneDrive-Persoonlijk/archief", "cloud"),
    ("/Users/piet/Library/CloudStorage/GoogleDrive-piet/archief", "cloud"),
    ("/Users/piet/Library/CloudStorage/Dropbox/archief", "cloud"),
    ("/Volumes/STICK/archief", "verwisselbaar"),
    ("/Network/Servers/nas/archief", "netwerk"),
)


def soort(plaats: object) -> str:
    return getattr(plaats, "soort", "")


@pytest.mark.parametrize(("pad", "verwacht"), LINUX)
def test_linux(pad: str, verwacht: str) -> None:
    assert soort(judge_plaats(PurePosixPath(pad), MOUNTS)) == verwacht


@pytest.mark.parametrize(("pad", "verwacht"), WINDOWS)
def test_windows(pad: str, verwacht: str) -> None:
    assert soort(judge_plaats(PureWindowsPath(pad), drive_type=lambda drive: DRIVES[drive])) == verwacht


@pytest.mark.parametrize(("pad", "verwacht"), MACOS)
def test_macos(pad: str, verwacht: str) -> None:
    assert soort(judge_plaats(PurePosixPath(pad))) == verwacht


@pytest.mark.parametrize(
    "pad", ["/home/piet/OneDrive/archief", "/home/nel/archief", "/media/piet/STICK/archief"]
)
def test_each_warning_says_what_to_do(pad: str) -> None:
    plaats = judge_plaats(PurePosixPath(pad), MOUNTS)
    assert plaats is not None
    assert "Kies liever een map op deze computer" in plaats.tekst


def test_spaces_and_letters_in_the_mount_table() -> None:
    (gevonden,) = parse_mounts(r"nas:/x /mnt/caf\303\251\040oost nfs rw 0 0")
    assert gevonden == (PurePosixPath("/mnt/café oost"), "nfs")


def test_a_link_into_the_cloud_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "werk").symlink_to(tmp_path / "Dropbox")
    assert soort(judge_folder(tmp_path / "werk" / "archief")) == "cloud"
    assert soort(judge_folder(tmp_path / "nergens" / "archief")) == ""
