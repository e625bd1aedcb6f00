"""From what was typed to an amount: its fields, and the findings of the law at these fields."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.loonwaarde import (
    BEVESTIGD,
    Bedragen,
    Bevinding,
    Ernst,
    LoonwaardeFout,
    Parameter,
    Waarde,
    controle_bedragen,
    parse_getal,
)
from app.services.errors import UserError
from app.services.velden import Soort, Veld, parse

STATUSSEN = (("bevestigd", "Bevestigd"), ("onbevestigd", "Onbevestigd"))
TOEKOMST = "Gelezen op: deze dag ligt in de toekomst. Vul de dag in waarop u de bron las."
GETAL_HOOGST = Decimal(10**9)


def bedrag_velden(bedragen: Bedragen, parameter: str) -> tuple[Veld, ...]:
    """The fields of an amount of this kind: one number, or one for each age."""
    soort = bedragen.parameters[parameter]
    leeftijden = [jaren for w in bedragen.waarden[parameter][:1] for jaren, _ in w.per_leeftijd]
    getallen = tuple(
        Veld(
            f"leeftijd_{jaren}",
            f"{jaren} jaar" + (" en ouder" if jaren == max(leeftijden) and jaren > 20 else ""),
            Soort.GETAL,
            verplicht=True,
            eenheid=_unit(soort),
            breedte=3,
        )
        for jaren in sorted(leeftijden, reverse=True)
    ) or (Veld("waarde", "Bedrag", Soort.GETAL, verplicht=True, eenheid=_unit(soort), breedte=3),)
    return (
        Veld(
            "vanaf",
            "Geldt vanaf",
            Soort.DATUM,
            verplicht=True,
            breedte=6 if leeftijden else 3,
            uitleg="Een minimumloon geldt een half jaar, vanaf 1 januari of 1 juli. Een percentage geldt tot "
            "er een nieuwer is.",
        ),
        *getallen,
        Veld("status", "Status", Soort.KEUZE, verplicht=True, keuzes=STATUSSEN, breedte=6),
        Veld(
            "bron",
            "Bron",
            Soort.NOTITIE,
            verplicht=True,
            breedte=6,
            uitleg="Waar u het bedrag las, zo dat een ander het terugvindt: het nummer van de Staatscourant "
            "of het adres van de pagina.",
        ),
        Veld("brondatum", "Gelezen op", Soort.DATUM, verplicht=True, breedte=3),
        Veld("opmerking", "Opmerking", breedte=6, maximum_lengte=300),
    )


def _unit(soort: Parameter) -> str:
    return "€" if soort.eenheid.startswith("euro") else "%" if soort.eenheid.startswith("procent") else ""


def as_text(waarde: Waarde) -> dict[str, str]:
    """An amount as the texts of its fields; without the day on which its source was read."""
    getallen = {f"leeftijd_{jaren}": show_getal(bedrag) for jaren, bedrag in waarde.per_leeftijd}
    if waarde.waarde is not None:
        getallen["waarde"] = show_getal(waarde.waarde)
    return {
        "vanaf": f"{waarde.vanaf:%d-%m-%Y}",
        **getallen,
        "status": waarde.status,
        "bron": waarde.bron,
        "opmerking": waarde.opmerking,
    }


def show_getal(getal: Decimal) -> str:
    """The digits of a number with a decimal comma."""
    return format(getal, "f").replace(".", ",")


def read_bedrag(
    bedragen: Bedragen, parameter: str, teksten: Mapping[str, str], vandaag: date
) -> tuple[Waarde, date]:
    """The amount that was typed and the day on which its source was read. Raises UserError at the field."""
    velden = {veld.naam: veld for veld in bedrag_velden(bedragen, parameter)}
    for naam, veld in velden.items():
        if veld.verplicht and not teksten.get(naam, "").strip():
            raise UserError(f"{veld.label}: dit veld is leeg. Vul het in.", naam)
    vanaf, gelezen = (_day(velden[naam], teksten[naam]) for naam in ("vanaf", "brondatum"))
    if gelezen > vandaag:
        raise UserError(
            "Gelezen op: deze dag ligt in de toekomst. Vul de dag in waarop u de bron las.", "brondatum"
        )
    getallen = {
        naam: _getal(veld, teksten[naam]) for naam, veld in velden.items() if veld.soort is Soort.GETAL
    }
    waarde = Waarde(
        parameter,
        vanaf,
        waarde=getallen.get("waarde"),
        per_leeftijd=tuple(
            (int(naam.removeprefix("leeftijd_")), getal)
            for naam, getal in getallen.items()
            if naam != "waarde"
        ),
        status=str(parse(velden["status"], teksten["status"])),
        bron=str(parse(velden["bron"], teksten["bron"])),
        opmerking=str(parse(velden["opmerking"], teksten.get("opmerking", ""))),
    )
    return waarde, gelezen


def judge(bedragen: Bedragen, waarden: tuple[Waarde, ...], vandaag: date) -> tuple[Bevinding, ...]:
    """What has to be confirmed about these amounts. Raises UserError at the field for what blocks."""
    bevindingen = controle_bedragen(bedragen, waarden, vandaag)
    if bevindingen and bevindingen[0].ernst is Ernst.BLOKKEERT:
        eerste = bevindingen[0]
        raise UserError(f"{eerste.tekst}. {eerste.herstel}", eerste.plaats.rpartition(".")[2])
    return bevindingen


def confirmed(waarde: Waarde, bron: str) -> Waarde:
    """The same amount, confirmed with this source."""
    return replace(waarde, status=BEVESTIGD, bron=bron, tot=None)


def _day(veld: Veld, tekst: str) -> date:
    dag = parse(veld, tekst)
    assert isinstance(dag, date)
    return dag


def _getal(veld: Veld, tekst: str) -> Decimal:
    kaal = tekst.strip().removeprefix("€").removesuffix("%").strip()
    if kaal.count(",") == 1 and "." in kaal:
        kaal = kaal.replace(".", "")
    try:
        return parse_getal(kaal, veld.label, 0, GETAL_HOOGST, None, veld.naam)
    except LoonwaardeFout as fout:
        raise UserError(str(fout), veld.naam) from None
