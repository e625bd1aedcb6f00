"""Any text in any field is stored and read back, or refused at that field and kept; nothing else happens."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.services.change import Ref
from app.services.coachen import coaching
from app.services.errors import UserError
from app.services.formulieren import FORMULIEREN
from app.services.lineage import TABELLEN
from app.services.objecten import read_formulier, save_veld
from app.services.velden import Soort, parse, readable
from tests import factories

VELDEN = [(soort, veld) for soort, velden in FORMULIEREN.items() for veld in velden]
GETALLIG = st.from_regex(r"[-+€ ]{0,2}[0-9]{0,5}[.,:/-]?[0-9]{0,4}[.,:/-]?[0-9]{0,4} ?%?", fullmatch=True)
TEKSTEN = st.one_of(
    GETALLIG,
    st.text(st.characters(codec=None), max_size=400),
    st.dates().map(lambda dag: f"{dag:%d-%m-%Y}"),
    st.sampled_from(["ja", "nee", "1", "a" * 301, "=1+1", "'; --", "\0", "\ud800", "NaN", "1e400", "٣"]),
)
GEDULDIG = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def make_all(archief):
    """One object of every kind that has a form."""
    meting = factories.make_meting(archief)
    factories.make_waarneming(archief, 1)
    factories.make_contactpersoon(archief, 1)
    traject, _ = coaching.create_traject(archief, 1)
    coaching.create_doel(archief, traject)
    contact, _ = coaching.create_contact(archief, 1)
    coaching.add_afspraak(archief, contact)
    with archief.write() as werk:
        werk.session.add(TABELLEN["afweging"](meting_id=meting, code="x"))
        werk.session.add(TABELLEN["subsidie"](plaatsing_id=1, gemaakt=werk.moment))
        werk.session.add(TABELLEN["werkwijziging"](plaatsing_id=1, gemeld=werk.moment))
        werk.session.add(TABELLEN["signaalinstelling"]())
        # of another hoofdtaak than the one written in: the time of one with deeltaken is their sum
        werk.session.add(TABELLEN["deeltaak"](hoofdtaak_id=2, volgnr=1))
        ronde = {"volgnr": 1, "begonnen": werk.moment, "status": "loopt"}
        werk.session.add(TABELLEN["meetronde"](hoofdtaak_id=1, **ronde))
        werk.session.add(TABELLEN["vaardigheden"](plaatsing_id=1))
        werk.session.add(TABELLEN["evaluatie"](traject_id=1))
        werk.session.add(TABELLEN["export"](gemaakt=werk.moment))
        werk.session.add(TABELLEN["eerdere_loonwaarde"](kandidaat_id=1))
    with archief.read() as session:
        found = {soort: session.query(TABELLEN[soort].id).first() for soort in FORMULIEREN}
    assert [soort for soort, row in found.items() if row is None] == []
    return {soort: row[0] for soort, row in found.items()}


def test_any_text_in_any_field(archief):
    nummers = make_all(archief)

    @GEDULDIG
    @given(st.sampled_from(VELDEN), TEKSTEN)
    def check(plek, tekst):
        soort, veld = plek
        ref = Ref(soort, nummers[soort])
        try:
            save_veld(archief, ref, veld.naam, tekst)
        except UserError as fout:
            assert fout.veld == veld.naam
            formulier = read_formulier(archief, ref)
            assert formulier.waarden[veld.naam] == readable(tekst)
            assert formulier.meldingen[veld.naam] == fout.tekst
            return
        formulier = read_formulier(archief, ref)
        assert veld.naam not in formulier.meldingen
        terug = formulier.waarden[veld.naam]
        assert parse(veld, terug) == parse(veld, tekst)
        if veld.soort in (Soort.TEKST, Soort.NOTITIE):
            assert terug == readable(tekst).strip()

    check()
