"""The report as bytes, as a file and as a picture."""

import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from app.models import Logregel
from app.services.change import Ref
from app.services.errors import UserError
from app.services.meten.metingen import create_meting, create_new_version, read_meting
from app.services.meten.taken import join_taken
from app.services.meten.vaststellen import finalise_meting
from app.services.objecten import save_veld
from app.services.papier.rapporten import rapport_naam, read_rapport, render_rapport, save_rapport
from tests.documents.reading import ask, assert_fonts_embedded
from tests.factories import make_definitieve_meting, make_kandidaat, make_meting, make_plaatsing, pass_let_op


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    tekst = "\n".join(pagina.get_textpage().get_text_range() for pagina in document)
    document.close()
    return tekst


def test_a_concept_says_so_and_a_definitive_report_carries_its_number(archief):
    concept = text_of(read_rapport(archief, make_meting(archief)))
    nummer = make_definitieve_meting(archief)
    definitief = text_of(read_rapport(archief, nummer))
    assert "CONCEPT" in concept and "CONCEPT" not in definitief
    assert read_meting(archief, nummer).rapport_hash[:16] in definitief
    assert "De totale arbeidsprestatie van deze werknemer is 59" in definitief
    assert "1.149,80" in definitief and "Bakkerij De Korenaar" in definitief
    assert "Besproken met de gemeente." in definitief


def test_joined_tasks_stand_in_the_annex_with_their_time(archief):
    nummer = make_meting(archief)
    een, _, drie = (taak.id for taak in read_meting(archief, nummer).hoofdtaken)
    assert "samenhangende taken" not in text_of(read_rapport(archief, nummer))
    join_taken(archief, een, [drie])
    tekst = " ".join(text_of(read_rapport(archief, nummer)).split())
    assert (
        "Deze hoofdtaak bestaat uit samenhangende taken: Taak Tijd per week "
        "Deeg afwegen en vormen 16:00 uur Werkplek schoonmaken 6:24 uur Samen 22:24 uur" in tekst
    )
    save_veld(archief, Ref("meting", nummer), "verdeling", "aandeel")
    for deel, aandeel in zip(read_meting(archief, nummer).hoofdtaken[0].deeltaken, ("50", "20"), strict=True):
        save_veld(archief, Ref("deeltaak", deel.id), "aandeel", aandeel)
    tekst = " ".join(text_of(read_rapport(archief, nummer)).split())
    assert "Taak Aandeel Deeg afwegen en vormen 50 % Werkplek schoonmaken 20 % Samen 70 %" in tekst


def test_both_reports_of_a_correction_say_which_replaces_which(archief, tmp_path):
    oud = make_definitieve_meting(archief)
    eerst = read_rapport(archief, oud)
    nieuw, _ = create_new_version(archief, oud, "De contracturen klopten niet.")
    assert read_rapport(archief, oud) == eerst
    pass_let_op(archief, nieuw)
    finalise_meting(archief, nieuw)
    getallen = [read_meting(archief, nummer).rapport_hash for nummer in (oud, nieuw)]
    assert f"Zij vervangt versie 1 met controlegetal {getallen[0][:16]}" in " ".join(
        text_of(read_rapport(archief, nieuw)).split()
    )
    pdf = read_rapport(archief, oud)
    assert pdf == read_rapport(archief, oud)
    with pikepdf.open(io.BytesIO(pdf)) as vervangen, pikepdf.open(io.BytesIO(eerst)) as origineel:
        assert len(vervangen.pages) == len(origineel.pages) + 1
        (bijlage,) = vervangen.attachments.values()
        assert bijlage.get_file().read_bytes() == eerst
    voorblad = " ".join(text_of(pdf).split())
    for deel in ("Versie 1 is vervangen door versie 2", *getallen, "De contracturen klopten niet."):
        assert deel in voorblad
    structuur = ask(tmp_path, pdf, "pdfinfo", "-struct-text")
    assert "rror" not in structuur
    assert structuur.index("Dit rapport is vervangen") < structuur.index("Rapport Loonwaardemeting LKS")
    assert_fonts_embedded(tmp_path, pdf)


def test_an_empty_concept_can_be_printed(archief):
    nummer, _ = create_meting(archief, make_plaatsing(archief, werkgever_id=None))
    assert "CONCEPT" in text_of(read_rapport(archief, nummer))


def test_the_name_of_the_file_holds_no_personal_data(archief):
    kandidaat = make_kandidaat(archief, dossiernummer="2026/017 ü")
    nummer = make_meting(archief, make_plaatsing(archief, kandidaat))
    assert rapport_naam(archief, nummer) == f"2026-017-meting-{nummer}-versie-1-concept.pdf"


def test_saving_writes_the_stored_bytes_and_logs_it(archief, tmp_path):
    nummer = make_definitieve_meting(archief)
    pad = tmp_path / rapport_naam(archief, nummer)
    assert save_rapport(archief, nummer, pad) == pad
    assert pad.read_bytes() == read_rapport(archief, nummer)
    with archief.read() as session:
        assert session.query(Logregel).filter_by(actie="rapport opgeslagen", object_id=nummer).count() == 1


def test_a_folder_that_is_not_there_is_a_message_and_leaves_nothing(archief, tmp_path):
    nummer = make_meting(archief)
    with pytest.raises(UserError, match="Kies een andere"):
        save_rapport(archief, nummer, tmp_path / "weg" / "rapport.pdf")
    with archief.read() as session:
        assert session.query(Logregel).filter_by(actie="rapport opgeslagen").count() == 0


def test_the_preview_has_the_width_asked_for(archief):
    plaatjes = render_rapport(archief, make_meting(archief), 600)
    assert len(plaatjes) > 2
    assert {Image.open(io.BytesIO(plaatje)).width for plaatje in plaatjes} == {600}
