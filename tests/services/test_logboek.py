"""The log to look through: who, about whom, which act, when; in plain words; saved as a workbook."""

import shutil
from datetime import date, datetime, timedelta

import openpyxl
import pytest
from sqlalchemy import text

from app.models.archive import Archive
from app.models.attempts import NAME
from app.models.logboek import Logregel
from app.services.archief import Archief, change_wachtwoord, open_archief
from app.services.bewaring.onderzoek import list_rapportfouten, verify_archief
from app.services.change import Ref
from app.services.dossiers.dossier import read_dossier
from app.services.errors import UserError
from app.services.logboeken.logboek import (
    LogFilter,
    list_logregels,
    list_wie_en_wat,
    note,
    read_keten,
    read_logregels,
    verify_keten,
)
from app.services.logboeken.logexport import logexport_naam, write_logexport
from app.services.objecten import remove, save_veld
from app.services.papier.rapporten import render_rapport
from tests.conftest import WACHTWOORD
from tests.factories import (
    DESKUNDIGE,
    NU,
    make_definitieve_meting,
    make_gemeente,
    make_hoofdtaak,
    make_kandidaat,
    make_meting,
    make_plaatsing,
    make_werkgever,
)


def rows(archief, **keuze):
    return read_logregels(archief, list_logregels(archief, LogFilter(**keuze)))


def acts(archief, **keuze):
    return [rij.actie for rij in rows(archief, **keuze)]


@pytest.fixture
def dossier(archief):
    """A kandidaat with a concept, and somebody else."""
    make_kandidaat(archief, achternaam="Anders", dossiernummer="2026-099")
    kandidaat = make_kandidaat(archief, achternaam="Terpstra", voorletters="J.", dossiernummer="2026-014")
    meting = make_meting(archief, make_plaatsing(archief, kandidaat))
    return kandidaat, meting


def test_newest_first_and_in_plain_words(archief, dossier):
    kandidaat, meting = dossier
    save_veld(archief, Ref("meting", meting), "normfunctie", "Kok")
    read_dossier(archief, kandidaat)
    nieuwste, daarvoor = rows(archief)[:2]
    assert (nieuwste.actie, nieuwste.onderwerp) == ("dossier ingezien", "Dossier · Terpstra, J.")
    assert (nieuwste.gebruiker, nieuwste.moment, nieuwste.herkomst) == (DESKUNDIGE, NU, "scherm")
    assert daarvoor.onderwerp == f"Meting {meting} · Terpstra, J."
    assert (daarvoor.bijzonderheid, daarvoor.openen) == ("Normfunctie", Ref("meting", meting))


def test_about_one_person_finds_all_that_is_in_the_dossier(archief, dossier):
    _, meting = dossier
    taak = make_hoofdtaak(archief, meting)
    over = {rij.onderwerp for rij in rows(archief, kandidaat="terpstra")}
    assert f"Hoofdtaak {taak} · Terpstra, J." in over
    assert all("Terpstra" in onderwerp for onderwerp in over) and len(over) > 5
    assert {rij.openen.soort for rij in rows(archief, kandidaat="2026-014")} == {"kandidaat", "meting"}
    assert rows(archief, kandidaat="niemand zoals deze") == []


def test_what_is_gone_says_so_and_where_it_was(archief, dossier):
    _, meting = dossier
    taak = make_hoofdtaak(archief, meting)
    remove(archief, Ref("hoofdtaak", taak))
    weg = rows(archief, actie="verwijderd")[0]
    assert (weg.onderwerp, weg.bijzonderheid) == (f"Hoofdtaak {taak} (verwijderd)", f"uit meting {meting}")
    assert weg.openen is None


def test_other_things_have_their_own_name(archief):
    werkgever, gemeente = make_werkgever(archief, naam="De Halm"), make_gemeente(archief, naam="Losser")
    for ref in (Ref("werkgever", werkgever), Ref("gemeente", gemeente), Ref("toekomst", 1)):
        with archief.write() as werk:
            werk.log("gezien", ref)
    assert [rij.onderwerp for rij in rows(archief, actie="gezien")] == [
        "Toekomst 1 (verwijderd)",
        "Gemeente · Losser",
        "Werkgever · De Halm",
    ]


def test_person_act_and_period_narrow_together(archief):
    for dag, wie in ((1, "Ola"), (2, "Ola"), (3, "Piet")):
        archief.klok = lambda dag=dag: datetime(2027, 3, dag, 23, 59, 59)
        archief.gebruiker = wie
        note(archief, "archief vergrendeld")
        note(archief, "instelling gewijzigd", "vergrendelen na 10 minuten")
    dagen = {"van": date(2027, 3, 2), "tot": date(2027, 3, 3)}
    assert len(rows(archief, **dagen)) == 4
    assert acts(archief, gebruiker="Ola", actie="archief vergrendeld", **dagen) == ["archief vergrendeld"]
    wie, wat = list_wie_en_wat(archief)
    assert wie == ("Ola", "Piet") and "instelling gewijzigd" in wat


def test_the_chain_is_checked_and_that_is_an_entry(archief, dossier):
    keten = verify_keten(archief)
    assert keten.breuken == () and keten.kop == read_keten(archief).kop
    assert keten.regels == len(rows(archief))
    assert rows(archief)[0].bijzonderheid == "de keten is heel"
    with archief.write() as werk:
        werk.session.execute(text("DROP TRIGGER logboek_vast_update"))
        werk.session.execute(text("UPDATE logboek SET gebruiker = 'ander' WHERE id = 2"))
    assert verify_keten(archief).breuken == ("Logboek: regel 2 is veranderd.",)
    assert (rows(archief)[0].bijzonderheid, rows(archief)[0].resultaat) == ("1 breuk", "niet in orde")


def test_the_workbook_holds_the_rows_and_no_name_of_a_kandidaat(archief, dossier, tmp_path):
    pad = tmp_path / logexport_naam(archief)
    keuze = LogFilter(kandidaat="terpstra")
    aantal, kop = len(rows(archief, kandidaat="terpstra")), read_keten(archief).kop
    assert write_logexport(archief, keuze, pad) == pad and pad.name == "logboek-2026-11-22.xlsx"
    boek = openpyxl.load_workbook(pad)
    cellen = [[cel.value for cel in rij] for rij in boek["Logboek"].iter_rows(min_row=2)]
    assert len(cellen) == aantal and cellen[0][0] < cellen[-1][0]
    assert cellen[0][3:6] == [DESKUNDIGE, "aangemaakt", "Dossier · dossier 2026-014"]
    alles = " ".join(str(cel.value) for blad in boek for rij in blad.iter_rows() for cel in rij)
    assert "erpstra" not in alles and kop in alles
    assert (rows(archief)[0].actie, rows(archief)[0].bijzonderheid) == (
        "logboek geëxporteerd",
        f"{aantal} regels",
    )


def test_a_workbook_can_be_stopped_and_leaves_nothing(archief, dossier, tmp_path):
    class Stop:
        stopped = True

        def __call__(self, done, total):
            assert done <= total

    with pytest.raises(UserError, match="Gestopt"):
        write_logexport(archief, LogFilter(), tmp_path / "x.xlsx", Stop())
    with pytest.raises(UserError, match="andere map"):
        write_logexport(archief, LogFilter(), tmp_path / "weg" / "x.xlsx")
    assert not list(tmp_path.glob("*.xlsx")) and "logboek geëxporteerd" not in acts(archief)


def test_a_workbook_that_cannot_be_logged_is_taken_back(archief, tmp_path, monkeypatch):
    def full(self, *_args, **_kwargs):
        raise UserError("vol")

    monkeypatch.setattr("app.services.archief.Werk.log", full)
    with pytest.raises(UserError, match="vol"):
        write_logexport(archief, LogFilter(), tmp_path / "x.xlsx")
    assert not list(tmp_path.glob("*.xlsx"))


# ── unlocking ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def map_(leeg_archief, tmp_path):
    """The folder of a closed archive."""
    folder = tmp_path / "dicht"
    shutil.copytree(leeg_archief, folder)
    return folder


def fail(folder, times, moment=NU):
    for number in range(times):
        with pytest.raises(UserError, match="past niet"):
            open_archief(folder, "verkeerd wachtwoord", lambda n=number: moment + timedelta(minutes=n))


def test_failed_unlocks_are_told_at_the_next_open(map_):
    fail(map_, 3)
    geopend = open_archief(map_, WACHTWOORD, lambda: NU + timedelta(hours=1))
    mislukt = rows(geopend, actie="ontgrendelen mislukt")
    assert [(rij.bijzonderheid, rij.resultaat, rij.herkomst, rij.gebruiker) for rij in mislukt] == [
        ("3 keer, van 22-11-2026 14:03 tot 22-11-2026 14:05", "geweigerd", "ontgrendelen", "")
    ]
    assert not (map_ / NAME).exists()
    geopend.close()
    weer = open_archief(map_, WACHTWOORD)
    assert acts(weer, actie="ontgrendelen mislukt") == ["ontgrendelen mislukt"]
    weer.close()


@pytest.mark.parametrize("inhoud", [b"", b"\0\xff" * 40_000, b"2026-11-22T14:03:00\n" * 9_000])
def test_no_state_of_that_file_keeps_an_archive_closed(map_, inhoud):
    (map_ / NAME).write_bytes(inhoud)
    geopend = open_archief(map_, WACHTWOORD)
    assert len(acts(geopend, actie="ontgrendelen mislukt")) == (1 if inhoud[:1] == b"2" else 0)
    geopend.close()


def test_when_the_entry_is_not_stored_the_file_stays(map_, monkeypatch):
    fail(map_, 1)

    def full(session, **_what):
        raise UserError("vol")

    with monkeypatch.context() as patch:
        patch.setattr("app.services.archief.append_log", full)
        with pytest.raises(UserError, match="vol"):
            open_archief(map_, WACHTWOORD)
    assert (map_ / NAME).exists()


def test_a_refused_change_of_the_passphrase_is_logged(archief):
    with pytest.raises(UserError, match="past niet"):
        change_wachtwoord(archief, "niet dit wachtwoord", "een nieuwe lange zin")
    change_wachtwoord(archief, WACHTWOORD, "een nieuwe lange zin")
    assert [rij.resultaat for rij in rows(archief, actie="wachtwoord gewijzigd")] == ["goed", "geweigerd"]


def test_commands_say_where_they_come_from(map_):
    verify_archief(map_, WACHTWOORD)
    geopend = Archief(Archive.open(map_, WACHTWOORD))
    assert rows(geopend)[0].herkomst == "opdrachtregel"
    geopend.close()


# ── reports ───────────────────────────────────────────────────────────────────────────────────────


def test_looking_at_a_report_is_logged_once(archief):
    nummer = make_definitieve_meting(archief)
    render_rapport(archief, nummer, 200)
    render_rapport(archief, nummer, 200)
    assert acts(archief, actie="rapport ingezien") == ["rapport ingezien"]


@pytest.mark.parametrize("kolom", ["invoer", "uitkomst", "controlegetal", "logkop", "pdf", "gemaakt"])
def test_no_column_of_a_frozen_report_changes_by_any_statement(archief, kolom):
    make_definitieve_meting(archief)
    with archief.read() as session:
        before = session.execute(text("SELECT * FROM rapport")).all()
    for statement in (
        f"UPDATE rapport SET {kolom} = x'00'",
        f"UPDATE OR IGNORE rapport SET {kolom} = x'00'",
        f"UPDATE OR REPLACE rapport SET {kolom} = x'00'",
        "DELETE FROM rapport",
        "REPLACE INTO rapport SELECT * FROM rapport",
        "DELETE FROM meting",
        "UPDATE meting SET loonwaarde = 30",
    ):
        with pytest.raises(Exception, match="ligt vast"), archief.write() as werk:
            werk.session.execute(text(statement))
    with archief.read() as session:
        assert session.execute(text("SELECT * FROM rapport")).all() == before


@pytest.mark.parametrize(
    "statement", ["pdf = CAST(pdf || ' ' AS BLOB)", "pdf = 'tekst'", "uitkomst = '{}'", "controlegetal = 'x'"]
)
def test_a_report_changed_behind_dropped_guards_is_found(archief, statement):
    nummer = make_definitieve_meting(archief)
    with archief.read() as session:
        assert list_rapportfouten(session) == []
    with archief.write() as werk:
        werk.session.execute(text("DROP TRIGGER rapport_vast_update"))
        werk.session.execute(text(f"UPDATE rapport SET {statement}"))
    with archief.read() as session:
        assert list_rapportfouten(session) == [
            f"Het rapport van meting {nummer} past niet bij zijn controlegetal of bij het logboek."
        ]


def test_the_log_never_names_a_kandidaat_or_an_amount(archief, dossier):
    kandidaat, meting = dossier
    save_veld(archief, Ref("kandidaat", kandidaat), "telefoon", "0611122233")
    save_veld(archief, Ref("meting", meting), "advies", "Kanarie 4321,98")
    read_dossier(archief, kandidaat)
    with archief.read() as session:
        alles = " ".join(
            f"{regel.actie} {regel.bijzonderheid} {regel.resultaat}" for regel in session.query(Logregel)
        )
    for kanarie in ("erpstra", "Jelle", "0611122233", "Kanarie", "4321"):
        assert kanarie not in alles
