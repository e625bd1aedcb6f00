"""Words about health: capitals, accents, compounds; and words that only look like one."""

import pytest

from app.services.coachen.medischewoorden import (
    add_woord,
    find_medisch,
    list_eigen_woorden,
    make_lijst,
    read_woordenlijst,
    remove_woord,
)
from app.services.errors import UserError


@pytest.fixture
def lijst(archief):
    with archief.read() as session:
        return read_woordenlijst(session)


@pytest.mark.parametrize(
    "tekst",
    [
        "Hij is ziek.",
        "ZIEK gemeld",
        "DEPRESSIE",
        "depressief",
        "dépressie",
        "de angststoornis",
        "persoonlijkheidsstoornissen",
        "ADHD-medicatie",
        "een burn-out",
        "burnout",
        "autistische trekken",
        "ASS",
        "longziekte",
        "medicijnen",
        "zijn bedrijfsarts",
        "suïcidaal",
        "knie-operatie",
    ],
)
def test_a_word_about_health_is_found(lijst, tekst):
    assert len(find_medisch(lijst, [tekst])) == 1


@pytest.mark.parametrize(
    "tekst",
    [
        "Zij werkt in de keuken van het ziekenhuis.",
        "ziekenhuiskeuken",
        "asperges schillen",
        "een kist met as en een pas",
        "muziek",
        "kastje",
        "add een regel, MSN",
        "plezierig en fijn, goed opgelet",
        "verzuim: ja",
        "diagonaal leggen",
        "",
    ],
)
def test_an_ordinary_word_is_left_alone(lijst, tekst):
    assert find_medisch(lijst, [tekst]) == ()


def test_each_word_once_and_as_it_was_typed(lijst):
    assert find_medisch(lijst, ["Ziek, ziek en depressief.", "Weer ZIEK"]) == ("Ziek", "depressief")


def test_stars_capitals_and_words_that_may_stand():
    lijst = make_lijst(("# uitleg", "", "knie*", "*pijn", "ABC", "!kniebeugel*"))
    gezien = find_medisch(lijst, ["knieklachten, rugpijn, pijn, abc, ABC, kniebeugels, pijnboom"])
    assert gezien == ("knieklachten", "rugpijn", "pijn", "ABC")


def test_the_list_can_be_extended(archief):
    add_woord(archief, " hoofdpijn* ")
    add_woord(archief, "hoofdpijn*")
    add_woord(archief, "!ziek")
    assert {woord for _, woord in list_eigen_woorden(archief)} == {"hoofdpijn*", "!ziek"}
    with archief.read() as session:
        assert find_medisch(read_woordenlijst(session), ["hoofdpijntabletten, ziek"]) == (
            "hoofdpijntabletten",
        )
    for nummer, _ in list_eigen_woorden(archief):
        remove_woord(archief, nummer)
    with archief.read() as session:
        assert find_medisch(read_woordenlijst(session), ["hoofdpijn, ziek"]) == ("ziek",)


@pytest.mark.parametrize("woord", ["", "*", "a", "twee woorden", "een*ster", "x" * 61])
def test_what_is_no_word_is_refused(archief, woord):
    with pytest.raises(UserError) as fout:
        add_woord(archief, woord)
    assert fout.value.veld == "woord"
