"""Who measures somebody he coaches says why: it stands in the frozen report and in the log."""

import shutil
import subprocess

import pytest

from app.models import Meting
from app.models.logboek import Logregel
from app.services.change import Ref
from app.services.errors import UserError
from app.services.meten.vaststellen import finalise_meting, verify_rapport
from app.services.objecten import save_veld
from tests.factories import make_kandidaat, make_meting, make_plaatsing, pass_let_op

REDEN = "In deze gemeente is geen andere deskundige."


@pytest.fixture
def eigen_coach(archief) -> int:
    kandidaat = make_kandidaat(archief, coach=archief.gebruiker)
    nummer = make_meting(archief, make_plaatsing(archief, kandidaat))
    pass_let_op(archief, nummer)
    save_veld(archief, Ref("meting", nummer), "onafhankelijkheid", REDEN)
    with archief.write() as werk:
        meting = werk.session.get_one(Meting, nummer)
        for afweging in list(meting.afwegingen):
            if "coach" in afweging.code or "onafhankelijk" in afweging.code:
                werk.session.delete(afweging)
    return nummer


def test_the_reason_is_asked(archief, eigen_coach):
    save_veld(archief, Ref("meting", eigen_coach), "onafhankelijkheid", "")
    with pytest.raises(UserError, match="nog 1 punt open"):
        finalise_meting(archief, eigen_coach)


def test_the_reason_stands_in_report_and_log(archief, eigen_coach, tmp_path):
    finalise_meting(archief, eigen_coach)
    with archief.read() as session:
        rapport = session.get_one(Meting, eigen_coach).rapport
        assert rapport is not None and REDEN in rapport.invoer and verify_rapport(session, rapport)
        acties = [regel.actie for regel in session.query(Logregel).filter_by(object_id=eigen_coach)]
        assert "gemeten door de eigen coach" in acties
        pdf = tmp_path / "rapport.pdf"
        pdf.write_bytes(rapport.pdf)
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is niet geïnstalleerd")
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    assert REDEN in " ".join(text.split())
