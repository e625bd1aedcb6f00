"""Words about health in the file for the gemeente: where they stand, and the reason that lets them pass."""

import json
from dataclasses import replace

import pytest

from app.models import Export, Logregel, Plaatsing
from app.services.coachen.medischewoorden import add_woord
from app.services.errors import UserError
from app.services.records import ExportKeuze
from app.services.uitwisselen.export import preview_export, write_export
from tests.factories import make_definitieve_meting, make_kandidaat, make_plaatsing

REDEN = "Op verzoek van de gemeente, besproken met de werknemer"


@pytest.fixture
def gevuld(archief):
    """Two metingen that lie fast, of which a word came on the list later; a plaatsing names an illness."""
    for _ in range(2):
        make_definitieve_meting(archief, make_plaatsing(archief, make_kandidaat(archief)))
    with archief.write() as werk:
        werk.session.query(Plaatsing).order_by(Plaatsing.id.desc()).first().uitstroomreden = "Burn-out"
    add_woord(archief, "pauze*")
    return archief


def everything_logged(archief):
    with archief.read() as session:
        regels = " ".join(f"{rij.actie} {rij.bijzonderheid}" for rij in session.query(Logregel))
        return regels + " ".join(rij.keuze for rij in session.query(Export))


def test_without_words_about_health_nothing_is_asked(archief, tmp_path):
    make_definitieve_meting(archief)
    write_export(archief, ExportKeuze(), tmp_path / "uit.xlsx")
    assert "gezondheid" not in everything_logged(archief)


def test_it_says_sheet_column_and_row_and_makes_no_file(gevuld, tmp_path):
    pad = tmp_path / "uit.xlsx"
    with pytest.raises(UserError) as fout:
        write_export(gevuld, ExportKeuze(), pad)
    assert fout.value.veld == "woorden_reden" and not pad.exists()
    assert "blad Hoofdtaken, kolom Toelichting, rijen 2, 3, 4, 5, 6, 7;" in fout.value.tekst
    assert "blad Plaatsingen, kolom Uitstroomreden, rij 3." in fout.value.tekst
    assert "urn-out" not in fout.value.tekst and "auzes" not in fout.value.tekst
    assert preview_export(gevuld, ExportKeuze())  # looking asks nothing


def test_a_column_that_stays_home_asks_nothing(gevuld, tmp_path):
    keuze = ExportKeuze(bladen=("Metingen", "Hoofdtaken"), kolommen={"Hoofdtaken": ("dossiernummer",)})
    assert write_export(gevuld, keuze, tmp_path / "uit.xlsx").exists()


def test_with_a_reason_it_goes_and_log_and_history_keep_the_reason_not_the_words(gevuld, tmp_path):
    met = replace(ExportKeuze(), woorden_reden=REDEN)
    assert write_export(gevuld, met, tmp_path / "uit.xlsx").exists()
    bewaard = everything_logged(gevuld)
    assert bewaard.count(f"7 × gezondheid in het bestand, reden: {REDEN}") == 2  # log, and history
    assert "woorden over gezondheid toegestaan" in bewaard
    assert "urn-out" not in bewaard and "auzes" not in bewaard
    with gevuld.read() as session:
        assert "gezondheid" in json.loads(session.query(Export).one().keuze)["filter"]


def test_a_reason_that_names_the_illness_is_refused(gevuld, tmp_path):
    met = ExportKeuze(woorden_reden="Vanwege de pauzes")
    with pytest.raises(UserError, match="in de reden geen woorden") as fout:
        write_export(gevuld, met, tmp_path / "uit.xlsx")
    assert fout.value.veld == "woorden_reden" and list(tmp_path.glob("*.xlsx")) == []
