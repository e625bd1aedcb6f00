"""The running subsidie: periods, receipts with versions, own peildatum, decisions, terms."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from random import Random

import pytest

from app.loonwaarde import LEEFTIJD_NIET_GEREGELD
from app.models import Logregel, Subsidie
from app.services.change import Ref
from app.services.dossiers.dossier import read_dossier
from app.services.dossiers.plaatsingen import set_contracturen
from app.services.errors import UserError
from app.services.looptijd.bewijzen import VANAF_RAPPORT, find_geldend, read_bewijzen
from app.services.looptijd.boek import read_boek
from app.services.looptijd.keuzes import choose_peildatum, drop_peildatum
from app.services.looptijd.looptijd import read_looptijd
from app.services.looptijd.looptijdfeiten import build_invoer, read_looptijdfeiten, stream_feiten
from app.services.looptijd.vastleggen import record_perioden
from app.services.meten.metingen import create_new_version, read_meting
from app.services.meten.uitkomst import compute_uitkomst
from app.services.meten.vaststellen import finalise_meting
from app.services.objecten import create, remove, save_veld
from tests.factories import (
    make_definitieve_meting,
    make_gemeente,
    make_kandidaat,
    make_meting,
    make_plaatsing,
    pass_let_op,
)

D = date.fromisoformat


def bewijzen(archief, plaatsing=1):
    with archief.read() as session:
        return read_bewijzen(session, [plaatsing])


def geldig(archief, plaatsing=1):
    return [bewijs for bewijs in bewijzen(archief, plaatsing) if bewijs.vervallen is None]


def standen(looptijd):
    return [(regel.van, regel.stand) for regel in looptijd.regels]


@pytest.fixture
def gemeten(archief):
    """A plaatsing from 1 September 2026 with a definitive meting of 59 percent."""
    plaatsing = make_plaatsing(archief)
    make_definitieve_meting(archief, plaatsing)
    return plaatsing


def test_a_meting_keeps_its_period_and_next_year_has_no_amount_yet(archief, gemeten):
    dit_jaar, volgend = read_looptijd(archief, gemeten).regels
    assert (dit_jaar.van, dit_jaar.tot, dit_jaar.stand) == (D("2026-09-01"), D("2026-12-31"), "vastgelegd")
    assert (dit_jaar.bedrag, dit_jaar.nu, dit_jaar.loonwaarde) == (Decimal("1149.80"), True, 59)
    assert dit_jaar.stappen[-1].uitkomst == "€ 1.149,80"
    assert dit_jaar.onbevestigd and dit_jaar.vier_weken == Decimal("1061.36")
    assert (volgend.van, volgend.stand, volgend.bedrag) == (D("2027-01-01"), "geen", None)
    assert (volgend.melding, volgend.zonder_bedrag) == ("nog geen bedrag vanaf 01-01-2027", True)
    assert read_looptijd(archief, gemeten).open == 0


def test_a_forfait_runs_without_a_meting(archief):
    plaatsing = make_plaatsing(archief, route="lid5")
    looptijd = read_looptijd(archief, plaatsing)
    assert [(r.stand, r.route, r.loonwaarde) for r in looptijd.regels[:1]] == [("voorlopig", "lid5", None)]
    assert looptijd.regels[0].bedrag == Decimal("1402.20")  # 2337 × 1,08 × 50 % × 32 / 36 × 1,25
    assert looptijd.open == 1
    aantal, change = record_perioden(archief, plaatsing)
    assert aantal == 1 and change.touches("plaatsing", plaatsing) and change.touches("kandidaat", 1)
    assert read_dossier(archief, 1).subsidie == Decimal("1402.20")
    with pytest.raises(UserError, match="al vastgelegd"):
        record_perioden(archief, plaatsing)


def test_a_plaatsing_with_receipts_is_not_removed(archief):
    plaatsing = make_plaatsing(archief, route="lid5")
    record_perioden(archief, plaatsing)
    for ref in (Ref("plaatsing", plaatsing), Ref("kandidaat", 1)):
        with pytest.raises(UserError, match=r"subsidie vastgelegd.*Gestopt"):
            remove(archief, ref)
    assert read_looptijd(archief, plaatsing).regels[0].stand == "vastgelegd"
    ander = make_plaatsing(archief, route="lid5")
    assert remove(archief, Ref("plaatsing", ander)).touches("plaatsing", ander)


def test_other_hours_give_a_period_and_leave_the_receipt_before_it(archief, gemeten):
    set_contracturen(archief, gemeten, "1-11-2026", "24")
    looptijd = read_looptijd(archief, gemeten)
    assert standen(looptijd)[:2] == [(D("2026-09-01"), "vastgelegd"), (D("2026-11-01"), "voorlopig")]
    assert looptijd.regels[1].redenen == ("andere contracturen",)
    assert looptijd.open == 1
    record_perioden(archief, gemeten)
    eerst, daarna = geldig(archief)
    assert (eerst.versie, daarna.versie, daarna.contracturen) == (1, 1, 24)
    assert daarna.totaal == Decimal("862.35")
    assert find_geldend(bewijzen(archief), D("2026-10-31")) == eerst
    assert find_geldend(bewijzen(archief), D("2026-11-01")) == daarna
    assert read_dossier(archief, 1).subsidie_noot == "lid 4 · 24 uur · per 01-11-2026"


def test_what_is_taken_back_lapses_and_is_kept(archief, gemeten):
    set_contracturen(archief, gemeten, "1-11-2026", "24")
    record_perioden(archief, gemeten)
    with archief.read() as session:
        uren = session.get_one(Subsidie, 1).plaatsing.uren[-1].id
    remove(archief, Ref("urenafspraak", uren))
    assert read_looptijd(archief, gemeten).open == 1
    record_perioden(archief, gemeten)
    assert [bewijs.van for bewijs in geldig(archief)] == [D("2026-09-01")]
    assert [bewijs.van for bewijs in read_looptijd(archief, gemeten).vervallen] == [D("2026-11-01")]


def test_a_changed_fact_is_told_and_gives_a_new_version(archief, gemeten):
    voor = read_looptijd(archief, gemeten).regels[0]
    save_veld(archief, Ref("plaatsing", gemeten), "einde", "15-12-2026")
    set_contracturen(archief, gemeten, "1-9-2026", "36")
    regel = read_looptijd(archief, gemeten).regels[0]
    assert (regel.stand, regel.bedrag) == ("verschilt", voor.bedrag)
    assert regel.verschillen == ("contracturen", "bedrag", "einde")
    assert regel.nieuw_bedrag == Decimal("1293.53")
    record_perioden(archief, gemeten)
    regel = read_looptijd(archief, gemeten).regels[0]
    assert (regel.stand, regel.bedrag, regel.bewijs.versie) == ("vastgelegd", Decimal("1293.53"), 2)
    assert [(oud.versie, oud.totaal) for oud in regel.versies] == [(1, voor.bedrag)]


def test_a_correction_of_the_meting_replaces_the_receipt(archief, gemeten):
    nieuw, _ = create_new_version(archief, 1, "Verkeerd tempo")
    taak = read_meting(archief, nieuw).hoofdtaken[0].id
    save_veld(archief, Ref("hoofdtaak", taak), "tempo", "70")
    pass_let_op(archief, nieuw)
    finalise_meting(archief, nieuw)
    (bewijs,) = geldig(archief)
    assert (bewijs.loonwaarde, bewijs.versie, bewijs.meting_id) == (64, 2, nieuw)


def test_the_meting_shows_the_amount_of_the_period_it_begins(archief):
    """A birthday after the peildatum counts on both sides, with the mark that the law is silent."""
    kandidaat = make_kandidaat(archief, geboortedatum=D("2006-10-05"))
    plaatsing = make_plaatsing(archief, kandidaat, begin=D("2026-02-01"), ingangsdatum=D("2026-02-01"))
    make_definitieve_meting(archief, plaatsing, datum_bezoek=D("2026-03-01"), datum_rapport=D("2026-03-10"))
    tweede = make_definitieve_meting(archief, plaatsing)
    regel = read_looptijd(archief, plaatsing).nu
    assert (regel.van, regel.leeftijd, regel.peildatum) == (D("2026-11-20"), 20, D("2026-02-01"))
    assert compute_uitkomst(read_meting(archief, tweede)).subsidie.totaal == regel.bedrag
    assert LEEFTIJD_NIET_GEREGELD in regel.markeringen and VANAF_RAPPORT in regel.markeringen


def test_an_own_peildatum_needs_a_reason_and_a_period(archief, gemeten):
    set_contracturen(archief, gemeten, "1-11-2026", "24")
    dag = D("2026-11-01")
    assert read_looptijd(archief, gemeten).regels[1].mag_kiezen
    for vanaf, reden, melding in (
        (dag, "  ", "Schrijf op waarom"),
        (D("2026-11-02"), "afspraak", "geen periode"),
        (D("2026-09-01"), "afspraak", "gelden de bedragen"),
    ):
        with pytest.raises(UserError, match=melding) as fout:
            choose_peildatum(archief, gemeten, vanaf, reden)
        assert fout.value.veld == "reden"
    choose_peildatum(archief, gemeten, dag, "Afspraak met de gemeente")
    regel = read_looptijd(archief, gemeten).regels[1]
    assert (regel.peildatum, regel.keuze, regel.mag_kiezen) == (dag, "Afspraak met de gemeente", False)
    with archief.read() as session:
        regels = session.query(Logregel).filter_by(actie="eigen peildatum gekozen").all()
        assert [regel.bijzonderheid for regel in regels] == ["vanaf 01-11-2026"]
    drop_peildatum(archief, gemeten, dag)
    assert read_looptijd(archief, gemeten).regels[1].peildatum == D("2026-09-01")


def test_a_decision_stays_as_long_as_the_amount_does(archief, gemeten):
    (bewijs,) = geldig(archief)
    with pytest.raises(UserError, match="toekomst"):
        save_veld(archief, Ref("subsidie", bewijs.id), "besluit_datum", "01-12-2026")
    for veld, tekst in (
        ("besluit_datum", "21-11-2026"),
        ("besluit_bedrag", "1100"),
        ("besluit_afwijking", "min"),
    ):
        save_veld(archief, Ref("subsidie", bewijs.id), veld, tekst)
    regel = read_looptijd(archief, gemeten).regels[0]
    assert regel.besluit_wijkt_af and regel.bedrag == Decimal("1149.80")
    save_veld(archief, Ref("plaatsing", gemeten), "einde", "15-12-2026")
    record_perioden(archief, gemeten)
    (zelfde,) = geldig(archief)
    assert (zelfde.versie, zelfde.besluit_bedrag, zelfde.besluit_afwijking) == (2, 1100, "min")
    set_contracturen(archief, gemeten, "1-9-2026", "36")
    record_perioden(archief, gemeten)
    (anders,) = geldig(archief)
    assert (anders.versie, anders.besluit_datum, anders.besluit_afwijking) == (3, None, "")


@pytest.mark.parametrize(
    ("veld", "tekst", "melding"),
    [
        ("ingangsdatum", "", "ingangsdatum"),
        ("voltijduren", "", "voltijduren"),
        ("route", "", "route"),
        ("soort", "stage", "stage of proefplaats"),
    ],
)
def test_what_is_lacking_is_said_and_no_receipt_is_touched(archief, gemeten, veld, tekst, melding):
    voor = bewijzen(archief)
    save_veld(archief, Ref("plaatsing", gemeten), veld, tekst)
    looptijd = read_looptijd(archief, gemeten)
    assert melding in looptijd.melding and looptijd.regels == ()
    with pytest.raises(UserError, match=melding):
        record_perioden(archief, gemeten)
    assert bewijzen(archief) == voor


def test_without_hours_there_is_nothing(archief):
    assert "contracturen" in read_looptijd(archief, make_plaatsing(archief, uren="")).melding


def test_the_end_is_that_of_the_contract_or_of_the_stop(archief, gemeten):
    save_veld(archief, Ref("plaatsing", gemeten), "uitkomst", "gestopt")
    save_veld(archief, Ref("plaatsing", gemeten), "uitkomst_datum", "30-11-2026")
    assert [regel.tot for regel in read_looptijd(archief, gemeten).regels] == [D("2026-11-30")]


def test_terms_of_law_and_gemeente(archief):
    gemeente = make_gemeente(archief, naam="Maasdal", termijn_aanvraag_weken=8)
    kandidaat = make_kandidaat(archief, gemeente_id=gemeente, doelgroep="schoolverlater")
    plaatsing = make_plaatsing(archief, kandidaat, route="lid5")
    aanvraag, forfait, besluit = read_looptijd(archief, plaatsing).termijnen
    assert "zes maanden na het begin (schoolverlater), 01-03-2027" in aanvraag.tekst
    assert "Maasdal: binnen 8 weken na het begin, 27-10-2026" in aanvraag.tekst
    assert forfait.tekst.startswith("50 % tot en met 28-02-2027")
    assert (besluit.titel, besluit.chip) == ("Besluit", "dag onbekend")
    make_definitieve_meting(archief, plaatsing)
    *_, besluit = read_looptijd(archief, plaatsing).termijnen
    assert (besluit.titel, besluit.ernst) == ("Besluit", "info")
    assert "besluit uiterlijk 25-12-2026" in besluit.tekst


def test_the_facts_of_many_are_those_of_one(archief):
    """The streams of hours, metingen and choices stay beside their plaatsing, whatever is lacking."""
    rng = Random(3)
    for nummer in range(12):
        uren = "" if nummer % 4 == 0 else "32.00"
        plaatsing = make_plaatsing(archief, make_kandidaat(archief), uren=uren, begin=D("2026-01-01"))
        for _ in range(rng.randrange(3) if uren else 0):
            set_contracturen(archief, plaatsing, f"{rng.randrange(1, 28)}-6-2026", "20")
        if nummer % 3 == 0:
            make_meting(archief, plaatsing)
        if nummer % 5 == 1:
            make_definitieve_meting(archief, plaatsing)
    with archief.read() as session:
        samen = list(stream_feiten(session))
        assert samen == [read_looptijdfeiten(session, feiten.rij.id) for feiten in samen]
        assert [bool(feiten.metingen) for feiten in samen] == [nummer % 5 == 1 for nummer in range(12)]


def test_a_loonwaarde_that_others_determined_counts_for_its_plaatsing(archief):
    plaatsing = make_plaatsing(archief)
    with archief.write() as werk:
        ouder = Ref("kandidaat", 1)
        create(
            werk, "eerdere_loonwaarde", ouder, datum=D("2026-08-20"), percentage=40, plaatsing_id=plaatsing
        )
        create(werk, "eerdere_loonwaarde", ouder, datum=D("2026-09-20"), percentage=90)
    record_perioden(archief, plaatsing)
    (bewijs,) = geldig(archief)
    assert (bewijs.loonwaarde, bewijs.meting_id) == (40, None)
    meting = make_definitieve_meting(archief, plaatsing)
    assert [(b.van, b.loonwaarde, b.meting_id) for b in geldig(archief)] == [
        (D("2026-09-01"), 40, None),
        (D("2026-11-20"), 59, meting),
    ]


def test_other_hours_in_the_meting_are_told(archief):
    plaatsing = make_plaatsing(archief)
    make_definitieve_meting(archief, plaatsing, contracturen=Decimal("36.00"))
    eerste, volgend = read_looptijd(archief, plaatsing).regels
    assert eerste.opmerking.startswith(
        "In de meting staat 36 / 38 uur (contract / voltijd), bij de plaatsing 32"
    )
    assert (eerste.contracturen, volgend.opmerking) == (32, "")


def test_hours_of_before_the_start_count_from_the_start(archief, gemeten):
    save_veld(archief, Ref("plaatsing", gemeten), "ingangsdatum", "01-08-2026")
    with archief.read() as session:
        invoer = build_invoer(read_looptijdfeiten(session, gemeten))
    assert [(uur.vanaf, uur.contracturen) for uur in invoer.uren] == [(D("2026-08-01"), 32)]
    assert [waarde.vanaf for waarde in invoer.loonwaarden] == [D("2026-08-01")]


def test_a_receipt_is_shown_from_the_receipt(archief, gemeten, monkeypatch):
    """Other legal amounts change what is computed, never what was kept."""
    with archief.read() as session:
        boek = read_boek(session)
    lasten = boek.get("werkgeverslasten", D("2026-09-01"))
    anders = boek.with_values([replace(lasten, waarde=Decimal(30), status="bevestigd")])
    for module in ("looptijd", "vastleggen"):
        monkeypatch.setattr(f"app.services.looptijd.{module}.read_boek", lambda _session: anders)
    regel = read_looptijd(archief, gemeten).regels[0]
    assert (regel.bedrag, regel.stand) == (Decimal("1149.80"), "verschilt")
    assert regel.stappen[-1].uitkomst == "€ 1.149,80" and regel.onbevestigd
    assert "vergoeding werkgeverslasten" in regel.verschillen


def test_the_clock_of_the_archive_says_which_year_is_kept(archief, gemeten):
    archief.klok = lambda: datetime(2026, 12, 31, 23, 59)
    assert read_looptijd(archief, gemeten).open == 0
