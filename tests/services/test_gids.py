"""The guide as data: it reads, its links lead somewhere, every word and every field is explained."""

import re
from collections import Counter
from pathlib import Path

import pytest

from app import __version__
from app.services.formulieren import FORMULIEREN
from app.services.formulieren.rekenhulp import REKENHULP
from app.services.gids import lezen
from app.services.gids.hoofdstuk import Blok, Gids, Soort, Stijl, make_anker, plain
from app.services.gids.lezen import beeld_pad, read_blokken, read_delen, read_gids, version_key
from app.services.gids.veld import explain_veld
from app.services.gids.zoeken import BEGRIPPEN, find_begrip, search_gids, sections
from app.services.velden import Soort as Veldsoort
from app.services.velden import Veld

GIDS = read_gids()
WOORDEN = (
    *("loonwaarde", "loonkostensubsidie", "forfait", "lid 4", "lid 5", "werkgeverslasten", "dubbeltelling"),
    *("normfunctie", "hoofdtaak", "tempo", "kwaliteit", "netto werktijd", "inzetbaarheid", "zienswijze"),
    *("peildatum", "plafond 70 %", "beschut werk", "proefplaats", "doelgroep", "banenafspraak"),
    *("coachtraject", "regime", "declarabel", "arbeidsprestatie", "loondispensatie", "WML", "LKS", "BSN"),
    *("contracturen", "voltijduren", "vakantiebijslag", "beslistermijn", "onbevestigd", "controlegetal"),
    *(
        "praktijkroute",
        "schoolverlater",
        "doelgroepregister",
        "wajong",
        "intentieverklaring",
        "werkstructuur",
    ),
    *("verzuim", "reistijd", "urenstaat", "spreiding", "interval", "aanvulling", "jaarwisseling", "college"),
)


def blokken() -> list[tuple[str, Blok]]:
    return [(deel.naam, blok) for deel in GIDS.hoofdstukken for blok in deel.blokken]


def test_chapters_have_their_own_names_and_text() -> None:
    namen = Counter(deel.naam for deel in GIDS.hoofdstukken)
    assert set(namen.values()) == {1}
    assert all(deel.titel and deel.groep and deel.blokken for deel in GIDS.hoofdstukken)
    groepen = [deel.groep for deel in GIDS.hoofdstukken]
    assert groepen == sorted(groepen, key=groepen.index), "a group stands together"


def test_every_link_leads_to_a_place() -> None:
    plekken = {deel.naam: {blok.anker for blok in deel.blokken} for deel in GIDS.hoofdstukken}
    for naam, blok in blokken():
        for deel in blok.delen:
            if deel.stijl is Stijl.LINK:
                hoofdstuk, _, anker = deel.doel.partition("#")
                assert hoofdstuk in plekken, f"{naam}: {deel.doel}"
                assert not anker or anker in plekken[hoofdstuk], f"{naam}: {deel.doel}"


def test_every_picture_is_there_and_says_what_it_shows() -> None:
    beelden = {(blok.beeld, blok.tekst) for _naam, blok in blokken() if blok.soort is Soort.BEELD}
    assert 1 <= len({beeld for beeld, _ in beelden}) <= 8
    for beeld, tekst in beelden:
        assert beeld_pad(beeld).read_bytes().startswith(b"\x89PNG"), beeld
        assert len(tekst) > 20, beeld


def test_headings_of_a_chapter_are_places_of_their_own() -> None:
    for deel in GIDS.hoofdstukken:
        ankers = Counter(blok.anker for blok in deel.blokken if blok.soort is Soort.KOP)
        assert set(ankers.values()) <= {1}, deel.naam


def test_no_mark_is_left_in_the_text() -> None:
    for naam, blok in blokken():
        assert not re.search(r"\*\*|\[\[|\]\]|\]\(|^#|^!\[", blok.tekst), f"{naam}: {blok.tekst}"


@pytest.mark.parametrize("woord", WOORDEN)
def test_every_word_of_the_law_and_the_work_is_explained(woord: str) -> None:
    begrip = find_begrip(GIDS, woord)
    assert begrip is not None
    assert len(begrip.uitleg) > 30


def test_a_word_has_one_explanation_and_none_is_shared() -> None:
    namen = Counter[str]()
    for deel in GIDS.hoofdstukken:
        if deel.groep == BEGRIPPEN:
            for titel, inhoud in sections(deel):
                ook = [n for b in inhoud if b.soort is Soort.OOK for n in b.tekst.split("; ")]
                namen.update({plain(naam) for naam in (titel, *ook)})
                assert titel == deel.titel or any(b.soort is Soort.ALINEA for b in inhoud), titel
    assert [naam for naam, keer in namen.items() if keer > 1] == []


def test_f1_has_something_to_say_of_every_field() -> None:
    velden = [*(veld for formulier in FORMULIEREN.values() for veld in formulier), *REKENHULP]
    for veld in velden:
        uitleg, _bron = explain_veld(veld)
        assert len(uitleg) > 10, veld.naam
        assert uitleg.endswith((".", "…", ")", "?")), f"{veld.naam}: {uitleg}"


def test_a_field_without_words_of_its_own_says_what_it_takes() -> None:
    keuze = Veld(
        "kleur", "Kleurkeuze", Veldsoort.KEUZE, keuzes=(("", "Kies …"), ("r", "Rood"), ("g", "Groen"))
    )
    assert explain_veld(keuze) == ("Kies één van deze: rood, groen.", "")
    getal = Veld("x", "Iets onbekends", Veldsoort.GEHEEL, eenheid="stuks", minimum="1", maximum="9")
    assert explain_veld(getal)[0] == "Een getal van 1 tot en met 9 stuks."
    assert "hoogstens 300 tekens" in explain_veld(Veld("y", "Nog iets"))[0]
    assert explain_veld(Veld("tempo", "Tempo"))[0].startswith("Hoeveel iemand gemiddeld maakt")


def test_searching_finds_the_word_itself_first() -> None:
    assert search_gids(GIDS, "peildatum")[0].titel == "Peildatum"
    assert search_gids(GIDS, "  ZIENSWIJZE ")[0].titel == "Zienswijze"
    assert search_gids(GIDS, "inzetbaarheid")[0].titel == "Netto werktijd"


def test_searching_wants_every_word_and_takes_no_notice_of_accents() -> None:
    samen = search_gids(GIDS, "herstelsleutel laptop")
    assert {(hit.hoofdstuk, hit.anker) for hit in samen} == {("veilig", "de-herstelsleutel")}
    hits = [hit.titel for hit in search_gids(GIDS, "zienswijze")]
    assert [hit.titel for hit in search_gids(GIDS, "zíenswijzé")] == hits
    assert search_gids(GIDS, "") == search_gids(GIDS, "  ") == ()
    assert search_gids(GIDS, "zwxqv") == ()


def test_a_hit_shows_the_words_around_it() -> None:
    (hit, *_rest) = search_gids(GIDS, "tweede plek")
    assert hit.hoofdstuk == "veilig"
    assert "tweede plek" in hit.tekst
    assert hit.tekst.startswith("Veilig werken · ")


def test_the_form_of_a_text() -> None:
    delen = read_delen("Druk **nu** op [[Ctrl N]], zie [hier](dossier#werk).")
    assert [(deel.tekst, deel.stijl.value, deel.doel) for deel in delen] == [
        ("Druk ", "gewoon", ""), ("nu", "vet", ""), (" op ", "gewoon", ""), ("Ctrl N", "toets", ""),
        (", zie ", "gewoon", ""), ("hier", "link", "dossier#werk"), (".", "gewoon", ""),
    ]  # fmt: skip
    gelezen = read_blokken(
        "## Eén kop\n- punt\n1. stap\n! pas op\n![Een beeld](a.png)\nook: a; b\nbron: art. 1\nzin"
    )
    assert [blok.soort for blok in gelezen] == [
        Soort.KOP, Soort.PUNT, Soort.STAP, Soort.LET_OP, Soort.BEELD, Soort.OOK, Soort.BRON, Soort.ALINEA,
    ]  # fmt: skip
    assert {blok.anker for blok in gelezen} == {"een-kop"} == {make_anker("Eén kop")}


def test_a_file_out_of_form_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gids").mkdir()
    (tmp_path / "gids" / "010-stuk.md").write_text("titel: Stuk\nsoort: iets\n\nTekst.\n", encoding="utf-8")
    monkeypatch.setattr(lezen, "resources_dir", lambda: tmp_path)
    with pytest.raises(ValueError, match=r"010-stuk\.md.*soort: iets"):
        read_gids.__wrapped__()


def test_news_of_this_version_stands_there_the_newest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    koppen = [blok.tekst for blok in GIDS.find("nieuws").blokken if blok.soort is Soort.KOP]
    assert koppen[0] == f"Versie {__version__}"
    assert version_key("0.10.0") > version_key("0.9.2")
    for versie in ("0.9.2", "0.10.0"):
        (tmp_path / "nieuws").mkdir(exist_ok=True)
        (tmp_path / "nieuws" / f"{versie}.md").write_text("- Iets.\n", encoding="utf-8")
    monkeypatch.setattr(lezen, "resources_dir", lambda: tmp_path)
    nieuw = [blok.tekst for blok in lezen._read_nieuws() if blok.soort is Soort.KOP]
    assert nieuw == ["Versie 0.10.0", "Versie 0.9.2"]


def test_an_unknown_chapter_is_not_invented() -> None:
    with pytest.raises(KeyError):
        GIDS.find("bestaat niet")
    assert GIDS.of_screen("bestaat niet") is None
    assert find_begrip(Gids(()), "tempo") is None
    assert find_begrip(GIDS, "") is None
