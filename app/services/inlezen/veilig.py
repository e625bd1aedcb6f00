"""Reading in as a user does: first a backup of the archive as it was."""

from app.services.archief import Archief
from app.services.bewaring.backups import make_backup_when_due
from app.services.change import Change
from app.services.inlezen.bestand import Bestand
from app.services.inlezen.inleesrecords import Controle, Opdracht
from app.services.inlezen.inlezen import lees_in
from app.services.voortgang import Voortgang

REDEN = "voor invoer"


def lees_in_na_backup(
    archief: Archief, bestand: Bestand, opdracht: Opdracht, progress: Voortgang | None = None
) -> tuple[int, Controle, Change]:
    """As `lees_in`, after a backup unless nothing changed since the newest one.

    Raises UserError also when no backup can be made; then nothing was read in.
    """
    make_backup_when_due(archief, REDEN)
    return lees_in(archief, bestand, opdracht, progress)
