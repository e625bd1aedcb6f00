"""What one fills in to get a paper of the coaching, as fields; and reading them into a choice."""

from collections.abc import Mapping
from datetime import date

from app.services.coachen.papierkeuze import PERIODES, VOORNEMENS, Papierkeuze
from app.services.errors import UserError
from app.services.velden import Soort, Veld, parse

VELDEN = {
    veld.naam: veld
    for veld in (
        Veld("traject", "Coachtraject", Soort.VERWIJZING, breedte=6),
        Veld("plaatsing", "Plaatsing", Soort.VERWIJZING, breedte=6),
        Veld("betaler", "Betaler", Soort.VERWIJZING, breedte=6),
        Veld("periode", "Periode", Soort.KEUZE, keuzes=PERIODES, breedte=6),
        Veld("van", "Van", Soort.DATUM, verplicht=True, breedte=3),
        Veld("tot", "Tot en met", Soort.DATUM, verplicht=True, breedte=3),
        Veld("voornemen", "De werkgever is van plan", Soort.KEUZE, keuzes=VOORNEMENS, breedte=6),
        Veld("vertegenwoordiger", "Namens de werkgever tekent", breedte=6),
        Veld("voorwaarden", "Wat daarvoor nodig is", Soort.NOTITIE, breedte=6),
        Veld(
            "reden",
            "Waarom mag dit er toch in",
            breedte=6,
            maximum_lengte=200,
            uitleg="In het stuk staat iets over gezondheid. Dat hoort er alleen in met een goede reden; die "
            "komt in het logboek.",
            bron="AVG art. 9",
        ),
    )
}
VAN_SOORT = {
    "coachingsplan": ("traject", "vertegenwoordiger", "reden"),
    "voortgangsverslag": ("traject", "periode", "van", "tot", "reden"),
    "urenstaat": ("traject", "betaler", "periode", "van", "tot"),
    "intentieverklaring": ("plaatsing", "voornemen", "vertegenwoordiger", "voorwaarden", "reden"),
    "evaluatie-werknemer": ("traject", "periode", "van", "tot"),
    "evaluatie-werkgever": ("traject", "periode", "van", "tot"),
    "stageoverzicht": ("periode", "van", "tot"),
}


def list_velden(soort: str) -> tuple[Veld, ...]:
    """The fields of a kind of paper, in order."""
    return tuple(VELDEN[naam] for naam in VAN_SOORT[soort])


def read_keuze(soort: str, kandidaat_id: int, waarden: Mapping[str, str]) -> Papierkeuze:
    """The choice that these texts make. Raises UserError at the field that cannot be read."""
    betaler, _, gemeente = waarden.get("betaler", "").partition(":")
    keuze = Papierkeuze(
        soort,
        kandidaat_id,
        traject_id=_number(waarden.get("traject", "")),
        plaatsing_id=_number(waarden.get("plaatsing", "")),
        van=_day(waarden, "van", date.min),
        tot=_day(waarden, "tot", date.max),
        betaler=betaler,
        gemeente_id=_number(gemeente) or None,
        vertegenwoordiger=waarden.get("vertegenwoordiger", "").strip(),
        voornemen=waarden.get("voornemen", "") or VOORNEMENS[0][0],
        voorwaarden=waarden.get("voorwaarden", "").strip(),
    )
    keuze.check()
    return keuze


def _number(tekst: str) -> int:
    return int(tekst) if tekst.isascii() and tekst.isdigit() else 0


def _day(waarden: Mapping[str, str], naam: str, anders: date) -> date:
    if naam not in waarden:
        return anders
    dag = parse(VELDEN[naam], waarden[naam])
    if not isinstance(dag, date):
        raise UserError(f"{VELDEN[naam].label}: vul een datum in.", naam)
    return dag
