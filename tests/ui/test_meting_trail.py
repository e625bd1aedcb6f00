"""The words of the outcome panel: each step with its article, what is unconfirmed, what would help."""

from dataclasses import replace
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.meten.metingen import compute_gevoeligheid, compute_uitkomst, read_meting
from app.services.records import MetingRecord
from app.ui.meting.outcome import OutcomePanel
from app.ui.meting.places import screen_of, step_of
from app.ui.meting.taken import compute_aandelen
from app.ui.meting.taken_kader import describe_gap
from app.ui.meting.trail import sensitivity_of, trail_of
from tests import factories


@pytest.fixture
def record(archief: Archief) -> MetingRecord:
    return read_meting(archief, factories.make_meting(archief))


def test_the_trail_reads_as_a_sum(record: MetingRecord) -> None:
    regels = trail_of(compute_uitkomst(record))
    assert [regel.naam for regel in regels] == [
        "Arbeidsprestatie samen",
        "Minimumloon, 21 jaar",
        "+ 8 % vakantiebijslag",
        "− loonwaarde 59 %",
        "= verschil",
        "× 32 / 36 uur",
        "+ werkgeverslasten 25 %",
    ]
    assert regels[1].bron == "Wml art. 8 · peildatum 01-09-2026"
    assert regels[0].bedrag == "59,28 %"
    assert [regel.naam for regel in regels if regel.onbevestigd] == ["+ werkgeverslasten 25 %"]


def test_the_rule_behind_a_step_is_whole(record: MetingRecord) -> None:
    regel = trail_of(compute_uitkomst(record))[4]
    assert regel.bedrag.count(",") == 1 and len(regel.bedrag.partition(",")[2]) == 2
    assert "Bron: Participatiewet art. 10d lid 4" in regel.uitleg
    assert "Uitkomst: € " in regel.uitleg


def test_the_ceiling_is_named(record: MetingRecord) -> None:
    taken = tuple(replace(taak, tempo=Decimal(10)) for taak in record.hoofdtaken)
    uitkomst = compute_uitkomst(replace(record, hoofdtaken=taken))
    assert uitkomst.subsidie is not None and uitkomst.subsidie.plafond
    assert "= 70 % (plafond)" in [regel.naam for regel in trail_of(uitkomst)]


def test_what_helps_most_comes_first(record: MetingRecord) -> None:
    lines = sensitivity_of(record, compute_gevoeligheid(record, compute_uitkomst(record)))
    assert lines[0].startswith("Tempo van taak 1 <b>+10</b> → loonwaarde <b>+")
    assert "subsidie <b>− € " in lines[0]


def test_the_panel_says_what_is_lacking(qtbot: QtBot, archief: Archief) -> None:
    record = read_meting(archief, factories.make_meting(archief, contracturen=None))
    panel = OutcomePanel()
    qtbot.addWidget(panel)
    panel.refresh(record, compute_uitkomst(record))
    assert panel.figure.text() == "59 %" and panel.amount.text() == "–"
    assert panel.message.text() == "Vul de contracturen in; dan ziet u de subsidie."
    assert not panel.message_row.isHidden() and panel.ceiling.isHidden()


def test_what_would_help_follows_at_a_pause(qtbot: QtBot, record: MetingRecord) -> None:
    panel = OutcomePanel()
    qtbot.addWidget(panel)
    uitkomst = compute_uitkomst(record)
    panel.refresh(record, uitkomst)
    assert panel.hints.text() == ""
    panel.show_gevoeligheid(record, compute_gevoeligheid(record, uitkomst))
    assert panel.hints.text().startswith("Tempo van taak 1 <b>+10</b>") and not panel.last_line.isHidden()
    lacking = replace(record, hoofdtaken=())
    panel.show_gevoeligheid(lacking, compute_gevoeligheid(lacking, compute_uitkomst(lacking)))
    assert panel.hints.text() == "" and panel.last_line.isHidden()


def test_the_gap_asks_where_time_goes(record: MetingRecord) -> None:
    assert describe_gap(record, compute_aandelen(record)) == ("gelijk aan het contract (32:00)", "good")


@pytest.mark.parametrize(
    ("plaats", "stap"),
    [
        ("hoofdtaken", "taken"),
        ("hoofdtaak.1.aandeel", "taken"),
        ("hoofdtaak.1.toelichting_tempo", "waarnemen"),
        ("waarneming.7.aantal", "waarnemen"),
        ("zienswijze.werkgever", "zienswijzen"),
        ("meting.dubbeltelling", "controle"),
        ("meting.datum_bezoek", "gegevens"),
        ("kandidaat.geboortedatum", ""),
        ("bedragen", ""),
    ],
)
def test_each_place_has_its_step(plaats: str, stap: str) -> None:
    assert step_of(plaats) == stap


def test_amounts_have_no_screen_yet(record: MetingRecord) -> None:
    assert screen_of(record, "bedragen") is None
