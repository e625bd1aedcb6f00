"""The receipt of a subsidy, stored beside the meting that gave it."""

import json
from datetime import date

from app.models import Meting, Subsidie
from app.services.archief import Werk
from app.services.change import Ref
from app.services.meten.ontvangstbewijs import canonical, load_subsidie, subsidie_as_data
from app.services.meten.uitkomst_records import BewaardeSubsidie, Uitkomst
from app.services.objecten import create
from app.services.records import MetingRecord


def store_subsidie(werk: Werk, meting: Meting, record: MetingRecord, uitkomst: Uitkomst) -> None:
    """Write the receipt of what this meting gives; part of the caller's transaction.

    The amounts hold until 1 January (Participatiewet art. 10d lid 7) or the end of the contract.
    """
    bedrag = uitkomst.subsidie
    if bedrag is None or uitkomst.loonwaarde is None:
        return
    data = subsidie_as_data(bedrag)
    van = first_day(record, bedrag.peildatum)
    create(
        werk,
        "subsidie",
        Ref("plaatsing", meting.plaatsing_id),
        meting_id=meting.id,
        gemaakt=werk.moment,
        van=van,
        tot=min(date(van.year, 12, 31), max(van, meting.plaatsing.einde or date.max)),
        peildatum=bedrag.peildatum,
        route="lid4",
        loonwaarde=uitkomst.loonwaarde.percentage,
        leeftijd=bedrag.leeftijd,
        minimumloon=data["minimumloon"],
        plafond=bedrag.plafond,
        werkgeverslasten_percentage=bedrag.werkgeverslasten_percentage,
        subsidie=bedrag.subsidie,
        werkgeverslasten=bedrag.werkgeverslasten,
        totaal=bedrag.totaal,
        ontvangstbewijs=canonical(data),
    )


def first_day(record: MetingRecord, peildatum: date) -> date:
    """From when the amount counts: the first measurement from the peildatum, a later one from its report.

    After a forfait (lid 5) or an earlier loonwaarde the change of the loonwaarde is what starts it.
    """
    eerste = record.route != "lid5" and record.vorige is None
    return peildatum if eerste else max(peildatum, record.datum_rapport or peildatum)


def read_ontvangstbewijs(rij: Subsidie) -> BewaardeSubsidie:
    """The amounts and steps of a stored subsidy, exactly as they were computed then."""
    return load_subsidie(json.loads(rij.ontvangstbewijs))
