"""Words about health in a contact: asked about, passed with a reason, logged without the word."""

import pytest

from app.models.logboek import Logregel
from app.services.change import Ref
from app.services.coachen import coaching
from app.services.errors import UserError
from app.services.objecten import read_formulier, save_veld
from tests import factories


@pytest.fixture
def contact(archief):
    return coaching.create_contact(archief, factories.make_kandidaat(archief))[0]


def fill(archief, contact, **velden):
    for veld, tekst in velden.items():
        save_veld(archief, Ref("contactmoment", contact), veld, tekst)


def logged(archief, contact):
    with archief.read() as session:
        regels = session.query(Logregel).filter_by(soort="contactmoment", object_id=contact)
        return [(regel.actie, regel.bijzonderheid) for regel in regels]


def test_words_about_health_are_asked_about_and_logged_without_the_word(archief, contact):
    fill(archief, contact, gedaan="Gesproken over de depressie", geen_volgend_reden="Burn-out")
    afspraak, _ = coaching.add_afspraak(archief, contact)
    save_veld(archief, Ref("afspraak", afspraak), "wat", "Belt de psycholoog")
    ((veld, melding),) = coaching.check_contact(archief, contact)
    assert veld == "woorden_reden" and "depressie, Burn-out, psycholoog." in melding
    fill(archief, contact, woorden_reden="Depressie telt mee")
    ((veld, melding),) = coaching.check_contact(archief, contact)
    assert veld == "woorden_reden" and "logboek" in melding
    with pytest.raises(UserError, match="logboek"):
        coaching.vastleggen(archief, contact)
    fill(archief, contact, woorden_reden="Op verzoek van werknemer")
    coaching.vastleggen(archief, contact)
    assert logged(archief, contact)[-1] == (
        "woorden over gezondheid toegestaan",
        "3 × gezondheid, reden: Op verzoek van werknemer",
    )
    waarden = read_formulier(archief, Ref("contactmoment", contact)).waarden
    assert waarden["woorden_reden"] == "Op verzoek van werknemer"
    assert "epressie" not in str(logged(archief, contact))


def test_without_such_words_nothing_is_asked_or_logged(archief, contact):
    fill(archief, contact, gedaan="Ziekenhuis genoemd als nieuwe klant")
    coaching.vastleggen(archief, contact)
    assert logged(archief, contact)[-1] == ("vastgelegd", "versie 1")
