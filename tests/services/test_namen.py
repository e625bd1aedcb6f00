"""Names that may stand in a text: of the archive only those are kept."""

import pytest

from app.services.meten.namen import read_namen
from tests.factories import make_kandidaat, make_werkgever


def test_only_names_that_can_be_found_are_kept(archief):
    make_kandidaat(archief, roepnaam="Daan", achternaam="Korenbloem")
    make_kandidaat(archief, roepnaam="Emre", achternaam="Yılmaz")
    make_werkgever(archief, naam="De Korenaar")
    with archief.read() as session:
        namen = read_namen(session, ("helpt korenbloem bij de korenaar", "daan"))
    assert (namen.geheel, namen.woorden) == ({"daan korenbloem", "de korenaar"}, {"daan", "korenbloem"})
    assert namen.find("helpt Korenbloem bij de korenaar") == "de korenaar"
    assert namen.find("daan") == "daan"


def test_a_text_they_were_not_read_for_is_not_called_free_of_names(archief):
    make_kandidaat(archief, roepnaam="Emre", achternaam="Yılmaz")
    with archief.read() as session:
        namen = read_namen(session, ("deeg afwegen",))
    with pytest.raises(LookupError):
        namen.find("samen met yilmaz")
