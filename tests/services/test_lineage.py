"""What an object belongs to, read in one statement, against the same walked row by row."""

import pytest

from app.services.change import Ref
from app.services.errors import UserError
from app.services.lineage import GESLOTEN, OUDERS, TABELLEN, lineage_of
from app.services.objecten import get_rij
from tests.models.population import populate


@pytest.fixture
def gevuld(archief):
    """An archive with a row of every kind."""
    with archief.write() as werk:
        populate(werk.session)
    return archief


def walk(session, ref):
    """The same, a row at a time."""
    reeks = [ref]
    while ref.soort in OUDERS:
        kolom, soort = OUDERS[ref.soort]
        ref = Ref(soort, getattr(get_rij(session, ref), kolom))
        reeks.append(ref)
    gesloten = [deel.soort for deel in reeks if deel.soort in GESLOTEN]
    open_ = [get_rij(session, deel).status == "concept" for deel in reeks if deel.soort in GESLOTEN]
    reden = next((GESLOTEN[soort] for soort, is_open in zip(gesloten, open_, strict=True) if not is_open), "")
    return tuple(reeks[1:]), reden


@pytest.mark.parametrize("soort", [soort for soort in sorted(TABELLEN) if hasattr(TABELLEN[soort], "id")])
def test_each_kind_has_the_lineage_of_its_rows(gevuld, soort):
    with gevuld.read() as session:
        for (nummer,) in session.query(TABELLEN[soort].id).all():
            lineage = lineage_of(session, Ref(soort, nummer))
            assert (lineage.ancestors, lineage.closed) == walk(session, Ref(soort, nummer))
            assert lineage.ref == Ref(soort, nummer)


def test_a_state_that_changed_in_this_transaction_counts(gevuld):
    with gevuld.write() as werk:
        taak = Ref("hoofdtaak", werk.session.query(TABELLEN["hoofdtaak"].id).first()[0])
        contact = werk.session.query(TABELLEN["contactmoment"]).first()
        contact.status = "vastgelegd"
        assert lineage_of(werk.session, Ref("contactmoment", contact.id)).closed == GESLOTEN["contactmoment"]
        assert lineage_of(werk.session, taak).meting_id is not None


@pytest.mark.parametrize("soort", ["kandidaat", "hoofdtaak"])
def test_what_is_gone_is_said(archief, soort):
    with archief.read() as session, pytest.raises(UserError, match="bestaat niet meer"):
        lineage_of(session, Ref(soort, 12345))
