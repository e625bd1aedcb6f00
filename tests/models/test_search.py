"""Search: what people type finds what they mean, and nothing they type breaks it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.models import Kandidaat, Werkgever
from app.models import search as searching
from app.models.search import fold, match_expression, search_kandidaten, search_werkgevers

PEOPLE = [
    "Yılmaz Emre",
    "Łukasik Ola",
    "Ørsted Åse",
    "Straße Jörg",
    "IJssel Noor",
    "O'Brien Seán",
    "محمد علي",
    "Đorđe Ana",
]


@pytest.fixture
def people(archive):
    with archive.write() as session:
        for number, name in enumerate(PEOPLE):
            row = {"sorteernaam": fold(name), "zoektekst": fold(f"{name} 2026-{number:04}")}
            session.add(Kandidaat(dossiernummer=str(number), achternaam=name, **row))
        session.add(Werkgever(naam="Bäckerei Öl", zoektekst=fold("Bäckerei Öl Enschede")))
    return archive


def found(archive, typed: str) -> list[str]:
    with archive.read() as session:
        return [session.get_one(Kandidaat, id_).achternaam for id_ in search_kandidaten(session, typed)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("yilmaz", "Yılmaz Emre"),
        ("YILM", "Yılmaz Emre"),
        ("emre yil", "Yılmaz Emre"),
        ("lukasik", "Łukasik Ola"),
        ("ola łuk", "Łukasik Ola"),
        ("orsted", "Ørsted Åse"),
        ("ase", "Ørsted Åse"),
        ("strasse", "Straße Jörg"),
        ("ĳssel", "IJssel Noor"),
        ("o'brien", "O'Brien Seán"),
        ("brien sean", "O'Brien Seán"),
        ("محمد", "محمد علي"),
        ("dorde", "Đorđe Ana"),
        ("2026-0003", "Straße Jörg"),
        ('"yilmaz" OR (x NEAR', ""),
        ("ilmaz", ""),
    ],
)
def test_what_is_meant_is_found(people, typed, name):
    assert found(people, typed) == ([name] if name else [])


@pytest.mark.parametrize("typed", ["", "   ", "🙂", "\"'", "\u202e", "\0", "*", "-"])
def test_without_a_word_all_are_there_in_order(people, typed):
    assert match_expression(typed) == ""
    assert found(people, typed) == sorted(PEOPLE, key=fold)


def test_a_limit_takes_the_first(people):
    with people.read() as session:
        everybody = search_kandidaten(session, "2026")
        assert everybody.typecode == "q" and len(everybody) == len(PEOPLE)
        assert search_kandidaten(session, "2026", limit=3) == everybody[:3]
        assert search_kandidaten(session, "", limit=0) == everybody[:0]


def test_many_and_few_give_the_same_order(people, monkeypatch):
    with people.read() as session:
        few = search_kandidaten(session, "0")
        letters = [list(search_kandidaten(session, letter)) for letter in "aoej"]
        monkeypatch.setattr(searching, "MANY", 0)
        assert search_kandidaten(session, "0") == few
        assert [list(search_kandidaten(session, letter)) for letter in "aoej"] == letters


@pytest.mark.parametrize("lot", [1, 2, 3, len(PEOPLE), 100])
def test_what_is_found_in_lots_is_found_whole(people, monkeypatch, lot):
    typed = ("2026", "0", "a", "o", "2026 000", "emre", "nobody")
    with people.read() as session:
        whole = [search_kandidaten(session, text) for text in typed]
        monkeypatch.setattr(searching, "MANY", 0)
        monkeypatch.setattr(searching, "LOT", lot)
        assert [search_kandidaten(session, text) for text in typed] == whole
        assert [search_kandidaten(session, text, 2) for text in typed] == [ids[:2] for ids in whole]


def test_the_index_follows_changes(people):
    with people.write() as session:
        emre = session.query(Kandidaat).filter_by(achternaam="Yılmaz Emre").one()
        emre.zoektekst = fold("Öztürk Emre")
        session.delete(session.query(Kandidaat).filter_by(achternaam="Łukasik Ola").one())
    assert found(people, "yilmaz") == found(people, "lukasik") == []
    assert found(people, "ozturk") == ["Yılmaz Emre"]
    with people.write() as session:
        for table in ("kandidaat", "werkgever"):
            check = f"INSERT INTO {table}_zoek ({table}_zoek, rank) VALUES ('integrity-check', 1)"
            session.execute(text(check))


def test_werkgevers(people):
    with people.read() as session:
        assert list(search_werkgevers(session, "ol ensch")) == [1]
        assert list(search_werkgevers(session, "emre")) == []


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_folding_twice_changes_nothing(typed):
    plain = fold(typed)
    assert fold(plain) == plain
    assert plain == " ".join(plain.split())
    assert not set(plain) & set("\"'*-_()^:\0")


@given(st.text(max_size=200) | st.text(alphabet="\"'*():^-+ anorĳ\0\u202e🙂\ud800", max_size=40))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_typed_breaks_it(people, typed):
    with people.read() as session:
        search_kandidaten(session, typed)


@given(st.sampled_from(PEOPLE), st.data())
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_beginning_of_every_word_finds_its_person(people, name, data):
    word = data.draw(st.sampled_from(fold(name).split()))
    assert name in found(people, word[: data.draw(st.integers(1, len(word)))])


def test_a_pasted_note_counts_for_its_first_words():
    assert match_expression("een twee een") == '"een"* "twee"*'
    assert len(match_expression(" ".join(map(str, range(1000)))).split()) == 16


def test_the_kept_order_follows_what_is_written(people):
    with people.read() as before:
        assert len(search_kandidaten(before, "")) == len(PEOPLE)
        with people.write() as session:
            session.get_one(Kandidaat, search_kandidaten(session, "orsted")[0]).sorteernaam = "a"
        assert len(search_kandidaten(before, "")) == len(PEOPLE)
    assert found(people, "")[0] == "Ørsted Åse"
