"""Which traject pays for a contact when more than one runs."""

import pytest

from app.services.change import Ref
from app.services.coachen import coaching
from app.services.coachen.contactlezen import read_contact
from app.services.errors import UserError
from app.services.objecten import save_veld
from tests import factories


@pytest.fixture
def kandidaat(archief):
    return factories.make_kandidaat(archief)


@pytest.fixture
def traject(archief, kandidaat):
    nummer, _ = coaching.create_traject(archief, kandidaat)
    save_veld(archief, Ref("coachtraject", nummer), "begin", "01-09-2026")
    return nummer


@pytest.fixture
def doel(archief, traject):
    nummer, _ = coaching.create_doel(archief, traject)
    return nummer


def test_who_pays_is_chosen_when_two_trajecten_run(archief, kandidaat, traject, doel):
    uwv, _ = coaching.create_traject(archief, kandidaat)
    for veld, tekst in (("betaler", "uwv"), ("referentie", "U-9"), ("uren_toegekend", "4")):
        save_veld(archief, Ref("coachtraject", uwv), veld, tekst)
    eigen, _ = coaching.create_doel(archief, uwv)
    contact, _ = coaching.create_contact(archief, kandidaat)
    record = read_contact(archief, contact)
    assert record.traject_id == uwv and dict(record.trajecten)[uwv] == "UWV · U-9 · nog 4:00 uur"
    assert set(dict(record.trajecten)) == {traject, uwv}
    change = coaching.choose_traject(archief, contact, traject)
    assert change.touches("coachtraject", uwv) and change.touches("coachtraject", traject)
    record = read_contact(archief, contact)
    assert (record.traject_id, [keuze.id for keuze in record.doelen]) == (traject, [doel])
    assert not coaching.choose_traject(archief, contact, traject).refs
    coaching.choose_traject(archief, contact, uwv)
    assert [keuze.id for keuze in read_contact(archief, contact).doelen] == [eigen]
    vreemd, _ = coaching.create_traject(archief, factories.make_kandidaat(archief, achternaam="Bos"))
    with pytest.raises(UserError, match="andere kandidaat"):
        coaching.choose_traject(archief, contact, vreemd)
