"""One row in every table, and the archive of each released schema kept as a file.

`python -m tests.models.population` writes the file of the present schema, once, before its release.
"""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

from sqlalchemy.orm import Session

from app.models import (
    Aanvulling,
    Afspraak,
    Afweging,
    Base,
    Bedragenstand,
    BestedeTijd,
    Coachtraject,
    ContactDoel,
    Contactmoment,
    Contactpersoon,
    Deelnemer,
    Deeltaak,
    Doel,
    EerdereLoonwaarde,
    Evaluatie,
    Export,
    Gebruiker,
    Gemeente,
    Handtekening,
    Hoofdtaak,
    Ingelezen,
    Inlezing,
    Kandidaat,
    MedischWoord,
    Meetronde,
    Meting,
    Normfunctie,
    Normtaak,
    OpenInvoer,
    Peildatumkeuze,
    Plaatsing,
    Rapport,
    Signaalinstelling,
    Stageovergang,
    Stuk,
    Subsidie,
    Telgebeurtenis,
    Uitstel,
    Urenafspraak,
    Vaardigheden,
    Waarneming,
    Werkgever,
    Werkwijziging,
    WettelijkBedrag,
    Wijziging,
    Zienswijze,
)
from app.models.archive import Archive
from app.models.keys import Kdf
from app.models.logboek import append_log, log_head
from app.models.migration import HEAD
from app.models.search import fold

FILES = Path(__file__).parent / "files"
PASSPHRASE = "voorbeeld voor de toets"
NOON = datetime(2026, 3, 2, 12, 0)
DAY = date(2026, 3, 2)


def populate(session: Session) -> None:
    """One kandidaat whose file fills every table, with one definitive meting."""
    kandidaat = _kandidaat()
    plaatsing = _plaatsing(kandidaat)
    meting = _meting(plaatsing)
    traject = _traject(kandidaat)
    session.add_all([kandidaat, plaatsing, meting, traject, Gebruiker(naam="Sanne Willemsen")])
    session.add(
        Wijziging(moment=NOON, soort="kandidaat", object_id=1, veld="roepnaam", oud="", nieuw="Jelle")
    )
    session.add(OpenInvoer(soort="meting", object_id=1, veld="tempo", tekst="zestig", melding="een getal"))
    session.flush()
    session.add(BestedeTijd(meting_id=meting.id, stap="taken", seconden=90))
    session.add(_ronde(meting.hoofdtaken[0].id))
    session.add(_handtekening(meting.zienswijzen[0].id))
    task = Normtaak(volgnr=1, omschrijving="Deeg afwegen", eenheid="stuks", norm_per_uur=Decimal("60.00"))
    session.add(Normfunctie(naam="Bakker", cao="Bakkersbedrijf", taken=[task], zoektekst="bakker deeg"))
    change = Werkwijziging(plaatsing_id=plaatsing.id, datum=DAY, wat="rooster", gemeld=NOON)
    seen = Vaardigheden(plaatsing_id=plaatsing.id, maand=0, dag=DAY, op_tijd=4)
    other = Deelnemer(contact_id=traject.contacten[0].id, kandidaat_id=kandidaat.id)
    later = Uitstel(kandidaat_id=kandidaat.id, sleutel="stilte:1", tot=DAY, reden="vakantie", gezet=NOON)
    session.add_all([change, seen, other, later, Signaalinstelling(stilte=True, stilte_dagen=30)])
    session.add(Subsidie(plaatsing=plaatsing, meting_id=meting.id, gemaakt=NOON, totaal=Decimal("877.03")))
    session.add(Peildatumkeuze(plaatsing_id=plaatsing.id, vanaf=DAY, reden="afspraak met de gemeente"))
    signed = Stuk(kandidaat_id=kandidaat.id, soort="coachingsplan", gemaakt=NOON, pdf=b"%PDF")
    followed = Stageovergang(stage_id=plaatsing.id, plaatsing_id=plaatsing.id, dag=DAY)
    session.add_all([signed, followed, MedischWoord(woord="migraine*")])
    session.add(Bedragenstand(inhoud="[]", programmaversie="0.1", moment=NOON))
    session.add(Export(gemaakt=NOON, gemeente_id=kandidaat.gemeente_id, sha256="ab" * 32, metingen="[1]"))
    session.add(WettelijkBedrag(parameter="vakantiebijslag", vanaf=DAY, waarde=Decimal("8"), moment=NOON))
    session.add(Inlezing(moment=NOON, tabel="kandidaten", bestand="lijst.xlsx", rijen=1))
    session.flush()
    session.add(Ingelezen(inlezing_id=1, soort="kandidaat", object_id=kandidaat.id))
    session.add(EerdereLoonwaarde(kandidaat_id=kandidaat.id, datum=DAY, percentage=48, herkomst="ingelezen"))
    added = Aanvulling(contact_id=traject.contacten[0].id, tekst="Ook de sleutel", gemaakt=NOON)
    session.add_all([added, Evaluatie(traject_id=traject.id, partij="werkgever", dag=DAY, cijfer=8)])
    append_log(session, gebruiker="Sanne Willemsen", actie="vastgesteld", moment=NOON)
    append_log(session, gebruiker="Sanne Willemsen", actie="gezien", object_id=1, moment=NOON)
    session.add(_rapport(meting, log_head(session)))
    meting.status = "definitief"


def count_models(session: Session) -> dict[str, int]:
    """Rows of every mapped table."""
    return {name: session.query(table).count() for name, table in Base.metadata.tables.items()}


def _kandidaat() -> Kandidaat:
    return Kandidaat(
        dossiernummer="2026-0001",
        achternaam="Łukasik-Yılmaz",
        roepnaam="Jelle",
        geboortedatum=date(2005, 6, 1),
        gemeente=Gemeente(naam="Voorbeeldstad"),
        sorteernaam=fold("Łukasik-Yılmaz Jelle"),
        zoektekst=fold("Łukasik-Yılmaz Jelle 2026-0001"),
    )


def _plaatsing(kandidaat: Kandidaat) -> Plaatsing:
    people = [Contactpersoon(naam="Ina Bakker")]
    halm = Werkgever(naam="De Halm", zoektekst=fold("De Halm"), contactpersonen=people)
    hours = [Urenafspraak(vanaf=DAY, contracturen=Decimal("32.00"))]
    return Plaatsing(
        kandidaat=kandidaat,
        werkgever=halm,
        voltijduren=Decimal("38.00"),
        uren=hours,
        buiten_beschouwing=DAY,
    )


def _meting(plaatsing: Plaatsing) -> Meting:
    seen = [Waarneming(factor="tempo", herkomst="waargenomen", tijd=time(9, 30), waarde=Decimal("73.17"))]
    share = Decimal("33.333333333333333333")
    parts = [Deeltaak(volgnr=1, omschrijving="Deeg afwegen", minuten_per_week=90)]
    task = Hoofdtaak(volgnr=1, aandeel=share, tempo=Decimal("87.50"), waarnemingen=seen, deeltaken=parts)
    return Meting(
        plaatsing=plaatsing,
        status="concept",
        gemaakt=NOON,
        hoofdtaken=[task],
        zienswijzen=[Zienswijze(partij="werknemer", keuze="akkoord", dag=DAY)],
        afwegingen=[Afweging(code="uren", reden="pauze")],
        loonwaarde=59,
    )


def _ronde(hoofdtaak_id: int) -> Meetronde:
    counted = Telgebeurtenis(sleutel="a-1", soort="gemaakt", wie="werknemer", moment=NOON, ms=1500)
    return Meetronde(
        hoofdtaak_id=hoofdtaak_id, volgnr=1, status="afgesloten", begonnen=NOON, gebeurtenissen=[counted]
    )


def _handtekening(zienswijze_id: int) -> Handtekening:
    drawn = "[[10,20,30,40]]"
    return Handtekening(zienswijze_id=zienswijze_id, wijze="getekend", gezet=NOON, lijnen=drawn)


def _rapport(meting: Meting, head: str) -> Rapport:
    return Rapport(meting=meting, gemaakt=NOON, controlegetal="c0ffee", logkop=head, pdf=b"%PDF")


def _traject(kandidaat: Kandidaat) -> Coachtraject:
    goal = Doel(omschrijving="Op tijd beginnen")
    contact = Contactmoment(
        status="vastgelegd",
        gemaakt=NOON,
        datum=DAY,
        woorden_reden="Vervoer van de gemeente",
        doelen=[ContactDoel(doel=goal, voortgang=3)],
        afspraken=[Afspraak(wat="Rooster bespreken", wie="Ina Bakker", uiterlijk=DAY)],
    )
    return Coachtraject(
        kandidaat=kandidaat,
        regime_id=1,
        uren_toegekend=Decimal("12.50"),
        doelen=[goal],
        contacten=[contact],
    )


def write_reference() -> None:
    """Keep an archive of the present schema; raises ArchiveExists when it is there already."""
    archive, _ = Archive.create(FILES / f"schema-{HEAD}", PASSPHRASE, kdf=Kdf(8, 1, 1))
    with archive.write() as session:
        populate(session)
    archive.close()


if __name__ == "__main__":
    write_reference()
