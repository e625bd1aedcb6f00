"""The coaching of the example: a traject with doelen, and contacts over months."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from app.loonwaarde import add_months
from app.models import Afspraak, ContactDoel, Doel
from app.services.archief import Archief
from app.services.change import Ref
from app.services.coaching import vastleggen
from app.services.objecten import create
from app.services.voorbeeld.bronnen import at, load, werkdag

MAANDEN_TERUG = 8
EINDTIJDEN = ((10, 15), (11, 30), (13, 45), (15, 0), (16, 15))  # at least 75 minutes apart
TOEGEKEND = (12, 16, 20, 30, 40)
BEZOEK = ("werkplekbezoek", "werkplekbezoek", "werkplekbezoek", "overleg_werkgever", "telefoon", "video")
PARTNERS = {
    "werkplekbezoek": ("werknemer", "werknemer,werkbegeleider", "werknemer,leidinggevende"),
    "overleg_werkgever": ("leidinggevende", "leidinggevende,werkbegeleider"),
    "telefoon": ("werknemer", "leidinggevende"),
    "video": ("werknemer",),
}
DUUR = {"werkplekbezoek": (45, 60, 75), "overleg_werkgever": (30, 45), "telefoon": (15, 30), "video": (30,)}


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


def start_traject(
    archief: Archief, kandidaat_id: int, plaatsing_id: int, spec: dict[str, Any], aantal: int, **waarden: Any
) -> tuple[int, list[int]]:
    """A traject with its doelen; granted is the usual number of hours that covers the contacts."""
    uren = next((uren for uren in TOEGEKEND if uren > aantal + 2), TOEGEKEND[-1])
    vandaag = archief.vandaag
    with archief.write() as werk:
        traject = create(
            werk,
            "coachtraject",
            Ref("kandidaat", kandidaat_id),
            plaatsing_id=plaatsing_id,
            betaler="gemeente",
            regime="eigen",
            uren_toegekend=Decimal(uren),
            begin=vandaag,
            einde=add_months(vandaag, 12),
            plan_datum=werkdag(vandaag + timedelta(days=7)),
            doelen=[
                Doel(omschrijving=tekst, streefdatum=add_months(vandaag, 9 + nummer), status="loopt")
                for nummer, tekst in enumerate(spec["doelen"])
            ],
            **waarden,
        )
        return traject.id, [doel.id for doel in traject.doelen]


def log_contact(
    archief: Archief, traject_id: int, doelen: list[int], volgende: date, spec: dict[str, Any], rng: Random
) -> None:
    """One contact that has just ended, recorded."""
    einde, soort = archief.klok(), rng.choice(BEZOEK)
    begin = einde - timedelta(minutes=rng.choice(DUUR[soort]))
    op_pad = soort in ("werkplekbezoek", "overleg_werkgever")
    teksten = load("teksten")["contact"]
    with archief.write() as werk:
        contact = create(
            werk,
            "contactmoment",
            Ref("coachtraject", traject_id),
            status="concept",
            gemaakt=einde,
            datum=einde.date(),
            begintijd=begin.time(),
            eindtijd=einde.time(),
            soort=soort,
            uitvoerder=spec["coach"],
            gesproken_met=rng.choice(PARTNERS[soort]),
            gedaan=rng.choice(teksten["gedaan"]),
            volgend_contact=volgende,
            signalen=spec.get("signaal_nu", ""),
            reistijd_minuten=rng.choice((20, 25, 30, 40)) if op_pad else None,
            kilometers=rng.choice((8, 12, 18, 24)) if op_pad else None,
            declarabel=True,
            zichtbaar_voor_werkgever=False,
            doelen=[ContactDoel(doel_id=doel, voortgang=rng.randrange(2, 6)) for doel in doelen[:2]],
            afspraken=_afspraken(einde.date(), rng),
        )
        contact_id = contact.id
    vastleggen(archief, contact_id)


def _afspraken(dag: date, rng: Random) -> list[Afspraak]:
    if rng.randrange(5) > 1:
        return []
    wat, wie = rng.choice(load("teksten")["contact"]["afspraken"])
    return [Afspraak(wat=wat, wie=wie, uiterlijk=werkdag(dag + timedelta(days=10)))]
