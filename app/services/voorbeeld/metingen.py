"""The measurements of the example: visited, views asked, let-op points passed, made definitive."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from app.loonwaarde import Ernst
from app.models import Hoofdtaak, Waarneming, Zienswijze
from app.services.archief import Archief
from app.services.change import Ref
from app.services.dossiers.zoeken import refresh_zoektekst
from app.services.meten.metingen import controle_of, pass_afweging, read_meting
from app.services.meten.vaststellen import finalise_meting
from app.services.objecten import create, save_veld
from app.services.voorbeeld.bronnen import load
from app.services.voorbeeld.scores import Scores, count_tempo, describe_score, make_waarnemingen

FACTOREN = ("tempo", "kwaliteit", "netto_werktijd")
EERSTE_UUR = 9


def create_meting_op(
    archief: Archief,
    plaatsing_id: int,
    werkgever: dict[str, Any],
    uren: Decimal,
    bezoek: date,
    hoofdtaken: Sequence[Hoofdtaak],
    **overig: Any,
) -> int:
    """A concept of this visit with its hoofdtaken and both zienswijzen still to be asked."""
    contact = werkgever["contact"]
    waarden = {
        "status": "concept",
        "doel": "lks",
        "verdeling": "minuten",
        "gemaakt": archief.klok(),
        "datum_bezoek": bezoek,
        "contactpersoon": contact[0],
        "contactpersoon_email": contact[2],
        "geinterviewde": contact[0],
        "contracturen": uren,
        "voltijduren": Decimal(werkgever["voltijduren"]),
        "werkdagen_per_week": werkgever["werkdagen"],
        "normfunctie": werkgever["normfunctie"],
        "normfunctie_omschrijving": werkgever["omschrijving"],
        "uitgevoerde_functie": werkgever["uitgevoerd"],
        "hoofdtaken": list(hoofdtaken),
        "zienswijzen": [Zienswijze(partij="werknemer"), Zienswijze(partij="werkgever")],
        **overig,
    }
    with archief.write() as werk:
        rij = create(werk, "meting", Ref("plaatsing", plaatsing_id), **waarden)
        refresh_zoektekst(werk.session, Ref("meting", rij.id))
        return int(rij.id)


def make_hoofdtaken(
    werkgever: dict[str, Any],
    uren: Decimal,
    scores: Sequence[Scores],
    bezoek: date,
    roepnaam: str,
    rng: Random,
) -> list[Hoofdtaak]:
    """The hoofdtaken of this job with scores, toelichtingen and observations of the visit."""
    taken = []
    for volgnr, (taak, score) in enumerate(zip(werkgever["hoofdtaken"], scores, strict=True), 1):
        norm = Decimal(taak["norm"])
        rij = _hoofdtaak(werkgever, uren, volgnr)
        for factor in FACTOREN:
            setattr(rij, factor, Decimal(getattr(score, factor)))
            uitleg = describe_score(factor, getattr(score, factor), roepnaam, rng)
            setattr(rij, f"toelichting_{factor}", uitleg)
        aantal, collega, minuten = count_tempo(norm, score.tempo)
        geteld = f"In {minuten} minuten {aantal} {taak['eenheid']}; een collega {collega} in dezelfde tijd."
        rij.toelichting_tempo = f"{geteld} {rij.toelichting_tempo}"
        rij.waarnemingen = make_waarnemingen(score, norm, bezoek, EERSTE_UUR + 2 * (volgnr - 1), rng)
        taken.append(rij)
    return taken


def ask_zienswijzen(
    archief: Archief, meting_id: int, namen: dict[str, str], rapport: date, rng: Random
) -> None:
    """Fill in the report day, the advice and what both parties say of the concept."""
    teksten = load("teksten")
    with archief.write() as werk:
        zienswijzen = werk.session.query(Zienswijze).filter_by(meting_id=meting_id)
        for zienswijze in zienswijzen:
            zienswijze.keuze = rng.choice(("tekst", "tekst", "akkoord", "geen_gebruik"))
            if zienswijze.keuze == "tekst":
                zienswijze.tekst = rng.choice(teksten["zienswijze"][zienswijze.partij])
            zienswijze.naam = namen[zienswijze.partij]
            zienswijze.dag = rapport - timedelta(days=rng.choice((1, 2, 3)))
            werk.log("gewijzigd", Ref("zienswijze", zienswijze.id), "keuze")
        werk.log("gewijzigd", Ref("meting", meting_id), "datum_rapport")
        meting = zienswijzen[0].meting
        meting.datum_rapport = rapport
        meting.dubbeltelling = "niet"
        meting.advies = rng.choice(teksten["meting"]["advies"])
        meting.volgende_meting = rapport + timedelta(days=rng.choice((364, 455, 546)))
        meting.volgende_meting_reden = rng.choice(teksten["meting"]["volgende"])


def pass_all(archief: Archief, meting_id: int) -> None:
    """Pass every let-op point with a reason."""
    teksten = load("teksten")["meting"]
    record = read_meting(archief, meting_id)
    for bevinding in controle_of(record):
        if bevinding.ernst is Ernst.LET_OP and bevinding.code not in record.afwegingen:
            reden = teksten["onbevestigd" if bevinding.code.startswith("onbevestigd") else "afweging"]
            pass_afweging(archief, meting_id, bevinding.code, reden)


def make_definitief(archief: Archief, meting_id: int) -> None:
    """Pass what is let op and finalise, as the expert does."""
    pass_all(archief, meting_id)
    finalise_meting(archief, meting_id)


def make_concept(
    archief: Archief, plaatsing_id: int, werkgever: dict[str, Any], uren: Decimal, bezoek: date
) -> int:
    """The open measurement of the example: 59 %, with two points still to be done."""
    bron = load("concept")
    taken = []
    for volgnr, deel in enumerate(bron["hoofdtaak"], 1):
        rij = _hoofdtaak(werkgever, uren, volgnr)
        for factor in FACTOREN:
            setattr(rij, factor, Decimal(deel[factor]))
            setattr(rij, f"toelichting_{factor}", deel[f"toelichting_{factor}"])
        rij.waarnemingen = [_waarneming(regel, bezoek) for regel in deel["waarneming"]]
        taken.append(rij)
    meting_id = create_meting_op(
        archief,
        plaatsing_id,
        werkgever,
        uren,
        bezoek,
        taken,
        datum_rapport=archief.vandaag,
        dubbeltelling=bron["dubbeltelling"],
        advies=bron["advies"],
    )
    werkgever_id = next(z.id for z in read_meting(archief, meting_id).zienswijzen if z.partij == "werkgever")
    gegeven = {**bron["zienswijze_werkgever"], "dag": f"{archief.vandaag:%d-%m-%Y}"}
    for veld, tekst in gegeven.items():
        save_veld(archief, Ref("zienswijze", werkgever_id), veld, tekst)
    pass_all(archief, meting_id)
    return meting_id


def _hoofdtaak(werkgever: dict[str, Any], uren: Decimal, volgnr: int) -> Hoofdtaak:
    taak = werkgever["hoofdtaken"][volgnr - 1]
    return Hoofdtaak(
        volgnr=volgnr,
        omschrijving=taak["omschrijving"],
        minuten_per_week=int(uren * 60 * taak["deel"] / 100),
        eenheid=taak["eenheid"],
        norm_per_uur=Decimal(taak["norm"]),
    )


def _waarneming(regel: dict[str, Any], bezoek: date) -> Waarneming:
    waarden = dict(regel)
    if "tijd" in waarden:
        waarden["tijd"] = time.fromisoformat(waarden["tijd"])
    if "waarde" in waarden:
        waarden["waarde"] = Decimal(waarden["waarde"])
    return Waarneming(dag=bezoek, **waarden)
