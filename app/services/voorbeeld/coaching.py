"""The coaching of the example: a traject with doelen, and contacts over months."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

from sqlalchemy import select

from app.loonwaarde import add_months
from app.models import Afspraak, ContactDoel, Contactmoment, Doel, Regime
from app.services.archief import Archief
from app.services.change import Ref
from app.services.coachen.coaching import vastleggen
from app.services.formulieren.evaluatie import STELLINGEN
from app.services.objecten import create, save_veld
from app.services.voorbeeld.bronnen import Gebeurtenis, at, load, werkdag

MAANDEN_TERUG = 8
EINDTIJDEN = ((10, 15), (11, 30), (13, 45), (15, 0), (16, 15))  # at least 75 minutes apart
TOEGEKEND = (12, 16, 20, 30, 40)
SOORTEN = ("werkplekbezoek", "werkplekbezoek", "werkplekbezoek", "overleg_werkgever", "telefoon", "video")
PARTNERS = {
    "werkplekbezoek": ("werknemer", "werknemer,werkbegeleider", "werknemer,leidinggevende"),
    "overleg_werkgever": ("leidinggevende", "leidinggevende,werkbegeleider"),
    "telefoon": ("werknemer", "leidinggevende"),
    "video": ("werknemer",),
}
DUUR = {"werkplekbezoek": (45, 60, 75), "overleg_werkgever": (30, 45), "telefoon": (15, 30), "video": (30,)}


@dataclass
class Dossiernummers:
    """The numbers of one kandidaat, filled in as the events are played."""

    gemeente_id: int
    kandidaat_id: int = 0
    plaatsing_id: int = 0


def plan_contacten(
    begin: date, vandaag: date, tussen: int, laatste: int, rng: Random, agenda: set[datetime]
) -> list[datetime]:
    """When the contacts end: every `tussen` days back from `laatste` days ago, at most eight months.

    Never two at the same time in one `agenda`, which is filled along the way.
    """
    eerste = max(begin + timedelta(days=1), add_months(vandaag, -MAANDEN_TERUG))
    dag, momenten = werkdag(vandaag - timedelta(days=laatste)), []
    while dag >= eerste:
        vrij = [moment for uur, minuut in EINDTIJDEN if (moment := at(dag, uur, minuut)) not in agenda]
        if vrij:
            momenten.append(rng.choice(vrij))
            agenda.add(momenten[-1])
        dag = werkdag(dag - timedelta(days=tussen + rng.randrange(-3, 4)))
    return momenten[::-1]


class Begeleiding:
    """The coaching of one kandidaat: a traject, contacts, a doel reached, afspraken kept."""

    def __init__(
        self, archief: Archief, spec: dict[str, Any], coach: str, rng: Random, dossier: Dossiernummers
    ) -> None:
        self.archief, self.spec, self.coach, self.rng, self.dossier = archief, spec, coach, rng, dossier
        self.traject_id = 0
        self.doelen: list[int] = []

    def plan(self, begin: date, vandaag: date, agenda: set[datetime]) -> Iterator[Gebeurtenis]:
        """Every event with its moment."""
        tussen, laatste = self.spec["contacten"]
        momenten = plan_contacten(begin, vandaag, tussen, laatste, self.rng, agenda)
        start = max(begin, werkdag(momenten[0].date() - timedelta(days=1)))
        yield at(start, 8, 30), partial(self.start, len(momenten))
        volgende = [moment.date() for moment in momenten[1:]]
        volgende.append(werkdag(momenten[-1].date() + timedelta(days=tussen)))
        for moment, dag in zip(momenten, volgende, strict=True):
            signaal = self.spec.get("signaal", "") if moment is momenten[-1] else ""
            yield moment, partial(self.log, dag, signaal)
        if len(self.spec["doelen"]) > 2:
            yield momenten[-2] + timedelta(minutes=5), self.reach_doel
        yield momenten[-1] + timedelta(minutes=10), self.keep_afspraken
        for dagen, partij, cijfer, stellingen in self.spec.get("evaluaties", ()):
            dag = werkdag(vandaag - timedelta(days=dagen))
            yield at(dag, 12, 30), partial(self.evaluate, partij, cijfer, stellingen)

    def start(self, aantal: int) -> None:
        """A traject with its doelen; granted is the usual number of hours that covers the contacts."""
        vandaag = self.archief.vandaag
        with self.archief.write() as werk:
            traject = create(
                werk,
                "coachtraject",
                Ref("kandidaat", self.dossier.kandidaat_id),
                plaatsing_id=self.dossier.plaatsing_id,
                gemeente_id=self.dossier.gemeente_id,
                betaler="gemeente",
                regime_id=werk.session.scalar(select(Regime.id).filter_by(naam="Midden", betaler="gemeente")),
                referentie=f"VB-{self.dossier.kandidaat_id:03d}",
                coach=self.coach,
                uren_toegekend=Decimal(
                    next((uren for uren in TOEGEKEND if uren > aantal + 2), TOEGEKEND[-1])
                ),
                begin=vandaag,
                einde=add_months(vandaag, 12),
                plan_datum=werkdag(vandaag + timedelta(days=7)),
                doelen=[
                    Doel(omschrijving=tekst, streefdatum=add_months(vandaag, 9 + nummer), status="loopt")
                    for nummer, tekst in enumerate(self.spec["doelen"])
                ],
            )
            self.traject_id, self.doelen = traject.id, [doel.id for doel in traject.doelen]

    def log(self, volgende: date, signaal: str) -> None:
        """One contact that has just ended, recorded."""
        einde, rng = self.archief.klok(), self.rng
        soort = rng.choice(SOORTEN)
        begin = einde - timedelta(minutes=rng.choice(DUUR[soort]))
        with self.archief.write() as werk:
            contact = create(
                werk,
                "contactmoment",
                Ref("coachtraject", self.traject_id),
                status="concept",
                gemaakt=einde,
                datum=einde.date(),
                begintijd=begin.time(),
                eindtijd=einde.time(),
                soort=soort,
                uitvoerder=self.coach,
                gesproken_met=rng.choice(PARTNERS[soort]),
                gedaan=rng.choice(load("teksten")["contact"]["gedaan"]),
                volgend_contact=volgende,
                signalen=signaal,
                declarabel=True,
                zichtbaar_voor_werkgever=False,
                doelen=[ContactDoel(doel_id=doel, voortgang=rng.randrange(2, 6)) for doel in self.doelen[:2]],
                afspraken=_afspraken(einde.date(), rng),
                **_reis(soort, rng),
            )
        vastleggen(self.archief, contact.id)

    def reach_doel(self) -> None:
        """The last doel of the plan is reached."""
        save_veld(self.archief, Ref("doel", self.doelen[-1]), "status", "bereikt")

    def keep_afspraken(self) -> None:
        """What was to be done before the last contact has been done by then."""
        dag = self.archief.vandaag
        vraag = select(Afspraak.id).join(Contactmoment).where(Afspraak.uiterlijk <= dag)
        with self.archief.read() as session:
            nummers = session.scalars(vraag.where(Contactmoment.traject_id == self.traject_id)).all()
        for nummer in nummers:
            save_veld(self.archief, Ref("afspraak", nummer), "gedaan_op", f"{dag:%d-%m-%Y}")

    def evaluate(self, partij: str, cijfer: int, stellingen: str) -> None:
        """What a party thinks of the coaching, as it came back on paper."""
        marks = {naam: int(stap) for naam, stap in zip(STELLINGEN[partij], stellingen, strict=True)}
        ref = Ref("coachtraject", self.traject_id)
        with self.archief.write() as werk:
            create(werk, "evaluatie", ref, partij=partij, dag=werk.moment.date(), cijfer=cijfer, **marks)


def _reis(soort: str, rng: Random) -> dict[str, int]:
    if soort not in ("werkplekbezoek", "overleg_werkgever"):
        return {}
    return {"reistijd_minuten": rng.choice((20, 25, 30, 40)), "kilometers": rng.choice((8, 12, 18, 24))}


def _afspraken(dag: date, rng: Random) -> list[Afspraak]:
    if rng.randrange(5) > 1:
        return []
    wat, wie = rng.choice(load("teksten")["contact"]["afspraken"])
    return [Afspraak(wat=wat, wie=wie, uiterlijk=werkdag(dag + timedelta(days=10)))]
