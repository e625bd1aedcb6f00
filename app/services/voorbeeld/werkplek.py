"""What the employers of the example add: marks for vaardigheden, a change at work, a signed intentie."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from app.loonwaarde import add_months
from app.services.archief import Archief
from app.services.change import Ref
from app.services.coachen.coachingpapier import sign_papier
from app.services.coachen.papierkeuze import Papierkeuze
from app.services.formulieren.vaardigheden import MAANDEN, ONDERDELEN
from app.services.objecten import create
from app.services.signaleren.werkwijzigingen import log_werkwijziging
from app.services.voorbeeld.bronnen import Gebeurtenis, at, werkdag
from app.services.voorbeeld.coaching import Dossiernummers

NA_BEGIN = timedelta(days=5)  # when the employer fills in the marks


class Werkplek:
    """The job of one kandidaat, as the contact person there sees it."""

    def __init__(self, archief: Archief, spec: dict[str, Any], naam: str, dossier: Dossiernummers) -> None:
        self.archief, self.spec, self.naam, self.dossier = archief, spec, naam, dossier

    def plan(self, begin: date, vandaag: date) -> Iterator[Gebeurtenis]:
        """Every event with its moment."""
        for (maand, _), cijfers in zip(MAANDEN, self.spec.get("vaardigheden", ()), strict=False):
            dag = werkdag(add_months(begin, int(maand)) + NA_BEGIN)
            yield at(dag, 12), partial(self.rate, int(maand), cijfers)
        if "getekend" in self.spec:
            yield at(werkdag(vandaag - timedelta(days=self.spec["getekend"])), 12, 10), self.sign
        if "wijziging" in self.spec:
            dagen, wat, toelichting = self.spec["wijziging"]
            dag = werkdag(vandaag - timedelta(days=dagen))
            yield at(dag, 12, 20), partial(self.change, dag, wat, toelichting)

    def rate(self, maand: int, cijfers: str) -> None:
        """A mark of 1-5 for each of the twelve sentences."""
        marks = {naam: int(cijfer) for (naam, _), cijfer in zip(ONDERDELEN, cijfers, strict=True)}
        ref = Ref("plaatsing", self.dossier.plaatsing_id)
        with self.archief.write() as werk:
            dag = werk.moment.date()
            create(werk, "vaardigheden", ref, maand=maand, dag=dag, beoordelaar=self.naam, **marks)

    def sign(self) -> None:
        """The employer means to keep the kandidaat; a typed name is the signature."""
        keuze = Papierkeuze(
            "intentieverklaring",
            self.dossier.kandidaat_id,
            plaatsing_id=self.dossier.plaatsing_id,
            vertegenwoordiger=self.naam,
        )
        sign_papier(self.archief, keuze, "werkgever", self.naam, ())

    def change(self, dag: date, wat: str, toelichting: str) -> None:
        """The work is organised differently from now on."""
        teksten = {"datum": f"{dag:%d-%m-%Y}", "wat": wat, "toelichting": toelichting}
        log_werkwijziging(self.archief, self.dossier.plaatsing_id, teksten)
