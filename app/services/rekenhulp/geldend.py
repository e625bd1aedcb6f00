"""The legal amounts in force in the archive, for working out cases beside it."""

from app.loonwaarde import Bedragen
from app.services.archief import Archief
from app.services.bedragen.lezen import read_bedragen


def read_geldend(archief: Archief) -> Bedragen:
    """The shipped amounts with those the user entered or confirmed over them."""
    with archief.read() as session:
        return read_bedragen(session)
