"""A new recovery key for an archive that exists."""

import pytest

from app.services.archief import Archief, open_archief, renew_herstelsleutel
from app.services.errors import UserError
from app.services.logboeken.logboek import LogFilter, list_logregels, read_logregels
from tests.conftest import WACHTWOORD

ACTIE = "herstelsleutel vernieuwd"


def results(archief: Archief) -> list[str]:
    return [rij.resultaat for rij in read_logregels(archief, list_logregels(archief, LogFilter(actie=ACTIE)))]


def test_the_new_key_opens_and_the_old_one_does_not(archief: Archief) -> None:
    oud = renew_herstelsleutel(archief, WACHTWOORD)
    nieuw = renew_herstelsleutel(archief, oud)
    folder = archief.archive.folder
    for geheim in (nieuw, WACHTWOORD):
        open_archief(folder, geheim).close()
    with pytest.raises(UserError, match="past niet"):
        open_archief(folder, oud)
    assert results(archief) == ["goed", "goed"]


def test_a_wrong_passphrase_changes_nothing_and_is_logged(archief: Archief) -> None:
    sleutel = renew_herstelsleutel(archief, WACHTWOORD)
    with pytest.raises(UserError, match="past niet"):
        renew_herstelsleutel(archief, "niet dit wachtwoord")
    open_archief(archief.archive.folder, sleutel).close()
    assert results(archief) == ["geweigerd", "goed"]


def test_when_the_log_cannot_be_written_the_old_key_stays(
    archief: Archief, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleutel = renew_herstelsleutel(archief, WACHTWOORD)

    def full(_session: object, **_what: object) -> None:
        raise UserError("vol")

    with monkeypatch.context() as patch:
        patch.setattr("app.services.archief.append_log", full)
        with pytest.raises(UserError, match="vol"):
            renew_herstelsleutel(archief, WACHTWOORD)
    open_archief(archief.archive.folder, sleutel).close()
