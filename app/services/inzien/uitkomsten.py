"""What came of placements: durations, outcomes, four definitions of "geplaatst", and from stage to job."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.services.dossiers.plaatsingen import ended_on, lasted_half_year
from app.services.formulieren.plaatsing import MET_CONTRACT, STAGES, UITKOMSTEN
from app.services.inzien.inzicht_records import (
    Achter,
    Inzichtblad,
    Inzichtkeuze,
    Kop,
    Regel,
    mean,
    median,
    share,
)
from app.services.inzien.lezen import (
    behind,
    read_metingen,
    read_plaatsingen,
    read_subsidies,
    read_trajecten,
)

DEEL = (Kop("Aandeel", "procent"), Kop("Aantal", "aantal"), Kop("Van", "aantal"))
DUUR = (
    Kop("Mediaan", "dagen"),
    Kop("Gemiddeld", "dagen"),
    Kop("Kortste", "dagen"),
    Kop("Langste", "dagen"),
    Kop("Geteld", "aantal"),
    Kop("Van", "aantal"),
)
NIETS_GEEINDIGD = "In deze periode is geen plaatsing met een contract geëindigd of van uitkomst veranderd."


def read_duur(session: Session, keuze: Inzichtkeuze) -> Inzichtblad:
    """How long things took, in days with both ends counted, for what ended in the period."""
    plaatsingen = read_plaatsingen(session, keuze)
    einden = [rij for rij in plaatsingen if keuze.holds(ended_on(rij))]
    metingen = read_metingen(session, keuze)
    besluiten = {
        rij.meting_id: rij.besluit_datum for rij in read_subsidies(session, keuze) if rij.besluit_datum
    }
    werk = [(rij, rij.begin, ended_on(rij)) for rij in einden if rij.soort in MET_CONTRACT]
    stage = [(rij, rij.begin, ended_on(rij)) for rij in einden if rij.soort in STAGES]
    coaching = [(rij, rij.begin, rij.einde) for rij in read_trajecten(session, keuze)]
    bezoek = [(rij, rij.datum_bezoek, rij.datum_rapport) for rij in metingen]
    besluit = [(rij, rij.datum_rapport, besluiten.get(rij.id)) for rij in metingen]
    regels = (
        _duration("Plaatsing met contract, begin tot einde", werk, 1),
        _duration("Stage of proefplaats, begin tot einde", stage, 1),
        _duration("Coachtraject, begin tot einde", coaching, 1),
        _duration("Meting, van bezoek tot rapport", bezoek, 0),
        _duration("Subsidie, van rapport tot besluit", besluit, 0),
    )
    return Inzichtblad(
        "duur",
        "Duur",
        "Hoeveel dagen iets duurde, van wat in de periode eindigde; bij een meting telt de dag van het "
        "rapport.",
        "Geteld is alles waarvan beide dagen bekend zijn; de kolom Van noemt hoeveel er eindigden.",
        DUUR,
        tuple(regel for regel in regels if regel.getallen[-1]),
        "In deze periode is niets geëindigd en geen rapport gemaakt.",
    )


def read_uitkomsten(session: Session, keuze: Inzichtkeuze) -> Inzichtblad:
    """Outcomes of placements with a contract whose day of outcome, or else last day, lies in the period."""
    geteld = [
        rij
        for rij in read_plaatsingen(session, keuze)
        if rij.soort in MET_CONTRACT and keuze.holds(rij.uitkomst_datum or rij.einde)
    ]
    namen = {**dict(UITKOMSTEN), "": "Nog geen uitkomst ingevuld"}
    regels = [
        _part(naam, [rij for rij in geteld if rij.uitkomst == code], geteld, _outcome_words)
        for code, naam in namen.items()
    ]
    return Inzichtblad(
        "uitkomsten",
        "Uitkomsten",
        "De uitkomst van plaatsingen met een contract. Telt in de periode waarin de datum van de uitkomst "
        "ligt; is die niet ingevuld, dan de laatste dag van het contract.",
        f"De noemer is {len(geteld)}: alle plaatsingen met een contract waarvan die dag in de periode ligt.",
        DEEL,
        tuple(regel for regel in regels if regel.wie),
        NIETS_GEEINDIGD,
    )


def read_geplaatst(session: Session, keuze: Inzichtkeuze, vandaag: date) -> Inzichtblad:
    """Four definitions side by side over the same people: those with a placement that began in the period."""
    begonnen = [
        rij for rij in read_plaatsingen(session, keuze) if keuze.holds(rij.begin) and rij.begin <= vandaag
    ]
    personen = {rij.kandidaat_id for rij in begonnen}
    op = min(vandaag, keuze.tot)
    contract = [rij for rij in begonnen if rij.soort in MET_CONTRACT]
    definities = (
        ("Begonnen, ook stage en proefplaats", begonnen),
        ("Contract gestart", contract),
        (
            "Zes maanden of langer",
            [r for r in contract if lasted_half_year(r.begin, r.einde, r.uitkomst, r.uitkomst_datum, op)],
        ),
        ("Uit de uitkering", [rij for rij in begonnen if rij.uit_uitkering]),
        ("Regulier werk (geen beschut werk)", [rij for rij in contract if rij.soort == "dienstbetrekking"]),
    )
    return Inzichtblad(
        "geplaatst",
        "Geplaatst",
        f"Vijf manieren om te tellen, naast elkaar, naar de stand op {op:%d-%m-%Y}. Wie in de periode twee "
        "keer begon, telt één keer.",
        f"De noemer is steeds {len(personen)}: de personen van wie in de periode een plaatsing, stage of "
        "proefplaats begon.",
        DEEL,
        tuple(_persons(naam, rijen, len(personen)) for naam, rijen in definities) if personen else (),
        "In deze periode begon geen plaatsing, stage of proefplaats.",
    )


def read_stages(session: Session, keuze: Inzichtkeuze, vandaag: date) -> Inzichtblad:
    """Stages that ended in the period and were followed by a job: all together, then by werkgever."""
    geeindigd = [
        rij
        for rij in read_plaatsingen(session, keuze)
        if rij.soort in STAGES and keuze.holds(ended_on(rij)) and (ended_on(rij) or vandaag) <= vandaag
    ]
    per_werkgever: dict[str, list[Any]] = {}
    for rij in geeindigd:
        per_werkgever.setdefault(rij.werkgever or "geen werkgever ingevuld", []).append(rij)
    groepen = [("Alle stages", geeindigd), *sorted(per_werkgever.items())]
    return Inzichtblad(
        "stages",
        "Van stage naar plaatsing",
        "Een stage of proefplaats telt als geslaagd als is vastgelegd welke plaatsing eruit volgde.",
        f"De noemer is {len(geeindigd)}: alle stages en proefplaatsen die in de periode eindigden.",
        DEEL,
        tuple(_stages(naam, rijen) for naam, rijen in groepen) if geeindigd else (),
        "In deze periode is geen stage geëindigd.",
    )


def _duration(naam: str, rijen: Iterable[tuple[Any, date | None, date | None]], erbij: int) -> Regel:
    """`erbij` is 1 when both ends are days on which it ran."""
    alle = list(rijen)
    bekend = [(rij, (tot - van).days + erbij) for rij, van, tot in alle if van and tot and van <= tot]
    dagen = [duur for _, duur in bekend]
    getallen = (
        median(dagen), mean(dagen), min(dagen, default=None), max(dagen, default=None), len(dagen), len(alle)
    )  # fmt: skip
    return Regel(naam, getallen, tuple(behind(rij, f"{duur} dagen") for rij, duur in bekend))


def _part(naam: str, rijen: list[Any], alle: list[Any], words: Any) -> Regel:
    getallen = (share(len(rijen), len(alle)), len(rijen), len(alle))
    return Regel(naam, getallen, tuple(behind(rij, words(rij)) for rij in rijen))


def _persons(naam: str, rijen: list[Any], noemer: int) -> Regel:
    """Each person once, with the first placement that counts."""
    eerste: dict[int, Achter] = {}
    for rij in rijen:
        eerste.setdefault(rij.kandidaat_id, behind(rij, _begin_words(rij)))
    return Regel(naam, (share(len(eerste), noemer), len(eerste), noemer), tuple(eerste.values()))


def _stages(naam: str, rijen: list[Any]) -> Regel:
    geslaagd = [rij for rij in rijen if rij.gevolgd is not None]
    wie = tuple(
        behind(rij, _stage_words(rij)) for rij in (*geslaagd, *(r for r in rijen if r.gevolgd is None))
    )
    return Regel(naam, (share(len(geslaagd), len(rijen)), len(geslaagd), len(rijen)), wie)


def _outcome_words(rij: Any) -> str:
    return f"{(rij.uitkomst_datum or rij.einde):%d-%m-%Y}"


def _begin_words(rij: Any) -> str:
    return f"vanaf {rij.begin:%d-%m-%Y}"


def _stage_words(rij: Any) -> str:
    gevolg = "plaatsing" if rij.gevolgd is not None else "geen plaatsing"
    return f"{gevolg}, einde {ended_on(rij):%d-%m-%Y}"
