"""Reading a list in: what is understood, what is found at which cell, what is stored, and its undoing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from app.models import (
    Contactpersoon,
    EerdereLoonwaarde,
    Gemeente,
    Inlezing,
    Kandidaat,
    Logregel,
    Plaatsing,
    Urenafspraak,
    Werkgever,
)
from app.models.search import search_kandidaten
from app.services.bewaring.backups import list_all_backups
from app.services.change import Ref
from app.services.dossiers.dossier import read_dossier
from app.services.dossiers.groei import read_groei
from app.services.dossiers.kandidaten import create_kandidaat, read_kandidaat_rijen
from app.services.errors import UserError
from app.services.inlezen.bestand import read_inhoud
from app.services.inlezen.inleesrecords import FOUT, LET_OP
from app.services.inlezen.inlezen import NIETS_NIEUWS, controleer, lees_in, opdracht_of
from app.services.inlezen.kolommen import propose
from app.services.inlezen.terugdraaien import draai_terug, list_inlezingen
from app.services.inlezen.veilig import lees_in_na_backup
from app.services.logboeken.logboek import verify_keten
from app.services.objecten import save_veld
from tests.factories import make_gemeente, make_kandidaat, make_plaatsing, make_werkgever

KOP = "Dossiernummer;Achternaam;Roepnaam;Geboortedatum;Gemeente;Werkgever;Functie;Contract begin;Contracturen"
KOP += ";Eerdere loonwaarde;Datum loonwaarde"
NOOR = ";Vries;Noor;03-02-2004;Losser;De Korenaar;Bakker;01-09-2025;32;48;01-06-2024"
BSN = "111222333"


def lijst(archief, *rijen, kop=KOP, **keuze):
    """The rows as a CSV file, and the task as it is proposed."""
    bestand = read_inhoud("\n".join((kop, *rijen)).encode())
    opdracht = opdracht_of(propose(archief, bestand))
    return bestand, replace(opdracht, **keuze)


def lees(archief, *rijen, **keuze):
    return lees_in(archief, *lijst(archief, *rijen, **keuze))


def bevindingen(archief, *rijen, ernst=FOUT, **keuze):
    """Row, heading and message of each finding of this kind."""
    bestand, opdracht = lijst(archief, *rijen, **keuze)
    koppen = bestand.bladen[0].rijen[0]
    return [
        (gevonden.rij, koppen[gevonden.kolom], gevonden.melding)
        for gevonden in controleer(archief, bestand, opdracht).bevindingen
        if gevonden.ernst == ernst
    ]


def counts(archief) -> dict[str, int]:
    tabellen = (Gemeente, Werkgever, Contactpersoon, Kandidaat, Plaatsing, Urenafspraak, EerdereLoonwaarde)
    with archief.read() as session:
        return {tabel.__tablename__: session.scalar(select(func.count(tabel.id))) for tabel in tabellen}


def test_a_row_becomes_a_dossier_with_its_job_and_loonwaarde(archief):
    nummer, controle, change = lees(archief, NOOR)
    assert controle.nieuw == {
        "gemeente": 1, "werkgever": 1, "kandidaat": 1, "plaatsing": 1, "urenafspraak": 1,
        "eerdere_loonwaarde": 1,
    }  # fmt: skip
    with archief.read() as session:
        kandidaat = session.scalars(select(Kandidaat)).one()
        assert (kandidaat.achternaam, kandidaat.geboortedatum) == ("Vries", date(2004, 2, 3))
        assert kandidaat.gemeente.naam == "Losser" and kandidaat.dossiernummer == "2026-001"
        (plaatsing,) = kandidaat.plaatsingen
        assert (plaatsing.functie, plaatsing.werkgever.naam, plaatsing.uitkomst) == (
            "Bakker",
            "De Korenaar",
            "loopt",
        )
        (uren,) = plaatsing.uren
        assert (uren.vanaf, uren.contracturen) == (date(2025, 9, 1), Decimal("32.00"))
        assert list(search_kandidaten(session, "noor korenaar bak")) == [kandidaat.id]
    assert change.touches("kandidaat", kandidaat.id) and change.touches("inlezing", nummer)
    assert read_kandidaat_rijen(archief, [kandidaat.id])[0].werkgever == "De Korenaar"


def test_a_loonwaarde_of_before_never_looks_like_a_meting(archief):
    lees(archief, NOOR)
    dossier = read_dossier(archief, 1)
    assert dossier.loonwaarde is None and dossier.groei == () and dossier.metingen == ()
    assert read_groei(archief, 1).eerder == ((date(2024, 6, 1), Decimal(48)),)
    assert read_groei(archief, 1).loonwaarde == ()
    (eerder,) = [deel for deel in dossier.tijdlijn if deel.soort == "eerder"]
    assert "niet hier gemeten" in eerder.tekst and "48 %" in eerder.tekst


def test_the_same_list_twice_changes_nothing(archief):
    lees(archief, NOOR)
    voor = counts(archief)
    with pytest.raises(UserError, match=NIETS_NIEUWS):
        lees(archief, NOOR)
    assert counts(archief) == voor


def test_one_mistake_and_nothing_is_stored(archief):
    voor = counts(archief)
    with pytest.raises(UserError, match="1 cel klopt niet"):
        lees(archief, NOOR, ";Jansen;Piet;31-02-2004;Losser;;;;;;")
    assert counts(archief) == voor and list_inlezingen(archief) == ()


def test_rows_with_mistakes_can_be_left_out(archief):
    _, controle, _ = lees(archief, NOOR, ";Jansen;Piet;31-02-2004;;Hema;Kassa;;;;", fouten_overslaan=True)
    assert (controle.fouten, controle.foute_rijen) == (1, 1)
    assert counts(archief)["kandidaat"] == 1 and counts(archief)["werkgever"] == 1


@pytest.mark.parametrize(
    ("rij", "kop", "deel"),
    [
        (";Vries;;31-02-2004;;;;;;;", "Geboortedatum", "kalender"),
        (";Vries;;02/13/2004;;;;;;;", "Geboortedatum", "kalender"),
        (";Vries;;1-1-2024;;;;;;;", "Geboortedatum", "2 jaar"),
        (";Vries;;1-1-2004;;De Halm;;1-1-2026;99;;", "Contracturen", "0,01"),
        (";Vries;;1-1-2004;;De Halm;;;32;;", "Contracturen", "begin van het contract"),
        (";Vries;;1-1-2004;;;;1-1-2026;;;", "Contract begin", "werkgever of de functie"),
        (";Vries;;1-1-2004;;;;;;48;", "Eerdere loonwaarde", "percentage en een datum"),
        (";Vries;;1-1-2004;;;;;;48;1-1-2030", "Datum loonwaarde", "toekomst"),
        (";Vries;;1-1-2004;;;;;;48,5;1-1-2024", "Eerdere loonwaarde", "getal"),
        (";Vries;;1-1-2004;;;;;;101;1-1-2024", "Eerdere loonwaarde", "100"),
        (";;Noor;1-1-2004;;;;;;;", "Achternaam", "achternaam"),
        ("2020-9;;Noor;;;;;;;;", "Dossiernummer", "achternaam"),
    ],
)
def test_what_is_wrong_is_told_at_its_cell(archief, rij, kop, deel):
    ((nummer, gevonden, melding),) = bevindingen(archief, rij)
    assert (nummer, gevonden) == (2, kop) and deel in melding


def test_rows_of_one_person_join_and_contradictions_are_told(archief):
    anders = ";Vries;Noor;03-02-2004;Losser;Hema;Kassa;01-01-2026;20;55;01-06-2024"
    assert bevindingen(archief, NOOR, anders) == [
        (3, "Eerdere loonwaarde", "Op rij 2 staat voor deze dag een andere loonwaarde. Kijk welke klopt.")
    ]
    lees(archief, NOOR, anders.replace("55", "48"), NOOR)
    assert counts(archief)["kandidaat"] == 1 and counts(archief)["plaatsing"] == 2
    assert counts(archief)["eerdere_loonwaarde"] == 1


def test_twins_are_two(archief):
    lees(archief, ";Vries;Noor;03-02-2004;;;;;;;", ";Vries;Sem;03-02-2004;;;;;;;")
    assert counts(archief)["kandidaat"] == 2


def test_somebody_known_is_left_filled_or_changed_as_chosen(archief):
    kop = "Achternaam;Roepnaam;Geboortedatum;Telefoon;School"
    nummer = make_kandidaat(archief, telefoon="", school="De Brug")
    rij = "terpstra;Jelle;1-6-2005;0612345678;Het Anker"

    def staat():
        with archief.read() as session:
            kandidaat = session.get_one(Kandidaat, nummer)
            return kandidaat.telefoon, kandidaat.school

    with pytest.raises(UserError, match=NIETS_NIEUWS):
        lees(archief, rij, kop=kop, bekend="laten")
    eerste, controle, _ = lees(archief, rij, kop=kop, bekend="aanvullen")
    assert staat() == ("0612345678", "De Brug") and controle.gewijzigd == 1
    tweede, _, _ = lees(archief, rij, kop=kop, bekend="bijwerken")
    assert staat() == ("0612345678", "Het Anker")
    gedaan, _ = draai_terug(archief, tweede)
    assert gedaan.hersteld >= 1
    assert staat() == ("0612345678", "De Brug")
    draai_terug(archief, eerste)
    assert staat() == ("", "De Brug")


def test_a_dossiernummer_of_somebody_else_is_a_mistake(archief):
    make_kandidaat(archief, dossiernummer="2025-7")
    ((_, kop, melding),) = bevindingen(archief, "2025-7;Vries;Noor;3-2-2004;;;;;;;")
    assert kop == "Dossiernummer" and "andere naam" in melding


def test_a_job_is_added_to_somebody_known_by_dossiernummer(archief):
    make_kandidaat(archief, dossiernummer="2025-7")
    _, controle, _ = lees(archief, "2025-7;;;;;De Halm;Bakker;1-1-2026;32;;")
    assert controle.nieuw == {"werkgever": 1, "plaatsing": 1, "urenafspraak": 1}
    with archief.read() as session:
        assert list(search_kandidaten(session, "halm")) == [1]


def test_a_known_job_is_not_made_twice(archief):
    werkgever = make_werkgever(archief)
    kandidaat = make_kandidaat(archief)
    make_plaatsing(archief, kandidaat, werkgever_id=werkgever)
    rij = ";Terpstra;Jelle;1-6-2005;;Bakkerij de Korenaar;Medewerker bakkerij;1-9-2026;32;48;1-1-2025"
    _, controle, _ = lees(archief, rij)
    assert controle.nieuw == {"eerdere_loonwaarde": 1}
    assert bevindingen(archief, rij.replace("48", "49"))[0][1] == "Eerdere loonwaarde"


def test_without_a_birth_date_a_known_name_is_told(archief):
    make_kandidaat(archief)
    ((rij, _, melding),) = bevindingen(archief, ";Terpstra;;;;;;;;;", ernst=LET_OP)
    assert rij == 2 and "Zonder geboortedatum" in melding


def test_a_bsn_is_read_only_where_the_gemeente_allows_it(archief):
    kop = "Achternaam;Geboortedatum;Gemeente;BSN"
    make_gemeente(archief, naam="Losser")
    rij = f"Vries;3-2-2004;Losser;{BSN}"
    ((_, _, melding),) = bevindingen(archief, rij, kop=kop, ernst=LET_OP)
    assert "BSN niet ingelezen" in melding
    lees(archief, rij, kop=kop)
    with archief.read() as session:
        assert session.scalars(select(Kandidaat.bsn)).one() == ""
    save_veld(archief, Ref("gemeente", 1), "bsn_toegestaan", "ja")
    save_veld(archief, Ref("gemeente", 1), "bsn_grondslag", "Participatiewet art. 64")
    fout = bevindingen(archief, rij.replace("Vries", "Jansen").replace(BSN, "123456789"), kop=kop)
    assert "elfproef" in fout[0][2]
    lees(archief, rij.replace("Vries", "Jansen"), kop=kop)
    with archief.read() as session:
        assert session.scalars(select(Kandidaat.bsn).where(Kandidaat.achternaam == "Jansen")).one() == BSN


def test_a_bsn_in_another_column_is_refused_and_never_shown(archief):
    kop = "Achternaam;Kenmerk;Geboortedatum"
    rijen = [
        f"Vries{n};{bsn};1-1-200{n}" for n, bsn in enumerate(("111222333", "123456782", "999999990", BSN))
    ]
    bestand, opdracht = lijst(archief, *rijen, kop=kop)
    opzet = propose(archief, bestand)
    assert opzet.kolommen[1].is_bsn and opzet.kolommen[1].voorbeelden == ("•••••••••",)
    naar = replace(
        opdracht, kolommen=("kandidaat.achternaam", "kandidaat.dossiernummer", "kandidaat.geboortedatum")
    )
    controle = controleer(archief, bestand, naar)
    assert controle.fouten == 4 and {deel.waarde for deel in controle.bevindingen} == {"•••"}


def test_words_about_health_are_told(archief):
    kop = "Achternaam;Geboortedatum;Notitie"
    ((_, kolom, melding),) = bevindingen(archief, "Vries;3-2-2004;heeft epilepsie", kop=kop, ernst=LET_OP)
    assert kolom == "Notitie" and "gezondheid" in melding


def test_columns_are_remembered_and_can_be_chosen_otherwise(archief):
    kop = "Wie;Wanneer;Iets"
    bestand, opdracht = lijst(archief, "Vries;3-2-2004;x", kop=f"Achternaam;{kop}")
    bestand = read_inhoud(f"{kop}\nVries;3-2-2004;x".encode())
    keuze = replace(
        opdracht, tabel="kandidaten", kolommen=("kandidaat.achternaam", "kandidaat.geboortedatum", "")
    )
    lees_in(archief, bestand, keuze)
    assert opdracht_of(propose(archief, bestand)).kolommen == keuze.kolommen


@pytest.mark.parametrize(
    ("kolommen", "deel"),
    [
        (("kandidaat.achternaam", "kandidaat.achternaam"), "Twee kolommen"),
        (("", "kandidaat.roepnaam"), "Geen kolom"),
        (("kandidaat.achternaam", "werkgever.notitie"), "past niet"),
    ],
)
def test_a_choice_of_columns_that_cannot_be(archief, kolommen, deel):
    bestand, opdracht = lijst(archief, "Vries;x", kop="Achternaam;Roepnaam")
    with pytest.raises(UserError, match=deel) as fout:
        controleer(archief, bestand, replace(opdracht, kolommen=kolommen))
    assert fout.value.veld == "kolommen"


def test_werkgevers_with_people(archief):
    kop = "Naam;KvK;Plaats;Contactpersoon;E-mail"
    _, controle, _ = lees(archief, "De Halm;1234567;Losser;Ina;ina@x.nl", "De Halm;1234567;;Jos;", kop=kop)
    assert controle.nieuw == {"werkgever": 1, "contactpersoon": 2}
    with archief.read() as session:
        assert session.scalars(select(Werkgever.kvk)).one() == "01234567"
    ((_, kolom, _),) = bevindingen(archief, "De Halm;;;;ina@x.nl", kop=kop)
    assert kolom == "E-mail"


def test_gemeenten_with_code_and_regio(archief):
    make_gemeente(archief, naam="Losser")
    kop = "Gemeente;CBS-code;Arbeidsmarktregio;Bron;Datum"
    rijen = ("Gemeente Losser;GM0168;Regio A;Lijst B;1-1-2026", "Hengelo;164;Regio A;Lijst B;1-1-2026")
    _, controle, _ = lees(archief, *rijen, kop=kop)
    assert controle.nieuw == {"gemeente": 1} and controle.gewijzigd == 1
    with archief.read() as session:
        staat = session.execute(select(Gemeente.naam, Gemeente.cbs_code, Gemeente.arbeidsmarktregio)).all()
    assert staat == [("Gemeente Losser", "0168", "Regio A"), ("Hengelo", "0164", "Regio A")]
    assert bevindingen(archief, "Losser;16a;;;", kop=kop)[0][1] == "CBS-code"
    assert "ook op rij 2" in bevindingen(archief, "Goor;0001;;;", "goor;;;;", kop=kop)[0][2]
    assert "ook op rij 2" in bevindingen(archief, "Goor;0001;;;", "Delden;1;;;", kop=kop)[-1][2]


def test_undo_takes_all_of_it_away(archief):
    voor = counts(archief)
    nummer, _, _ = lees(archief, NOOR, ";Jansen;Piet;1-1-2005;Losser;De Korenaar;Bakker;1-1-2026;20;;")
    gedaan, change = draai_terug(archief, nummer)
    assert counts(archief) == voor and gedaan.gebleven == 0 and gedaan.verwijderd["kandidaat"] == 2
    assert change.touches("kandidaat", 1)
    assert list_inlezingen(archief)[0].teruggedraaid == archief.vandaag
    with pytest.raises(UserError, match="al teruggedraaid"):
        draai_terug(archief, nummer)
    assert verify_keten(archief).breuken == () and archief.archive.check() == []


def test_what_was_worked_on_stays_and_is_said(archief):
    nummer, _, _ = lees(archief, NOOR, ";Jansen;Piet;1-1-2005;Losser;Hema;Kassa;1-1-2026;20;;")
    save_veld(archief, Ref("kandidaat", 1), "telefoon", "0612345678")
    gedaan, _ = draai_terug(archief, nummer)
    assert gedaan.gebleven == 3  # the dossier, and the gemeente and werkgever it still needs
    assert counts(archief) == {
        "gemeente": 1, "werkgever": 1, "contactpersoon": 0, "kandidaat": 1, "plaatsing": 1, "urenafspraak": 1,
        "eerdere_loonwaarde": 1,
    }  # fmt: skip


def test_text_that_was_refused_counts_as_work(archief):
    nummer, _, _ = lees(archief, NOOR)
    with pytest.raises(UserError):
        save_veld(archief, Ref("kandidaat", 1), "geboortedatum", "31-02-2004")
    draai_terug(archief, nummer)
    assert counts(archief)["kandidaat"] == 1


def test_a_dossier_that_was_only_looked_at_goes(archief):
    nummer, _, _ = lees(archief, NOOR)
    read_dossier(archief, 1)
    draai_terug(archief, nummer)
    assert counts(archief)["kandidaat"] == 0


def test_a_number_of_a_dossier_that_went_is_not_given_again(archief):
    nummer, _, _ = lees(archief, NOOR)
    draai_terug(archief, nummer)
    nieuw, _ = create_kandidaat(archief, achternaam="Bos")
    assert nieuw == 2
    assert [regel.actie for regel in read_dossier(archief, nieuw).log if regel.actie == "ingelezen"] == []


def test_the_log_tells_the_import_and_each_dossier_without_names(archief):
    nummer, _, _ = lees(archief, NOOR)
    with archief.read() as session:
        regels = session.scalars(select(Logregel).where(Logregel.actie == "ingelezen")).all()
    assert {(regel.soort, regel.object_id) for regel in regels} == {
        ("inlezing", nummer), ("kandidaat", 1), ("werkgever", 1), ("gemeente", 1),
    }  # fmt: skip
    assert not any("Vries" in regel.bijzonderheid for regel in regels)
    assert verify_keten(archief).breuken == ()


def test_stopping_leaves_nothing(archief):
    class Stop:
        stopped = True

        def __call__(self, done, total):
            assert done <= total

    for service in (controleer, lees_in):
        with pytest.raises(UserError, match="Gestopt"):
            service(archief, *lijst(archief, NOOR), progress=Stop())
    with archief.read() as session:
        assert session.scalars(select(Inlezing)).all() == []


def test_work_of_others_between_looking_and_storing_is_seen(archief, monkeypatch):
    """The archive is judged again when something was stored meanwhile."""
    from app.services.inlezen import inlezen

    gezien = inlezen._require_sound

    def meanwhile(plan):
        gezien(plan)
        if not counts(archief)["kandidaat"]:
            create_kandidaat(archief, achternaam="Vries", roepnaam="Noor", geboortedatum=date(2004, 2, 3))

    monkeypatch.setattr(inlezen, "_require_sound", meanwhile)
    _, controle, _ = lees(archief, NOOR)
    assert controle.bekend == {"kandidaat": 1} and counts(archief)["kandidaat"] == 1


def test_before_a_user_reads_in_there_is_a_backup(archief):
    lees_in_na_backup(archief, *lijst(archief, NOOR))
    (backup,) = list_all_backups(archief.archive.folder)
    assert backup.reden == "voor invoer" and backup.inhoud.aantallen["Kandidaten"] == 0
    assert counts(archief)["kandidaat"] == 1
