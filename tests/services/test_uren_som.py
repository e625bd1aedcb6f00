"""Hours and budget against an independent sum over generated contacts."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models import Coachtraject, Contactmoment
from app.services.coachen.coaching import create_traject, read_budget
from app.services.dossiers.groei import read_groei
from tests import factories

BEGIN = date(2026, 1, 1)
CONTACTEN = st.lists(
    st.fixed_dictionaries(
        {
            "dag": st.integers(0, 320),
            "van": st.integers(0, 1300),
            "minuten": st.integers(1, 139),
            "declarabel": st.booleans(),
            "reis": st.none() | st.integers(0, 240),
            "kilometers": st.none() | st.integers(0, 300),
            "status": st.sampled_from(("vastgelegd", "vastgelegd", "concept", "vervangen")),
        }
    ),
    max_size=25,
)


def make_contact(traject_id, een):
    begin = datetime.combine(BEGIN, time()) + timedelta(days=een["dag"], minutes=een["van"])
    return Contactmoment(
        traject_id=traject_id,
        status=een["status"],
        gemaakt=begin,
        datum=begin.date(),
        begintijd=begin.time(),
        eindtijd=(begin + timedelta(minutes=een["minuten"])).time(),
        declarabel=een["declarabel"],
        reistijd_minuten=een["reis"],
        kilometers=een["kilometers"],
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contacten=CONTACTEN, uren=st.decimals(min_value=0, max_value=500, places=2))
def test_hours_travel_and_growth_are_the_sum_of_what_was_recorded(archief, contacten, uren):
    kandidaat = factories.make_kandidaat(archief)
    nummer, _ = create_traject(archief, kandidaat)
    with archief.write() as werk:
        werk.session.get_one(Coachtraject, nummer).uren_toegekend = uren
        werk.session.add_all(make_contact(nummer, een) for een in contacten)
    vast = [een for een in contacten if een["status"] == "vastgelegd"]
    gebruikt = sum(een["minuten"] for een in vast if een["declarabel"])
    per_maand: dict[date, int] = defaultdict(int)
    for een in vast:
        per_maand[(BEGIN + timedelta(days=een["dag"])).replace(day=1)] += een["minuten"]
    budget = read_budget(archief, nummer)
    assert budget.gebruikt == gebruikt
    assert budget.over == int(uren * 60) - gebruikt
    assert budget.reistijd == sum(een["reis"] or 0 for een in vast)
    assert budget.kilometers == sum(een["kilometers"] or 0 for een in vast)
    assert budget.contacten == len(vast)
    assert dict(read_groei(archief, kandidaat).uren) == per_maand
