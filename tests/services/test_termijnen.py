"""The five weeks for the decision when the loonwaarde is left out at first (Pw art. 10d lid 5 and 12)."""

from datetime import date

import pytest
from icalendar import Calendar

from app.services.change import Ref
from app.services.coachen.agendabestand import make_agenda
from app.services.errors import UserError
from app.services.looptijd.looptijd import read_looptijd
from app.services.looptijd.vastleggen import record_perioden
from app.services.objecten import save_veld
from app.services.signaleren.vandaag import read_vandaag
from tests.factories import make_definitieve_meting, make_kandidaat, make_plaatsing


@pytest.fixture
def forfait(archief):
    """A job under lid 5 of which it was decided on 19 October 2026 to leave the loonwaarde out."""
    plaatsing = make_plaatsing(archief, make_kandidaat(archief), route="lid5")
    save_veld(archief, Ref("plaatsing", plaatsing), "buiten_beschouwing", "19-10-2026")
    return plaatsing


def besluit(archief, plaatsing):
    (termijn,) = (t for t in read_looptijd(archief, plaatsing).termijnen if t.titel == "Besluit")
    return termijn


def beschikking(archief):
    return [punt for punt in read_vandaag(archief).punten if punt.soort == "beschikking"]


def events(archief):
    agenda = Calendar.from_ical(make_agenda(archief)[0])
    return [event["dtstart"].dt for event in agenda.walk("VEVENT") if "beschikking" in event["summary"]]


def test_the_clock_runs_from_the_day_it_was_decided_to_leave_it_out(archief, forfait):
    termijn = besluit(archief, forfait)
    assert "buiten beschouwing te laten op 19-10-2026, besluit uiterlijk 23-11-2026" in termijn.tekst
    assert termijn.ernst == "attention"
    (punt,) = beschikking(archief)
    assert (punt.doe, punt.ref, punt.dag) == ("subsidie", Ref("plaatsing", forfait), date(2026, 11, 23))
    assert "eerst niet te meten" in punt.tekst
    assert events(archief) == [date(2026, 11, 23)]


def test_a_decision_on_the_forfait_ends_it(archief, forfait):
    record_perioden(archief, forfait)
    (punt,) = beschikking(archief)
    assert (punt.doe, punt.ref) == ("besluit", Ref("subsidie", 1))
    save_veld(archief, Ref("subsidie", 1), "besluit_datum", "20-11-2026")
    assert beschikking(archief) == [] and events(archief) == []
    assert besluit(archief, forfait).chip == "besloten"


def test_a_meting_begins_a_clock_of_its_own(archief, forfait):
    make_definitieve_meting(archief, forfait, datum_rapport=date(2026, 11, 20))
    assert "loonwaarde vastgesteld op 20-11-2026" in besluit(archief, forfait).tekst
    assert beschikking(archief) == [] and events(archief) == [date(2026, 12, 25)]


def test_lid_4_knows_no_such_day(archief, forfait):
    save_veld(archief, Ref("plaatsing", forfait), "route", "lid4")
    assert [t.titel for t in read_looptijd(archief, forfait).termijnen] == ["Aanvraag"]
    assert beschikking(archief) == [] and events(archief) == []


def test_a_day_to_come_is_refused(archief, forfait):
    with pytest.raises(UserError, match="nog niet geweest"):
        save_veld(archief, Ref("plaatsing", forfait), "buiten_beschouwing", "23-11-2026")
