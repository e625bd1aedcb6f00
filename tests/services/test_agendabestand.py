"""The calendar file, parsed back."""

from datetime import date

import pytest
from icalendar import Calendar

from app.services.change import Ref
from app.services.coachen.agendabestand import agenda_naam, make_agenda, save_agenda
from app.services.coachen.coaching import create_contact, create_traject, vastleggen
from app.services.errors import UserError
from app.services.objecten import save_veld
from tests import factories


@pytest.fixture
def vol(archief):
    """A kandidaat with a planned contact, a contract end and a decision; another with a forfait."""
    kandidaat = factories.make_kandidaat(archief)
    plaatsing = factories.make_plaatsing(archief, kandidaat, einde=date(2027, 8, 31))
    factories.make_definitieve_meting(
        archief, plaatsing, volgende_meting=date(2027, 9, 1), volgende_meting_reden="Na een jaar"
    )
    create_traject(archief, kandidaat)
    contact, _ = create_contact(archief, kandidaat)
    save_veld(archief, Ref("contactmoment", contact), "gedaan", "Recept geoefend")
    vastleggen(archief, contact)
    ander = factories.make_kandidaat(archief, achternaam="de Vries", roepnaam="Noor", voorletters="N.")
    factories.make_plaatsing(archief, ander, route="lid5", ingangsdatum=date(2026, 10, 1))
    return archief


def events(inhoud: bytes) -> dict[str, date]:
    agenda = Calendar.from_ical(inhoud)
    return {str(event["summary"]): event["dtstart"].dt for event in agenda.walk("VEVENT")}


def test_contacts_and_terms_with_initials_and_number_only(vol):
    inhoud, aantal = make_agenda(vol)
    assert events(inhoud) == {
        "Contact · JT (T-0001)": date(2026, 12, 6),
        "Uiterste dag beschikking · JT (T-0001)": date(2026, 12, 25),
        "Forfait eindigt · ND (T-0002)": date(2027, 3, 31),
        "Contract loopt af · JT (T-0001)": date(2027, 8, 31),
        "Volgende meting · JT (T-0001)": date(2027, 9, 1),
    }
    assert aantal == 5
    for woord in (b"Terpstra", b"Jelle", b"Vries", b"Korenaar", b"Recept"):
        assert woord not in inhoud


def test_names_only_when_asked_for(vol):
    inhoud, _ = make_agenda(vol, met_namen=True)
    assert "Contact · Jelle Terpstra (T-0001)" in events(inhoud)


def test_made_again_each_day_keeps_its_identity(vol):
    eerste, tweede = (Calendar.from_ical(make_agenda(vol)[0]).walk("VEVENT") for _ in range(2))
    assert [event["uid"] for event in eerste] == [event["uid"] for event in tweede]
    assert len({event["uid"] for event in eerste}) == len(eerste)


def test_it_is_saved_whole_and_logged(vol, tmp_path):
    pad, aantal = save_agenda(vol, tmp_path / agenda_naam(vol))
    assert pad.name == "agenda-2026-11-22.ics" and len(events(pad.read_bytes())) == aantal
    with pytest.raises(UserError, match="opgeslagen"):
        save_agenda(vol, tmp_path / "weg" / "agenda.ics")


def test_an_empty_archive_gives_an_empty_calendar(archief):
    inhoud, aantal = make_agenda(archief)
    assert aantal == 0 and events(inhoud) == {}


def test_contacts_that_come_back_stand_on_each_of_their_days(vol):
    for veld, tekst in (("ritme_dagen", "14"), ("einde", "10-01-2027")):
        save_veld(vol, Ref("coachtraject", 1), veld, tekst)
    inhoud, _ = make_agenda(vol)
    contacten = [e for e in Calendar.from_ical(inhoud).walk("VEVENT") if e["summary"].startswith("Contact ·")]
    assert [event["dtstart"].dt for event in contacten] == [
        date(2026, 12, 6),
        date(2026, 12, 20),
        date(2027, 1, 3),
    ]
    assert len({event["uid"] for event in contacten}) == 3
