"""Where an archive had better not lie: a table of paths and mounts."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from app.services.bewaring.plaats import judge_folder, judge_plaats, parse_mounts

LINUX_HOME, WINDOWS_HOME, MACOS_HOME = ("", "thuis", "piet"), ("C:", "Users", "piet"), ("", "Users", "piet")
MOUNTS = r"""sysfs /sys sysfs rw 0 0
/dev/nvme0n1p2 / ext4 rw,relatime 0 0
/dev/nvme0n1p3 /thuis ext4 rw 0 0
server:/export /thuis/nel nfs4 rw,vers=4.2 0 0
//nas/werk /data/nas cifs rw 0 0
nel@host: ~/ver\040weg fuse.sshfs rw 0 0
gdrive: ~/wolk fuse.rclone rw 0 0
https://wolk.example/dav ~/dav fuse.davfs rw 0 0
/dev/sdb1 /media/piet/STICK vfat rw 0 0
/dev/sdc1 /run/media/piet/LOS exfat rw 0 0
/dev/sdd1 /data/archief ext4 rw 0 0
server:/b /data/laag nfs rw 0 0
/dev/sde1 /data/laag ext4 rw 0 0
half een regel
"""

LINUX = (
    ("~/.local/share/loonwaarde/archief", ""),
    ("~/Documenten/archief", ""),
    ("/data/archief/loonwaarde", ""),
    ("/data/laag/archief", ""),
    ("~/dropboxen/archief", ""),
    ("~/box/archief", ""),
    ("~/mijn mega archief", ""),
    ("/thuis/nelleke/archief", ""),
    ("/media", ""),
    ("~/Dropbox/archief", "cloud"),
    ("~/Dropbox (Praktijk)/werk/archief", "cloud"),
    ("~/OneDrive/archief", "cloud"),
    ("~/Nextcloud/archief", "cloud"),
    ("~/ownCloud/archief", "cloud"),
    ("~/SURFdrive/archief", "cloud"),
    ("~/Sync/archief", "cloud"),
    ("~/pCloudDrive/archief", "cloud"),
    ("~/MEGA/archief", "cloud"),
    ("/media/piet/STICK/Dropbox/archief", "cloud"),
    ("~/wolk/archief", "cloud"),
    ("~/dav/archief", "cloud"),
    ("/thuis/nel/archief", "netwerk"),
    ("/data/nas/archief", "netwerk"),
    ("~/ver weg/archief", "netwerk"),
    ("/run/user/1000/gvfs/smb-share:server=nas,share=werk/archief", "netwerk"),
    ("/media/piet/STICK/archief", "verwisselbaar"),
    ("/run/media/piet/LOS/archief", "verwisselbaar"),
)
WINDOWS = (
    (r"~\AppData\Local\loonwaarde\archief", ""),
    (r"D:\werk\archief", ""),
    (r"~\OneDrive\Documenten\archief", "cloud"),
    (r"~\OneDrive - Gemeente Oost\archief", "cloud"),
    (r"~\onedrive\archief", "cloud"),
    (r"~\iCloudDrive\archief", "cloud"),
    (r"~\Google Drive\archief", "cloud"),
    (r"G:\Mijn Drive\archief", "cloud"),
    (r"G:\My Drive\archief", "cloud"),
    (r"\\nas\werk\archief", "netwerk"),
    (r"\\?\UNC\nas\werk\archief", "netwerk"),
    (r"H:\archief", "netwerk"),
    (r"E:\archief", "verwisselbaar"),
)
DRIVES = {"C:\\": 3, "D:\\": 3, "E:\\": 2, "G:\\": 3, "H:\\": 4}
MACOS = (
    ("~/Library/Application Support/loonwaarde/archief", ""),
    ("/Volumes/Macintosh HD~/archief", ""),
    ("~/Library/Mobile Documents/com~apple~CloudDocs/archief", "cloud"),
    ("~/Library/CloudStorage/OneDrive-Persoonlijk/archief", "cloud"),
    ("~/Library/CloudStorage/GoogleDrive-piet/archief", "cloud"),
    ("~/Library/CloudStorage/Dropbox/archief", "cloud"),
    ("/Volumes/STICK/archief", "verwisselbaar"),
    ("/Network/Servers/nas/archief", "netwerk"),
)


def at_home(pad: str, *delen: str) -> str:
    """The path with the folder of a user in the place of ~."""
    streep = "\\" if delen[0] == "C:" else "/"
    return pad.replace("~", streep.join(delen))


def soort(plaats: object) -> str:
    return getattr(plaats, "soort", "")


LINUX_MOUNTS = at_home(MOUNTS, *LINUX_HOME)


@pytest.mark.parametrize(("pad", "verwacht"), LINUX)
def test_linux(pad: str, verwacht: str) -> None:
    assert soort(judge_plaats(PurePosixPath(at_home(pad, *LINUX_HOME)), LINUX_MOUNTS)) == verwacht


@pytest.mark.parametrize(("pad", "verwacht"), WINDOWS)
def test_windows(pad: str, verwacht: str) -> None:
    assert (
        soort(
            judge_plaats(PureWindowsPath(at_home(pad, *WINDOWS_HOME)), drive_type=lambda drive: DRIVES[drive])
        )
        == verwacht
    )


@pytest.mark.parametrize(("pad", "verwacht"), MACOS)
def test_macos(pad: str, verwacht: str) -> None:
    assert soort(judge_plaats(PurePosixPath(at_home(pad, *MACOS_HOME)))) == verwacht


@pytest.mark.parametrize(
    "pad", ["/thuis/piet/OneDrive/archief", "/thuis/nel/archief", "/media/piet/STICK/archief"]
)
def test_each_warning_says_what_to_do(pad: str) -> None:
    plaats = judge_plaats(PurePosixPath(pad), LINUX_MOUNTS)
    assert plaats is not None
    assert "Kies liever een map op deze computer" in plaats.tekst


def test_spaces_and_letters_in_the_mount_table() -> None:
    (gevonden,) = parse_mounts(r"nas:/x /data/caf\303\251\040oost nfs rw 0 0")
    assert gevonden == (PurePosixPath("/data/café oost"), "nfs")


def test_a_link_into_the_cloud_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "werk").symlink_to(tmp_path / "Dropbox")
    assert soort(judge_folder(tmp_path / "werk" / "archief")) == "cloud"
    assert soort(judge_folder(tmp_path / "nergens" / "archief")) == ""
