"""Words about health in the free text of a meting: a point that is passed with a reason (process.md §6)."""

from collections.abc import Iterator
from hashlib import sha256

from app.loonwaarde import Bevinding, Ernst
from app.services.coachen.medischewoorden import find_medisch
from app.services.records import MetingRecord

CODE = "woorden"
BRON = "AVG art. 9"
TEKSTEN = {
    "normfunctie_omschrijving": "de omschrijving van de normfunctie",
    "onafhankelijkheid": "uw uitleg over meten en begeleiden",
    "advies": "het advies",
    "volgende_meting_reden": "de reden van de volgende meting",
    "reden_versie": "de reden van deze versie",
}
FACTOREN = {"tempo": "tempo", "kwaliteit": "kwaliteit", "netto_werktijd": "netto werktijd"}


def find_gezondheid(record: MetingRecord) -> Iterator[Bevinding]:
    """A let-op point for each text with such words; other words in it ask for a new reason.

    Only how to mend it names them: that is not printed. Names of tasks are about the work and left alone.
    """
    if record.woordenlijst is None:
        return
    for plaats, waar, tekst in _texts(record):
        if woorden := find_medisch(record.woordenlijst, [tekst]):
            merk = sha256(" ".join(woorden).encode()).hexdigest()[:8]
            yield Bevinding(
                f"{CODE}:{plaats}:{merk}",
                Ernst.LET_OP,
                f"In {waar} staat iets over gezondheid",
                f"Verander de tekst ({', '.join(woorden[:8])}), of schrijf op waarom het er toch in moet.",
                BRON,
                plaats,
            )


def _texts(record: MetingRecord) -> Iterator[tuple[str, str, str]]:
    """Where each text stands, what it is called, and the text."""
    for naam, waar in TEKSTEN.items():
        yield f"meting.{naam}", waar, getattr(record, naam)
    for taak in record.hoofdtaken:
        for factor, woord in FACTOREN.items():
            waar = f"de toelichting bij {woord} van hoofdtaak {taak.volgnr}"
            yield f"hoofdtaak.{taak.volgnr}.toelichting_{factor}", waar, taak.toelichtingen[factor]
        for waarneming in taak.waarnemingen:
            waar = f"een notitie bij hoofdtaak {taak.volgnr}"
            yield f"waarneming.{waarneming.id}.notitie", waar, waarneming.notitie
    for zienswijze in record.zienswijzen:
        waar = f"de zienswijze van de {zienswijze.partij}"
        yield f"zienswijze.{zienswijze.partij}.tekst", waar, zienswijze.tekst
