"""Werknemersvaardigheden: twelve marks at three moments, apart from every loonwaarde."""

from datetime import date
from decimal import Decimal

import pytest

from app.services.change import Ref
from app.services.coachen.vaardigheden import read_vaardigheden, start_vaardigheden
from app.services.errors import UserError
from app.services.formulieren.vaardigheden import MAANDEN, ONDERDELEN
from app.services.objecten import save_veld
from tests import factories


@pytest.fixture
def plaatsing(archief):
    return factories.make_plaatsing(archief, factories.make_kandidaat(archief))


def rate(archief, nummer, **cijfers):
    for naam, cijfer in cijfers.items():
        save_veld(archief, Ref("vaardigheden", nummer), naam, cijfer)


def test_the_list_has_twelve_plain_items_and_three_moments():
    assert len({naam for naam, _ in ONDERDELEN}) == len({woorden for _, woorden in ONDERDELEN}) == 12
    assert [code for code, _ in MAANDEN] == ["0", "3", "6"]


def test_marks_and_their_mean(archief, plaatsing):
    zes, _ = start_vaardigheden(archief, plaatsing, 6)
    nul, change = start_vaardigheden(archief, plaatsing, 0)
    assert change.touches("plaatsing", plaatsing)
    rate(archief, nul, op_tijd="2", veilig="3", hulp="3")
    eerste, laatste = read_vaardigheden(archief, plaatsing).beelden
    assert (eerste.id, eerste.maand, eerste.dag) == (nul, 0, date(2026, 11, 22))
    assert eerste.cijfers == {"op_tijd": 2, "veilig": 3, "hulp": 3}
    assert eerste.gemiddelde == Decimal("2.7")
    assert (laatste.id, laatste.maand, laatste.gemiddelde) == (zes, 6, None)


def test_a_moment_is_rated_once(archief, plaatsing):
    eerste, _ = start_vaardigheden(archief, plaatsing, 3)
    weer, change = start_vaardigheden(archief, plaatsing, 3)
    assert (weer, change.refs) == (eerste, frozenset())
    with pytest.raises(UserError, match="na 3 en na 6 maanden"):
        start_vaardigheden(archief, plaatsing, 4)


@pytest.mark.parametrize("tekst", ["0", "6", "2,5", "goed"])
def test_a_mark_is_a_whole_number_from_one_to_five(archief, plaatsing, tekst):
    nummer, _ = start_vaardigheden(archief, plaatsing, 0)
    with pytest.raises(UserError, match="Komt op tijd"):
        rate(archief, nummer, op_tijd=tekst)


def test_each_rating_is_due_from_the_begin_of_the_contract(archief, plaatsing):
    save_veld(archief, Ref("plaatsing", plaatsing), "begin", "30-11-2025")
    assert read_vaardigheden(archief, plaatsing).verwacht == {
        0: date(2025, 11, 30),
        3: date(2026, 2, 28),
        6: date(2026, 5, 30),
    }
