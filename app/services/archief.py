"""The open archive as the services see it: sessions, the clock, who is at work, and the log."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session, configure_mappers

from app.models import Gebruiker, keys
from app.models.archive import (
    Archive,
    ArchiveBusy,
    ArchiveClosed,
    ArchiveDamaged,
    ArchiveEmpty,
    ArchiveError,
    ArchiveExists,
    ArchiveFull,
    ArchiveIsBackup,
    ArchiveMissing,
    ArchiveNewer,
    ArchiveReadOnly,
    ArchiveUnreachable,
    EngineTooOld,
    WrongPassphrase,
)
from app.models.attempts import forget_attempts, note_attempt, read_attempts
from app.models.logboek import append_log, append_many
from app.services.bedragen.lezen import keep_stand
from app.services.change import Change, Ref
from app.services.errors import UserError

MELDINGEN: dict[type[ArchiveError], str] = {
    WrongPassphrase: (
        "Dit wachtwoord past niet bij het archief. Probeer het opnieuw, of gebruik de herstelsleutel."
    ),
    ArchiveMissing: "Op deze plek staat geen archief. Zet een back-up terug, of kies een andere map.",
    ArchiveEmpty: (
        "Het archiefbestand is leeg (0 bytes). Er is niets overschreven. Zet een back-up terug, of "
        "kies een andere map."
    ),
    ArchiveDamaged: (
        "Het archief is beschadigd en wordt niet geopend. Er is niets gewijzigd. Zet een back-up "
        "terug; het beschadigde archief blijft dan bewaard."
    ),
    ArchiveNewer: (
        "Dit archief is gemaakt met een nieuwere versie van Loonwaarde. Er is niets gewijzigd. Werk het "
        "programma bij en open het archief dan opnieuw."
    ),
    ArchiveExists: "In deze map staat al iets. Kies een lege of nieuwe map; er is niets overschreven.",
    ArchiveIsBackup: (
        "Deze map is een back-up en wordt zo niet geopend. Er is niets gewijzigd. Kies eerst uw archief en "
        "daar Back-up terugzetten; de back-up zelf blijft dan heel."
    ),
    ArchiveBusy: "Het archief is in gebruik. Sluit het andere venster van Loonwaarde en probeer het opnieuw.",
    ArchiveFull: (
        "De schijf is vol. Wat eerder is opgeslagen, is veilig; deze wijziging is nog niet bewaard. Maak "
        "ruimte vrij en probeer het opnieuw."
    ),
    ArchiveUnreachable: (
        "De map van het archief is nu niet bereikbaar. Wat is opgeslagen, is veilig. Sluit de schijf of "
        "verbinding weer aan en probeer het opnieuw."
    ),
    ArchiveReadOnly: (
        "In de map van het archief mag nu niet geschreven worden. Er is niets veranderd. Haal de beveiliging "
        "van de schijf of de map af, of zet het archief op een plek waar u mag schrijven."
    ),
    ArchiveClosed: "Het archief is vergrendeld. Ontgrendel het en probeer het opnieuw.",
    EngineTooOld: (
        "De databasesoftware op deze computer is te oud om veilig te werken. Installeer Loonwaarde opnieuw."
    ),
}

# What a message at opening is about: with "archief" as its field, putting a backup back mends it.
OVER: dict[type[ArchiveError], str] = {
    WrongPassphrase: "wachtwoord",
    ArchiveMissing: "archief",
    ArchiveEmpty: "archief",
    ArchiveDamaged: "archief",
}
NERGENS: Mapping[type[ArchiveError], str] = {}
KORTSTE_WACHTWOORD = 10


@dataclass
class Werk:
    """One transaction at work: what it touches, what it writes in the log, and its acts per meting."""

    session: Session
    gebruiker: str
    moment: datetime
    herkomst: str
    refs: set[Ref] = field(default_factory=set)
    parents: set[Ref] = field(default_factory=set)
    groepen: dict[int, int | None] = field(default_factory=dict)

    def log(
        self, actie: str, ref: Ref | None = None, bijzonderheid: str = "", resultaat: str = "goed"
    ) -> None:
        """Write a log entry in this transaction; `bijzonderheid` never holds a personal value."""
        append_log(
            self.session,
            gebruiker=self.gebruiker,
            actie=actie,
            soort=ref.soort if ref else "",
            object_id=ref.id if ref else None,
            bijzonderheid=bijzonderheid,
            resultaat=resultaat,
            herkomst=self.herkomst,
            moment=self.moment,
        )

    def log_many(self, actie: str, refs: Iterable[Ref], bijzonderheid: str = "") -> None:
        """As `log`, the same words for many objects at once."""
        append_many(
            self.session,
            [(ref.soort, ref.id) for ref in refs],
            gebruiker=self.gebruiker,
            actie=actie,
            bijzonderheid=bijzonderheid,
            herkomst=self.herkomst,
            moment=self.moment,
        )

    def touch(self, ref: Ref, *parents: Ref) -> None:
        """Remember that this object, inside these parents, changed."""
        self.refs.add(ref)
        self.parents.update(parents)

    @property
    def change(self) -> Change:
        """What was touched, for the screens."""
        return Change(frozenset(self.refs), frozenset(self.parents), self.moment)


@dataclass
class Archief:
    """An open archive with a clock; `herkomst` says in the log where acts come from."""

    archive: Archive
    klok: Callable[[], datetime] = datetime.now
    herkomst: str = "scherm"
    gebruiker: str = ""

    @property
    def naam(self) -> str:
        """The name of the archive's folder."""
        return self.archive.name

    @property
    def vandaag(self) -> date:
        """Today by the clock of this archive."""
        return self.klok().date()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading."""
        with _dutch_answers(), self.archive.read() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Werk]:
        """One transaction: all of it is stored, with its log entries, or nothing is."""
        with _dutch_answers(), self.archive.write() as session:
            yield Werk(session, self.gebruiker, self.klok(), self.herkomst)

    def close(self) -> None:
        """Close the archive; nothing is open afterwards."""
        self.archive.close()


def archive_exists(folder: Path) -> bool:
    """Whether an archive (sound or not) lies in this folder."""
    from app.models.archive import exists

    return exists(folder)


def create_archief(
    folder: Path, wachtwoord: str, klok: Callable[[], datetime] = datetime.now
) -> tuple[Archief, str]:
    """Make a new archive; answers it and its recovery key. Raises UserError, never overwrites."""
    if len(wachtwoord) < KORTSTE_WACHTWOORD:
        raise UserError(
            f"Het wachtwoord heeft {len(wachtwoord)} tekens. Kies er minstens {KORTSTE_WACHTWOORD}; een "
            "korte zin is goed te onthouden.",
            "wachtwoord",
        )
    with _dutch_answers():
        archive, herstelsleutel = Archive.create(folder, wachtwoord)
    archief = Archief(archive, klok)
    with archief.write() as werk:
        werk.session.add(Gebruiker())
        keep_stand(werk.session, werk.gebruiker, werk.moment)
        werk.log("archief gemaakt")
    return archief, herstelsleutel


def prepare_opening() -> None:
    """What the first opening would wait a tenth of a second for: tables as objects, the cipher of keys."""
    configure_mappers()
    keys.load_cipher()


def open_archief(
    folder: Path,
    wachtwoord: str,
    klok: Callable[[], datetime] = datetime.now,
    herkomst: str = "scherm",
) -> Archief:
    """Open with the passphrase or the recovery key. Raises UserError: four open errors, four answers.

    What did not fit before is told in the log first.
    """
    with _dutch_answers(OVER):
        try:
            archive = Archive.open(folder, wachtwoord)
        except WrongPassphrase:
            note_attempt(folder, klok())
            raise
    archief = Archief(archive, klok, herkomst)
    with archief.write() as werk:
        _log_attempts(werk, folder)
        archief.gebruiker = _name_of_user(werk.session)
        werk.gebruiker = archief.gebruiker
        keep_stand(werk.session, archief.gebruiker, werk.moment)
        werk.log("archief geopend")
    forget_attempts(folder)
    return archief


def change_wachtwoord(archief: Archief, oud: str, nieuw: str) -> None:
    """Change the passphrase without rewriting the archive, with its log entry. Raises UserError.

    When the log cannot be written the old passphrase is put back.
    """
    if len(nieuw) < KORTSTE_WACHTWOORD:
        raise UserError(f"Kies minstens {KORTSTE_WACHTWOORD} tekens.", "nieuw")
    _change_keys(archief, "wachtwoord gewijzigd", lambda: ("", archief.archive.change_passphrase(oud, nieuw)))


def renew_herstelsleutel(archief: Archief, wachtwoord: str) -> str:
    """A new recovery key in the place of the old one, with its log entry; answers it. Raises UserError.

    When the log cannot be written the old one is put back.
    """
    return _change_keys(
        archief, "herstelsleutel vernieuwd", lambda: archief.archive.renew_recovery(wachtwoord)
    )


def check_archief(archief: Archief) -> dict[str, Any]:
    """Versions, pragmas and findings (empty when sound) of the open archive, its log and its reports."""
    from app.services.bewaring.onderzoek import list_rapportfouten

    with archief.read() as session:
        rapporten = list_rapportfouten(session)
    return {
        "versies": archief.archive.versions(),
        "pragmas": archief.archive.pragmas(),
        "bevindingen": [*archief.archive.check(), *rapporten],
    }


def _change_keys(archief: Archief, actie: str, change: Callable[[], tuple[str, Callable[[], None]]]) -> str:
    with _dutch_answers():
        try:
            sleutel, undo = change()
        except WrongPassphrase:
            with archief.write() as werk:
                werk.log(actie, resultaat="geweigerd")
            raise
    try:
        with archief.write() as werk:
            werk.log(actie)
    except UserError:
        with suppress(OSError):
            undo()
        raise
    return sleutel


def _log_attempts(werk: Werk, folder: Path) -> None:
    if (mislukt := read_attempts(folder)) is None:
        return
    keer = f"{mislukt.count} keer{' of meer' if mislukt.full else ''}"
    tijd = f"van {mislukt.first:%d-%m-%Y %H:%M} tot {mislukt.last:%d-%m-%Y %H:%M}"
    werk = replace(werk, gebruiker="", herkomst="ontgrendelen")
    werk.log("ontgrendelen mislukt", bijzonderheid=f"{keer}, {tijd}", resultaat="geweigerd")


def _name_of_user(session: Session) -> str:
    gebruiker = session.query(Gebruiker).order_by(Gebruiker.id).first()
    return gebruiker.naam if gebruiker else ""


@contextmanager
def _dutch_answers(velden: Mapping[type[ArchiveError], str] = NERGENS) -> Iterator[None]:
    try:
        yield
    except ArchiveError as fout:
        raise UserError(MELDINGEN[type(fout)], velden.get(type(fout), "")) from fout
