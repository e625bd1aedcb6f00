"""Backups: make, list, check, thin out, bring to a second place. `restore.py` puts one back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.models.archive import disk_errors
from app.models.backup import (
    Backup,
    Stand,
    backups_folder,
    copy_backup,
    list_backups,
    read_backup,
    remove_backup,
    require_whole,
)
from app.models.errors import (
    ArchiveBusy,
    ArchiveClosed,
    ArchiveDamaged,
    ArchiveError,
    ArchiveFull,
    ArchiveNewer,
    ArchiveUnreachable,
    WrongPassphrase,
)
from app.models.second_place import SecondPlace, read_second_place, write_second_place
from app.models.thinning import choose_kept
from app.services.archief import Archief
from app.services.bewaring.backup_records import BackupRij, Gemaakt, Inhoud, Plek
from app.services.errors import UserError
from app.services.voortgang import Voortgang

HALFUUR = timedelta(minutes=30)
WEEK = timedelta(days=7)
GEMAAKT = "back-up gemaakt"
HIER, DAAR = "bij het archief", "tweede plek"
SOORTEN = {
    "kandidaat": "Kandidaten",
    "meting": "Metingen",
    "rapport": "Definitieve rapporten",
    "contactmoment": "Contacten",
}
NIET_DAAR = (
    "De tweede plek nam de back-up niet aan: de schijf is vol, beveiligd of niet goed aangesloten. De "
    "back-ups bij het archief zijn veilig. Maak daar ruimte, of kies een andere plek."
)
MELDINGEN: dict[type[ArchiveError], str] = {
    ArchiveFull: (
        "De schijf is vol; de back-up is niet gemaakt. Uw archief en de eerdere back-ups zijn veilig. Maak "
        "ruimte vrij en probeer het opnieuw."
    ),
    ArchiveUnreachable: (
        "De map voor de back-ups is niet bereikbaar. Uw archief is veilig; er is niets half achtergebleven. "
        "Sluit de schijf weer aan of kijk de rechten op de map na."
    ),
    ArchiveDamaged: (
        "De back-up klopte niet bij het nakijken en is niet bewaard. Eerdere back-ups zijn er nog. Kies bij "
        "Instellingen › Archief voor Controleer het archief."
    ),
    ArchiveBusy: "Het archief was bezet; de back-up is niet gemaakt. Probeer het zo opnieuw.",
    ArchiveClosed: "Het archief is vergrendeld; er is geen back-up gemaakt. Ontgrendel het eerst.",
    WrongPassphrase: "Het wachtwoord past niet.",
    ArchiveNewer: "Deze back-up is van een nieuwere versie van Loonwaarde. Werk het programma eerst bij.",
}


class _Stopped(Exception):  # noqa: N818 - no error: the user asked for it
    """The copy is dropped."""


def make_backup(archief: Archief, reden: str, progress: Voortgang | None = None) -> Gemaakt | None:
    """Make a backup now, thin out the older ones, bring them to the second place.

    `reden` is a word such as "zelf gemaakt" or "voor invoer". None when the user stopped it: nothing was
    made. Raises UserError: then nothing half was left.
    """
    with backup_answers():
        try:
            made = archief.archive.backup(archief.klok(), reden, _told(progress))
        except _Stopped:
            return None
    with archief.write() as werk:
        werk.log(GEMAAKT, bijzonderheid=f"{made.name} ({reden})")
    folder = archief.archive.folder
    meldingen = (_tidy(folder, made.name), _bring(archief, folder) or remind_second_place(archief))
    return Gemaakt(row_of(made, HIER), werk.change, " ".join(filter(None, meldingen)))


def make_backup_when_due(
    archief: Archief, reden: str, na: timedelta = timedelta(), progress: Voortgang | None = None
) -> Gemaakt | None:
    """Make a backup when something changed since the newest one and that one is older than `na`."""
    newest = next((found for found in _at_home(archief.archive.folder) if found.manifest), None)
    if newest is not None and newest.manifest is not None:
        if newest.manifest.stand.wijziging == _stand(archief).wijziging:
            return None
        if timedelta() <= archief.klok().astimezone(UTC) - newest.manifest.moment < na:
            return None
    return make_backup(archief, reden, progress)


def list_all_backups(folder: Path) -> tuple[BackupRij, ...]:
    """The backups of the archive in `folder`, the newest first, also those only in the second place."""
    rows = {found.name: row_of(found, HIER) for found in _at_home(folder)}
    for found in _away(folder):
        rows.setdefault(found.name, row_of(found, DAAR))
    return tuple(sorted(rows.values(), key=lambda rij: (rij.inhoud is not None, rij.naam), reverse=True))


def list_backups_in(place: Path) -> tuple[BackupRij, ...]:
    """The backups in a folder somebody points at: the folder itself, or one of one archive in it."""
    with backup_answers():
        found = list_backups(place)
        for inner in sorted(place.glob("*-back-ups")) if not found and place.is_dir() else []:
            found += list_backups(inner)
    return tuple(row_of(backup, str(place)) for backup in found)


def read_inhoud(archief: Archief) -> Inhoud:
    """What is in the open archive now."""
    return inhoud_of(_stand(archief))


def check_backup(rij: BackupRij) -> str:
    """What is wrong with a backup, in Dutch, without opening it; empty when it is whole."""
    try:
        with disk_errors():
            require_whole(read_backup(rij.map))
    except ArchiveDamaged:
        return "beschadigd of niet compleet"
    except ArchiveError:
        return "niet te lezen op deze schijf"
    return ""


def read_plek(archief: Archief) -> Plek | None:
    """The second place, if one was chosen."""
    place = read_second_place(archief.archive.folder)
    return Plek(place.folder, place.folder.is_dir(), place.seen) if place else None


def set_plek(archief: Archief, map: Path | None) -> Plek | None:  # noqa: A002 - the word on the screen
    """Choose the second place and bring the backups there at once, or forget it. Raises UserError."""
    folder = archief.archive.folder
    if map is not None and map.absolute().is_relative_to(folder.absolute()):
        raise UserError("Kies een plek buiten de map van het archief, liefst op een andere schijf.", "map")
    with backup_answers():
        write_second_place(folder, SecondPlace(map.absolute(), archief.klok()) if map else None)
    with archief.write() as werk:
        werk.log("tweede plek gekozen" if map else "tweede plek vergeten")
    if fout := _bring(archief, folder):
        raise UserError(fout, "map")
    return read_plek(archief)


def remind_second_place(archief: Archief) -> str:
    """What to say when the second place was not seen for a week; empty when all is well."""
    place = read_second_place(archief.archive.folder)
    if place is None or archief.klok() - (place.seen or place.chosen) < WEEK:
        return ""
    last = f"sinds {place.seen:%d-%m-%Y}" if place.seen else "nog nooit"
    return (
        f"De tweede plek voor uw back-ups is {last} niet gezien. De back-ups bij het archief zijn veilig. "
        "Sluit de schijf of verbinding aan; dan gaat het vanzelf. Of kies een andere plek."
    )


@contextmanager
def backup_answers(texts: dict[type[ArchiveError], str] = MELDINGEN) -> Iterator[None]:
    """Turn what stands in the way into a sentence that says what is safe and what to do."""
    try:
        with disk_errors():
            yield
    except ArchiveError as fout:
        told = (texts[kind] for kind in type(fout).__mro__ if kind in texts)
        raise UserError(next(told, str(fout))) from fout


def row_of(backup: Backup, plek: str) -> BackupRij:
    """The record of a backup."""
    found = backup.manifest
    if found is None:
        return BackupRij(backup.name, backup.folder, plek, None, "", "", 0, None)
    moment = found.moment.astimezone().replace(tzinfo=None)
    inhoud = inhoud_of(found.stand)
    return BackupRij(
        backup.name, backup.folder, plek, moment, found.reden, found.programma, found.bytes, inhoud
    )


def inhoud_of(stand: Stand) -> Inhoud:
    """The counts a user knows, and the newest change."""
    counts = {naam: stand.tabellen.get(soort, 0) for soort, naam in SOORTEN.items()}
    newest = datetime.fromisoformat(stand.nieuwste) if stand.nieuwste else None
    return Inhoud(counts, stand.wijziging, newest)


def _stand(archief: Archief) -> Stand:
    with backup_answers():
        return archief.archive.stand()


def _at_home(folder: Path) -> tuple[Backup, ...]:
    with backup_answers():
        return list_backups(backups_folder(folder))


def _away(folder: Path) -> tuple[Backup, ...]:
    place = read_second_place(folder)
    try:
        return list_backups(place.backups_of(folder)) if place else ()
    except OSError:
        return ()


def _told(progress: Voortgang | None) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        if progress is not None:
            progress(done, total)
            if progress.stopped:
                raise _Stopped

    return tell


def _thin(place: Path, made: str) -> None:
    """Unreadable backups neither count nor go; the one just made always stays."""
    readable = [(found, found.manifest.moment) for found in list_backups(place) if found.manifest]
    kept = choose_kept(moment for _, moment in readable)
    for backup, moment in readable:
        if moment not in kept and backup.name != made:
            remove_backup(backup)


def _tidy(folder: Path, made: str) -> str:
    try:
        _thin(backups_folder(folder), made)
    except OSError:
        return "De back-up is gemaakt, maar oude back-ups konden niet worden opgeruimd. Kijk de schijf na."
    return ""


def _bring(archief: Archief, folder: Path) -> str:
    """Bring what is missing to the second place; what went wrong there. One that is absent may come back."""
    place = read_second_place(folder)
    if place is None or not place.folder.is_dir():
        return ""
    away = place.backups_of(folder)
    try:
        for backup in reversed(list_backups(backups_folder(folder))):
            if backup.manifest:
                copy_backup(backup, away)
        newest = list_backups(away)
        _thin(away, newest[0].name if newest else "")
        write_second_place(folder, SecondPlace(place.folder, place.chosen, archief.klok()))
    except (OSError, ArchiveError):
        return NIET_DAAR
    return ""
