"""The run of 1 January on fictional amounts: refusal, preview, one transaction, again without effect."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from app.models import Logregel
from app.services.change import Ref
from app.services.dossiers.plaatsingen import set_contracturen
from app.services.errors import UserError
from app.services.looptijd.bewijzen import find_geldend, read_bewijzen
from app.services.looptijd.jaarpapier import jaarlijst_naam, save_brieven, save_jaarlijst
from app.services.looptijd.jaarwissel import preview_jaarwissel, run_jaarwissel, suggest_jaar
from app.services.looptijd.looptijd import read_looptijd
from app.services.objecten import save_veld
from tests.documents.reading import text_of
from tests.factories import (
    make_contactpersoon,
    make_definitieve_meting,
    make_gemeente,
    make_kandidaat,
    make_plaatsing,
    make_werkgever,
)
from tests.services.jaarbedragen import enter_2027

D = date.fromisoformat
OUD, NIEUW = Decimal("1149.80"), Decimal("1180.80")  # 2337 and 2400 × 1,08 × 41 % × 32 / 36 × 1,25


class Voortgang:
    """Counts; stops after so many looks."""

    def __init__(self, stop_na: int = 1000) -> None:
        self.gezien: list[tuple[int, int]] = []
        self.stop_na = stop_na

    def __call__(self, done: int, total: int) -> None:
        self.gezien.append((done, total))

    @property
    def stopped(self) -> bool:
        return len(self.gezien) >= self.stop_na


def alles(archief):
    """Every receipt and every log entry, to see that nothing changed."""
    with archief.read() as session:
        regels = session.query(Logregel).count()
        return [read_bewijzen(session, [nummer]) for nummer in range(1, 9)], regels


def geldig(archief, plaatsing=1):
    with archief.read() as session:
        return [bewijs for bewijs in read_bewijzen(session, [plaatsing]) if bewijs.vervallen is None]


@pytest.fixture
def lopend(archief):
    """One plaatsing of 59 percent since September."""
    plaatsing = make_plaatsing(archief)
    make_definitieve_meting(archief, plaatsing)
    return plaatsing


@pytest.fixture
def met_bedragen(archief, lopend):
    enter_2027(archief)
    return lopend


def rij(archief, plaatsing=1, jaar=2027):
    return next(r for r in preview_jaarwissel(archief, jaar).regels if r.plaatsing_id == plaatsing)


def test_without_the_amounts_of_that_day_it_refuses(archief, lopend):
    overzicht = preview_jaarwissel(archief, 2027)
    assert overzicht.regels == () and "01-01-2027" in overzicht.weigering
    assert "Wettelijke bedragen" in overzicht.weigering
    voor = alles(archief)
    with pytest.raises(UserError, match="schat nooit") as fout:
        run_jaarwissel(archief, 2027)
    assert fout.value.veld == "jaar" and alles(archief) == voor


def test_the_preview_shows_old_and_new_and_stores_nothing(archief, met_bedragen):
    voor = alles(archief)
    overzicht = preview_jaarwissel(archief, 2027)
    (regel,) = overzicht.regels
    assert (regel.oud, regel.nieuw, regel.verschil, regel.stand) == (OUD, NIEUW, Decimal("31.00"), "nieuw")
    assert regel.redenen == ("minimumloon € 2.337,00 → € 2.400,00",)
    assert regel.bijzonder == ()
    assert (overzicht.te_doen, overzicht.total("oud"), overzicht.total("nieuw")) == (1, OUD, NIEUW)
    assert len(overzicht.onbevestigd) == 1 and "werkgeverslasten" in overzicht.onbevestigd[0]
    assert alles(archief) == voor


def test_a_run_writes_and_a_second_run_changes_nothing(archief, met_bedragen):
    resultaat, change = run_jaarwissel(archief, 2027)
    assert (resultaat.nieuw, resultaat.gewijzigd, resultaat.vervallen, resultaat.gelijk) == (1, 0, 0, 0)
    assert change.touches("plaatsing", met_bedragen)
    oud, nieuw = geldig(archief)
    assert (nieuw.van, nieuw.tot, nieuw.peildatum) == (D("2027-01-01"), D("2027-12-31"), D("2027-01-01"))
    assert (nieuw.totaal, oud.totaal) == (NIEUW, OUD)
    with archief.read() as session:
        acties = [(r.actie, r.bijzonderheid) for r in session.query(Logregel).order_by(Logregel.id)][-2:]
    assert acties == [
        ("aangemaakt", "jaarwissel 2027"),
        ("jaarwissel", "01-01-2027: 1 nieuw, 0 gewijzigd, 0 vervallen"),
    ]
    na = alles(archief)
    resultaat, change = run_jaarwissel(archief, 2027)
    assert (resultaat.nieuw, resultaat.gewijzigd, resultaat.gelijk) == (0, 0, 1)
    assert change.refs == frozenset() and alles(archief) == na
    assert rij(archief).stand == "gelijk"
    assert [regel.stand for regel in read_looptijd(archief, 1).regels] == ["vastgelegd", "vastgelegd"]


def test_after_a_late_change_only_what_changed_gets_a_new_version(archief, met_bedragen):
    ander = make_plaatsing(archief, make_kandidaat(archief))
    make_definitieve_meting(archief, ander)
    run_jaarwissel(archief, 2027)
    ongemoeid = geldig(archief, ander)
    set_contracturen(archief, met_bedragen, "1-12-2026", "36")
    regel = rij(archief)
    assert (regel.stand, regel.nieuw, rij(archief, ander).stand) == (
        "gewijzigd",
        Decimal("1328.40"),
        "gelijk",
    )
    resultaat, _ = run_jaarwissel(archief, 2027)
    assert (resultaat.nieuw, resultaat.gewijzigd, resultaat.gelijk) == (0, 1, 1)
    with archief.read() as session:
        van_2027 = [b for b in read_bewijzen(session, [met_bedragen]) if b.van == D("2027-01-01")]
        assert [(b.versie, b.totaal, b.vervallen is None) for b in van_2027] == [
            (1, NIEUW, False),
            (2, Decimal("1328.40"), True),
        ]
        assert find_geldend(van_2027, D("2027-03-01")).versie == 2
    assert geldig(archief, ander) == ongemoeid


def test_a_stop_leaves_nothing_behind(archief, met_bedragen):
    voor = alles(archief)
    for doe in (preview_jaarwissel, run_jaarwissel):
        with pytest.raises(UserError, match="niets gewijzigd"):
            doe(archief, 2027, Voortgang(stop_na=1))
    assert alles(archief) == voor
    voortgang = Voortgang()
    preview_jaarwissel(archief, 2027, voortgang)
    assert voortgang.gezien == [(0, 1)]


def test_a_failure_half_way_leaves_nothing(archief, met_bedragen, monkeypatch):
    ander = make_plaatsing(archief, make_kandidaat(archief))
    make_definitieve_meting(archief, ander)
    voor = alles(archief)
    from app.services.looptijd import jaarwissel

    schrijf, keren = jaarwissel.write_plan, []

    def fail(*arg):
        keren.append(1)
        if len(keren) == 2:
            raise RuntimeError("stroom weg")
        schrijf(*arg)

    monkeypatch.setattr(jaarwissel, "write_plan", fail)
    with pytest.raises(RuntimeError):
        run_jaarwissel(archief, 2027)
    assert alles(archief) == voor


def test_exceptions_come_first_and_name_their_reason(archief, met_bedragen):
    veld = save_veld
    eindigt = make_plaatsing(archief, make_kandidaat(archief, achternaam="Zeldenrust"), einde=D("2027-02-28"))
    make_definitieve_meting(archief, eindigt)
    voorbij = make_plaatsing(archief, make_kandidaat(archief), einde=D("2026-12-15"))
    make_definitieve_meting(archief, voorbij)
    ongemeten = make_plaatsing(archief, make_kandidaat(archief))
    jong = make_plaatsing(archief, make_kandidaat(archief, geboortedatum=D("2006-06-14")))
    make_definitieve_meting(archief, jong)
    gestopt = make_plaatsing(archief, make_kandidaat(archief))
    make_definitieve_meting(archief, gestopt)
    veld(archief, Ref("plaatsing", gestopt), "uitkomst", "gestopt")
    stage = make_plaatsing(archief, make_kandidaat(archief), soort="stage")
    for naam, tekst in (("besluit_datum", "21-11-2026"), ("besluit_bedrag", "1000")):
        veld(archief, Ref("subsidie", geldig(archief)[0].id), naam, tekst)
    overzicht = preview_jaarwissel(archief, 2027)
    gevonden = {regel.plaatsing_id: regel for regel in overzicht.regels}
    assert stage not in gevonden
    assert gevonden[eindigt].bijzonder == ("Contract eindigt op 28-02-2027",)
    assert gevonden[voorbij].bijzonder == ("Contract geëindigd op 15-12-2026",)
    assert (gevonden[voorbij].stand, gevonden[voorbij].nieuw) == ("eindigt", None)
    assert gevonden[ongemeten].bijzonder == ("Nog geen loonwaarde vastgesteld op 01-01-2027",)
    assert gevonden[gestopt].bijzonder[0].startswith("Staat op gestopt zonder datum")
    assert gevonden[1].bijzonder == ("Besluit week af: € 1.000,00, berekend € 1.149,80",)
    assert gevonden[jong].bijzonder == ("Vanaf 14-06-2027 verjaardag: 21 jaar: € 1.180,80",)
    assert [regel.stand for regel in overzicht.regels[:2]] == ["geen", "geen"]
    assert all(regel.bijzonder for regel in overzicht.regels)
    resultaat, _ = run_jaarwissel(archief, 2027)
    assert resultaat.nieuw == 4  # the present one, the one that ends, and two periods of the young one
    assert [b.van for b in geldig(archief, jong)][1:] == [D("2027-01-01"), D("2027-06-14")]


def test_what_was_never_kept_is_computed_and_said(archief):
    make_plaatsing(archief, route="lid5")
    enter_2027(archief)
    regel = rij(archief)
    assert (regel.oud, regel.nieuw) == (Decimal("1402.20"), Decimal("1440.00"))
    assert regel.redenen[-1] == "oude bedrag is nu berekend"
    assert regel.bijzonder == (
        "Vanaf 01-03-2027 einde van het forfait: nog geen loonwaarde vastgesteld op 01-03-2027",
    )


def test_an_age_and_hours_that_changed_are_named(archief):
    kandidaat = make_kandidaat(archief, geboortedatum=D("2007-01-01"))
    plaatsing = make_plaatsing(archief, kandidaat)
    make_definitieve_meting(archief, plaatsing)
    enter_2027(archief)
    set_contracturen(archief, plaatsing, "1-1-2027", "36")
    regel = rij(archief)
    assert regel.redenen[1:] == ("leeftijd 19 → 20", "uren 32 → 36")


def test_the_year_one_is_busy_with(archief):
    assert [suggest_jaar(date(2026, maand, 1)) for maand in (1, 10, 11, 12)] == [2026, 2026, 2027, 2027]


def test_a_run_of_the_present_year_leaves_what_stands(archief, lopend):
    archief.klok = lambda: datetime(2026, 12, 1, 9, 0)
    assert preview_jaarwissel(archief, 2026).regels == ()
    resultaat, _ = run_jaarwissel(archief, 2026)
    assert (resultaat.nieuw, resultaat.gelijk) == (0, 0)


def test_the_list_of_a_gemeente_comes_from_the_receipts(archief, met_bedragen, tmp_path):
    ander = make_gemeente(archief, naam="Maasdal")
    make_definitieve_meting(archief, make_plaatsing(archief, make_kandidaat(archief, gemeente_id=ander)))
    run_jaarwissel(archief, 2027)
    assert jaarlijst_naam(archief, 2027, ander) == "jaarwisseling-2027-maasdal.xlsx"
    voortgang = Voortgang()
    pad = save_jaarlijst(archief, 2027, ander, tmp_path / "lijst.xlsx", voortgang)
    rijen = list(load_workbook(pad)["Jaarwisseling"].iter_rows(values_only=True))
    rij = dict(zip(rijen[0], rijen[1], strict=True))
    assert len(rijen) == 2 and voortgang.gezien
    assert (rij["Gemeente"], rij["Stand"], rij["Bedrag vanaf 1 januari"]) == ("Maasdal", "vastgelegd", 1180.8)
    with archief.read() as session:
        regel = session.query(Logregel).order_by(Logregel.id.desc()).first()
        assert (regel.actie, regel.bijzonderheid, regel.object_id) == (
            *("jaarlijst opgeslagen", "2027: 1 subsidies", ander),
        )


def test_one_letter_per_employer_and_none_half(archief, met_bedragen, tmp_path):
    werkgever = make_werkgever(archief, naam="Kwekerij Het Veld", plaats="Maasdal")
    make_contactpersoon(archief, werkgever, naam="Bo Groen")
    make_plaatsing(archief, make_kandidaat(archief), werkgever_id=werkgever)
    paden = save_brieven(archief, 2027, None, tmp_path)
    assert [pad.name for pad in paden] == [
        "jaarwisseling-2027-werkgever-1.pdf",
        f"jaarwisseling-2027-werkgever-{werkgever}.pdf",
    ]
    tekst = text_of(paden[1].read_bytes())
    assert "Bo Groen" in tekst and "er is nog geen nieuw bedrag; u hoort dit later" in tekst
    assert "Sanne Willemsen" in tekst and "59 %" not in tekst
    for pad in paden:
        pad.unlink()
    with pytest.raises(UserError, match="niets gewijzigd"):
        save_brieven(archief, 2027, None, tmp_path, Voortgang(stop_na=2))
    assert list(tmp_path.glob("*.pdf")) == []
    with pytest.raises(UserError, match="niet worden opgeslagen"):
        save_brieven(archief, 2027, None, tmp_path / "nergens")


def test_papers_need_amounts_and_somebody_to_write_about(archief, lopend, tmp_path):
    with pytest.raises(UserError, match="schat nooit"):
        save_jaarlijst(archief, 2027, None, tmp_path / "lijst.xlsx")
    leeg = make_gemeente(archief, naam="Leegstad")
    enter_2027(archief)
    for maak in (save_jaarlijst, save_brieven):
        with pytest.raises(UserError, match="geen lopende subsidies"):
            maak(archief, 2027, leeg, tmp_path / "niets")
    assert not list(tmp_path.glob("*.xlsx"))
