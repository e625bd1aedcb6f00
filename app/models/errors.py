# ruff: noqa: N818 - the names say what happened; services read them as words.
"""What can stand in the way of an archive. `str(error)` is a Dutch sentence without personal data."""


class ArchiveError(Exception):
    """The archive cannot do what was asked; the subclass says why."""

    text = "Het archief kan dit niet doen."

    def __init__(self, text: str = "") -> None:
        """Keep the given sentence, or the one that belongs to the class."""
        super().__init__(text or self.text)


class ArchiveMissing(ArchiveError):
    """There is no archive in this folder."""

    text = "In deze map staat geen archief."


class ArchiveEmpty(ArchiveError):
    """The database file is there but holds nothing (0 bytes)."""

    text = "Het archiefbestand is leeg. Zet een reservekopie terug."


class ArchiveDamaged(ArchiveError):
    """The database or both key files are damaged, lost, or not ours."""

    text = "Het archief is beschadigd of is geen archief van dit programma. Zet een reservekopie terug."


class WrongPassphrase(ArchiveError):
    """Neither the passphrase nor the recovery key fits."""

    text = "Dit wachtwoord of deze herstelsleutel past niet bij dit archief."


class ArchiveNewer(ArchiveError):
    """The archive was written by a newer program; it was not touched."""

    text = "Dit archief is gemaakt met een nieuwere versie van het programma. Er is niets aan veranderd."


class ArchiveExists(ArchiveError):
    """There is already something at the place chosen for a new archive."""

    text = "Op deze plek staat al iets. Kies een lege map voor een nieuw archief."


class ArchiveIsBackup(ArchiveError):
    """This folder is a backup; working in it would spoil it."""

    text = "Deze map is een back-up. Zet hem terug; dan blijft de back-up zelf heel."


class ArchiveBusy(ArchiveError):
    """Another program holds the archive; nothing was saved."""

    text = "Een ander programma gebruikt het archief. Er is niets opgeslagen. Probeer het opnieuw."


class ArchiveFull(ArchiveError):
    """The disk is full; nothing of this change was saved, everything before it is there."""

    text = "De schijf is vol. Deze wijziging is niet opgeslagen; wat er al stond, staat er nog."


class ArchiveUnreachable(ArchiveError):
    """The disk or its permissions refuse; says nothing about the state of the archive."""

    text = "Het archief is nu niet te lezen of te schrijven. Controleer de schijf en de rechten op de map."


class ArchiveReadOnly(ArchiveUnreachable):
    """It can be read, but nobody may write there now; each opening is told in its log."""

    text = "In de map van het archief mag nu niet geschreven worden. Er is niets veranderd."


class ArchiveClosed(ArchiveError):
    """The archive was closed (locked); its key is no longer in memory."""

    text = "Het archief is vergrendeld."


class EngineTooOld(ArchiveError):
    """The database engine is not the encrypted SQLite (>= 3.51.3) this program needs."""

    text = "De database-onderdelen van dit programma zijn te oud of ontbreken. Installeer het opnieuw."
