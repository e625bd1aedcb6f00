"""Text that was refused: kept beside its object with the message, until it is mended or dropped."""

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from app.models import Base, OpenInvoer
from app.services.archief import Werk
from app.services.change import Ref

TABEL = Base.metadata.tables["open_invoer"]
VAN_OBJECT = (TABEL.c.soort == bindparam("soort"), TABEL.c.object_id == bindparam("nummer"))
OPEN = select(OpenInvoer).where(*VAN_OBJECT)
VERGEET = delete(TABEL).where(*VAN_OBJECT, TABEL.c.veld == bindparam("naam"))


def list_open(session: Session, ref: Ref) -> Sequence[OpenInvoer]:
    """What stands open at an object."""
    return session.scalars(OPEN, {"soort": ref.soort, "nummer": ref.id}).all()


def open_invoer_of(session: Session, refs: Iterable[Ref]) -> dict[Ref, dict[str, str]]:
    """The open messages of these objects, by field."""
    gevonden: dict[Ref, dict[str, str]] = {}
    for ref in refs:
        for invoer in list_open(session, ref):
            gevonden.setdefault(ref, {})[invoer.veld] = invoer.melding
    return gevonden


def keep_open(werk: Werk, ref: Ref, veld: str, tekst: str, melding: str) -> None:
    """Keep refused text beside its object, in the place of what was refused there before."""
    forget_open(werk.session, ref, veld)
    werk.session.add(OpenInvoer(soort=ref.soort, object_id=ref.id, veld=veld, tekst=tekst, melding=melding))


def forget_open(session: Session, ref: Ref, veld: str) -> None:
    """Drop refused text: the field was filled in well."""
    session.flush()
    session.connection().execute(VERGEET, {"soort": ref.soort, "nummer": ref.id, "naam": veld})
