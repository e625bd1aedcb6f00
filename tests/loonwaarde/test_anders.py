"""One score different: the quick answer is the one a whole new computation gives."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.loonwaarde import Hoofdtaak, compute_loonwaarde

SCORES = st.decimals(0, 200, places=2)
TAKEN = st.lists(st.tuples(SCORES, SCORES, SCORES, st.integers(300, 480)), min_size=1, max_size=5)


@settings(max_examples=100, deadline=None)
@given(TAKEN, st.integers(0, 4), st.sampled_from(["tempo", "kwaliteit", "netto_werktijd"]), SCORES)
def test_the_quick_answer_is_the_whole_one(
    rijen: list[tuple[Any, ...]], plek: int, factor: str, score: Decimal
) -> None:
    taken = [Hoofdtaak(*scores, minuten_per_week=minuten) for *scores, minuten in rijen]
    plek %= len(taken)
    anders: dict[str, Any] = {factor: score}
    nieuw = [*taken[:plek], replace(taken[plek], **anders), *taken[plek + 1 :]]
    snel = compute_loonwaarde(taken, 5).percentage_with(plek + 1, factor, score)
    assert snel == compute_loonwaarde(nieuw, 5).percentage
