"""Putting a backup back in the place of an archive that is closed; the present one is kept beside."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from app.models.attempts import note_attempt
from app.models.backup import read_backup
from app.models.errors import (
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveError,
    ArchiveFull,
    ArchiveNewer,
    ArchiveUnreachable,
    WrongPassphrase,
)
from app.models.logboek import append_log
from app.models.restore import restore_backup as put_back
from app.services.bewaring.backup_records import BackupRij, Teruggezet
from app.services.bewaring.backups import backup_answers, list_all_backups, list_backups_in, row_of
from app.services.errors import UserError

TERUGGEZET = "teruggezet"
MELDINGEN: dict[type[ArchiveError], str] = {
    WrongPassphrase: (
        "Dit wachtwoord past niet bij deze back-up. Er is niets veranderd. Probeer het wachtwoord van toen, "
        "of de herstelsleutel."
    ),
    ArchiveDamaged: "Deze back-up is beschadigd. Er is niets veranderd. Kies een andere back-up.",
    ArchiveNewer: (
        "Deze back-up is gemaakt met een nieuwere versie van Loonwaarde. Er is niets veranderd. Werk het "
        "programma bij en probeer het dan opnieuw."
    ),
    ArchiveBusy: (
        "Het archief is nog open in een ander venster. Er is niets veranderd. Sluit dat venster en probeer "
        "het opnieuw."
    ),
    ArchiveFull: (
        "De schijf is vol; er is niet teruggezet. Uw archief en alle back-ups zijn zoals ze waren. Maak "
        "ruimte vrij en probeer het opnieuw."
    ),
    ArchiveUnreachable: (
        "De schijf of de map is niet te lezen of te schrijven; er is niet teruggezet. Uw archief en alle "
        "back-ups zijn zoals ze waren. Sluit de schijf aan, sluit andere programma's en probeer het opnieuw."
    ),
}
GEEN = (
    "Er is geen leesbare back-up van dit archief. Wijs de map met back-ups zelf aan, bijvoorbeeld op een USB."
)


def restore_backup(
    folder: Path,
    rij: BackupRij,
    geheim: str,
    klok: Callable[[], datetime] = datetime.now,
    herkomst: str = "scherm",
) -> Teruggezet:
    """Put a backup back at `folder`, in one step; `geheim` is a passphrase or the recovery key.

    Raises UserError: then nothing changed. What stood at `folder` is kept whole under another name.
    """
    moment = klok()

    def log(session: Session) -> None:
        append_log(
            session, gebruiker="", actie=TERUGGEZET, bijzonderheid=rij.naam, herkomst=herkomst, moment=moment
        )

    backup = read_backup(rij.map)
    with backup_answers(MELDINGEN):
        try:
            kept = put_back(folder.absolute(), backup, geheim, moment, log)
        except WrongPassphrase:
            note_attempt(folder, moment)
            raise
    return Teruggezet(folder, kept, row_of(backup, rij.plek))


def find_backup(folder: Path, naam: str = "", van: Path | None = None) -> BackupRij:
    """The backup of this name, or the newest that is readable; in the folder `van` when given.

    Raises UserError.
    """
    rijen = list_backups_in(van) if van is not None else list_all_backups(folder)
    for rij in rijen:
        if rij.inhoud is not None and naam in ("", rij.naam):
            return rij
    raise UserError(f"Er is geen leesbare back-up die {naam} heet." if naam and rijen else GEEN)


def describe_backup(rij: BackupRij) -> tuple[str, ...]:
    """One line for each thing to know before it is put back: when and why made, counts, newest change."""
    inhoud = rij.inhoud
    if inhoud is None:
        return ("Deze back-up is niet te lezen.",)
    aantallen = (f"{naam}: {aantal}" for naam, aantal in inhoud.aantallen.items())
    gemaakt = f"Gemaakt: {_moment(rij.moment)} ({rij.reden})"
    return (gemaakt, *aantallen, f"Nieuwste wijziging: {_moment(inhoud.nieuwste)}")


def _moment(moment: datetime | None) -> str:
    return f"{moment:%d-%m-%Y %H:%M}" if moment else "onbekend"
