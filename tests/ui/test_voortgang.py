"""A stand that goes on is the stand that the whole log gives, as long as only units are counted."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.loonwaarde.telling import COLLEGA, WERKNEMER, Gebeurtenis, Telsoort, compute_stand
from app.ui.waarnemen.voortgang import MANY, go_on, may_go_on
from tests.loonwaarde.test_telling import LOGS, in_time

TELLEND = (Telsoort.GEMAAKT, Telsoort.FOUT)
ERBIJ = st.lists(
    st.tuples(st.sampled_from(TELLEND), st.sampled_from([WERKNEMER, COLLEGA]), st.integers(0, 90)), max_size=8
)


@settings(max_examples=200, deadline=None)
@given(LOGS, ERBIJ, st.integers(0, 5_000))
def test_going_on_is_reading_the_whole_log_again(ruw, erbij, later):
    events, now = in_time(ruw)
    events = [replace(deel, aantal=abs(deel.aantal)) for deel in events]
    stand = compute_stand(events, now)
    kanten = {WERKNEMER: stand.werknemer, COLLEGA: stand.collega}
    counts = {
        (wie, soort): getattr(kant, naam)
        for wie, kant in kanten.items()
        for soort, naam in zip(TELLEND, ("gemaakt", "fouten"), strict=True)
    }
    for nummer, (soort, wie, ms) in enumerate(erbij):
        events.append(Gebeurtenis(f"erbij-{nummer}", soort, now + min(ms, later), wie))
        counts[wie, soort] += 1
    assert go_on(stand, later, counts) == compute_stand(events, now + later)


def test_a_short_log_is_read_every_time_and_a_long_one_within_bounds():
    assert not may_go_on(MANY, 10) and not may_go_on(10_000, -1)
    assert may_go_on(10_000, 4_999) and not may_go_on(10_000, 5_000)
