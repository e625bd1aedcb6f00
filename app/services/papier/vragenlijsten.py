"""Questions to employer and employee before the visit: on paper, and their answers as observations.

Both get the same three questions per task, asked in amounts one can picture; the answers give
percentages: of ten a colleague does, of ten made, of the sixty minutes of an hour. No personal data
stands on the list; it is known by the number of the meting.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.documents.vragenlijst import (
    Vraag,
    Vragengroep,
    Vragenlijst,
    read_antwoorden,
    read_koppen,
    write_vragenlijst,
)
from app.models import Hoofdtaak, Meting, Waarneming
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.lineage import closed_because
from app.services.objecten import create, delete_rij, get_rij
from app.services.papier.tafel_records import Antwoorden, TaakAntwoord
from app.services.records import HoofdtaakRecord
from app.services.velden import Soort, Veld, format_getal, parse

LEGE_TAKEN, MEESTE_TAKEN = 5, 20  # room on an empty list, and tasks a meting can list
GROOTST = 20_000_000  # bytes of a filled-in file
HERKENNING = "Vragenlijst: "
GEEN_LIJST = "Dit bestand is geen ingevulde vragenlijst van Loonwaarde. Kies het bestand dat u terugkreeg."
OPEN = (
    ("goed", "Wat gaat goed in dit werk?"),
    ("moeilijk", "Wat is nog moeilijk?"),
    ("hulp", "Welke hulp of uitleg is er nodig, en van wie?"),
    ("bezoek", "Wat moet de loonwaardedeskundige zien of weten bij het bezoek?"),
)
WIE = {
    "werknemer": ("u", "doet u", "werkt u"),
    "werkgever": ("uw werknemer", "doet uw werknemer", "werkt hij of zij"),
}
VELDEN = {
    "van_tien": Veld("van_tien", "Van de tien", Soort.GETAL, maximum="20", decimalen=1),
    "goed_van_tien": Veld("goed_van_tien", "Goed van de tien", Soort.GETAL, maximum="10", decimalen=1),
    "minuten": Veld("minuten", "Minuten van een uur", Soort.GEHEEL, maximum="60"),
    "uren": Veld("uren", "Tijd per week", Soort.DUUR, minimum="1", maximum="3600"),
}
TIENTAL = Decimal(10)


def read_vragenlijst(archief: Archief, meting_id: int, partij: str) -> bytes:
    """The list for one party as a PDF to print or to fill in; known tasks are named on it."""
    with archief.read() as session:
        meting: Meting = get_rij(session, Ref("meting", meting_id))
        taken = [(taak.volgnr, taak.omschrijving) for taak in meting.hoofdtaken]
    taken += [(nummer, "") for nummer in range(1, LEGE_TAKEN + 1)] if not taken else []
    return write_vragenlijst(_list_for(partij, meting_id, taken))


def vragenlijst_naam(meting_id: int, partij: str) -> str:
    """A file name without personal data."""
    return f"vragenlijst-{partij}-meting-{meting_id}.pdf"


def read_ingevuld(pad: Path) -> Antwoorden:
    """What was filled in, to look at before it is stored. Raises UserError when it is no list of ours."""
    try:
        if pad.stat().st_size > GROOTST:
            raise UserError(GEEN_LIJST, "bestand")
        pdf = pad.read_bytes()
        partij, gevonden = read_antwoorden(pdf)
        koppen = read_koppen(pdf, [f"t{nummer}_" for nummer in range(1, MEESTE_TAKEN + 1)])
    except OSError as fout:
        raise UserError("Dit bestand kan niet worden gelezen. Kijk of het nog op zijn plek staat.") from fout
    except ValueError as fout:
        raise UserError(GEEN_LIJST, "bestand") from fout
    if partij not in WIE:
        raise UserError(GEEN_LIJST, "bestand")
    namen = ("taak", "uren", "van_tien", "goed_van_tien", "minuten", "toelichting")
    taken = [
        TaakAntwoord(
            nummer,
            **{naam: gevonden.get(f"t{nummer}_{naam}", "").strip() for naam in namen},
            gedrukt=koppen[f"t{nummer}_"].partition(": ")[2],
        )
        for nummer in range(1, MEESTE_TAKEN + 1)
    ]
    open_ = tuple((vraag, gevonden[naam].strip()) for naam, vraag in OPEN if naam in gevonden)
    return Antwoorden(partij, tuple(taak for taak in taken if taak != TaakAntwoord(taak.nummer)), open_)


def place_answers(
    antwoorden: Sequence[TaakAntwoord], taken: Sequence[HoofdtaakRecord]
) -> tuple[list[TaakAntwoord], str]:
    """The answers at the task of the name that was printed, and which names are not there any more."""
    bekend = {taak.omschrijving.strip().casefold(): taak.volgnr for taak in taken}
    geplaatst: list[TaakAntwoord] = []
    weg: list[str] = []
    for antwoord in antwoorden:
        naam = antwoord.gedrukt.strip()
        nummer = bekend.get(naam.casefold(), antwoord.nummer) if naam else antwoord.nummer
        if any(ander.nummer == nummer for ander in geplaatst):
            weg.append(f"“{naam}” (niet overgenomen: bij taak {nummer} staat al een antwoord)")
            continue
        if naam and naam.casefold() not in bekend:
            weg.append(f"“{naam}” (nu bij taak {nummer})")
        geplaatst.append(replace(antwoord, nummer=nummer))
    if not weg:
        return geplaatst, ""
    return geplaatst, f"Deze taken heten nu anders of zijn samengevoegd: {', '.join(weg)}. Kijk of dat klopt."


def store_antwoorden(archief: Archief, meting_id: int, antwoorden: Antwoorden) -> Change:
    """Keep the answers as observations of this party; its earlier answers to the list make way.

    A task that is not there yet is added when it has a name. Raises UserError at the first answer that
    cannot be read, and when the meting is closed; then nothing is stored.
    """
    ref = Ref("meting", meting_id)
    with archief.write() as werk:
        meting: Meting = get_rij(werk.session, ref)
        if reden := closed_because(werk.session, ref):
            raise UserError(reden)
        _forget(werk, meting_id, antwoorden.partij)
        for antwoord in antwoorden.taken:
            taak = _taak(werk, meting, antwoord)
            for waarden in _observations(antwoord, antwoorden.partij):
                herkomst = {"herkomst": antwoorden.partij, "dag": archief.vandaag}
                create(werk, "waarneming", Ref("hoofdtaak", taak.id), **herkomst, **waarden)
        return werk.change


def _taak(werk: Werk, meting: Meting, antwoord: TaakAntwoord) -> Hoofdtaak:
    """The hoofdtaak an answer is about; a new one when there is none of this number."""
    taken = {taak.volgnr: taak for taak in meting.hoofdtaken}
    if antwoord.nummer in taken:
        return taken[antwoord.nummer]
    if not antwoord.taak.strip():
        raise UserError(f"Vul bij taak {antwoord.nummer} de naam van de taak in.", f"{antwoord.nummer}.taak")
    taak: Hoofdtaak = create(
        werk, "hoofdtaak", Ref("meting", meting.id), volgnr=len(taken) + 1,
        omschrijving=antwoord.taak.strip()[:300], minuten_per_week=_read(antwoord, "uren"),
    )  # fmt: skip
    werk.session.expire(meting, ["hoofdtaken"])
    return taak


def _observations(antwoord: TaakAntwoord, partij: str) -> list[dict[str, Any]]:
    wie = "de werknemer"
    gevonden: list[dict[str, Any]] = []
    if (van_tien := _read(antwoord, "van_tien")) is not None:
        tekst = f"als een collega er 10 doet, doet {wie} er {format_getal(van_tien)}."
        gevonden.append({"factor": "tempo", "waarde": van_tien * TIENTAL, "notitie": tekst})
    if (goed := _read(antwoord, "goed_van_tien")) is not None:
        tekst = f"van elke 10 zijn er {format_getal(goed)} in één keer goed."
        gevonden.append({"factor": "kwaliteit", "waarde": goed * TIENTAL, "notitie": tekst})
    if (minuten := _read(antwoord, "minuten")) is not None:
        telling = {"minuten": 60, "onderbroken_minuten": 60 - minuten}
        tekst = f"van elk uur is {wie} {minuten} minuten met de taak bezig."
        gevonden.append({"factor": "netto_werktijd", **telling, "notitie": tekst})
    erbij = antwoord.toelichting.strip()
    if erbij and not gevonden:
        gevonden.append({"factor": "tempo", "notitie": ""})
    for nummer, waarden in enumerate(gevonden):
        eigen = erbij if not nummer else ""
        waarden["notitie"] = HERKENNING + " ".join(filter(None, (waarden["notitie"], eigen)))
    return gevonden


def _read(antwoord: TaakAntwoord, naam: str) -> Any:
    """The value of one answer. Raises UserError that names task and question."""
    try:
        return parse(VELDEN[naam], getattr(antwoord, naam))
    except UserError as fout:
        raise UserError(f"Taak {antwoord.nummer}. {fout.tekst}", f"{antwoord.nummer}.{naam}") from fout


def _forget(werk: Werk, meting_id: int, partij: str) -> None:
    vraag = (
        select(Waarneming.id)
        .join(Hoofdtaak)
        .where(Hoofdtaak.meting_id == meting_id, Waarneming.herkomst == partij)
        .where(Waarneming.notitie.startswith(HERKENNING, autoescape=True))
    )
    for nummer in werk.session.scalars(vraag).all():
        delete_rij(werk, Ref("waarneming", nummer))


def _list_for(partij: str, meting_id: int, taken: list[tuple[int, str]]) -> Vragenlijst:
    groepen = [_taakgroep(partij, nummer, omschrijving) for nummer, omschrijving in taken]
    algemeen = tuple(Vraag(naam, vraag, regels=3) for naam, vraag in OPEN)
    groepen.append(Vragengroep("Over het werk", "", algemeen))
    return Vragenlijst(
        partij,
        f"Vragenlijst voor de {partij}",
        (
            "Binnenkort komt de loonwaardedeskundige langs. Die kijkt hoe het werk gaat. Met uw antwoorden "
            "kan het bezoek goed worden voorbereid.",
            "U hoeft niet alles te weten. Weet u iets niet? Sla de vraag dan over. Geen antwoord is fout.",
            "Schrijf niets over ziekte, medicijnen of waarom iemand afwezig was. Dat is voor deze meting "
            "niet nodig en mag niet worden gevraagd.",
        ),
        tuple(groepen),
        "Dank u wel. Geef of stuur deze lijst terug aan de loonwaardedeskundige.",
        f"Vragenlijst {partij} · meting {meting_id}",
    )


def _taakgroep(partij: str, nummer: int, omschrijving: str) -> Vragengroep:
    wie, doet, werkt = WIE[partij]
    kop = f"t{nummer}_"
    vragen = [
        Vraag(
            f"{kop}van_tien",
            f"Als een gewone collega er 10 doet, hoeveel {doet} er dan in die tijd?",
            langste=5,
        ),
        Vraag(
            f"{kop}goed_van_tien", f"En als {wie} er 10 doet: hoeveel zijn er in één keer goed?", langste=5
        ),
        Vraag(
            f"{kop}minuten",
            f"Een uur heeft 60 minuten. Hoeveel minuten daarvan {werkt} aan deze taak?",
            langste=3,
        ),
        Vraag(f"{kop}toelichting", "Waaraan ziet u dat? Noem een voorbeeld.", regels=2),
    ]
    if omschrijving:
        return Vragengroep(f"Taak {nummer}: {omschrijving}", "", tuple(vragen))
    eigen = [
        Vraag(f"{kop}taak", "Welke taak is dit?", breed=230, langste=120),
        Vraag(f"{kop}uren", "Hoeveel uur per week ongeveer?", langste=6),
    ]
    uitleg = "Vul hier een taak in die veel tijd kost." if nummer == 1 else "Alleen als er nog een taak is."
    return Vragengroep(f"Taak {nummer}", uitleg, (*eigen, *vragen))
